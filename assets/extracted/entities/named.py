"""Turns capitalised runs into those that the words around them tell for names of companies, funds or coins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assets.extracted.entities.capitals import Capital, run_before
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.cues import words_before
from assets.extracted.entities.nobody import is_legal, is_period, is_weak_form, names_nobody
from assets.extracted.entities.proper import ProperWords
from assets.extracted.entities.record import Kind, Occurrence
from assets.extracted.entities.table import EntityTable

_ENDS_PHRASE = re.compile(
    r"[.,;)\n]|[’']s?\b| (?:for|in|from|to|and|at|with|by|after|as|on|that|which|was|is|has|would|will|could)\b|$"
)
_NUMBER_NEXT = re.compile(r"[ .]{1,2}\d")  # "Rs 5" is money
_COMPOUND = re.compile(  # "Stockholm-based"
    r"-(?:based|listed|backed|owned|led|born|headquartered|run|controlled|focused|traded|founded|bound|made|style|era"
    r"|registered|quoted|rated|linked|incorporated|domiciled|area|wide|heavy|oriented|related|driven|friendly|parent)$"
)
_OWNS = re.compile(
    r"[’']s (?:[a-z]+ )?(?:revenues?|sales|profits?|shares|stock|valuation|loss|losses|earnings|users)\b"
)
_OPENS_NAMES = frozenset({Kind.COUNTRY, Kind.REGION, Kind.COMMODITY, Kind.COIN, Kind.SECTOR})
_AND = frozenset({" and ", ", and ", " & "})
_BEHIND_NAMES = frozenset(" ,'’")
_WIDEST_GAP, _LONGEST_ABBREVIATION = 6, 5
_SPELLED = 1500  # characters before an abbreviation in which it is spelled out


@dataclass(frozen=True, slots=True)
class Sight:
    """What is known of a text when unlisted names are looked for in it."""

    text: str
    capitals: list[Capital]
    known: Sequence[Occurrence]
    proper: ProperWords
    people: frozenset[str]
    table: EntityTable


def find_named(sight: Sight) -> list[tuple[int, int]]:
    """Ranges of names in no list, in order: with a legal form, introduced as a company's, or acting as one.

    Goes backwards, as of "Acme, Bolt and Crane rose" the last one acts for all.
    """
    covered, ends = Covered(sight.known), {o.start: o.end for o in sight.known}
    found: list[tuple[int, int]] = []
    acting, listed = -1, False  # where the next name that acts starts, and whether "and" joins names to it
    for index in range(len(sight.capitals) - 1, -1, -1):
        capital = sight.capitals[index]
        end = ends.get(capital.start, capital.end)
        joined = 0 < acting - end < _WIDEST_GAP and _is_joined(sight.text[end:acting], listed=listed)
        acts = joined or _acts(sight.text, end, sight.table) or _acts_behind_comma(sight, index, end)
        start = capital.start
        if start not in ends:
            if not acts and _runs_on(sight, index) and not is_legal(capital.word, sight.table):
                continue
            run = find_run(sight, index)
            start = run[0].start
            if not _is_free(sight, covered, run, acts=acts) or not _is_named(sight, index, run, acts=acts):
                continue
            found.append((start, end))
        if acts:
            acting, listed = start, joined
    return found[::-1]


def _is_free(sight: Sight, covered: Covered, run: list[Capital], *, acts: bool) -> bool:
    """Whether a run is no known name; a place or a ware may open a company's: "Hunan Brass Co., Ltd"."""
    start, end = run[0].start, run[-1].end
    if not covered.touches(start, end):
        return True
    formed = is_legal(run[-1].word, sight.table) or (acts and is_weak_form(run[-1].word))
    known = [o for o in covered.within(start, end) if o.end > start]
    opens = len(known) == 1 and known[0].start == start and known[0].entity.kind in _OPENS_NAMES
    return formed and opens and len(run) > 2


def _acts_behind_comma(sight: Sight, index: int, end: int) -> bool:
    """Whether a name between commas acts: "the largest refiner, Acme, posted"."""
    text = sight.text
    if not text.startswith(", ", end) or not text.endswith(", ", 0, find_run(sight, index)[0].start):
        return False
    return sight.table.cues.company_acts.match(text, end + 1) is not None


