"""Reads the noun that a number counts: "188,500 bitcoin mining machines", "118 million new shares", "five stores"."""

import re
from dataclasses import replace

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.phrases import Piece

_NEXT = re.compile(r" (?:of )?([a-z][a-z']*)")
_MOST_ADJECTIVES = 3
_STOP = frozenset(
    [
        "and",
        "or",
        "but",
        "in",
        "on",
        "at",
        "to",
        "of",
        "for",
        "from",
        "by",
        "with",
        "as",
        "than",
        "that",
        "which",
        "who",
        "the",
        "a",
        "an",
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "has",
        "have",
        "had",
        "its",
        "their",
        "his",
        "her",
        "our",
        "this",
        "these",
        "those",
        "after",
        "before",
        "while",
        "when",
        "if",
        "per",
        "since",
        "until",
        "into",
        "over",
        "under",
        "about",
    ]
)
_NAMED = re.compile(
    r"\b(?:the|these|those|all|its|their|our|his|her|both|other|last|first|next|past|previous|every|each|of|only the|top|any|"
    r"no|same|latest|final|remaining|following|preceding|other)(?: (?:last|first|next|past|other|previous|top|final|remaining|big|major|largest|biggest))* $"
)
_COMPOUND = frozenset(
    {
        "mining",
        "treasury",
        "treasuries",
        "spot",
        "futures",
        "options",
        "linked",
        "based",
        "backed",
        "related",
        "focused",
    }
)


def read_count(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Amount:
    """`amount` as a count where a noun of the things it counts follows, before or instead of its unit."""
    if amount.dimension == "crypto" and amount.suffix is not None:
        word = _NEXT.match(piece.plain, amount.end)
        if word and (word.group(1) in grammar.nouns or word.group(1) in _COMPOUND):
            return replace(amount, choices=(), end=amount.suffix[0] - 1, suffix=None, dimension="", rule="counted")
    if amount.choices:
        return amount
    noun = _find_noun(piece, amount.end, grammar)
    if noun is None:
        return amount
    start, end = noun
    if piece.plain[start:end] in ("share", "shares"):
        return replace(amount, choices=("shares",), dimension="shares", rule="counted").with_evidence(
            "unit", start, end
        )
    if amount.numeral.in_words and amount.scale_span is None and _is_named(piece, amount):
        return amount
    return replace(amount, rule="counted")


def _find_noun(piece: Piece, position: int, grammar: QuantityGrammar) -> tuple[int, int] | None:
    for _ in range(_MOST_ADJECTIVES + 1):
        word = _NEXT.match(piece.plain, position)
        if word is None or word.group(1) in _STOP:
            return None
        if word.group(1) in grammar.nouns or word.group(1) in ("share", "shares"):
            return word.span(1)
        position = word.end()
    return None


def _is_named(piece: Piece, amount: Amount) -> bool:
    """Small numbers of things just named ("these four firms") and "one" are no figures."""
    if amount.numeral.value <= 1:
        return True
    return _NAMED.search(piece.plain[max(0, amount.start - 40) : amount.start]) is not None
