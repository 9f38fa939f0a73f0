"""Turns a list of metrics and a list of as many numbers into pairs: "Revenue and EPS were $4bn and $2"."""

import re
from functools import lru_cache

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_LISTS = re.compile(r"(M(?:[,&dxX'A]{1,4}M)+)[^MQ;|]{0,6}(Q(?:[,&d]{1,3}Q)+)")
_CERTAIN = 1.2


def paired_candidates(target: Target) -> list[Candidate]:
    """The metric at the number's own place in its list; empty where the lists are not of one length."""
    for first_metric, first_number, count in _find_lists(target.view.atoms.letters):
        if first_number <= target.atom < first_number + 4 * count:
            letters = target.view.atoms.letters
            place = letters.count("Q", first_number, target.atom)
            if place < count:
                return _at_place(target, first_metric, first_number, place)
    return []


def _at_place(target: Target, first: int, end: int, place: int) -> list[Candidate]:
    nouns = [at for at in range(first, end) if target.view.atoms.letters[at] == "M"]
    found = []
    for atom, hit in target.near("metric"):
        sense = target.tables.senses[hit.key]
        if atom == nouns[place] and not sense.metric.startswith("@") and target.kind_fits(sense.metric):
            found.append(
                Candidate(sense.metric, "respectively", _CERTAIN * sense.weight, hit.start, hit.end, sense.sign)
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
