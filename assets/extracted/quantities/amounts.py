"""What a number says once its neighbours are read: sign, scale, currency and unit, with the words for each."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from assets.extracted.quantities.numerals import Numeral

ONE = Decimal(1)


class Amount(NamedTuple):
    """A numeral with what stands on it. Offsets into the passage; [start, end) is the quote.

    `choices` are the units it may have, the chosen one first, empty where none is written; `prefix` and `suffix` are
    the spans of the words that named it, `per` of a quotient's denominator.
    """

    numeral: Numeral
    start: int
    end: int
    sign: int = 1
    signed: bool = False
    scale: Decimal = ONE
    scale_span: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    factor: Decimal = ONE
    prefix: tuple[int, int] | None = None
    suffix: tuple[int, int] | None = None
    per: str | None = None
    per_span: tuple[int, int] | None = None
    dimension: str = ""
    rule: str = "bare"
    evidence: tuple[tuple[str, int, int], ...] = ()  # role and span of words outside the quote

    @property
    def value(self) -> Decimal:
        """The number scaled out to its unit, signed."""
        return self.sign * self.numeral.value * self.scale * self.factor

    @property
    def decimals(self) -> int:
        """XBRL's: the negated power of ten of the last digit shown."""
        return self.numeral.places - _power_of_ten(self.scale) - _power_of_ten(self.factor)

    @property
    def unit(self) -> str | None:
        """The chosen unit, quotient included."""
        if not self.choices:
            return None
        return f"{self.choices[0]}/{self.per}" if self.per else self.choices[0]

    @property
    def is_figure(self) -> bool:
        """A number word counts only with a unit, a scale or a noun that it counts."""
        return not self.numeral.in_words or self.rule != "bare" or self.scale_span is not None

    def with_evidence(self, role: str, start: int, end: int) -> "Amount":
        """The same, with one more cited range outside the quote."""
        return self._replace(evidence=(*self.evidence, (role, start, end)))


def _power_of_ten(factor: Decimal) -> int:
    """The exponent of a scale; 0 for a dozen, which shows no digits of its own."""
    return 0 if factor is ONE else _read_power(factor)


@cache  # of the scales and factors of the tables
def _read_power(factor: Decimal) -> int:
    return factor.adjusted() if factor.normalize().as_tuple().digits == (1,) else 0
