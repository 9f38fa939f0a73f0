"""Drops names that are also ordinary words ("Target", "Block") where nothing in the article tells them for names."""

import re
from collections.abc import Sequence

from assets.extracted.entities.record import Kind, Occurrence
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import fold

_TELLS = re.compile(r",? (?:Inc|Corp|Ltd|plc|PLC|Co|AG|SE|Group|Holdings|which|whose)\b")
_OWNS = re.compile(r"[’']s (?!(?:a|an|the|not|been|going|just|still|more|no|time|who|what|why|how)\b)[a-z]{3,}")
_BODY_OF = re.compile(r" of [A-Z]")  # "Academy of Sciences"
_NOUNS = re.compile(r" (?:sales|prices?|revenues?|profits?|earnings|stocks?|shares|loss(?:es)?|users|assets|results)\b")
_ENDED = re.compile(r"(?:[.!?:][\"”’)]?\s+|\n\W*|^\W*)$")
_NEXT_WORD = re.compile(r" ([A-Z]\w+)")
_WORD_BEFORE = re.compile(r"(\w+) $")
_MOVES = re.compile(r" (?:(?:was|is) )?(?:[a-z]+ ){1,3}?(?:by )?[+-]?[$£€¥]?\d[\d.,]*%?")
# What sectors do: "utilities lost 1.2%", "energy and real estate led the declines", "health care was the worst"
_LEADS = re.compile(
    r"(?:,? (?:and |& )?[A-Za-z]+(?: [a-z]+)?){0,3}?,? (?:stocks |shares |sectors? |(?:sub-)?index )?"
    r"(?:(?:was|were|is|are|each|both|also) )?"
    r"(?:rose|fell|gained|lost|added|dropped|slid|climbed|jumped|slipped|advanced|declined|rallied|tumbled|sank|shed|eased"
    r"|rising|falling|gaining|losing|adding|slipping|climbing|(?:up|down)(?= \d)|led|leading|lagged|lagging"
    r"|the (?:biggest|best|worst|only|top|main|strongest|weakest|laggards?|leaders?))\b"
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?:] )\b([A-Z][a-z]\w+) $")
_NAMED_AFTER = frozenset({Kind.COMPANY, Kind.REGION})  # "Acme Foundation", "Boston University"
_WARES = frozenset({Kind.COMMODITY, Kind.SECTOR})
_LINE = re.compile(r"(?:\n|^)?[A-Z]\w*(?: \w+)?(?:\n|$)")  # a heading of one or two words
_LAST_WORD = re.compile(r"([\w’'-]+)[,;]? $")


def drop_unconfirmed(
    text: str, found: Sequence[Occurrence], people: frozenset[str], table: EntityTable
) -> list[Occurrence]:
    """`found` without the ordinary words of entities that the article never names otherwise and never uses as a name.

    An ordinary word is a name where a longer or defined name of the entity stands too, where it acts or owns as a
    company does, or where it is capitalised inside a sentence with no capital beside it.
    """
    found = [
        o for o in found if o.how != "table" or not (_is_somebody_else(text, o, table) or _is_person(text, o, people))
    ]
    doubtful = [o.how == "table" and (_is_ordinary(text, o, table) or _is_no_name(text, o, table)) for o in found]
    sure = {
        o.entity.entity_id
        for o, doubt in zip(found, doubtful, strict=True)
        if not doubt or _is_name_here(text, o, table)
    }
    return [
        o
        for o, doubt in zip(found, doubtful, strict=True)
        if o.entity.entity_id in sure and not (doubt and text[o.start].islower() and not _is_traded(text, o))
    ]


