"""Turns the text before a parenthesis with a ticker into the name that stands there."""

import re
from collections.abc import Sequence

from assets.extracted.entities.capitals import Capital, run_before
from assets.extracted.entities.record import Kind
from assets.extracted.entities.table import EntityTable

_SMALL_FORM = re.compile(r",? (?:plc|ltd|inc|corp|nv|ag|se|sa)\.?$")
_OF = frozenset({" of ", " of the "})
_NAME_ENDS = frozenset({"", ".", "'", "’", "'s", "’s"})


def find_name_end(text: str, start: int) -> int:
    """Where the name before a parenthesis ends, without a legal form in small letters ("Acme plc (")."""
    end = start - (text[start - 1 : start] == " ")
    form = _SMALL_FORM.search(text[max(0, end - 10) : end])
    return end - len(form.group()) if form else end


def find_name_before(text: str, capitals: list[Capital], last: int, end: int, table: EntityTable) -> tuple[str, int]:
    """The run of capitalised words that ends at `end`, and where it starts."""
    if last < 0 or text[capitals[last].end : end] not in _NAME_ENDS:
        return "", end
    first = run_before(text, capitals, last, table.legal_forms)
    while first < last and _is_lead(text, capitals[first : last + 1], table):
        first += 1
    start = capitals[first].start
    words = text[start : capitals[last].end]
    return ("", end) if words.strip(".") in table.legal_forms else (words, start)


def _is_lead(text: str, run: Sequence[Capital], table: EntityTable) -> bool:
    """Whether the first of capitalised words is none of the name: "Shares of Acme", "While Acme Foods"."""
    word, gap = run[0].word, text[run[0].end : run[1].start]
    if gap == " " and word.lower() in table.cues.called:
        named = table.find(text[run[1].start : run[-1].end])
        return named is not None and named.kind is Kind.COMPANY  # "Drugmaker Acme"
    if word in table.cues.opens:
        return gap == " "
    return gap in _OF and (word.lower() in table.plain or word in table.cues.no_names)
