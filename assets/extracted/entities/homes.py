"""Turns the signs of money that an article writes into the country that it counts in."""

_SIGNS = {"IN": ("₹", " Rs ", " Rs.", " INR"), "GB": ("£",), "AU": (" A$",), "CA": (" C$",), "MY": (" RM",)}
_FEWEST = 2


def find_money_home(text: str) -> tuple[str | None, int]:
    """ISO 3166 alpha-2 of the country whose money is written most, by its sign, and how often."""
    times, country = max((sum(map(text.count, signs)), country) for country, signs in _SIGNS.items())
    return (country, times) if times >= _FEWEST else (None, 0)
