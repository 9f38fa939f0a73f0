"""Turns the words between a number and a time into how loosely the two are bound, a cost, or into no bond at all."""

import re
from itertools import islice

from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.extracted.times.asides import (
    is_against,
    is_contrasted,
    is_dated,
    is_in_other_brackets,
    is_of_sentence,
    is_step,
    leans_back,
    names_next,
    remember,
    words_before,
)
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.kernel.records import record

_DAYS = frozenset({TimeKind.DATE, TimeKind.WEEKDAY})
_COMPARATIVE = frozenset({"year_before", "of_last_year", "same", "before"})
_NUMBER = re.compile(r"\d[\d.,]*")
_BREAK = re.compile(
    r"[;:—]|\s[–-]\s|\b(?:of\swhich|but|while|whereas|although|though|despite|however|compar\w+|versus|vs|against"
    r"|from|than|after|before|following)\b|,\s(?:and|so)\s(?:it|he|she|they|we|this|that)\b"
)
_CONTRAST = re.compile(
    r"\b(?:compar\w+\s(?:to|with)|versus|vs\.?|against|up\sfrom|down\sfrom|from|than|contrast\s(?:to|with))\b"
)
_SAID = (
    r"\b(?:report\w*|said|says|announc\w+|releas\w+|publish\w+|project\w+|forecast\w*|told|wrote|disclos\w+|fil\w+"
    r"|issued|raised|cut)\s"
)
_SAYS = re.compile(_SAID)
_was_said = remember(_SAID + r"(?:\w+\s){0,3}(?:on\s|in\s|last\s|late\s|early\s)?$")
_dates_news = remember(
    r"\b(?:announced|reported|signed|released|published|unveiled|launched|completed)\s(?:in|last)\s$"
)
_says_as_of = remember(r"\bas\s(?:of|at)\s(?:\w+\s)?$|^\W*at\s$")
_opens_since = remember(r"\bsince\s(?:the\s(?:start|beginning|end)\sof\s|early\s|late\s|mid-)?$")
_COLON = re.compile(r"\s?[:=]\s*\(?[^\w\s]{0,3}\s?[A-Z]{0,3}\$?\s?[-–−]?")
_OWN_NAME = re.compile(  # "year-ago sales of $7 million"
    r"(?:['’]s)?[\s-][^\d.,;:()]{0,32}\b(?:of|at|was|were)\s\(?[^\w\s]{0,2}[A-Z]{0,3}[^\w\s]?\s?"
)
_WHEN = re.compile(r",\s(?:when|in\swhich|where)\s[^\d.;:()]{0,60}")  # "a year ago, when it lost $7 million"
_AWAY = re.compile(_CONTRAST.pattern + r"|\b(?:below|above|beneath|short\sof|(?:higher|lower|better|worse)\sthan)\b")
_NUMBER_JUST_BEFORE = re.compile(r"\d[^,;:()]{0,25}$")  # "from 1.2 billion euros the prior year"
_OWN_LAST = re.compile(r"\s[^\d.,;:()]{0,48}")  # "last year's $7 million", "last year's profit of $7 million"
_ANEW = re.compile(r"\band\b|,")  # another member of a list begins


@record
class Bond:
    """A number and a time of the same passage, with what stands between them.

    `end` is where the words of the time end ("Q3 last year"), `numbers` how many other numbers stand between,
    `compares` whether the time is a step back from another ("a year earlier").
    """

    text: str
    quantity: Quantity
    passage: Passage
    time: TimeExpression
    end: int
    numbers: int
    compares: bool

    @property
    def follows(self) -> bool:
        """Whether the time stands after the number."""
        return self.time.start >= self.quantity.end

    @property
    def gap(self) -> str:
        """The words between."""
        if self.follows:
            return self.text[self.quantity.end : self.time.start]
        return self.text[self.end : self.quantity.start]

    @property
    def before(self) -> str:
        """The words before the time."""
        return words_before(self.text, self.time.start, self.passage.start)


def count_numbers(text: str, start: int, end: int, times: list[TimeExpression]) -> int:
    """The numbers in text[start:end] that are no times; a dozen stands for any more."""
    found = (match.start() for match in islice(_NUMBER.finditer(text, start, end), 12))
    return sum(not any(time.start <= place < time.end for time in times) for place in found)


def is_since(bond: Bond) -> bool:
    """Whether the time opens a stretch: "since December 2024"."""
    return _opens_since(bond.before)


