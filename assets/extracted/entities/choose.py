"""Turns a quantity in its passage into whose figure it is, by ranking the names around it."""

import re
from collections.abc import Iterator

from assets.extracted.entities.kinds import Hint, Preference, wanted_kinds
from assets.extracted.entities.record import (
    Candidate,
    Entity,
    EntityIndex,
    EntityReading,
    Kind,
    Occurrence,
    Reference,
    Role,
)
from assets.extracted.entities.roles import find_role
from assets.extracted.passages import Passage
from assets.extracted.record import Evidence, Quantity

_BACK, _AHEAD, _BLOCK_BACK = 500, 160, 1200
_LATER_KINDS = (0, 12, 26, 40)  # what an entity of a less likely kind is behind
_BREAK = re.compile(
    r";|—| -- | – |, (?:while|but|whereas|and|as|with|after|although|though|when|which|versus|compared|following|despite|down|up)\b"
    r"| while | whereas | but | compared (?:with|to) | versus | vs\.? | against | in contrast| unlike | than | as | after | when | because | although "
)
_DEFINITE = re.compile(
    r"(?:\b(?:the|this|that|its|their|our|your)\s+(?:[\w’'-]+\s+){0,3}$)|\b(?:the|this|its|their)\s+$", re.IGNORECASE
)
_PRONOUNS = frozenset({"it", "its", "they", "their", "itself"})
_ROLE_SCORE = {Role.SUBJECT: 16, Role.PLAIN: 6, Role.OWNER: 14, Role.OF: 8, Role.OBLIQUE: -14, Role.SPEAKER: -34}


def rank_entities(text: str, index: EntityIndex, passage: Passage, quantity: Quantity, hint: Hint) -> list[Candidate]:
    """Every entity that the figure may belong to, best first, with the reason for its score.

    `text` is the article's clean text. Looks at the clause, the sentence, the labels, the block before and the article's
    subject, at most some hundred characters each way, so that its cost does not grow with the passage.
    """
    kinds = wanted_kinds(hint)
    found: dict[str, Candidate] = {}
    for candidate in _candidates(text, index, passage, quantity, kinds):
        best = found.get(candidate.entity.entity_id)
        if best is None or candidate.score > best.score:
            found[candidate.entity.entity_id] = candidate
    return sorted(found.values(), key=lambda c: -c.score)


def choose_entity(text: str, index: EntityIndex, passage: Passage, quantity: Quantity, hint: Hint) -> EntityReading:
    """Whose figure `quantity` is, given what it measures; see rank_entities."""
    ranked = tuple(rank_entities(text, index, passage, quantity, hint))
    if not ranked:
        return EntityReading(None, None, None, (), (Evidence("entity", None, None, "no name of a fitting kind"),))
    best = ranked[0]
    evidence = Evidence("entity", best.start, best.end, best.reason)
    return EntityReading(best.entity.entity_id, best.entity.name, best.entity.kind, ranked, (evidence,))


def _candidates(
    text: str, index: EntityIndex, passage: Passage, quantity: Quantity, kinds: Preference
) -> Iterator[Candidate]:
    yield from _in_passage(text, index, passage, quantity, kinds)
    yield from _in_labels(index, passage, kinds)
    yield from _in_block(text, index, passage, quantity, kinds)
    yield from _subjects(index, kinds)


def _in_passage(
    text: str, index: EntityIndex, passage: Passage, quantity: Quantity, kinds: Preference
) -> Iterator[Candidate]:
    start = max(passage.start, quantity.start - _BACK)
    end = min(passage.end, quantity.end + _AHEAD)
    breaks = [m.start() for m in _BREAK.finditer(text, start, end)]
    for occurrence in index.between(start, end):
        rank = _kind_rank(occurrence.entity.kind, kinds)
        if rank is not None and not (occurrence.start < quantity.end and quantity.start < occurrence.end):
            score = _place_score(occurrence.start, occurrence.end, quantity, breaks) + _role_score(occurrence, quantity)
            yield _candidate(occurrence, score - _LATER_KINDS[rank], f"{occurrence.role} in the sentence")
    for reference in index.references_between(start, end):
        yield from _resolved(text, index, passage, quantity, kinds, reference, breaks)


