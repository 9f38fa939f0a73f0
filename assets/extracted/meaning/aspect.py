"""Turns the words that narrow a metric into its aspect: segment, region, core or headline, contracted or potential."""

import re
from bisect import bisect_right

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

SEGMENTED = frozenset(("revenue", "revenue_segment", "operating_income", "production_volume", "orders", "customers"))
_ITS_OWN = frozenset(("economic_indicator", "other", "revenue_segment"))  # the words of the metric are what narrows it
_PERIOD = re.compile(r"(?:first|second|third|fourth|half|year|quarter|full|fiscal|q[1-4]|h[12]|\d+)", re.IGNORECASE)
_NO_NARROWING = re.compile(
    r".*(?:ed|ly|['’]s)$|said|says|its|group|company|more|organic|underlying|comparable|historical|historic|annuali[sz]ed|annual|average|statutory|like-for-like|record",
    re.IGNORECASE,
)
_SEGMENT_AFTER = re.compile(r"[fiarno][dKX']*[xA&]{0,4}")  # revenue from the Value Added Services unit
_OF_A_THING = re.compile(r"o[dX']*([xAM]+(?:;[xAM]+)?)(?=[DUvmtC,.]|$)")
_BLOCKED = frozenset("Q,;|<vD:")


def aspect_candidates(target: Target, best: Candidate) -> list[Candidate]:
    """Candidates for what narrows the metric of `best`, the words of its noun phrase first."""
    passage = target.view.passage
    if best.start is None or best.end is None or not passage.start <= best.start < passage.end:
        return []
    noun = bisect_right(target.view.atoms.starts, best.start) - 1
    found = _known(target, best, noun)
    if best.value in SEGMENTED:
        found += _noun_phrase(target, noun)
        found += _segment(target, noun)
    if best.value in _ITS_OWN:
        found.append(
            Candidate(target.view.text[best.start : best.end].lower(), "the metric's words", 0.95, best.start, best.end)
        )
    return sorted(found, key=lambda candidate: -candidate.score) if len(found) > 1 else found


def _known(target: Target, best: Candidate, noun: int) -> list[Candidate]:
    """Words of the table around the noun: "core inflation", "sales in North America"."""
    atoms = target.view.atoms
    found = []
    for atom, hit in target.view.near("aspect", noun):
        own = hit.key in best.value and (best.start or 0) <= hit.start < (best.end or 0)
        if hit.key == "@segment" or own:
            continue  # the "operating" of operating income narrows nothing
        if noun - 3 <= atom <= noun:
            if not _BLOCKED & set(atoms.letters[atom + 1 : noun]):
                found.append(Candidate(hit.key, "modifier", 0.9 - 0.1 * (noun - atom), hit.start, hit.end))
        elif noun < atom <= noun + 5 and _SEGMENT_AFTER.fullmatch(atoms.letters[noun + 1 : atom]):
            found.append(Candidate(hit.key, "after the noun", 0.7 - 0.05 * (atom - noun), hit.start, hit.end))
    return found


def _segment(target: Target, noun: int) -> list[Candidate]:
    """A part of the company in the clause: "revenue from the wealth management unit", "the games unit grew sales"."""
    atoms, text = target.view.atoms, target.view.text
    for atom, hit in target.view.near("aspect", noun):
        low, high = (atom, noun) if atom < noun else (noun, atom)
        if (
            hit.key != "@segment"
            or atoms.letters[atom] == "M"
            or high - low > 8
            or set("Q;|") & set(atoms.letters[low + 1 : high])
        ):
            continue
        first = atom
        while first > 0 and atom - first < 4 and atoms.letters[first - 1] in "xAXE" and first - 1 != noun:
            first -= 1
        if first == atom:
            continue  # "the business had revenue" names no part of it
        start, end = atoms.starts[first], atoms.ends[atom]
        return [Candidate(text[start:end].lower(), "segment", 0.6, start, end)]
    return _sold_thing(target, noun)


def _sold_thing(target: Target, noun: int) -> list[Candidate]:
    """What sales are of: "sales of its diabetes drug"."""
    atoms, text = target.view.atoms, target.view.text
    match = _OF_A_THING.match(atoms.letters, noun + 1)
    if match is None:
        return []
    start, end = atoms.starts[match.start(1)], atoms.ends[match.end(1) - 1]
    return [Candidate(text[start:end].lower(), "of a thing", 0.45, start, end)]


def _noun_phrase(target: Target, noun: int) -> list[Candidate]:
    """The words just before the noun that are no determiner, name or time: "transaction" of "transaction revenue"."""
    atoms, text = target.view.atoms, target.view.text
    if atoms.letters[max(0, noun - 1)] == ")":
        noun = max(atoms.letters.rfind("(", 0, noun), 0)
    first = noun
    while first > 0 and noun - first < 3 and atoms.letters[first - 1] in "xA&":
        word = text[atoms.starts[first - 1] : atoms.ends[first - 1]]
        if _PERIOD.match(word) or _NO_NARROWING.fullmatch(word):
            break
        first -= 1
    if first == noun and noun > 0 and atoms.letters[noun - 1] in "Mv" and atoms.found[noun - 1]:
        word = text[atoms.starts[noun - 1] : atoms.ends[noun - 1]]
        first -= (
            0 if _NO_NARROWING.fullmatch(word) else 1
        )  # "transaction revenue", where a transaction could be a metric of its own
    while first < noun and atoms.letters[first] == "&":
        first += 1
    if first == noun:
        return []
    start, end = atoms.starts[first], atoms.ends[noun - 1]
    return [Candidate(text[start:end].lower(), "noun phrase", 0.5, start, end)]
