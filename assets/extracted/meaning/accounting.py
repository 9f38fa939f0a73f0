"""Turns the words around a result into the accounting it follows: GAAP as the law asks, or adjusted by the company."""

import re

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
            score = _score(target, best, atom, hit.end)
            if score > 0:
                found.append(Candidate(hit.key, "words", score, hit.start, hit.end))
    if adjustable and target.view.note and best.value == "eps":
        found.append(Candidate(target.view.note, "a note on the figures of the paragraph", 0.4))
    return sorted(found, key=lambda candidate: -candidate.score)


def _score(target: Target, best: Candidate, atom: int, end: int) -> float:
    atoms = target.view.atoms
    if best.start is not None and target.view.passage.start <= best.start < target.view.passage.end:
        low, high = (end, best.start) if end <= best.start else (best.end or best.start, atoms.starts[atom])
        inside = sum(
            1 for at in range(max(0, atom - 8), min(len(atoms.starts), atom + 9)) if low <= atoms.starts[at] < high
        )
        between = [atoms.letters[at] for at in range(max(0, atom - 8), min(len(atoms.starts), atom + 9))
                   if low <= atoms.starts[at] < high]  # fmt: skip
        if high >= low and inside <= 6 and _BEFORE.match("".join(between)):
            return 0.9 - 0.05 * inside
    return 0.8 if atom > target.atom and _AFTER.match(target.gap(atom)) else 0.0
