"""Turns a cell under "Change" beside one under "Last" into the change of that price."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.references import MARKET_METRICS
from assets.extracted.meaning.target import Target

COLUMN = "column of changes"
_CHANGE = re.compile(
    r"\W*(?:net |day'?s? |daily |1d |today'?s )?(?:(?:% ?|percent )?(?:change|chg\.?)(?: ?\(?%\)?)?|\+/-|gain/loss)\W*",
    re.IGNORECASE,
)
_CERTAIN = 1.1


def change_candidates(target: Target) -> list[Candidate]:
    """The metric of the price before in its row; empty where the column is none of changes or no price stands there."""
    passage, before = target.view.passage, target.earlier
    if passage.cell is None or before is None or before.metric not in MARKET_METRICS:
        return []
    text = target.view.text
    label = next((label for label in passage.labels if _CHANGE.fullmatch(text, label.start, label.end)), None)
    return [Candidate(before.metric, COLUMN, _CERTAIN, label.start, label.end)] if label is not None else []
