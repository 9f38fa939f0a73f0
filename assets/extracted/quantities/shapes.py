"""Recognises digits that are a date, a time, a phone, a version or part of an address by their characters alone."""

import re
from dataclasses import dataclass

from assets.extracted.quantities.reasons import Reason

YEAR = r"(?:1[89]|20|21)[0-9]{2}"


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    pattern: str
    reason: Reason


# Each starts at a digit.
_SHAPES = (
    _Shape("iso_date", rf"{YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])(?:T[0-9:.]+Z?)?", Reason.DATE),
    _Shape("slash_date", r"[0-3]?[0-9]/[0-3]?[0-9]/(?:[0-9]{4}|[0-9]{2})(?![0-9])", Reason.DATE),
    _Shape("point_date", rf"[0-3]?[0-9]\.[01]?[0-9]\.{YEAR}(?![0-9])", Reason.DATE),
    _Shape("season", r"(?:19|20)[0-9]{2}[/–-](?:(?:19|20)?[0-9]{2})(?![0-9,.%]|\.[0-9])", Reason.PERIOD),
    _Shape("estimate_year", r"(?:19|20)[0-9]{2}[EeAaFf](?![A-Za-z0-9])", Reason.DATE),
    _Shape(
        "odds",
        r"[0-9]{1,3} (?:in|out of) (?:every )?[0-9]{1,3}(?![0-9%]|[.,][0-9])(?! (?:percent|per cent|million|billion))",
        Reason.SCORE_LINE,
    ),
    _Shape("page", r"(?<=[Pp]age )[0-9]{1,3} of [0-9]{1,3}", Reason.LIST_NUMBER),
    _Shape("clock", r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])", Reason.TIME),
    _Shape("ratio", r"[0-9]{1,4}:[0-9]{1,4}(?![0-9])", Reason.SCORE_LINE),
    _Shape("split", r"[0-9]{1,4}-(?:for|to)-[0-9]{1,4}(?![0-9])", Reason.SCORE_LINE),
    _Shape("international_phone", r"(?<=\+)[0-9]{1,3}(?:[ .-]\(?[0-9]{2,5}\)?){2,4}(?![0-9])", Reason.PHONE),
    _Shape("phone", r"\(?[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}(?![0-9])", Reason.PHONE),
    _Shape("toll_free", r"1[ -]8[0-9]{2}[ -][0-9A-Z]{3}[ -][0-9A-Z]{4}", Reason.PHONE),
    _Shape("version", r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,6}(?:\.[0-9]{1,6})*(?![0-9,])", Reason.VERSION),
    _Shape("ordinal", r"[0-9]{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])", Reason.ORDINAL),
    _Shape("decade", r"(?:[12][0-9])?[0-9]0s(?![A-Za-z])", Reason.DATE),
    _Shape("period_label", r"[1-4](?:[QHqh](?:[0-9]{2,4}|'[0-9]{2})?)(?![A-Za-z0-9])", Reason.PERIOD),
    _Shape("session", r"[0-9]{1,2}[hHdDwW]\b(?! ?/)", Reason.DURATION),
    _Shape("listed_code", r"[0-9]{3,6}\.(?:HK|SS|SZ|SH|T|KS|KQ|TW|TWO|SR|KL|SI|BK|JK|BO|NS)\b", Reason.IDENTIFIER),
    _Shape("hex", r"0x[0-9a-fA-F]+", Reason.IDENTIFIER),
)
_SHAPE = re.compile("|".join(f"(?P<{shape.name}>{shape.pattern})" for shape in _SHAPES))
_REASONS = {shape.name: shape.reason for shape in _SHAPES}
_URL = re.compile(r"(?:https?://|www\.|\.(?:com|org|net|io|co|gov|edu|uk|au|in|de)/)[^\s<>\"]{1,2000}")


def read_shape(text: str, position: int) -> tuple[int, Reason] | None:
    """Where the digits at `position` form a date, time, phone, version or ordinal: its end and the reason."""
    match = _SHAPE.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    return match.end(), _REASONS[match.lastgroup]


def find_urls(text: str) -> list[tuple[int, int, str]]:
    """The ranges of web addresses in `text`, with their reason."""
    if "/" not in text and "www." not in text:
        return []
    return [(match.start(), match.end(), Reason.URL) for match in _URL.finditer(text)]
