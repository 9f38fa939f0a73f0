"""Whose figures are they where the names are in no list: longer names, start-ups, tokens, people, groups of funds."""

import pytest
from entity_cases import index, lexicon, read, table

from assets.cleaned.record import Block, BlockKind, Cell, CleanArticle, Section
from assets.extracted.entities.find import find_names
from assets.kernel.spans import apply_edits

LONGER = [
    ("L&T Finance posted a profit of Rs 671 crore.", "Rs 671 crore", "net_income", "LT"),
    (
        "Infosys Capital Partners raised $90 million. Infosys Capital will invest it.",
        "$90 million",
        "funding_round",
        "INFY",
    ),
    ("Wipro Consumer Logistics said sales rose 11%.", "11%", "revenue", "WIPRO"),
    ("Bitcoin Depot reported revenue of $160 million.", "$160 million", "revenue", "BTC"),
    ("Solana Foundation holds tokens worth $40 million.", "$40 million", "crypto_holdings_value", "SOL"),
    ("Nestle Hellenic Foods earned $12 million last year.", "$12 million", "net_income", "NESN"),
    ("Canada Realty Holdings lost C$4 million.", "C$4 million", "net_income", "CAN"),
]
SAME = [
    ("Startup Corvy raised $90 million. Corvy Pay sells. Corvy now has 40,000 users.", "40,000", "customers", "corvy"),
    ("Apple Inc reported revenue of $94 billion.", "$94 billion", "revenue", "AAPL"),
    ("Tencent Holdings said profit rose 12%.", "12%", "net_income", "0700.HK"),
    ("Apple Watch sales fell 5% at Apple.", "5%", "revenue", "AAPL"),
    ("Microsoft CEO Satya Roe said revenue rose 18%.", "18%", "revenue", "MSFT"),
    ("Nvidia Posts Revenue of $30 Billion", "$30 Billion", "revenue", "NVDA"),
    ("Ford Motor sold 480,000 cars.", "480,000", "units_sold", "F"),
]
UNLISTED = [
    ("Bitcoin was flat. FrogNinja (FGNJ) rose 120% this week.", "120%", "price", "FGNJ"),
    (
        "Bitcoin fell 2%. Pebble Unchained (PEBU) has raised $8 million in its presale.",
        "$8 million",
        "funding_round",
        "PEBU",
    ),
    (
        "Arcadia.Works launched a market for artists. Arcadia.Works raised $3 million.",
        "$3 million",
        "funding_round",
        "arcadia-works",
    ),
    ("Amazon invested too. The fintech Quillpay is valued at $2 billion.", "$2 billion", "market_cap", "quillpay"),
    (
        "Apple fell. Quillpay's valuation reached $2 billion, and Quillpay hired staff.",
        "$2 billion",
        "market_cap",
        "quillpay",
    ),
    ("In Delhi, Zestora's revenue grew 40%. Zestora is profitable.", "40%", "revenue", "zestora"),
    ("The stake in Moltrix was bought by Apple. Later Moltrix shares gained 9%.", "9%", "share_price", "moltrix"),
    ("Among tokens, Bitcoin gained 2%, GRBL 14%, HNKO 13% and PLUT 12%.", "13%", "price", "HNKO"),
    ("Solana rose 4%, while VRTX2 added 9% and MOOLA 11%.", "11%", "price", "MOOLA"),
    ("Among coins: FLOKI gained 14%, IMX 13%, FET 12%.", "13%", "price", "IMX"),
    ("Among coins: FLOKI gained 14%, IMX 13%, FET 12%.", "12%", "price", "FET"),
    ("Kestrel Drums rose 3%, Barlow Mills 2% and Infosys 1%.", "2%", "share_price", "barlow-mills"),
    ("Kestrel Drums rose 3%, Barlow Mills 2% and Infosys 1%.", "1%", "share_price", "INFY"),
]
PEOPLE = [
    (
        "The startup Zetwerk, led by founder Rajan Mehta, raised $50 million. Mehta expects $1 billion.",
        "$50 million",
        "funding_round",
        "zetwerk",
    ),
    (
        "Nvidia chief executive Mika Tarn sold shares. Tarn expects revenue of $40 billion.",
        "$40 billion",
        "revenue",
        "NVDA",
    ),
    ("Tesla's Paul Okoro, the head of sales, said so. Okoro expects growth of 20%.", "20%", "revenue", "TSLA"),
    (
        "Intel hired Laura Quist, a former director of Boltworks. Quist raised $4 million there.",
        "$4 million",
        "funding_round",
        "INTC",
    ),
    ("Adidas sales rose. Analyst Grit Sommerau said Adidas profit would rise 12%.", "12%", "net_income", "ADS"),
    (
        "Zwerin Tolka and his brother started Fenwick, a startup. Zwerin expects revenue of $4 million.",
        "$4 million",
        "revenue",
        "fenwick",
    ),
    (
        "Bhavin Mora sold Fenwick Ltd for $9 million. Bhavin raised $3 million for Fenwick.",
        "$3 million",
        "funding_round",
        "fenwick",
    ),
]
GROUPS = [
    (
        "Ether ETPs saw inflows of $793 million, while Bitcoin ETPs took in $407 million.",
        "$793 million",
        "etf_flows",
        "ether-etps",
    ),
    (
        "Ether ETPs saw inflows of $793 million, while Bitcoin ETPs took in $407 million.",
        "$407 million",
        "etf_flows",
        "bitcoin-etps",
    ),
    ("XRP funds drew $21 million and Solana funds $9 million.", "$9 million", "etf_flows", "solana-funds"),
    ("Gold ETFs lost $2 billion in May.", "$2 billion", "etf_flows", "gold-etfs"),
    (
        "Crypto investment products recorded outflows of $415 million.",
        "$415 million",
        "etf_flows",
        "crypto-investment-products",
    ),
    ("Litecoin-based ETPs gained $1 million.", "$1 million", "etf_flows", "litecoin-based-etps"),
]
PLACES = [
    (
        "The UK's trade gap with the euro zone widened to 4 billion pounds.",
        "4 billion pounds",
        "economic_indicator",
        "GBR",
    ),
    ("Japan's trade surplus with China fell to 90 billion yen.", "90 billion yen", "economic_indicator", "JPN"),
    ("Inflation in India slowed to 4.3%, from 5.2% a month before. The US rate was 3%.", "4.3%", "inflation", "IND"),
    ("Germany's exports to the US rose 2.5%.", "2.5%", "economic_indicator", "DEU"),
    ("Prices in India eased. Ginger prices fell 30.4% and electricity rose 2.1%.", "30.4%", "inflation", "ginger"),
    ("Prices in India eased. Ginger prices fell 30.4% and electricity rose 2.1%.", "2.1%", "inflation", "electricity"),
]
METALS = [
    (
        "Zinc was flat; lead gained 0.2% at 16,980 yuan while tin rose 0.1% to 241,700 yuan.",
        "0.2%",
        "price",
        "lead-metal",
    ),
    (
        "Zinc was flat; lead gained 0.2% at 16,980 yuan while tin rose 0.1% to 241,700 yuan.",
        "16,980 yuan",
        "price",
        "lead-metal",
    ),
    (
        "Zinc was flat; lead gained 0.2% at 16,980 yuan while tin rose 0.1% to 241,700 yuan.",
        "241,700 yuan",
        "price",
        "tin",
    ),
    ("The dollar bought 7.28 yuan.", "7.28 yuan", "fx_rate", "USD"),
]
ROLES = [
    ("OKX, HTX and MEXC hold shares of 16.3%, 16.0% and 16.6%.", "16.0%", "market_share", "HTX"),
    ("OKX and HTX gained 2% and lost 3% of users.", "2%", "market_share", "okx"),
    (
        "Castle Peak holds 9% of Meridian Foods PLC. Meridian earned $4 million.",
        "$4 million",
        "net_income",
        "meridian-foods",
    ),
    ("Garda World made an offer. Garda employs 102,000 people.", "102,000", "employees", "garda-world"),
    ("Ramp, the corporate card startup, raised $150 million; Affirm fell.", "$150 million", "funding_round", "ramp"),
    ("Affirm fell. Deel's revenue hit $800 million.", "$800 million", "revenue", "deel"),
    ("Alder Solana Trust holds $120 million.", "$120 million", "aum", "alder-solana-trust"),
    (
        "Kalyan Drums, Jupiter Tubs and Dixon Mills rose 2%, 3% and 4%, respectively.",
        "3%",
        "share_price",
        "jupiter-tubs",
    ),
    ("Founder Devon Hale holds 4% of Larkspur Ltd.", "4%", "stake", "larkspur"),
    ("Brokers cut the target on Wintermere to $40. Wintermere shares fell.", "$40", "price_target", "wintermere"),
    (
        "Gasoline stocks fell 1.2 million barrels; distillate stocks rose.",
        "1.2 million barrels",
        "storage_level",
        "gasoline",
    ),
    (
        "The RBI will pay Rs 90 crore and Rs 80 crore. The benchmark 10-year yield was 6.7%.",
        "6.7%",
        "bond_yield",
        "IN10Y",
    ),
    ("The 10-year yield was 4.5%.", "4.5%", "bond_yield", "US10Y"),
    ("Italian bonds fell. The 10-year Treasury yield was 4.5%.", "4.5%", "bond_yield", "US10Y"),
    ("The SEC fined Apple. U.S. crude CLc1 fell 1% and Brent LCOc1 was last at $60.", "$60", "price", "brent-crude"),
    ("Karnataka Bank rose 2.4%.", "2.4%", "share_price", "KTKBANK"),
    ("Coconut oil rose 54%.", "54%", "price", "coconut-oil"),
]
NOT_NAMES = [
    "Gains of 3%, Losses of 2%",
    "Revenue rose 5%, EBITDA 3% and EPS 2%.",
    "Relative Strength Index (RSI) at 61",
    "Gross Merchandise Value (GMV) rose 5%",
    "Apparel rose 2%, Footwear 3%",
    "Maria Delgado, the chief executive, said so. Delgado expects growth. Delgado raised her forecast.",
    "Chairman Osterholm raised his target. Osterholm sold stock.",
    "Net Interest Margin (NIM) fell",
    "Investors bought. Traders sold. Investors gained 5%.",
    "Lena Brandt (52), a partner at the fund, bought a house. Brandt holds a degree.",
]


