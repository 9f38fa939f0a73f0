"""What the numbers of whole reports mean: several sentences, the phrases of agencies, exchanges and newsletters."""

# ruff: noqa: E501 - a sentence and its figures are one row

import pytest
from meaning_sentences import read, say

COMPANY = [
    # stock-page boilerplate
    ("The company has a market capitalization of [$3.4 billion], a price-to-earnings ratio of [18.2] and a beta of [0.9].", "market_cap", "pe_ratio", "beta"),
    ("The firm has a 50-day moving average of [$44.10] and a 200-day moving average of [$39.80].", "moving_average", "moving_average"),
    ("Shares of Acme opened at [$52.15] on Tuesday. The stock has a fifty-two week low of [$33.00] and a fifty-two week high of [$61.40].", "share_price", "share_price_52w_low", "share_price_52w_high"),
    ("Acme last posted its quarterly earnings data on Monday. The company reported [$1.02] earnings per share for the quarter, topping the consensus estimate of [$0.95] by [$0.07].", "eps", "eps estimate", "eps change estimate"),
    ("The business had revenue of [$610 million] for the quarter, compared to analyst estimates of [$598 million].", "revenue", "revenue estimate"),
    ("The company's quarterly revenue was up [7.4%] on a year-over-year basis.", "revenue % yoy"),
    ("Acme had a net margin of [11.2%] and a return on equity of [19%].", "net_margin", "roe"),
    ("Analysts predict that the firm will post [4.15] EPS for the current year.", "eps estimate"),
    ("Fenwick boosted their price objective on Acme from [$50.00] to [$58.00] and gave the stock a buy rating.", "price_target estimate", "price_target estimate"),
    ("[4] analysts have rated the stock with a hold rating and [9] have assigned a buy rating.", "analyst_hold_count", "analyst_buy_count"),
    ("The stock has a consensus rating of buy and an average target price of [$63.20].", "price_target_mean estimate"),
    ("The director sold [10,000] shares of the stock at an average price of [$51.00].", "equity_raised", "share_price"),
    ("Institutional investors own [72%] of the company's stock.", "stake"),
    ("This represents a [$2.40] annualized dividend and a yield of [3.1%].", "dividend_per_share", "dividend_yield"),
    ("As of the last report, there was short interest totaling [2,150,000] shares, an increase of [14.2%] from the previous month.", "short_interest", "short_interest % mom"),
    ("The days-to-cover ratio is [3.2] days.", "short_interest"),
    ("Trading volume was [1.2 million] shares.", "trading_volume"),
    ("The quick ratio is [0.8] and the current ratio is [1.4].", "other", "current_ratio"),
    # earnings surprises
    ("This quarterly report represents an earnings surprise of [5.2%].", "net_income % estimate"),
    ("Borealis came out with quarterly earnings of [$0.61 per share], beating the consensus estimate of [$0.55 per share]. This compares to earnings of [$0.48 per share] a year ago. These figures are adjusted for non-recurring items.", "adjusted_eps", "adjusted_eps estimate", "adjusted_eps"),
    ("The current consensus EPS estimate is [$1.10] on [$2.2 billion] in revenues for the coming quarter.", "eps estimate", "revenue estimate"),
    ("Acme shares have lost about [6.3%] since the beginning of the year versus the S&P 500's gain of [8.1%].", "-share_price % ytd", "index_level % ytd"),
    ("It posted a net loss of [$4.1 million], or [$0.08 per share], compared to a net loss of [$6.0 million], or [$0.13 per share], in the prior-year period.", "-net_income", "-eps", "-net_income", "-eps"),
    ("Profit beat the [£120m] average of analysts' estimates.", "net_income estimate"),
    # Australia, UK, India, Europe, Asia
    ("Statutory net profit after tax lifted [12%] to [A$84 million].", "net_income % yoy", "net_income"),
    ("EBIT increased [3.1%] to [A$455 million].", "operating_income % yoy", "operating_income"),
    ("The board declared a fully franked interim dividend of [A$1.20 per share], up [5%].", "dividend_per_share", "dividend_per_share % yoy"),
    ("The retailer said like-for-like sales fell [1.8%] in the 13 weeks to June.", "-same_store_sales_growth"),
    ("Pre-tax profits dropped by a third to [£45m].", "pretax_income"),
    ("Consolidated net profit jumped [24%] year on year to [₹612 crore] in the December quarter.", "net_income % yoy", "net_income"),
    ("The bank's gross NPAs stood at [2.4%] of total advances.", "npl_ratio"),
    ("The stock ended [2.3%] higher at [₹1,432.50] on the exchange.", "share_price % 1d", "share_price"),
    ("Currency-adjusted sales increased [0.1%] to [€2,076 million].", "revenue % yoy", "revenue"),
    ("Sales in the EMEA region decreased by [3.5%] to [€860 million].", "-revenue_segment % yoy", "revenue_segment"),
    ("The gross profit margin decreased by [60 basis points] to [47.0%].", "-gross_margin change yoy", "gross_margin"),
    ("Net income plunged [99%] to [€0.5 million].", "-net_income % yoy", "net_income"),
    ("The group bought back [3.2 million] shares for [HK$45 million].", "shares_repurchased", "share_repurchases"),
    # technology, media, autos, pharma, retail, airlines
    ("The app had [120 million] monthly active users, up from [98 million] a year earlier.", "mau", "mau"),
    ("The streaming service added [2.3 million] subscribers in the quarter.", "subscribers"),
    ("Sales of its weight-loss drug rose [61%] to [$4.8 billion].", "revenue_segment % yoy", "revenue_segment"),
    ("The carmaker sold [210,400] vehicles, down [4%].", "units_sold", "-units_sold % yoy"),
    ("Passenger load factor was [84.1%].", "capacity_utilization"),
    ("It plans to open [40] new stores next year.", "stores guidance"),
    ("Smartphone shipments fell [8%] to [72 million] units.", "-units_sold % yoy", "units_sold"),
    ("The company spent [$3.1 billion] on research and development.", "rnd"),
    ("It has a [32%] share of the market.", "market_share"),
    ("Headcount fell to [11,800].", "employees"),
    ("Occupancy rose to [91%].", "capacity_utilization"),
    ("Bookings grew [17%] to [$1.9 billion].", "orders % yoy", "orders"),
    # deals, venture, layoffs
    ("Acme will acquire Borealis in an all-stock deal valued at [$8.5 billion].", "deal_value"),
    ("Evergreen sold its [15%] stake in Fenwick for [$700 million].", "stake", "deal_value"),
    ("The purchase price includes [$200 million] of debt.", "total_debt"),
    ("The round brings the total raised to [$310 million].", "funding_round"),
    ("The startup, now valued at [$5.6 billion], raised [$450 million] from investors.", "valuation_private", "funding_round"),
    ("Fenwick is seeking a valuation of up to [$12 billion] in its IPO.", "valuation_private"),
    ("Severance charges of [$15 million] are expected.", "restructuring_charge estimate"),
    # lists of results
    ("Revenue, operating profit and net profit were [$900 million], [$120 million] and [$80 million], respectively.", "revenue", "operating_income", "net_income"),
    ("Revenue and EPS came in at [$410 million] and [$0.33], respectively.", "revenue", "eps"),
    ("Total assets, deposits and loans stood at [$90 billion], [$70 billion] and [$55 billion].", "total_assets", "deposits", "loans"),
    # vintage and guidance
    ("The company now expects adjusted EPS of [$5.10] to [$5.30], compared with its prior guidance of [$4.90].", "adjusted_eps guidance", "adjusted_eps guidance", "adjusted_eps guidance"),
    ("It sees revenue growth of [4%] to [6%] this year.", "revenue % yoy guidance", "revenue % yoy guidance"),
    ("Capital expenditure is expected to be between [$300 million] and [$350 million].", "capex estimate", "capex estimate"),
    ("Full-year adjusted EBITDA guidance was lowered to [$410 million].", "adjusted_ebitda guidance"),
    ("The airline targets an operating margin of [12%] by 2027.", "operating_margin guidance"),
    ("Analysts on average expect a profit of [$0.75 per share].", "eps estimate"),
    # mining and power
    ("The miner produced [514 BTC] in the quarter at a cost per bitcoin of [$41,000].", "crypto_produced", "cost_per_coin"),
    ("It sold [300 BTC] for [$28 million].", "crypto_holdings", "crypto_holdings_value"),
    ("The campus will host [300 MW] of critical IT load.", "power_capacity guidance"),
    ("The deal is worth [$1.1 billion] in contracted revenue over [10 years].", "contracted_revenue", "contract_duration"),
]  # fmt: skip
COIN = [
    ("Bitcoin is trading at [$67,250], up [1.2%] in 24 hours. It remains [9%] below its all-time high of [$73,700].", "price", "price % 1d", "-price % other", "price"),
    ("Ether was changing hands at [$3,180] after losing [4.5%] over the past week.", "price", "-price % 1w"),
    ("BTC dominance stands at [54%].", "market_share"),
    ("The price bounced off the [$62,000] support.", "support_level"),
    ("A close below [$58,500] would expose [$55,000].", "support_level", "support_level estimate"),
    ("Open interest fell to [$31 billion].", "other"),
    ("Bitcoin could rise to [$150,000] by year-end, the analyst said.", "price estimate"),
    ("The company bought [1,200 BTC] for [$96 million], at an average price of [$80,000] per coin.", "crypto_holdings", "crypto_holdings_value", "price"),
    ("It now holds [21,000 BTC] worth [$1.9 billion].", "crypto_holdings", "crypto_holdings_value"),
    ("More than [$250 million] in long positions were liquidated.", "liquidations"),
    ("Solana gained [6%] to [$148] while Dogecoin shed [2%].", "price % 1d", "price", "-price % 1d"),
]  # fmt: skip
INDEX = [
    ("The Dow Jones Industrial Average fell [155.2 points], or [0.4%], to [38,996.39].", "-index_level change 1d", "-index_level % 1d", "index_level"),
    ("The S&P 500 is up [11%] this year.", "index_level % ytd"),
    ("The Sensex dropped [420.65 points] to settle at [73,500.20].", "-index_level change 1d", "index_level"),
    ("Among stocks, Acme climbed [7%] and Borealis lost [3.4%].", "share_price % 1d", "-share_price % 1d"),
    ("The dollar rose [0.3%] to [151.20] yen.", "fx_rate % 1d", "fx_rate"),
    ("The pound was at [$1.2650], down from [$1.2710].", "fx_rate", "fx_rate"),
    ("West Texas Intermediate futures for May delivery gained [83 cents] to [$82.16 a barrel].", "price change 1d", "price"),
    ("Spot gold added [0.7%] to [$2,185.30 per ounce].", "price % 1d", "price"),
    ("Two-year yields slipped [3 basis points] to [4.58%].", "-bond_yield change 1d", "bond_yield"),
    ("Traders see a [65%] chance of a June cut.", "probability estimate"),
    ("The company priced the bond at a spread of [145 basis points] over Treasuries.", "credit_spread"),
    ("About [10.4 billion] shares changed hands on U.S. exchanges.", "trading_volume"),
    ("Gold ETFs attracted [$1.2 billion] of inflows last week.", "etf_flows"),
]  # fmt: skip
COUNTRY = [
    ("The Reserve Bank of India kept the repo rate unchanged at [6.5%].", "policy_rate"),
    ("The central bank cut rates by [50 basis points].", "-policy_rate change other"),
    ("Eurozone inflation eased to [2.4%] in March from [2.6%] in February.", "inflation", "inflation"),
    ("Core inflation, which strips out food and energy, was [2.9%].", "inflation"),
    ("The economy contracted by [0.2%] in the third quarter, after growing [0.6%] in the second.", "-gdp_growth", "gdp_growth"),
    ("Exports rose [8.5%] from a year earlier to [$310 billion].", "economic_indicator % yoy", "economic_indicator"),
    ("Weekly jobless claims fell by [6,000] to [212,000].", "-economic_indicator change 1w", "economic_indicator"),
    ("Average hourly earnings increased [0.3%] on the month and [4.1%] on the year.", "economic_indicator % mom", "economic_indicator % yoy"),
    ("GDP growth is projected at [6.8%] for the fiscal year.", "gdp_growth estimate"),
    ("The IMF expects inflation of [5.9%] this year.", "inflation estimate"),
    ("The ISM services index slipped to [51.4], below the [52.7] consensus.", "pmi", "pmi estimate"),
    ("Housing starts dropped [14.7%] in March.", "-economic_indicator % mom"),
    ("US crude stockpiles rose by [5.8 million] barrels last week, against expectations for a [1.5 million] barrel build.", "storage_level change 1w", "storage_level change 1w estimate"),
    ("Saudi Arabia produces about [9 million bpd].", "production_volume"),
]  # fmt: skip
ROWS = [
    (row, kind)
    for rows, kind in ((COMPANY, "company"), (COIN, "coin"), (INDEX, "index"), (COUNTRY, "country"))
    for row in rows
]


@pytest.mark.parametrize(("row", "subject"), ROWS, ids=[row[0][:60] for row, _ in ROWS])
def test_reports(row: tuple[str, ...], subject: str) -> None:
    assert tuple(say(quantity, meaning) for quantity, meaning in read(row[0], subject)) == row[1:]
