"""Which names a text holds, which words are none, and which digits belong to names."""

import time

import pytest
from entity_cases import article, index, lexicon, table
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extracted.entities.find import find_names
from assets.extracted.entities.home import home_country

FOUND = [
    ("Nvidia and Apple rose.", {"NVDA", "AAPL"}),
    ("Shares of Alphabet's Google unit", {"GOOGL"}),
    ("McDonald's and Coca-Cola sell drinks.", {"MCD", "KO"}),
    ("The lender Standard Chartered is in London.", {"STAN", "london"}),
    ("Nestlé and L'Oréal are European.", {"NESN", "OR.PA", "europe"}),
    ("Procter & Gamble, AT&T and H&M", {"PG", "T", "HM-B"}),
    ("bitcoin, ether and Solana", {"BTC", "ETH", "SOL"}),
    ("copper, Brent crude and arabica coffee", {"copper", "brent-crude", "arabica-coffee"}),
    ("the S&P 500, the CAC 40 and the Nikkei 225", {"SPX", "PX1", "NKY"}),
    ("Zomato Ltd (NSE: ETERNAL)", {"ETERNAL"}),
    ("Tencent (00700.HK)", {"0700.HK"}),
    ("Target reported a profit. At Target, sales fell.", {"TGT"}),
    ("Block Inc. said so.", {"XYZ"}),
    ("Visa (NYSE: V) and Mastercard", {"V", "MA"}),
    ("Gap's shares rose", {"GAP"}),
    ("we talked to Strategy about its coins", {"MSTR"}),
    ("March cocoa (CCH26) fell", {"cocoa"}),
    ("The Federal Reserve and the Bank of Japan", {"FED", "BOJ"}),
    ("Wintermark Resources Ltd found ore.", {"wintermark-resources"}),
    ("Korea Export Bank (KEB) lent more. KEB grew.", {"KEB"}),
    ("German exports and Brazilian coffee", {"DEU", "BRA", "coffee"}),
    ("Tata Motors said sales rose.", {"TATAMOTORS"}),
    ("LON:TSCO and $AMD", {"TSCO", "AMD"}),
]
NOT_NAMES = [
    "We hit the target and block the gap.",
    "The company has a visa strategy.",
    "It is all on the table now.",
    "A circle of riot police",
    "An apple a day",
    "The CEO said AI and IT matter.",
    "Match the box and snap the post.",
    "Sea levels rise; here is a fold.",
    "US$5 and A$3",
    "Best efforts, next steps, first base",
    "On Monday shares were mixed.",
    "Block by block, the city was rebuilt.",
    "Strategy matters more than luck.",
    "Relative Strength Index (RSI) readings",
    "earnings per share (EPS) and gross margin (GM)",
    "Chief Executive Jane Smith reported a cold.",
    "Investors bought stocks.",
    "The Visa office was shut",
]
COMPANIES = ("company", "unknown", "fund")
TAKEN = [
    ("the S&P 500 rose 5%", ["S&P 500"]),
    ("the Nikkei 225 and the CAC 40", ["Nikkei 225", "CAC 40"]),
    ("3,000 Antminer S21 and 40 H100 chips", ["S21", "H100"]),
    ("a Form 10-K and a 13F filing", ["10-K", "13F"]),
    ("the A350 and the 737 MAX", ["A350", "737 MAX"]),
    ("a Series 7 exam and Windows 11", ["Series 7", "Windows 11"]),
    ("Web3 and 5G networks", ["Web3", "5G"]),
    ("iPhone 16 and Galaxy 24 sales of 30 million", ["iPhone 16", "Galaxy 24"]),
    ("a Level 2 system in 40 cars", ["Level 2"]),
    ("Phase 3 trials of 500 patients", ["Phase 3"]),
    ("revenue of USD34.6m in Q1", []),
    ("FY25 sales of RMB480 million", []),
    ("raised $250K and 3.5M tokens", []),
    ("up 12.5% to 1,200 points", []),
    ("Hut 8 mined 90 coins", ["Hut 8"]),
    ("the Russell 2000 lost 0.4%", ["Russell 2000"]),
    ("3M fell 2%", ["3M"]),
    ("COVID-19 cut sales by 8%", ["COVID-19"]),
]
HOMES = [
    ("Wesfarmers said sales rose. Wesfarmers shares gained.", "AU"),
    ("Kestrel Lithium (ASX: KSL) raised $4 million.", "AU"),
    ("Tesco said sales rose.", "GB"),
    ("Hargrove Foods plc (LON:HGF) said so.", "GB"),
    ("The Sensex rose 300 points and the Nifty gained.", "IN"),
    ("Shopify sold more.", "CA"),
    ("Tencent grew.", "CN"),
    ("Sales rose.", None),
    ("Bitcoin fell.", None),
]


@pytest.mark.parametrize(("text", "entities"), FOUND)
def test_names_are_found(text: str, entities: set[str]) -> None:
    assert {o.entity.entity_id for o in index(text).occurrences} == entities


@pytest.mark.parametrize("text", NOT_NAMES)
def test_ordinary_words_are_no_companies(text: str) -> None:
    assert [text[o.start : o.end] for o in index(text).occurrences if o.entity.kind in COMPANIES] == []


@pytest.mark.parametrize(("text", "taken"), TAKEN)
def test_digits_of_names_are_taken(text: str, taken: list[str]) -> None:
    assert [text[start:end] for start, end, _ in index(text).taken] == taken


@pytest.mark.parametrize(("text", "country"), HOMES)
def test_the_home_of_an_article(text: str, country: str | None) -> None:
    assert home_country(index(text), article(text), table()) == country


def test_short_names_follow_long_ones() -> None:
    text = "Banca Prima Holdings Ltd (BIT: BPH) grew. Later Banca Prima shrank, and BPH fell."
    assert [text[o.start : o.end] for o in index(text).occurrences if o.entity.entity_id == "BPH"][-2:] == [
        "Banca Prima",
        "BPH",
    ]


def test_every_name_points_to_an_entity_and_every_row_names_its_source() -> None:
    assert {entity_id for _, entity_id, _ in table().names} <= table().entities.keys()
    assert len(table().entities) > 6000


PIECES = st.sampled_from(
    [
        "Apple",
        "Acme Corp.",
        "(NYSE: ACME)",
        " (",
        ")",
        "$TSLA",
        "The ",
        "company",
        "'s",
        " rose 5%",
        ".",
        "\n",
        "S&P 500",
        "it",
        "ß",
        "İ",
        "🚀",
        "said",
        ", ",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join)))
def test_spans_stay_inside_and_in_order(text: str) -> None:
    names = index(text)
    last = 0
    for occurrence in names.occurrences:
        assert last <= occurrence.start < occurrence.end <= len(text)
        last = occurrence.end
    assert list(names.taken) == sorted(names.taken)
    assert all(0 <= start < end <= len(text) for start, end, _ in names.taken)


@pytest.mark.parametrize(
    "unit", ["1,234 ", "Acme Corp. rose ", "x", "(NYSE: ACME) ", "The company said it ", "Aa Bb ", "$A ", "1-"]
)
def test_cost_grows_with_the_length_only(unit: str) -> None:
    def cost(size: int) -> float:
        page = article(unit * (size // len(unit)))
        hits = lexicon().find(page.clean.text)
        started = time.process_time()
        find_names(page, hits, table())
        return time.process_time() - started

    small, large = min(cost(8_000) for _ in range(3)), cost(80_000)
    assert large < 40 * max(small, 0.001)
