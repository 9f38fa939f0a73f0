"""The gold labels of the five bundled articles become mentions, as extraction that makes no mistake would write them.

The labels say what a sentence says. What its context decides (DESIGN: period_from context), the aspect, the accounting
and the named source of an estimate are in the table READINGS, one row a place.
"""

import json
import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import duckdb
from mention_tables import build_facts, claim_columns, hash_text, last_digit, last_nonzero_digit, text_range

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds.jsonl"
ARTICLES = ROOT / "seeds" / "articles"

WORDS = {"~": "about", ">": "over", "<": "up to", "=": None, "range_low": None, "range_high": None}
# Where the gold's bound is wider than the wording: "nearly" limits from above.
NEARLY = {("000", 633), ("000", 5931), ("004", 77)}

SEEN = {"first_seen_at": "2026-02-09", "last_seen_at": "2026-02-09"}
Q1 = {"period": "FY2026Q1", "period_from": "context"}
READINGS: dict[tuple[str, int], dict[str, object]] = {
    **{("000", start): {"aspect": "contracted; texas"} for start in (530, 5828)},
    **{("000", start): {"aspect": "potential; houston"} for start in (633, 5931)},
    **{("000", start): {"aspect": "texas"} for start in (500, 5798)},
    ("000", 2447): {"aspect": "contracted"},
    ("001", 2050): {"aspect": "sandersville"},
    ("004", 1298): {"aspect": "critical it; texas"},
    **{("000", start): Q1 for start in (6996, 7060, 7919, 7985, 8888, 8913, 8958)},
    ("000", 8691): {"accounting": "gaap"},
    ("000", 8712): {"accounting": "gaap"},
    ("000", 6996): Q1 | {"accounting": "adjusted"},
    ("000", 7060): Q1 | {"accounting": "adjusted"},
    ("000", 5381): {"attributed_to": "Keefe, Bruyette & Woods"},
    ("000", 6693): {"expression": "fiscal Q1 2023"},
    ("000", 6766): {"expression": "fiscal Q1 2023"},
}
# CleanSpark's year ends in September.
QUARTERS = {
    "Q1": ("-1 10-01", "-1 12-31"),
    "Q2": ("0 01-01", "0 03-31"),
    "Q3": ("0 04-01", "0 06-30"),
    "Q4": ("0 07-01", "0 09-30"),
}


@cache
def seed_tables() -> dict[str, list[dict[str, object]]]:
    """The rooms' tables for the five articles."""
    labels = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    tables: dict[str, list[dict[str, object]]] = {
        name: [] for name in ("mentions", "clean_blocks", "clean_articles", "raw_articles", "seen_sources")
    }
    for path in sorted(ARTICLES.glob("*.txt")):
        own = sorted(
            (label for label in labels if label.get("file") == path.name and "quote" in label),
            key=lambda label: label["start"],
        )
        _add_article(tables, path, own)
    return tables


@cache
def seed_facts() -> duckdb.DuckDBPyConnection:
    """The models, run over the five articles; read only."""
    return build_facts(seed_tables())


def _add_article(tables: dict[str, list[dict[str, object]]], path: Path, labels: list[dict[str, object]]) -> None:
    text, article_id = path.read_text(encoding="utf-8"), path.stem
    tables["raw_articles"].append({"article_id": article_id, "first_seen_at": SEEN["first_seen_at"]})
    tables["clean_articles"].append({"article_id": article_id, "text": text})
    tables["seen_sources"].append({"article_id": article_id, "source_path": path.name, "present": True, **SEEN})
    start = 0
    for ordinal, line in enumerate(text.split("\n")):
        inside = [label for label in labels if start <= int(str(label["start"])) < start + len(line)]
        if line.strip():
            _add_line(tables, article_id, ordinal, start, line, inside)
        start += len(line) + 1


def _add_line(
    tables: dict[str, list[dict[str, object]]],
    article_id: str,
    ordinal: int,
    start: int,
    line: str,
    labels: list[dict[str, object]],
) -> None:
    block_id = hash_text(f"{article_id} {ordinal}")
    section = str(labels[0]["section"]) if labels else "body"
    tables["clean_blocks"].append(
        {
            "article_id": article_id,
            "block_id": block_id,
            "ordinal": ordinal,
            "section": section,
            "kind": "line",
            "clean_start": start,
            "clean_end": start + len(line),
            "line": ordinal + 1,
            "text": line,
            "text_hash": hash_text(line),
        }
    )
    made = [_mention(article_id, block_id, ordinal, start, line, label) for label in labels]
    for low, high in pairwise(made):
        if (low["bound"], high["bound"]) == ("range_low", "range_high"):
            text_range(low, high, f"{block_id}-{low['byte_start']}")
    tables["mentions"] += made


def _mention(
    article_id: str, block_id: str, ordinal: int, start: int, line: str, label: dict[str, object]
) -> dict[str, object]:
    at, end = int(str(label["start"])), int(str(label["end"]))
    place = (article_id[:3], at)
    value, quote = Decimal(str(label["value"])), str(label["quote"])
    found = re.search(r"\d[\d,]*(\.\d+)?", quote)
    assert found, quote
    digits = found[0].rstrip(",")
    scale = (abs(value) / Decimal(digits.replace(",", ""))).adjusted() if value else 0
    word = "nearly" if place in NEARLY else WORDS[str(label["bound"])]
    columns = claim_columns(
        value,
        unit=str(label["unit"]),
        quote=quote,
        word=word,
        u=last_digit(digits, scale),
        t=last_nonzero_digit(digits, scale),
    )
    if str(label["bound"]).startswith("range"):
        columns["bound"] = label["bound"]
    read = {name: label[name] for name in ("metric", "entity", "measure", "comparator", "basis", "period", "section")}
    read |= {"period_from": "stated" if label["period"] else None, "vintage": "current", "entity_name": label["entity"]}
    read |= READINGS.get(place, {})
    if "adjusted" in str(label["metric"]):
        read["accounting"] = "adjusted"
    read |= _dates(str(read["period"])) if read["period"] else {}
    evidence = _period_evidence(line, start, read.pop("expression", None))
    return (
        columns
        | read
        | evidence
        | {
            "mention_id": hash_text(f"{article_id} {at}"),
            "article_id": article_id,
            "block_id": block_id,
            "run_id": "run",
            "byte_start": at,
            "byte_end": end,
            "char_start": at,
            "char_end": end,
            "clean_start": at,
            "clean_end": end,
            "line": ordinal + 1,
            "prefix": line[max(0, at - start - 32) : at - start],
            "suffix": line[end - start :][:32],
        }
    )


def _dates(period: str) -> dict[str, object]:
    if not period.startswith("FY"):
        return {}
    year = int(period[2:6])
    first, last = (end.split() for end in QUARTERS[period[6:]])
    return {"period_start": f"{year + int(first[0])}-{first[1]}", "period_end": f"{year + int(last[0])}-{last[1]}"}


def _period_evidence(line: str, start: int, words: object) -> dict[str, object]:
    if words is None:
        return {}
    at = start + line.index(str(words))
    return {
        "evidence": [
            {"role": "period", "byte_start": at, "byte_end": at + len(str(words)), "words": words, "note": None}
        ]
    }
