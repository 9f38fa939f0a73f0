"""Turns those whose analysts speak in an article into its speakers: "UBS expects 437,000" is not of UBS."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.extracted.entities.record import Occurrence, Role
from assets.extracted.entities.table import EntityTable

_FORESEES = re.compile(
    r"(?:[’']s? analysts?)? (?:also |now |still |further )?(?:expects?|sees?|forecasts?|predicts?|estimates?|projects?"
    r"|thinks?|believes?|reckons?|models?|anticipates?|values?|prefers?|recommends?|rates?)\b"
)
_ACTING = frozenset({Role.SUBJECT, Role.SAYS, Role.PLAIN})


def find_brokers(text: str, found: Sequence[Occurrence], table: EntityTable) -> list[Occurrence]:
    """`found`, in order, where who has an analyst in the text speaks also where it expects, rates and cuts others."""
    brokers = {o.entity.entity_id for o in found if o.role is Role.SPEAKER and table.cues.speaker.match(text, o.end)}
    companies = {o.entity.entity_id for o in found if o.role is not Role.SPEAKER}
    if not brokers or not companies - brokers:
        return list(found)
    return [replace(o, role=Role.SPEAKER) if _rates(text, o, brokers, table) else o for o in found]


def _rates(text: str, occurrence: Occurrence, brokers: set[str], table: EntityTable) -> bool:
    if occurrence.entity.entity_id not in brokers or occurrence.role not in _ACTING:
        return False
    return (
        _FORESEES.match(text, occurrence.end) is not None or table.cues.judges.match(text, occurrence.end) is not None
    )
