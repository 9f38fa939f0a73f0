"""Turns an article's names into the country whose dollar, rupee or crown its bare signs mean."""

import re

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import EntityIndex, Kind
from assets.extracted.entities.table import EntityTable

_SUBJECTS = 3
_HOST = re.compile(r"https?://[^/:]*\.([a-z]{2})(?:[/:]|$)")
# Country domains where the sign of money is that of other countries too. Source: IANA, ISO 3166.
_DOMAINS = ("AU", "CA", "NZ", "SG", "HK", "IN", "PK", "ZA", "JP", "SE", "NO", "DK", "MX")
_COUNTRIES = {"uk": "GB"} | {code.lower(): code for code in _DOMAINS}
_AT_HOME = frozenset({Kind.COMPANY, Kind.INDEX, Kind.COUNTRY, Kind.CURRENCY, Kind.CENTRAL_BANK, Kind.AGENCY})


def home_country(index: EntityIndex, article: CleanArticle, table: EntityTable) -> str | None:
    """ISO 3166 alpha-2 of the market that the article is at home in; None where nothing tells.

    The market whose prefix stands before the first ticker ("ASX: ACM"), else the country of whom the article is about,
    of a company in no list that whose words it uses ("NPAT", "on the TSX"), else that of the outlet's address.
    """
    if index.listed_in is not None:
        return index.listed_in
    if index.subjects and index.subjects[0].kind in COMPANY_LIKE and not index.subjects[0].country:
        text = article.clean.text
        told = next((country for words, country in table.home_words if words in text), None)
        if told is not None:
            return told
    for entity in index.subjects[:_SUBJECTS]:
        if entity.country and len(entity.country) == 2 and entity.kind in _AT_HOME:
            return entity.country
    host = _HOST.match(article.canonical_url or "")
    return _COUNTRIES.get(host[1]) if host else None
