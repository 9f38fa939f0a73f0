"""Whose figures are they: sentences and passages that go through many names, as wraps, tables and analyst pieces do."""

from decimal import Decimal

import pytest
from entity_cases import abbreviations, figure, index, lexicon, read, table

from assets.cleaned.record import Block, BlockKind, Cell, CleanArticle, Section
from assets.extracted.entities.choose import choose_entity
from assets.extracted.entities.find import find_names
from assets.extracted.entities.kinds import Hint
from assets.extracted.entities.surroundings import look_around
from assets.extracted.passages import split_passages
from assets.extracted.record import Quantity
from assets.kernel.spans import apply_edits

ROWS = [
    (
        "Among the top gainers were Infosys, up 2.4%, Wipro, up 1.8%, and HCL Technologies, which added 1.2%.",
        "share_price",
        {"2.4%": "INFY", "1.8%": "WIPRO", "1.2%": "HCLTECH"},
    ),
    (
        "Tata Steel (3.1%), JSW Steel (2.2%) and Hindalco (1.7%) were the top Nifty gainers.",
        "share_price",
        {"3.1%": "TATASTEEL", "2.2%": "JSWSTEEL", "1.7%": "HINDALCO"},
    ),
    (
        "Ethereum (ETH) fell 3.2% to $2,410, Solana (SOL) dropped 5% and Dogecoin (DOGE) lost 7%.",
        "price",
        {"3.2%": "ETH", "$2,410": "ETH", "5%": "SOL", "7%": "DOGE"},
    ),
    (
        "Nvidia, Broadcom and Micron gained 2%, 3% and 4%, respectively.",
        "share_price",
        {"2%": "NVDA", "3%": "AVGO", "4%": "MU"},
    ),
    ("Riot Platforms and Cipher Mining each fell 6%.", "share_price", {"6%": "RIOT"}),
    (
        "Airlines rallied: Delta Air Lines +4%, United Airlines +5%, American Airlines +6%.",
        "share_price",
        {"+4%": "DAL", "+5%": "UAL", "+6%": "AAL"},
    ),
    (
        "In London, Barclays rose 1.3%. Lloyds, by contrast, shed 0.4%. NatWest was flat at 401 pence.",
        "share_price",
        {"1.3%": "BARC", "0.4%": "LLOY", "401 pence": "NWG"},
    ),
    (
        "The S&P 500 lost 12 points, or 0.2%, to 5,820. The Nasdaq Composite fell 0.5%. The Dow was up 33 points.",
        "index_level",
        {"12 points": "SPX", "0.2%": "SPX", "5,820": "SPX", "0.5%": "IXIC", "33 points": "DJI"},
    ),
    (
        "West Texas Intermediate rose 1.1% to $71.20 a barrel. Brent, the global benchmark, added 0.9%.",
        "price",
        {"1.1%": "WTI", "$71.20": "WTI", "0.9%": "brent-crude"},
    ),
    (
        "Spot gold was up 0.4% at $2,650 an ounce. Silver gained 1% and platinum futures fell 0.3%.",
        "price",
        {"0.4%": "gold", "$2,650": "gold", "1%": "silver", "0.3%": "platinum"},
    ),
    (
        "# Kroger up\nKroger said sales rose 2.5%.\nWalmart reported a gain of 4.5%.\nThe grocer expects $4.60.",
        "revenue",
        {"2.5%": "KR", "4.5%": "WMT", "$4.60": "KR"},
    ),
    (
        "Tesla delivered 443,956 cars, while BYD sold 426,039. The Chinese automaker's exports reached 105,000.",
        "units_sold",
        {"443,956": "TSLA", "426,039": "1211.HK", "105,000": "1211.HK"},
    ),
    (
        "Snowflake trades at 14 times sales, versus 9 times for Datadog and 7 times for MongoDB.",
        "ps_ratio",
        {"14 times": "SNOW", "9 times": "DDOG", "7 times": "MDB"},
    ),
    (
        "US consumer prices rose 3.4% in April, while inflation in Canada eased to 2.7% and Japan's slowed to 2.5%.",
        "inflation",
        {"3.4%": "USA", "2.7%": "CAN", "2.5%": "JPN"},
    ),
    (
        "The European Central Bank cut its deposit rate to 3.75%; the Bank of Canada lowered its own to 4.75%.",
        "policy_rate",
        {"3.75%": "ECB", "4.75%": "BOC"},
    ),
    (
        "Honda and Nissan are in merger talks. Nissan's shares jumped 24% while Honda's fell 3%.",
        "share_price",
        {"24%": "7201.T", "3%": "7267.T"},
    ),
    (
        "Oppenheimer lifted its target on CrowdStrike to $410 from $365. Baird has $390 on the stock.",
        "price_target",
        {"$410": "CRWD", "$365": "CRWD", "$390": "CRWD"},
    ),
    (
        "Starbucks reported revenue of $9.1 billion, missing the LSEG consensus of $9.35 billion.",
        "revenue",
        {"$9.1 billion": "SBUX", "$9.35 billion": "SBUX"},
    ),
    (
        "Coinbase said volume was $226 billion. Rival Robinhood handled $54 billion. Coinbase's own revenue fell 17%.",
        "revenue",
        {"17%": "COIN"},
    ),
    (
        "Vanguard raised its stake in Rivian to 7.1%, a filing showed. BlackRock holds 5.5%.",
        "stake",
        {"7.1%": "RIVN"},
    ),
    (
        "MicroStrategy bought 5,445 bitcoins for $147 million. The company now owns 158,245 bitcoins.",
        "crypto_holdings",
        {"158,245": "MSTR"},
    ),
    (
        "Bitcoin's price slipped below $60,000. Support sits at $58,500, while ether found support at $2,300.",
        "support_level",
        {"$58,500": "BTC", "$2,300": "ETH"},
    ),
    (
        "Reliance Industries' profit rose 7.4% to Rs 18,540 crore. Its telecom arm Jio added 3.3 million users.",
        "net_income",
        {"7.4%": "RELIANCE", "Rs 18,540 crore": "RELIANCE"},
    ),
    (
        "The rupee closed at 84.08 per dollar. The yen weakened 0.5% to 153.20.",
        "fx_rate",
        {"84.08": "INR", "0.5%": "JPY", "153.20": "JPY"},
    ),
]


