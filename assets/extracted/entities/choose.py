"""Turns a quantity in its passage into whose figure it is, by ranking the names around it."""

import re
from collections.abc import Iterator
from itertools import chain

from assets.extracted.entities.antecedents import resolve_reference
from assets.extracted.entities.insertions import is_inserted
from assets.extracted.entities.kinds import COMPANY_LIKE, Hint, wanted_kinds
from assets.extracted.entities.lists import pull_of_lists
from assets.extracted.entities.nearness import score_place, score_role
from assets.extracted.entities.question import PLACES, Question, find_handicaps
from assets.extracted.entities.record import ACTORS, Candidate, Entity, EntityReading, Kind, Occurrence, Role
from assets.extracted.entities.surroundings import Surroundings
from assets.extracted.entities.written import name_here
from assets.extracted.record import Evidence, Quantity

_BACK, _AHEAD, _BLOCK_BACK, _LABEL = 500, 160, 1200, 300  # characters that are looked at
_SUBJECTS = 3  # how many of the article's subjects that can own the figure are considered
_TOPIC = 30  # what a line over the block speaks for that names nobody else
_LEADER = 23  # what the paragraphs before speak for, less than a name just before in the same one
_VIA = 12  # what a country is behind of which only the currency was spoken of
_ROW = 12  # the handicap at most of the label of a table's row or column
_INSERTED = 26  # what a name in an insertion is behind: "Acme, which supplies Bolt, rose 3%"
_ONE_IS, _RATE = re.compile(r"(?:[$€£] ?1?|\b1 (?:US )?(?:dollar|euro|pound)) ?= ?$"), 70  # "($1 = 7.28 yuan)"
_PEOPLE = ("traders", "sellers", "investors", "managers", "holders", "buyers", "analysts", "economists", "users")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s")
_GOES_ON_SCORE = 46
_NOUN = (
    "figure|number|total|amount|sum|increase|rise|drop|decline|fall|jump|gain|growth|surge|purchase|acquisition|level"
    "|share|value|move|haul|tally|reading|result|price|volume|stake|holding|shortfall|surplus|loss|profit"
)
# What goes on about the same: "This was a 3% rise", "That compares with", "The increase"
_GOES_ON = re.compile(
    r"(?:This|That|Which|It) (?:is|was|represent(?:s|ed)|mark(?:s|ed)|means|compare[sd]|equate[sd]|amount(?:s|ed) to"
    r"|translate[sd]|reflect(?:s|ed)|implie[sd]|follow(?:s|ed)|brings|brought|puts|came|comes|gives|makes)\b"
    rf"|(?:This|That|The) (?:latest |total |overall )?(?:{_NOUN})\b"
    r"(?! (?:of|in|for|from|at|market|cap|value|price|assets)\b)"
)
_IN_SENTENCE = {role: f"{role}, in the sentence" for role in Role}
_LEAD = 14  # the handicap at most of whom the article is most about


def rank_entities(around: Surroundings, quantity: Quantity, hint: Hint) -> list[Candidate]:
    """Every entity that the figure may belong to, best first, with the reason for its score.

    Looks at the clause, the sentence, the labels, the block before and the article's subject, at most some hundred
    characters each way, so that its cost does not grow with the passage.
    """
    kinds = wanted_kinds(hint)
    subjects = around.index.subjects
    handicaps = find_handicaps(kinds, about_place=bool(subjects) and subjects[0].kind in PLACES)
    question = Question(around.text, around.index, around.passage, quantity, hint, kinds, handicaps, around)
    found: dict[str, Candidate] = {}
    if hint.metric == "fx_rate" and _ONE_IS.search(around.text, max(0, quantity.start - _LEAD), quantity.start):
        money = Entity(hint.unit, hint.unit, Kind.CURRENCY)
        found[hint.unit] = Candidate(money, None, None, _RATE, "the rate's own currency")
    for candidate in chain(_in_passage(question), _in_block(question), _subjects(question), _in_labels(question)):
        best = found.get(candidate.entity.entity_id)
        if best is None or candidate.score > best.score:
            found[candidate.entity.entity_id] = candidate
    return sorted(found.values(), key=lambda c: -c.score)


def choose_entity(around: Surroundings, quantity: Quantity, hint: Hint) -> EntityReading:
    """Whose figure `quantity` is, given what it measures; see rank_entities."""
    ranked = tuple(rank_entities(around, quantity, hint))
    if not ranked:
        return EntityReading(None, None, None, (), (Evidence("entity", None, None, "no name of a fitting kind"),))
    best = ranked[0]
    evidence = Evidence("entity", best.start, best.end, best.reason)
    entity = best.entity
    name = name_here(around.text, around.index, best)
    return EntityReading(entity.entity_id, name, entity.kind, ranked, (evidence,))


