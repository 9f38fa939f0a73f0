"""What the numbers mean that brokers, holders, underwriters and statistics offices tell: ranges, floats, brackets, revisions."""

# ruff: noqa: E501 - a sentence and its figures are one row

import pytest
from meaning_sentences import read, say

LOW, HIGH = "share_price_52w_low", "share_price_52w_high"
COMPANY = [
    # the range of a year
    ("The stock's 52-week range is [$12.10] to [$19.80].", LOW, HIGH),
    ("Its twelve-month trading range is [210 pence] to [315 pence].", LOW, HIGH),
    ("Acme shares have traded between [$12.10] and [$19.80] over the past 52 weeks.", LOW, HIGH),
    ("The day's range is [$12.10] to [$12.80].", "share_price", "share_price"),
    ("Acme shares have traded between [$12.10] and [$12.80] since Monday.", "share_price", "share_price"),
    # against an average
    ("Volume was [40%] above its daily average.", "trading_volume % other"),
    ("About [4.2 million] shares changed hands, [35%] below the average volume of [6.1 million].", "trading_volume", "-trading_volume % other", "trading_volume"),
    ("The stock closed [12%] above its 50-day moving average.", "share_price % sma_50d"),
    # shares sold short
    ("Acme had [5 million] shares sold short, or [2%] of its float.", "short_interest", "short_interest"),
    ("About [9.6%] of the available float is in play.", "short_interest"),
    ("Short sellers have [7 million] shares on loan.", "short_interest"),
    ("Acme had short interest of [4.1%], followed by Borealis with [3.9%] and Fenwick with [3.1%].", "short_interest", "short_interest", "short_interest"),
    ("Acme sold [5 million] shares short of its plan.", "equity_raised"),
    # holders
    ("Fenwick sold [$400 million] worth of Acme stock.", "stake_value"),
    ("Fenwick bought [$75 million] of Acme shares.", "investment"),
    ("Acme plans to sell [$400 million] of shares.", "equity_raised guidance"),
    ("The chief executive sold [12,500] shares at an average price of [$41.05], for a total value of [$513,125].", "other", "share_price", "stake_value"),
    ("Fenwick boosted its position in Acme by [12.4%].", "stake % other"),
    ("The sale was a [13%] decrease in their position.", "-stake % other"),
    ("Fenwick owns [12%] of Acme.", "stake"),
    ("Acme shares make up more than [20%] of the fund's portfolio.", "aum"),
    ("Hedge funds held [31] positions.", "other"),
    ("Acme will cut [310] positions.", "layoffs guidance"),
    ("The unit accounts for [9%] of sales.", "revenue"),
    # what one share costs may be thousands
    ("Fenwick raised its price target on Acme to [$5,200] from [$4,800].", "price_target estimate", "price_target estimate"),
    ("The share price is [$1,250].", "share_price"),
    ("Acme raised [$5.2 million].", "funding_round"),
    # several targets
    ("The highest target on the Street is [$60] and the lowest [$28].", "price_target_high estimate", "price_target_low estimate"),
    ("The average target is [$52], with a high of [$60] and a low of [$40].", "price_target_mean estimate", "price_target_high estimate", "price_target_low estimate"),
    ("The target of [$41] is [9%] above the last close.", "price_target estimate", "price_target % price estimate"),
    ("Fenwick cut its 2025 earnings estimate to [$3.10 a share] from [$3.30 a share].", "eps estimate", "eps estimate"),
    ("It values the stock at [22x] FY27 EPS.", "pe_ratio"),
    ("The free cash flow yield is [6%].", "other"),
    # beats and misses
    ("EBITDA came in [3%] below est.", "-ebitda % estimate"),
    ("Revenue was [2%] above our estimates.", "revenue % estimate"),
    # ratios that step, and dividends that are rates
    ("The operating margin rose [1.4%] in the year.", "operating_margin change yoy"),
    ("The operating margin rose to [14%].", "operating_margin"),
    ("The operating margin rose [21%].", "operating_margin"),
    ("The preferred shares carry an [8%] cumulative dividend.", "dividend_per_share"),
    ("Acme raised its dividend by [8%].", "dividend_per_share % yoy"),
    # growth is of the business
    ("Acme expects [15%] growth in Q4.", "revenue % yoy guidance"),
    ("The unit was up [32%] year-on-year.", "revenue % yoy"),
    ("Acme rose [3%].", "share_price % 1d"),
    ("Operating profit grew [7%] amid muted wage inflation.", "operating_income % yoy"),
    ("An analyst sees a [27%] EPS CAGR.", "eps % yoy estimate"),
    # losses
    ("Acme booked a surprise [$2.4 billion] quarterly loss.", "-net_income"),
    ("The shares rose on the day for a loss of [2%] on the week.", "-share_price % 1w"),
    ("Like-for-like sales of [£500 million] were up [3%].", "revenue", "same_store_sales_growth"),
    ("Electricity costs were [$28.9 million].", "operating_expenses"),
    # offers
    ("Fenwick has an option to buy up to [2.9 million] shares more.", "equity_raised"),
    ("The grey market premium was [$45].", "other"),
    ("IPO proceeds totaled [$29 billion] from [310] listings.", "ipo_proceeds", "other"),
    # what is held, flows and funds
    ("About [52%] of the business is held by funds.", "stake"),
    ("Insiders hold [0.7%] of the total shares outstanding.", "stake"),
    ("About [10%] of the business comes from Japan.", "revenue"),
    ("The fund had outflows of [$480 million]. Equity funds added [$755 million] and the bond ETF shed [$95 million].", "-etf_flows", "etf_flows", "-etf_flows"),
    ("The facility is a [€175 million] fund.", "aum"),
    ("FIIs purchased shares worth [$20 million].", "etf_flows"),
    # what a listed company is worth
    ("Acme lost [$9 billion] from its market value.", "-market_cap change 1d"),
    ("Acme added [$31 billion], taking its valuation to [$90 billion].", "market_cap change 1d", "market_cap"),
    ("The news wiped [$4 billion] off Acme's market value.", "-market_cap change 1d"),
    ("Insiders own [$253 million] worth of shares in the [$2.0 billion] company.", "stake_value", "market_cap"),
    ("Acme lost [$9 billion].", "-net_income"),
    ("Acme added [$9 billion] of sales.", "revenue"),
    ("The [$36 billion] company makes cameras.", "market_cap"),
    ("Funds scooped up [$210 million] worth of shares in Acme.", "investment"),
    ("Acme bought back [$210 million] worth of shares.", "share_repurchases"),
    # shares of a whole
    ("It had an order book of [$546 million], of which [55%] or [$301 million] was foreign.", "contracted_revenue", "contracted_revenue", "contracted_revenue"),
    ("Retail contributed [77%] of sales.", "revenue"),
    ("The deal represents a [12%] increase in sales.", "revenue % yoy"),
    # volume, areas, prices of shares
    ("A combined [1.95 million] equity shares had changed hands.", "trading_volume"),
    ("The property totals [110,540 square feet] on [12 acres].", "floor_area", "land_area"),
    ("The stock trades [25%] below its issue price of [$7.01 a share]. It has plunged [39%] from its record high.", "-share_price % other", "ipo_price", "-share_price % other"),
    ("It arranged a [$12.75 million] loan.", "debt_issued"),
    # money in another currency
    ("Profits showed a [5.5%] rise to [€18.3 billion] ([$23.4 billion]; [£12.5 billion]).", "net_income % yoy", "net_income", "net_income", "net_income"),
    # beats are of results, losses of investors are of prices
    ("Earnings were [15%] higher than expected. Fenwick beat the consensus by [6%].", "net_income % estimate", "net_income % estimate"),
    ("An [8%] loss in a week is the worst.", "-share_price % 1w"),
    ("Analysts expect annual earnings growth of [18%].", "net_income % yoy estimate"),
    ("Average revenue per user rose to [$17.30] from [$16.60].", "arpu", "arpu"),
    ("Acme rose up to [5%] on likely safeguard duty.", "share_price % 1d"),
    ("Adjusted EPS of [$1.73] exceeded guidance by [$0.03].", "adjusted_eps", "adjusted_eps change guidance"),
    ("Its EPS guidance is [$6.60] to [$6.90], with a midpoint of [$6.75].", "eps guidance", "eps guidance", "eps guidance"),
    ("EBITDA per ton was [$92].", "ebitda"),
    ("Core FFO reached [$6.85 per share].", "other"),
    ("It earned [$0.01 a share]. That was an improvement from the [$71.9 million] loss in Q2.", "eps", "-net_income"),
    ("The fees were [$29 million], down [33%] from [$43 million].", "other", "-other % yoy", "other"),
    ("The firm’s beauty vertical was up [32%] year-on-year.", "other % yoy"),
    ("EBITDA was a big [29%] miss as both revenues and margins shrank.", "-ebitda % estimate"),
    ("The target dividend payout is [50%] of earnings.", "payout_ratio"),
    ("Acme repurchased [375,000] shares for [$8.5 million] under its stock repurchase program.", "shares_repurchased", "share_repurchases"),
    # other senses
    ("The midpoint of its EPS range is [$6.30].", "eps"),
    ("It has a [$83 billion] plan for growth supported by demand.", "other"),
    ("It beat its own forecasts of up to [8%].", "other guidance"),
    ("About [80%] of the imports are tariff free.", "economic_indicator"),
    ("Ticket prices were up [6%].", "other % yoy"),
    ("Volume rose [2%] while rivals reported a [3%] decline in volumes.", "units_sold % yoy", "-units_sold % yoy"),
    ("Trading volume rose [2%].", "trading_volume % 1d"),
    ("The gross NPA margin improved to [1.64%] and the VNB margin to [19.4%].", "npl_ratio", "other"),
    ("It raised prices by [9%].", "price % yoy"),
    # moves in brackets
    ("Gainers were Acme (ACM US, [+1.30%]) and Fenwick (NYSE: FEN [2.7%]).", "share_price % 1d", "share_price % 1d"),
    ("Revenue was [¥300 million] ($1 = [153.85]).", "revenue", "fx_rate"),
    ("Acme ([12%] of sales) lost a customer.", "revenue"),
    # against another
    ("Acme gained [19%] this year, lagging a [28%] rise for Fenwick.", "share_price % ytd", "share_price % ytd"),
    ("Acme is up [8%] on Monday and has gained [90%] this year.", "share_price % 1d", "share_price % ytd"),
    ("Its reserves have grown by [40%] since 2019.", "other % other"),
]  # fmt: skip
COUNTRY = [
    ("The economy added jobs. Economists had called for a [172,000] advance.", "payrolls estimate"),
    ("Payrolls rose. The change for August was revised up from [+151,000] to [+167,000].", "payrolls", "payrolls"),
    ("Employment rose by [67,000] in September; that category has risen by [582,000] in the past year.", "payrolls", "payrolls"),
    ("Employment gains were [7,000] less than previously reported.", "-payrolls change other"),
    ("Job gains occurred in support services ([+35,000]).", "payrolls"),
    ("The economy created [12,000] positions.", "payrolls"),
    ("The council plans [30,000] homes.", "units_sold guidance"),
    ("Housing starts jumped [11.2%] to an annual rate of [1.5 million] units.", "economic_indicator % yoy", "economic_indicator"),
    ("Home sales climbed [4.2%] to an annual pace of [4.26 million].", "economic_indicator % yoy", "economic_indicator"),
    ("Inflation was [3.1%], still above the bank's [2%] target.", "inflation", "inflation guidance"),
    ("The bank's [15%] goal for women on boards is far.", "other"),
    ("Equities fell [1.5%] and stocks lost [0.2%] the day after.", "-index_level % 1d", "-index_level % 1d"),
    ("The real rate of interest is [1.4%].", "policy_rate"),
    ("The 10-year was up [12.2 basis points] at [3.083%].", "bond_yield change 1d", "bond_yield"),
    ("There was [0.1%] growth in the first quarter.", "gdp_growth"),
    ("The producer price index declined [2.3%] on year.", "-inflation"),
    ("Of the [40] stocks in the index [12] fell.", "ranking_size", "ranking_size"),
]  # fmt: skip
COIN = [
    ("Bitcoin futures trade at a [5%] premium.", "other"),
    ("The token tested support. The [8%] gain surprised traders.", "price % 1d"),
    (
        "Acme holds [9,106 BTC], bought at an average of [$73,765] for a total cost of [$671 million].",
        "crypto_holdings",
        "cost_per_coin",
        "crypto_holdings_value",
    ),
    ("That is over [3%] of the total supply.", "crypto_holdings"),
    ("Acme held [9,106 BTC] with a market value of [$576.5 million].", "crypto_holdings", "crypto_holdings_value"),
]
INDEX = [
    ("Orion 200: [2,763.34] ([+57.59]).", "index_level", "index_level change 1d"),
    ("Crude oil drifted to a loss of [2%].", "-price % 1d"),
    (
        "After initially falling about [100 points], it recovered [50 points].",
        "-index_level change 1d",
        "index_level change 1d",
    ),
    ("The Jakarta Stock Exchange was down [2.1%] at [1,011.15].", "-index_level % 1d", "index_level"),
    (
        "A gauge of stocks across the globe fell [0.28 points], or [0.03%], to [873.51].",
        "-index_level change 1d",
        "-index_level % 1d",
        "index_level",
    ),
    ("Of the [30] stocks [13] are set to close higher.", "ranking_size", "ranking_size"),
]
ROWS = [
    (row, kind)
    for rows, kind in ((COMPANY, "company"), (COUNTRY, "country"), (COIN, "coin"), (INDEX, "index"))
    for row in rows
]


@pytest.mark.parametrize(("row", "subject"), ROWS, ids=[row[0][:60] for row, _ in ROWS])
def test_desk(row: tuple[str, ...], subject: str) -> None:
    assert tuple(say(quantity, meaning) for quantity, meaning in read(row[0], subject)) == row[1:]
