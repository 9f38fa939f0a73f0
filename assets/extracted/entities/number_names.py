"""Turns digits that belong to a product, a filing or a programme ("S21", "Form 10-K", "737 MAX") into taken ranges."""

import re
from collections.abc import Iterator

from assets.extracted.entities.table import NumberNames

_NEAR = re.compile(
    r"(?:(?<![\w.])(?P<before>[A-Za-z]+)[ -])?(?<![\w.,$€£¥₹%/-])(?P<token>(?:[A-Za-z]{1,8}-?)?\d{1,5}(?:[.-]?[\dA-Za-z]+)*)(?![\d,])(?: (?P<after>[A-Z]\w+))?"
)
_PERIOD = re.compile(
    r"(?:[QH]\d|\d?[QH]|FY|CY|FQ|[12]H|[1-4]Q)'?\d{0,4}|[A-Z]{3}\d+(?:\.\d+)?(?:[kKmMbBtT]|bn|mn)?|(?:US|HK|A|C|S|NT|NZ|R|RM|RS|Rs|Tk)\d+.*"
)


def find_number_names(text: str, names: NumberNames) -> Iterator[tuple[int, int]]:
    """Ranges of digits inside names, in order, by the rules of number_names.csv: a whole token, or a word beside a number."""
    for match in _NEAR.finditer(text):
        token = match["token"]
        if match["before"] in names.before and token.isdigit() and len(token) <= 4:
            yield match.start(), match.end("token")
        elif match["after"] in names.after and token.isdigit():
            yield match.start("token"), match.end()
        elif not token.isdigit() and not _PERIOD.fullmatch(token) and names.tokens.fullmatch(token):
            yield match.start("token"), match.end("token")
