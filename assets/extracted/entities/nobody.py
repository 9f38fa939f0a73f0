"""Turns runs of capitalised words into whether they name nobody: periods, labels, events and people with an office."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assets.extracted.entities.table import EntityTable

_PERIOD = re.compile(  # "Q3FY25", "9MFY26", "H1", "FY2025", "2QFY24", "Q4'24", "FY27E", "Sep-Nov"
    r"(?:[QH][1-4]|[1-4][QH]|(?:9|6|3|12)M)?(?:FY|CY|F)?[’']?\d{0,4}[EAF]?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
)
_CODE = re.compile(r"[A-Z]{1,3}(?:[FGHJKMNQUVXZ]\d{2}|00|\.\d)")  # of a futures contract: "CLH25", "BRN00", "CL.1"
_PLURAL = re.compile(r"[A-Z]{2,}s")  # "EVs", "ULIPs"
_FORMS = ("Ltd", "Inc", "Limited", "PLC", "LLC")
_GLUED = re.compile(rf"[a-z](?:{'|'.join(_FORMS)})$")  # "ConstructionLtd", as data vendors print names
_WEAK_FORMS = frozenset({"Company", "Group", "Holdings", "Holding", "Companies", "Co", "Cos"})  # also ordinary words


def names_nobody(words: Sequence[str], table: EntityTable) -> bool:
    """Whether capitalised words are somebody with an office, a first name, or only words of reports: "Fair Value"."""
    if is_legal(words[-1], table):
        return False
    if is_no_company(words, table) or not table.cues.titles_written.isdisjoint(words):
        return True
    if len(words) == 1 and _PLURAL.fullmatch(words[0]):
        return True
    if len(words) == 1 and words[0].istitle():
        return words[0] in table.given_names or words[0] in table.organisation_words
    return all(_is_plain(word, table) for word in words)


def is_no_company(words: Sequence[str], table: EntityTable) -> bool:
    """Whether capitalised words are a period, an event or a headline's noun and verb: "Sep-Nov Profit Decreases"."""
    cues, last = table.cues, words[-1]
    if last in cues.headline_verbs:
        return len(words) == 1 or not cues.headline_nouns.isdisjoint(words)
    return is_period(last) or (len(words) > 1 and last in cues.no_companies)


@lru_cache(maxsize=16384)
def is_period(word: str) -> bool:
    """Whether a word with a capital letter is the label of a period, as the code of a futures contract is."""
    return _PERIOD.fullmatch(word) is not None or _CODE.fullmatch(word) is not None


def is_legal(word: str, table: EntityTable) -> bool:
    """Whether a word is a legal form that only companies' names have, alone or at the end of their last word."""
    if word.strip(".") in table.legal_forms and word not in _WEAK_FORMS:
        return True
    return word.endswith(_FORMS) and _GLUED.search(word) is not None


def is_weak_form(word: str) -> bool:
    """Whether a word is a legal form and an ordinary word: "Group"."""
    return word in _WEAK_FORMS


def _is_plain(word: str, table: EntityTable) -> bool:
    """Whether a word is none of a name's own: one of reports ("Earnings"), a period or a compound of such."""
    if word in table.legal_forms:
        return is_weak_form(word)
    parts = word.split("-")
    return all(part in table.cues.no_names or part.lower() in table.plain or is_period(part) for part in parts)