def _is_ordinary(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    return fold(text[occurrence.start : occurrence.end]) in table.ordinary


def _is_no_name(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    """Whether a company's name, not its ticker, is a word of headings and reports: "Here", "ESG"."""
    entity, words = occurrence.entity, text[occurrence.start : occurrence.end]
    return entity.kind is Kind.COMPANY and words != entity.entity_id and words in table.cues.no_names


def _is_somebody_else(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    """Whether a company's name is part of a person's or of another body's: "Paula Marsh", "Acme Foundation"."""
    if text[occurrence.start].islower():
        return False
    after = _NEXT_WORD.match(text, occurrence.end)
    if occurrence.entity.kind in _NAMED_AFTER and after is not None and after[1] in table.cues.other_bodies:
        return True
    if occurrence.entity.kind is not Kind.COMPANY:
        return _ends_name(text, occurrence, table)
    before = _WORD_BEFORE.search(text[max(0, occurrence.start - 24) : occurrence.start])
    single = " " not in text[occurrence.start : occurrence.end]
    ordinary = single and fold(text[occurrence.start : occurrence.end]) in table.ordinary
    if ordinary and _follows_name(text, occurrence, table):
        return True
    return single and before is not None and before[1] in table.given_names


def _is_person(text: str, occurrence: Occurrence, people: frozenset[str]) -> bool:
    """Whether a one-word name of a company stands in a person's full name: "Devon Hale", "Paula Marsh"."""
    if occurrence.entity.kind is not Kind.COMPANY or text[occurrence.start : occurrence.end] not in people:
        return False
    after = _NEXT_WORD.match(text, occurrence.end)
    before = _CAPITAL_BEFORE.search(text[max(0, occurrence.start - 24) : occurrence.start])
    return any(beside is not None and beside[1] in people for beside in (after, before))


def _ends_name(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    """Whether a capitalised ware, sector or "World" is the end of a longer name: "Kestrel Gold", "Garda World"."""
    if occurrence.entity.kind not in _WARES and occurrence.entity.entity_id != "world":
        return False
    if occurrence.entity.kind is Kind.SECTOR and _follows_company(text, occurrence, table):
        return True
    return _NEXT_WORD.match(text, occurrence.end) is None and _follows_name(text, occurrence, table)


def _follows_name(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    """Whether a capitalised word that can be a name stands just before."""
    before = _CAPITAL_BEFORE.search(text[max(0, occurrence.start - 24) : occurrence.start])
    return before is not None and before[1] not in table.cues.no_names and table.find(before[1]) is None


def _follows_company(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    """Whether a known company's name stands just before a capitalised sector: "Reliance Energy"."""
    before = _CAPITAL_BEFORE.search(text[max(0, occurrence.start - 24) : occurrence.start])
    owner = table.find(before[1]) if before is not None else None
    return owner is not None and owner.kind is Kind.COMPANY


def _is_name_here(text: str, occurrence: Occurrence, table: EntityTable) -> bool:
    if text[occurrence.start].islower() or occurrence.entity.kind is Kind.SECTOR:
        return _is_traded(text, occurrence)
    acts = table.cues.company_acts.match(text, occurrence.end)
    if acts is not None and _NOUNS.match(text, occurrence.end) and _opens_sentence(text, occurrence.start):
        acts = None  # "Home sales slump" tells of no company
    if _BODY_OF.match(text, occurrence.end):
        return False
    tells = acts is not None or _TELLS.match(text, occurrence.end) is not None
    if tells or _is_no_name(text, occurrence, table):
        return tells
    if occurrence.entity.kind is Kind.COMPANY and _OWNS.match(text, occurrence.end):
        return True
    if occurrence.entity.kind is Kind.COIN and _LINE.match(text, max(0, occurrence.start - 1)):
        return True
    last = _LAST_WORD.search(text[max(0, occurrence.start - 24) : occurrence.start])
    after = text[occurrence.end : occurrence.end + 3]
    beside_capital = after[:1] == " " and (after[1:2].isupper() or after[1:2].isdigit())
    return last is not None and last[1].islower() and not beside_capital and after[:1] not in {"-", "’", "'", "&"}


def _opens_sentence(text: str, start: int) -> bool:
    """Whether the word is capitalised because of where it stands."""
    return start == 0 or _ENDED.search(text[max(0, start - 4) : start]) is not None


def _is_traded(text: str, occurrence: Occurrence) -> bool:
    """Whether a commodity in small letters moves by a number, or a sector moves: "lead the market" is a verb."""
    if occurrence.entity.kind is Kind.SECTOR:
        return _LEADS.match(text, occurrence.end) is not None
    return occurrence.entity.kind is Kind.COMMODITY and _MOVES.match(text, occurrence.end) is not None
