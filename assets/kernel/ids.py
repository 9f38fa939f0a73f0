"""Turns what is claimed and where into an id: a hash, the same on every run and machine."""

import hashlib
from decimal import Decimal

_ID_CHARS = 16


def identify(*parts: str | int) -> str:
    """An id of 16 hexadecimal digits over `parts`; a part may hold any text without the unit separator U+001F."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:_ID_CHARS]


def identify_block(article_id: str, ordinal: int) -> str:
    """The id of a block: its article and its ordinal there."""
    return identify("block", article_id, ordinal)


def identify_mention(article_id: str, byte_start: int, byte_end: int, value: Decimal, unit: str) -> str:
    """The id of a mention: its article, its bytes, its value and unit."""
    return identify("mention", article_id, byte_start, byte_end, plain(value), unit)


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros, so that equal values have equal texts."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def identify_text(text: str) -> str:
    """The hash of a text without regard to case and white space: equal for copies."""
    return identify("text", " ".join(text.lower().split()))
