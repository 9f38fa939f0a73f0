"""A home whose articles try to break out of the pages, and a client that asks the application without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from explorer.app import make_app
from explorer.warehouse import Warehouse, open_warehouse
from orchestration.build import run_graph

HOSTILE = {
    "attack.html": (
        '<html><head><title>Profit &lt;script&gt;alert(1)&lt;/script&gt; " onmouseover="alert(2)</title>'
        "<meta name='author' content='&lt;img src=x onerror=alert(3)&gt;'></head><body>"
        '<h1>Orbit "Mills" &lt;img src=x onerror=alert(4)&gt;</h1>'
        "<p>Orbit Mills (NYSE: ORBM) reported revenue of $12.5 million for the third quarter of 2025, said "
        "&lt;script&gt;alert(5)&lt;/script&gt; analyst &lt;b onclick=alert(6)&gt;. Shares fell 3%.</p>"
        "<script>var price = 99;</script></body></html>"
    ),
    "x' onload='alert(7)<svg>.txt": (
        "Orbit Mills sold more than 4,000 looms </div><script>alert(8)</script> in 2025, up 8% \u202egnirts\u202c.\n\n"
        '=HYPERLINK("http://evil") cost $5 million at <iframe src=javascript:alert(9)> Mills Inc.\n'
    ),
}


@pytest.fixture(scope="session")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile")
    (root / "articles").mkdir()
    for name, text in HOSTILE.items():
        (root / "articles" / name).write_text(text, encoding="utf-8")
    outcome = run_graph(root / "home", root / "articles", lambda *_: None)
    assert not outcome.failures, outcome.failures
    return root / "home"


@pytest.fixture(scope="session")
def client(seeds_home: Path) -> Iterator[TestClient]:
    with TestClient(make_app(seeds_home), base_url="http://127.0.0.1") as asking:
        yield asking


@pytest.fixture(scope="session")
def hostile_client(hostile_home: Path) -> Iterator[TestClient]:
    with TestClient(make_app(hostile_home), base_url="http://127.0.0.1") as asking:
        yield asking


@pytest.fixture(scope="session")
def warehouse(seeds_home: Path) -> Warehouse:
    return open_warehouse(seeds_home)
