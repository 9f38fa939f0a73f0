"""A position in a text that time readers read from: the text as written and folded, and the bounds of the reading."""

import re

from assets.kernel.records import record


@record
class Scan:
    """`written` and `folded` have the same length; `written` tells a month from the verb "may"."""

    written: str
    folded: str

    def match(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """The match of `pattern` in the folded text that starts at `position`."""
        return pattern.match(self.folded, position)

    def is_capital(self, position: int) -> bool:
        """Whether the word at `position` is written with a capital."""
        return self.written[position : position + 1].isupper()

    def before(self, position: int, width: int = 28) -> str:
        """The folded text just before `position`."""
        return self.folded[max(0, position - width) : position]

    def starts_word(self, position: int) -> bool:
        """Whether no letter or digit runs on into `position`."""
        return position == 0 or not self.folded[position - 1].isalnum()


def full_year(digits: str) -> int:
    """The year that "2025", "25" or "98" names; two digits are read within 1970 to 2069."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year < 70 else 1900)
