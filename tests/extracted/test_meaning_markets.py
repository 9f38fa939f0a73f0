"""What the numbers of market reports, analyst notes and economic releases mean, sentence by sentence."""

# ruff: noqa: E501 - a sentence and its figures are one row

import pytest
from meaning_sentences import read, say

COMPANY = [
    ("Shares of Acme fell [4.2%] on Monday.", "-share_price % 1d"),
    ("The stock rose [3%] to [$48.10].", "share_price % 1d", "share_price"),
    ("Acme shares are down [12%] this year.", "-share_price % ytd"),
    ("The stock has gained [35%] over the past 12 months.", "share_price % 1y"),
    ("Shares slid [6%] in after-hours trading.", "-share_price % after_hours"),
    ("The stock jumped [9%] in premarket trading.", "share_price % premarket"),
    ("Acme closed at [$102.35], up [1.1%] on the day.", "share_price", "share_price % 1d"),
    ("The shares were [18 pence] lower at [412 pence].", "-share_price change 1d", "share_price"),
    ("Shares have lost [8%] in the past month and [20%] year to date.", "-share_price % 1mo", "-share_price % ytd"),
    ("The stock is trading [11%] below its 200-day moving average of [$54.20].", "-share_price % sma_200d", "moving_average"),
    ("Its 52-week high is [$88.10] and its 52-week low is [$41.25].", "share_price_52w_high", "share_price_52w_low"),
    ("The shares opened at [$31.40] on Friday.", "share_price"),
    ("Borealis and Fenwick each dropped [5%].", "-share_price % 1d", ),
    ("Acme gained [2%] while Borealis fell [3%].", "share_price % 1d", "-share_price % 1d"),
    ("The company has a market cap of [$6.2 billion].", "market_cap"),
    ("The stock trades at [18 times] forward earnings.", "pe_ratio"),
    ("It has a P/E ratio of [22.4] and a beta of [1.3].", "pe_ratio", "beta"),
    ("The PEG ratio stands at [1.8].", "peg_ratio"),
    ("Acme has a debt-to-equity ratio of [0.62] and a current ratio of [1.9].", "debt_to_equity", "current_ratio"),
    ("Short interest is [7.8%] of the float.", "short_interest"),
    ("About [3.1 million] shares changed hands.", "trading_volume"),
    ("The RSI stands at [71].", "rsi"),
    ("Support sits at [$45] and resistance at [$52].", "support_level", "resistance_level"),
    # targets
    ("Analysts at Cobalt Bank raised their price target to [$60] from [$52].", "price_target estimate", "price_target estimate"),
    ("The broker cut its target on the stock to [£4.10].", "price_target estimate"),
    ("The average price target of [$70] implies an upside of [24%].", "price_target_mean estimate", "price_target % price estimate"),
    ("Targets range from a low estimate of [$40] to a high estimate of [$95].", "price_target_low estimate", "price_target_high estimate"),
    ("Cobalt Bank rates it a buy with a [$33] price target, a [15%] upside.", "price_target estimate", "price_target % price estimate"),
    ("Of the [24] analysts covering the stock, [18] rate it a buy.", "analyst_rating_count", "analyst_buy_count"),
    ("Options markets imply a [40%] chance of a cut.", "probability"),
    ("It has [120 million] shares outstanding.", "shares_outstanding"),
]  # fmt: skip
COIN = [
    ("Bitcoin fell [5%] to [$61,200].", "-price % 1d", "price"),
    ("Bitcoin traded near [$84,500], down [2%] on the day and [9%] over the past week.", "price", "-price % 1d", "-price % 1w"),
    ("Ether rose [3.1%] in the last 24 hours.", "price % 1d"),
    ("The token slumped [22%] this month.", "-price % 1mo"),
    ("XRP is up [180%] since the start of the year.", "price % ytd"),
    ("Spot ETFs saw net inflows of [$310 million].", "etf_flows"),
    ("The funds recorded outflows of [$95 million] on Tuesday.", "-etf_flows"),
    ("Some [$420 million] in leveraged positions were liquidated.", "liquidations"),
    ("Liquidations topped [$1.1 billion].", "liquidations"),
    ("Immediate support lies at [$58,000].", "support_level"),
    ("A break above the [$70,000] resistance is needed.", "resistance_level"),
    ("The fear and greed index fell to [23].", "sentiment_index"),
    ("The market cap of the token is [$14 billion].", "market_cap"),
    ("Trading volume rose [40%] to [$28 billion].", "trading_volume % 1d", "trading_volume"),
    ("Bitcoin hit a record high of [$108,000].", "price"),
    ("The 50-day moving average stands at [$65,400].", "moving_average"),
]  # fmt: skip
INDEX = [
    ("The S&P 500 rose [0.8%] to [5,321.40].", "index_level % 1d", "index_level"),
    ("The Dow added [210 points], or [0.5%].", "index_level change 1d", "index_level % 1d"),
    ("The Nasdaq Composite lost [1.2%].", "-index_level % 1d"),
    ("The Nifty ended at [22,450.30], down [120 points].", "index_level", "-index_level change 1d"),
    ("The FTSE 100 closed [0.3%] higher.", "index_level % 1d"),
    ("Hong Kong's Hang Seng index fell [1.9%] for the week.", "-index_level % 1w"),
    ("The yield on the 10-year Treasury rose [5 basis points] to [4.32%].", "bond_yield change 1d", "bond_yield"),
    ("The 10-year yield fell to [4.1%].", "bond_yield"),
    ("Gold was up [0.6%] at [$2,340.50 an ounce].", "price % 1d", "price"),
    ("Brent crude fell [2%] to [$81.30 a barrel].", "-price % 1d", "price"),
    ("U.S. crude settled at [$76.85 a barrel].", "price"),
    ("Crude inventories fell by [2.4 million barrels].", "-storage_level change 1w"),
    ("The rupee weakened to [83.45] against the dollar.", "fx_rate"),
    ("The euro rose [0.4%] to [$1.0850].", "fx_rate % 1d", "fx_rate"),
    ("The VIX climbed to [18.2].", "implied_volatility"),
    ("Foreign investors were net sellers of equities worth [₹1,200 crore].", "-etf_flows"),
    ("Asian stocks tumbled, with the Nikkei down [3.1%].", "-index_level % 1d"),
    ("OPEC output rose to [27 million bpd].", "production_volume"),
]  # fmt: skip
COUNTRY = [
    ("The economy grew [2.1%] in the second quarter.", "gdp_growth"),
    ("GDP shrank [0.3%] in the quarter, against forecasts of [0.1%] growth.", "-gdp_growth", "gdp_growth estimate"),
    ("Inflation slowed to [3.2%] in May from [3.6%] in April.", "inflation", "inflation"),
    ("Consumer prices rose [0.3%] from the previous month.", "inflation"),
    ("Core CPI increased [0.2%], below the [0.3%] economists expected.", "inflation", "inflation estimate"),
    ("The unemployment rate ticked up to [4.1%].", "unemployment_rate"),
    ("Employers added [175,000] jobs last month.", "payrolls"),
    ("Nonfarm payrolls rose by [210,000], above the [180,000] forecast.", "payrolls", "payrolls estimate"),
    ("Retail sales fell [0.4%] in January.", "-economic_indicator % mom"),
    ("The central bank raised its policy rate by [25 basis points] to [5.5%].", "policy_rate change other", "policy_rate"),
    ("The Fed held interest rates at [5.25%].", "policy_rate"),
    ("The manufacturing PMI rose to [51.2] from [49.8].", "pmi", "pmi"),
    ("The trade deficit widened to [$68 billion].", "economic_indicator"),
    ("The president threatened tariffs of [25%] on steel.", "tariff_rate"),
    ("Economists expect the economy to grow [1.8%] next year.", "gdp_growth estimate"),
    ("Consumer confidence fell to [98.3].", "sentiment_index"),
    ("Industrial production rose [0.6%] in June.", "economic_indicator % mom"),
    ("Wheat production is forecast to rise [3%] to [790 million tonnes].", "production_volume % yoy estimate", "production_volume estimate"),
]  # fmt: skip
NOTHING_FITS = [
    ("The ship carries [400] passengers on board and [12] lifeboats.",),
    ("Rainfall was [85%] of the historical average.",),
]
ROWS = (
    [(row, "company") for row in COMPANY]
    + [(row, "coin") for row in COIN]
    + [(row, "index") for row in INDEX]
    + [(row, "country") for row in COUNTRY]
)


@pytest.mark.parametrize(("row", "subject"), ROWS, ids=[row[0][:60] for row, _ in ROWS])
def test_markets(row: tuple[str, ...], subject: str) -> None:
    assert tuple(say(quantity, meaning) for quantity, meaning in read(row[0], subject)) == row[1:]
