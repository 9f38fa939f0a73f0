"""Turns digits that belong to a product, a filing or a programme ("S21", "Form 10-K", "737 MAX") into ranges."""

import re
from collections.abc import Iterable, Iterator

from assets.extracted.entities.record import Occurrence
from assets.extracted.entities.table import NumberNames

_RUN = re.compile(r"\d(?<![\d.,$€£¥₹%/].)[\dA-Za-z]*(?:[.-][\dA-Za-z]+)*(?![\d,%])")
_LETTERS = re.compile(r"(?<![\w.])[A-Za-z]{1,8}-?$")
_WORD = re.compile(r"(?<![\w.])([A-Za-z]+) $")
_AFTER = re.compile(r" ([A-Z]\w+)")
# Quarters, fiscal years, half-years; money whose currency is glued to it: no names, though letters touch the digits.
_NO_NAME = re.compile(
    r"[QH][1-4](?:'?(?:20)?[12]\d)?|(?:FY|CY|FQ|[12]H|[1-4]Q)'?\d{0,4}|[A-Z]{3}\d+(?:\.\d+)?(?:[kKmMbBtT]|bn|mn)?"
    r"|[A-Z]{1,3}\d+(?:bn|mn|tn|mln|bln|trn)|(?:US|HK|NT|NZ|R|RM|RS|Rs|Tk|N|BD|KD|QR|SR)\d+.*"
)
_SCALE = re.compile(r" ?(?:thousand|million|billion|trillion|crore|lakh|bn|mn|mln|bln)\b")  # "N90 million" is money
_REACH = 24


def find_number_names(text: str, names: NumberNames) -> Iterator[tuple[int, int]]:
    """Ranges of digits inside names, in order, by number_names.csv: a whole token, or a word beside a number."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        beside = text[start - 1 : start]
        letters = _LETTERS.search(text, max(0, start - _REACH), start) if beside.isalpha() or beside == "-" else None
        token = (letters.group() if letters else "") + match.group()
        if token.isdigit():
            word = _WORD.search(text, max(0, start - _REACH), start) if beside == " " else None
            after = _AFTER.match(text, end)
            if word is not None and word[1] in names.before and len(token) <= 4:
                yield start - len(word.group()), end
            elif after is not None and after[1] in names.after:
                yield start, after.end()
        elif not _is_amount(token, text, end) and names.tokens.fullmatch(token):
            yield end - len(token), end


def _is_amount(token: str, text: str, end: int) -> bool:
    """Whether the letters of `token` name a period or a currency, as in "H2", "$A120", "N90 million"."""
    start = end - len(token)
    if _NO_NAME.fullmatch(token) or text.startswith("$", start - 1):
        return True
    return token[0].isupper() and "-" not in token and _SCALE.match(text, end) is not None


def find_taken(text: str, occurrences: Iterable[Occurrence], names: NumberNames) -> Iterator[tuple[int, int, str]]:
    """Names with digits, then number names that are no part of them, in order."""
    spans = [(o.start, o.end) for o in occurrences if any(map(str.isdigit, text[o.start : o.end]))]
    spans.extend(find_number_names(text, names))
    reach = 0
    for start, end in sorted(spans):
        if start >= reach:
            yield start, end, "name"
            reach = end
