"""Turns "it", "the company" and "the nation" near a figure into the entity that they stand for."""

from collections.abc import Sequence

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.nearness import score_place, weigh_role
from assets.extracted.entities.question import PLACES, Question, find_topic
from assets.extracted.entities.record import ACTORS, ANY_KIND, Candidate, Entity, Kind, Occurrence, Reference, Role

_BACK = 1200  # characters in which an antecedent is looked for
_LATTER, _ADJECTIVE = 30, 20
_INDIRECT = 4  # what a word that stands for a name is behind the name
_ACTING_PLACE = 12  # "the government sold ..." acts almost as a company does
_LISTED = frozenset({Kind.COMPANY})
_OBJECTS = frozenset({Role.OF, Role.TARGET, Role.OBLIQUE})
_SAME_BLOCK = frozenset({Kind.COMPANY, Kind.UNKNOWN, Kind.CURRENCY})


def resolve_reference(question: Question, reference: Reference, breaks: list[int]) -> Candidate | None:
    """The entity that `reference` stands for as a candidate; None where it stands for none that can own the figure."""
    owners = frozenset().union(*question.kinds)
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
    score = score_place(question, reference.start, reference.end, breaks) - handicap - _INDIRECT
    score += 0 if behind else weigh_role(question, reference.role)
    words = question.text[reference.start : reference.end]
    owner = question.owner(antecedent)
    return Candidate(owner, reference.start, reference.end, score, f"“{words}” stands for it")


def _find_antecedent(question: Question, reference: Reference, wanted: frozenset[Kind]) -> Entity | None:
    """The last actor named before, else the last name, else the article's subject.

    A company is looked for in the same block, as a new paragraph's "the company" is the article's; others further back.
    """
    if not wanted:
        return None
    index = question.index
    companies = bool(wanted & _SAME_BLOCK)
    start = max(question.passage.block.start if companies else 0, reference.start - _BACK)
    named = index.between(start, reference.start)
    agent, home = _find_agent(question, reference, named), _find_home(question, reference)
    fitting = [(o, e) for o in named if (e := _fit(question, o, wanted)) and e != agent and _is_from(home, e)]
    before = question.text[max(0, reference.start - _LATTER) : reference.start].lower()
    if fitting and "latter" in before:
        return fitting[-1][1]
    acting = ACTORS if companies else ACTORS | {Role.PLAIN, Role.OF}
    actor = next((entity for o, entity in reversed(fitting) if o.role in acting), None)
    if actor is not None:
        return actor
    topic = find_topic(question)
    about = [topic.entity] if topic is not None else []
    if home is not None and fitting:
        return fitting[-1][1]
    subject = next((e for e in (*about, *index.subjects) if e.kind in wanted and _is_from(home, e)), None)
    plain = next((entity for o, entity in reversed(fitting) if o.role is Role.PLAIN), None)
    return plain if plain is not None and subject not in [entity for _, entity in fitting] else subject


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
    if reference.role not in _OBJECTS or reference.kinds == ANY_KIND:
        return None
    subjects = (o for o in reversed(named) if o.start >= question.passage.start and o.role is Role.SUBJECT)
    return next((o.entity for o in subjects), None)


def _fit(question: Question, occurrence: Occurrence, wanted: frozenset[Kind]) -> Entity | None:
    """The entity of an occurrence where it is of a wanted kind; "the nation" may be that of a bond."""
    if occurrence.entity.kind in wanted:
        return occurrence.entity
    place = question.index.countries.get(occurrence.entity.entity_id) if wanted <= PLACES else None
    return place.entity if place else None
