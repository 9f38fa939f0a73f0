"""Decides which currency "$", "Rs" or "cents" stand for in one article: what its country and its words say, or open."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.quantities.tables import load_pairs

_EXCHANGE = re.compile(r"[(\[]\s?([A-Z][A-Za-z0-9/&.]{1,9}(?: [A-Z][a-z]+)?)\s?:\s?[A-Z0-9]")
_NAMED_INDEX = re.compile(r"\bS&P/(?:ASX|TSX|NZX)\b|\b(?:ASX|TSX|NZX|SGX|HKEX)\b")
_EXPLICIT = re.compile(
    r"(?<![A-Za-z])(A|AU|C|CA|HK|S|SG|NZ|NT|R|MX|US|U\.S\.)\$(?=\s?[0-9])|\$(A|AU|C|CA|HK|S|SG|NZ|NT|MX|US)(?=\s?[0-9])"
)
_SIGN_BESIDE_LETTER = re.compile(r"[A-Z.]\$|\$[A-Z]")
# Starts at a capital and looks back from it, which skips the rest of a text fast: "CZK 5", "5 CZK".
_CODE = re.compile(r"[A-Z](?:(?<!\w.)[A-Z]{2}(?= ?[0-9])|(?<=[0-9] .)[A-Z]{2}\b)")
_INDEX_NAMES = ("ASX", "TSX", "NZX", "SGX", "HKEX")
_CODES = {
    "A": "AUD",
    "AU": "AUD",
    "C": "CAD",
    "CA": "CAD",
    "HK": "HKD",
    "S": "SGD",
    "SG": "SGD",
    "NZ": "NZD",
    "NT": "TWD",
    "R": "BRL",
    "MX": "MXN",
    "US": "USD",
    "U.S.": "USD",
}

_OFFSHORE = frozenset(("BB", "BM", "BS", "BZ", "KY"))  # domiciles whose companies report in another country's dollars
_LIKELY = 8  # of the two dozen dollars an open "$" names those that news write so


@dataclass(frozen=True, slots=True)
class MoneyContext:
    """The currencies that an article speaks of, the likeliest first; `certain` where country or exchange says so."""

    currencies: tuple[str, ...] = ()
    certain: bool = False

    def read(self, choices: tuple[str, ...]) -> tuple[str, ...]:
        """`choices` of an ambiguous sign with this article's own first; one only where the article is certain."""
        if len(choices) < 2:
            return choices
        own = [currency for currency in self.currencies if currency in choices]
        if own and self.certain:
            return (own[0],)
        return tuple(dict.fromkeys((*own, *choices[:_LIKELY])))


@dataclass(frozen=True, slots=True)
class MoneyTables:
    """Which money a country (ISO 3166 code) and an exchange (as quotes write it) use."""

    countries: Mapping[str, str]
    exchanges: Mapping[str, str]
    currencies: frozenset[str]
    reporting: Mapping[str, str]  # by entity id the currency of its reports, where it is not that of its country


def load_money(directory: Path) -> MoneyTables:
    """country_currencies.csv, exchange_currencies.csv and reporting_currencies.csv of `directory`."""
    countries = load_pairs(directory / "country_currencies.csv", "country", "currency")
    exchanges = load_pairs(directory / "exchange_currencies.csv", "exchange", "currency")
    reporting = load_pairs(directory / "reporting_currencies.csv", "entity_id", "currency")
    return MoneyTables(countries, exchanges, frozenset(countries.values()), reporting)


def money_context(
    text: str,
    tables: MoneyTables,
    publisher_country: str | None = None,
    countries: Iterable[str] = (),
    reports_in: str | None = None,
) -> MoneyContext:
    """What the article's exchanges, its publisher's country and its subjects' `countries` say, in this order.

    An only exchange in parentheses ("(ASX: ABC)") outweighs the publisher; codes ("CZK") only add candidates,
    and of a sign that the text writes out ("A$") the bare "$" is another. `reports_in` is what the company that the
    article is about reports in, where it is not its country's money.
    """
    quoted = Counter(
        tables.exchanges[match.group(1)] for match in _EXCHANGE.finditer(text) if match.group(1) in tables.exchanges
    )
    if any(name in text for name in _INDEX_NAMES):
        quoted.update(tables.exchanges[match.group()] for match in _NAMED_INDEX.finditer(text))
    signs = _EXPLICIT.finditer(text) if _SIGN_BESIDE_LETTER.search(text) else ()
    explicit = Counter(_CODES[match.group(1) or match.group(2)] for match in signs)
    home = [currency for currency, _ in quoted.most_common()]
    named = _countries(tables, publisher_country, countries)
    home = [*named, *home] if len(home) > 1 else [*home, *named]
    if reports_in is not None and reports_in not in explicit:
        home = [reports_in, *(currency for currency in home if currency != reports_in)]
    if any(currency != "USD" and currency in explicit for currency in home):
        home = ["USD"] if "USD" not in explicit else ["USD", *home]  # who writes "HK$" means another by "$"
        return MoneyContext(tuple(dict.fromkeys((*home, *explicit))), certain=False)
    codes = Counter(code for match in _CODE.finditer(text) if (code := match.group()) in tables.currencies)
    foreign = [currency for currency, _ in codes.most_common() if currency not in explicit]
    return MoneyContext(tuple(dict.fromkeys((*home, *foreign))), certain=bool(home))


def _countries(tables: MoneyTables, publisher_country: str | None, countries: Iterable[str]) -> list[str]:
    named = (code for code in (publisher_country, *countries) if code and code not in _OFFSHORE)
    return [tables.countries[code] for code in named if code in tables.countries]
