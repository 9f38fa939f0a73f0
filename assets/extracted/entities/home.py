"""Turns an article's names into the country whose dollar, rupee or crown its bare signs mean."""

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.record import EntityIndex, Kind


def home_country(index: EntityIndex, article: CleanArticle) -> str | None:
    """ISO 3166 alpha-2 of the market that the article is at home in, from its subject; None where nothing tells."""
    for entity in index.subjects[:3]:
        if (
            entity.country
            and len(entity.country) == 2
            and entity.kind in {Kind.COMPANY, Kind.INDEX, Kind.COUNTRY, Kind.CURRENCY, Kind.CENTRAL_BANK, Kind.AGENCY}
        ):
            return entity.country
    return None
