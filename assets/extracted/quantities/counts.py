"""Reads the noun that a number counts: "188,500 bitcoin mining machines", "118 million new shares", "five stores"."""

import re
from collections.abc import Sequence

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.neighbours import words_after, words_before
from assets.extracted.quantities.phrases import Piece

_NEXT = re.compile(r" (?:of )?[\"“‘]?([a-z][a-z']*)")
_RATING = re.compile(r" [\"“‘'](?:strong )?(?:buy|hold|sell|neutral|outperform|underperform|overweight|underweight)\b")
_RATED = re.compile(r" (?:Strong )?(?:Buy|Hold|Sell|Neutral|Outperform|Underperform|Overweight|Underweight)s?\b")
_OF_MORE = re.compile(r" (?:out )?of (?:the |its |their |all )?[0-9]")
_OF_THESE = re.compile(r"\W*of (?:these|those|them|the|its|their)\b")
_OUT_OF = re.compile(r" (?:out )?of (?:the |its |their )?")
_MOST_ADJECTIVES = 3
_SMALL = 12
_HYPHENS = "-‐‑"
_SHARES = frozenset({"share", "shares"})


def read_count(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Amount:
    """`amount` as a count where a noun of the things it counts follows, before or instead of its unit."""
    if amount.suffix is not None and (_is_compound(piece, amount, grammar) or _is_index(piece, amount)):
        return amount._replace(choices=(), end=amount.suffix[0] - 1, suffix=None, dimension="", rule="counted")
    noun = None if amount.choices else _find_noun(piece, amount.end, grammar)
    if noun is None:
        bare = amount.numeral.in_words and amount.rule == "bare" and amount.scale_span is None and not amount.choices
        told = bare and (_RATED.match(piece.text, amount.end) or _OF_MORE.match(piece.plain, amount.end))
        return amount._replace(rule="counted") if told else amount  # "six of the 24", "six Buy"
    start, end = noun
    word = piece.plain[start:end]
    if word in _SHARES:
        counted = amount._replace(choices=("shares",), dimension="shares", rule="counted")
        return counted.with_evidence("unit", start, end)
    small = amount.numeral.in_words and amount.scale_span is None
    return amount if small and _is_named(piece, amount, word, grammar) else amount._replace(rule="counted")


def _is_compound(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> bool:
    """Whether the coin only says what kind of thing is counted: "200 bitcoin miners"."""
    word = words_after(piece, amount.end, 1) if amount.dimension == "crypto" else []
    return bool(word) and (word[0] in grammar.nouns or word[0] in grammar.words["compound"])


def _is_index(piece: Piece, amount: Amount) -> bool:
    """Whether shares tell how many an index holds: "the 30-share Sensex"."""
    tied = amount.suffix is not None and piece.text[amount.suffix[0] - 1] in _HYPHENS
    return amount.dimension == "shares" and tied and amount.scale_span is None


def _find_noun(piece: Piece, position: int, grammar: QuantityGrammar) -> tuple[int, int] | None:
    for _ in range(_MOST_ADJECTIVES + 1):
        word = _NEXT.match(piece.plain, position)
        if word is None or word.group(1) in grammar.words["stop"]:
            return None
        if word.group(1) in grammar.nouns or word.group(1) in _SHARES:
            return word.span(1)
        position = word.end()
    return None


def _is_named(piece: Piece, amount: Amount, noun: str, grammar: QuantityGrammar) -> bool:
    """Small numbers of things just named ("these four firms"), of vague ones and "one" are no figures."""
    if piece.text.startswith("-", amount.end) or (amount.numeral.value <= _SMALL and noun not in grammar.small_nouns):
        return True
    if amount.numeral.value <= 1:
        full = piece.plain.startswith("a ", amount.start)  # "a full range of analysts" counts none
        return amount.numeral.value == 1 and (full or noun not in grammar.words["analyst"])
    if noun in grammar.words["analyst"] and words_before(piece, amount.start, 1) == ["of"]:
        return False  # "the mean forecast of six analysts" says how many were asked
    for word in reversed(words_before(piece, amount.start, 3)):
        if word in grammar.words["named"] or word == "in":
            return word != "in" or words_before(piece, amount.start, 2)[:1] == ["one"]
        if word not in grammar.words["named_skip"]:
            return False
    return False


def continue_counts(piece: Piece, amounts: Sequence[Amount], grammar: QuantityGrammar) -> list[Amount]:
    """Number words that go on counting what was counted before: "17 sites, of which ten are here and six are there"."""
    amounts = _count_parts(piece, amounts)
    going_on = False
    counting = _OF_THESE.match(piece.plain) is not None
    continued: list[Amount] = []
    for amount in amounts:
        counts = amount.rule == "counted"
        if counting and amount.numeral.in_words and amount.rule == "bare" and _goes_on(piece, amount, grammar):
            if amount.numeral.value > 1 or going_on:
                amount = amount._replace(rule="counted_before")  # noqa: PLW2901
            going_on = True
        counting = counting or counts
        continued.append(amount)
    return continued


def _count_parts(piece: Piece, amounts: Sequence[Amount]) -> list[Amount]:
    """The small numbers of a part of a set and of the set: "nine of the eleven sectors"."""
    counted = list(amounts)
    for index in range(1, len(counted)):
        part, whole = counted[index - 1], counted[index]
        bare = part.numeral.in_words and whole.numeral.in_words and not part.choices and not whole.choices
        if (
            bare
            and 1 < part.numeral.value < whole.numeral.value
            and _OUT_OF.fullmatch(piece.plain, part.end, whole.start)
        ):
            counted[index - 1 : index + 1] = part._replace(rule="counted"), whole._replace(rule="counted")
    return counted


def _goes_on(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> bool:
    before, after = words_before(piece, amount.start, 1), words_after(piece, amount.end, 1)
    if _RATING.match(piece.plain, amount.end):
        return True  # 18 rate it a buy, "seven 'hold' and two 'sell'"
    starts = not before or before[0] in ("and", "while", "but", "which", "whom", "them")
    return starts and bool(after) and after[0] in grammar.words["continued"]
