"""Every highlight stands exactly on the bytes that its row claims."""

from pathlib import Path

from marked import read_pane

from explorer.page import render
from explorer.pages.article import show_article
from explorer.warehouse import Warehouse


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