def _in_passage(question: Question) -> Iterator[Candidate]:
    quantity, passage = question.quantity, question.passage
    start, end = max(passage.start, quantity.start - _BACK), min(passage.end, quantity.end + _AHEAD)
    occurrences = question.index.between(start, end)
    pulls = pull_of_lists(question.text, occurrences, quantity)
    for occurrence in occurrences:
        handicap = question.handicap(occurrence.entity.kind)
        if occurrence.how == "group" and _is_unpriced(question, occurrence):
            continue
        if handicap is not None and not (occurrence.start < quantity.end and quantity.start < occurrence.end):
            score = score_place(question, occurrence.start, occurrence.end) + score_role(question, occurrence)
            score += pulls.get(occurrence.start, 0) - handicap
            score -= (
                _INSERTED if is_inserted(question.text, question.around.insertions, occurrence, quantity.start) else 0
            )
            yield _candidate(question, occurrence, score, _IN_SENTENCE[occurrence.role])
    for reference in question.index.references_between(start, end):
        resolved = resolve_reference(question, reference)
        if resolved is not None:
            yield resolved


def _is_unpriced(question: Question, group: Occurrence) -> bool:
    """Whether a group is of people, who have no share price."""
    return question.hint.metric == "share_price" and question.text.endswith(_PEOPLE, group.start, group.end)


def _in_labels(question: Question) -> Iterator[Candidate]:
    topic = question.around.topic
    handicap = question.handicap(topic.entity.kind) if topic is not None else None
    if topic is not None and handicap is not None:
        score = _TOPIC if question.passage.block.ordinal in question.index.topics else _LEADER
        yield _candidate(
            question, topic, score - min(handicap, _LEAD), "whom the line or the paragraph over it is about"
        )
    for near, label in enumerate(question.passage.labels):
        for occurrence in question.index.between(label.start, min(label.end, label.start + _LABEL)):
            handicap = question.handicap(occurrence.entity.kind)
            if handicap is not None and occurrence.role is not Role.SPEAKER:
                in_table = question.passage.cell is not None and label.start >= question.passage.block.start
                score = (44 - min(handicap, _ROW) if in_table else 16 - handicap) - 3 * near
                yield _candidate(question, occurrence, score, "label of the row, line or section")


def _in_block(question: Question) -> Iterator[Candidate]:
    """The last actor before the sentence, in the same block; of things that do not act, the last one named.

    A sentence that goes on about the same ("This was a 3% rise") is about the first actor of the one before.
    """
    passage = question.passage
    goes_on = _GOES_ON.match(question.text, passage.start) is not None
    start = max(passage.block.start, passage.start - _BLOCK_BACK)
    actor: Occurrence | None = None
    for occurrence in reversed(question.index.between(start, passage.start)):
        if actor is not None and _SENTENCE_END.search(question.text, occurrence.end, actor.start):
            break
        handicap = question.handicap(occurrence.entity.kind)
        if handicap is None or not (occurrence.role in ACTORS or _is_inert(question, occurrence)):
            continue
        if actor is None:
            via = (
                _VIA
                if question.owner(occurrence.entity) is not occurrence.entity
                else _other_place(question, occurrence)
            )
            score = 24 - (passage.start - occurrence.end) // 50 - handicap - via
            yield _candidate(question, occurrence, score, "spoken of just before")
            if not goes_on:
                return
        if occurrence.role in ACTORS:
            actor = occurrence
    if actor is not None:
        score = _GOES_ON_SCORE - min(question.handicap(actor.entity.kind) or 0, _LEAD)
        yield _candidate(question, actor, score, "the sentence goes on about it")
    elif goes_on:
        yield from _meant_before(question, start)


def _meant_before(question: Question, start: int) -> Iterator[Candidate]:
    """Whom the last "the firm" that does something stands for, of which a sentence goes on to tell."""
    for reference in reversed(question.index.references_between(start, question.passage.start)):
        resolved = resolve_reference(question, reference) if reference.role in ACTORS else None
        if resolved is not None:
            yield Candidate(resolved.entity, reference.start, reference.end, _GOES_ON_SCORE, resolved.reason)
            return


def _other_place(question: Question, occurrence: Occurrence) -> int:
    """What a place is behind as "spoken of just before" in an article that is about another."""
    subjects = question.index.subjects
    other = bool(subjects) and subjects[0].kind in PLACES and occurrence.entity not in subjects[:1]
    return _VIA if other and occurrence.entity.kind in PLACES else 0


def _is_inert(question: Question, occurrence: Occurrence) -> bool:
    """Whether what is named does not act as companies do; "Chinese" names no country that is spoken of."""
    if occurrence.role is not Role.PLAIN or occurrence.entity.kind in COMPANY_LIKE:
        return False
    adjective = question.text[occurrence.start : occurrence.end] not in occurrence.entity.name
    return occurrence.entity.kind not in PLACES or not adjective


def _subjects(question: Question) -> Iterator[Candidate]:
    """Whom the article is about: of each kind the most prominent, less sure the less it is about them."""
    fitting = 0
    for place, entity in enumerate(question.index.subjects):
        handicap = question.handicap(entity.kind)
        if handicap is not None:
            fitting += 1
            score = 18 - 5 * place - (min(handicap, _LEAD) if place == 0 else handicap)
            yield Candidate(question.owner(entity), None, None, score, "subject of the article")
        if fitting == _SUBJECTS:
            return


def _candidate(question: Question, occurrence: Occurrence, score: int, reason: str) -> Candidate:
    return Candidate(question.owner(occurrence.entity), occurrence.start, occurrence.end, score, reason)
