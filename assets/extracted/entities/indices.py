"""Turns "the Stoxx 600 Banking Index" and "the main index, the SBITOP," into indices that no list holds."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.covered import Covered
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_WORD = r"(?:(?:[A-Z]\.)++|[A-Z][\w&/’-]*+(?:\.[\w&/’-]++)*+)"
_MOVES = r"(?=[^.;\n]{0,40}?(?:\d|\brose\b|\bfell\b|\bgained\b|\blost\b|\bclosed\b|\bended\b|\bwas\b))"
_NAMED = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?: (?:{_WORD}|\d{{2,4}}|&)){{0,5}} (?:[Ii]ndex|sub-index|gauge))\b{_MOVES}"
)
_APPOSED = re.compile(
    r"\b(?:index|benchmark|gauge)(?: (?:of|on) [^,.;\n]{3,60})?, the "
    r"(?P<name>[A-Z][\w&/-]*+(?: [A-Z0-9][\w&/-]*+){0,2}),? "
)
# What other indices measure than the prices of shares
_OTHER = re.compile(
    r"\b(?:Prices?|Confidence|Sentiment|Managers?|Activity|Production|Manufacturing|Output|Cost|Costs|Employment|Climate"
    r"|Strength|Volatility|Fear|Greed|Conditions|Leading|Expectations|Optimism|Dollar|Currency|Home|Housing|House|Rent"
    r"|Power|Development|Freedom|Macro|Momentum|Trend|Heat|Risk|Happiness|Innovation|Competitiveness|Dry|Freight)\b"
)


def find_indices(text: str, known: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """Indices by the word "index" behind capitals or in apposition, wherever their names stand."""
    covered = Covered(known)
    names: dict[str, Entity] = {}
    for pattern in (_NAMED, _APPOSED):
        for match in pattern.finditer(text):
            name = _trim(match["name"], table)
            inside = covered.within(match.end("name") - len(name), match.end("name"))
            whole = any(o.entity.kind is Kind.INDEX and o.end >= match.end("name") - len(" index") for o in inside)
            if name and not whole and table.find(name) is None and _OTHER.search(name) is None:
                names.setdefault(name, Entity(slug(name), name, Kind.INDEX))
    for name, entity in names.items():
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield Occurrence(*match.span(), entity, "longer")


def _trim(name: str, table: EntityTable) -> str:
    """`name` without the words before it that are no part of it, empty where only "Index" is left."""
    words = name.split()
    while words and (words[0] in table.cues.no_names or words[0].endswith(("’s", "'s"))):
        words.pop(0)
    while len(words) > 1 and words[-2].lower() == "index":
        words.pop()
    alone = len(words) == 1 and words[0].lower().endswith(("index", "gauge"))
    return "" if alone else " ".join(words)
