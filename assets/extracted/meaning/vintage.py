"""Turns the words around an estimate or a plan into its vintage: current, or superseded by a later one."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_BEFORE = re.compile(r"[dCTGKMAxX'(),i]{0,6}[oarvtb:]?[vd]*$")  # a previous estimate of 3
_CHANGED_FROM = re.compile(r"Q[dxEKTM,]*f[dETVxM]{0,3}$")  # raised its target to 9 from 8
_CURRENT = Candidate("current", "default", 0.5)


def vintage_candidates(target: Target, basis: str) -> list[Candidate]:
    """`prior` where `target` is a superseded estimate or target, else `current`; best first."""
    hits = target.near("vintage")
    if not hits and basis == "reported":
        return [_CURRENT]
    found = [_CURRENT]
    for atom, hit in hits:
        if atom < target.atom and _BEFORE.match(target.gap(atom)):
            found.append(Candidate("prior", "before", 0.9, hit.start, hit.end))
    letters = target.view.atoms.letters
    if basis != "reported" and _CHANGED_FROM.search(letters[max(0, target.atom - 12) : target.atom]):
        found.append(Candidate("prior", "changed from", 0.7))
    return sorted(found, key=lambda candidate: -candidate.score)
