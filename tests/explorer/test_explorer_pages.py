"""Every page answers, every link leads somewhere, and nothing that an article wrote becomes markup."""

import re
from decimal import Decimal
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlparse

import pytest
from marked import read_pane
from starlette.testclient import TestClient

from assets.facts.load import load_project
from assets.facts.metadata import define_metadata
from explorer.pages.conflicts import show_conflicts
from explorer.paging import Paging
from explorer.values import show_amount, show_comparator
from explorer.warehouse import Warehouse

FIRST = (
    "/",
    "/index.html",
    "/entities.html",
    "/articles.html",
    "/conflicts.html",
    "/conflicts.html?kind=value&severity=high&entity=CLSK",
    "/consensus.html?entity=CLSK",
    "/lineage.html",
    "/audit.html",
    "/data.html",
    "/search.html?q=revenue",
    "/search.html?q=%27%22%3Cscript%3E",
    "/entity/CLSK.html",
    "/data/figures.html?column=value&operator=over&value=1000&sort=value&order=down&page=2",
    "/data/figures.html?column=nope&operator=nope&value=x&sort=nope&page=-1",
    "/data/fct_mentions.html?column=period&operator=empty",
)


@pytest.mark.parametrize("path", FIRST)
def test_a_page_answers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/figure/0000.html", "/entity/~0.html", "/article/..%2f..%2fx.html", "/data/x.html",
     "/data/figures.exe", "/lineage/nothing.html", "/static/../app.py", "/figure/x.json"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("kind=value", {("high", "value")}),
        ("severity=medium", {("medium", "arithmetic"), ("medium", "physical")}),
        ("kind=plural_estimate&severity=high", set()),
        ("kind=value&entity=clsk", {("high", "value")}),
        ("kind=value&entity=CleanSpark", {("high", "value")}),
        ("entity=BTC", set()),
    ],
)
def test_conflicts_are_filtered(warehouse: Warehouse, asked: str, shown: set[tuple[str, str]]) -> None:
    page = show_conflicts(warehouse, dict(parse_qsl(asked)), Paging(1, 50))
    assert {(each.row["severity"], each.row["kind"]) for each in page.values["conflicts"]} == shown


def test_pages_that_dagster_links_to_are_there(client: TestClient) -> None:
    project = load_project()
    linked = [define_metadata(project, model, []).get("explorer") for model in project.models.values()]
    addresses = [urlparse(link.url).path for link in linked if link is not None]
    assert len(addresses) > 20
    for address in addresses:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("comparator", "words"),
    [("yoy", "year over year"), ("1d", "in a day"), ("sma_50d", "against the 50-day average"),
     ("sma_200w", "against the 200-week average"), ("guidance", "against guidance")],
)  # fmt: skip
def test_a_comparator_is_told_in_words(comparator: str, words: str) -> None:
    assert show_comparator(comparator) == words


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [("-0.1", "USD/share", "−0.10 USD/share"), ("23", "USD/share", "23 USD/share"), ("0.125", "USD/share",
      "0.125 USD/share"), ("3.5", "percent", "3.5%"), ("181180000", "USD", "181.18 million USD")],
)  # fmt: skip
def test_an_amount_keeps_its_digits(value: str, unit: str, shown: str) -> None:
    assert show_amount(Decimal(value), unit) == shown


def test_every_link_leads_somewhere(client: TestClient) -> None:
    """All pages that the pages of the first level lead to; the static export follows the others."""
    waiting: list[str] = ["/"]
    seen: dict[str, set[str]] = {}
    while waiting:
        path = waiting.pop(0)
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen[path] = set()
        if "text/html" not in answer.headers["content-type"]:
            continue
        pane = read_pane(answer.text)
        seen[path] = set(pane.ids)
        assert len(pane.ids) == len(seen[path]), f"an id stands twice on {path}"
        if path.count("/") < 2:
            found = {urljoin(path, link).partition("#")[0] for link in pane.links}
            waiting += sorted(found - seen.keys() - set(waiting))
    assert len(seen) > 60


def test_every_mention_of_a_figure_leads_to_its_highlight(client: TestClient) -> None:
    figures = client.get("/data/fct_figures.json").json()
    ids: dict[str, set[str]] = {}
    for figure in figures[:20]:
        path = f"/figure/{figure['figure_id']}.html"
        for link in read_pane(client.get(path).text).links:
            page, _, anchor = urljoin(path, link).partition("#")
            if page.startswith("/article/") and anchor:
                if page not in ids:
                    ids[page] = set(read_pane(client.get(page).text).ids)
                assert anchor in ids[page]


class _Markup(HTMLParser):
    """Collects what would run: elements and attributes that no page of ours has."""

    def __init__(self) -> None:
        super().__init__()
        self.alien: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("iframe", "img", "object", "embed", "style"):
            self.alien.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (value or "").strip().lower().startswith("javascript:"):
                self.alien.append(f"{tag} {name}={value}")
        if tag == "script" and dict(attrs).get("src", "").rpartition("/")[2] != "explorer.js":
            self.alien.append("script")


def test_nothing_that_an_article_wrote_becomes_markup(hostile_client: TestClient) -> None:
    paths = [
        "/",
        "/entities.html",
        "/articles.html",
        "/conflicts.html",
        "/search.html?q=alert",
        "/search.html?q=<script>",
    ]
    paths += [
        f"/data/{name}.html" for name in ("figures", "fct_mentions", "dim_articles", "article_blocks", "dim_entities")
    ]
    paths += ["/data.html?sql=from+dim_articles", "/data.html?sql=select+'<script>alert(1)</script>'"]
    for list_page in ("/entities.html", "/articles.html", "/data/fct_figures.html"):
        links = read_pane(hostile_client.get(list_page).text).links
        paths += [urljoin(list_page, link) for link in links if re.search("(entity|article|figure)/", link)]
    seen = ""
    for path in dict.fromkeys(paths):
        answer = hostile_client.get(path)
        assert answer.status_code == 200, path
        reader = _Markup()
        reader.feed(answer.text)
        assert reader.alien == [], path
        seen += answer.text
    assert "&lt;script&gt;alert(5)" in seen
    assert "\u202e" not in seen
    assert 'data-code="202E"' in seen


def test_the_first_figure_is_three_clicks_away(client: TestClient) -> None:
    entity = next(link for link in read_pane(client.get("/").text).links if link.startswith("entity/"))
    figure = next(link for link in read_pane(client.get(f"/{entity}").text).links if "figure/" in link)
    place = next(link for link in read_pane(client.get(urljoin("/entity/", figure)).text).links if "#m-" in link)
    article, _, anchor = urljoin("/figure/", place).partition("#")
    pane = read_pane(client.get(article).text)
    assert anchor.removeprefix("m-") in {mention for mention, _, _ in pane.highlights}
