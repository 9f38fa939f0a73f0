"""Rows that name only what matters become a lake: shards of the rooms with defaults everywhere else."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl

from assets.facts.connection import quote
from assets.facts.lake import Lake
from assets.facts.record import Project, Source
from assets.facts.runs import Run, record_run
from assets.kernel.versions import room_version

SEEN_AT = datetime(2026, 2, 3, 8, tzinfo=UTC)
RUN = Run("run-1", SEEN_AT, "code-1", "words-1")


def article_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def build_lake(
    home: Path, project: Project, articles: list[dict], mentions: list[dict] = (), **tables: list[dict]
) -> Lake:
    """A lake of `articles` (name, blocks of text, fields) and `mentions` (article, value, fields).

    A shard holds every table of its room; `tables` adds rows of others.
    """
    return add_shard(home, project, articles, mentions, **tables)


def add_shard(
    home: Path,
    project: Project,
    articles: list[dict],
    mentions: list[dict] = (),
    shard: int = 1,
    **tables: list[dict],
) -> Lake:
    """One shard of a lake as `build_lake` makes it; the ids of its mentions are those of no other shard."""
    rows = {name: list(tables.get(name, [])) for name, source in project.sources.items() if is_room_table(source)}
    for article in articles:
        for table, row in _article_rows(**article):
            rows[table].append(row)
    rows["mentions"] += [_mention_row(index, **row) for index, row in enumerate(mentions, 1000 * (shard - 1))]
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for table, given in rows.items():
            for index, path in enumerate(_paths(home, project.sources[table], shard)):
                _write_table(connection, path, project.sources[table], given if index == 0 else [])
    _answer_for(home, shard, [article["name"] for article in articles])
    lake = Lake(home)
    record_run(project, lake, RUN)
    return lake


def write_sources(home: Path, project: Project, articles: list[dict]) -> None:
    """Where `articles`, those of all shards, stand."""
    rows = [row for article in articles for table, row in _article_rows(**article) if table == "seen_sources"]
    source = project.sources["seen_sources"]
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        _write_table(connection, *_paths(home, source, 1), source, rows)


def _answer_for(home: Path, shard: int, names: list[str]) -> None:
    """Writes into each shard which articles it answers for: without that a shard counts as damaged."""
    for folder in (home / "lake").glob(f"*/*/shard{shard}"):
        pl.DataFrame({"article_id": names}, schema={"article_id": pl.String}).write_parquet(folder / "articles.parquet")


def upstream(project: Project, *targets: str) -> set[str]:
    """The models that stand before `targets`, and the targets: for run_models."""
    found: set[str] = set()
    queue = list(targets)
    while queue:
        model = project.models.get(queue.pop())
        if model is not None and model.name not in found:
            found.add(model.name)
            queue += model.deps
    return found


def is_room_table(source: Source) -> bool:
    return bool(source.rooms) and not source.is_of_facts


def _paths(home: Path, source: Source, shard: int) -> list[Path]:
    if source.file == "article_sources":  # history: beside the shards
        return [home / "lake" / "raw" / "article_sources.parquet"]
    return [
        home / "lake" / room / room_version(room) / f"shard{shard}" / f"{source.file}.parquet" for room in source.rooms
    ]


def _write_table(connection: duckdb.DuckDBPyConnection, path: Path, source: Source, rows: list[dict]) -> None:
    """Writes rows as a file of the source; a column that a row lacks is null."""
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = ", ".join(f"{quote(column.name)} {column.type}" for column in source.columns)
    connection.execute(f"CREATE OR REPLACE TABLE rows ({columns})")
    insert_rows(connection, "rows", rows)
    connection.execute(f"COPY rows TO '{path}' (FORMAT parquet)")


def insert_rows(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict]) -> None:
    for row in rows:
        names = ", ".join(quote(name) for name in row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", list(row.values()))


def _article_rows(
    name: str,
    blocks: list[str] = (),
    seen_at: datetime = SEEN_AT,
    path: str | None = None,
    present: bool = True,
    **fields,
):
    id_ = article_id(name)
    yield (
        "raw_articles",
        {
            "article_id": id_,
            "media_type": "text/plain",
            "encoding": "utf-8",
            "size_bytes": 100,
            "first_seen_at": seen_at,
            "run_id": "run-1",
        },
    )
    yield (
        "seen_sources",
        {
            "article_id": id_,
            "source_path": path or f"{name}.txt",
            "first_seen_at": seen_at,
            "last_seen_at": seen_at,
            "present": present,
        },
    )
    yield (
        "clean_articles",
        {
            "article_id": id_,
            "title": name,
            "published_at_basis": "none",
            "text": "\n".join(blocks),
            "run_id": "run-1",
            "code_version": "code-1",
            **fields,
        },
    )
    for ordinal, text in enumerate(blocks):
        yield (
            "clean_blocks",
            {
                "article_id": id_,
                "block_id": f"{name}-{ordinal}",
                "ordinal": ordinal,
                "kind": "paragraph",
                "section": "body",
                "byte_start": 0,
                "byte_end": len(text),
                "clean_start": 0,
                "clean_end": len(text),
                "text": text,
                "text_hash": hashlib.sha256(text.encode()).hexdigest()[:16],
            },
        )


def _mention_row(index: int, article: str, value: str, unit: str = "USD", block: int = 0, **fields) -> dict:
    amount, start = Decimal(value), index * 10
    return {
        "mention_id": f"{index:016x}",
        "article_id": article_id(article),
        "section": "body",
        "block_id": f"{article}-{block}",
        **dict.fromkeys(["byte_start", "char_start", "clean_start"], start),
        **dict.fromkeys(["byte_end", "char_end", "clean_end"], start + 5),
        **dict.fromkeys(["value", "base_value", "value_low", "value_high", "outer_low", "outer_high"], amount),
        **dict.fromkeys(["unit", "base_unit"], unit),
        "line": 1,
        "quote": f"{value} {unit}",
        "prefix": "",
        "suffix": "",
        "decimals": 0,
        "low_closed": True,
        "high_closed": False,
        "bound": "=",
        "metric": "revenue",
        "entity": "ACME",
        "entity_name": "Acme",
        "entity_kind": "company",
        "measure": "level",
        "basis": "reported",
        "vintage": "current",
        "evidence": [],
        "rule": "number",
        "run_id": RUN.run_id,
        "code_version": RUN.code_version,
        "vocabulary_hash": RUN.vocabulary_hash,
        **fields,
    }
