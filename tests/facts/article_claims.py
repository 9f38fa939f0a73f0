"""Lines of small articles, with their claims marked, become the tables under the models.

`Line("Revenue was [over $180 million].", {"metric": "revenue"})`: each [claim] in brackets is a mention; the fields
follow in the order of the brackets, on top of the article's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import duckdb
from mention_tables import build_facts, hash_text, read_claim, text_range

DEFAULTS = {
    "entity": "ACME",
    "entity_name": "Acme",
    "entity_kind": "company",
    "metric": "revenue",
    "measure": "level",
    "basis": "reported",
    "vintage": "current",
    "section": "body",
}


class Line:
    """One block: its text with [claims] in brackets, and the fields of each claim."""

    def __init__(self, marked: str, *fields: dict[str, object], section: str = "body") -> None:
        self.section = section
        self.text = re.sub(r"[\[\]]", "", marked)
        self.claims = []
        brackets = list(re.finditer(r"\[([^\]]+)\]", marked))
        for index, bracket in enumerate(brackets):
            start = bracket.start() - 2 * index
            own = fields[index] if index < len(fields) else (fields[-1] if fields else {})
            self.claims.append((start, bracket[1], own))


@dataclass(frozen=True)
class Article:
    """An article of lines; `fields` are those of all its claims."""

    lines: Sequence[Line]
    fields: dict[str, object] = field(default_factory=dict)
    published: str | None = None
    name: str | None = None
    cluster: str | None = None
    seen: str = "2026-02-01"


def tables_of(articles: Sequence[Article]) -> dict[str, list[dict[str, object]]]:
    """The rows of the rooms' tables that the articles make."""
    tables: dict[str, list[dict[str, object]]] = {
        name: []
        for name in ("mentions", "clean_blocks", "clean_articles", "raw_articles", "seen_sources", "article_clusters")
    }
    for number, article in enumerate(articles):
        _add_article(tables, article, article.name or f"a{number:03d}")
    return tables


def _add_article(tables: dict[str, list[dict[str, object]]], article: Article, article_id: str) -> None:
    published = article.published and datetime.fromisoformat(article.published).replace(tzinfo=UTC)
    seen = datetime.fromisoformat(article.seen).replace(tzinfo=UTC)
    tables["raw_articles"].append({"article_id": article_id, "first_seen_at": seen})
    tables["seen_sources"].append(
        {
            "article_id": article_id,
            "source_path": f"{article_id}.txt",
            "first_seen_at": seen,
            "last_seen_at": seen,
            "present": True,
        }
    )
    tables["clean_articles"].append({"article_id": article_id, "published_at": published, "language": "en"})
    tables["article_clusters"].append({"article_id": article_id, "cluster_id": article.cluster or article_id})
    position = 0
    for ordinal, line in enumerate(article.lines):
        _add_line(tables, article, article_id, line, ordinal, position)
        position += len(line.text) + 1


def _add_line(
    tables: dict[str, list[dict[str, object]]],
    article: Article,
    article_id: str,
    line: Line,
    ordinal: int,
    position: int,
) -> None:
    block_id = hash_text(f"{article_id} {ordinal}")
    tables["clean_blocks"].append(
        {
            "article_id": article_id,
            "block_id": block_id,
            "ordinal": ordinal,
            "section": line.section,
            "kind": "line",
            "clean_start": position,
            "clean_end": position + len(line.text),
            "line": ordinal + 1,
            "text": line.text,
            "text_hash": hash_text(line.text),
        }
    )
    ranges: dict[object, list[dict[str, object]]] = {}
    for start, words, own in line.claims:
        claim = read_claim(words)
        at = position + start + len(words) - len(str(claim["quote"]))
        end = at + len(str(claim["quote"]))
        text_at = at - position
        row = (
            DEFAULTS
            | {"section": line.section}
            | article.fields
            | own
            | claim
            | {
                "mention_id": hash_text(f"{article_id} {at}"),
                "article_id": article_id,
                "block_id": block_id,
                "byte_start": at,
                "byte_end": end,
                "char_start": at,
                "char_end": end,
                "clean_start": at,
                "clean_end": end,
                "line": ordinal + 1,
                "prefix": line.text[max(0, text_at - 32) : text_at],
                "run_id": "run",
                "suffix": line.text[text_at + end - at :][:32],
            }
        )
        row["unit"] = own.get("unit", claim["unit"])
        if row.get("period") and not row.get("period_from"):
            row["period_from"] = "stated"
        if row.get("range_id"):
            ranges.setdefault(row["range_id"], []).append(row)
        tables["mentions"].append(row)
    for range_id, (low, high) in ranges.items():
        text_range(low, high, f"{block_id}-{range_id}")


def facts_of(*articles: Article, until: Sequence[str] = ()) -> duckdb.DuckDBPyConnection:
    """The models `until` and what they need, or all of them, run over the articles."""
    return build_facts(tables_of(articles), until)
