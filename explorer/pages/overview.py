"""Turns a warehouse into its first page: what is in there, how much of it is proved, and where claims disagree."""

from explorer.audit import read_manifests, read_proof
from explorer.page import Page
from explorer.warehouse import Warehouse

_SHOWN = 12


def show_overview(warehouse: Warehouse) -> Page:
    """Counts, share proved, conflicts by kind, figures over time, issues, and the first entities and articles."""
    manifest = next(iter(read_manifests(warehouse.home)), None)
    return Page(
        "overview.html",
        {
            "total": warehouse.row("overview"),
            "statuses": warehouse.rows("overview_statuses"),
            "conflicts": warehouse.rows("overview_conflicts"),
            "issues": warehouse.rows("overview_issues"),
            "periods": warehouse.rows("overview_periods"),
            "undated": warehouse.row("overview_undated"),
            "entities": warehouse.rows("entities", limit=_SHOWN, offset=0),
            "articles": warehouse.rows("articles", limit=_SHOWN, offset=0),
            "manifest": manifest,
            "proof": read_proof(warehouse.home, warehouse.path.name),
        },
    )


def search(warehouse: Warehouse, words: str) -> Page:
    """Entities, metrics, articles and figures that hold `words`."""
    asked = words.strip()[:200]
    found = {name: warehouse.rows(f"search_{name}", words=asked) if asked else [] for name in _SEARCHED}
    return Page("search.html", {"words": asked, **found})


_SEARCHED = ("entities", "metrics", "articles", "mentions")
