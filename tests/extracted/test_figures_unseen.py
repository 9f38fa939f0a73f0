"""Sentences of articles of all kinds read after the paragraph that opens them: value, metric, measure, against what, on whose word."""

# ruff: noqa: E501 - a row of a table is one line

import pytest

from assets.cleaned.clean import CleaningTables, clean_article
from assets.extracted.extract import extract_article
from assets.extracted.record import Basis, Measure, Mention
from assets.extracted.vocabulary import Vocabulary
from assets.kernel.ids import plain

RESULTS = "Acme Industries (NYSE: ACM) on Feb. 6, 2025 reported results for its fiscal second quarter."
FUND = "Acme Bank (NYSE: ACM) on Feb. 6, 2025 disclosed its holdings in a filing."
COIN = "The bitcoin price fell on Feb. 6, 2025 as crypto markets slid."
DEAL = "Acme Industries (NYSE: ACM) in February 2025 was in talks about deals."
STOCK = "Acme Industries (NYSE: ACM) stock was in focus on Feb. 6, 2025."
INFORA = "Published: October 10, 2024\n\nInfora Ltd, India's third-largest IT services firm, on Thursday reported a 4.8 per cent rise in consolidated net profit."
IMF = "Published: January 17, 2025\n\nThe International Monetary Fund raised its forecast for global growth on Friday."
ASIA = (
    "Published: March 5, 2025\n\nStock markets in Asia fell on Wednesday, with technology shares leading the way down."
)
MINERS = "Published: October 15, 2024\n\nCirrus Mining and other bitcoin miners published their September production figures."
XRP = "Published: November 20, 2025\n\nXRP price is testing a key level as traders watch the token."
GENIX = "Published: February 12, 2025\n\nGenix Inc. (NASDAQ: GNX) reported fourth-quarter results on Wednesday and gave a cautious outlook."
SEEDCO = "Published: September 14, 2016\n\nSeedco (NYSE: SED) agreed to be bought by Germany's Borex after sweetening its offer."
GRAPCO = "Published: May 28, 2024\n\nGrapco (NYSE: GPC) stock is soaring after its first-quarter results."
EUROPE = "Published: August 8, 2024\n\nEuropean stock futures pointed to a mixed open on Thursday."
SOLAR = "Published: April 3, 2023\n\nSouth Korea plans to expand solar power."

