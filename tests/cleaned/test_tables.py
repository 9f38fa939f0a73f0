"""Tables of Markdown and HTML: one block with cells; rows, columns and headers counted out."""

# ruff: noqa: E501 - a row of a table is one line

import pytest


def _cells(article):
    (table,) = [block for block in article.blocks if block.cells]
    text = article.clean.text
    return [(cell.row, cell.column, cell.header, text[cell.start : cell.end]) for cell in table.cells]


MARKDOWN = """Results

| Segment | Q1 | Q2 |
|:--------|---:|---:|
| Retail | $5 million | **$7** million |
| Cloud  |  | (3) |

After the table.
"""


def test_markdown_table(clean):
    article = clean(MARKDOWN, "md")
    assert _cells(article) == [
        (0, 0, True, "Segment"),
        (0, 1, True, "Q1"),
        (0, 2, True, "Q2"),
        (1, 0, False, "Retail"),
        (1, 1, False, "$5 million"),
        (1, 2, False, "$7 million"),
        (2, 0, False, "Cloud"),
        (2, 2, False, "(3)"),
    ]
    assert [block.section.value for block in article.blocks if block.cells] == ["table"]


HTML = """<p>Results of the two segments follow in a table, as the company reports them every quarter of the year.</p>
<table><caption>In $ million</caption><thead><tr><th rowspan="2">Segment</th><th colspan=2>2025</th></tr><tr><th>Q1</th><th>Q2</th></tr></thead>
<tbody><tr><td>Retail<td>5<td>7<tr><td>Cloud</td><td>1<b>2</b></td><td><p>(3)</p></td></tr></tbody></table>"""


def test_html_table(clean):
    assert _cells(clean(HTML, "html")) == [
        (0, 0, True, "Segment"),
        (1, 0, True, "Segment"),
        (0, 1, True, "2025"),
        (0, 2, True, "2025"),
        (1, 1, True, "Q1"),
        (1, 2, True, "Q2"),
        (2, 0, False, "Retail"),
        (2, 1, False, "5"),
        (2, 2, False, "7"),
        (3, 0, False, "Cloud"),
        (3, 1, False, "12"),
        (3, 2, False, "(3)"),
    ]


def test_a_border_of_a_cell_parts_numbers(clean):
    text = clean(
        "<table><tr><td>A</td><td>1</td><td>234</td></tr><tr><td>B</td><td>5</td><td>6</td></tr></table>", "html"
    ).clean.text
    assert text == "A | 1 | 234\nB | 5 | 6"


@pytest.mark.parametrize(
    "raw",
    [
        "<table><tr><td><p>One column 5</p></td></tr><tr><td>Two 6</td></tr></table>",
        "<table role=presentation><tr><td>a 1</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "<table><tr><td><table><tr><td>1</td></tr></table></td><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
        "a | b is no table\n\nc | d neither",
    ],
)
def test_tables_that_only_lay_out_a_page_are_none(clean, raw):
    assert not any(block.cells for block in clean(raw, "html" if "<" in raw else "md").blocks)
