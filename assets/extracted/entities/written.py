"""Turns the occurrences of an article into the names that the article itself gives each company and group."""

from collections.abc import Iterable

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import Candidate, EntityIndex, Kind, Occurrence
from assets.extracted.lexicon import fold


def find_written(text: str, occurrences: Iterable[Occurrence]) -> dict[str, str]:
    """By entity id the longest form that `text` writes of a company's name; the table's own where it is written."""
    written: dict[str, str] = {}
    own: set[str] = set()
    for occurrence in occurrences:
        entity = occurrence.entity
        if entity.kind not in COMPANY_LIKE or occurrence.how == "ticker" or entity.entity_id in own:
            continue
        words = text[occurrence.start : occurrence.end]
        if fold(words) == fold(entity.name):
            own.add(entity.entity_id)
            written[entity.entity_id] = entity.name
        elif len(words) > len(before := written.get(entity.entity_id, "")) and _goes_on(before, words):
            written[entity.entity_id] = words
    return written


def _goes_on(name: str, words: str) -> bool:
    """Whether `words` are a longer form of `name`, no brand of the same company: Facebook stays, beside Instagram."""
    return not name or fold(name).split(" ")[0] in fold(words) or name.isupper()


def name_here(text: str, index: EntityIndex, owner: Candidate) -> str:
    """The name of a figure's owner: the article's own, but a group or a brand is called as it is where it decided.

    "KFC" and "Pizza Hut" are of one company, and the figures of each bear its name.
    """
    name = index.written.get(owner.entity.entity_id, owner.entity.name)
    if owner.start is None or owner.end is None:
        return name
    if owner.entity.kind is Kind.SECTOR:
        return text[owner.start : owner.end]
    named = index.between(owner.start, owner.start + 1)
    if owner.entity.kind is not Kind.COMPANY or not named or named[0].entity != owner.entity:
        return name
    words = text[named[0].start : named[0].end]
    coded = words == owner.entity.entity_id.partition(".")[0] or text.startswith("(", named[0].start - 1)
    alike = fold(words) in fold(name) or fold(name) in fold(words)
    return name if coded or alike else words
