"""The pages of a warehouse of 100,000 mentions: the median time of each, warm, and its CPU time.

    uv run python benchmarks/explorer_pages.py HOME [MENTIONS] [PAGE]

The warehouse is the one of HOME many times over: each copy of an article with ids and raw bytes of its own, entities
fifty times. The application is asked without a network; a page is asked nine times after a first one. CPU time is that
of all threads of this process: on a machine that others use, it tells what the page costs. With PAGE, only pages whose
address holds that word.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from explorer.app import make_app
from explorer.warehouse import LINK

BUDGET_MS = 300
ENTITIES = 50
TIMES = 9
_ONCE = (
    "meta",
    "dim_metrics",
    "dim_units",
    "dim_periods",
    "dim_runs",
    "lineage_tables",
    "lineage_columns",
    "corrections",
)
_SAME = ("run_id", "period_id")


def multiply(source: Path, target: Path, mentions: int) -> None:
    """A home like `source` with about `mentions` mentions."""
    warehouse = (source / LINK).resolve()
    with duckdb.connect(target / warehouse.name) as connection:
        connection.execute(f"ATTACH '{warehouse}' AS old (READ_ONLY)")
        (n,) = connection.execute("SELECT count(*) FROM old.fct_mentions").fetchone() or (1,)
        copies = -(-mentions // n)
        for table, about in _named(connection, "tables", "table_name, comment"):
            _copy_table(connection, table, 1 if table in _ONCE else ENTITIES if table == "dim_entities" else copies)
            connection.execute(f"COMMENT ON TABLE {table} IS '{about.replace(chr(39), chr(39) * 2)}'")
        _copy_views(connection)
        ids = connection.execute("SELECT old.article_id, new.article_id FROM old.dim_articles AS old JOIN dim_articles"
            " AS new ON old.source_path = new.source_path").fetchall()  # fmt: skip
    (target / LINK).symlink_to(warehouse.name)
    for old, new in ids:
        path = target / "raw" / new[:2] / new
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / "raw" / old[:2] / old, path)
    shutil.copytree(source / "manifests", target / "manifests")
    _sign_beginning(target / "manifests")


def _sign_beginning(manifests: Path) -> None:
    """A run before all others, so that a comparison with it has every row."""
    first = json.loads(next(manifests.glob("*.json")).read_text(encoding="utf-8"))
    beginning = {**first, "run_id": "beginning", "built_at": "2000-01-01T00:00:00+00:00", "warehouse": "none"}
    (manifests / "beginning.json").write_text(json.dumps(beginning), encoding="utf-8")


def _named(connection: duckdb.DuckDBPyConnection, what: str, columns: str) -> list[tuple[str, str]]:
    sql = f"SELECT {columns} FROM duckdb_{what}() WHERE database_name = 'old' AND NOT internal"
    return connection.execute(sql).fetchall()


def _copy_table(connection: duckdb.DuckDBPyConnection, table: str, copies: int) -> None:
    columns = [(row[0], row[1]) for row in connection.execute(f"DESCRIBE old.{table}").fetchall()]
    chosen = ", ".join(
        f'{_change(name, type_) if copies > 1 else f"t.{chr(34)}{name}{chr(34)}"} AS "{name}"'
        for name, type_ in columns
    )
    order = "article_id" if any(name == "article_id" for name, _ in columns) else "1"
    rows = f"SELECT {chosen} FROM range({copies}) AS copies (n), old.{table} AS t ORDER BY {order}"
    connection.execute(f"CREATE TABLE {table} AS {rows}")


def _change(name: str, type_: str) -> str:
    """The column in copy n: ids and entities are others in each."""
    column = f't."{name}"'
    if name == "entity":
        return f"{column} || '-' || n % {ENTITIES}"
    if name == "operand_mention_ids":
        return f"list_transform({column}, lambda id: left(sha256(id || n), 16))"
    is_id = name.endswith("_id") and type_ == "VARCHAR" and name not in _SAME
    return f"left(sha256({column} || n), length({column}))" if is_id else column


def _copy_views(connection: duckdb.DuckDBPyConnection) -> None:
    """In rounds, because a view may be made of another one."""
    waiting = _named(connection, "views", "view_name, sql")
    while waiting:
        left = []
        for name, sql in waiting:
            try:
                connection.execute(sql)
            except duckdb.Error:
                left.append((name, sql))
        if len(left) == len(waiting):
            raise RuntimeError(f"views that bind to nothing: {left}")
        waiting = left


def addresses(client: TestClient) -> list[str]:
    """One page of each kind, on what has most rows."""
    asked = client.get("/data/fct_figures.json?sort=n_mentions&order=down").json()[0]
    mention = client.get(f"/figure/{asked['figure_id']}.json").json()["mentions"][0]
    article = f"/article/{mention['article_id']}"
    return [
        "/", "/search.html?q=revenue", "/search.html?q=nothing-of-it", "/entities.html", "/articles.html",
        "/articles.html?page=9",
        f"/entity/{asked['entity']}.html", f"/figure/{asked['figure_id']}.html", f"/figure/{asked['figure_id']}.json",
        f"{article}.html", f"{article}.clean.html", "/conflicts.html",
        f"/conflicts.html?kind=value&entity={asked['entity']}",
        "/consensus.html", f"/consensus.html?entity={asked['entity']}", "/lineage.html", "/lineage/figures.html",
        "/lineage/figures.value.html", "/audit.html", f"/audit.html?row={mention['mention_id']}", "/changes.html",
        "/changes.mentions.html", "/data.html",
        "/data.html?sql=select+entity,count(*)+from+figures+group+by+all", "/data/figures.html",
        "/data/fct_mentions.html?sort=value&order=down&page=40",
        "/data/fct_mentions.html?column=quote&operator=contains&value=million",
    ]  # fmt: skip


def main() -> None:
    """Prints a line a page; exit code 1 where one is over the budget."""
    source = Path(sys.argv[1])
    mentions = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        multiply(source, Path(folder), mentions)
        with TestClient(make_app(Path(folder)), base_url="http://127.0.0.1") as client:
            wanted = [path for path in addresses(client) if len(sys.argv) < 4 or sys.argv[3] in path]
            medians = {path: measure(client, path) for path in wanted}
    for path, (elapsed, cpu) in medians.items():
        print(f"{elapsed:7.0f} ms {cpu:7.0f} ms CPU  {path[:90]}{'   OVER' if elapsed > BUDGET_MS else ''}")
    raise SystemExit(max(elapsed for elapsed, _ in medians.values()) > BUDGET_MS)


def measure(client: TestClient, path: str) -> tuple[float, float]:
    """The medians of nine answers after a first one, elapsed and CPU time, in milliseconds."""
    client.get(path).raise_for_status()
    elapsed, cpu = [], []
    for _ in range(TIMES):
        began, busy = time.perf_counter(), time.process_time()
        client.get(path)
        elapsed.append(time.perf_counter() - began)
        cpu.append(time.process_time() - busy)
    return 1000 * statistics.median(elapsed), 1000 * statistics.median(cpu)


if __name__ == "__main__":
    main()
