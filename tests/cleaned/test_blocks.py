"""What blocks a text falls into: kind, section and text of each."""

import pytest

LONG = "Acme Corp. said on Tuesday that revenue rose 12% to $3.4 billion in the quarter, helped by demand abroad."
MORE = "The company expects sales of $15 billion for the year and plans to open 40 stores, its chief executive said."


def _sections(found):
    return [(section, text) for section, _, text in found]


def test_hard_wrapped_text_is_joined(blocks):
    raw = (
        "Acme Corp. said on Tuesday that revenue rose\n12% to $3.4 billion in the quarter, helped by\ndemand "
        "abroad.\n\nThe shares fell 3% in late\ntrading in New York.\n"
    )
    assert [text for _, _, text in blocks(raw)] == [
        "Acme Corp. said on Tuesday that revenue rose 12% to $3.4 billion in the quarter, helped by demand abroad.",
        "The shares fell 3% in late trading in New York.",
    ]


def test_lines_that_are_paragraphs_stay_apart(blocks):
    assert [text for _, _, text in blocks(f"{LONG}\n{MORE}\n")] == [LONG, MORE]


def test_markdown_structure(blocks):
    raw = f"# Acme beats\n\nResults\n-------\n\n* Sales rose 5%\n1. Costs fell 2%\n\n{LONG}\n\n* * *\n\n[1]: http://x.test/9\n"
    assert blocks(raw, "md") == [
        ("headline", "heading", "Acme beats"),
        ("body", "heading", "Results"),
        ("body", "list_item", "Sales rose 5%"),
        ("body", "list_item", "Costs fell 2%"),
        ("body", "paragraph", LONG),
    ]


def test_headings_govern_what_follows(clean):
    article = clean(f"Acme Beats Estimates\n\n{LONG}\n\nOutlook\n\n{MORE}\n")
    assert [(b.kind.value, b.heading) for b in article.blocks] == [
        ("heading", None),
        ("paragraph", 0),
        ("heading", None),
        ("paragraph", 2),
    ]
    assert article.title == "Acme Beats Estimates"


def test_a_repeated_paragraph_is_a_copy(clean):
    article = clean(f"{LONG}\n\n{MORE}\n\n{LONG}\n")
    assert [block.copy_of for block in article.blocks] == [None, None, 0]


def test_values_of_a_widget_are_copies_only_with_their_labels(clean):
    article = clean(f"{LONG}\n\nLow\n14.00\nHigh\n14.00\nLow\n14.00\n")
    assert [b.kind.value for b in article.blocks[1:]] == ["line"] * 6
    assert [b.copy_of for b in article.blocks[1:]] == [None, None, None, None, 1, 2]


SINGLE = [
    ("Updated: 3h ago", "chrome"),
    ("2 hours ago", "chrome"),
    ("4 min read", "chrome"),
    ("By Ann B. Lee", "chrome"),
    ("Written by Ann Lee, Senior Analyst", "chrome"),
    ("Photo by Bo Xu", "chrome"),
    ("+1 212-555-0142", "chrome"),
    ("press@acme.test", "chrome"),
    ("© 2025 Example News. All rights reserved.", "chrome"),
    ("Disclaimer: this article is for informational purposes only.", "chrome"),
    ("Read more: Beta cuts 200 jobs", "related"),
    ("Sign up for our newsletter and get 7 picks a week.", "promo"),
    ("Should you buy Acme?", "promo"),
    ("Bo Xu is a reporter at Example News with 12 years behind him.", "bio"),
]
BODY = [
    "By Tuesday, the shares had lost 12%.",
    "About 40% of sales came from abroad.",
    "Sources said the price was $5 billion.",
    "Powered by strong demand, revenue rose 20%.",
    "Upgrade to Buy lifts the shares 5%.",
    "Market cap fell to $3 billion.",
    "In partnership with Beta, Acme will invest $2 billion.",
    "Ready to sell 5 million shares, the fund waited.",
    "Analysts double down on their $500 target.",
    "Free trial users rose to 5 million.",
]


@pytest.mark.parametrize(("line", "section"), SINGLE)
def test_lines_that_are_not_the_article(blocks, line, section):
    assert (section, line) in _sections(blocks(f"{LONG}\n\n{line}\n\n{MORE}\n"))


@pytest.mark.parametrize("line", BODY)
def test_lines_that_are_the_article(blocks, line):
    assert ("body", line) in _sections(blocks(f"{LONG}\n\n{line}\n\n{MORE}\n"))


def test_profile_biography_and_teasers(blocks):
    raw = (
        f"{LONG}\n\nAbout Acme\n{MORE}\nAbout the author\nAnn Lee\nAnn Lee has written on retail for 12 years.\n"
        "- Beta loses $5 million in its first year on the exchange.\nSee More\n- Gamma buys 40 stores.\nSee More\n"
    )
    assert [section for section, _, _ in blocks(raw)] == [
        "body", "profile", "profile", "bio", "bio", "bio", "related", "chrome", "related", "chrome",
    ]  # fmt: skip


def test_a_company_name_with_a_stop_heads_its_profile(blocks):
    found = blocks(f"{LONG}\n\nAbout Acme Corp.\n\n{MORE}\n\nInvestor Contact:\nAnn Lee\n")
    assert [section for section, _, _ in found] == ["body", "profile", "profile", "chrome", "chrome"]


def test_a_more_link_does_not_turn_the_article_into_teasers(blocks):
    assert [section for section, _, _ in blocks(f"{LONG}\n{MORE}\nRead more\n")] == ["body", "body", "chrome"]


def test_other_news_at_the_end(blocks):
    raw = f"{LONG}\n\n{MORE}\n\nMore news from Example\n\n* Beta loses $5 million\n* Is Gamma next in 2026?\n"
    assert [section for section, _, _ in blocks(raw, "md")] == ["body", "body", "related", "related", "related"]


def test_a_share_button_on_top_hides_no_paragraph(blocks):
    found = _sections(blocks(f"Acme Beats\n\nShare this article\n\n{LONG}\n\n{MORE}\n"))
    assert ("body", LONG) in found
    assert ("body", MORE) in found


def test_an_advertisement_inside_a_paragraph_is_split_off(blocks):
    raw = f"{LONG} Should You Invest $1,000 in Acme Right Now? Before you do, hear 7 picks.\n"
    assert _sections(blocks(raw)) == [
        ("body", LONG),
        ("promo", "Should You Invest $1,000 in Acme Right Now? Before you do, hear 7 picks."),
    ]


def test_a_widget_is_lines(blocks):
    raw = f"{LONG}\n\n12 Buy\n3 Hold\n0 Sell\nStrong Buy\nCurrent: 10.50\nHigh\n14.00\n"
    assert {(section, kind) for section, kind, _ in blocks(raw)[1:]} == {("widget", "line")}


def test_a_line_that_is_one_link_is_page_furniture(blocks):
    raw = f"{LONG}\n\n[Read the full call of 2025](https://x.test/a)\n\n* [Beta cuts 200 jobs](https://x.test/b)\n"
    assert [section for section, _, _ in blocks(raw, "md")] == ["body", "chrome", "related"]
