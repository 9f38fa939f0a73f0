"""Turns a list of metrics and a list of as many numbers into pairs: "Revenue and EPS were $4bn and $2"."""

import re
from functools import lru_cache

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_LISTS = re.compile(r"(M(?:[,&dxX'A]{1,4}M)+)[^MQ;|]{0,6}(Q(?:[,&d]{1,3}Q)+)")
_CERTAIN = 1.2
_RESPECTIVELY = re.compile(r",?\srespectively\b")
_JOINTS = frozenset(",&dU")
_FEWEST = 2


def paired_candidates(target: Target) -> list[Candidate]:
    """The metric at the number's own place in its list; empty where the lists are not of one length."""
    for first_metric, first_number, count in _find_lists(target.view.atoms.letters):
        if first_number <= target.atom < first_number + 4 * count:
            letters = target.view.atoms.letters
            place = letters.count("Q", first_number, target.atom)
            if place < count:
                return _at_place(target, first_metric, first_number, place)
    return _again(target)


def _again(target: Target) -> list[Candidate]:
    """The metric of the number at the same place of the list before: "down from 2% and 4%, respectively"."""
    letters, numbers = target.view.atoms.letters, target.view.numbers
    first = last = target.index
    while first > 0 and _joined(letters, numbers[first - 1], numbers[first]):
        first -= 1
    while last + 1 < len(numbers) and _joined(letters, numbers[last], numbers[last + 1]):
        last += 1
    count = last - first + 1
    end = target.view.atoms.ends[numbers[last]]
    if count < _FEWEST or first < count or not _RESPECTIVELY.match(target.view.text, end, target.view.passage.end):
        return []
    before = target.meanings[target.index - count]
    if before.metric == "other" or not target.kind_fits(before.metric) or not before.candidates:
        return []
    words = before.candidates[0]
    return [Candidate(before.metric, "respectively", _CERTAIN, words.start, words.end, words.sign)]


def _joined(letters: str, one: int, other: int) -> bool:
    between = letters[one + 1 : other]
    return "&" in between and set(between) <= _JOINTS


def _at_place(target: Target, first: int, end: int, place: int) -> list[Candidate]:
    nouns = [at for at in range(first, end) if target.view.atoms.letters[at] == "M"]
    found = []
    for atom, hit in target.near("metric"):
        sense = target.tables.senses[hit.key]
        if atom == nouns[place] and not sense.metric.startswith("@") and target.kind_fits(sense.metric):
            found.append(
                Candidate(sense.metric, "respectively", _CERTAIN + sense.weight / 10, hit.start, hit.end, sense.sign)
            )
    return found


@lru_cache(maxsize=4096)
def _find_lists(letters: str) -> tuple[tuple[int, int, int], ...]:
    """First noun, first number and length of each pair of lists of one length."""
    found = []
    for match in _LISTS.finditer(letters):
        nouns, numbers = match.group(1).count("M"), match.group(2).count("Q")
        if nouns == numbers and "&" in match.group(1):
            found.append((match.start(1), match.start(2), nouns))
    return tuple(found)
