"""Turns "it", "the company" and "the nation" near a figure into the entity that they stand for."""

from collections.abc import Set as AbstractSet

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.nearness import ACTORS, ROLE_SCORE, score_place
from assets.extracted.entities.question import PLACES, Question
from assets.extracted.entities.record import ANY_KIND, Candidate, Entity, Kind, Occurrence, Reference, Role

_BACK = 1200  # characters in which an antecedent is looked for
_LATTER = 30
_INDIRECT = 4  # what a word that stands for a name is behind the name
_ACTING_PLACE = 12  # "the government sold ..." acts almost as a company does
_LISTED = frozenset({Kind.COMPANY})
_OBJECTS = frozenset({Role.OF, Role.TARGET, Role.OBLIQUE})
_PRESENT = ACTORS | {Role.PLAIN, Role.OF}
_SAME_BLOCK = frozenset({Kind.COMPANY, Kind.UNKNOWN})


def resolve_reference(question: Question, reference: Reference) -> Candidate | None:
    """The entity that `reference` stands for as a candidate; None where it stands for none that can own the figure."""
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
    score += 0 if behind else ROLE_SCORE[reference.role]
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
    for occurrence in reversed(index.between(start, reference.start)):
        entity = _fit(question, occurrence, wanted)
        if entity is None or _acts_on(question, occurrence, reference):
            continue
        if latter or occurrence.role in acting:
            return entity
        named.append(entity)
        plain = entity if plain is None and occurrence.role is Role.PLAIN else plain
    about = index.subjects if topic is None else (topic, *index.subjects)
    subjects = [entity for entity in about if entity.kind in wanted]
    subject = min(subjects, key=lambda entity: question.handicap(entity.kind) or 0, default=None)
    return plain if plain is not None and subject not in named else subject


def _acts_on(question: Question, occurrence: Occurrence, reference: Reference) -> bool:
    """Whether a name is the subject that does something to what the words stand for: "Acme owns 9% of the company"."""
    if reference.role not in _OBJECTS or reference.kinds == ANY_KIND:
        return False
    return occurrence.start >= question.passage.start and occurrence.role is Role.SUBJECT


def _fit(question: Question, occurrence: Occurrence, wanted: AbstractSet[Kind]) -> Entity | None:
    """The entity of an occurrence where it is of a wanted kind; "the nation" may be that of a bond."""
    if occurrence.entity.kind in wanted:
        return occurrence.entity
    place = question.index.countries.get(occurrence.entity.entity_id) if wanted <= PLACES else None
    return place.entity if place else None
