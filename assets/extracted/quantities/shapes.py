"""Recognises digits that are a date, a time, a phone, a version or part of an address by their characters alone."""

import re
from dataclasses import dataclass

from assets.extracted.quantities.reasons import Reason

YEAR = r"(?:1[89]|20|21)[0-9]{2}"


@dataclass(frozen=True, slots=True)
class _Shape:
    """`follows` are the characters that may stand behind the first run of digits: most numbers need no look."""

    pattern: str
    reason: Reason
    follows: str


# Each starts at a digit; in order, the first that fits stands.
_SHAPES = (
    _Shape(rf"{YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])(?:T[0-9:.]+Z?)?", Reason.DATE, "-/."),
    _Shape(r"[0-3]?[0-9]/[0-3]?[0-9]/(?:[0-9]{4}|[0-9]{2})(?![0-9])", Reason.DATE, "/"),
    _Shape(
        r"(?:(?<=\bon )|(?<=\bby )|(?<=\bsince ))(?:0?[1-9]|1[0-2])/(?:[0-2]?[0-9]|3[01])(?![0-9/])", Reason.DATE, "/"
    ),
    _Shape(rf"[0-3]?[0-9]\.[01]?[0-9]\.{YEAR}(?![0-9])", Reason.DATE, "."),
    _Shape(r"(?:19|20)[0-9]{2}[/–-](?:(?:19|20)?[0-9]{2})(?![0-9,.%]|\.[0-9])", Reason.PERIOD, "/–-"),  # 2024/25
    _Shape(r"(?:19|20)[0-9]{2}[EeAaFf](?![A-Za-z0-9])", Reason.DATE, "EeAaFf"),  # 2026E
    _Shape(
        r"[0-9]{1,3} (?:in|out of) (?:every )?[0-9]{1,3}(?![0-9%]|[.,][0-9])(?! (?:percent|per cent|million|billion))",
        Reason.SCORE_LINE,
        " ",
    ),
    _Shape(r"[0-9]{1,2}s?/[0-9]{1,2}s?(?= (?:yield )?(?:curve|spread|segment|inversion))", Reason.NAME, "/s"),
    _Shape(r"(?<=[Pp]age )[0-9]{1,3} of [0-9]{1,3}", Reason.LIST_NUMBER, " "),
    _Shape(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])", Reason.TIME, ":"),
    _Shape(r"[0-9]{1,4}:[0-9]{1,4}(?![0-9])", Reason.SCORE_LINE, ":"),
    _Shape(r"[0-9]{1,4}-(?:for|to)-[0-9]{1,4}(?![0-9])", Reason.SCORE_LINE, "-"),
    _Shape(r"(?<=\+)[0-9]{1,3}(?:[ .-]\(?[0-9]{2,5}\)?){2,4}(?![0-9])", Reason.PHONE, " .-"),
    _Shape(r"[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}(?![0-9])", Reason.PHONE, ") .-"),
    _Shape(r"0[0-9]{2,4} [0-9]{3,4} [0-9]{3,4}(?![0-9])", Reason.PHONE, " "),
    _Shape(r"1[ -]8[0-9]{2}[ -][0-9A-Z]{3}[ -][0-9A-Z]{4}", Reason.PHONE, " -"),
    _Shape(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,6}(?:\.[0-9]{1,6})*(?![0-9,])", Reason.VERSION, "."),
    _Shape(r"[0-9]{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])", Reason.ORDINAL, "snrtSNRT"),
    _Shape(r"(?:[12][0-9])?[0-9]0s(?![A-Za-z])", Reason.DATE, "s"),
    _Shape(r"[1-4](?:[QHqh](?:[0-9]{2,4}|'[0-9]{2})?)(?![A-Za-z0-9])", Reason.PERIOD, "QHqh"),
    _Shape(r"[0-9]{1,2}[hHdDwW]\b(?! ?/)", Reason.DURATION, "hHdDwW"),
    _Shape(r"[0-9]{3,6}\.(?:HK|SS|SZ|SH|T|KS|KQ|TW|TWO|SR|KL|SI|BK|JK|BO|NS)\b", Reason.IDENTIFIER, "."),
    _Shape(r"[0-9]{1,4}#", Reason.IDENTIFIER, "#"),  # of a chain of quotes
    _Shape(r"0x[0-9a-fA-F]+", Reason.IDENTIFIER, "x"),
)


def _by_following() -> dict[str, tuple[re.Pattern[str], tuple[Reason, ...]]]:
    """For each character the shapes whose first digits it may follow, as one pattern of as many groups."""
    found = {}
    for character in sorted({character for shape in _SHAPES for character in shape.follows}):
        shapes = [shape for shape in _SHAPES if character in shape.follows]
        pattern = re.compile("|".join(f"({shape.pattern})" for shape in shapes))
        found[character] = (pattern, tuple(shape.reason for shape in shapes))
    return found


_FOLLOWING = _by_following()
_URL = re.compile(r"(?:https?://|www\.|\.(?:com|org|net|io|co|gov|uk|au|in|de)/)[^\s<>\"]{1,2000}")

SHORTEST_DUMP = 40  # numbers
# Possessive: commas and dashes stand both in numbers and between them, and each way to share them out would be tried.
_DUMP = re.compile(rf"(?<![0-9.,])(?:[0-9]++(?:[.,:/-][0-9]++){{0,3}}+%?+[\s,;|+$€£-]{{1,8}}+){{{SHORTEST_DUMP},}}+")


def read_shape(text: str, start: int, end: int) -> tuple[int, Reason] | None:
    """Where the digits text[start:end] begin a date, time, phone, version or ordinal: its end and the reason."""
    pattern, reasons = _FOLLOWING.get(text[end : end + 1], (None, ()))
    match = pattern.match(text, start) if pattern else None
    return (match.end(), reasons[match.lastindex - 1]) if match and match.lastindex else None


def find_urls(text: str) -> list[tuple[int, int, str]]:
    """The ranges of web addresses in `text`, with their reason."""
    if "/" not in text and "www." not in text:
        return []
    return [(match.start(), match.end(), Reason.URL) for match in _URL.finditer(text)]


def find_dumps(text: str) -> list[tuple[int, int, str]]:
    """The ranges of forty numbers and more in a row with no word between them: data, and no claim."""
    return [(match.start(), match.end(), Reason.OTHER) for match in _DUMP.finditer(text)]
