"""Turns the occurrences of an article into the name that the article itself gives each company."""

from collections.abc import Iterable

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import Occurrence
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
