"""Who says so: a text, one of its figures with its metric and basis, and the source."""

import pytest
from entity_cases import categories, figure, index

from assets.extracted.entities.attribution import find_attribution
from assets.extracted.entities.kinds import Hint
from assets.extracted.record import Basis

E, R, G = Basis.ESTIMATE, Basis.REPORTED, Basis.GUIDANCE
ROWS = [
    ("Jefferies raised its price target on Spotify to $700.", "$700", "price_target", E, "Jefferies"),
    ("Analysts at Barclays have a $55 target on Citigroup.", "$55", "price_target", E, "Barclays"),
    ("Analysts expected earnings of $1.12 a share.", "$1.12", "eps", E, "analysts"),
    ("Wall Street had forecast $1.12 a share.", "$1.12", "eps", E, "analysts"),
    ("Analysts polled by FactSet expected $1.12 a share.", "$1.12", "eps", E, "FactSet"),
    ("Revenue of $5 billion beat the Zacks Consensus Estimate of $4.9 billion.", "$4.9 billion", "revenue", E, "Zacks"),
    ("Revenue of $5 billion beat the Zacks Consensus Estimate of $4.9 billion.", "$5 billion", "revenue", R, None),
    ("Revenue was $5 billion; analysts had expected $4.9 billion.", "$5 billion", "revenue", R, None),
    ("The game earned $20 million, according to Sensor Tower.", "$20 million", "revenue", R, "Sensor Tower"),
    ("According to CoinGlass, $300 million of longs were liquidated.", "$300 million", "liquidations", R, "CoinGlass"),
    ("The USDA projected a crop of 66 million bags.", "66 million", "production_volume", E, "USDA"),
    ("Economists surveyed by Reuters expect growth of 1.2%.", "1.2%", "gdp_growth", E, "Reuters"),
    ("Economists expect growth of 1.2%.", "1.2%", "gdp_growth", E, "economists"),
    (
        "Inflation slowed to 3.2%, the Office for National Statistics said.",
        "3.2%",
        "inflation",
        R,
        "Office for National Statistics",
    ),
    ("Management expects sales of $3 billion.", "$3 billion", "revenue", G, "management"),
    ("It may raise $2 billion, people familiar with the matter said.", "$2 billion", "funding_round", G, "sources"),
    ("# Calls of the day\n# UBS (Jane Doe)\nRaises target to $150.", "$150", "price_target", E, "UBS"),
    ("The average price target is $88.", "$88", "price_target_mean", E, "analysts"),
    ("The shares rose 4% to $88.", "4%", "share_price", R, None),
    ("Ford sold 500 trucks.", "500", "units_sold", R, None),
    ("The IMF sees world growth of 3.2%.", "3.2%", "gdp_growth", E, "IMF"),
    ("Gartner estimates that PC shipments fell 9%.", "9%", "units_sold", E, "Gartner"),
    ("Traders see a chance of 65% of a cut.", "65%", "probability", E, "traders"),
    ("LSEG data showed earnings of $2.11 were expected.", "$2.11", "eps", E, "LSEG data"),
]


@pytest.mark.parametrize(("text", "words", "metric", "basis", "source"), ROWS)
def test_the_source_is(text: str, words: str, metric: str, basis: Basis, source: str | None) -> None:
    passage, quantity = figure(text, words)
    hint = Hint(metric, categories()[metric], "USD")
    found = find_attribution(text, index(text), passage, quantity, hint, basis=basis, owner=None)
    assert (found.name if found else None) == source
