"""What an article says of itself: front matter, first lines; title, publisher, author, language, date and its basis."""

# ruff: noqa: E501 - a row of a table is one line

import pytest

from assets.cleaned.dates import read_date

LONG = (
    "Acme Corp. said on Tuesday that revenue rose 12% to $3.4 billion in the quarter, and it will be helped by demand "
    "from abroad, where the company plans to open 40 stores in the course of the year, its chief executive said in Rome."
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04 10:00:01", "2025-03-04"),
        ("2025-03-04T10:00:01Z", "2025-03-04T10:00:01Z"),
        ("2025-03-04T10:00:01.123+0130", "2025-03-04T08:30:01Z"),
        ("20250304", "2025-03-04"),
        ("Tue, 04 Mar 2025 10:00:00 GMT", "2025-03-04T10:00:00Z"),
        ("Mar. 4, 2025 4:05 p.m. EST", "2025-03-04T21:05:00Z"),
        ("March 4th, 2025 4:05 PM ET", "2025-03-04"),
        ("4 March 2025", "2025-03-04"),
        ("Published on 4-Mar-2025", "2025-03-04"),
        ("3/4/2025", None),
        ("March 4", None),
        ("2025-13-40", None),
        ("0000-01-01", None),
        ("1h ago", None),
    ],
)
def test_dates(text, date):
    assert read_date(text) == date


FRONT = [
    ('---\ntitle: "Acme: up 5%"\ndate: 2025-03-04\nsource:\n  name: Example\nlang: [en]\n---\n', "Acme: up 5%", "Example", "2025-03-04"),
    ('---\n{\n "title": "Acme up",\n "source": "www.example.test",\n "date": "2025-03-04T10:00:00Z"\n}\n---\n', "Acme up", "www.example.test", "2025-03-04T10:00:00Z"),
    ('{"title": "Acme up", "publisher": {"name": "Example"}, "datePublished": "2025-03-04"}\n\n', "Acme up", "Example", "2025-03-04"),
    ('+++\ntitle = "Acme up"\ndate = 2025-03-04\npublisher = "Example"\n+++\n', "Acme up", "Example", "2025-03-04"),
    ("---\ntitle: Acme: up\tagain: 5%\nsource: Example\npublished: 2025-03-04\n---\n", "Acme: up again: 5%", "Example", "2025-03-04"),
    ("---\ntitle: Acme up\nsource: Example\ndate: 2025-03-04\n\n", "Acme up", "Example", "2025-03-04"),
    ("---\ntitle: !!python/name:os.system Acme up\nsource: Example\ndate: 2025-03-04\n---\n", "Acme up", "Example", "2025-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "title", "publisher", "date"), FRONT)
def test_front_matter(clean, front, title, publisher, date):
    article = clean(front + LONG + "\n", "md")
    assert (article.title, article.publisher, article.published_at) == (title, publisher, date)
    assert article.published_at_basis == "front_matter"
    assert article.clean.text.strip() == LONG
    assert {hidden.reason.value for hidden in article.hidden} == {"front_matter"}


@pytest.mark.parametrize(
    "raw",
    [
        f"---\ntitle: Acme\nbody: |\n  {LONG}\n\n  {LONG}\ntags: [a]\n---\n",
        f'---\ntitle: Acme\ncontent: "{LONG}\\n\\n{LONG}"\n---\n',
        f"---\ntitle: Acme\ncontent: '{LONG}'\n---\n",
        f'{{"title": "Acme",\n "content": "{LONG}\\n{LONG}"}}\n',
        f'---\n{{"title": "Acme",\n "html": "<p>{LONG}</p>"}}\n---\n',
    ],
)
def test_a_body_that_stands_under_a_key_is_found(blocks, raw):
    found = [text for _, _, text in blocks(raw, "md")]
    assert found
    assert set(found) == {LONG}


def test_a_rule_on_top_is_no_front_matter(blocks):
    assert [text for _, _, text in blocks(f"---\n\n{LONG}\n\n---\n\nAfter 5%.\n", "md")] == [LONG, "After 5%."]


@pytest.mark.parametrize(
    ("head", "date", "basis"),
    [
        ("Published: March 4, 2025", "2025-03-04", "text"),
        ("4 March 2025", "2025-03-04", "text"),
        ("Updated: 3h ago", None, "relative"),
        ("2 days ago", None, "relative"),
        ("4 min read", None, "none"),
    ],
)
def test_dates_of_the_first_lines(clean, head, date, basis):
    article = clean(f"Acme Beats Estimates\n\n{head}\n\n{LONG}\n")
    assert (article.published_at, article.published_at_basis) == (date, basis)


@pytest.mark.parametrize(
    "dateline", ["ROME, March 4, 2025 (WIRE) -- ", "ROME, 4 March 2025 – ", "Rome, March 4, 2025 - "]
)
def test_the_date_of_a_dateline(clean, dateline):
    article = clean(f"Acme Beats Estimates\n\n{dateline}{LONG}\n")
    assert (article.published_at, article.published_at_basis) == ("2025-03-04", "text")


def test_a_date_in_a_sentence_is_not_the_publication(clean):
    assert (
        clean(
            f"Acme Beats\n\nOn March 4, 2025 Acme will report its results and hold a call at noon in Rome.\n\n{LONG}"
        ).published_at
        is None
    )


@pytest.mark.parametrize(
    ("raw", "publisher", "author"),
    [
        (f"(Wire) -- {LONG}", "Wire", None),
        (f"LONDON, March 4 (Wire News) - {LONG}", "Wire News", None),
        (f"Acme Beats\nSource: example\nBy Ann B. Lee, Senior Analyst\n{LONG}", "example", "Ann B. Lee"),
        (f"{LONG}\n\n[Example](https://www.example.test/acme)\n", "example.test", None),
        (f"---\npublisher: https://News.Example.test:80/a\n---\n{LONG}", "news.example.test", None),
        (f"---\npublisher: see https://example.test/ for all\n---\n{LONG}", "see https://example.test/ for all", None),
        (f"---\nurl: 'https://[example.test/'\n---\n{LONG}", "[example.test", None),
    ],
)
def test_publisher_and_author_of_the_text(clean, raw, publisher, author):
    article = clean(raw, "md")
    assert (article.publisher, article.author) == (publisher, author)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LONG * 2, "en"),
        ("Der Umsatz der Gesellschaft ist im ersten Quartal auf 3 Milliarden Euro gestiegen, und das Ergebnis für das Jahr ist nicht mit dem des Vorjahres zu vergleichen.", "de"),
        ("12 34 56", None),
    ],
)  # fmt: skip
def test_language(clean, text, language):
    assert clean(text).language == language
