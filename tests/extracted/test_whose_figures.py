"""Whose is each figure of a page: lists under names, tables, wraps, groups and subjects, read by all stages together.

A page is Markdown; the lines after it that begin with ">" are its figures and the ids of their owners.
"""

from pathlib import Path

import pytest

from assets.cleaned.clean import clean_article, load_cleaning_tables
from assets.extracted.extract import extract_article
from assets.extracted.vocabulary import Vocabulary, load_vocabulary

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"

LISTS = """
Three lithium producers told their numbers, with Halden Mining the largest.
1. Halden Mining (HALD):
- Sold 310 tonnes, an 8% increase from July.
- Revenue came to $41 million.
2. Orvia Resources (ORV):
- Sold 120 tonnes.
- CEO Tim Ross said revenue grew 5% to $12 million.
3. Kestra Lithium (KLI):
- Holds $55 million in cash.
> $41 million: HALD | 120 tonnes: ORV | $12 million: ORV | $55 million: KLI
---
How three carmakers did in May.

**Ford Motor (F)**

* Sales rose 4% to 190,000 vehicles.

**General Motors (GM)**

* Sales fell 2% to 221,000 vehicles.

**Stellantis (STLA)**

* Sales dropped 11%.
> 4%: F | 190,000: F | 2%: GM | 221,000: GM | 11%: STLA
---
Reports for June

Brightmine (BRM)

Produced 210 BTC. The miner's hash rate rose to 11.2 EH/s.

Coalhash (CLH)

Produced 118 BTC. Its treasury now holds 2,400 BTC.
> 210 BTC: BRM | 11.2 EH/s: BRM | 118 BTC: CLH | 2,400 BTC: CLH
---
## 1. Solana (SOL)

The token trades at $142.

## 2. Cardano (ADA)

Price slid 4% to $0.41.

## What next?

Bitcoin fell 3%.
> $142: SOL | $0.41: ADA | 3%: BTC
---
Intel rose 2%.

Nvidia

Sales grew 9%.
> 9%: INTC
---
Intel rose 2%.

* Nvidia
* AMD
* Apple

Sales at the chipmaker grew 9%.
> 9%: INTC
"""
TABLES = """
| Company | Revenue | Profit |
| --- | --- | --- |
| Ardent Foods | $12 million | $2 million |
| Bexley Retail | $30 million | $4 million |
> $12 million: ardent-foods | $30 million: bexley-retail | $4 million: bexley-retail
---
Home Depot fell.

| Security | Last | Change |
| --- | --- | --- |
| HOME DEPOT INC. | 402.10 | +3.20 |
| LOWE'S COMPANIES INC. | 230.55 | -1.11 |
| OSTROW CORP. | 20.55 | -0.12 |
> 402.10: HD | 230.55: LOW | -1.11: LOW | 20.55: ostrow | -0.12: ostrow
---
| | Unit | 2024 |
| --- | --- | --- |
| Revenue of Intel | $m | 12 |
| Sales of AMD | $m | 14 |
> 12: INTC | 14: AMD
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(REFERENCE)


@pytest.mark.parametrize("page", [page for pages in (LISTS, TABLES) for page in pages.strip().split("\n---\n")])
def test_each_figure_belongs_to(page: str, vocabulary: Vocabulary) -> None:
    text, _, rows = page.partition("\n> ")
    owners = dict(row.rsplit(": ", 1) for row in rows.strip().split(" | "))
    article = clean_article("a", text, "text/markdown", "a.md", load_cleaning_tables())
    read = {}
    for mention in extract_article(article, vocabulary).mentions:
        read[article.clean.text[mention.quantity.start : mention.quantity.end]] = mention.reading.entity
    assert {words: read.get(words, "no figure") for words in owners} == owners
