"""Which text of a page is the article, and where it stands."""

# ruff: noqa: E501 - a row of a table is one line

import pytest

from assets.cleaned.record import Hidden

LONG = "Acme Corp. said on Tuesday that revenue rose 12% to $3.4 billion in the quarter, helped by demand abroad."
MORE = "The company expects sales of $15 billion for the year and plans to open 40 stores, its chief executive said."

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Acme beats - Example</title>
<meta property="og:title" content="Acme beats estimates"><meta property="og:site_name" content="Example News">
<link rel="canonical" href="https://example.test/acme-1"><style>.a{{width:12px}}</style>
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2025-03-04T10:00:00+01:00",
"author": [{{"name": "Ann Lee"}}]}}]}}</script></head><body class="has-sidebar nav-open">
<nav><ul><li><a href="/m">Markets 24</a></li></ul></nav><header class="masthead"><a href="/">Example 7</a></header>
<div class="ticker-bar">ACM 10.50 +2%</div>
<main><article><h1>Acme beats estimates</h1><div class="byline">By Ann Lee <time datetime="2025-03-04">4 March</time></div>
<figure><img src="a.png" alt="5"><figcaption>A store in 2019. Photograph: Bo Xu</figcaption></figure>
<div itemprop="articleBody"><p>{LONG}</p><div class="newsletter-signup"><p>Join 10,000 readers of our letter every day.</p></div>
<p>Shares of <a href="/q/ACM?id=3">Acme</a> rose <b>1</b>,234 points<sup>2</sup> to 10<sup>6</sup> m<sup>2</sup>.</p>
<ul><li>Sales rose 5%<li>Costs fell 2%</ul><p>{MORE}<aside><p>Related: Beta loses $9 million in a year of losses and more losses.</p></aside>
<p><a href="/x">Gamma buys 40 stores in a deal that is worth more than it looks like at first</a></p></div></article>
<section class="related"><h3>More</h3><article><a href="/d"><p>Delta sold 50 planes to a customer that nobody has named so far, it said.</p></a></article></section>
</main><div id="comments"><p>I bought 100 shares of this at 5 dollars and I will never sell them to anybody at all.</p></div>
<footer>© 2025 Example</footer><script>var a = 99;</script><!-- 77 --></body></html>"""


def test_the_article_of_a_page(blocks):
    assert blocks(PAGE, "html") == [
        ("headline", "heading", "Acme beats estimates"),
        ("body", "paragraph", LONG),
        ("body", "paragraph", "Shares of Acme rose 1,234 points to 10^6 m2."),
        ("body", "list_item", "Sales rose 5%"),
        ("body", "list_item", "Costs fell 2%"),
        ("body", "paragraph", MORE),
    ]


def test_the_fields_of_a_page(clean):
    article = clean(PAGE, "html")
    assert article.title == "Acme beats estimates"
    assert article.publisher == "Example News"
    assert article.author == "Ann Lee"
    assert article.language == "en"
    assert article.canonical_url == "https://example.test/acme-1"
    assert (article.published_at, article.published_at_basis) == ("2025-03-04T09:00:00Z", "json_ld")


def test_what_a_page_hides_has_its_reason(clean):
    reasons = {
        words: hidden.reason
        for hidden in clean(PAGE, "html").hidden
        for words in ("Markets 24", "ACM 10.50", "99;", "50 planes", "100 shares", "© 2025", "Join 10,000", 'id=3">')
        if words in PAGE[hidden.start : hidden.end]
    }
    assert reasons.pop("99;") in (Hidden.SCRIPT, Hidden.PAGE_FURNITURE)
    assert reasons.pop('id=3">') is Hidden.MARKUP
    assert set(reasons.values()) == {Hidden.PAGE_FURNITURE}
    assert len(reasons) == 6


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>rose <b>1</b>,234</p>", ["rose 1,234"]),
        ("<div>12<div>34</div></div>", ["12", "34"]),
        ("<p>rose 5%<p>fell 3%", ["rose 5%", "fell 3%"]),
        ("<p>rose 5%.<br>Fell 3%.<br><br>Then 2%.</p>", ["rose 5%.\nFell 3%.", "Then 2%."]),
        ("<p>up to<br>5%</p>", ["up to 5%"]),
        ("<p>a <!-- 5 > 3 --> b<!-- never closed <b>c</b></p>", ["a bc"]),
        ("<p title='a > 5'>x</p>", ["x"]),
        ("<p>EPS < 5 and P/E > 3</p>", ["EPS < 5 and P/E > 3"]),
        ("<P CLASS=x>upper</P>", ["upper"]),
        ("<p>at $0.0<sub>4</sub>1296</p>", ["at $0.0₄1296"]),
        ("<p>CO<sub>2</sub> fell 5%<sup>[1]</sup></p>", ["CO2 fell 5%"]),
        ("<pre>Sales rose\n5% in May.\n\nCosts fell.</pre>", ["Sales rose 5% in May.", "Costs fell."]),
        ("no tags at all\n\nin two paragraphs", ["no tags at all", "in two paragraphs"]),
        ("<svg><title>7</title><text>8</text></svg><p>x</p>", ["x"]),
        ("<p hidden>5</p><p style='display: none'>6</p><p>x</p>", ["x"]),
    ],
)
def test_html_text(blocks, raw, expected):
    assert [text for _, _, text in blocks(raw, "html")] == expected


def test_markup_inside_markdown(blocks):
    raw = f"# Acme beats\n\n<p>{LONG}</p><p></p><p>{MORE}</p>\n\nAnd **then** it rose 5%.\n\n<div class='ad'>Win 7</div>\n"
    assert [text for _, _, text in blocks(raw, "md")] == ["Acme beats", LONG, MORE, "And then it rose 5%."]


def test_a_page_saved_as_text_is_a_page(blocks):
    assert blocks(PAGE, "txt") == blocks(PAGE, "html")


def test_a_body_in_a_container_with_a_furniture_name_is_kept(blocks):
    raw = f"<html><body><div class='content-with-sidebar header'><p>{LONG}</p><p>{MORE}</p></div></body></html>"
    assert [text for _, _, text in blocks(raw, "html")] == [LONG, MORE]


def test_an_article_in_several_containers_is_one(blocks):
    body = "".join(
        f"<div class='part'><p>{LONG} {n}</p><p>{MORE}</p></div><div class='promo'>Win {n}</div>" for n in range(4)
    )
    found = blocks(f"<html><body><nav>1</nav><div><div>{body}</div></div></body></html>", "html")
    assert sum("12%" in text for _, _, text in found) == 4
    assert not any("Win" in text for _, _, text in found)


def test_the_digits_of_a_reference_are_hidden_and_its_sign_is_read(clean):
    page = PAGE.replace(
        MORE, "It wasn&#8217;t the &#163;5 million, it was the cost of &#36;&#55;m, the chief executive said."
    )
    article = clean(page, "html")
    assert "It wasn't the £5 million, it was the cost of $7m" in article.clean.text
    hidden = {page[h.start : h.end]: h.reason for h in article.hidden}
    assert hidden["&#8217;"] is Hidden.MARKUP
    assert "&#55;" not in hidden


HEADER = '<header class="article-header"><div class="article-meta">Published 1 day ago</div>{}<div class="author-byline">By <a href="/j">Jo Lee</a></div></header>'


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ('<h1 class="headline">Grocer misses</h1><h2 class="sub-headline">It earned $1.1 billion.</h2>', ["Grocer misses", "It earned $1.1 billion."]),
        ('<h1>Miner gains</h1><p class="standfirst">Output rose 8% as the new pit in the north opened.</p>', ["Miner gains", "Output rose 8% as the new pit in the north opened."]),
        ('<h1>Bank lifts rates</h1><h3>A first rise in 4 years</h3>', ["Bank lifts rates", "A first rise in 4 years"]),
        ('<h1>Bank lifts rates</h1><p>5 min read</p>', ["Bank lifts rates"]),
        ('<h1>Bank lifts rates</h1><p class="social-share">Share this story with 3 of your friends today</p>', ["Bank lifts rates"]),
        ('<h1>Bank lifts rates</h1><p><a href="/s">Subscribe for $5 a month to read all of our stories</a></p>', ["Bank lifts rates"]),
    ],
)  # fmt: skip
def test_the_header_of_an_article_holds_its_title_and_deck(blocks, head, kept):
    page = f"<html><body><main><article>{HEADER.format(head)}<p>{LONG}</p><p>{MORE}</p></article></main></body></html>"
    assert [text for _, _, text in blocks(page, "html")] == [*kept, LONG, MORE]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ('<div data-gu-name="standfirst"><p>It grew by 0.1% over the whole quarter.</p></div>', ["It grew by 0.1% over the whole quarter."]),
        ('<p id="article-summary">Demand stayed 3% below that of 2006.</p>', ["Demand stayed 3% below that of 2006."]),
        ('<p itemprop="description">Demand stayed 3% below that of 2006.</p>', ["Demand stayed 3% below that of 2006."]),
        ('<p>Sign up for our newsletter, for $5 a month</p>', []),
        ('<div class="teaser"><p class="summary">How to save 20% on your bills this winter</p></div>', []),
        ('<p class="summary"><a href="/x">How to save 20% on your bills this winter</a></p>', []),
        ('<figure><figcaption class="description">A plant that makes 20% of all steel</figcaption></figure>', []),
    ],
)  # fmt: skip
def test_a_standfirst_outside_of_the_article_is_kept(blocks, head, kept):
    page = (
        f"<html><body><div><h1>Acme gains</h1>{head}</div><div><p>{LONG}</p>{f'<p>{MORE}</p>' * 3}</div></body></html>"
    )
    assert [text for _, _, text in blocks(page, "html")] == ["Acme gains", *kept, LONG, *[MORE] * 3]


def test_the_masthead_of_a_page_is_no_title(blocks):
    masthead = '<div class="header"><h1>The Daily</h1><p>News on 40 markets, every day of the year.</p></div>'
    page = f"<html><body>{masthead}<article><h2>Grocer misses</h2><p>{LONG}</p><p>{MORE}</p></article></body></html>"
    assert [text for _, _, text in blocks(page, "html")] == ["Grocer misses", LONG, MORE]


def test_a_paragraph_beside_the_byline_is_the_article(blocks):
    lead = '<div class="byline"><p class="author">By Jo Lee</p><p>{}</p></div>'
    page = f"<html><body><main><h1>Acme beats</h1>{lead.format(LONG)}{f'<p>{MORE}</p>' * 4}</main></body></html>"
    assert [text for _, _, text in blocks(page, "html")] == ["Acme beats", LONG, *[MORE] * 4]