def _is_joined(gap: str, *, listed: bool) -> bool:
    """Whether a name is in one list with the name behind `gap` that acts: commas join where "and" does later."""
    return gap in _AND or (gap == ", " and listed)


def find_run(sight: Sight, index: int) -> list[Capital]:
    """The words of the name that ends with capitals[index]; "Acme and Bolt" are two, "Acme and Bolt Ltd" is one."""
    text, capitals, table = sight.text, sight.capitals, sight.table
    first = run_before(text, capitals, index, table.legal_forms)
    if not is_legal(capitals[index].word, table):
        joins = (i for i in range(index, first, -1) if text[capitals[i - 1].end : capitals[i].start] == " and ")
        first = next(joins, first)
    while first < index and _is_lead(capitals[first].word, table):
        first += 1
    return capitals[first : index + 1]


def _is_named(sight: Sight, index: int, run: list[Capital], *, acts: bool) -> bool:
    last, table = run[-1], sight.table
    bare = last.word in table.cues.no_names and (len(run) == 1 or last.word not in table.organisation_words)
    short = len(run) == 1 and last.word.isupper() and _is_spelled_out(sight.text, last)
    if bare or short or _NUMBER_NEXT.match(sight.text, last.end) or names_nobody([c.word for c in run], table):
        return False
    if is_legal(last.word, table):
        return len(run) > 1
    if not acts and (_runs_on(sight, index) or not _is_introduced(sight.text, run[0].start, last.end, table)):
        return False
    product = table.cues.products.end(words_before(sight.text, run[0].start))
    if product or sight.people.issuperset(c.word for c in run if len(c.word) > 1):  # "J" of "Jane J. Roe"
        return False
    if not acts and len(run) > 1 and last.word in table.organisation_words:
        return True  # "to buy Retail Opportunity Investments"
    sure = table.cues.described.match(sight.text, last.end) or _OWNS.match(sight.text, last.end)
    return any(c.word in sight.proper or (sure and sight.proper.is_only_capital(c.word)) for c in run)


def _runs_on(sight: Sight, index: int) -> bool:
    """Whether the next capitalised word follows at once."""
    return index + 1 < len(sight.capitals) and sight.capitals[index + 1].start == sight.capitals[index].end + 1


def _is_spelled_out(text: str, capital: Capital) -> bool:
    """Whether the text just before writes what capitals stand for in small words: "direct-liquid cooling" for DLC."""
    word = capital.word
    if not 2 <= len(word) <= _LONGEST_ABBREVIATION or not word.isalpha():
        return False
    return _spelling_of(word).search(text, max(0, capital.start - _SPELLED), capital.start) is not None


@lru_cache(maxsize=4096)
def _spelling_of(word: str) -> re.Pattern[str]:
    """What words match whose initials are those of `word`, joined by blanks or hyphens."""
    return re.compile(rf"\b[{word[0]}{word[0].lower()}]" + "".join(rf"\w*[ -]{letter}" for letter in word[1:].lower()))


def _is_lead(word: str, table: EntityTable) -> bool:
    """Whether a capitalised word before a name is none of it: "The", "Rival"."""
    return (
        is_period(word)
        or word in table.cues.no_names
        or word.lower() in table.cues.called
        or bool(_COMPOUND.search(word))
    )


def _acts(text: str, end: int, table: EntityTable) -> bool:
    """Whether what follows a name is said of companies: "raised $3 million", ", a startup"."""
    if text[end : end + 1] not in _BEHIND_NAMES:
        return False
    return table.cues.company_acts.match(text, end) is not None or table.cues.described.match(text, end) is not None


def _is_introduced(text: str, start: int, end: int, table: EntityTable) -> bool:
    """Whether the words before say that a name is a company's: "the startup Acme", "agreed to buy Acme"."""
    before = words_before(text, start)
    governed = table.cues.acquire.end(before) or table.cues.introduces.end(before)
    return (governed and _ENDS_PHRASE.match(text, end) is not None) or table.cues.called.end(before)
