"""Turns a cell under "Change" beside one under "Last" into the change of that price."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.references import MARKET_METRICS
from assets.extracted.meaning.target import Target, own_heads

COLUMN = "column of changes"
_CHANGE = re.compile(
    r"\W*(?:net |day'?s? |daily |1d |today'?s )?(?:(?:% ?|percent )?(?:change|chg\.?)(?: ?\(?%\)?)?|\+/-|gain/loss)\W*",
    re.IGNORECASE,
)
_CERTAIN = 1.1


_OVER = (("yoy", re.compile(r"\by/y\b|\byoy\b|\byear[ -]o[nv]e?r?[ -]year\b|\bannual change\b", re.IGNORECASE)),
         ("qoq", re.compile(r"\bq/q\b|\bqoq\b|\bquarter[ -]o[nv]e?r?[ -]quarter\b", re.IGNORECASE)),
         ("mom", re.compile(r"\bm/m\b|\bmom\b|\bmonth[ -]o[nv]e?r?[ -]month\b", re.IGNORECASE)))  # fmt: skip


def column_step(target: Target) -> str | None:
    """What the changes in a cell's column are measured against, where its head says so: "Dec y/y"."""
    if target.view.passage.cell is None or target.kind != "percent":
        return None
    text, heads = target.view.text, own_heads(target.view.passage)
    return next((step for step, words in _OVER for head in heads if words.search(text, head.start, head.end)), None)


def change_candidates(target: Target) -> list[Candidate]:
    """The metric of the price before in its row; empty where the column is none of changes or no price stands there."""
    passage, before = target.view.passage, target.earlier
    if passage.cell is None or before is None or before.metric not in MARKET_METRICS:
        return []
    text = target.view.text
    label = next((label for label in passage.labels if _CHANGE.fullmatch(text, label.start, label.end)), None)
    return [Candidate(before.metric, COLUMN, _CERTAIN, label.start, label.end)] if label is not None else []