ROWS = [
    (RESULTS, "The company predicts earnings of $0.50 to $0.52 per share for the third quarter.", ["0.5 eps guidance", "0.52 eps guidance"]),
    (RESULTS, "The business predicts gross margin of 11.8% next quarter.", ["11.8 gross_margin guidance"]),
    (RESULTS, "Acme projects third-quarter sales of between $5.0 billion and $6.0 billion.", ["5000000000 revenue guidance", "6000000000 revenue guidance"]),
    (RESULTS, "With EPS of $0.20 to $0.30, Acme projects sales of $2 billion for the third quarter.", ["0.2 eps guidance", "0.3 eps guidance", "2000000000 revenue guidance"]),
    (RESULTS, "It now expects sales of $4.1 billion to $4.2 billion, versus a prior range of $3.9 billion to $4.0 billion.", ["4100000000 revenue guidance", "4200000000 revenue guidance", "3900000000 revenue guidance prior", "4000000000 revenue guidance prior"]),
    (STOCK, "The broker trimmed its earnings estimates for the lender by 13-15 percent.", ["-13 eps % other estimate", "-15 eps % other estimate"]),
    (EUROPE, "The Canadian dollar weakened 0.2% to 1.3650 per U.S. dollar.", ["-0.2 fx_rate % 1d", "1.365 fx_rate"]),
    (RESULTS, "Acme is targeting an operating margin of 15% by 2027.", ["15 operating_margin guidance"]),
    (RESULTS, "The firm anticipates revenue of $4 billion this year.", ["4000000000 revenue guidance"]),
    (RESULTS, "The retailer now predicts same-store sales growth of 2% for the year.", ["2 same_store_sales_growth guidance"]),
    (RESULTS, "From its past $26 billion to $30 billion prediction, the firm reduced its full-year sales expectation to $24 billion.", ["26000000000 revenue guidance prior", "30000000000 revenue guidance prior", "24000000000 revenue guidance"]),
    (RESULTS, "Acme lowered its full-year sales expectation to $23.5 billion to $25 billion.", ["23500000000 revenue guidance", "25000000000 revenue guidance"]),
    (RESULTS, "The corporation cut its earnings projection to $3.10 per share from $3.40.", ["3.1 eps guidance", "3.4 eps guidance prior"]),
    (RESULTS, "Management expects capital spending of $300 million.", ["300000000 capex guidance"]),
    (RESULTS, "Acme projected third-quarter revenue of $410 million, below the $430 million analysts expected.", ["410000000 revenue guidance", "430000000 revenue estimate"]),
    (RESULTS, "The anticipated range of gross margin is 11.8% to 11.9%.", ["11.8 gross_margin estimate", "11.9 gross_margin estimate"]),
    (RESULTS, "Acme estimates a restructuring charge of $50 million.", ["50000000 restructuring_charge guidance"]),
    (RESULTS, "The lender hopes to double its loan book to $90 billion by the end of the decade.", ["90000000000 loans guidance"]),
    (RESULTS, "Acme foresees full-year sales of $10 billion.", ["10000000000 revenue guidance"]),
    (RESULTS, "Acme is eyeing revenue of $3 billion in 2026.", ["3000000000 revenue guidance"]),
    (RESULTS, "Acme aims to lift output to 2 million tonnes, from 1.4 million tonnes at present.", ["2000000 production_volume guidance", "1400000 production_volume"]),
    (RESULTS, "The government wants to raise renewable capacity to 50 GW by the end of the decade, up from 18 GW now.", ["50 power_capacity guidance", "18 power_capacity"]),
    (RESULTS, "Acme sees margins widening to 12% from the current 9%.", ["12 operating_margin guidance", "9 operating_margin"]),
    (RESULTS, "Looking ahead, Acme sees fiscal 2025 sales growth of 1.8% and comparable sales growth of 3.5%, down from previous guidance of 2.3% and 4%, respectively.", ["1.8 revenue % yoy guidance", "3.5 same_store_sales_growth guidance", "2.3 revenue % yoy guidance prior", "4 same_store_sales_growth guidance"]),
    (RESULTS, "The OECD cut its outlook for Brazil to 1.9% from 2.2% in its spring forecast.", ["1.9 gdp_growth estimate", "2.2 gdp_growth estimate prior"]),
    (RESULTS, "The IMF foresees India growing 6.4% this year.", ["6.4 gdp_growth estimate"]),
    (RESULTS, "The central bank of Chile expects inflation of 4.1% in December.", ["4.1 inflation estimate"]),
    (RESULTS, "Brazil's economy is set to grow by 2.3% in 2025, the World Bank said.", ['2.3 gdp_growth estimate']),
    (RESULTS, "Analysts are now forecasting revenues of $13.6 billion in 2026.", ["13600000000 revenue estimate"]),
    (RESULTS, "Following the latest results, Acme's ten analysts are now forecasting revenues of $4.2b in 2026, a 12% improvement on the last 12 months.", ['10 ranking_size', '4200000000 revenue estimate', '12 revenue % yoy estimate']),
    (RESULTS, "Brokers see earnings of $2.10 a share.", ["2.1 eps estimate"]),
    (RESULTS, "EPS was $1.20, ahead of the $1.12 LSEG consensus.", ["1.2 eps", "1.12 eps estimate"]),
    (RESULTS, "Revenue came to $4.1 billion vs. $4.0 billion expected.", ["4100000000 revenue", "4000000000 revenue estimate"]),
    (RESULTS, "Earnings: $1.42 per share vs. $1.35 per share expected, according to LSEG.", ["1.42 eps", "1.35 eps estimate"]),
    (RESULTS, "Adjusted earnings of 83 cents a share topped the 79 cents that Wall Street had penciled in.", ["0.83 adjusted_eps", "0.79 adjusted_eps estimate"]),
    (RESULTS, "Analysts polled by Bloomberg were looking for profit of $310 million.", ["310000000 net_income estimate"]),
    (RESULTS, "Revenue of ₹2.8b was what the analysts expected, and Acme surprised by delivering a profit of ₹3.58 per share, an impressive 28% above what was forecast.", ["2800000000 revenue", "3.58 eps", "28 eps % estimate"]),
    (RESULTS, "Net income was $90 million, 12% more than analysts had predicted.", ["90000000 net_income", "12 net_income % estimate"]),
    (RESULTS, "Sales are seen growing a robust 25% this year, down from 77% last year.", ["25 revenue % yoy estimate", "77 revenue % yoy"]),
    (RESULTS, "Citi raised its GDP forecast for Mexico to 1.5% from 1.2%.", ["1.5 gdp_growth estimate", "1.2 gdp_growth estimate prior"]),
    (RESULTS, "UBS analysts predict gold will reach $3,200 an ounce.", ["3200 price estimate"]),
    (RESULTS, "The consensus had been for a loss of 4 cents a share.", ["-0.04 eps estimate"]),
    (RESULTS, "Revenue beat the $5.05 billion FactSet estimate.", ["5050000000 revenue estimate"]),
    (RESULTS, "Wall Street was expecting revenue of $610 million and earnings of 32 cents per share.", ["610000000 revenue estimate", "0.32 eps estimate"]),
    (RESULTS, "Capital Economics reckons prices will fall 5% by the end of 2025.", ["-5 price % yoy estimate"]),
    (RESULTS, "Acme reported earnings of $1.02 per share versus estimates of 98 cents.", ["1.02 eps", "0.98 eps estimate"]),
    (RESULTS, "Profit fell to $14 million, against expectations for $20 million.", ["14000000 net_income", "20000000 net_income estimate"]),
    (RESULTS, "Acme rang in earnings growth of 182% and 127% in the respective year-ago quarters.", ["182 net_income % yoy", "127 net_income % yoy"]),
    (RESULTS, "Analysts expect earnings growth to slow sharply to 7% in the current fiscal year.", ["7 net_income % yoy estimate"]),
    (RESULTS, "Per-share earnings are expected to jump 41% to $2.90.", ["41 eps % yoy estimate", "2.9 eps estimate"]),
    (RESULTS, "The company posted revenue growth of 12%.", ["12 revenue % yoy"]),
    (RESULTS, "Profit growth slowed to 3% from 8%.", ["3 net_income % yoy", "8 net_income % yoy"]),
    (RESULTS, "The cloud unit grew 32%, compared with growth of 29% in the quarter before.", ["32 revenue_segment % yoy", "29 revenue % yoy"]),
    (RESULTS, "The country is expected to grow 3% this year.", ["3 gdp_growth estimate"]),
    (RESULTS, "India grew 7.6% in the March quarter.", ["7.6 gdp_growth"]),
    (RESULTS, "The euro zone economy shrank 0.2%.", ["-0.2 gdp_growth"]),
    (RESULTS, "China is targeting growth of around 5% this year.", ["5 gdp_growth guidance"]),
    (RESULTS, "Poland expanded 0.7% from the previous quarter.", ["0.7 gdp_growth"]),
    (RESULTS, "Vietnam's economy is set to grow by 6.5% in 2025.", ['6.5 gdp_growth estimate']),
    (RESULTS, "Organic growth was 4.2%.", ["4.2 revenue % yoy"]),
    (RESULTS, "Same-store growth came in at 2%.", ["2 same_store_sales_growth"]),
    (RESULTS, "Loan growth of 14% helped the lender.", ["14 loans % yoy"]),
    (RESULTS, "It reported top-line growth of 9% and bottom-line growth of 15%.", ["9 revenue % yoy", "15 net_income % yoy"]),
    (RESULTS, "The business grew 14% year over year.", ["14 revenue % yoy"]),
    (RESULTS, "Subscriber growth slowed to 6%.", ["6 subscribers % yoy"]),
    (RESULTS, "North America revenue fell 1.5% sequentially.", ["-1.5 revenue_segment % qoq"]),
    (RESULTS, "Revenue was up 3% quarter on quarter in constant currency and 5% year on year.", ["3 revenue % qoq", "5 revenue % yoy"]),
    (RESULTS, "Compared with the April-June quarter, profit was up 6%.", ["6 net_income % qoq"]),
    (RESULTS, "Net sales rose 4 per cent over the previous quarter in dollar terms.", ["4 revenue % qoq"]),
    (RESULTS, "Earnings fell by over two per cent.", ["-2 net_income % yoy"]),
    (RESULTS, "The loss narrowed to $12 million from $20 million.", ["-12000000 net_income", "-20000000 net_income"]),
    (FUND, "The bank holds a $40 million position in the Alder Ether Trust, up from $12 million, and $90 million in call options on it.", ["40000000 stake_value", "12000000 stake_value", "90000000 stake_value"]),
    (FUND, "Its new strategy includes $527 million in put positions and $157 million in call options on the trust.", ["527000000 stake_value", "157000000 stake_value"]),
    (FUND, "Acme reported $1.2 billion of holdings in the iShares Bitcoin Trust.", ["1200000000 crypto_holdings_value"]),
    (FUND, "The hedge fund disclosed a $310 million stake in spot bitcoin ETFs.", ["310000000 stake_value"]),
    (FUND, "The pension fund cut its position in the fund to $3.6 million, down from $71.8 million in the previous quarter.", ["3600000 stake_value", "71800000 stake_value"]),
    (FUND, "With 44 ETFs traded on the US markets, Acme ETFs have total assets under management of $36.3 billion.", ["44 ranking_size", "36300000000 aum"]),
    (FUND, "The firm's largest fund is the $13.5 billion Alder US Equity ETF.", ['13500000000 aum']),
    (FUND, "It has $9.8 trillion in assets under management.", ["9800000000000 aum"]),
    (FUND, "The fund's assets under management grew to $2.1 billion.", ['2100000000 aum']),
    (FUND, "The adviser's bitcoin exposure totals $220 million.", ['220000000 crypto_holdings_value']),
    (FUND, "Its exposure to Tesla rose to $1.1 billion.", ["1100000000 stake_value"]),
    (FUND, "Bitcoin, the largest cryptocurrency by market capitalization, has been trading at about $98,000, well off its all-time high of about $109,000, set last month.", ["98000 price", "109000 price"]),
    (FUND, "Ether, the second-largest coin by market value, was changing hands at $2,700.", ["2700 price"]),
    (FUND, "$1.4 billion in crypto positions liquidated, as bitcoin hits its lowest price since June.", ["1400000000 liquidations"]),
    (FUND, "A whopping $1.4 billion in crypto positions have been liquidated in the past 24 hours, with $391 million in bitcoin long positions.", ["1400000000 liquidations", "391000000 liquidations"]),
    (FUND, "Some $620 million of leveraged positions were wiped out.", ["620000000 liquidations"]),
    (FUND, "Over $300 million in longs were liquidated in an hour.", ["300000000 liquidations"]),
    (FUND, "Traders see a 74% chance bitcoin drops below $100,000 this year.", ["74 probability estimate", "100000 price estimate"]),
    (FUND, "A close below $1.95 could send XRP to $1.61.", ["1.95 support_level", "1.61 support_level estimate"]),
    (COIN, "From the swing high of $73,800 to the low of $49,000, the retracement is complete.", ["73800 price", "49000 price"]),
    (COIN, "Bitcoin slipped below $95,000 on Monday.", ["95000 price"]),
    (COIN, "It traded above the $60,000 mark on Tuesday.", ["60000 price"]),
    (COIN, "BTC reclaimed the $100,000 level.", ["100000 resistance_level"]),
    (COIN, "Bitcoin lost the $90,000 level, falling 4%.", ["90000 support_level", "-4 price % 1d"]),
    (COIN, "Open interest fell 5% to $31 billion.", ["-5 other % yoy", "31000000000 other"]),
    (COIN, "The token jumped 12% to $2.40, with its market cap at $14 billion.", ["12 price % 1d", "2.4 price", "14000000000 market_cap"]),
    (COIN, "The coin lost 9% over seven days and is 61% below its peak.", ["-9 price % 1w", "-61 price % other"]),
    (COIN, "Whales bought 30,000 BTC worth $2.9 billion.", ["30000 crypto_holdings", "2900000000 crypto_holdings_value"]),
    (DEAL, "It bought the 20% stake for $11 a share, or $90 million.", ["20 stake", "11 deal_value", "90000000 deal_value"]),
    (DEAL, "Acme agreed to acquire Borealis for $1.2 billion in cash and shares.", ["1200000000 deal_value"]),
    (DEAL, "Acme is in pole position to acquire it for £1.02 billion.", ["1020000000 deal_value"]),
    (DEAL, "The new bid is $3 a share, or $210 million above its first offer.", ["3 deal_value", "210000000 deal_value change other"]),
    (DEAL, "The offer of $45 a share is a 32% premium to Friday's close.", ['45 deal_value', '32 deal_premium']),
    (DEAL, "Acme agreed to be acquired by TPG for $5.00 per share in cash, valuing the company at about $2.2 billion including debt.", ["5 deal_value", "2200000000 deal_value"]),
    (DEAL, "The deal values Borealis at $3.4 billion.", ["3400000000 deal_value"]),
    (DEAL, "It announced a $700 million private sale of convertible senior notes due 2028.", ["700000000 convertible_notes_issued"]),
    (DEAL, "Acme priced a $500 million offering of 5.25% senior notes due 2030.", ["500000000 debt_issued", "5.25 coupon"]),
    (DEAL, "Private equity firm KKR sold its 8% holding for $600 million.", ["8 stake", "600000000 deal_value"]),
    (DEAL, "The company used its free cash flow to pay off $300 million in debt.", ["300000000 debt_repaid"]),
    (DEAL, "It had long-term debt of $5.1 billion and $800 million in cash.", ["5100000000 long_term_debt", "800000000 cash"]),
    (DEAL, "It has $1.2 billion in cash and $3.4 billion of debt.", ["1200000000 cash", "3400000000 total_debt"]),
    (DEAL, "With a total debt of $1.9 billion including $1.7 billion in convertible notes, Acme had $1.4 billion in cash and cash equivalents.", ["1900000000 total_debt", "1700000000 convertible_notes_issued", "1400000000 cash"]),
    (DEAL, "Acme lost $30 million on revenue of $200 million.", ["-30000000 net_income", "200000000 revenue"]),
    (DEAL, "The firm reported a loss of $304.7 million on revenue of $167.4 million in the third quarter.", ["-304700000 net_income", "167400000 revenue"]),
    (DEAL, "It earned $45 million on sales of $610 million.", ["45000000 net_income", "610000000 revenue"]),
    (DEAL, "Acme posted a profit of $12 million, or 14 cents a share, on revenue of $98 million.", ["12000000 net_income", "0.14 eps", "98000000 revenue"]),
    (DEAL, "Pre-tax losses for the six months amounted to £104.8 million, compared to year-on-year losses of £128.4 million.", ["-104800000 pretax_income", "-128400000 pretax_income"]),
    (DEAL, "Pre-tax profit from continuing operations for the half jumped 76% to £482.2 million, up from £274.4 million.", ["76 pretax_income % yoy", "482200000 pretax_income", "274400000 pretax_income"]),
    (DEAL, "Pre-tax losses for the half narrowed to £12 million. Its shares rose 2%.", ["-12000000 pretax_income", "2 share_price % 1d"]),
    (DEAL, "Pretax profit was $40 million.", ["40000000 pretax_income"]),
    (DEAL, "Profit before tax fell 12% to £31m.", ["-12 pretax_income % yoy", "31000000 pretax_income"]),
    (DEAL, "Loss before tax widened to £9m from £3m.", ["-9000000 pretax_income", "-3000000 pretax_income"]),
    (DEAL, "Acme's pretax loss was $14 million.", ['-14000000 pretax_income']),
    (DEAL, "It swung to a pre-tax loss of £5 million from a profit of £2 million.", ["-5000000 pretax_income", "-2000000 pretax_income"]),
    (DEAL, "The retailer gained 1.7% to £35.09 as it hiked its dividend 63%.", ["1.7 share_price % 1d", "35.09 share_price", "63 dividend_per_share % yoy"]),
    (DEAL, "Shares of Cove Holdings jumped 8% in premarket trading.", ["8 share_price % premarket"]),
    (DEAL, "Cove Holdings (NASDAQ: CVH) jumped 8% in premarket trading.", ["8 share_price % premarket"]),
    (DEAL, "Altair Power (NYSE: ALTR) +20% pre-market after a report.", ["20 share_price % premarket"]),
    (DEAL, "Solar Capital fell 3%.", ["-3 share_price % 1d"]),
    (DEAL, "Delta Mining rose 4% to $12.", ["4 share_price % 1d", "12 share_price"]),
    (STOCK, "Acme stock earns a 93 Relative Strength Rating out of a best-possible 99.", ["93 momentum_score", "99 momentum_score"]),
    (STOCK, "Acme boasts a 97 Composite Rating.", ["97 momentum_score"]),
    (STOCK, "The stock bears a near-perfect 98 EPS Rating.", ["98 momentum_score"]),
    (STOCK, "The stock earns an 88 EPS Rating and nears a 61.40 buy point.", ["88 momentum_score", "61.4 resistance_level"]),
    (STOCK, "Acme is working on a 202.58 buy point from a cup-with-handle base.", ["202.58 resistance_level"]),
    (STOCK, "The latest 202.58 entry marks the third base.", ["202.58 resistance_level"]),
    (STOCK, "Shares broke out past a 140.20 buy point in heavy volume.", ["140.2 resistance_level"]),
    (STOCK, "The shares are extended from an 82.15 entry point.", ["82.15 resistance_level"]),
    (STOCK, "Its Relative Strength Rating rose to 71 from 66.", ["71 momentum_score", "66 momentum_score"]),
    (STOCK, "Acme has an IBD RS Rating of 92.", ["92 momentum_score"]),
    (STOCK, "It has a Smart Score of 8.", ["8 momentum_score"]),
    (STOCK, "Acme stock has a momentum score of 81.", ["81 momentum_score"]),
    (STOCK, "Shares have soared 485% since the initial breakout in July 2022.", ["485 share_price % other"]),
    (STOCK, "Shares have soared 485% from the initial breakout in July 2022.", ["485 share_price % other"]),
    (STOCK, "The stock had a good week, with the shares gaining 7.2% to $70.8.", ["7.2 share_price % 1w", "70.8 share_price"]),
    (STOCK, "The share price has climbed 40% over the past 12 months.", ["40 share_price % 1y"]),
    (STOCK, "The stock returned an annualised 9% over 20 years.", ["9 share_price % other"]),
    (STOCK, "Acme mined 310 BTC, an 8% increase from July.", ["310 crypto_produced", "8 crypto_produced % mom"]),
    (STOCK, "Sales rose 3% in January from December.", ["3 revenue % mom"]),
    (STOCK, "Production fell 6% month to month.", ["-6 production_volume % mom"]),
    (STOCK, "The stock is up 2% for the month and 11% since the start of January.", ["2 share_price % 1mo", "11 share_price % ytd"]),
    (STOCK, "The 10 yr rates moved above 4.5-4.75 percent.", ["4.5 bond_yield", "4.75 bond_yield"]),
    (STOCK, "The 10-year rate rose to 4.6%.", ["4.6 bond_yield"]),
    (STOCK, "The 2-year Treasury rate fell 5 basis points to 3.9%.", ["-5 bond_yield change 1d", "3.9 bond_yield"]),
    (STOCK, "Brokerage Jefferies raised its target to $140, up about 12% from the close of $125.", ["140 price_target estimate", "12 price_target % price estimate", "125 share_price"]),
    (STOCK, "The stock trades for just 11 times 12-month forward earnings, down from a peak of 19 times.", ["11 pe_ratio", "19 pe_ratio"]),
    (STOCK, "Acme's shares trade at 24 times forward earnings and 3.1 times sales.", ['24 pe_ratio', '3.1 ps_ratio']),
    (STOCK, "The P/E of 32 compares with a sector average of 18.", ["32 pe_ratio", "18 pe_ratio"]),
    (STOCK, "Gas cost €42 per MWh.", ["42 price"]),
    (STOCK, "Net income was $90 million, or $1.10 a share. Adjusted, EPS was $1.30.", ["90000000 net_income", "1.1 eps", "1.3 adjusted_eps"]),
    (STOCK, "Excluding items, earnings were $2.05 a share. Net income was $1.88 a share.", ["2.05 adjusted_eps", "1.88 eps"]),
    (RESULTS, "Acme sees fiscal 2025 sales growth of 1.8% and comparable sales growth of 3.5%, down from previous guidance of 2.3% and 4%, respectively.", ["1.8 revenue % yoy guidance", "3.5 same_store_sales_growth guidance", "2.3 revenue % yoy guidance prior", "4 same_store_sales_growth guidance"]),
    (RESULTS, "Altair Power (NYSE: ALTR) +20% pre-market after a report.", ["20 share_price % premarket"]),
    (RESULTS, "Acme agreed to buy Delta for $8.6 billion. It advanced 3.5% to 588.2p.", ["8600000000 deal_value", "3.5 share_price % 1d", "5.882 share_price"]),
    (RESULTS, "It announced a $700 million private sale of new 2.25% convertible senior notes due 2028.", ["700000000 convertible_notes_issued", "2.25 coupon"]),
    (RESULTS, "Revenue and profit were $5 billion and $1 billion, up from $4 billion and $800 million, respectively.", ["5000000000 revenue", "1000000000 net_income", "4000000000 revenue", "800000000 net_income"]),
    (INFORA, "The Bengaluru-based company posted a net profit of Rs 3,209 crore for the July-September quarter, compared with Rs 3,062 crore in the year-ago period.", ["32090000000 net_income", "30620000000 net_income"]),
    (INFORA, "Its revenue from operations rose 5.2 per cent year-on-year to Rs 14,450 crore in the second quarter of FY25.", ["5.2 revenue % yoy", "144500000000 revenue"]),
    (INFORA, "Compared with the April-June quarter, profit was up 1.3 per cent while revenue rose 2.1 per cent.", ["1.3 net_income % qoq", "2.1 revenue % qoq"]),
    (INFORA, "In dollar terms, revenue was up 2.2 per cent sequentially to $1.72 billion.", ["2.2 revenue % qoq", "1720000000 revenue"]),
    (INFORA, "The operating margin stood at 17.1 per cent, up 60 basis points quarter on quarter.", ["17.1 operating_margin", "60 operating_margin change qoq"]),
    (INFORA, "The order book stood at $1.1 billion at the end of September.", ["1100000000 contracted_revenue"]),
    (INFORA, "Attrition eased to 10.6 per cent from 11.1 per cent a year ago.", ["10.6 churn", "11.1 churn"]),
    (INFORA, "The board declared an interim dividend of Rs 15 per share.", ["15 dividend_per_share"]),
    (INFORA, "The firm expects revenue growth of 3-5 per cent in constant currency for FY25.", ["3 revenue % yoy guidance", "5 revenue % yoy guidance"]),
    (INFORA, "Shares of the company closed 1.2 per cent lower at Rs 1,685 on the BSE.", ["-1.2 share_price % 1d", "1685 share_price"]),
    (IMF, "The IMF now sees global growth of 3.3% this year, 0.1 percentage point above its October estimate.", ["3.3 gdp_growth estimate", "0.1 gdp_growth change estimate estimate"]),
    (IMF, "The fund slashed its outlook for Canada to 1.9% from 2.4% in its earlier forecast.", ["1.9 gdp_growth estimate", "2.4 gdp_growth estimate prior"]),
    (IMF, "Emerging markets are set to grow by 4.2% this year and 4.3% next year.", ["4.2 gdp_growth estimate", "4.3 gdp_growth estimate"]),
    (IMF, "Global inflation is projected to slow to 4.2% this year and 3.5% next year.", ["4.2 inflation estimate", "3.5 inflation estimate"]),
    (IMF, "Oil prices are expected to drop 2.6% this year.", ["-2.6 price % ytd estimate"]),
    (SOLAR, "The government wants to raise solar capacity to 38 GW by 2030 from the current 21 GW.", ["38 power_capacity guidance", "21 power_capacity"]),
    (SOLAR, "Korea installed 3.1 GW of solar capacity last year, down 25% from 4.2 GW in 2021.", ["3.1 power_capacity", "-25 power_capacity % yoy", "4.2 power_capacity"]),
    (SOLAR, "The agency expects 2.7 GW to 3 GW of new installations this year.", ["2.7 power_capacity estimate", "3 power_capacity estimate"]),
    (SOLAR, "The ministry said it will spend 240 billion won ($183 million) on the programme.", ["240000000000 investment guidance", "183000000 investment guidance"]),
    (SOLAR, "The country's largest developer plans a 1.2 GW floating project.", ['1.2 power_capacity guidance']),
    (ASIA, "Japan's Nikkei 225 slid 1.4% to 36,987.20, with Sony down 3.1% and Toyota losing 2.2%.", ['-1.4 index_level % 1d', '36987.2 index_level', '-3.1 share_price % 1d', '-2.2 share_price % 1d']),
    (ASIA, "In Seoul, the Kospi lost 0.8%; Samsung was a big story, gaining 4%.", ["-0.8 index_level % 1d", "4 share_price % 1d"]),
    (ASIA, "The Shanghai Composite was up 0.3% at 3,341.96 and the Shenzhen Component added 0.5%.", ["0.3 index_level % 1d", "3341.96 index_level", "0.5 index_level % 1d"]),
    (ASIA, "Hong Kong's Hang Seng jumped 2.8% to 23,594.21.", ['2.8 index_level % 1d', '23594.21 index_level']),
    (ASIA, "The yield on the 10-year Treasury note rose 3 basis points to 4.27%, and the 30-year yield was at 4.56%.", ["3 bond_yield change 1d", "4.27 bond_yield", "4.56 bond_yield"]),
    (ASIA, "Brent crude futures fell 1.2% to $70.18 a barrel, and West Texas Intermediate lost 1.4% to $67.30.", ["-1.2 price % 1d", "70.18 price", "-1.4 price % 1d", "67.3 price"]),
    (ASIA, "The kiwi was 0.2% stronger at 0.5712 against the greenback.", ["0.2 fx_rate % 1d", "0.5712 fx_rate"]),
    (ASIA, "Futures for the S&P 500 were up 0.6%.", ["0.6 index_level % 1d"]),
    (ASIA, "Gold added 0.3% to $2,921.50 an ounce.", ["0.3 price % 1d", "2921.5 price"]),
    (ASIA, "Australia's economy grew 0.6% in the December quarter, above the 0.5% expected by economists.", ['0.6 gdp_growth', '0.5 gdp_growth estimate']),
    (MINERS, "Mined 310 BTC, an 8% increase from August.", ["310 crypto_produced", "8 crypto_produced % mom"]),
    (MINERS, "Held 9,100 BTC at the end of the month, up 2% from August.", ["9100 crypto_holdings", "2 crypto_holdings % mom"]),
    (MINERS, "Fleet efficiency improved to 19.5 J/TH from 21 J/TH.", ["19.5 fleet_efficiency", "21 fleet_efficiency"]),
    (XRP, "XRP is trading at $2.12, down 4.6% in the past 24 hours.", ["2.12 price", "-4.6 price % 1d"]),
    (XRP, "The token has lost 18% since the start of the month.", ["-18 price % 1mo"]),
    (XRP, "A break below $2.05 would expose $1.91, while bulls need to reclaim $2.30.", ["2.05 support_level", "1.91 support_level estimate", "2.3 resistance_level estimate"]),
    (XRP, "The RSI stands at 38, and the price is 9% below its 50-day moving average.", ["38 rsi", "-9 price % sma_50d"]),
    (XRP, "If the token closes above $2.45, it could rally 20% to $2.94.", ["2.45 resistance_level", "20 price % 1d estimate", "2.94 price estimate"]),
    (XRP, "Open interest dropped to $3.8 billion from $4.2 billion.", ["3800000000 other", "4200000000 other"]),
    (XRP, "Some analysts see XRP at $5 by the end of the year.", ["5 price estimate"]),
    (XRP, "XRP's market cap has slid below $130 billion.", ['130000000000 market_cap']),
    (XRP, "Polymarket traders see a 22% chance that XRP hits a new all-time high before 2026.", ["22 probability estimate"]),
    (GENIX, "The drugmaker expects 2025 adjusted earnings of $15.25 to $16.25 per share, below the analysts' average estimate of $16.34, according to LSEG data.", ['15.25 adjusted_eps guidance', '16.25 adjusted_eps guidance', '16.34 adjusted_eps estimate']),
    (GENIX, "Fourth-quarter revenue rose 3% to $2.46 billion, beating estimates of $2.40 billion.", ["3 revenue % yoy", "2460000000 revenue", "2400000000 revenue estimate"]),
    (GENIX, "Sales of its Alzheimer's drug were $87 million in the quarter, compared with $67 million in the third quarter.", ['87000000 revenue_segment', '67000000 revenue_segment']),
    (GENIX, "Multiple sclerosis product revenue fell 8% to $1.07 billion.", ["-8 revenue_segment % yoy", "1070000000 revenue_segment"]),
    (GENIX, "Genix posted adjusted profit of $3.44 per share, compared with estimates of $3.35 per share.", ["3.44 adjusted_eps", "3.35 adjusted_eps estimate"]),
    (GENIX, "Net income was $267 million, or $1.83 per share, up from $250 million, or $1.71 per share, a year earlier.", ["267000000 net_income", "1.83 eps", "250000000 net_income", "1.71 eps"]),
    (GENIX, "Genix said it was on track to save $1 billion in gross costs by the end of 2025.", ["1000000000 savings guidance"]),
    (GENIX, "Biosimilar revenue was flat at $180 million.", ["180000000 revenue_segment"]),
    (GENIX, "Shares fell 4% to $135.70 in premarket trading.", ["-4 share_price % premarket", "135.7 share_price"]),
    (SEEDCO, "Borex will pay $128 a share, or about $66 billion including debt, in the largest all-cash deal on record.", ["128 deal_value", "66000000000 deal_value"]),
    (SEEDCO, "It would pay a break-up fee of $2 billion if regulators block the deal.", ["2000000000 other guidance"]),
    (SEEDCO, "Borex plans to finance the deal with $19 billion of convertible bonds and a rights issue.", ["19000000000 convertible_notes_issued guidance"]),
    (SEEDCO, "It expects cost savings of about $1.5 billion after year three.", ["1500000000 savings guidance"]),
    (SEEDCO, "Shares of Seedco rose 0.6% to $106.76, while Borex gained 2% to 95.30 euros.", ["0.6 share_price % 1d", "106.76 share_price", "2 share_price % 1d", "95.3 share_price"]),
    (SEEDCO, "Borex first offered $122 a share in May.", ["122 deal_value"]),
    (GRAPCO, "The stock jumped 29% to $28.80 on Friday, its best day since 2020.", ["29 share_price % 1d", "28.8 share_price"]),
    (GRAPCO, "Grapco earned 41 cents a share on sales of $3.4 billion, while analysts surveyed by FactSet were expecting a loss of 14 cents on sales of $3.29 billion.", ["0.41 eps", "3400000000 revenue", "-0.14 eps estimate", "3290000000 revenue estimate"]),
    (GRAPCO, "Same-store sales rose 3%, ahead of the 0.6% FactSet consensus.", ["3 same_store_sales_growth", "0.6 same_store_sales_growth estimate"]),
    (GRAPCO, "Gross margin expanded 410 basis points to 41.2%.", ["410 gross_margin change yoy", "41.2 gross_margin"]),
    (GRAPCO, "Operating income is expected to grow by about 45%, up from prior guidance for low-to-mid-teens growth.", ["45 operating_income % yoy estimate"]),
    (GRAPCO, "Citi's Jo Lee raised her target to $27 from $20.", ['27 price_target estimate', '20 price_target estimate prior']),
    (GRAPCO, "The stock trades at 15 times forward earnings, compared with a five-year average of 12 times.", ["15 pe_ratio", "12 pe_ratio"]),
    (EUROPE, "Siemens reported a 5% rise in orders to 19.8 billion euros.", ["5 orders % yoy", "19800000000 orders"]),
    (EUROPE, "Allianz said operating profit rose 5.6% to 3.9 billion euros, topping the 3.8 billion euro company-compiled consensus.", ["5.6 operating_income % yoy", "3900000000 operating_income", "3800000000 operating_income estimate"]),
    (EUROPE, "The Bank of England is expected to hold rates at 5%, with markets pricing in 46 basis points of cuts by year-end.", ["5 policy_rate estimate", "46 policy_rate change other estimate"]),
    (EUROPE, "The euro was flat at $1.0925 and sterling edged up 0.1% to $1.2705.", ["1.0925 fx_rate", "0.1 fx_rate % 1d", "1.2705 fx_rate"]),
    (EUROPE, "U.S. crude rose 0.4% to $75.50 a barrel.", ["0.4 price % 1d", "75.5 price"]),
    (EUROPE, "Ten-year Bund yields were down 2 basis points at 2.25%.", ["-2 bond_yield change 1d", "2.25 bond_yield"]),
    (EUROPE, "In the U.S., the S&P 500 fell 0.8% on Wednesday and the Nasdaq Composite lost 1.1%.", ["-0.8 index_level % 1d", "-1.1 index_level % 1d"]),
    (RESULTS, "Analysts expect growth of 9%, up from 4% in 2021.", ["9 revenue % yoy estimate", "4 revenue % yoy"]),
    (COIN, "The asset is more than 17% below its October all-time high.", ["-17 price % other"]),
    (STOCK, "The shares have fallen 30% in the last 12 months, while the index gained 15%.", ["-30 share_price % 1y", "15 index_level % 1y"]),
    (EUROPE, "Futures on the Euro Stoxx 50 slipped 0.2%, while FTSE futures gained 0.1%.", ["-0.2 index_level % 1d", "0.1 index_level % 1d"]),
]  # fmt: skip

