"""Sentences of market wraps, of economies and of industries, each an article: value, unit, metric, measure, period."""

# ruff: noqa: E501 - a row of a table is one line

import pytest

from assets.cleaned.clean import CleaningTables, clean_article
from assets.extracted.extract import extract_article
from assets.extracted.record import Measure, Mention
from assets.extracted.vocabulary import Vocabulary
from assets.kernel.ids import plain

QUOTES = [
    (
        "Nikkei 225 38,900.02 +0.5%, Shanghai Composite 3,200.10 +0.1%",
        [
            "38900.02 points index_level",
            "0.5 percent index_level 1d",
            "3200.1 points index_level",
            "0.1 percent index_level 1d",
        ],
    ),
    (
        "Frankfurt DAX: 7,100.20 (-6.70) Paris CAC: 3,800.75 (+12.15)",
        [
            "7100.2 points index_level",
            "-6.7 points index_level 1d",
            "3800.75 points index_level",
            "12.15 points index_level 1d",
        ],
    ),
    (
        "FTSE 100: 7,512.30 +23.10 (+0.31%)",
        ["7512.3 points index_level", "23.1 points index_level 1d", "0.31 percent index_level 1d"],
    ),
    (
        "Gainers included Apple (AAPL US, +1.30%) and Alder Foods (ALF LN: -0.4%).",
        ["1.3 percent share_price 1d", "-0.4 percent share_price 1d"],
    ),
    (
        "Brent: $71.20 (+1.1%). Gold $2,411.90 -0.3%.",
        ["71.2 USD price", "1.1 percent price 1d", "2411.9 USD price", "-0.3 percent price 1d"],
    ),
    (
        "The Dow Jones industrial average rose 120.45, or 0.4 percent, to 26,000.10.",
        ["120.45 points index_level 1d", "0.4 percent index_level 1d", "26000.1 points index_level"],
    ),
    ("The ICE dollar index rose 0.5% to 104.25.", ["0.5 percent index_level 1d", "104.25 points index_level"]),
    ("Shares on the Nikkei were 0.1% lower at midday.", ["-0.1 percent index_level 1d"]),
    (
        "The dollar gained 0.2% to 33.88 versus the Thai baht and 1.3565 against the Singapore dollar.",
        ["0.2 percent fx_rate 1d", "33.88 THB fx_rate", "1.3565 SGD fx_rate"],
    ),
    ("Acme (NYSE: ACM) shares rose 4%. ($ = 0.969 euro)", ["4 percent share_price 1d", "0.969 EUR fx_rate"]),
    (
        "The 30-share Sensex rose 120 points to 81,000.",
        ["30 count ranking_size", "120 points index_level 1d", "81000 points index_level"],
    ),
    ("The three-month aluminum futures contract gained 0.6%.", ["0.6 percent price 1d"]),
    ("It signed a three-month contract for supply.", ["3 mo contract_duration"]),
    ("Bulgaria's industrial output fell by an annual 3.9%.", ["-3.9 percent economic_indicator yoy"]),
    (
        "Comex silver is off 7% from its 52-week high of $34.80.",
        ["-7 percent price other", "34.8 USD share_price_52w_high"],
    ),
    ("The S&P 500 companies employ 29 million people.", ["29000000 count employees"]),
    ("HSBC (HKEX: 5) closed 35 branches.", ["35 count stores"]),
]

