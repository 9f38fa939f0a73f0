"""Turns a home into a folder of pages that need no server: the same pages, without forms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from explorer.downloads import write_csv
from explorer.links import name_file
from explorer.page import Page, render
from explorer.pages.article import show_article
from explorer.pages.audit import show_audit
from explorer.pages.changes import show_changes
from explorer.pages.conflicts import show_conflicts
from explorer.pages.consensus import show_consensus
from explorer.pages.data import select_table, show_catalogue, show_table
from explorer.pages.entity import show_entity
from explorer.pages.figure import show_figure
from explorer.pages.lineage import show_column_lineage, show_lineage, show_table_lineage
from explorer.pages.lists import list_articles, list_entities
from explorer.pages.overview import show_overview
from explorer.paging import Paging
from explorer.warehouse import ExplorerError, Warehouse, open_warehouse

_ALL = Paging(1, 20_000)  # one page holds what an archive of some thousand articles has
_LONG = Paging(1, 2_000)
_FIRST_ROWS = Paging(1, 200)  # of a table; its CSV has all

MOST_ARTICLES = 10_000  # 500 KB each, about: more is served

Made = tuple[str, Page]


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages a folder holds, and how large it is with everything that belongs to them."""

    pages: int
    size_bytes: int


def write_pages(home: Path, folder: Path) -> Written:
    """Writes every page into `folder`. Raises ExplorerError where that cannot be done, or there are too many."""
    warehouse = open_warehouse(home)
    _refuse_many(warehouse)
    if folder.exists() and any(folder.iterdir()) and not (folder / "static" / "style.css").exists():
        raise ExplorerError(f"{folder} holds other files: name an empty folder, or one that pages were written into")
    try:
        with as_file(files("explorer") / "static") as static:
            copytree(static, folder / "static", dirs_exist_ok=True)
        count = 0
        for path, page in _all_pages(warehouse):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(render(page, live=False), encoding="utf-8")
            count += 1
        _write_tables(warehouse, folder)
    except OSError as error:
        raise ExplorerError(f"cannot write pages into {folder}: {error}") from None
    return Written(count, sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()))


def _refuse_many(warehouse: Warehouse) -> None:
    n_articles = warehouse.select("SELECT count(*) AS n FROM dim_articles", {})[0]["n"]
    if n_articles > MOST_ARTICLES:
        raise ExplorerError(
            f"{n_articles:,} articles are too many for a folder of pages, which takes {MOST_ARTICLES:,}: "
            "`sourceline explore` without --static serves them"
        )


def _all_pages(warehouse: Warehouse) -> Iterator[Made]:
    yield "index.html", show_overview(warehouse)
    yield "entities.html", list_entities(warehouse, _ALL)
    yield "articles.html", list_articles(warehouse, _ALL)
    yield "conflicts.html", show_conflicts(warehouse, {}, _LONG)
    yield "consensus.html", show_consensus(warehouse, None)
    yield "lineage.html", show_lineage(warehouse)
    yield "audit.html", show_audit(warehouse, {})
    yield "changes.html", show_changes(warehouse, {}, _LONG, "figures")
    yield "changes.mentions.html", show_changes(warehouse, {}, _LONG, "mentions")
    yield "data.html", show_catalogue(warehouse)
    yield from _pages_by_id(warehouse)
    yield from _lineage_pages(warehouse)
    for row in warehouse.rows("tables"):
        yield f"data/{row['name']}.html", show_table(warehouse, select_table(warehouse, row["name"], {}), _FIRST_ROWS)


def _pages_by_id(warehouse: Warehouse) -> Iterator[Made]:
    makers: dict[str, Callable[[str], Iterator[Made]]] = {
        "article": lambda name: iter(
            (
                (f"article/{name}.html", show_article(warehouse, name, "raw")),
                (f"article/{name}.clean.html", show_article(warehouse, name, "clean")),
            )
        ),
        "entity": lambda name: iter([(f"entity/{name_file(name)}.html", show_entity(warehouse, name, _ALL))]),
        "figure": lambda name: iter([(f"figure/{name}.html", show_figure(warehouse, name))]),
    }
    for row in warehouse.rows("all_ids"):
        yield from makers[row["kind"]](row["id"])


def _lineage_pages(warehouse: Warehouse) -> Iterator[Made]:
    for row in warehouse.rows("lineage_names"):
        table = name_file(row["name"])
        yield f"lineage/{table}.html", show_table_lineage(warehouse, table)
        for step in {step["name"]: step for step in warehouse.rows("lineage_table", table=row["name"])}:
            column = name_file(step)
            yield f"lineage/{table}.{column}.html", show_column_lineage(warehouse, table, column)


def _write_tables(warehouse: Warehouse, folder: Path) -> None:
    for row in warehouse.rows("tables"):
        with (folder / "data" / f"{row['name']}.csv").open("wb") as target:
            target.writelines(write_csv(warehouse, select_table(warehouse, row["name"], {})))
