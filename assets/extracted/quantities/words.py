"""Reads number words: a passage in, numerals out ("twenty-five", "two and a half", "one-tenth of a")."""

import re
from collections.abc import Iterable
from decimal import Decimal

from ahocorasick_rs import AhoCorasick, MatchKind

from assets.extracted.quantities.numerals import Numeral
from assets.extracted.quantities.phrases import Piece, level
from assets.extracted.quantities.tables import NumberWord, Scale
from assets.kernel.records import record

_NINE = Decimal("1e-9")
_LINK = re.compile(r" (?:and )?")
_AND_FRACTION = re.compile(r" and (?:a |one )?")
_OF_A = re.compile(r"(?: of)? an? ")
_ARTICLE = re.compile(r"\b(?:an? |one )$")
_PART_OF_TIME = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|back|front|other|next|this|previous|prior|early|late)(?: a)? $"
)
_NEXT_SCALE = re.compile(r" (?:million|billion|trillion|dozen|point|percent|per cent|percentage)\b")
_OF_WHOLE = re.compile(r" (?:of )(?!(?:19|20)[0-9]{2}\b)")
_OF_THE = re.compile(r" of (?:the|its|their|all|our|his|her|this|that|total|global|world|[a-z]+'s)\b")
_HALF_WHOLE = re.compile(r" (?:of (?!(?:19|20)[0-9]{2}\b)|(?:the|its|their|all|our|that|those|his|her)\b)")

_BY = re.compile(r"\bby (?:about |around |nearly |almost |roughly |over )?$")
_STOPS = re.compile(r"[,.;]| (?:to|in|on|from|over|this|last|since|after|and|as|year|compared|against)\b|$")


@record
class Word:
    """A number word at its place; `kind` as in number_words.csv, or scale."""

    start: int
    end: int
    kind: str
    value: int


class NumberWords:
    """Finds and composes number words, scales ("million") left to the reader of scales except after "a"."""

    def __init__(self, words: Iterable[NumberWord], scales: Iterable[Scale]) -> None:
        rows = [(level(word.word), word.kind, word.value) for word in words]
        rows += [
            (level(scale.word), "scale", int(scale.factor))
            for scale in scales
            if scale.place in ("any", "words") and " " not in scale.word
        ]
        self._rows = rows
        self._matcher = AhoCorasick([text for text, _, _ in rows], matchkind=MatchKind.LeftmostLongest)

    def find(self, piece: Piece) -> list[Numeral]:
        """The numerals in words of `piece`, in order."""
        words = self._words(piece.plain)
        found: list[Numeral] = []
        index = 0
        while index < len(words):
            numeral, index = _compose(piece.plain, words, index)
            if numeral is not None:
                found.append(numeral)
        return found

    def places(self, text: str) -> list[int]:
        """Where number words stand in `text`, in order."""
        return [word.start for word in self._words(level(text))]

    def _words(self, plain: str) -> list[Word]:
        return [
            Word(start, end, *self._rows[index][1:])
            for index, start, end in self._matcher.find_matches_as_indexes(plain)
            if _is_word(plain, start, end)
        ]


def _is_word(plain: str, start: int, end: int) -> bool:
    return not (start > 0 and (plain[start - 1].isalnum() or plain[start - 1] == "_")) and not (
        end < len(plain) and (plain[end].isalnum() or plain[end] == "_")
    )


def _compose(plain: str, words: list[Word], index: int) -> tuple[Numeral | None, int]:
    """The numeral that starts at words[index], and the index of the word after it."""
    word = words[index]
    if word.kind == "fraction":
        return _compose_fraction(plain, words, index, 1, word.start)
    if word.kind == "scale":
        return _compose_article(plain, word), index + 1
    value, after = _compose_cardinal(plain, words, index)
    if after < len(words) and words[after].kind == "fraction" and value < 100:
        gap = plain[words[after - 1].end : words[after].start]
        if gap == " ":
            return _compose_fraction(plain, words, after, value, word.start)
        if _AND_FRACTION.fullmatch(gap):
            part = _divide(1, words[after].value)
            return _numeral(word.start, words[after].end, value + part, "words_and_fraction"), after + 1
    return _numeral(word.start, words[after - 1].end, Decimal(value), "number_words"), after


def _compose_cardinal(plain: str, words: list[Word], index: int) -> tuple[int, int]:
    """Units, tens and hundreds: "two hundred and fifty-one"."""
    value = words[index].value
    last = words[index]
    index += 1
    while index < len(words):
        word = words[index]
        gap = plain[last.end : word.start]
        if word.kind == "scale" and word.value == 100 and gap == " " and value < 100:
            value *= 100
        elif (word.kind == "unit" and gap == " " and last.kind == "tens" and 0 < word.value < 10) or (
            word.kind in ("unit", "tens") and last.value == 100 and last.kind == "scale" and _LINK.fullmatch(gap)
        ):
            value += word.value
        else:
            break
        last, index = word, index + 1
    return value, index


def _compose_fraction(plain: str, words: list[Word], index: int, over: int, start: int) -> tuple[Numeral | None, int]:
    """A part of one unit or scale ("half a", "two tenths of a") or of a whole ("two thirds of")."""
    word = words[index]
    under = word.value
    if start == word.start:
        article = _ARTICLE.search(plain, max(0, start - 4), start)
        start = article.start() if article else start
        if (article is None and under != 2) or _PART_OF_TIME.search(plain, max(0, start - 14), start):
            return None, index + 1  # "third", "fourth" are ordinals, "first half" is a time
    one = _OF_A.match(plain, word.end)
    if one:
        return _numeral(start, one.end() - 1, _divide(over, under), "part_of_one"), index + 1
    if _NEXT_SCALE.match(plain, word.end):
        return _numeral(start, word.end, _divide(over, under), "part_of_one"), index + 1
    if not (_is_share(plain, word, over, under) or _is_step(plain, start, word, over, under)):
        return None, index + 1
    return Numeral(start, word.end, _percent(over, under), 0, "share_of_whole", in_words=True), index + 1


def _is_share(plain: str, word: Word, over: int, under: int) -> bool:
    """Whether a whole follows; "four quarters of growth" are times."""
    if plain.startswith("quarter", word.start):
        return over in (1, 3) and _OF_THE.match(plain, word.end) is not None
    pattern = _OF_WHOLE if under != 2 else _HALF_WHOLE
    return over < under and pattern.match(plain, word.end) is not None


def _is_step(plain: str, start: int, word: Word, over: int, under: int) -> bool:
    """Whether something moved by the part: "rose by a third", "fell by two thirds"."""
    return (
        over < under
        and _BY.search(plain, max(0, start - 12), start) is not None
        and _STOPS.match(plain, word.end) is not None
    )


def _percent(over: int, under: int) -> Decimal:
    """As gold/GUIDE.md writes a share: two thirds is 66.67 percent."""
    return (Decimal(100 * over) / Decimal(under)).quantize(Decimal("0.01")).normalize()


def _compose_article(plain: str, word: Word) -> Numeral | None:
    """Reads the one of "a million", whose scale is left to the reader of scales."""
    article = _ARTICLE.search(plain, max(0, word.start - 4), word.start)
    if article is None:
        return None
    return _numeral(article.start(), word.start - 1, Decimal(1), "article")


def _divide(over: int, under: int) -> Decimal:
    return (Decimal(over) / Decimal(under)).quantize(_NINE).normalize()


def _numeral(start: int, end: int, value: Decimal, rule: str) -> Numeral:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Numeral(start, end, value, max(0, -exponent), rule, in_words=True)