PERIODS = [
    ("The IMF expects growth of 3.1% this year, after 3.5% last year, and 3.3% next year.", ["FY2025", "FY2024", "FY2026"]),
    ("The world economy will grow 3.2% this year and 3.3% next year, after 3.0% last year.", ["2025", "2026", "2024"]),
    ("Revenue is expected to be $5 billion this year and $6 billion next year.", ["FY2025", "FY2026"]),
    ("Sales are seen growing 25% this year, down from 77% last year.", ["FY2025", "FY2024"]),
    ("Acme projects sales of $5 billion for the third quarter ending March 31.", ["FY2025Q3"]),
    ("Acme had sales of $5 billion in the first quarter ended September 30.", ["FY2025Q1"]),
    ("In the first seven months of last year, exports rose 4% to $30 billion.", ["2024-01/2024-07", "2024-01/2024-07"]),
    ("Exports were $12 billion in the first two months of 2024.", ["2024-01/2024-02"]),
    ("Capacity should reach 50 GW by the end of the decade.", ["2030"]),
    ("The plan calls for 80 GW by the end of the next decade.", ["2040"]),
    ("Compared with the April-June quarter, profit was up 6%.", ["FY2025Q2"]),
    ("In December, the firm bid $16.50 a share for Delta.", ["2024-12"]),
    ("It earned $2.10 a share last fiscal year and expects $2.50 this fiscal year.", ["FY2024", "FY2025"]),
    ("Profit was $30 million in the year-ago quarter.", ["FY2024Q2"]),
    ("Analysts expect EPS of $4.10 in fiscal 2026 and $4.80 in fiscal 2027.", ["FY2026", "FY2027"]),
    ("Acme priced $500 million of senior notes due 2030.", [None]),
    ("Its notes due 2028 pay 2.25%.", [None]),
    ("Sales rose 3% in the first half of fiscal 2025.", ["FY2025H1"]),
]  # fmt: skip

