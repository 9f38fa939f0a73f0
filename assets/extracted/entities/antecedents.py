"""Turns "it", "the company" and "the nation" near a figure into the entity that they stand for."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.nearness import score_place, weigh_role
from assets.extracted.entities.question import PLACES, Question
from assets.extracted.entities.record import ACTORS, ANY_KIND, Candidate, Entity, Kind, Occurrence, Reference, Role

_BACK = 1200  # characters in which an antecedent is looked for
_LATTER, _ADJECTIVE, _COUNTED = 30, 20, 8
_BESIDE = re.compile(r"\b(?:while|as|after|when|because|if|though|although|since|whereas) (?:the )?$")
_SENTENCE_END = re.compile(r"[.!?]\s")
_INDIRECT = 4  # what a word that stands for a name is behind the name
_ACTING_PLACE = 12  # "the government sold ..." acts almost as a company does
_LISTED = frozenset({Kind.COMPANY})
_OBJECTS = frozenset({Role.OF, Role.TARGET, Role.OBLIQUE})
_PRESENT = ACTORS | {Role.PLAIN, Role.OF}
_SAME_BLOCK = frozenset({Kind.COMPANY, Kind.UNKNOWN, Kind.CURRENCY})


def resolve_reference(question: Question, reference: Reference) -> Candidate | None:
    """The entity that `reference` stands for as a candidate; None where it stands for none that can own the figure."""
    if reference.kinds == _LISTED and 0 <= reference.start - question.quantity.end <= _COUNTED:
        return None  # "4 million shares", "1% of the shares"
    owners = question.handicaps.keys()
    antecedent = _find_antecedent(question, reference, owners & reference.kinds)
    if antecedent is None and reference.kinds == _LISTED:
        antecedent = _find_antecedent(question, reference, owners & COMPANY_LIKE)
    handicap = question.handicap(antecedent.kind) if antecedent else None
    if antecedent is None or handicap is None:
        return None
    acts = reference.role in ACTORS
    if acts and antecedent.kind in PLACES:
        handicap = min(handicap, _ACTING_PLACE)
    behind = acts and reference.start >= question.quantity.end
    score = score_place(question, reference.start, reference.end) - handicap - _INDIRECT
    score += 0 if behind else weigh_role(question, reference.role)
    words = question.text[reference.start : reference.end]
    owner = question.owner(antecedent)
    return Candidate(owner, reference.start, reference.end, score, f"“{words}” stands for it")


def _find_antecedent(question: Question, reference: Reference, wanted: AbstractSet[Kind]) -> Entity | None:
    """The last actor named before, else the last name, else the article's subject.

    A company is looked for in the same block, as a new paragraph's "the company" is the article's; others further back.
    """
    if not wanted:
        return None
    index, topic = question.index, question.around.topic
    companies = not _SAME_BLOCK.isdisjoint(wanted)
    start = max(question.passage.block.start if companies else 0, reference.start - _BACK)
    latter = "latter" in question.text[max(0, reference.start - _LATTER) : reference.start].lower()
    acting = ACTORS if companies else _PRESENT
    named: list[Entity] = []
    plain: Entity | None = None
    before = index.between(start, reference.start)
    agent, home = _find_agent(question, reference, before), _find_home(question, reference)
    aside: Occurrence | None = None
    for occurrence in reversed(before):
        entity = _fit(question, occurrence, wanted)
        if entity is None or entity == agent or not _is_from(home, entity):
            continue
        if latter or home is not None:
            return entity
        if aside is not None and _SENTENCE_END.search(question.text, occurrence.end, aside.start):
            return aside.entity
        if occurrence.role in acting and occurrence.start < question.passage.start and _is_aside(question, occurrence):
            aside = aside or occurrence
        elif occurrence.role in acting:
            return entity
        named.append(entity)
        plain = entity if plain is None and occurrence.role is Role.PLAIN else plain
    if aside is not None:
        return aside.entity
    about = index.subjects if topic is None else (topic.entity, *index.subjects)
    subjects = [entity for entity in about if entity.kind in wanted and _is_from(home, entity)]
    subject = min(subjects, key=lambda entity: question.handicap(entity.kind) or 0, default=None)
    return plain if plain is not None and subject not in named else subject


def _is_aside(question: Question, occurrence: Occurrence) -> bool:
    """Whether a name is the subject of a clause beside the main one: "Acme rose, while Bolt fell. The company ..."."""
    return _BESIDE.search(question.text, max(0, occurrence.start - _ADJECTIVE), occurrence.start) is not None


def _find_home(question: Question, reference: Reference) -> str | None:
    """The country that the words give what they stand for: "the Chinese company"."""
    places = question.index.between(max(0, reference.start - _ADJECTIVE), reference.start)
    if not places or places[-1].entity.kind is not Kind.COUNTRY or places[-1].end + 1 != reference.start:
        return None
    return places[-1].entity.country


def _is_from(home: str | None, entity: Entity) -> bool:
    """Whether an entity may be from that country, which is not known of all."""
    return home is None or entity.country in (None, home)


def _find_agent(question: Question, reference: Reference, named: Sequence[Occurrence]) -> Entity | None:
    """Who does something to what the words stand for, the nearest subject: "Acme said Bolt owns 9% of the company"."""
    if reference.role not in _OBJECTS or (reference.kinds == ANY_KIND and reference.role is not Role.TARGET):
        return None
    subjects = (o for o in reversed(named) if o.start >= question.passage.start and o.role is Role.SUBJECT)
    return next((o.entity for o in subjects), None)


def _fit(question: Question, occurrence: Occurrence, wanted: AbstractSet[Kind]) -> Entity | None:
    """The entity of an occurrence where it is of a wanted kind; "the nation" may be that of a bond."""
    if occurrence.entity.kind in wanted:
        return occurrence.entity
    place = question.index.countries.get(occurrence.entity.entity_id) if wanted <= PLACES else None
    return place.entity if place else None
