"""Turns a quantity in its passage into whose figure it is, by ranking the names around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from assets.extracted.entities.kinds import COMPANY_LIKE, Hint, Preference, wanted_kinds
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
from assets.extracted.passages import Passage
from assets.extracted.record import Evidence, Quantity

_BACK, _AHEAD, _BLOCK_BACK = 500, 160, 1200
_SUBJECTS = 3  # of each set of kinds, how many of the article's subjects are considered
_LATER_KINDS = (0, 12, 34, 44)  # what an entity of a less likely kind is behind
_BREAK = re.compile(
    r";|—| -- | – |, (?:while|but|whereas|and|as|with|after|although|though|when|which|versus|compared|following|despite|down|up)\b"
    r"| while | whereas | but | compared (?:with|to) | versus | vs\.? | against | in contrast| unlike | than | as | after | when | because | although "
)
_OF_IT = re.compile(
    r"(?: \([^()]{1,20}\))?[^.;,:(]{0,30}?\b(?:for|of|in|at|to|by)\s+(?:[\w’'.-]+\s+){0,3}$"
)  # "a 28% rise for New York-listed Acme"
_ROLE_SCORE = {
    Role.SUBJECT: 16, Role.OWNER: 14, Role.OF: 8, Role.SAYS: 6, Role.PLAIN: 6,
    Role.TARGET: -10, Role.OBLIQUE: -14, Role.SPEAKER: -34,
}  # fmt: skip
_DEAL_SCORE = {**_ROLE_SCORE, Role.TARGET: 34, Role.OF: 20, Role.SUBJECT: 6, Role.SAYS: 0}  # a deal is about its target
_DEAL_METRICS = frozenset({"deal_value", "deal_premium", "stake", "stake_value"})
_VIA_OFFICE = 14  # what a place that only its statistics office stands for is behind one that is named
_OWN_UNIT = 30  # "bought 5 BTC" is not bitcoin's
_OPENERS = frozenset({Role.SUBJECT, Role.OWNER})
_NEW_CLAUSE = (", ", "and ", "but ", "while ", "; ")
_PLACES = frozenset({Kind.COUNTRY, Kind.REGION})
_NATIONAL = frozenset({Kind.AGENCY, Kind.CENTRAL_BANK, Kind.CURRENCY})
_ACTORS = frozenset({Role.SUBJECT, Role.OWNER, Role.SAYS})


def rank_entities(text: str, index: EntityIndex, passage: Passage, quantity: Quantity, hint: Hint) -> list[Candidate]:
    """Every entity that the figure may belong to, best first, with the reason for its score.

    `text` is the article's clean text. Looks at the clause, the sentence, the labels, the block before and the article's
    subject, at most some hundred characters each way, so that its cost does not grow with the passage.
    """
    question = _Question(text, index, passage, quantity, hint, wanted_kinds(hint))
    found: dict[str, Candidate] = {}
    for candidate in chain(_in_passage(question), _in_labels(question), _in_block(question), _subjects(question)):
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


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    index: EntityIndex
    passage: Passage
    quantity: Quantity
    hint: Hint
    kinds: Preference

    def rank(self, kind: Kind) -> int | None:
        """The place of `kind` among the kinds that can own the figure."""
        for rank, wanted in enumerate(self.kinds):
            if kind in wanted:
                return rank
        return None

    def owner(self, entity: Entity) -> Entity:
        """Whose an office's figures about the economy are: its country's; a falling pound, too, speaks of Britain."""
        if entity.kind in _NATIONAL and self.hint.category == "macro" and self.hint.metric != "policy_rate":
            place = self.index.countries.get(entity.entity_id)
            return place.entity if place else entity
        return entity


def _in_passage(question: _Question) -> Iterator[Candidate]:
    quantity, passage = question.quantity, question.passage
    start, end = max(passage.start, quantity.start - _BACK), min(passage.end, quantity.end + _AHEAD)
    occurrences = question.index.between(start, end)
    breaks = [m.start() for m in _BREAK.finditer(question.text, start, end)]
    breaks += [o.start - 1 for o in occurrences if o.role in _OPENERS and _opens_clause(question.text, o.start)]
    for occurrence in occurrences:
        rank = question.rank(occurrence.entity.kind)
        if rank is not None and not (occurrence.start < quantity.end and quantity.start < occurrence.end):
            score = _place_score(question, occurrence.start, occurrence.end, breaks) + _role_score(question, occurrence)
            if occurrence.entity.entity_id == question.hint.unit:
                score -= _OWN_UNIT
            yield _candidate(question, occurrence, score - _LATER_KINDS[rank], f"{occurrence.role}, in the sentence")
    for reference in question.index.references_between(start, end):
        yield from _resolved(question, reference, breaks)


def _opens_clause(text: str, start: int) -> bool:
    return text.endswith(_NEW_CLAUSE, max(0, start - 6), start)


def _place_score(question: _Question, start: int, end: int, breaks: list[int]) -> int:
    """How near a name is to the figure: clauses between them, then characters; before it is better than after it."""
    quantity = question.quantity
    if end <= quantity.start:
        between = sum(end <= b < quantity.start for b in breaks)
        return 36 - 12 * min(between, 2) - (quantity.start - end) // 40
    between = sum(quantity.end <= b < start for b in breaks)
    if not between and _OF_IT.fullmatch(question.text, quantity.end, start) is not None:
        return 44 - (start - quantity.end) // 10
    return 14 - 14 * min(between, 2) - (start - quantity.end) // 20


def _role_score(question: _Question, occurrence: Occurrence) -> int:
    role = occurrence.role
    if occurrence.entity.kind in _NATIONAL and question.owner(occurrence.entity) is not occurrence.entity:
        return -_VIA_OFFICE
    if question.hint.metric in _DEAL_METRICS:
        return _DEAL_SCORE[role]
    if role is Role.OBLIQUE and _follows(question, occurrence):
        return _ROLE_SCORE[Role.OF]
    if role is Role.SAYS and question.hint.category == "analyst":
        return _ROLE_SCORE[Role.SPEAKER]
    if role is Role.OF and occurrence.entity.kind in _PLACES and not question.kinds[0] & _PLACES:
        return _ROLE_SCORE[Role.OBLIQUE]  # where it is, not whose
    if occurrence.start >= question.quantity.end and role in _ACTORS:
        return 0
    return _ROLE_SCORE[role]


def _follows(question: _Question, occurrence: Occurrence) -> bool:
    """Whether a phrase behind the figure gives it to the name: "a 1.1% drop at Acme"."""
    end = question.quantity.end
    return occurrence.start >= end and _OF_IT.fullmatch(question.text, end, occurrence.start) is not None


def _resolved(question: _Question, reference: Reference, breaks: list[int]) -> Iterator[Candidate]:
    """The entity that a pronoun or descriptor near the figure stands for."""
    wanted = frozenset().union(*question.kinds) & reference.kinds
    antecedent = _antecedent(question, reference, wanted) if wanted else None
    if antecedent is None:
        return
    rank = question.rank(antecedent.kind) or 0
    score = _place_score(question, reference.start, reference.end, breaks) + _ROLE_SCORE[reference.role] - 4
    if reference.start >= question.quantity.end and reference.role in _ACTORS:
        score -= _ROLE_SCORE[reference.role]
    words = question.text[reference.start : reference.end]
    owner = question.owner(antecedent)
    yield Candidate(owner, reference.start, reference.end, score - _LATER_KINDS[rank], f"“{words}” stands for it")


def _antecedent(question: _Question, reference: Reference, wanted: frozenset[Kind]) -> Entity | None:
    """The last actor named before, else the last name, else the article's subject.

    A company is looked for in the same block, as a new paragraph's "the company" is the article's; others further back.
    """
    index = question.index
    companies = Kind.COMPANY in wanted
    start = max(question.passage.block.start if companies else 0, reference.start - _BLOCK_BACK)
    fitting = [(o, entity) for o in index.between(start, reference.start) if (entity := _fit(question, o, wanted))]
    if fitting and "latter" in question.text[max(0, reference.start - 30) : reference.start].lower():
        return fitting[-1][1]
    actor = next((entity for o, entity in reversed(fitting) if o.role in _ACTORS), None)
    if actor is not None:
        return actor
    subject = next((e for e in index.subjects if e.kind in wanted), None)
    plain = next((entity for o, entity in reversed(fitting) if o.role is Role.PLAIN or not companies), None)
    return plain if plain is not None and (not companies or subject not in [e for _, e in fitting]) else subject


def _fit(question: _Question, occurrence: Occurrence, wanted: frozenset[Kind]) -> Entity | None:
    """The entity of an occurrence where it is of a wanted kind; "the nation" may be that of a bond."""
    if occurrence.entity.kind in wanted:
        return occurrence.entity
    place = question.index.countries.get(occurrence.entity.entity_id) if wanted <= _PLACES else None
    return place.entity if place else None


def _in_labels(question: _Question) -> Iterator[Candidate]:
    for near, label in enumerate(question.passage.labels):
        for occurrence in question.index.between(label.start, label.end):
            rank = question.rank(occurrence.entity.kind)
            if rank is not None and occurrence.role is not Role.SPEAKER:
                score = (44 if question.passage.cell is not None else 16) - 3 * near - _LATER_KINDS[rank]
                yield _candidate(question, occurrence, score, "label of the row, line or section")


def _in_block(question: _Question) -> Iterator[Candidate]:
    """The last actor before the sentence, in the same block; of things that do not act, the last one named."""
    passage = question.passage
    start = max(passage.block.start, passage.start - _BLOCK_BACK)
    for occurrence in reversed(question.index.between(start, passage.start)):
        rank = question.rank(occurrence.entity.kind)
        inert = occurrence.role is Role.PLAIN and occurrence.entity.kind not in COMPANY_LIKE
        if rank is not None and (occurrence.role in _ACTORS or inert):
            score = 24 - (passage.start - occurrence.end) // 50 - _LATER_KINDS[rank]
            yield _candidate(question, occurrence, score, "spoken of just before")
            return


def _subjects(question: _Question) -> Iterator[Candidate]:
    for rank, wanted in enumerate(question.kinds):
        fitting = (e for e in question.index.subjects if e.kind in wanted)
        for place, entity in enumerate(islice(fitting, _SUBJECTS)):
            score = 18 - 10 * place - _LATER_KINDS[rank]
            yield Candidate(question.owner(entity), None, None, score, "subject of the article")


def _candidate(question: _Question, occurrence: Occurrence, score: int, reason: str) -> Candidate:
    return Candidate(question.owner(occurrence.entity), occurrence.start, occurrence.end, score, reason)
