"""Turns the words around a number into its basis: a fact, somebody's expectation, or the company's own plan."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.move import TO_HIGH, Move
from assets.extracted.meaning.outlook import (
    from_deadline,
    from_fronted,
    from_labels,
    from_number_before,
    from_odds,
    from_origin,
)
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.references import MARKET_METRICS
from assets.extracted.meaning.standing import is_inserted
from assets.extracted.meaning.target import Target
from assets.extracted.meaning.voice import is_determined, is_verb, whose_view
from assets.extracted.record import Basis, Bound

_NOUN_BEFORE = re.compile(r"[dCTGVKMAxX'(),Diorvt]{0,8}[oarvtb:]?[vdD]*(?:;d{0,3})?$")  # estimate of 3, consensus was 3
_NOUN_AFTER = re.compile(r"[dVGAxoEMCK'v]{0,3}$")  # the $118m estimate
_REPORTED_IN = re.compile(r"[vx]?v[ir]?d?T")  # ahead of the 9.2% reported in 2024
_IS_FOR = re.compile(r"(?:oQ)?[^Q;<|:,]{0,6}vr[^Q;<|:]*$")  # the forecast [of 6 brokers] is for Acme to earn
_PARTICIPLE_AFTER = re.compile(r"(?:[dVGAxoEMCK'DU]{0,3}\|?|v\|)[EKp]?v?$")  # the 18% growth that analysts had expected
_NEW_PREDICATE = re.compile(r"&[dx]?[vDE]")
_ANNOUNCED = ("deal", "capital_return")  # what a company announces of these is a fact
# "the unit, which had sales of 3", "an arm that employs 5" are told as facts
_TOLD = re.compile(
    r"\b(?:which|who|that|whose \w+) (?:\w+ly )?(?:had|has|have|was|were|made|earned|posted|reported|generated"
    r"|recorded|employs?|owns?|runs?|operates?|manages?|oversees|serves|holds?|makes?|produced|sold)"
    r" (?!to\b|been\b)[^,;]*$"
)
_CAME_FROM = re.compile(r"(?:Q.*|U[d]?)f[d]?$")  # "expected to reach 9% from 7%", "will hold, up from 66%"
_AMBIGUOUS = re.compile(
    r"(?:forecast|estimate|project|bet|call|model|plan|target|guide|see)s?"
)  # verbs that are nouns too
_TARGET = ("estimate", "a target is an estimate")
_LEVELS = ("support_level", "resistance_level")  # they stand, whoever sees them; a price that may go there is expected
_TERMS = ("reported", "what a contract says will be paid is a fact")
_ASKED = ("reported", "how many were asked is a fact")
_ALWAYS = {
    "price_target": _TARGET, "price_target_mean": _TARGET, "price_target_high": _TARGET, "price_target_low": _TARGET,
    "value_per_capacity": _TARGET, "coupon": _TERMS, "ranking_size": _ASKED, "analyst_rating_count": _ASKED,
}  # fmt: skip


def basis_candidates(target: Target, metric: str, move: Move | None) -> list[Candidate]:
    """Candidates for the basis of `target`, best first; `reported` where no word speaks."""
    if metric in _ALWAYS:
        return [Candidate(*_ALWAYS[metric], 1.0)]
    found = [Candidate("reported", "default", 0.3), *from_labels(target)]
    for atom, hit in target.near("basis"):
        found += _from_cue(target, metric, move, atom, hit)
    found += [*from_deadline(target), *from_origin(target), *from_fronted(target)]
    if metric in MARKET_METRICS:
        found += from_odds(target)
    if move is None or move.frame != "surprise":
        found += from_number_before(target)
    if len(found) == 1:
        return found
    if target.tables.metrics[metric].category in _ANNOUNCED:
        found = [replace(c, score=c.score / 3) if c.value == "guidance" else c for c in found]
    if metric in MARKET_METRICS:  # nobody guides a price
        found = [replace(c, value="estimate") if c.value == "guidance" else c for c in found]
    best = max(found, key=lambda candidate: candidate.score)
    if best.value == "estimate" and best.frame.startswith("passive") and _plans(target):
        found.append(Candidate("guidance", "the company that plans also expects", best.score + 0.01))
    return sorted(found, key=lambda candidate: -candidate.score)


def _from_cue(target: Target, metric: str, move: Move | None, atom: int, hit: Hit) -> Iterator[Candidate]:
    cue = target.tables.basis[hit.key]
    before = atom < target.atom
    if (
        cue.role == "hint"
        or (metric in _LEVELS and cue.role != "modal")
        or _is_reference(move, atom, cue.role, before=before)
    ):
        return
    if cue.role == "noun" and _is_named(target, atom, hit):
        return  # "Target opened at 61"
    if target.view.text[max(0, hit.start - 1) : hit.start + 3] == "(See":
        return  # "(See separate story)" foresees nothing
    inserted = before and is_inserted(target, atom, target.gap(atom))
    if inserted or _names_metric(target, metric, atom, hit):
        return
    if not before and cue.basis == "reported" and _REPORTED_IN.match(target.view.atoms.letters, target.atom + 1):
        yield Candidate("reported", "said to be reported", 0.92, hit.start, hit.end)
    spoken = " " in target.view.text[hit.start : hit.end]  # "analysts predicted" is a verb with its subject
    if cue.role == "participle" and before and not spoken and is_verb(target, atom):
        cue = replace(cue, role="verb")  # "Acme projected sales of"
    score = _score(target, cue.role, atom, before=before, spoken=spoken)
    if score > 0.05:
        basis = whose_view(target, atom, hit, cue)
        if (
            basis == "guidance"
            and (cue.basis == "estimate" or cue.role == "modal")
            and target.tables.metrics[metric].category == "macro"
        ):
            basis = "estimate"  # what a ministry or a bank expects of an economy is no plan
        yield Candidate(basis, f"{cue.role} {'before' if before else 'after'}", score, hit.start, hit.end)


def _is_named(target: Target, atom: int, hit: Hit) -> bool:
    """Whether the word is a company's name."""
    names = (name for at, name in target.near("kind") if at == atom and name.key in ("company", "unknown"))
    return any(name.start <= hit.start and hit.end <= name.end for name in names)


