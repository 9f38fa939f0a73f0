"""Turns corrections.csv of the home into the table `stated_corrections` of the lake, each line with its mention."""

import csv
import hashlib
from collections.abc import Iterator

import polars as pl

from assets.facts.corrections.read import Stated, read_corrections, refuse_file
from assets.facts.corrections.record import FILE, Words
from assets.facts.corrections.times import load_calendars, type_times
from assets.facts.lake import Lake
from assets.facts.record import Project
from assets.facts.state import State, fingerprint_inputs, forget_state, keep_state, read_state
from assets.kernel.versions import REFERENCE, room_version

TABLE = "stated_corrections"
_READ = ("mentions", "reference_metrics", "reference_units", "reference_comparator_words", "reference_entities")
_CALENDARS = "reference_fiscal_calendars"
_PLACE = ("article_id", "byte_start", "byte_end")


def keep_corrections(project: Project, lake: Lake) -> pl.DataFrame:
    """Writes `lake/facts/stated_corrections.parquet`, one row a line of the file, and returns its rows.

    Where neither the file nor what it refers to changed nothing is done. A home without the file has no rows.
    """
    path = lake.home / FILE
    content = path.read_bytes() if path.exists() else b""
    said = f"{hashlib.sha256(content).hexdigest()} {room_version('facts')}"
    inputs = fingerprint_inputs(project, lake, (*_READ, _CALENDARS) if content else (), said)
    known = read_state(lake, TABLE)
    if known is not None and known.inputs == inputs and lake.path(TABLE).exists():
        return pl.read_parquet(lake.path(TABLE))
    corrections = _resolve(_read(content), _find_mentions(project, lake, content))
    forget_state(lake, TABLE)
    lake.write(TABLE, corrections)
    keep_state(lake, TABLE, State(inputs, inputs, len(corrections), ()))
    return corrections


def load_words() -> Words:
    """The ids that corrected fields may take, from the reference tables."""
    return Words(
        frozenset(_column("metrics.csv", "metric")),
        frozenset(_column("units.csv", "unit")),
        frozenset(_column("comparator_words.csv", "comparator")),
    )


def _read(content: bytes) -> Stated:
    if not content.strip():
        return Stated(refuse_file("").rows.clear(), {})
    try:
        return read_corrections(content.decode(), load_words())
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return refuse_file(f"{FILE}:{line}: is no UTF-8; save the file as UTF-8")


def _find_mentions(project: Project, lake: Lake, content: bytes) -> pl.LazyFrame:
    """Every mention of the lake with its place and its entity; none where no file asks for them."""
    columns = ["mention_id", *_PLACE, "entity"]
    files = lake.files(project.sources["mentions"]) if content else ()
    if not files:
        schema = {"mention_id": pl.String, "article_id": pl.String, "byte_start": pl.Int64, "byte_end": pl.Int64}
        return pl.LazyFrame(schema={**schema, "entity": pl.String})
    return pl.scan_parquet(list(files)).select(columns)


def _resolve(stated: Stated, mentions: pl.LazyFrame) -> pl.DataFrame:
    """The lines with typed columns, the mention that each names, and the days of a corrected period."""
    problems = pl.DataFrame(
        {"line": list(stated.problems), "problem": list(stated.problems.values())},
        schema={"line": pl.Int64, "problem": pl.String},
    )
    lines = stated.rows.with_columns(pl.col("byte_start", "byte_end").cast(pl.Int64, strict=False))
    lines = lines.join(problems, on="line", how="left", maintain_order="left")
    placed = mentions.join(lines.lazy().select(_PLACE), on=_PLACE, how="semi")
    placed = placed.unique(_PLACE, keep="any").select(*_PLACE, placed_id="mention_id")
    lines = lines.join(placed.collect(), on=_PLACE, how="left", maintain_order="left")
    lines = lines.with_columns(mention_id=pl.coalesce("mention_id", "placed_id")).drop("placed_id")
    wanted = mentions.join(lines.lazy().select("mention_id"), on="mention_id", how="semi")
    entities = dict(wanted.select("mention_id", "entity").collect().iter_rows())
    return type_times(lines, entities, load_calendars(REFERENCE))


def _column(table: str, column: str) -> Iterator[str]:
    with (REFERENCE / table).open(encoding="utf-8", newline="") as lines:
        yield from (row[column] for row in csv.DictReader(lines))
