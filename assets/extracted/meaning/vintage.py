"""Turns the words around an estimate or a plan into its vintage: current, or superseded by a later one."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_BEFORE = re.compile(r"[dCTGKMAxX'(),i]{0,6}[oarvtb:]?[vd]*$")  # a previous estimate of 3
_FORMER = re.compile(r"\b(?:previous|prior|past|earlier|former|initial|original|old)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_REACH = 32  # characters before a number in which it is called former
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
    letters, start = target.view.atoms.letters, target.quantity.start
    former = _FORMER.search(target.view.text, max(target.view.passage.start, start - _REACH), start)
    if basis != "reported" and former is not None:
        found.append(Candidate("prior", "called former", 0.8, *former.span()))
    if target.ends_range:
        found.append(Candidate(target.meanings[-1].vintage, "the other end of its range", 0.95))
    if basis != "reported" and _CHANGED_FROM.search(letters[max(0, target.atom - 12) : target.atom]):
        found.append(Candidate("prior", "changed from", 0.7))
    return sorted(found, key=lambda candidate: -candidate.score)
