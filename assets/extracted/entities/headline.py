"""Turns capitalised words that stand in the title and that the text keeps repeating into names."""

import re
from collections import Counter
from collections.abc import Iterator

from assets.extracted.entities.capitals import Capital
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.cues import words_before
from assets.extracted.entities.named import Sight, find_run
from assets.extracted.entities.nobody import names_nobody
from assets.extracted.entities.record import Kind

_OWNERS = frozenset({Kind.COMPANY, Kind.COIN, Kind.FUND, Kind.INDEX})
_PEOPLE = re.compile(r"(?:[aeiou]ns|ists|ers|ites)$")  # "Singaporeans"
_ARTICLES = ("the ", "The ", " a ", " an ")  # "the Frontier" is no company's name
_OFTEN = 3  # places of the text beside the title
_SHORTEST = 4
_LONGEST = 4  # words


def find_repeated(title: str, sight: Sight) -> Iterator[tuple[int, int]]:
    """The first place of each run of capitals that is in `title` and stands thrice in the text, as whom it is about.

    Beside a known company in the title only a run that ends as companies' names do: "Amberlis" may be its product.
    """
    covered = Covered(sight.known)
    runs = [run for run in _runs(title, sight) if not covered.touches(run[0].start, run[-1].end)]
    words = [sight.text[run[0].start : run[-1].end] for run in runs]
    often = {name for name, times in Counter(words).items() if times >= _OFTEN and name in title}
    often -= {n for run, n in zip(runs, words, strict=True) if sight.text.endswith(_ARTICLES, 0, run[0].start)}
    known = any(o.entity.kind in _OWNERS and sight.text[o.start : o.end] in title for o in sight.known)
    for run, name in zip(runs, words, strict=True):
        told = not known or run[-1].word in sight.table.organisation_words
        if name in often and told and _is_name(run, sight):
            often.discard(name)
            yield run[0].start, run[-1].end


def _runs(title: str, sight: Sight) -> Iterator[list[Capital]]:
    """The runs of capitalised words, each to its end, whose last word the title has."""
    for index, capital in enumerate(sight.capitals):
        runs_on = index + 1 < len(sight.capitals) and sight.capitals[index + 1].start == capital.end + 1
        if not runs_on and capital.word in title:
            run = find_run(sight, index)
            if len(run) <= _LONGEST and run[-1].end - run[0].start >= _SHORTEST:
                yield run


def _is_name(run: list[Capital], sight: Sight) -> bool:
    """Whether a run is a proper name, and neither a person's nor a product's nor a word of reports."""
    words = [capital.word for capital in run]
    cues = sight.table.cues
    if names_nobody(words, sight.table) or not cues.no_names.isdisjoint((words[0], words[-1])):
        return False
    if words[0] not in sight.proper or (len(words) == 1 and _PEOPLE.search(words[0])):
        return False
    return not sight.people.intersection(words) and not cues.products.end(words_before(sight.text, run[0].start))