@pytest.mark.parametrize(("text", "words", "metric", "other"), LONGER)
def test_a_longer_name_is_another_entity(text: str, words: str, metric: str, other: str) -> None:
    reading = read(text, words, metric)
    assert reading.entity not in {other, None}
    assert reading.name is not None
    assert text.startswith(reading.name)


@pytest.mark.parametrize(
    ("text", "words", "metric", "entity"), [*SAME, *UNLISTED, *GROUPS, *PLACES, *METALS, *PEOPLE, *ROLES]
)
def test_the_figure_belongs_to(text: str, words: str, metric: str, entity: str) -> None:
    assert read(text, words, metric).entity == entity


@pytest.mark.parametrize("text", NOT_NAMES)
def test_no_company_is_named(text: str) -> None:
    kinds = {"company", "unknown", "fund", "coin"}
    assert [text[o.start : o.end] for o in index(text).occurrences if o.entity.kind in kinds] == []


def test_cells_of_a_column_of_names_are_names() -> None:
    text = "Bitcoin\n$61,000\nPebblecoin\n$0.002\nTotal\n$5"
    places = [(0, 7), (8, 15), (16, 26), (27, 33), (34, 39), (40, 42)]
    cells = tuple(Cell(start, end, i // 2, i % 2, header=False) for i, (start, end) in enumerate(places))
    block = Block(0, 0, len(text), BlockKind.TABLE, Section.TABLE, cells=cells)
    names = find_names(CleanArticle("0" * 64, apply_edits(text, ()), (block,), ()), lexicon().find(text), table())
    assert [(o.entity.entity_id, o.entity.kind) for o in names.occurrences] == [("BTC", "coin"), ("pebblecoin", "coin")]


@pytest.mark.parametrize(
    ("quote", "name"), [("4%", "KFC"), ("1%", "Pizza Hut"), ("13%", "YouTube"), ("2%", "Google"), ("5%", "miners")]
)
def test_a_brand_and_a_group_are_called_as_they_are_where_they_decide(quote: str, name: str) -> None:
    text = (
        "KFC's sales fell 4%, while Pizza Hut saw a 1% drop. Google gained, and YouTube's sales grew 13%. "
        "Google's profit rose 2%. The combined sales of gold miners fell. Miners earned 5% more."
    )
    assert (read(text, quote, "revenue").name or "").lower() == name.lower()
