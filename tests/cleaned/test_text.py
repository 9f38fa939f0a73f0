"""What the characters and inline markup of one line become: raw text in, clean text out."""

import pytest

CHARACTERS = [
    ("Acme’s “record” quarter", 'Acme\'s "record" quarter'),
    ("down −3.4% to 12–14 — a low", "down -3.4% to 12–14 — a low"),
    ("S&amp;P 500 fell; R&amp;amp;D rose", "S&P 500 fell; R&D rose"),
    ("&#8722;5 and &#x20AC;7&nbsp;million", "-5 and €7 million"),
    ("5\u00a0million\u202fshares", "5 million shares"),
    ("1\u200b,234 and soft\u00adware", "1,234 and software"),
    ("Acmeâ€™s price of Â£5 â€“ caf\u00c3\u00a9", "Acme's price of £5 – café"),
    ("bell\x07 and cp1252 \x80 5", "bell and cp1252 € 5"),
    ("full-width １２．５％ and ￥7", "full-width 12.5% and ¥7"),
    ("two  spaces\tand a tab", "two spaces and a tab"),
    ("AT&T and B&B; a < b > c", "AT&T and B&B; a < b > c"),
    ("“Yes…” she said", '"Yes..." she said'),
    ("€ 2,076.0 million, ¥500, £3, ₹2 crore, 3½, 10²", "€ 2,076.0 million, ¥500, £3, ₹2 crore, 3½, 10²"),
]

MARKDOWN = [
    ('Shares of [Acme](https://x.test/q?id=7 "Acme 12") fell 3%', "Shares of Acme fell 3%"),
    ("(NYSE:[ACM](https://x.test/ACM)) rose", "(NYSE:ACM) rose"),
    ("see [the (new) plan](https://x.test/a_(b)) now", "see the (new) plan now"),
    ("![chart 2025](https://x.test/c.png)Sales rose 4%", "Sales rose 4%"),
    ("[![alt 5](a.png)](https://x.test/9) Sales rose", "Sales rose"),
    ("**Revenue**: up *12%* and ***5%***", "Revenue: up 12% and 5%"),
    ("__Net__ income _fell_ to snake_case_id", "Net income fell to snake_case_id"),
    ("2 * 3 * 4 and 5*3", "2 * 3 * 4 and 5*3"),
    ("~5% and ~~7%~~", "~5% and 7%"),
    (r"\$5 million and \*not\* emphasis", "$5 million and *not* emphasis"),
    ("`code 5` here", "code 5 here"),
    ("up 3%[^1] today", "up 3% today"),
    ("rose <b>1</b>,234 points<br>today", "rose 1,234 points today"),
    ("# Acme beats estimates #", "Acme beats estimates"),
    ("> quoted words of the chief", "quoted words of the chief"),
    ("> first words of the chief  \n>   \n> last words", "first words of the chief\n\nlast words"),
]


@pytest.mark.parametrize(("raw", "expected"), CHARACTERS)
def test_characters(clean, raw, expected):
    assert clean(raw, "txt").clean.text == expected


@pytest.mark.parametrize(("raw", "expected"), CHARACTERS[:9])
def test_characters_in_html(clean, raw, expected):
    assert clean(f"<p>{raw}</p>", "html").clean.text == expected


@pytest.mark.parametrize(("raw", "expected"), MARKDOWN)
def test_inline_markdown(clean, raw, expected):
    assert clean(raw, "md").clean.text.strip() == expected


@pytest.mark.parametrize(
    ("raw", "quote", "source"),
    [
        ("Acmeâ€™s sales of $5", "'s", "â€™s"),
        ("rose &euro;5 to &#8364;7", "€7", "&#8364;7"),
        ("**$5** and [**$7**](http://x.test)", "$7", "$7"),
        ("the same $5. And the same $5.", "$5", "$5"),
    ],
)
def test_a_quote_leads_back_to_its_source(clean, raw, quote, source):
    article = clean(raw, "md")
    start = article.clean.text.rindex(quote)
    span = article.clean.to_source(start, start + len(quote))
    assert raw[span.start : span.end] == source
    assert span.end == len(raw.rstrip(".*)")) or raw.rindex(source) == span.start


def test_an_encoded_blob_is_hidden(clean):
    blob = "iVBORw0KGgo4AAAANSUhEUg7" * 40
    raw = f"The chart data:image/png;base64,{blob} shows sales of $5 million."
    article = clean(raw)
    assert article.clean.text == "The chart  shows sales of $5 million."
    ((hidden, reason),) = [(raw[h.start : h.end], h.reason.value) for h in article.hidden]
    assert (hidden[:5], hidden[-9:], reason) == ("data:", blob[-9:], "encoded")
