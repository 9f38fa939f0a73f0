"""Turns the words around a result into the accounting it follows: GAAP as the law asks, or adjusted by the company."""

import re
from bisect import bisect_right

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_BEFORE = re.compile(r"[dx,TKXE'vA]{0,6}$")  # adjusted quarterly earnings; excluding items, the firm earned
_AFTER = re.compile(r"[dxTn,(CoM]{0,4}$")  # $2.10 a share on an adjusted basis


def accounting_candidates(target: Target, best: Candidate) -> list[Candidate]:
    """Candidates for the accounting of `target`, best first; empty where no word speaks."""
    if best.value.startswith("adjusted_"):
        return [Candidate("adjusted", "the metric says so", 1.0, best.start, best.end)]
    found = []
    adjustable = target.tables.metrics[best.value].adjusted is not None
    for atom, hit in target.near("accounting"):
        if hit.key in ("gaap", "adjusted") and (adjustable or hit.key == "gaap"):
            score = _score(target, best, atom, hit)
            if score > 0:
                found.append(Candidate(hit.key, "words", score, hit.start, hit.end))
    if adjustable and target.view.note and best.value == "eps":
        found.append(Candidate(target.view.note, "a note on the figures of the paragraph", 0.4))
    return sorted(found, key=lambda candidate: -candidate.score) if len(found) > 1 else found


def _score(target: Target, best: Candidate, atom: int, hit: Hit) -> float:
    atoms, passage = target.view.atoms, target.view.passage
    if best.start is not None and best.end is not None and passage.start <= best.start < passage.end:
        if best.start <= hit.start and hit.end <= best.end:
            return 0.95  # "GAAP EPS"
        noun = bisect_right(atoms.starts, best.start) - 1
        between = atoms.letters[min(atom, noun) + 1 : max(atom, noun)]
        if _BEFORE.match(between):
            return 0.9 - 0.05 * len(between)
    return 0.8 if atom > target.atom and _AFTER.match(target.gap(atom)) else 0.0
