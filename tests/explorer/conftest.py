"""The pages asked without a network, over the bundled articles and over a copy that tries to break out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from explorer.app import make_app
from explorer.warehouse import Warehouse, open_warehouse

ATTACK = (
    "\"><script>alert(5)</script><img src=x onerror=alert(6)>' onclick='alert(7)' </title></div> \u202egnirts\u202c"
)
_TEXTS = {
    "dim_articles": ("title", "publisher", "author", "source_path", "language"),
    "article_sources": ("source_path", "member"),
    "fct_mentions": ("prefix", "suffix", "quote", "entity_name", "attributed_to", "aspect", "qualifier", "source_path"),
    "fct_figures": ("entity_name", "aspect"),
    "figure_mentions": ("provider", "reason"),
    "fct_conflicts": ("explanation",),
    "conflict_mentions": ("words",),
    "fct_relations": ("worked", "target_words"),
    "article_blocks": ("text",),
    "dim_entities": ("entity_name",),
}


@pytest.fixture(scope="session")
def hostile_home(seeds_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every text that an article can write holds an attack, ids of entities too, and the raw bytes themselves."""
    home = tmp_path_factory.mktemp("hostile") / "home"
    shutil.copytree(seeds_home, home, symlinks=True, ignore=shutil.ignore_patterns("dagster", "lake"))
    with duckdb.connect((home / "warehouse.duckdb").resolve()) as connection:
        for table, columns in _TEXTS.items():
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = coalesce({column}, '') || $attack", {"attack": ATTACK}
                )
        for table in ("dim_entities", "fct_mentions", "fct_figures", "fct_relations"):
            connection.execute(f"UPDATE {table} SET entity = '../' || entity || $attack", {"attack": ATTACK})
        connection.execute("UPDATE dim_metrics SET label = '=HYPERLINK(\"http://x\")' || $attack", {"attack": ATTACK})
        connection.execute(
            "UPDATE fct_mentions SET evidence = list_transform(evidence, lambda e: struct_pack(role := e.role,"
            " byte_start := e.byte_start, byte_end := e.byte_end, words := e.words || $attack, note := $attack))",
            {"attack": ATTACK},
        )
    for path in (home / "raw").glob("*/*"):
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(ATTACK.encode() + content[len(ATTACK.encode()) :])
    return home


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