def bond_cost(bond: Bond, is_market: bool) -> int | None:
    """How loosely the time is bound to the number, 0 for "(Q1 2024: 31%)"; None where it cannot govern it.

    `is_market` marks prices: only a time beside them is theirs.
    """
    gap, floor = bond.gap, bond.passage.start
    own = _OWN_LAST if bond.time.value.relation == "of_last_year" else _OWN_NAME
    named = not bond.follows and (own.fullmatch(gap) or _WHEN.fullmatch(gap)) is not None
    if is_in_other_brackets(bond.text, bond.quantity, bond.time, bond.passage) or is_dated(bond.text, bond.time, floor):
        return None
    if (is_step(bond.text, bond.time, floor) and not named and not _is_excused(bond)) or not _reaches(
        bond, gap, is_market, named
    ):
        return None
    return _cost_after(bond, gap) if bond.follows else _cost_before(bond, gap, named)


def _is_excused(bond: Bond) -> bool:
    """Whether a step back is what the number is of after all: "compares with last year's $5 million on $9 million"."""
    floor = bond.passage.start
    if not bond.follows:
        return is_of_sentence(bond.text, bond.time, floor)
    if bond.numbers or is_against(bond.text, bond.time, floor):
        return False
    return is_contrasted(bond.text, bond.quantity.start, floor)  # "compared to $7 million over the same period of 2023"


def _cost_after(bond: Bond, gap: str) -> int:
    """The time after the number: "$5 million in the quarter"."""
    lean = leans_back(bond.text, bond.time, bond.passage.start)
    tied = lean or bond.before.endswith("(") or bond.time.kind is TimeKind.RELATIVE
    anew = _ANEW.search(gap) is not None and (not tied or names_next(bond.text, bond.end))
    return 100 * bond.numbers + 80 * len(_BREAK.findall(gap)) + 120 * anew + min(len(gap), 120) // 2


def _cost_before(bond: Bond, gap: str, named: bool) -> int:
    """The time before the number: "In the quarter, sales were $5 million"."""
    if _COLON.fullmatch(gap):
        return 0
    if named or (bond.numbers == 0 and names_next(bond.text, bond.end)):
        return 20
    opens = bond.time.start - bond.passage.start <= 12
    taken = 110 if _has_own_number(bond) else 0
    return 60 + (10 if opens else 25) * bond.numbers + 30 * len(_BREAK.findall(gap)) + taken + min(len(gap), 200) // 4


def _has_own_number(bond: Bond) -> bool:
    """Whether the time belongs to a number before it: "$5 million in the quarter"."""
    if not leans_back(bond.text, bond.time, bond.passage.start) or names_next(bond.text, bond.end):
        return False
    floor = max(bond.passage.start, bond.time.start - 400)
    return _NUMBER.search(bond.text, floor, bond.time.start) is not None


def _reaches(bond: Bond, gap: str, is_market: bool, named: bool) -> bool:
    """Whether a time of its kind governs a number so far off: a comparison holds one number, a day its neighbour."""
    direct = bond.numbers == 0 and len(gap) <= 40
    dates_news = _dates_news(bond.before) and not (bond.time.kind is TimeKind.YEAR and direct)
    if dates_news or (bond.follows and ";" in gap) or bond.time.value.relation in ("as_of", "compared"):
        return False
    if is_since(bond):
        return direct or (not bond.follows and bond.numbers <= 1 and len(gap) <= 120)
    if is_market and (bond.time.kind is TimeKind.RELATIVE or not (direct and len(gap) <= 30)):
        return False
    if bond.time.kind in _DAYS or bond.time.value.relation == "day":
        said = _was_said(bond.before)
        own = named and _SAYS.search(gap) is None
        return (direct and not said) if bond.follows else (own or _says_as_of(bond.before))
    if bond.compares or bond.time.value.relation in _COMPARATIVE:
        return _compares(bond, gap)
    return not (bond.follows and bond.numbers and _CONTRAST.search(gap.lower()))


def _compares(bond: Bond, gap: str) -> bool:
    """Whether the number is the one that a comparison sets apart: "against $1.80 a year earlier"."""
    if not bond.follows:
        opens = bond.time.start - bond.passage.start <= 6 or is_of_sentence(bond.text, bond.time, bond.passage.start)
        if gap.startswith((",", ";", ")")) and _NUMBER_JUST_BEFORE.search(bond.before) and not _WHEN.match(gap):
            return False
        return opens or (bond.numbers == 0 and len(gap) <= 60 and not _has_own_number(bond))
    if bond.numbers == 0:
        return _AWAY.search(gap.lower()) is None
    contrasted = _CONTRAST.search(words_before(bond.text, bond.quantity.start, bond.passage.start))
    return contrasted is not None and not _CONTRAST.search(gap.lower())
