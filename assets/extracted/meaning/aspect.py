"""Turns the words that narrow a metric into its aspect: segment, region, product, core or headline, contracted or potential."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.view import PassageView

_PLAIN = re.compile(r"(?:first|second|third|fourth|half|year|quarter|full|fiscal|q[1-4]|h[12]|\d+)", re.IGNORECASE)


def aspect_candidates(view: PassageView, number: int, metric: Candidate) -> list[Candidate]:
    """Candidates for what narrows `metric`, the words of its noun phrase first."""
    if metric.start is None or not view.passage.start <= metric.start < view.passage.end:
        return []
    noun = _atom_at(view, metric.start)
    found = []
    for atom, hit in view.families.get("aspect", ()):
        if noun - 3 <= atom <= noun and not set(view.letters[atom + 1 : noun]) & set("Q,;|<v"):
            found.append(Candidate(hit.key, "modifier", 0.9 - 0.1 * (noun - atom), hit.start, hit.end))
    words = _modifiers(view, noun)
    if words is not None:
        found.append(Candidate(view.text[words[0] : words[1]].lower(), "noun phrase", 0.5, *words))
    return sorted(found, key=lambda candidate: -candidate.score)


def _atom_at(view: PassageView, start: int) -> int:
    return next((atom for atom in range(len(view.starts)) if view.ends[atom] > start), len(view.starts) - 1)


def _modifiers(view: PassageView, noun: int) -> tuple[int, int] | None:
    """The words just before the noun that are no determiner, name or time: "transaction" of "transaction revenue"."""
    first = noun
    while first > 0 and view.letters[first - 1] in "xA" and noun - first < 3:
        if _PLAIN.match(view.text, view.starts[first - 1], view.ends[first - 1]):
            break
        first -= 1
    if first == noun:
        return None
    return view.starts[first], view.ends[noun - 1]
