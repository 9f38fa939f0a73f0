"""The pages in a real browser: keys, drawing, accessibility; skipped where Debian's chromium is not installed."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn

from explorer.app import make_app

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIRST_MENTION = "610a1a3d4c427153"  # of the bundled articles, in the README
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs /usr/bin/chromium: apt-get install chromium")

if CHROMIUM.exists():
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="module")
def address(seeds_home: Path) -> Iterator[str]:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(make_app(seeds_home), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(5)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    opened = browser.new_page(base_url=address)
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    yield opened
    opened.close()
    assert problems == []


def test_three_clicks_lead_from_the_overview_to_a_highlighted_figure(page: "Page") -> None:
    page.goto("/")
    page.click("main a[href^='entity/']")
    page.click("main .cell a")
    page.click(".claim blockquote a")
    page.wait_for_url("**/article/*.html#m-*")
    assert page.locator(".figure:target").count() == 1
    assert page.evaluate("document.activeElement.matches('.figure:target')")
    assert page.locator(".card.lit").is_visible()


def open_article(page: "Page") -> None:
    page.goto("/articles.html")
    page.click("main a[href^='article/']:has-text('Insights')")
    page.wait_for_url("**/article/*.html")


def test_tab_goes_through_the_figures_and_lights_their_evidence(page: "Page") -> None:
    open_article(page)
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").is_visible()
    figures = page.locator(".source .figure")
    figures.nth(0).focus()
    lit = page.locator(".is-evidence.lit").count()
    assert lit > 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == figures.nth(1).get_attribute("id")


def test_the_highlight_on_the_screen_is_the_quote(page: "Page") -> None:
    open_article(page)
    shown = page.eval_on_selector_all(".source .figure", "all => all.map(one => one.textContent)")
    listed = page.eval_on_selector_all(".card .jump", "all => all.map(one => one.textContent)")
    assert len(shown) == 80
    assert shown == listed
    page.click(".switch a:has-text('Cleaned')")
    page.wait_for_url("**/*.clean.html")
    assert page.eval_on_selector_all(".source .figure", "all => all.map(one => one.textContent)") == listed


def test_no_page_is_wider_than_a_phone(browser: "Browser", address: str) -> None:
    phone = browser.new_page(base_url=address, viewport={"width": 375, "height": 740})
    paths = ["/", "/entity/CLSK.html", "/conflicts.html", "/lineage.html", "/data/figures.html", "/consensus.html"]
    paths += [f"/{find_link(phone, '/entity/CLSK.html', 'main .cell a')}", f"/audit.html?row={FIRST_MENTION}"]
    for path in paths:
        phone.goto(path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 375, path
    phone.close()


def find_link(opened: "Page", path: str, selector: str) -> str:
    opened.goto(path)
    return str(opened.locator(selector).first.get_attribute("href")).removeprefix("../")


def test_evidence_is_lit_in_the_cleaned_text_too(page: "Page") -> None:
    open_article(page)
    page.click(".switch a:has-text('Cleaned')")
    page.wait_for_url("**/*.clean.html")
    card = page.locator(".card").nth(0)
    cited = card.locator(".because a").nth(0)
    cited.click()
    page.wait_for_url("**#b-*")
    assert page.locator(".is-evidence:target").inner_text() == cited.inner_text()
    page.locator(".source .figure").nth(0).hover()
    assert page.locator(".is-evidence.lit").count() > 0


def test_a_drawing_begins_at_the_table_that_it_is_about(page: "Page") -> None:
    page.goto("/lineage/fct_figures.html")
    assert page.evaluate("document.querySelector('.graph').scrollLeft") > 0
    assert page.locator(".node.focus").is_visible()


def test_print_is_dark_on_white_whatever_the_screen(browser: "Browser", address: str) -> None:
    opened = browser.new_page(base_url=address, color_scheme="dark")
    opened.goto("/")
    opened.emulate_media(media="print", color_scheme="dark")
    ground, ink = opened.evaluate("(style => [style.backgroundColor, style.color])(getComputedStyle(document.body))")
    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(27, 31, 36)")
    assert not opened.locator(".search").is_visible()
    opened.close()


def test_a_policy_stops_a_script_that_got_in(page: "Page", browser: "Browser", address: str) -> None:
    opened = browser.new_page(base_url=address)
    opened.goto("/")
    opened.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.broken = true";
        document.body.append(script);
    }""")
    assert opened.evaluate("window.broken") is None
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: "Browser", address: str, scheme: str) -> None:
    opened = browser.new_page(base_url=address, color_scheme=scheme)
    paths = ["/", "/entity/CLSK.html", "/conflicts.html", "/data/meta.html"]
    if scheme == "light":
        paths += ["/consensus.html", "/lineage/figures.html", "/audit.html", "/data.html?sql=from+meta"]
        paths += ["/search.html?q=revenue", "/entities.html", f"/audit.html?row={FIRST_MENTION}", "/changes.html"]
    opened.goto("/entity/CLSK.html")
    paths.append("/" + str(opened.locator("main .cell a").first.get_attribute("href")).removeprefix("../"))
    opened.goto("/articles.html")
    article = "/" + str(opened.locator("main a:has-text('004_')").get_attribute("href"))
    paths += [article, article.replace(".html", ".clean.html")]
    everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    options = {"runOnly": everything if scheme == "light" else ["color-contrast"], "resultTypes": ["violations"]}
    for path in paths:
        opened.goto(path)
        found = Axe().run(opened, options=options).response["violations"]
        assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == [], path
    opened.close()