def _place_score(start: int, end: int, quantity: Quantity, breaks: list[int]) -> int:
    """How near a name is to the figure: clauses between them, then characters; before it is better than after it."""
    if end <= quantity.start:
        between = sum(end <= b < quantity.start for b in breaks)
        return 36 - 12 * min(between, 2) - (quantity.start - end) // 40
    between = sum(quantity.end <= b < start for b in breaks)
    return 20 - 14 * min(between, 2) - (start - quantity.end) // 20


def _role_score(occurrence: Occurrence, quantity: Quantity) -> int:
    score = _ROLE_SCORE[occurrence.role]
    if occurrence.start >= quantity.end and occurrence.role is Role.PLAIN:
        return -4
    return score


def _resolved(
    text: str,
    index: EntityIndex,
    passage: Passage,
    quantity: Quantity,
    kinds: Preference,
    reference: Reference,
    breaks: list[int],
) -> Iterator[Candidate]:
    """The entity that a pronoun or descriptor near the figure stands for."""
    words = text[reference.start : reference.end].lower()
    pronoun = words in _PRONOUNS
    if not pronoun and not _DEFINITE.search(text[max(0, reference.start - 40) : reference.start]):
        return
    fitting = tuple(k & reference.kinds for k in kinds)
    if not any(fitting):
        return
    antecedent = _antecedent(index, passage, reference.start, fitting)
    if antecedent is None:
        return
    rank = _kind_rank(antecedent.kind, kinds) or 0
    role = find_role(text, reference.start, reference.end)
    role_score = 8 if role is Role.PLAIN else _ROLE_SCORE[role] // 2
    score = _place_score(reference.start, reference.end, quantity, breaks) + role_score - _LATER_KINDS[rank] - 4
    yield Candidate(antecedent, reference.start, reference.end, score, f"{words} stands for it")


def _antecedent(index: EntityIndex, passage: Passage, before: int, kinds: Preference) -> Entity | None:
    """The last entity that was spoken of as an actor before `before` in the block, else the article's subject."""
    wanted = frozenset().union(*kinds)
    start = max(passage.block.start, before - _BLOCK_BACK)
    fitting = [
        o
        for o in index.between(start, before)
        if o.entity.kind in wanted and o.role not in {Role.SPEAKER, Role.OBLIQUE}
    ]
    subject = next((e for e in index.subjects if e.kind in wanted), None)
    if subject is not None and any(o.entity == subject for o in fitting[-4:]):
        return subject
    if fitting:
        return fitting[-1].entity
    return subject


def _in_labels(index: EntityIndex, passage: Passage, kinds: Preference) -> Iterator[Candidate]:
    for near, label in enumerate(passage.labels):
        for occurrence in index.between(label.start, label.end):
            rank = _kind_rank(occurrence.entity.kind, kinds)
            if rank is not None and occurrence.role is not Role.SPEAKER:
                score = (44 if passage.cell is not None else 16) - 3 * near - _LATER_KINDS[rank]
                yield _candidate(occurrence, score, "label of the row, line or section")


def _in_block(
    text: str, index: EntityIndex, passage: Passage, quantity: Quantity, kinds: Preference
) -> Iterator[Candidate]:
    """The last actor before the sentence, in the same block."""
    start = max(passage.block.start, passage.start - _BLOCK_BACK)
    for occurrence in reversed(index.between(start, passage.start)):
        rank = _kind_rank(occurrence.entity.kind, kinds)
        if rank is not None and occurrence.role in {Role.PLAIN, Role.OWNER, Role.OF}:
            score = 16 - (passage.start - occurrence.end) // 60 - _LATER_KINDS[rank]
            yield _candidate(occurrence, score, "spoken of just before")
            return


def _subjects(index: EntityIndex, kinds: Preference) -> Iterator[Candidate]:
    for rank, wanted in enumerate(kinds):
        fitting = [e for e in index.subjects if e.kind in wanted]
        for place, entity in enumerate(fitting[:3]):
            yield Candidate(entity, None, None, 18 - 10 * place - _LATER_KINDS[rank], "subject of the article")


def _kind_rank(kind: Kind, kinds: Preference) -> int | None:
    return next((rank for rank, wanted in enumerate(kinds) if kind in wanted), None)


def _candidate(occurrence: Occurrence, score: int, reason: str) -> Candidate:
    return Candidate(occurrence.entity, occurrence.start, occurrence.end, score, reason)