GAPS = [
    (RESULTS, "The cost programme is expected to save $200 million a year.", ["200000000 savings guidance"], "what is expected of a company's own programme reads as anyone's expectation"),
    (COIN, "Holding above $84,000 keeps the uptrend alive.", ["84000 support_level"], "the place above a price reads as a size"),
    (DEAL, "The consortium offered $6 billion for the unit, $400 million more than a rival bid.", ["6000000000 deal_value", "400000000 deal_value change other"], "what one bid is more than another stays a level"),
    (STOCK, "That is up from 90 four weeks ago.", ["90 momentum_score"], "a rating goes on over sentences only within a block"),
    (ASIA, "Germany's DAX was seen opening 40 points lower at 17,560.", ["-40 index_level change 1d estimate", "17560 index_level estimate"], "an opening that is seen is no move"),
]  # fmt: skip


def say(mention: Mention) -> str:
    """A figure in short: "12 revenue % yoy estimate"; a level and `reported` are left unsaid."""
    reading = mention.reading
    words = [plain(mention.value), reading.metric]
    if reading.measure is not Measure.LEVEL:
        words += ["%" if reading.measure is Measure.PERCENT_CHANGE else "change", reading.comparator or ""]
    words += [reading.basis.value] * (reading.basis is not Basis.REPORTED) + ["prior"] * (reading.vintage == "prior")
    return " ".join(words)


