"""Drops names that are also ordinary words ("Target", "Block") where nothing in the article says that they are names."""

import re
from collections.abc import Sequence

from assets.extracted.entities.record import Occurrence
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import fold

_ACTS = re.compile(
    r"(?:[’']s)? (?:shares|stock|rose|fell|gained|lost|jumped|dropped|slid|climbed|surged|tumbled|soared|plunged|slumped|sank|added|reported|posted|"
    r"beat|missed|said it|Inc\b|Corp\b|Ltd\b|plc\b|PLC\b|earnings|revenue)"
)


def drop_unconfirmed(text: str, found: Sequence[Occurrence], table: EntityTable) -> list[Occurrence]:
    """`found` without the ordinary words of entities that the article never names otherwise and never uses as a name.

    An ordinary word is a name where a longer or defined name of the entity stands too, where it acts or owns as a company
    does, or where it is capitalised inside a sentence with no capital beside it.
    """
    doubtful = [o.how == "table" and fold(text[o.start : o.end]) in table.ordinary for o in found]
    sure = {o.entity.entity_id for o, doubt in zip(found, doubtful, strict=True) if not doubt or _is_name_here(text, o)}
    return [
        o
        for o in found
        if o.entity.entity_id in sure
        and not (
            text[o.start].islower() and o.entity.name[0].isupper() and fold(text[o.start : o.end]) in table.ordinary
        )
    ]


def _is_name_here(text: str, occurrence: Occurrence) -> bool:
    if text[occurrence.start].islower():
        return False
    if _ACTS.match(text, occurrence.end):
        return True
    before, after = text[max(0, occurrence.start - 2) : occurrence.start], text[occurrence.end : occurrence.end + 3]
    inside = len(before) == 2 and before[1] == " " and (before[0].islower() or before[0] in ",;")
    beside_capital = after[:1] == " " and (after[1:2].isupper() or after[1:2].isdigit())
    return inside and not beside_capital and after[:1] not in {"-", "’", "'", "&"}
