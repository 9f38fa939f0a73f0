"""Numbers of one sentence that imply each other: what follows, whether the text agrees, and what implies nothing."""

from decimal import Decimal

import pytest
from article_claims import Article, Line, facts_of
from mention_tables import rows

Q1 = {"period": "FY2026Q1", "period_start": "2025-10-01", "period_end": "2025-12-31"}
YEAR_AGO = {"period": "FY2025Q1", "period_start": "2024-10-01", "period_end": "2024-12-31"}
QUARTER_AGO = {"period": "FY2025Q4", "period_start": "2025-07-01", "period_end": "2025-09-30"}
REVENUE = {"metric": "revenue"} | Q1
UP = {"metric": "revenue", "measure": "percent_change", "comparator": "yoy"} | Q1
MORE = {"metric": "revenue", "measure": "change", "comparator": "yoy"} | Q1
LESS = MORE | {"comparator": "qoq"}
BEAT = MORE | {"comparator": "estimate"}
BEAT_BY = UP | {"comparator": "estimate"}
EXPECTED = REVENUE | {"basis": "estimate"}
BEFORE = {"metric": "revenue"} | YEAR_AGO
EPS = {"metric": "eps", "unit": "USD/share"} | Q1
PRICE = {"metric": "share_price", "unit": "USD/share"}
MOVE = {"metric": "share_price", "measure": "percent_change", "comparator": "1d"}
POINTS = {"metric": "share_price", "measure": "change", "comparator": "1d", "unit": "USD/share"}
FIFTY = {"metric": "share_price", "measure": "percent_change", "comparator": "sma_50d"}
TWENTY = FIFTY | {"comparator": "sma_20d"}
AVERAGE = {"metric": "moving_average", "unit": "USD/share"}
TARGET = {"metric": "price_target", "unit": "USD/share", "basis": "estimate"}
UPSIDE = {"metric": "price_target", "measure": "percent_change", "comparator": "price", "basis": "estimate"}
HASH, FLEET = {"metric": "hashrate"}, {"metric": "fleet_efficiency"}
POWER = {"metric": "power_capacity", "aspect": "contracted"}
COINS = {"metric": "crypto_holdings", "unit": "BTC"}
WORTH = {"metric": "crypto_holdings_value"}
BITCOIN = {"metric": "price", "entity": "BTC"}
ASSETS, CASH = {"metric": "total_assets"} | Q1, {"metric": "cash"} | Q1
MARGIN = {"metric": "gross_margin"} | Q1
WIDER = MARGIN | {"measure": "change", "comparator": "yoy", "unit": "basis_point"}

