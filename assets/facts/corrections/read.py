"""Turns the text of corrections.csv into its rows, and into sentences about the lines that cannot be used."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from assets.facts.corrections.contract import find_breaches, stated_frame
from assets.facts.corrections.record import COLUMNS, FILE, REQUIRED, Words, find_misfit, find_wrong_moment

_PLACE = ("article_id", "byte_start", "byte_end")


@dataclass(frozen=True, slots=True)
class Stated:
    """The lines of the file as text, and for each that cannot be used the sentence that says why."""

    rows: pl.DataFrame
    problems: dict[int, str]


def read_corrections(text: str, words: Words) -> Stated:
    """Reads the whole file; a line that breaks the contract is kept with its problem, and harms no other."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    try:
        lines = list(_read_lines(reader))
    except csv.Error as error:
        return refuse_file(f"{FILE}:{reader.line_num}: cannot be read as CSV ({error}); write it anew")
    if missing := [column for column in REQUIRED if column not in (reader.fieldnames or [])]:
        return refuse_file(f"{FILE}:1: the header lacks {', '.join(missing)}; its columns are {', '.join(COLUMNS)}")
    frame = stated_frame([{"line": line, **row} for line, row, _ in lines])
    problems = {line: problem for line, _, problem in lines if problem}
    problems |= {line: problem for line, problem in find_breaches(frame).items() if line not in problems}
    for row in frame.filter(~pl.col("line").is_in(list(problems))).iter_rows(named=True):
        if problem := _find_problem(row, words):
            problems[row["line"]] = f"{FILE}:{row['line']}: {problem}"
    return Stated(frame, problems)


def refuse_file(problem: str) -> Stated:
    """A file of which no line can be used."""
    return Stated(stated_frame([{"line": 1}]), {1: problem})


def _read_lines(
    reader: "csv.DictReader[str]",
) -> Iterator[tuple[int, dict[str, str | None], str | None]]:
    for cells in reader:
        line = reader.line_num
        row = {column: (cells.get(column) or "").strip() or None for column in COLUMNS}
        uneven = None in cells or None in cells.values()
        yield (
            line,
            row,
            f"{FILE}:{line}: has other cells than the header; quote a value with commas" if uneven else None,
        )


def _find_problem(row: dict[str, str | None], words: Words) -> str | None:
    placed = [column for column in _PLACE if row[column] is not None]
    if row["mention_id"] is None and len(placed) < len(_PLACE):
        return "names no mention; give its mention_id, or article_id with byte_start and byte_end"
    return find_wrong_moment(str(row["corrected_at"])) or find_misfit(str(row["field"]), row["value"] or "", words)
