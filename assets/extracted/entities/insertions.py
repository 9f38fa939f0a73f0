"""Turns the commas of a sentence into its insertions: "Acme, which supplies Bolt, rose" is not about Bolt."""

import re
from collections.abc import Sequence

from assets.extracted.entities.record import Occurrence

_INSERTED = re.compile(
    r",(?= (?:which|who|whose|whom|where|an?|the|one of"
    r"|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,2}[’']s?) )"
    r"(?:\([^()\n]{1,40}\)|(?:Inc|Corp|Co|Ltd)\.|[^,;.(\n]){3,110}+,(?=[ \n])"
)
_RELATIVE = re.compile(r", (?:which|who|whose|whom|where)\b")
_LISTED = re.compile(r", [^,]{1,60}, (?:and|or) |\d")  # a list, or figures of its own

Span = tuple[int, int]


def find_insertions(text: str, start: int, end: int) -> list[Span]:
    """The ranges between two commas in text[start:end] that say more of the name before."""
    return [
        match.span()
        for match in _INSERTED.finditer(text, start, end)
        if not _LISTED.match(text, match.start()) and not text.startswith((" and ", " or "), match.end())
    ]


def is_inserted(text: str, spans: Sequence[Span], name: Occurrence, figure: int) -> bool:
    """Whether the name stands in an insertion and the figure at `figure` outside of it.

    Who owns something in a relative clause may own the rest: "trading fees, which bring most of Acme's income, rose".
    """
    for start, end in spans:
        if start < name.start < end and not start < figure < end:
            return not text.startswith(("'s", "’s"), name.end) or _RELATIVE.match(text, start) is None
    return False
