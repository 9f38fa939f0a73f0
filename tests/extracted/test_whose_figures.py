"""Whose is each figure of a page: lists under names, tables, wraps, groups and subjects, read by all stages together."""

from pathlib import Path

import pytest

from assets.cleaned.clean import clean_article, load_cleaning_tables
from assets.extracted.extract import extract_article
from assets.extracted.vocabulary import Vocabulary, load_vocabulary

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"

LISTS = [
    (
        "Three lithium producers told their numbers, with Halden Mining the largest.\n"
        "1. Halden Mining (HALD):\n- Sold 310 tonnes, an 8% increase from July.\n- Revenue came to $41 million.\n"
        "2. Orvia Resources (ORV):\n- Sold 120 tonnes.\n- CEO Tim Ross said revenue grew 5% to $12 million.\n"
        "3. Kestra Lithium (KLI):\n- Holds $55 million in cash.",
        {"$41 million": "HALD", "120 tonnes": "ORV", "$12 million": "ORV", "$55 million": "KLI"},
    ),
    (
        "How three carmakers did in May.\n\n**Ford Motor (F)**\n\n* Sales rose 4% to 190,000 vehicles.\n\n"
        "**General Motors (GM)**\n\n* Sales fell 2% to 221,000 vehicles.\n\n**Stellantis (STLA)**\n\n* Sales dropped 11%.",
        {"4%": "F", "190,000": "F", "2%": "GM", "221,000": "GM", "11%": "STLA"},
    ),
    (
        "Reports for June\n\nBrightmine (BRM)\n\nProduced 210 BTC. The miner's hash rate rose to 11.2 EH/s.\n\n"
        "Coalhash (CLH)\n\nProduced 118 BTC. Its treasury now holds 2,400 BTC.",
        {"210 BTC": "BRM", "11.2 EH/s": "BRM", "118 BTC": "CLH", "2,400 BTC": "CLH"},
    ),
    (
        "## 1. Solana (SOL)\n\nThe token trades at $142.\n\n## 2. Cardano (ADA)\n\nPrice slid 4% to $0.41.\n\n"
        "## What next?\n\nBitcoin fell 3%.",
        {"$142": "SOL", "$0.41": "ADA", "3%": "BTC"},
    ),
    ("Intel rose 2%.\n\nNvidia\n\nSales grew 9%.", {"9%": "INTC"}),  # one name alone may be a caption
    ("Intel rose 2%.\n\n* Nvidia\n* AMD\n* Apple\n\nSales at the chipmaker grew 9%.", {"9%": "INTC"}),
]
TABLES = [
    (
        "| Company | Revenue | Profit |\n| --- | --- | --- |\n| Ardent Foods | $12 million | $2 million |\n"
        "| Bexley Retail | $30 million | $4 million |",
        {"$12 million": "ardent-foods", "$30 million": "bexley-retail", "$4 million": "bexley-retail"},
    ),
    (
        "Home Depot fell.\n\n| Security | Last | Change |\n| --- | --- | --- |\n| HOME DEPOT INC. | 402.10 | +3.20 |\n"
        "| LOWE'S COMPANIES INC. | 230.55 | -1.11 |\n| OSTROW CORP. | 20.55 | -0.12 |",
        {"402.10": "HD", "230.55": "LOW", "-1.11": "LOW", "20.55": "ostrow", "-0.12": "ostrow"},
    ),
    (
        "| | Unit | 2024 |\n| --- | --- | --- |\n| Revenue of Intel | $m | 12 |\n| Sales of AMD | $m | 14 |",
        {"12": "INTC", "14": "AMD"},
    ),
]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(REFERENCE)


@pytest.mark.parametrize(("text", "owners"), [*LISTS, *TABLES])
def test_each_figure_belongs_to(text: str, owners: dict[str, str], vocabulary: Vocabulary) -> None:
    article = clean_article("a", text, "text/markdown", "a.md", load_cleaning_tables())
    read = {}
    for mention in extract_article(article, vocabulary).mentions:
        read[article.clean.text[mention.quantity.start : mention.quantity.end]] = mention.reading.entity
    assert {words: read.get(words, "no figure") for words in owners} == owners
