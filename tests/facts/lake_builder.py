"""Rows that name only what matters become a lake: shards of the rooms with defaults everywhere else."""

import hashlib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from assets.facts.connection import quote
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.record import Project, Source
from assets.facts.runs import Run, record_run

SEEN_AT = datetime(2026, 2, 3, 8, tzinfo=UTC)
RUN = Run("run-1", SEEN_AT, "code-1", "words-1")


def article_id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def build_lake(
    home: Path, project: Project, articles: list[dict], mentions: list[dict] = (), **tables: list[dict]
) -> Lake:
    """A lake of `articles` (name, blocks of text, and fields of any room's row) and `mentions` (article, quote, fields)."""
    rows: dict[str, list[dict]] = {"raw_articles": [], "seen_sources": [], "clean_articles": [], "clean_blocks": []}
    for article in articles:
        for table, row in _article_rows(**article):
            rows[table].append(row)
    rows["mentions"] = [_mention_row(index, **mention) for index, mention in enumerate(mentions)]
    for table, given in {**rows, **tables}.items():
        write_shard(home, project.sources[table], given)
    lake = Lake(home)
    record_run(project, lake, RUN)
    return lake


def write_shard(home: Path, source: Source, rows: list[dict]) -> None:
    """Writes rows as a shard of the source's room; a column that a row lacks is null."""
    folder = home / "lake" / source.rooms[0] / "v1" / "shard1"
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        columns = ", ".join(f"{quote(column.name)} {column.type}" for column in source.columns)
        connection.execute(f"CREATE TABLE rows ({columns})")
        for row in rows:
            unknown = row.keys() - {column.name for column in source.columns}
            assert not unknown, f"{source.name} has no {unknown}"
            names = ", ".join(quote(name) for name in row)
            marks = ", ".join("?" for _ in row)
            connection.execute(f"INSERT INTO rows ({names}) VALUES ({marks})", list(row.values()))
        connection.execute(f"COPY rows TO '{folder / source.file}.parquet' (FORMAT parquet)")


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
                "clean_start": 0,
                "clean_end": len(text),
                "text": text,
                "text_hash": hashlib.sha256(text.encode()).hexdigest()[:16],
            },
        )


def _mention_row(index: int, article: str, value: str, unit: str = "USD", block: int = 0, **fields) -> dict:
    amount = Decimal(value)
    return {
        "mention_id": f"{index:016x}", "article_id": article_id(article), "section": "body", "block_id": f"{article}-{block}",
        "byte_start": index * 10, "byte_end": index * 10 + 5, "char_start": index * 10, "char_end": index * 10 + 5,
        "clean_start": index * 10, "clean_end": index * 10 + 5, "line": 1, "quote": f"{value} {unit}", "prefix": "", "suffix": "",
        "value": amount, "decimals": 0, "value_low": amount, "value_high": amount, "outer_low": amount, "outer_high": amount,
        "low_closed": True, "high_closed": False, "bound": "=", "unit": unit, "base_value": amount, "base_unit": unit,
        "metric": "revenue", "entity": "ACME", "entity_name": "Acme", "entity_kind": "company", "measure": "level",
        "basis": "reported", "vintage": "current", "evidence": [], "rule": "number", "run_id": "run-1", "code_version": "code-1",
        "vocabulary_hash": "words-1", **fields,
    }  # fmt: skip


def load() -> Project:
    return load_project()
