"""Turns a line of a quote board ("Acme (ACM) 205.00p 3.2%") into the price that its numbers are of."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target

_LINE = re.compile(r"[xdAKM&,']{1,7}(?:\([xdKTA]{0,3}\)){0,2}[:,;]?Q{2,3}[.,]?")  # nothing but a name and its numbers
_LONGEST = 16
_SCORE = 0.9


def board_candidates(target: Target) -> list[Candidate]:
    """The price or level of the name that the line opens with; empty where the passage is a sentence."""
    letters = target.view.atoms.letters
    if len(letters) > _LONGEST or not _LINE.fullmatch(letters):
        return []
    kinds = [hit for atom, hit in target.near("kind") if atom < target.atom and hit.key in MARKET]
    if target.view.text.count("%", target.view.passage.start, target.view.passage.end) != 1:
        return []
    metric = MARKET[kinds[0].key] if kinds else MARKET["company"]
    words = (kinds[0].start, kinds[0].end) if kinds else (None, None)
    return [Candidate(metric, "line of a quote board", _SCORE, *words)] if target.kind_fits(metric) else []
