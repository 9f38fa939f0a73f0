"""Every page answers, every link leads somewhere, and nothing that an article wrote becomes markup."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from marked import read_pane
from starlette.testclient import TestClient

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
