"""Turns addresses into pages: a Starlette application over one home."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from explorer.downloads import MEDIA_TYPES, WRITERS
from explorer.page import Page, render
from explorer.pages import NotFoundError
from explorer.pages.article import show_article
from explorer.pages.audit import export_proof, show_audit
from explorer.pages.changes import show_changes
from explorer.pages.conflicts import show_conflicts
from explorer.pages.consensus import show_consensus
from explorer.pages.data import select_table, show_answer, show_catalogue, show_table
from explorer.pages.entity import show_entity
from explorer.pages.figure import export_figure, show_figure
from explorer.pages.lineage import show_column_lineage, show_lineage, show_table_lineage
from explorer.pages.lists import list_articles, list_entities
from explorer.pages.overview import search, show_overview
from explorer.paging import read_paging
from explorer.security import Guard
from explorer.sql_box import answer_sql
from explorer.warehouse import Newest, Warehouse

View = Callable[[Warehouse, Request], Page]


def make_app(home: Path, host: str = "127.0.0.1") -> Starlette:
    """The application over `home`, as reached under `host`. Raises ExplorerError where there is nothing to show."""
    newest = Newest(home)

    def page(path: str, view: View) -> Route:
        return Route(path, lambda request: _answer(view, newest, request))

    routes: list[BaseRoute] = [page(path, view) for path, view in _PAGES.items()]
    routes += [
        Route("/figure/{name}.json", lambda request: _json(export_figure, newest, request)),
        Route("/proof/{name}.json", lambda request: _json(export_proof, newest, request)),
        Route("/data/{table}.{kind}", lambda request: _download(newest, request)),
        Mount("/static", StaticFiles(packages=[("explorer", "static")])),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=frozenset({host.lower()}))],
        exception_handlers={NotFoundError: _not_found, 404: _not_found},
    )


def _sql_or_catalogue(warehouse: Warehouse, request: Request) -> Page:
    sql = request.query_params.get("sql", "").strip()
    return show_answer(warehouse, sql, answer_sql(warehouse, sql)) if sql else show_catalogue(warehouse)


_PAGES: dict[str, View] = {
    "/": lambda warehouse, _: show_overview(warehouse),
    "/index.html": lambda warehouse, _: show_overview(warehouse),
    "/search.html": lambda warehouse, request: search(warehouse, request.query_params.get("q", "")),
    "/entities.html": lambda warehouse, request: list_entities(warehouse, read_paging(request.query_params, 200)),
    "/articles.html": lambda warehouse, request: list_articles(warehouse, read_paging(request.query_params, 200)),
    "/entity/{name}.html": lambda warehouse, request: show_entity(
        warehouse, request.path_params["name"], read_paging(request.query_params, 60)
    ),
    "/figure/{figure_id}.html": lambda warehouse, request: show_figure(warehouse, request.path_params["figure_id"]),
    "/article/{article_id}.clean.html": lambda warehouse, request: show_article(
        warehouse, request.path_params["article_id"], "clean"
    ),
    "/article/{article_id}.html": lambda warehouse, request: show_article(
        warehouse, request.path_params["article_id"], "raw"
    ),
    "/conflicts.html": lambda warehouse, request: show_conflicts(
        warehouse, request.query_params, read_paging(request.query_params, 20)
    ),
    "/consensus.html": lambda warehouse, request: show_consensus(warehouse, request.query_params.get("entity") or None),
    "/lineage.html": lambda warehouse, _: show_lineage(warehouse),
    "/lineage/{name}.{column}.html": lambda warehouse, request: show_column_lineage(
        warehouse, request.path_params["name"], request.path_params["column"]
    ),
    "/lineage/{name}.html": lambda warehouse, request: show_table_lineage(warehouse, request.path_params["name"]),
    "/audit.html": lambda warehouse, request: show_audit(warehouse, request.query_params),
    "/changes.html": lambda warehouse, request: show_changes(
        warehouse, request.query_params, read_paging(request.query_params, 50), "figures"
    ),
    "/changes.mentions.html": lambda warehouse, request: show_changes(
        warehouse, request.query_params, read_paging(request.query_params, 50), "mentions"
    ),
    "/data.html": _sql_or_catalogue,
    "/data/{table}.html": lambda warehouse, request: show_table(
        warehouse,
        select_table(warehouse, request.path_params["table"], request.query_params),
        read_paging(request.query_params, 50),
    ),
}


def _answer(view: View, newest: Newest, request: Request) -> Response:
    return HTMLResponse(render(view(newest.get(), request), live=True))


def _json(export: Callable[[Warehouse, str], dict[str, Any]], newest: Newest, request: Request) -> Response:
    found = export(newest.get(), request.path_params["name"])
    return Response(json.dumps(found, ensure_ascii=False, indent=1, default=str), media_type="application/json")


def _download(newest: Newest, request: Request) -> Response:
    warehouse, kind = newest.get(), request.path_params["kind"]
    selection = select_table(warehouse, request.path_params["table"], request.query_params)
    if kind not in WRITERS:
        raise NotFoundError(f"no downloads as {kind}")
    headers = {"content-disposition": f'attachment; filename="{selection.table}.{kind}"'}
    return StreamingResponse(WRITERS[kind](warehouse, selection), media_type=MEDIA_TYPES[kind], headers=headers)


def _not_found(request: Request, error: Exception) -> Response:
    said = str(error) if isinstance(error, NotFoundError) else f"no page {request.url.path}"
    depth = max(0, request.url.path.count("/") - 1)
    return HTMLResponse(render(Page("missing.html", {"said": said}, depth), live=True), status_code=404)
