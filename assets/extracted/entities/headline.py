"""Turns capitalised words that stand in the title and that the text keeps repeating into names."""

from collections import Counter
from collections.abc import Iterator

from assets.extracted.entities.capitals import Capital
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.cues import words_before
from assets.extracted.entities.named import Sight, find_run
from assets.extracted.entities.nobody import names_nobody

_OFTEN = 3  # places of the text beside the title
_SHORTEST = 4
_LONGEST = 4  # words


def find_repeated(title: str, sight: Sight) -> Iterator[tuple[int, int]]:
    """The first place of each run of capitals that is in `title` and stands thrice in the text, as whom it is about."""
    covered = Covered(sight.known)
    runs = [run for run in _runs(sight) if not covered.touches(run[0].start, run[-1].end)]
    words = [sight.text[run[0].start : run[-1].end] for run in runs]
    often = {name for name, times in Counter(words).items() if times >= _OFTEN and name in title}
    for run, name in zip(runs, words, strict=True):
        if name in often and _is_name(run, sight):
            often.discard(name)
            yield run[0].start, run[-1].end


def _runs(sight: Sight) -> Iterator[list[Capital]]:
    """The runs of capitalised words, each to its end."""
    for index, capital in enumerate(sight.capitals):
        runs_on = index + 1 < len(sight.capitals) and sight.capitals[index + 1].start == capital.end + 1
        if not runs_on:
            run = find_run(sight, index)
            if len(run) <= _LONGEST and run[-1].end - run[0].start >= _SHORTEST:
                yield run


def _is_name(run: list[Capital], sight: Sight) -> bool:
    """Whether a run is a proper name, and neither a person's nor a product's nor a word of reports."""
    words = [capital.word for capital in run]
    cues = sight.table.cues
    if names_nobody(words, sight.table) or words[-1] in cues.no_names or words[0] not in sight.proper:
        return False
    return not sight.people.intersection(words) and not cues.products.end(words_before(sight.text, run[0].start))
