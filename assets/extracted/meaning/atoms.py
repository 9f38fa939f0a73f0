"""Turns the words of a passage into atoms: spans that do not overlap, each with the letter of its class."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.kernel.records import record

_TOKEN = re.compile(r"['’]s?\b|[^\W\d_](?:[\w'’&.-]*\w)?|\d[\d,./]*(?:-[^\W_]+)*|--|[^\w\s]")
_PUNCTUATION = {",": ",", ";": ";", "(": "(", "[": "(", ")": ")", "]": ")", ":": ":", "-": ";", "--": ";", "–": ";",
                "—": ";", "&": "&", "|": ";", "'s": "'", "’s": "'"}  # fmt: skip
_DIRECTION_LETTERS = {"adverb": "U", "place": "U", "none": "d", "to": "t"}
_NO_WORDS = ("", " ")
_BACKGROUND = frozenset(("kind", "aspect"))  # what must not hide the words of a metric
_COMPANIES = ("company", "unknown")
_HIDDEN = frozenset(("metric", "direction"))  # what a company's name hides of the words in it
_BY_FAMILY = (("comparator", "C"), ("vintage", "V"), ("basis", "E"), ("accounting", "G"), ("time", "T"),
              ("metric", "v"), ("name", "K"), ("kind", "K"))  # fmt: skip
_LETTER_OF_ONE = {"name": "K", "time": "T", "kind": "K", "aspect": "A", "basis": "E", "vintage": "V",
                  "accounting": "G"}  # fmt: skip  # of one hit of a family without senses


@record
class Atoms:
    """The atoms of a passage in parallel columns; offsets into the clean text.

    `letters` has one letter an atom: Q quantity, M metric noun, D direction verb or noun, U direction adverb, E basis,
    C comparator, V vintage, G accounting, A aspect, K name, T time, X possessive, x any other word, and the classes of
    word_classes.csv. `found` holds the hits of an atom, also shorter ones inside it.
    """

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    found: tuple[tuple[Hit, ...], ...]


_Row = tuple[str, int, int, tuple[Hit, ...]]  # letter, start, end and hits of one atom


def lay_out(
    text: str, passage: Passage, quantities: Sequence[Quantity], hits: list[Hit], tables: MeaningTables
) -> Atoms:
    """The atoms of `passage`: quantities, then the longest hits, then single words and marks."""
    rows: list[_Row] = []
    position = passage.start
    for start, end, group in _group(quantities, hits):
        if start > position + 1 or text[position:start] not in _NO_WORDS:
            _add_words(rows, text, position, start, tables)
        rows.append((_letter(group, start, end, tables), start, end, group))
        position = end
    _add_words(rows, text, position, passage.end, tables)
    letters, starts, ends, found = zip(*rows, strict=True)
    return Atoms("".join(letters), starts, ends, found)


def _group(quantities: Sequence[Quantity], hits: list[Hit]) -> list[tuple[int, int, tuple[Hit, ...]]]:
    """Spans that do not overlap, in order: quantities, names, then the longest other hits, each with those inside."""
    spans: list[tuple[int, int, list[Hit]]] = [(quantity.start, quantity.end, []) for quantity in quantities]
    terms = [hit for hit in hits if hit.family in ("basis", "metric")]
    names = [hit for hit in hits if hit.family == "name" and not any(_is_within(hit, term) for term in terms)]
    words = [hit for hit in hits if hit.family not in _BACKGROUND and hit.family != "name"]
    behind = [hit for hit in hits if hit.family in _BACKGROUND]
    whole = _holding(words, behind) if behind else []
    for tier in (names, [*words, *whole], behind):
        spans = _place(spans, tier) if tier else spans
    return [(start, end, tuple(inside)) for start, end, inside in spans]


def _is_within(name: Hit, term: Hit) -> bool:
    """Whether a name is a part of a term, "LSEG consensus", or as an index the term itself: "producer price index"."""
    shorter = name.end - name.start < term.end - term.start
    return term.start <= name.start and name.end <= term.end and (shorter or name.key == "index")


def _holding(words: list[Hit], behind: list[Hit]) -> list[Hit]:
    """Those of `behind` that hold whole words and cut none: "Dow Jones Industrial Average" holds an average."""
    starts = [word.start for word in words]
    reaches = list(accumulate((word.end for word in words), max))
    found = []
    for hit in behind:
        low, high = bisect_left(starts, hit.start), bisect_left(starts, hit.end)
        cut = (low > 0 and reaches[low - 1] > hit.start) or any(word.end > hit.end for word in words[low:high])
        if not cut and low < high and any(word.end - word.start < hit.end - hit.start for word in words[low:high]):
            found.append(hit)
    return found


def _place(spans: list[tuple[int, int, list[Hit]]], hits: list[Hit]) -> list[tuple[int, int, list[Hit]]]:
    """`spans` and those of `hits` that stand free of them, in order; a hit inside a span of hits joins it."""
    placed: list[tuple[int, int, list[Hit]]] = []
    number, reach = 0, -1
    for hit in sorted(hits, key=_by_place):
        while number < len(spans) and spans[number][0] <= hit.start:
            placed.append(spans[number])
            reach = max(reach, spans[number][1])
            number += 1
        ahead = spans[number][0] if number < len(spans) else hit.end
        if hit.start >= reach and hit.end <= ahead:
            placed.append((hit.start, hit.end, [hit]))
            reach = hit.end
        elif (
            placed
            and placed[-1][2]
            and not _hides(placed[-1][2][0], hit)
            and placed[-1][0] <= hit.start
            and hit.end <= placed[-1][1]
        ):
            placed[-1][2].append(hit)
    return placed + spans[number:]


def _by_place(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _hides(outer: Hit, hit: Hit) -> bool:
    """Whether a company's name hides the words in it: Acme Gold is no gold, Altair Power no power."""
    if outer.family != "name":
        return False
    inside = hit.end - hit.start < outer.end - outer.start
    return hit.family == "kind" or (inside and outer.key in _COMPANIES and hit.family in _HIDDEN)


