"""Turns the sentence around a quantity into who says so: a broker, an agency, a data provider, or "analysts"."""

import re

from assets.extracted.entities.kinds import Hint
from assets.extracted.entities.record import EntityIndex, Kind, Occurrence, Role
from assets.extracted.passages import Passage
from assets.extracted.record import Basis, Evidence, Quantity
from assets.kernel.records import record

_REACH = 300
_SOURCES = frozenset({Kind.PROVIDER, Kind.AGENCY, Kind.CENTRAL_BANK, Kind.COMPANY, Kind.FUND, Kind.EXCHANGE})
_FORECASTERS = frozenset({Kind.PROVIDER, Kind.AGENCY})  # beside an estimate their name alone says whose it is
_TURN = re.compile(r"\b(?:although|though|while|whereas|but|versus|vs|compared with|compared to)\b|;")
_NAMED_BONUS = 60  # "analysts polled by FactSet" is FactSet's
_CONSENSUS = frozenset({"price_target_mean", "price_target_high", "price_target_low"})


@record
class Attribution:
    """Who stands for a figure: a source's name, or "analysts", "economists", "management", "sources"."""

    name: str
    evidence: Evidence


def find_attribution(
    text: str, index: EntityIndex, passage: Passage, quantity: Quantity, hint: Hint, *, basis: Basis, owner: str | None
) -> Attribution | None:
    """Who says so, or None where the article speaks itself. `owner` is the id of the entity whose figure it is.

    The nearest source of the sentence, a named one before an unnamed one, else the one of a heading. Unnamed sources
    count for estimates and guidance only: a reported figure beside "analysts expected" is not the analysts'.
    """
    start, end = max(passage.start, quantity.start - _REACH), min(passage.end, quantity.end + _REACH)
    macro = hint.category == "macro"
    found = [
        (_distance(text, o.start, o.end, quantity, basis) - _NAMED_BONUS, o.start, o.end, o.entity.name, "named source")
        for o in index.between(start, end)
        if _speaks(o, basis, macro=macro) and o.entity.entity_id != owner
    ]
    if basis is not Basis.REPORTED:
        found += [
            (_distance(text, v.start, v.end, quantity, basis), v.start, v.end, v.name, "unnamed source")
            for v in index.voices_between(start, end)
        ]
    found = [one for one in found if one[0] < _REACH]
    if found:
        _, first, last, name, note = min(found)
        return Attribution(name, Evidence("attributed_to", first, last, note))
    if basis is Basis.ESTIMATE:
        return _in_heading(index, passage, owner) or _by_metric(hint)
    return None


def _in_heading(index: EntityIndex, passage: Passage, owner: str | None) -> Attribution | None:
    for label in passage.labels:
        for occurrence in index.between(label.start, label.end):
            alone = (occurrence.start, occurrence.end) == (label.start, label.end)
            if (
                (alone or occurrence.role is Role.SPEAKER)
                and occurrence.entity.kind in _SOURCES
                and occurrence.entity.entity_id != owner
            ):
                evidence = Evidence("attributed_to", occurrence.start, occurrence.end, "named in the heading")
                return Attribution(occurrence.entity.name, evidence)
    return None


def _by_metric(hint: Hint) -> Attribution | None:
    if hint.metric in _CONSENSUS:
        return Attribution("analysts", Evidence("attributed_to", None, None, "the metric is analysts'"))
    return None


def _speaks(occurrence: Occurrence, basis: Basis, *, macro: bool) -> bool:
    kind, role = occurrence.entity.kind, occurrence.role
    if kind in _FORECASTERS and (basis is Basis.ESTIMATE or (macro and kind is Kind.AGENCY)):
        return True
    return kind in _SOURCES and role in {Role.SPEAKER, Role.SAYS}


def _distance(text: str, start: int, end: int, quantity: Quantity, basis: Basis) -> int:
    """Characters between a source and a figure; a turn between them keeps a source from a reported figure."""
    before = end <= quantity.start
    between = text[end : quantity.start] if before else text[quantity.end : start]
    turns = len(_TURN.findall(between))
    far = _REACH + _NAMED_BONUS if basis is Basis.REPORTED else 80
    return len(between) + (0 if before else 20) + turns * far
