"""Turns capitalised words into the people that a text names, whose names own no figures."""

import re
from collections.abc import Iterator

from assets.extracted.entities.capitals import Capital
from assets.extracted.entities.cues import words_before
from assets.extracted.entities.table import EntityTable

_MAX_WORDS = 4
# "Jane Roe of Acme Research noted"
_OF_FIRM = re.compile(
    r",? (?:of|at|from|with) (?:the )?(?:[A-Z][\w&.’-]*+ ){1,4}+"
    r"(?:said|says|noted|notes|wrote|writes|told|added|argued|argues|estimates|expects|thinks|believes|explained)\b"
)


def find_people(text: str, capitals: list[Capital], table: EntityTable) -> frozenset[str]:
    """The words of all people's names: "Jane Roe, founder of Acme" gives Jane and Roe, by which she is called later.

    A person shows by a given name, a title before the name or an office behind it, the best known by the name alone.
    """
    words = {capital.word for capital in capitals if capital.word in table.cues.persons}
    titles, no_names = table.cues.titles_written, table.cues.no_names
    for run in _runs(text, capitals):
        lead = max((at for at, capital in enumerate(run, 1) if capital.word in titles), default=0)
        while lead < len(run) and run[lead].word in no_names:
            lead += 1
        name = run[lead:]
        written = {c.word for c in name if len(c.word) > 1}
        if not name or not (no_names.isdisjoint(written) and table.organisation_words.isdisjoint(written)):
            continue
        if table.find(text[name[0].start : name[-1].end]) is None and _is_person(text, name, run[:lead], table):
            words.update(word for word in written if len(word) > 2)
    return frozenset(words)


def _runs(text: str, capitals: list[Capital]) -> Iterator[list[Capital]]:
    """Capitalised words with a blank between each two, or an initial; at most the last four of a longer run."""
    run: list[Capital] = []
    for capital in capitals:
        gap = text[run[-1].end : capital.start] if run else " "
        if gap != " " and not (gap == ". " and len(run[-1].word) == 1):
            yield run[-_MAX_WORDS:]
            run = []
        run.append(capital)
    if run:
        yield run[-_MAX_WORDS:]


def _is_person(text: str, name: list[Capital], lead: list[Capital], table: EntityTable) -> bool:
    if len(name) > 1 and name[0].word in table.given_names:
        return True
    if lead and lead[-1].word in table.cues.titles_written and len(name) <= 3:
        return True
    before, end, cues = words_before(text, name[0].start), name[-1].end, table.cues
    if cues.titles.end(before):
        return True
    if len(name) == 1:
        return False
    apart = before[-1:] and cues.titles.end(
        [*before[:-1], before[-1].removesuffix(",")]
    )  # "Acme's CEO, Jane Roe, sold"
    patterns = (_OF_FIRM, cues.office_behind, cues.person_acts)
    return bool(apart) or any(pattern.match(text, end) for pattern in patterns)