# Lines; then for each relation: kind, verdict, a number that the implied interval holds, the target.
CASES = [
    # growth
    (
        "growth and no base",
        [("Sales rose [11.6%] to [$181.2 million].", UP, REVENUE)],
        [("growth", "implied", "162366000", None)],
    ),
    (
        "growth that closes on its base",
        [("Sales rose [12.0%] to [$181.2 million] from [$161.8 million].", UP, REVENUE, BEFORE)],
        [("growth", "holds", "161785000", "$161.8 million")],
    ),
    (
        "growth that does not",
        [("Sales rose [12.0%] to [$181.2 million] from [$171.8 million].", UP, REVENUE, BEFORE)],
        [("growth", "fails", "161785000", "$171.8 million")],
    ),
    (
        "a base at the precision beside it",
        [("Sales rose [12%] to [$181 million] from [$161 million].", UP, REVENUE, BEFORE)],
        [("growth", "holds", "161600000", "$161 million")],
    ),
    (
        "a base that its period names",
        [("Sales of [$181.2 million], [$161.8 million] a year ago, up [12.0%].", REVENUE, BEFORE, UP)],
        [("growth", "holds", "161785000", "$161.8 million")],
    ),
    (
        "a base in another text",
        [("Sales rose [12.0%] to [$181.2 million].", UP, REVENUE), ("It was [$161.8 million].", BEFORE)],
        [("growth", "holds", "161785000", "$161.8 million")],
    ),
    (
        "another base in another text accuses nobody",
        [("Sales rose [12.0%] to [$181.2 million].", UP, REVENUE), ("It was [$171.8 million].", BEFORE)],
        [("growth", "implied", "161785000", None)],
    ),
    ("a fall", [("Sales fell by [-20%] to [$80 million].", UP, REVENUE)], [("growth", "implied", "100000000", None)]),
    ("a fall of all", [("Sales fell by [-100%] to [$0].", UP, REVENUE)], []),
    (
        "growth of a loss",
        [("The loss grew [12%] to [-$18 million].", UP | {"metric": "net_income"}, Q1 | {"metric": "net_income"})],
        [],
    ),
    ("growth in another sentence", [("Sales were [$181.2 million]. They rose [11.6%].", REVENUE, UP)], []),
    (
        "growth of another metric",
        [("Sales were [$181.2 million] and profit rose [11.6%].", REVENUE, UP | {"metric": "net_income"})],
        [],
    ),
    (
        "growth of another company",
        [("Sales of [$181.2 million]; Bravo's rose [11.6%].", REVENUE, UP | {"entity": "BRAVO"})],
        [],
    ),
    ("growth of a segment", [("Sales of [$181.2 million], cloud up [11.6%].", REVENUE, UP | {"aspect": "cloud"})], []),
    (
        "growth of one of two",
        [("Sales of [$181.2 million] and [$99.5 million] rose [11.6%].", REVENUE, REVENUE, UP)],
        [],
    ),
    ("growth beside an estimate alone", [("They see [$195.5 million], up [11.6%].", EXPECTED, UP)], []),
    # change
    (
        "a difference and no base",
        [("Sales fell by [-$43 million] to [over $180 million].", LESS, REVENUE)],
        [("change", "implied", "223000000", None)],
    ),
    (
        "a difference that closes",
        [
            (
                "Sales fell by [-$43 million] to [$181 million] from [$224 million].",
                LESS,
                REVENUE,
                {"metric": "revenue"} | QUARTER_AGO,
            )
        ],
        [("change", "holds", "224000000", "$224 million")],
    ),
    (
        "a difference that does not",
        [
            (
                "Sales fell by [-$43 million] to [$181 million] from [$234 million].",
                LESS,
                REVENUE,
                {"metric": "revenue"} | QUARTER_AGO,
            )
        ],
        [("change", "fails", "224000000", "$234 million")],
    ),
    (
        "basis points of a margin",
        [("The margin is [43.6%], wider by [340].", MARGIN, WIDER)],
        [("change", "implied", "40.2", None)],
    ),
    (
        "a difference in another currency",
        [("Sales of [$181 million], up [5 million].", REVENUE, MORE | {"unit": "EUR"})],
        [],
    ),
    # surprise
    (
        "a miss that closes",
        [
            ("Sales of [$181.2 million] missed by [-$6.53 million].", REVENUE, BEAT),
            ("They saw [$187.73 million].", EXPECTED),
        ],
        [("surprise", "holds", "187730000", "$187.73 million")],
    ),
    (
        "a miss that closes on one of several",
        [
            ("Sales of [$181.2 million] missed by [-$6.53 million].", REVENUE, BEAT),
            ("They saw [$187.73 million].", EXPECTED),
            ("Some saw [$195.54 million].", EXPECTED),
        ],
        [("surprise", "holds", "187730000", "$187.73 million")],
    ),
    (
        "a miss that closes on none",
        [
            ("Sales of [$181.2 million] missed by [-$6.53 million].", REVENUE, BEAT),
            ("Some saw [$195.54 million].", EXPECTED),
        ],
        [("surprise", "implied", "187730000", None)],
    ),
    (
        "a miss that its sentence denies",
        [("Sales of [$181.2 million] missed the [$195.54 million] by [-$6.53 million].", REVENUE, EXPECTED, BEAT)],
        [("surprise", "fails", "187730000", "$195.54 million")],
    ),
    (
        "a beat in percent",
        [("Profit of [$419.9 million] beat the [$409 million] by [2.7%].", REVENUE, EXPECTED, BEAT_BY)],
        [("surprise", "holds", "409000000", "$409 million")],
    ),
    (
        "a beat of a loss",
        [("A loss of [-$1.35] missed by [-$1.10].", EPS, EPS | {"measure": "change", "comparator": "estimate"})],
        [("surprise", "implied", "-0.25", None)],
    ),
    (
        "a beat and another quarter's estimate",
        [
            ("Sales of [$181.2 million] missed by [-$6.53 million].", REVENUE, BEAT),
            ("They saw [$187.73 million].", EXPECTED | YEAR_AGO),
        ],
        [("surprise", "implied", "187730000", None)],
    ),
    # move
    (
        "a move and its price",
        [("Shares rose [13.94%] to [$11.08].", MOVE, PRICE)],
        [("move", "implied", "9.724", None)],
    ),
    (
        "a move and both prices",
        [("Shares rose [13.94%] to [$11.08] from [$9.72].", MOVE, PRICE, PRICE)],
        [("move", "holds", "9.724", "$9.72")],
    ),
    (
        "a move that does not lead there",
        [("Shares rose [13.94%] to [$11.08] from [$9.20].", MOVE, PRICE, PRICE)],
        [("move", "fails", "9.724", "$9.20")],
    ),
    ("a move in money", [("Shares fell [-$0.73] to [$17.72].", POINTS, PRICE)], [("move", "implied", "18.45", None)]),
    (
        "two moves to one price",
        [
            (
                "It fell [-7.49%] in a day and [-20.93%] in a week to [$67,015.29].",
                MOVE | {"metric": "price"},
                MOVE | {"metric": "price", "comparator": "1w"},
                {"metric": "price"},
            )
        ],
        [("move", "implied", "72441", None), ("move", "implied", "84754", None)],
    ),
    ("a move and a price of something else", [("Shares rose [3%] as bitcoin stood at [$84,500].", MOVE, BITCOIN)], []),
    ("a move from a price alone", [("Shares rose [3%] from [$10.00].", MOVE, PRICE)], []),
    # distance
    (
        "an average and the price",
        [("It is [28.6%] off its average of [$15.73]. It is at [$20.23].", FIFTY, AVERAGE, PRICE)],
        [("distance", "holds", "20.23", "$20.23")],
    ),
    (
        "an average and another price",
        [("It is [-28.6%] off its average of [$15.73]. It is at [$11.08].", FIFTY, AVERAGE, PRICE)],
        [("distance", "fails", "11.23", "$11.08")],
    ),
    (
        "an average and the price of another text",
        [("It is [-28.6%] off its average of [$15.73].", FIFTY, AVERAGE), ("At [$11.08].", PRICE)],
        [("distance", "fails", "11.23", "$11.08")],
    ),
    (
        "an average and several prices",
        [
            ("It is [-28.6%] off its average of [$15.73].", FIFTY, AVERAGE),
            ("At [$11.08].", PRICE),
            ("At [$9.68].", PRICE),
        ],
        [("distance", "implied", "11.23", None)],
    ),
    (
        "an average and no price",
        [("It is [-28.6%] off its average of [$15.73].", FIFTY, AVERAGE)],
        [("distance", "implied", "11.23", None)],
    ),
    (
        "two averages of one sentence",
        [("It is [-10%] off the [$10.00] and [-20%] off the [$20.00] average.", TWENTY, AVERAGE, FIFTY, AVERAGE)],
        [("distance", "implied", "9", None), ("distance", "implied", "16", None)],
    ),
    (
        "one distance and two averages",
        [("It is [-28.6%] off its average of [$15.73] and above that of [$11.07].", FIFTY, AVERAGE, AVERAGE)],
        [("distance", "implied", "11.23", None)],
    ),
    ("a distance without its average", [("It is [-25.9%] off its average.", FIFTY)], []),
    # upside
    (
        "a target and its price",
        [("The [$40] target is [12%] above the [$35.71].", TARGET, UPSIDE, PRICE)],
        [("upside", "holds", "35.71", "$35.71")],
    ),
    (
        "a target and a price of another day",
        [("The [$40] target is [12%] up.", TARGET, UPSIDE), ("It is at [$30.00].", PRICE)],
        [("upside", "implied", "35.71", None)],
    ),
    # products
    (
        "a fleet and its power",
        [("It has [853 MW]. It runs [27.6 EH/s] at [21.94 J/TH].", POWER, HASH, FLEET)],
        [("unit_identity", "holds", "605.5", "853 MW")],
    ),
    (
        "a fleet without its power",
        [("It has [853 MW]. It runs [over 40 EH/s] at [21.94 J/TH].", POWER, HASH, FLEET)],
        [("unit_identity", "fails", "1000", "853 MW")],
    ),
    (
        "a fleet in gigawatts",
        [("It has [0.9 GW]. It runs [27.6 EH/s] at [21.94 J/TH].", POWER, HASH, FLEET)],
        [("unit_identity", "holds", "0.6055", "0.9 GW")],
    ),
    (
        "the larger of two sites is enough",
        [("It has [20 MW] here. It has [853 MW]. It runs [27.6 EH/s] at [21.94 J/TH].", POWER, POWER, HASH, FLEET)],
        [("unit_identity", "holds", "605.5", "853 MW")],
    ),
    (
        "a fleet and nobody says what power",
        [("It runs [27.6 EH/s] at [21.94 J/TH].", HASH, FLEET)],
        [("unit_identity", "implied", "605500000", None)],
    ),
    (
        "a fleet and planned power",
        [("It plans [500 MW]. It runs [27.6 EH/s] at [21.94 J/TH].", POWER | {"basis": "guidance"}, HASH, FLEET)],
        [("unit_identity", "implied", "605500000", None)],
    ),
    (
        "coins and their worth",
        [("Its [12,000] coins at [$84,500] are worth [$1.01 billion].", COINS, BITCOIN, WORTH)],
        [("product", "holds", "1014000000", "$1.01 billion")],
    ),
    (
        "coins and another worth",
        [("Its [12,000] coins at [$84,500] are worth [$2.01 billion].", COINS, BITCOIN, WORTH)],
        [("product", "fails", "1014000000", "$2.01 billion")],
    ),
    (
        "a loss and its loss per share",
        [("It lost [-$378.7 million], or [-$1.35] a share.", {"metric": "net_income"} | Q1, EPS)],
        [("per_share", "implied", "280500000", None)],
    ),
    (
        "a profit and a loss per share",
        [("It made [$378.7 million], or [-$1.35] a share.", {"metric": "net_income"} | Q1, EPS)],
        [],
    ),
    # sum
    (
        "parts of a whole",
        [("It holds [$3.3 billion], including [$1 billion] and [$867.4 million].", ASSETS, WORTH | Q1, CASH)],
        [("sum", "holds", "2000000000", "$3.3 billion")],
    ),
    (
        "parts above their whole",
        [("It holds [$1.3 billion], including [$1.0 billion] and [$867.4 million].", ASSETS, WORTH | Q1, CASH)],
        [("sum", "fails", "2000000000", "$1.3 billion")],
    ),
    (
        "parts of more than a number",
        [("It holds [over $1.3 billion], including [$1.0 billion] and [$867.4 million].", ASSETS, WORTH | Q1, CASH)],
        [("sum", "holds", "2000000000", "over $1.3 billion")],
    ),
    ("a part of another unit", [("It holds [$1.3 billion], including [12,000].", ASSETS, COINS)], []),
    ("what stands beside is no part", [("It holds [$1.3 billion] and [$2.0 billion].", ASSETS, CASH)], []),
    # range
    (
        "a range",
        [("It plans [$190 million] to [$200 million].", REVENUE | {"range_id": "r"}, REVENUE | {"range_id": "r"})],
        [("range", "holds", "195000000", None)],
    ),
    (
        "a range the wrong way",
        [("It plans [$200 million] to [$190 million].", REVENUE | {"range_id": "r"}, REVENUE | {"range_id": "r"})],
        [("range", "fails", "195000000", None)],
    ),
    (
        "a range below zero",
        [("It sees [-0.6%] to [-0.7%].", UP | {"range_id": "r"}, UP | {"range_id": "r"})],
        [("range", "holds", "-0.65", None)],
    ),
]