def read(lead: str, sentence: str, vocabulary: Vocabulary, tables: CleaningTables) -> list[str]:
    article = clean_article("a", f"{lead}\n\n{sentence}", "text/plain", "a.txt", tables)
    start = article.blocks[-1].start
    return [say(m) for m in extract_article(article, vocabulary).mentions if m.quantity.start >= start]


@pytest.mark.parametrize(("lead", "sentence", "figures"), ROWS, ids=[row[1][:60] for row in ROWS])
def test_figures_after_a_lead(
    lead: str, sentence: str, figures: list[str], vocabulary: Vocabulary, tables: CleaningTables
) -> None:
    assert read(lead, sentence, vocabulary, tables) == figures


@pytest.mark.parametrize(
    ("lead", "sentence", "figures"),
    [pytest.param(*row[:3], marks=pytest.mark.xfail(reason=row[3], strict=True)) for row in GAPS],
    ids=[row[1][:60] for row in GAPS],
)
def test_known_gaps(
    lead: str, sentence: str, figures: list[str], vocabulary: Vocabulary, tables: CleaningTables
) -> None:
    assert read(lead, sentence, vocabulary, tables) == figures


@pytest.mark.parametrize(("sentence", "periods"), PERIODS, ids=[row[0][:60] for row in PERIODS])
def test_periods_after_a_report(
    sentence: str, periods: list[str | None], vocabulary: Vocabulary, tables: CleaningTables
) -> None:
    lead = "Acme Industries (NYSE: ACXQ) reported results for its fiscal second quarter ended December 31, 2024."
    text = f"Published: February 6, 2025\n\n{lead}\n\n{sentence}"
    article = clean_article("a", text, "text/plain", "a.txt", tables)
    start = article.blocks[-1].start
    mentions = [m for m in extract_article(article, vocabulary).mentions if m.quantity.start >= start]
    assert [mention.reading.period for mention in mentions] == periods


