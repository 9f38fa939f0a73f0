"""Turns an article's names into the country whose dollar, rupee or crown its bare signs mean."""

import re

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.record import EntityIndex, Kind

_SUBJECTS = 3
_HOST = re.compile(r"https?://[^/:]*\.([a-z]{2})(?:[/:]|$)")
# Country domains where the sign of money is that of other countries too. Source: IANA, ISO 3166.
_DOMAINS = ("AU", "CA", "NZ", "SG", "HK", "IN", "PK", "ZA", "JP", "SE", "NO", "DK", "MX")
_COUNTRIES = {"uk": "GB"} | {code.lower(): code for code in _DOMAINS}
_AT_HOME = frozenset({Kind.COMPANY, Kind.INDEX, Kind.COUNTRY, Kind.CURRENCY, Kind.CENTRAL_BANK, Kind.AGENCY})


def home_country(index: EntityIndex, article: CleanArticle) -> str | None:
    """ISO 3166 alpha-2 of the market that the article is at home in; None where nothing tells.

    The market whose prefix stands before the first ticker ("ASX: ACM"), else the country of whom the article is about,
    else that of the outlet's address ("example.com.au").
    """
    if index.listed_in is not None:
        return index.listed_in
    for entity in index.subjects[:_SUBJECTS]:
        if entity.country and len(entity.country) == 2 and entity.kind in _AT_HOME:
            return entity.country
    host = _HOST.match(article.canonical_url or "")
    return _COUNTRIES.get(host[1]) if host else None