def _letter(group: tuple[Hit, ...], start: int, end: int, tables: MeaningTables) -> str:
    """The class of an atom, by the families of the hits that span it whole."""
    if not group:
        return "Q"
    whole = [hit for hit in group if hit.start == start and hit.end == end] if len(group) > 1 else group
    if len(whole) == 1 and whole[0].family != "comparator":
        return _LETTER_OF_ONE.get(whole[0].family) or _letter_of_sense(whole[0], tables)
    families = {hit.family: hit for hit in whole}
    direction = families.get("direction")
    role = tables.directions[direction.key].role if direction is not None else None
    if role in (None, "noun") and any(hit.family == "metric" and _is_noun(hit, tables) for hit in whole):
        return "M"
    if role is not None:
        return _DIRECTION_LETTERS.get(role, "D")
    if "comparator" in families and any(hit.family == "basis" for hit in group):
        return "E"
    return next((letter for family, letter in _BY_FAMILY if family in families), "A")


def _letter_of_sense(hit: Hit, tables: MeaningTables) -> str:
    """The class of a metric's or a direction's words, by what they are."""
    if hit.family == "metric":
        return "M" if _is_noun(hit, tables) else "v"
    return _DIRECTION_LETTERS.get(tables.directions[hit.key].role, "D")


def _is_noun(hit: Hit, tables: MeaningTables) -> bool:
    return tables.senses[hit.key].slot == "any"


def _add_words(rows: list[_Row], text: str, start: int, end: int, tables: MeaningTables) -> None:
    letters = tables.letters
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        if word == "-" and _is_hyphen(text, match.start()):
            continue
        letter = letters.get(word) or letters.get(word.lower()) or _class_of(word)
        if letter:
            rows.append((letter, *match.span(), ()))


def _is_hyphen(text: str, at: int) -> bool:
    """Whether the dash joins two words: "Hong Kong-listed"."""
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha()


@lru_cache(maxsize=16384)
def _class_of(word: str) -> str:
    """The class of a mark or a word in no table: number in a name or date, possessive, adverb, any other; or empty."""
    if not word[0].isalpha():
        return "T" if word[0].isalnum() else _PUNCTUATION.get(word, "")
    if word.endswith(("'s", "’s")):
        return "X"
    return "d" if word.endswith("ly") else "x"