QUOTES = """# Grocer sales miss, shares plunge

Acme Industries (NYSE: ACM) sales missed estimates.

| Ticker | Security | Last | Change | Change % |
| --- | --- | --- | --- | --- |
| ACM | ACME INDUSTRIES INC. | 225.86 | -12.99 | -5.44% |
| LOW | LOWE'S COMPANIES INC. | 113.40 | -1.62 | -1.41% |

| Index | Last | Chg | % Chg |
| --- | --- | --- | --- |
| S&P 500 | 5,844.61 | -95.85 | -1.61% |

| Item | Q2 2025 | Q2 2024 | Change |
| --- | --- | --- | --- |
| Revenue | $500 million | $450 million | 11% |
"""


def test_columns_of_changes(vocabulary: Vocabulary, tables: CleaningTables) -> None:
    article = clean_article("a", QUOTES, "text/markdown", "a.md", tables)
    assert [f"{say(m)} {m.reading.entity}" for m in extract_article(article, vocabulary).mentions] == [
        "225.86 share_price ACM", "-12.99 share_price change 1d ACM", "-5.44 share_price % 1d ACM",
        "113.4 share_price LOW", "-1.62 share_price change 1d LOW", "-1.41 share_price % 1d LOW",
        "5844.61 index_level SPX", "-95.85 index_level change 1d SPX", "-1.61 index_level % 1d SPX",
        "500000000 revenue ACM", "450000000 revenue ACM", "11 revenue % yoy ACM",
    ]  # fmt: skip


