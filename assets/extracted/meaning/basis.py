"""Turns the words around a number into its basis (fact, expectation or own plan) and its vintage (current or superseded)."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.meaning.view import PassageView

_NOUN_BEFORE = re.compile(r"[dCTGVKMAxX'(),Di]{0,7}[oarvtb:]?[dD]*$")  # estimate of 3, consensus was 3
_NOUN_AFTER = re.compile(r"[dVGAxoEM']{0,3}$")  # the $118m estimate
_FORECASTS = frozenset(("price_target", "price_target_mean", "price_target_high", "price_target_low"))


def basis_candidates(view: PassageView, number: int, metric: str, tables: MeaningTables) -> list[Candidate]:
    """Candidates for the basis of the quantity at atom `number`, best first; `reported` where no word speaks."""
    if metric in _FORECASTS:
        return [Candidate("estimate", "a target is an estimate", 1.0)]
    found = [Candidate("reported", "default", 0.3)]
    for atom, hit in view.families.get("basis", ()):
        cue = tables.basis[hit.key]
        gap = view.letters[atom + 1 : number] if atom < number else view.letters[number + 1 : atom]
        score = _score(cue.role, gap, before=atom < number)
        if score > 0:
            basis = _whose(view, atom, cue.basis, cue.role, tables)
            found.append(
                Candidate(basis, f"{cue.role} {'before' if atom < number else 'after'}", score, hit.start, hit.end)
            )
    return sorted(found, key=lambda candidate: -candidate.score)


def _score(role: str, gap: str, *, before: bool) -> float:
    if role == "hint":
        return 0.0
    if not before:
        reaches = role in ("noun", "participle") and bool(_NOUN_AFTER.match(gap))
        return 0.95 - 0.05 * len(gap) if reaches else 0.0
    if "Q" not in gap and _NOUN_BEFORE.match(gap) and role in ("noun", "participle"):
        return 0.9 - 0.02 * len(gap)
    if role in ("verb", "modal"):
        return _in_scope(gap) - (0.05 if role == "modal" else 0.0)
    return 0.0


def _in_scope(gap: str) -> float:
    """A verb governs what follows in its clause; a comparison or a new clause ends its scope."""
    if "<" in gap or ";" in gap:
        return 0.0
    return (
        0.8
        - 0.25 * gap.count("|")
        - 0.1 * gap.count(",")
        - 0.05 * gap.count("Q")
        - 0.01 * len(gap)
        - 0.15 * gap.count("f")
    )


def _whose(view: PassageView, atom: int, basis: str, role: str, tables: MeaningTables) -> str:
    """An expectation is the company's own guidance where the company, not an analyst, is the one who expects."""
    if role not in ("verb", "modal") or basis == "reported":
        return basis
    speakers = [tables.basis[hit.key] for at, hit in view.families.get("basis", ()) if at < atom]
    hints = [cue.basis for cue in speakers if cue.role == "hint"]
    if hints:
        return hints[-1]
    return basis


def vintage_candidates(view: PassageView, number: int, basis: str) -> list[Candidate]:
    """`prior` where the number is a superseded estimate or target, else `current`."""
    found = [Candidate("current", "default", 0.5)]
    for atom, hit in view.families.get("vintage", ()):
        gap = view.letters[atom + 1 : number]
        if atom < number and "Q" not in gap and _NOUN_BEFORE.match(gap):
            found.append(Candidate("prior", "before", 0.9, hit.start, hit.end))
    if basis != "reported" and re.search(r"Q[dxEKT,]*f[dETVx]{0,3}$", view.letters[:number]):
        found.append(Candidate("prior", "changed from", 0.7))
    return sorted(found, key=lambda candidate: -candidate.score)
