"""Reads the digits at one place of a text: a position in, the number as written out."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assets.kernel.records import record

_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 128, 256})
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


@record
class Numeral:
    """A number at text[start:end], unsigned and before any scale; `places` are the digits after its point."""

    start: int
    end: int
    value: Decimal
    places: int
    rule: str
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    name: str
    pattern: str
    read: Callable[[str], Decimal | None]


def _english(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _european(written: str) -> Decimal:
    return Decimal(written.replace(".", "").replace(",", "."))


def _spaced(written: str) -> Decimal:
    return Decimal(re.sub(r"[\s'’]", "", written).replace(",", "."))


def _sub_digit(written: str) -> Decimal:
    """The small figure counts the zeros after the point: 0.0₄1296 is 0.00001296."""
    zeros, digits = re.fullmatch(r"0\.0([₀-₉]+)(\d+)", written).groups()  # type: ignore[union-attr]
    count = min(int(zeros.translate(_SUBSCRIPTS)), 40)
    return Decimal(f"0.{'0' * count}{digits}")


def _mixed(written: str) -> Decimal | None:
    """A whole and a fraction of its last digit: 101-16/32, but 5.57-3/4 is 5.5775."""
    whole, over, under = re.findall(r"[0-9.]+", written)
    if not 0 < int(over) < int(under) or int(under) not in _DENOMINATORS:
        return None
    last_digit = Decimal(1).scaleb(-len(whole.partition(".")[2]))
    return Decimal(whole) + last_digit * _divide(int(over), int(under))


def _fraction(written: str) -> Decimal | None:
    over, under = map(int, written.split("/"))
    return _divide(over, under) if 0 < over < under and under in _DENOMINATORS else None


def _vulgar(written: str) -> Decimal:
    whole = re.match(r"\d*", written).group()  # type: ignore[union-attr]
    return (Decimal(whole) if whole else Decimal(0)) + Decimal(str(unicodedata.numeric(written[-1]))).quantize(_NINE)


_NINE = Decimal("1e-9")


def _divide(over: int, under: int) -> Decimal:
    return (Decimal(over) / Decimal(under)).quantize(_NINE).normalize()


# In order: an earlier form wins where two fit.
_FORMS = (
    _Form("sub_digit", r"0\.0[₀-₉]{1,3}[0-9]{1,20}", _sub_digit),
    _Form("vulgar_fraction", r"(?:[0-9]{1,6}[ \u2009]?)?[¼½¾⅐-⅞]", _vulgar),
    _Form("mixed_fraction", r"[0-9]{1,6}(?:\.[0-9]{1,4})?(?:[- ]| and )[0-9]{1,3}/[0-9]{1,3}(?![0-9/])", _mixed),
    _Form(
        "fraction",
        r"[0-9]{1,2}/[0-9]{1,3}(?![0-9/])(?=(?:rds|ths|nds)?(?: of (?:a|an|the|its|their|all)\b|[ -]point))",
        _fraction,
    ),
    _Form("indian_grouping", r"[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?![0-9])(?!,[0-9])(?:\.[0-9]+)?", _english),
    _Form("english_grouping", r"[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])(?!,[0-9])(?:\.[0-9]+)?", _english),
    _Form(
        "european_grouping",
        r"[0-9]{1,3}(?:\.[0-9]{3}){1,9},[0-9]{1,2}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3}){2,9}(?![0-9.,])",
        _european,
    ),
    _Form("european_decimal", r"(?<![0-9],)[0-9]{1,3},[0-9]{1,2}(?![0-9,]|\.[0-9])", _european),
    _Form(
        "spaced_grouping",
        r"[0-9]{1,3}(?:(?:['’][0-9]{3}){1,9}|(?:[\u00a0\u2009\u202f][0-9]{3}){1,9}|(?: [0-9]{3}){2,9})"
        r"(?![0-9])(?:[.,][0-9]{1,2}(?![0-9]))?",
        _spaced,
    ),
    _Form("digits", r"[0-9]+(?:\.[0-9]+)?", _english),
)
_READ = {form.name: form.read for form in _FORMS}
_PATTERN = re.compile("|".join(f"(?P<{form.name}>{form.pattern})" for form in _FORMS))
_JOINTS = frozenset(",/-'’. ₀₁₂₃₄₅₆₇₈₉\u00a0\u2009\u202f¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_AFTER_SPACE = frozenset("0123456789a¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST = 60  # digits; a longer run is a blob and no number


def read_numeral(text: str, position: int, end: int) -> Numeral | None:
    """The number whose first digits are text[position:end], a point before them included; None where it is none."""
    if text[position] > "9":
        return _read_form(text, position)  # a vulgar fraction
    if text.startswith(".", end) and (plain := _PLAIN.match(text, position)) is not None:
        end = plain.end()
    following = text[end : end + 2]
    # More of the number may follow plain digits: grouping, a fraction, small figures.
    if following[:1] in _JOINTS and (following[:1] != " " or following[1:] in _AFTER_SPACE):
        return _read_form(text, position)
    return _read_plain(text, position, text[position:end]) if end - position <= _LONGEST else None


def _read_form(text: str, position: int) -> Numeral | None:
    match = _PATTERN.match(text, position)
    if match is None or match.lastgroup is None or match.end() - position > _LONGEST:
        return None
    form = match.lastgroup
    value = None if form == "digits" else _READ[form](match.group())
    if value is None:
        plain = _PLAIN.match(text, position)
        return None if plain is None else _read_plain(text, position, plain.group())
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Numeral(position, match.end(), value, max(0, -exponent), form)


def _read_plain(text: str, position: int, written: str) -> Numeral | None:
    end = position + len(written)
    _, point, decimals = written.partition(".")
    if not _follows_point(text, position):
        return Numeral(position, end, Decimal(written), len(decimals), "digits")
    if point:
        return None
    return Numeral(position - 1, end, Decimal(f"0.{written}"), len(written), "leading_point")


def _follows_point(text: str, position: int) -> bool:
    if position == 0 or text[position - 1] != ".":
        return False
    return position < 2 or not (text[position - 2].isalnum() or text[position - 2] == ".")