MOVES = [
    (
        "Acme (NYSE: ACM) was last seen at $7.07, far from its annual high of $17.50.",
        ["7.07 USD/share share_price", "17.5 USD/share share_price_52w_high"],
    ),
    ("Open interest (OI) in Bitcoin futures hit an all-time high of $40.5 billion.", ["40500000000 USD other"]),
    (
        "Acme (NYSE: ACM) had a forex loss of $2.9 million, after an exchange gain of $3 million.",
        ["2900000 USD other", "3000000 USD other"],
    ),
    (
        "Acme (NSE: ACME) had a net profit and revenue of Rs 39.8 crore and 253.2 crore, respectively.",
        ["398000000 INR net_income", "2532000000 INR revenue"],
    ),
    (
        "The economy added 120,000 jobs. The Dow fell 410.20 points to 43,905.10.",
        ["120000 count payrolls", "-410.2 points index_level 1d", "43905.1 points index_level"],
    ),
    (
        "The Dow lost 2.1% for the week; the small-cap S&P 600, 1.4%; and the S&P 500, 1.2%.",
        ["-2.1 percent index_level 1w", "-1.4 percent index_level 1w", "-1.2 percent index_level 1w"],
    ),
    ("Smallcaps and midcaps lost 3.1% and 2.4%.", ["-3.1 percent index_level 1d", "-2.4 percent index_level 1d"]),
    ("The Nasdaq had corrected 12% from its peak.", ["-12 percent index_level other"]),
    (
        "The Nifty has support at 22,100, its 50-day moving average stands at 22,640 and 22,900 is a hurdle.",
        ["22100 points support_level", "22640 points moving_average", "22900 points resistance_level"],
    ),
    (
        "A director of Acme (NYSE: ACM) sold 500 shares at $40.10 per share, totaling $20,050.",
        ["500 shares other", "40.1 USD/share share_price", "20050 USD other"],
    ),
    (
        "Acme (NYSE: ACM) had sales of $2.1 billion, short of the $2.2 billion target.",
        ["2100000000 USD revenue", "2200000000 USD revenue"],
    ),
]

OTHERS = [
    ("Treasury yields climbed 8 basis points to 3.1%.", ["8 basis_point bond_yield 1d", "3.1 percent bond_yield"]),
    ("The shares have a yield of 3%.", ["3 percent dividend_yield"]),
    ("Shares were trading 30% higher at 1820p.", ["30 percent share_price 1d", "18.2 GBP/share share_price"]),
    ("Sales rose 4% in 2018.", ["4 percent revenue yoy 2018"]),
    ("The turnaround time is presently 8.7 days.", ["8.7 d other"]),
    ("The average workweek rose to 33.9 hours.", ["33.9 h economic_indicator"]),
    ("It closed after 33.9 hours of talks.", []),
    (
        "Output grew by 0.7% but was driven by an increase in repairs and was offset by a 1.9% drop in new work.",
        ["0.7 percent production_volume yoy", "-1.9 percent production_volume yoy"],
    ),
    (
        "Sales rose 4% after falling 2%; it expects 5%.",
        ["4 percent revenue yoy", "-2 percent revenue yoy", "5 percent revenue yoy"],
    ),
    (
        "Use peaked in 2006, when demand reached 50,270 megawatts, followed by 2017 with 50,116 megawatts.",
        ["50270 MW power_capacity 2006", "50116 MW power_capacity 2017"],
    ),
    (
        "Alder plc of London pays a dividend of 1.97 euros a share, or 0.45 a share in cash.",
        ["1.97 EUR/share dividend_per_share", "0.45 EUR/share dividend_per_share"],
    ),
]

ACME = "Published: February 12, 2025\n\nAcme Industries (NYSE: ACM) reported results for its fourth quarter."
PERIODS = [
    (
        "For fiscal 2025 it now projects revenue of $8 billion.\n\nPreviously, the company expected revenue of $9 billion.",
        ["FY2025", "FY2025"],
    ),
    (
        "Acme lowers its dividend starting in the second quarter\n\nRevenue rose 6% to $4 billion.",
        ["FY2024Q4", "FY2024Q4"],
    ),
    ("Sales rose 5% in the first half of 2024 and 3% in the second half.", ["FY2024H1", "FY2024H2"]),
    ("The brothers set it up in 1967. The business makes a profit of $5 million.", ["FY2024Q4"]),
    ("Cash fell to $5 billion from $6 billion in March.", ["FY2024Q4", "2024-03"]),
]
EXPECTED = [
    ("GDP topped the 3.5% growth rate that economists had expected.", ["estimate"]),
    ("Revenue was $3 billion, ahead of the $2.2 billion that analysts were modeling.", ["reported", "estimate"]),
    ("The company on Friday said sales are expected to grow 4%.", ["guidance"]),
    ("Analysts at Jefferies said sales are expected to grow 4%.", ["estimate"]),
    ("Target (NYSE: TGT) opened at 61.38 on Thursday.", ["reported"]),
    ("The metal fell 2% (See separate story).", ["reported"]),
]


