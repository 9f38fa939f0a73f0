"""Turns a warehouse into the lists of all entities and of all articles, a page at a time."""

from explorer.page import Page
from explorer.paging import Paging
from explorer.warehouse import Warehouse


def list_entities(warehouse: Warehouse, paging: Paging) -> Page:
    """All entities, those with most figures first."""
    rows = warehouse.rows("entities", limit=paging.size, offset=paging.offset)
    return Page("entities.html", {"entities": rows, "paging": paging.of(rows)})


def list_articles(warehouse: Warehouse, paging: Paging) -> Page:
    """All articles, the newest first."""
    rows = warehouse.rows("articles", limit=paging.size, offset=paging.offset)
    return Page("articles.html", {"articles": rows, "paging": paging.of(rows)})
