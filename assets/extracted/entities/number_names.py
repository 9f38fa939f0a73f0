"""Turns digits that belong to a product, a filing or a programme ("S21", "Form 10-K", "737 MAX") into ranges."""

import re
from collections.abc import Iterator

from assets.extracted.entities.table import NumberNames

_RUN = re.compile(r"(?<![\d.,$€£¥₹%/])\d[\dA-Za-z]*(?:[.-][\dA-Za-z]+)*(?![\d,%])")
_BEFORE = re.compile(r"(?<![\w.])(?:(?P<word>[A-Za-z]+)[ -])?(?P<letters>[A-Za-z]{1,8}-?)?$")
_AFTER = re.compile(r" ([A-Z]\w+)")
# Quarters, fiscal years, half-years; money whose currency is glued to it: no names, though letters touch the digits.
_NO_NAME = re.compile(
    r"(?:[QH]\d|\d?[QH]|FY|CY|FQ|[12]H|[1-4]Q)'?\d{0,4}|[A-Z]{3}\d+(?:\.\d+)?(?:[kKmMbBtT]|bn|mn)?|(?:US|HK|A|C|S|NT|NZ|R|RM|RS|Rs|Tk)\d+.*"
)
_REACH = 24


def find_number_names(text: str, names: NumberNames) -> Iterator[tuple[int, int]]:
    """Ranges of digits inside names, in order, by number_names.csv: a whole token, or a word beside a number."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        before = _BEFORE.search(text[max(0, start - _REACH) : start])
        letters = (before["letters"] or "") if before else ""
        token = letters + match.group()
        if token.isdigit():
            after = _AFTER.match(text, end)
            if before and before["word"] in names.before and len(token) <= 4:
                yield start - len(before.group()), end
            elif after is not None and after[1] in names.after:
                yield start, after.end()
        elif not _NO_NAME.fullmatch(token) and names.tokens.fullmatch(token):
            yield start - len(letters), end
