"""Short articles of every kind read by all stages: value, unit, metric, whose, change, basis and stated period."""

# ruff: noqa: E501 - a row of a table is one line

from pathlib import Path

import pytest

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.extracted.extract import extract_article
from assets.extracted.record import Mention, PeriodFrom
from assets.extracted.vocabulary import Vocabulary, load_vocabulary
from assets.kernel.ids import plain

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
HEAD = "---\npublished: 2025-02-12\n---\n\n# "

# title, paragraphs, figures: "value unit metric entity [measure:comparator] [basis] [@period]"
ROWS = [
    ("Cisco lifts outlook", ("Cisco reported second-quarter revenue of $13.99 billion, up 9% from a year earlier, and earnings of 94 cents a share, topping the 91 cents analysts expected.",), ["13990000000 USD revenue CSCO @FY2025Q2", "9 percent revenue CSCO percent_change:yoy @FY2025Q2", "0.94 USD/share eps CSCO @FY2025Q2", "0.91 USD/share eps CSCO estimate @FY2025Q2"]),
    ("Cisco lifts outlook", ("Shares of Cisco rose 5% in after-hours trading, while rival Arista fell 2.1%.",), ["5 percent share_price CSCO percent_change:after_hours", "-2.1 percent share_price ANET percent_change:1d"]),
    ("Analyst lifts target", ("Morgan Stanley analyst Erik Woodring raised his price target on Apple to $275 from $273 and kept an Overweight rating.",), ["275 USD/share price_target AAPL estimate", "273 USD/share price_target AAPL estimate"]),
    ("Broker notes", ("JPMorgan cut its price target for Nike to $73 from $77, implying 4% upside from Tuesday's close.",), ["73 USD/share price_target NKE estimate", "77 USD/share price_target NKE estimate", "4 percent price_target NKE percent_change:price estimate"]),
    ("Deal", ("SoftBank is in talks to invest up to $25 billion in OpenAI, valuing the ChatGPT maker at about $300 billion.",), ["25000000000 USD investment openai", "300000000000 USD valuation_private openai"]),
    ("ETF", ("BlackRock's iShares Bitcoin Trust took in $626 million on Thursday, while Grayscale's GBTC shed $61 million.",), ["626000000 USD etf_flows IBIT @2025-02-06", "-61000000 USD etf_flows GBTC"]),
    ("Exchange", ("Binance processed $2.4 trillion of spot volume in January, down 12% from December, CCData said.",), ["2400000000000 USD trading_volume binance @2025-01", "-12 percent trading_volume binance percent_change:mom @2025-01"]),
    ("BTC", ("Bitcoin traded at $97,420 at 4 p.m. in New York, down 1.3% over 24 hours, and ether slipped 2% to $2,610.",), ["97420 USD price BTC", "-1.3 percent price BTC percent_change:1d", "-2 percent price ETH percent_change:1d", "2610 USD price ETH"]),
    ("SOL", ("Solana (SOL) jumped 7.4% to $203, lifting its market value to $99 billion.",), ["7.4 percent price SOL percent_change:1d", "203 USD price SOL", "99000000000 USD market_cap SOL"]),
    ("Index", ("The S&P 500 closed 0.3% lower at 6,051.97 and the Nasdaq Composite ended flat at 19,649.95.",), ["-0.3 percent index_level SPX percent_change:1d", "6051.97 points index_level SPX", "19649.95 points index_level IXIC"]),
    ("Index", ("The benchmark FTSE 100 gained 0.6% to 8,764, led by miners, with Rio Tinto up 2.3%.",), ["0.6 percent index_level UKX percent_change:1d", "8764 points index_level UKX", "2.3 percent share_price RIO percent_change:1d"]),
    ("Rates", ("The Reserve Bank of Australia cut its cash rate by 25 basis points to 4.10%, the first reduction since November 2020.",), ["-25 basis_point policy_rate RBA change:other", "4.1 percent policy_rate RBA"]),
    ("GDP", ("Germany's economy shrank 0.2% in the fourth quarter, the statistics office Destatis said.",), ["-0.2 percent gdp_growth DEU @2024Q4"]),
    ("FX", ("The euro rose 0.4% to $1.0425 and the dollar fell to 151.2 yen.",), ["0.4 percent fx_rate EUR percent_change:1d", "1.0425 USD fx_rate EUR", "151.2 JPY fx_rate USD"]),
    ("FX", ("Sterling was last at 1.2560 against the dollar; USD/JPY traded at 152.40.",), ["1.256 USD fx_rate GBP", "152.4 JPY fx_rate USD/JPY"]),
    ("FX", ("The offshore yuan weakened to 7.31 per dollar.",), ["7.31 CNY fx_rate CNH"]),
    ("Oil", ("Brent crude futures settled down $1.82, or 2.4%, at $75.18 a barrel, while WTI lost $1.95 to $71.37.",), ["-1.82 USD price brent-crude change:1d", "-2.4 percent price brent-crude percent_change:1d", "75.18 USD/bbl price brent-crude", "-1.95 USD price WTI change:1d", "71.37 USD price WTI"]),
    ("Gas", ("Henry Hub natural gas futures rose 4% to $3.65 per mmBtu; Dutch TTF fell to 52 euros per megawatt-hour.",), ["4 percent price natural-gas percent_change:1d", "3.65 USD/MMBtu price natural-gas", "52 EUR/MWh price ttf-gas"]),
    ("Metals", ("Three-month copper on the LME rose 0.9% to $9,455 a ton; tin fell 1%.",), ["0.9 percent price copper percent_change:1d", "9455 USD/t price copper", "-1 percent price tin percent_change:1d"]),
    ("Softs", ("Arabica coffee futures hit a record $4.30 a pound, and cocoa fell 3% to $9,800 a ton.",), ["4.3 USD/lb price arabica-coffee", "-3 percent price cocoa percent_change:1d", "9800 USD/t price cocoa"]),
    ("Bonds", ("German 10-year Bund yields fell 3 bps to 2.43%.",), ["-3 basis_point bond_yield DE10Y change:1d", "2.43 percent bond_yield DE10Y"]),
    ("Japan", ("Sony said operating profit rose 1% to 469.3 billion yen in the October-December quarter.",), ["1 percent operating_income 6758.T percent_change:yoy @FY2025Q3", "469300000000 JPY operating_income 6758.T @FY2025Q3"]),
    ("India", ("Infosys posted a net profit of Rs 6,806 crore for the December quarter, up 11.4% year-on-year, on revenue of Rs 41,764 crore.",), ["68060000000 INR net_income INFY @FY2025Q3", "11.4 percent net_income INFY percent_change:yoy @FY2025Q3", "417640000000 INR revenue INFY @FY2025Q3"]),
    ("Aus", ("CSL's net profit after tax rose 7% to US$2.01 billion for the six months to December 31.",), ["7 percent net_income CSL percent_change:yoy @FY2025H1", "2010000000 USD net_income CSL @FY2025H1"]),
    ("Deliveries", ("Tesla delivered 495,570 vehicles in the fourth quarter, short of the 510,400 analysts had expected.",), ["495570 count units_sold TSLA @2024Q4", "510400 count units_sold TSLA estimate @2024Q4"]),
    ("Subs", ("Netflix added 18.9 million subscribers, bringing its total to 301.6 million.",), ["18900000 count subscribers NFLX", "301600000 count subscribers NFLX"]),
    ("Hold", ("Berkshire Hathaway trimmed its stake in Bank of America to 8.9% and held $334 billion in cash.",), ["8.9 percent stake BAC", "334000000000 USD cash BRK-B"]),
    ("IPO", ("StubHub priced its IPO at $23.50 a share, raising $800 million.",), ["23.5 USD/share ipo_price STUB", "800000000 USD ipo_proceeds STUB"]),
    ("Staff", ("The carmaker will cut 3,800 jobs, or about 4% of its workforce.",), ["3800 count layoffs - guidance", "4 percent layoffs - guidance"]),
    ("Ratio", ("The shares trade at 28 times forward earnings, against a five-year average of 24.",), ["28 x pe_ratio -", "24 x pe_ratio -"]),
    ("Binance", ("Binance processed $2.4 trillion of spot volume in January, down 12% from December, CCData said.",), ["2400000000000 USD trading_volume binance @2025-01", "-12 percent trading_volume binance percent_change:mom @2025-01"]),
    ("Acme", ("In 2024 alone, Acme's stock rose 60%.",), ["60 percent share_price acme percent_change:1y @2024"]),
    ("Bitcoin", ("Bitcoin rose 9.3% in January and is down 4% so far in February.",), ["9.3 percent price BTC percent_change:1mo @2025-01", "-4 percent price BTC percent_change:1mo @2025-02"]),
    ("Acme", ("Acme's revenue rose 9% from 2023 to $4 billion, while margins fell 2 percentage points from the third quarter.",), ["9 percent revenue acme percent_change:yoy", "4000000000 USD revenue acme", "-2 percentage_point operating_margin acme change:qoq"]),
    ("Acme", ("Acme's stock fell 5% after it reported revenue for the fourth quarter.",), ["-5 percent share_price acme percent_change:1d"]),
    ("Acme", ("The shares dropped 12% in the first half of 2024.",), ["-12 percent share_price - percent_change:6mo @2024H1"]),
    ("Gold", ("Gold gained 27% in 2024, its best year since 2010, and was up 0.4% at $2,900 an ounce.",), ["27 percent price gold percent_change:1y @2024", "0.4 percent price gold percent_change:1d", "2900 USD/ozt price gold"]),
    ("Exchanges", ("In 2024, the top 10 centralized exchanges had spot volume of $17.4 trillion.",), ["17400000000000 USD trading_volume cryptocurrency-exchanges @2024"]),
    ("UBS cuts Tesla", ("UBS analyst Joseph Spak lowered his target on the electric-vehicle maker to $225 from $259.", "The stock has lost 17% this year.", "UBS expects deliveries of 437,000 in the first quarter.",), ["225 USD/share price_target TSLA estimate", "259 USD/share price_target TSLA estimate", "-17 percent share_price TSLA percent_change:ytd", "437000 count units_sold TSLA estimate @2025Q1"]),
    ("Rivian loses ground", ("Rivian, which is backed by Amazon, said it built 12,727 vehicles in the quarter.", "Amazon owns about 16% of the startup.",), ["12727 count units_sold RIVN", "16 percent stake RIVN"]),
    ("Adidas", ("The German sportswear brand lifted its 2024 sales by 12% at constant currencies. Nike's fell 9%.",), ["12 percent revenue ADS percent_change:yoy @FY2024", "-9 percent revenue NKE percent_change:yoy"]),
    ("Sector", ("Technology stocks led decliners, with the sector down 1.8%; Nvidia fell 3.1%.",), ["-1.8 percent share_price technology-sector percent_change:1d", "-3.1 percent share_price NVDA percent_change:1d"]),
    ("Turkey", ("Annual inflation in Turkey fell to 42.1% in January. The lira weakened to 36.05 against the dollar.",), ["42.1 percent inflation TUR @2025-01", "36.05 TRY fx_rate TRY"]),
    ("Wirecard", ("Ernst & Young, which audited Wirecard, was fined 500,000 euros.",), ["500000 EUR fine WDI"]),
    ("Deal", ("Mars agreed to acquire Kellanova for $83.50 per share in cash, a premium of 33%.", "The Pringles maker's shares closed at $82.20.",), ["83.5 USD/share deal_value K", "33 percent deal_premium K", "82.2 USD/share share_price K"]),
    ("Euro", ("The euro was at $1.0425, after touching 1.0361 against the dollar.",), ["1.0425 USD fx_rate EUR", "1.0361 USD fx_rate EUR"]),
    ("Rupee", ("The rupee closed at 86.87 against the U.S. dollar, compared with 86.83 on Monday.",), ["86.87 INR fx_rate INR", "86.83 INR fx_rate INR @2025-02-10"]),
    ("SOFR", ("The term loan bears interest at SOFR plus 275 basis points; the revolver at SOFR + 225 basis points.",), ["275 basis_point credit_spread -", "225 basis_point credit_spread -"]),
    ("Acmewidget lifts profit", ("Acmewidget Limited reported NPAT of $12.5 million for the half, up 12% on the previous corresponding period. The shares rose 4% to $2.10.",), ["12500000 AUD net_income acmewidget", "12 percent net_income acmewidget percent_change:yoy", "4 percent share_price acmewidget percent_change:1d", "2.1 AUD/share share_price acmewidget"]),
    ("Shopify", ("Shopify's revenue rose 31% to $2.81 billion in the fourth quarter.",), ["31 percent revenue SHOP percent_change:yoy @2024Q4", "2810000000 USD revenue SHOP @2024Q4"]),
    ("Barrick", ("Barrick's profit was $664 million, or $0.46 per share.",), ["664000000 USD net_income ABX", "0.46 USD/share eps ABX"]),
    ("Retail sales drop", ("Retail sales fell 0.9% last month after an upwardly revised 0.7% gain in December, the Commerce Department's Census Bureau said.", "Economists polled by Reuters had forecast a 0.1% dip.",), ["-0.9 percent economic_indicator USA percent_change:mom @2025-01", "0.7 percent economic_indicator USA percent_change:other @2024-12", "-0.1 percent economic_indicator USA percent_change:other estimate"]),
    ("Crypto market cap tops $3 trillion", ("The total crypto market capitalization climbed 3% to $3.3 trillion.", "Bitcoin dominance stood at 58.2%.", "Liquidations over the past 24 hours hit $312 million, of which $250 million were longs.", "The Crypto Fear & Greed Index fell to 46.",), ["3000000000000 USD market_cap crypto-market", "3 percent market_cap crypto-market percent_change:1d", "3300000000000 USD market_cap crypto-market", "58.2 percent market_share BTC", "312000000 USD liquidations crypto-market", "250000000 USD liquidations crypto-market", "46 score sentiment_index FNG"]),
    ("Poland keeps rates", ("Poland's central bank kept its main rate at 5.75%, as all 32 economists polled by Bloomberg had expected.", "Inflation accelerated to 5.3% in January.", "The zloty gained 0.2% to 4.18 per euro.",), ["5.75 percent policy_rate POL", "32 count ranking_size POL", "5.3 percent inflation POL @2025-01", "0.2 percent fx_rate PLN percent_change:1d", "4.18 PLN fx_rate PLN"]),
    ("Nigeria inflation", ("Nigeria's annual inflation rate eased to 24.48% in January after the base year was changed, from 34.80% in December.", "Food inflation was 26.08%.",), ["24.48 percent inflation NGA @2025-01", "34.8 percent inflation NGA @2024-12", "26.08 percent inflation NGA"]),
    ("Palladium falls", ("Spot palladium lost 1.1% to $978.50 an ounce, platinum was steady at $994 and silver slid 0.6% to $32.15.", "Gold's 8% gain this month has been driven by tariffs.",), ["-1.1 percent price palladium percent_change:1d", "978.5 USD/ozt price palladium", "994 USD price platinum", "-0.6 percent price silver percent_change:1d", "32.15 USD price silver", "8 percent price gold percent_change:1mo"]),
    ("Bank earnings", ("Bank of America's net interest income rose 3% to $14.4 billion.", "Provision for credit losses was $1.5 billion.", "Average deposits were $1.96 trillion.", "The bank's shares are up 6% this year, compared with a 4% gain in the KBW Bank Index.",), ["3 percent net_interest_income BAC percent_change:yoy", "14400000000 USD net_interest_income BAC", "1500000000 USD credit_loss_provision BAC", "1960000000000 USD deposits BAC", "6 percent share_price BAC percent_change:ytd", "4 percent index_level KBW percent_change:ytd"]),
    ("Airline", ("Delta's unit revenue rose 4%.", "The carrier's fuel cost averaged $2.34 per gallon.", "It sees first-quarter EPS of 70 cents to $1.00, versus estimates of 77 cents.",), ["4 percent revenue_segment DAL percent_change:yoy", "2.34 USD/gal price DAL", "0.7 USD/share eps DAL guidance @2025Q1", "1 USD/share eps DAL guidance @2025Q1", "0.77 USD/share eps DAL estimate @2025Q1"]),
    ("Foreign investors", ("Foreign investors sold Indian shares worth 4,970 crore rupees on Friday, while domestic funds bought 4,200 crore rupees.", "FIIs have pulled out Rs 1.1 lakh crore in 2025.",), ["-49700000000 INR etf_flows fii @2025-02-07", "42000000000 INR etf_flows domestic-funds", "-1100000000000 INR etf_flows fii @2025"]),
    ("XRP", ("A break above $2.60 could send the token to $3.00, while a drop below $2.30 may open the way to $2.00.",), ["2.6 USD resistance_level XRP", "3 USD resistance_level XRP estimate", "2.3 USD support_level XRP estimate", "2 USD support_level XRP estimate"]),
    ("Zoom beats", ("Zoom Communications reported adjusted earnings of $1.41 a share on revenue of $1.184 billion for the quarter ended Jan. 31, compared with $1.42 on $1.146 billion a year ago.", "Analysts polled by FactSet had looked for $1.30 and $1.18 billion.", "For fiscal 2026, it forecast EPS of $5.34 to $5.37 on revenue of $4.785 billion to $4.795 billion.",), ["1.41 USD/share adjusted_eps ZM @FY2025Q4", "1184000000 USD revenue ZM @FY2025Q4", "1.42 USD/share adjusted_eps ZM @FY2024Q4", "1146000000 USD revenue ZM @FY2024Q4", "1.3 USD/share eps ZM estimate", "1180000000 USD revenue ZM estimate", "5.34 USD/share eps ZM guidance @FY2026", "5.37 USD/share eps ZM guidance @FY2026", "4785000000 USD revenue ZM guidance @FY2026", "4795000000 USD revenue ZM guidance @FY2026"]),
    ("Infosys", ("Infosys raised its FY25 revenue growth guidance to 4.5-5% in constant currency from 3.75-4.5%.", "Operating margin was 21.3%, up 20 bps quarter-on-quarter.", "Attrition rose to 13.7%.", "The scrip ended 1.5% lower at Rs 1,920.",), ["4.5 percent revenue INFY percent_change:yoy guidance @FY2025", "5 percent revenue INFY percent_change:yoy guidance @FY2025", "3.75 percent revenue INFY percent_change:yoy guidance @FY2025", "4.5 percent revenue INFY percent_change:yoy guidance @FY2025", "21.3 percent operating_margin INFY", "20 basis_point operating_margin INFY change:qoq", "13.7 percent churn INFY", "-1.5 percent share_price INFY percent_change:1d", "1920 INR/share share_price INFY"]),
    ("Tencent", ("Tencent's revenue rose 8% to 167.2 billion yuan in the three months ended September.", "The WeChat owner's net profit jumped 47% to 53.2 billion yuan, beating the 46.2 billion yuan average of analyst estimates.", "Combined MAU of Weixin and WeChat was 1.382 billion.",), ["8 percent revenue 0700.HK percent_change:yoy @2024Q3", "167200000000 CNY revenue 0700.HK @2024Q3", "47 percent net_income 0700.HK percent_change:yoy", "53200000000 CNY net_income 0700.HK", "46200000000 CNY net_income 0700.HK estimate", "1382000000 count mau 0700.HK"]),
    ("Samsung", ("Samsung Electronics flagged operating profit of 6.5 trillion won for the October-December quarter, versus an LSEG SmartEstimate of 7.7 trillion won.", "That would be up 131% from a year earlier but down 29% from the third quarter.",), ["6500000000000 KRW operating_income 005930.KS @2024Q4", "7700000000000 KRW operating_income 005930.KS estimate @2024Q4", "131 percent operating_income 005930.KS percent_change:yoy estimate", "-29 percent operating_income 005930.KS percent_change:qoq estimate"]),
    ("Novo", ("Novo Nordisk forecast sales growth of 16%-24% this year at constant exchange rates.", "Shares rose 4.1% in Copenhagen.", "Operating profit was DKK 36.7 billion, compared with a company-compiled consensus of DKK 33.4 billion.",), ["16 percent revenue NOVO-B percent_change:yoy guidance @FY2025", "24 percent revenue NOVO-B percent_change:yoy guidance @FY2025", "4.1 percent share_price NOVO-B percent_change:1d", "36700000000 DKK operating_income NOVO-B", "33400000000 DKK operating_income NOVO-B estimate"]),
    ("Ericsson", ("Ericsson's adjusted EBITA was SEK 10.2bn, short of the SEK 11.0bn expected by analysts.", "Networks sales grew 5% organically.", "Its gross margin excluding restructuring charges improved to 46.3% (41.1%).",), ["10200000000 SEK adjusted_operating_income ERIC-B", "11000000000 SEK adjusted_operating_income ERIC-B estimate", "5 percent revenue_segment ERIC-B percent_change:yoy", "46.3 percent gross_margin ERIC-B", "41.1 percent gross_margin ERIC-B"]),
    ("Sea", ("Sea Ltd's e-commerce unit Shopee posted GMV of $25.1 billion, up 25%.", "Garena's bookings climbed 24%.", "Net income was $153.3 million against a loss of $144 million.",), ["25100000000 USD orders SE", "25 percent orders SE percent_change:yoy", "24 percent orders SE percent_change:yoy", "153300000 USD net_income SE", "-144000000 USD net_income SE"]),
    ("Analyst", ("Wedbush's Dan Ives lifted his Street-high target on Palantir to $140 from $120 and reiterated Outperform.", "The new target implies 20% upside.", "Of 24 analysts, six rate the shares Buy.",), ["140 USD/share price_target_high PLTR estimate", "120 USD/share price_target_high PLTR estimate", "20 percent price_target PLTR percent_change:price estimate", "24 count ranking_size PLTR", "6 count analyst_buy_count PLTR"]),
    ("Analyst", ("Citi downgraded Ford to Neutral with a $11 target, down from $13.", "The analyst expects EPS of $1.60 this year versus the $1.75 consensus.",), ["11 USD/share price_target F estimate", "13 USD/share price_target F estimate", "1.6 USD/share eps F estimate @FY2025", "1.75 USD/share eps F estimate @FY2025"]),
    ("Analyst", ("Jefferies has a buy call on ICICI Bank with a target of Rs 1,600, about 28% above the current market price of Rs 1,250.",), ["1600 INR/share price_target ICICIBANK estimate", "28 percent price_target ICICIBANK percent_change:price estimate", "1250 INR/share share_price ICICIBANK"]),
    ("Analyst", ("Standard Chartered's Geoff Kendrick predicts bitcoin will hit $500,000 before Trump leaves office, up from about $97,000.",), ["500000 USD price BTC estimate", "97000 USD price BTC"]),
    ("Analyst", ("Bernstein reiterated its $200,000 bitcoin target for 2025 and named MicroStrategy its top pick, with a $600 target.",), ["200000 USD price BTC estimate @2025", "600 USD/share price_target MSTR estimate"]),
    ("Stock", ("Shares of Super Micro jumped 12% in premarket trading on Wednesday after it forecast fiscal 2026 revenue of $40 billion.", "The stock is up 27% this year but has lost 65% from its March high.",), ["12 percent share_price SMCI percent_change:premarket @2025-02-12", "40000000000 USD revenue SMCI guidance @FY2026", "27 percent share_price SMCI percent_change:ytd", "-65 percent share_price SMCI percent_change:other"]),
    ("Stock", ("Intel's shares, down 50% in the past 12 months, rose 6.1% to $20.97, the biggest one-day gain since August.", "The chipmaker's market value stands at $90 billion.",), ["-50 percent share_price INTC percent_change:1y", "6.1 percent share_price INTC percent_change:1d", "20.97 USD/share share_price INTC", "90000000000 USD market_cap INTC"]),
    ("Stock", ("In London, BP fell 1.5% to 430p while Shell edged 0.2% higher to 2,690 pence.", "AstraZeneca slipped 33p to 11,800p.",), ["-1.5 percent share_price BP percent_change:1d", "4.3 GBP/share share_price BP", "0.2 percent share_price SHEL percent_change:1d", "26.9 GBP/share share_price SHEL", "-0.33 GBP/share share_price AZN change:1d", "118 GBP/share share_price AZN"]),
    ("Market", ("The Dow Jones Industrial Average fell 225 points, or 0.5%, to 44,368.56, the S&P 500 lost 16.5 points and the Nasdaq added 6 points.",), ["-225 points index_level DJI change:1d", "-0.5 percent index_level DJI percent_change:1d", "44368.56 points index_level DJI", "-16.5 points index_level SPX change:1d", "6 points index_level IXIC change:1d"]),
    ("Market", ("Futures on the S&P 500 were down 0.9% and contracts on the Nasdaq 100 slid 1.1%.", "The dollar index gained 0.3%.", "Bitcoin fell 1.5% to $94,300.",), ["-0.9 percent index_level SPX percent_change:1d", "-1.1 percent index_level NDX percent_change:1d", "0.3 percent fx_rate DXY percent_change:1d", "-1.5 percent price BTC percent_change:1d", "94300 USD price BTC"]),
    ("Market", ("The yield on the benchmark 10-year note jumped 9.8 basis points to 4.635%.", "The two-year yield, which tracks rate expectations, rose 7 bps to 4.36%.", ), ["9.8 basis_point bond_yield US10Y change:1d", "4.635 percent bond_yield US10Y", "7 basis_point bond_yield US2Y change:1d", "4.36 percent bond_yield US2Y"]),
    ("Market", ("Traders now price in 29 basis points of easing by year-end, down from 37 bps before the data.", "The odds of a cut by June fell to 34% from 50%, CME's FedWatch tool showed.",), ["29 basis_point policy_rate - change:other estimate @2025", "37 basis_point policy_rate - change:other @2025", "34 percent probability CME @2025-06", "50 percent probability CME @2025-06"]),
    ("Market", ("Gold was last at $2,903 an ounce after a record $2,942.70 on Tuesday. U.S. gold futures settled 0.1% lower at $2,928.70.",), ["2903 USD/ozt price gold", "2942.7 USD price gold @2025-02-11", "-0.1 percent price gold percent_change:1d", "2928.7 USD price gold"]),
    ("Market", ("The Aussie dollar rose 0.2% to $0.6296 and the kiwi was flat at $0.5650. The yen slid 1.2% to 154.30.",), ["0.2 percent fx_rate AUD percent_change:1d", "0.6296 USD fx_rate AUD", "0.565 USD fx_rate NZD", "-1.2 percent fx_rate JPY percent_change:1d", "154.3 JPY fx_rate JPY"]),
    ("Market", ("Three-month nickel slid 0.8% to $15,395 per metric ton; lead rose 0.2% to $1,985 and zinc added 1.2% to $2,853.",), ["-0.8 percent price nickel percent_change:1d", "15395 USD/t price nickel", "0.2 percent price lead-metal percent_change:1d", "1985 USD price lead-metal", "1.2 percent price zinc percent_change:1d", "2853 USD price zinc"]),
    ("IPO", ("Shares of Venture Global opened at $24.05, 4% below the offer price of $25, giving it a market capitalisation of $58.2 billion.",), ["24.05 USD/share share_price VG", "-4 percent share_price VG percent_change:1d", "25 USD/share ipo_price VG", "58200000000 USD market_cap VG"]),
    ("Canadian dollar steady", ("The loonie was last at 1.3712 per U.S. dollar, or 72.93 U.S. cents, in a range of 1.3690 to 1.3745.",), ["1.3712 CAD fx_rate CAD", "0.7293 USD fx_rate CAD", "1.369 CAD fx_rate CAD", "1.3745 CAD fx_rate CAD"]),
    ("Copper eases", ("Copper, one of Chile's main exports, slipped 0.7% to $9,320 a ton.",), ["-0.7 percent price copper percent_change:1d", "9320 USD/t price copper"]),
    ("Gold odds", ("The odds of gold reaching $3,500 by December rose to 38%, up from 29%.", "The chance of it falling to $2,500 had shrunk to 7.5%.",), ["3500 USD price gold estimate @2025-12", "38 percent probability gold estimate @2025-12", "29 percent probability gold @2025-12", "2500 USD other gold", "7.5 percent probability gold"]),
    ("Riot adds coins", ("Riot Platforms sold 2.4 million shares, generating $31 million, and bought 310 bitcoin for about $29 million.",), ["2400000 shares equity_raised RIOT", "31000000 USD equity_raised RIOT", "310 BTC crypto_holdings RIOT", "29000000 USD crypto_holdings_value RIOT"]),
    ("Exchange volumes", ("Kraken leads with a share of 12%.", "Followed by Gemini, with a market share of 8.1% and a trading volume of $95 billion.",), ["12 percent market_share kraken", "8.1 percent market_share gemini-exchange", "95000000000 USD trading_volume gemini-exchange"]),
    ("Sony rallies", ("Optimism about demand has fed a 35% rally in Sony's Tokyo-listed stock this year, on top of a 20% climb in the third quarter of 2024.",), ["35 percent share_price 6758.T percent_change:ytd", "20 percent share_price 6758.T percent_change:3mo @FY2024Q3"]),
    ("Strategy stocks up", ("Strategy bought 2,530 bitcoin for $243 million last week.", "MicroStrategy, as it was known, now holds 450,000 BTC.",), ["2530 BTC crypto_holdings MSTR", "243000000 USD crypto_holdings_value MSTR", "450000 BTC crypto_holdings MSTR"]),
    ("Jobs in Canada", ("The economy shed 12,000 jobs, against forecasts for a gain of 15,000, and the jobless rate rose to 6.9%.",), ["-12000 count payrolls CAN", "15000 count payrolls CAN estimate", "6.9 percent unemployment_rate CAN"]),
    ("Unemployment", ("The OECD sees Spanish unemployment falling to 10.4% next year.",), ["10.4 percent unemployment_rate ESP estimate @2026"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(REFERENCE)


@pytest.fixture(scope="module")
def tables() -> CleaningTables:
    return load_cleaning_tables()


def say(mention: Mention) -> str:
    quantity, reading = mention.quantity, mention.reading
    value = quantity.value if quantity.signed else quantity.value * reading.sign
    words = [plain(value), quantity.unit, reading.metric, reading.entity or "-"]
    if reading.measure != "level":
        words.append(f"{reading.measure}:{reading.comparator}")
    if reading.basis != "reported":
        words.append(reading.basis)
    if reading.period and reading.period_from is PeriodFrom.STATED:
        words.append(f"@{reading.period}")
    return " ".join(words)


@pytest.mark.parametrize(("title", "paragraphs", "figures"), ROWS, ids=[row[1][0][:50] for row in ROWS])
def test_figures_of_an_article(
    title: str, paragraphs: tuple[str, ...], figures: list[str], vocabulary: Vocabulary, tables: CleaningTables
) -> None:
    text = HEAD + "\n\n".join((title, *paragraphs)) + "\n"
    article = clean_article("a", text, "text/markdown", "a.md", tables)
    assert [say(mention) for mention in extract_article(article, vocabulary).mentions] == figures