@pytest.mark.parametrize(("text", "metric", "figures"), ROWS)
def test_each_figure_belongs_to(text: str, metric: str, figures: dict[str, str]) -> None:
    assert {words: read(text, words, metric).entity for words in figures} == figures


def test_a_row_of_a_table_belongs_to_its_label() -> None:
    text = "Intel\n$20.10"
    cells = (Cell(0, 5, 1, 0, header=False), Cell(6, 12, 1, 1, header=False))
    block = Block(0, 0, len(text), BlockKind.TABLE, Section.TABLE, cells=cells)
    page = CleanArticle("0" * 64, apply_edits(text, ()), (block,), ())
    names = find_names(page, lexicon().find(text), table())
    passage = split_passages(page, abbreviations())[1]
    quantity = Quantity(6, 12, Decimal("20.10"), 2, "USD", "test")
    assert choose_entity(look_around(text, names, passage), quantity, Hint("price", "market", "USD")).entity == "INTC"


def test_the_ranking_says_where_it_looked() -> None:
    text = "Intel fell 1.4%, but AMD climbed 2.8%."
    reading = read(text, "2.8%", "share_price")
    (evidence,) = reading.evidence
    assert evidence.start is not None
    assert text[evidence.start : evidence.end] == "AMD"
    assert [c.entity.entity_id for c in reading.candidates] == ["AMD", "INTC"]
    assert index(text).subjects[0].entity_id in {"INTC", "AMD"}
    assert figure(text, "2.8%")[0].start == 0