TABLE = """# Acme results

| Period | Revenue | Operating Profit | Net Profit | Adj. EPS | Progress Rate |
|---|---|---|---|---|---|
| Jun - Nov 2023 | 13,591 | 670 | 447 | 37.5 | 46.0 |
| Jun - Nov 2024 | 27,228 | 1,564 | 1,024 | 85.7 | 61.2 |
"""

CHANGES = """# Bulgaria's industrial output falls

| Sector | Dec y/y | Dec m/m | Stock index |
|---|---|---|---|
| Total | -3.9 | -1.6 | 104.2 |
| Mining | 8.0 | 21.4 | 99.1 |
"""


def tell(mention: Mention) -> str:
    """ "value unit metric [comparator] [stated period]"."""
    quantity, reading = mention.quantity, mention.reading
    value = quantity.value if quantity.signed else quantity.value * reading.sign
    words = [plain(value), quantity.unit, reading.metric]
    if reading.measure is not Measure.LEVEL:
        words.append(str(reading.comparator))
    if reading.period is not None and reading.period_from == "stated":
        words.append(reading.period)
    return " ".join(words)


@pytest.mark.parametrize(("text", "figures"), [*QUOTES, *MOVES, *OTHERS])
def test_figures_of_markets(text: str, figures: list[str], vocabulary: Vocabulary, tables: CleaningTables) -> None:
    article = clean_article("a", text, "text/plain", "a.txt", tables)
    assert [tell(mention) for mention in extract_article(article, vocabulary).mentions] == figures


def test_last_month_of_an_undated_report_is_the_one_that_it_tells_of(
    vocabulary: Vocabulary, tables: CleaningTables
) -> None:
    text = "Poland's coal output grew 7% in March 2022.\n\nLast month, German output was 7 million tonnes, after 8 million tonnes in the same month last year."
    found = extract_article(clean_article("a", text, "text/plain", "a.txt", tables), vocabulary).mentions
    assert [mention.reading.period for mention in found] == ["2022-03", "2022-03", "2021-03"]


@pytest.mark.parametrize(("text", "periods"), PERIODS)
def test_periods_of_results(text: str, periods: list[str], vocabulary: Vocabulary, tables: CleaningTables) -> None:
    article = clean_article("a", f"{ACME}\n\n{text}", "text/plain", "a.txt", tables)
    assert [mention.reading.period for mention in extract_article(article, vocabulary).mentions] == periods


def test_bare_cells_take_the_metric_of_their_column(vocabulary: Vocabulary, tables: CleaningTables) -> None:
    found = extract_article(clean_article("a", TABLE, "text/markdown", "a.md", tables), vocabulary).mentions
    columns = ["revenue", "operating_income", "net_income", "adjusted_eps", "other"]
    assert [mention.reading.metric for mention in found] == columns * 2


def test_bare_cells_under_a_head_of_changes_are_percentages(vocabulary: Vocabulary, tables: CleaningTables) -> None:
    found = extract_article(clean_article("a", CHANGES, "text/markdown", "a.md", tables), vocabulary).mentions
    told = [(mention.quantity.unit, mention.reading.comparator) for mention in found]
    assert told == [("percent", "yoy"), ("percent", "mom"), ("points", None)] * 2


@pytest.mark.parametrize(("text", "bases"), EXPECTED)
def test_whose_word_it_is(text: str, bases: list[str], vocabulary: Vocabulary, tables: CleaningTables) -> None:
    article = clean_article("a", text, "text/plain", "a.txt", tables)
    assert [mention.reading.basis.value for mention in extract_article(article, vocabulary).mentions] == bases
