"""Every highlight stands exactly on the bytes that its row claims."""

from pathlib import Path

import pytest
from marked import read_pane

from explorer.clean_places import CleanPlaces
from explorer.originals import Original
from explorer.page import render
from explorer.pages.article import Text, show_article
from explorer.warehouse import Row, Warehouse


def test_every_highlight_stands_on_its_bytes(warehouse: Warehouse, seeds_home: Path) -> None:
    seen = 0
    for article in warehouse.rows("articles", limit=10, offset=0):
        pane = read_pane(render(show_article(warehouse, article["article_id"], "raw"), live=True))
        raw = (seeds_home / "raw" / article["article_id"][:2] / article["article_id"]).read_bytes()
        assert pane.text.encode() == raw
        claimed = {
            row["mention_id"]: (row["byte_start"], row["byte_end"], row["quote"])
            for row in warehouse.rows("article_mentions", article_id=article["article_id"])
        }
        shown = {
            mention_id: (len(pane.text[:start].encode()), len(pane.text[:end].encode()), pane.text[start:end])
            for mention_id, start, end in pane.highlights
        }
        assert shown == claimed
        seen += len(shown)
    assert seen == 105


def test_cleaned_text_has_every_figure_on_its_quote(warehouse: Warehouse) -> None:
    seen = 0
    for article in warehouse.rows("articles", limit=10, offset=0):
        pane = read_pane(render(show_article(warehouse, article["article_id"], "clean"), live=True))
        quotes = {
            row["mention_id"]: row["quote"]
            for row in warehouse.rows("article_mentions", article_id=article["article_id"])
        }
        assert {mention_id: pane.text[start:end] for mention_id, start, end in pane.highlights} == quotes
        seen += len(quotes)
    assert seen == 105


@pytest.mark.parametrize("text", ["raw", "clean"])
def test_every_cited_word_is_lit_where_it_stands(warehouse: Warehouse, text: Text) -> None:
    seen = 0
    for article in warehouse.rows("articles", limit=10, offset=0):
        page = show_article(warehouse, article["article_id"], text)
        ids = set(read_pane(render(page, live=True)).ids)
        shown = "".join(
            part.text for section in page.values["sections"] for piece in section.pieces for part in piece.parts
        )
        for cited in (cited for all_ in page.values["evidence"].values() for cited in all_):
            start, end = cited.place
            assert (shown.encode()[start:end].decode() if text == "raw" else shown[start:end]) == cited.words
            assert f"b-{start}" in ids
            seen += 1
    cited = "SELECT count(*) AS n FROM (SELECT unnest(evidence) AS e FROM fct_mentions) WHERE e.byte_start IS NOT NULL"
    assert seen == warehouse.select(cited, {})[0]["n"] > 300


def test_digits_that_are_no_figure_are_grey_in_both_texts(warehouse: Warehouse) -> None:
    reasons = [row["reason"] for row in warehouse.select("FROM fct_residual_numbers", {})]
    for text, left_out in (("raw", set()), ("clean", {"front_matter"})):
        pages = [
            show_article(warehouse, row["article_id"], text) for row in warehouse.rows("articles", limit=9, offset=0)
        ]
        shown = [
            piece.mark.row["reason"]
            for page in pages
            for section in page.values["sections"]
            for piece in section.pieces
            if piece.mark.kind == "residual"
        ]
        assert sorted(shown) == sorted(reason for reason in reasons if reason not in left_out)


RAW = "\ufeff<p>Sales of <b>Ünit&nbsp;A</b> rose  to “5” million.</p>\n"
EDITS = [(13, 16, ""), (20, 26, " "), (27, 31, ""), (37, 38, "")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Sales", "Sales"),
        ("Ünit", "Ünit"),
        ("Ünit&nbsp;A", "Ünit A"),
        ("<b>Ünit", "Ünit"),
        ("A</b>", "A"),
        ("rose  to", "rose to"),
        ("“5”", "“5”"),
        ("million.", "million."),
        ("</b>", None),
        ("</p>", None),
        ("<p>Sales", None),
    ],
)
def test_bytes_lead_along_the_edits_to_the_clean_text(words: str, found: str | None) -> None:
    raw, text = RAW.encode(), "Sales of Ünit A rose to “5” million."
    block = {
        "byte_start": len("\ufeff<p>".encode()),
        "byte_end": raw.index(b"</p>"),
        "char_start": 4,
        "edits": [{"char_start": start, "char_end": end, "words": words} for start, end, words in EDITS],
        "clean_start": 100,
        "text": text,
    }
    start = raw.index(words.encode())
    place = CleanPlaces(Original(raw, "utf-8"), [block]).find(start, start + len(words.encode()))
    assert (text[place[0] - 100 : place[1] - 100] if place else None) == found
    broken = {**block, "text": text.replace("rose", "fell")}
    assert CleanPlaces(Original(raw, "utf-8"), [broken]).find(start, start + len(words.encode())) is None


def test_a_warehouse_without_edits_shows_its_clean_text_all_the_same(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Warehouse.rows

    def rows(self: Warehouse, name: str, /, **asked: object) -> list[Row]:
        found = read(self, name, **asked)
        return [{k: v for k, v in row.items() if k != "edits"} for row in found] if name == "article_blocks" else found

    monkeypatch.setattr(Warehouse, "rows", rows)
    article = read(warehouse, "articles", limit=1, offset=1)[0]["article_id"]
    page = show_article(warehouse, article, "clean")
    assert all(cited.place is None for all_ in page.values["evidence"].values() for cited in all_)
    assert "#b-" not in render(page, live=True)