def _plans(target: Target) -> bool:
    before = target.meanings[-1] if target.meanings else target.earlier
    return before is not None and before.basis is Basis.GUIDANCE


def _is_reference(move: Move | None, atom: int, role: str, *, before: bool) -> bool:
    """Whether the estimate is what a surprise is measured against: "missed estimates by $5m" is a fact."""
    if role != "noun" and (role != "participle" or before):
        return False
    if move is None or move.frame not in ("surprise", "adverb") or atom <= move.atom - 6:
        return False
    return before or move.frame == "adverb" or move.atom > atom - 2  # not "ahead of the 0.6% consensus"


def _names_metric(target: Target, metric: str, atom: int, hit: Hit) -> bool:
    """Whether the word is part of a metric's name: "average target", the "estimated earnings" of a multiple."""
    senses = target.tables.senses
    names = [h for h in target.view.atoms.found[atom] if h.family == "metric" and senses[h.key].slot != "label"]
    if metric in MARKET_METRICS or not any(name.start <= hit.start and hit.end <= name.end for name in names):
        return False
    is_target = target.view.text[hit.start : hit.start + 6].lower() == "target"
    return (atom > target.atom) != is_target


def _score(target: Target, role: str, atom: int, *, before: bool, spoken: bool) -> float:
    gap = target.gap(atom)
    if not before:
        if target.quantity.bound is Bound.RANGE_LOW:
            gap = TO_HIGH.sub("", gap)  # "its past $2bn to $3bn prediction"
        pattern = _NOUN_AFTER if role == "noun" else _PARTICIPLE_AFTER
        reaches = role in ("noun", "participle") and bool(pattern.match(gap))
        return 0.95 - 0.05 * len(gap) if reaches else 0.0
    if role == "noun" and _is_named_verb(target, atom):
        return 0.0
    if role in ("noun", "participle"):
        return _score_noun(gap, role, spoken=spoken)
    if role == "verb" and is_determined(target, atom):
        word = target.view.text[target.view.atoms.starts[atom] : target.view.atoms.ends[atom]].lower()
        if _AMBIGUOUS.fullmatch(word):
            return 0.0
    between = target.view.text[target.view.atoms.ends[atom] : target.quantity.start]
    if _CAME_FROM.search(gap) or ("|" in gap and _TOLD.search(between)):
        return 0.0
    return _in_scope(gap) - (0.15 if role == "modal" else 0.0)


@lru_cache(maxsize=65536)
def _score_noun(gap: str, role: str, *, spoken: bool) -> float:
    if "Q" not in gap and _NOUN_BEFORE.match(gap):
        return 0.9 - 0.02 * len(gap)
    if role == "noun":
        return 0.7 if _IS_FOR.match(gap) else 0.0
    return _in_scope(gap) if spoken and not gap.startswith(",") else 0.0  # "what analysts expected, Acme earned"


def _is_named_verb(target: Target, atom: int) -> bool:
    """Whether a word that is noun and verb alike stands as a verb: "Acme forecast sales of $2bn"."""
    roles = {target.tables.basis[hit.key].role for at, hit in target.near("basis") if at == atom}
    return {"noun", "verb"} <= roles and is_verb(target, atom)


@lru_cache(maxsize=65536)
def _in_scope(gap: str) -> float:
    """A verb governs what follows in its clause; a comparison or a new clause ends its scope."""
    if "<" in gap or ";" in gap or ":" in gap:
        return 0.0
    gap = gap.removeprefix("|")  # "analysts predict that"
    penalty = 0.55 if _NEW_PREDICATE.search(gap) else 0.0  # "aims to own 5% and holds 190"
    penalty += 0.2 * gap.count("|") + 0.06 * gap.count(",") + 0.02 * gap.count("Q") + 0.15 * gap.count("f")
    return 0.8 - penalty - 0.004 * len(gap)
