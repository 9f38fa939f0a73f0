"""Whose figures are they where the names are in no list: longer names, start-ups, tokens, people, groups of funds."""

import pytest
from entity_cases import index, read

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
        "Zinc was flat; lead added 0.2% to 17,125 yuan and tin was up 0.1% to 257,340 yuan.",
        "0.2%",
        "price",
        "lead-metal",
    ),
    (
        "Zinc was flat; lead added 0.2% to 17,125 yuan and tin was up 0.1% to 257,340 yuan.",
        "17,125 yuan",
        "price",
        "lead-metal",
    ),
    (
        "Zinc was flat; lead added 0.2% to 17,125 yuan and tin was up 0.1% to 257,340 yuan.",
        "257,340 yuan",
        "price",
        "tin",
    ),
    ("The dollar bought 7.28 yuan.", "7.28 yuan", "fx_rate", "USD"),
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


@pytest.mark.parametrize(("text", "words", "metric", "entity"), [*SAME, *UNLISTED, *GROUPS, *PLACES, *METALS, *PEOPLE])
def test_the_figure_belongs_to(text: str, words: str, metric: str, entity: str) -> None:
    assert read(text, words, metric).entity == entity


@pytest.mark.parametrize("text", NOT_NAMES)
def test_no_company_is_named(text: str) -> None:
    kinds = {"company", "unknown", "fund", "coin"}
    assert [text[o.start : o.end] for o in index(text).occurrences if o.entity.kind in kinds] == []