def own(number, fields):
    """Each case has its own company; bitcoin is one."""
    entity = fields.get("entity", "E")
    return fields | {"entity": entity if entity == "BTC" else f"{entity}{number}"}


@pytest.fixture(scope="module")
def relations():
    articles = [
        Article(
            [Line(f"Case {number}: " + text, *(own(number, each) for each in fields)) for text, *fields in lines],
            name=f"c{number}",
        )
        for number, (_, lines, _) in enumerate(CASES)
    ]
    return rows(
        facts_of(*articles, until=["fct_relations", "fct_conflicts"]),
        "SELECT * FROM fct_relations ORDER BY implied_low",
    )


@pytest.mark.parametrize(("number", "case"), list(enumerate(CASES)), ids=[case[0] for case in CASES])
def test_what_numbers_imply(relations, number, case):
    found = [row for row in relations if row["entity"] == f"E{number}" and row["operands_from"] == "text"]
    assert [(row["kind"], row["verdict"], row["target_words"]) for row in found] == [
        (kind, verdict, target) for kind, verdict, _, target in case[2]
    ]
    for row, (_, _, inside, _) in zip(found, case[2], strict=True):
        assert row["implied_low"] <= Decimal(inside)
        assert row["implied_high"] is None or Decimal(inside) <= row["implied_high"]