RUN_TOGETHER = [
    ("Market Cap$4.1 BNTM P/E15.1Div Yield1.9%Beta0.9152 Week Range$20.10$31.40", ["4100000000", "15.1", "1.9", "0.91", "20.1", "31.4"]),
    ("Market Cap$2.4BP/E Ratio18.2Dividend Yield3.1%", ["2400000000", "18.2", "3.1"]),
    ("Previous Close45.10Open45.32Bid45.00", ["45.1", "45.32", "45"]),
    ("Volume1.2MAvg Volume2.4M", ["1200000", "2400000"]),
    ("With a total debt of $1.9 billionincluding $1.7 billion in notesAcme has $1.4 billion in cash.", ["1900000000", "1700000000", "1400000000"]),
    ("Revenue of $5.2 millionwas up 3%.", ["5200000", "3"]),
    ("Sales rose 12%to $4.5 billion.", ["12", "4500000000"]),
    ("The price was $14.20per share.", ["14.2"]),
    ("It cost over$5 million.", ["5000000"]),
    ("He is a $2 billionaire twice over.", ["2"]),
    ("The chip is the Open2 of 2024.", []),
    ("Nine of the eleven sectors closed lower.", ["9", "11"]),
    ("Eight of ten analysts rate the stock a buy.", ["8", "10"]),
    ("One of the two firms left.", []),
    ("We have a full range of analyst estimates.", []),
    ("The stock trades for just 11 times 12-month forward earnings.", ["11"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "values"), RUN_TOGETHER, ids=[row[0][:40] for row in RUN_TOGETHER])
def test_numbers_of_copied_text(
    sentence: str, values: list[str], vocabulary: Vocabulary, tables: CleaningTables
) -> None:
    text = f"Acme Industries (NYSE: ACM) is told of.\n\n{sentence}"
    article = clean_article("a", text, "text/plain", "a.txt", tables)
    extraction = extract_article(article, vocabulary)
    assert [plain(mention.quantity.value) for mention in extraction.mentions] == values