def test_a_copied_text_implies_once():
    line = Line("Sales rose [11.6%] to [$181.2 million].", UP, REVENUE)
    (relation,) = rows(
        facts_of(Article([line]), Article([line]), until=["fct_relations"]), "SELECT * FROM fct_relations"
    )
    assert relation["n_texts"] == 1


def test_equal_operands_of_two_texts_are_one_relation():
    lines = [Line(f"{where}, sales rose [11.6%] to [$181.2 million].", UP, REVENUE) for where in ("Here", "There")]
    (relation,) = rows(facts_of(Article(lines), until=["fct_relations"]), "SELECT * FROM fct_relations")
    assert relation["n_texts"] == 2


def test_two_relations_to_one_end_confirm_each_other():
    lines = [
        Line("Sales rose [11.6%] to [$181.2 million].", UP, REVENUE),
        Line("At [$181.18 million] sales were up [11.6%].", REVENUE, UP),
    ]
    found = rows(facts_of(Article(lines), until=["fct_relations"]), "SELECT * FROM fct_relations")
    assert [(row["verdict"], row["target_mention_id"], row["operands_from"]) for row in found] == [
        ("holds", None, "text")
    ] * 2


def test_what_two_averages_say_against_a_price_is_one_conflict():
    lines = [
        Line("It is [-28.6%] off its average of [$15.73].", FIFTY, AVERAGE),
        Line("It is [1.5%] off its other average of [$11.07].", FIFTY | {"comparator": "sma_200d"}, AVERAGE),
        Line("It is at [$11.08].", PRICE),
    ]
    (conflict,) = rows(facts_of(Article(lines), until=["fct_conflicts"]), "SELECT * FROM fct_conflicts")
    assert (conflict["kind"], conflict["n_mentions"]) == ("arithmetic", 5)


def test_a_long_list_implies_nothing():
    pairs = " and ".join(f"[{10 + index}%] to [$1{index}.5 million]" for index in range(40))
    facts = facts_of(Article([Line(pairs, *([UP, REVENUE] * 40))]), until=["fct_relations"])
    assert rows(facts, "SELECT * FROM fct_relations") == []
