"""Whose is each figure of a page: lists under names, tables, wraps, groups and subjects, read by all stages together.

A page is Markdown; the lines after it that begin with ">" are its figures and the ids of their owners.
"""

import pytest

from assets.cleaned.clean import CleaningTables, clean_article
from assets.extracted.extract import extract_article
from assets.extracted.vocabulary import Vocabulary

LISTS = """
Three lithium producers told their numbers, with Halden Mining the largest.
1. Halden Mining (HALD):
- Sold 310 tonnes, an 8% increase from July.
- Revenue came to $41 million.
2. Orvia Resources (ORV):
- Sold 120 tonnes.
- CEO Tim Ross said revenue grew 5% to $12 million.
3. Kestra Lithium (KLI):
- Holds $55 million in cash.
> $41 million: HALD | 120 tonnes: ORV | $12 million: ORV | $55 million: KLI
---
Bitcoin fell 2% to $41,000 on Monday while small tokens moved more.

Top gainers in 24 hours

MoonRabbit: $0.000123 - up by 512.4 per cent

Pixel Farm (PXF): $0.0409 - up by 143.22 per cent

Top losers

Dogelite: $0.01454 (down 90%)

Vortex.Art: $0.0046, down 77.6%
> 512.4 per cent: moonrabbit | $0.0409: PXF | 143.22 per cent: PXF | 90%: dogelite | 77.6%: vortex-art
---
How three carmakers did in May.

**Ford Motor (F)**

* Sales rose 4% to 190,000 vehicles.

**General Motors (GM)**

* Sales fell 2% to 221,000 vehicles.

**Stellantis (STLA)**

* Sales dropped 11%.
> 4%: F | 190,000: F | 2%: GM | 221,000: GM | 11%: STLA
---
Reports for June

Brightmine (BRM)

Produced 210 BTC. The miner's hash rate rose to 11.2 EH/s.

Coalhash (CLH)

Produced 118 BTC. Its treasury now holds 2,400 BTC.
> 210 BTC: BRM | 11.2 EH/s: BRM | 118 BTC: CLH | 2,400 BTC: CLH
---
## 1. Solana (SOL)

The token trades at $142.

## 2. Cardano (ADA)

Price slid 4% to $0.41.

## What next?

Bitcoin fell 3%.
> $142: SOL | $0.41: ADA | 3%: BTC
---
Intel rose 2%.

Nvidia

Sales grew 9%.
> 9%: INTC
---
Intel rose 2%.

* Nvidia
* AMD
* Apple

Sales at the chipmaker grew 9%.
> 9%: INTC
---
# Best crypto of the year

Bitcoin (BTC)

Price: $44,000

Market Cap: $846B

Shiba Inu (SHIB)

Price: $0.00002

Market Cap: $13B
> $44,000: BTC | $846B: BTC | $0.00002: SHIB | $13B: SHIB
---
1. Bitcoin (BTC) Market cap: $846 billion

Created in 2009, it is the original coin. Its price was $44,000.

2. Binance Coin (BNB) Market cap: $68 billion

Its price in 2017 was $0.10.
> $846 billion: BTC | $44,000: BTC | $68 billion: BNB | $0.10: BNB
---
# Costco (COST) Lags Estimates

Dollar Tree is due to report. Its sales rose 3%. The estimate was cut by 0.1%.
> 3%: DLTR | 0.1%: DLTR
"""
HEADLINES = """
# Orvia-tech, First Half Ordinary Profit Decreases by 40%, Sep-Nov Ordinary Profit Decreases by 50%

Orvia-tech Inc. announced its results on January 14.

The consolidated profit for the six months dropped 39.8% to 0.9 billion yen.
> 40%: orvia-tech | 50%: orvia-tech | 39.8%: orvia-tech | 0.9 billion yen: orvia-tech
---
Retailer Quillmart reported a loss. It came in at Rs 26 crore in Q2FY24, against Rs 17 crore in 1HFY23.

Quillmart’s flagship ‘Green Monday Sale’ delivered profit growth of 36 per cent. It sold 86 million lamps in 9MFY25.
> Rs 26 crore: quillmart | Rs 17 crore: quillmart | 36 per cent: quillmart | 86 million: quillmart
---
Stockholm-based Kestrelon raised $4 million and US-backed Moltrix raised $5 million.
> $4 million: kestrelon | $5 million: moltrix
---
Sales rose 2%. Epic Games raised $40 million, and Salesday Holdings raised $3 million.
> $40 million: epic-games | $3 million: salesday
"""
REVIEWS = """
What brokers say this morning

***UBS On Halden Tyres***

Buy Call, Target Raised To Rs 612

Margin Rose To 9%

***CLSA On Insurance***

Premiums Grew 7%

***Jefferies on Brightmine Steel***

Hold Call, Target Cut To Rs 88

Nomura on Infosys: Buy

Sales Up 4%
> Rs 612: halden-tyres | 9%: halden-tyres | Rs 88: brightmine-steel | 4%: INFY
---
UBS on Friday cut its target for Intel to $31.
> $31: INTC
"""
DOTTED = """
Crude oil fell. Boeing Co. (NYSE: BA) traded higher by 0.4% at $190. Volume was 40% of an average of 5 million shares.

Alder Pumps Inc. (NYSE: ALP) which had lost 2% gained 3%. Volume was 2 million shares.
> 0.4%: BA | 40%: BA | 5 million shares: BA | 3%: ALP | 2 million shares: ALP
---
Nvidia fell. Intel Corp. (INTC) was the most traded stock with 9% of its float, followed by AMD (AMD) with 7% and \
Apple (AAPL) with 6%.
> 9%: INTC | 7%: AMD | 6%: AAPL
---
The Dow fell on Monday. On Tuesday the blue-chip average lost 1.2%.
> 1.2%: DJI
"""
GOES_ON = """
Crypto.com led in 2023. The top decentralized exchanges had volume of $4 trillion. This was a 12% increase from 2022’s \
volume of $3.6 trillion.
> 12%: decentralized-exchanges | $3.6 trillion: decentralized-exchanges
---
Lindt said it would cut 400 jobs after talks with rival Nestle. That represents 9% of the 4,200 people it employs.
> 9%: LISN | 4,200: LISN
---
Costco earned $3 a share, missing the Zacks Consensus Estimate. This compares to earnings of $2 a share a year ago.
> $2 a share: COST
---
Halden Mining lost $3 million. Kelton Inc. said that its own sales grew. This week shares of Halden Mining gained 4%.
> 4%: halden-mining
"""
RESUMED = """
Strategy Inc. (MSTR) bought more coins.

The firm now holds 636,000 BTC. This represents over 3% of Bitcoin’s supply and implies around $23 billion in gains.
> 3%: MSTR | $23 billion: MSTR
"""
SURVEYS = """
Bitcoin rallied. About a third of new crypto buyers said they followed friends, and 9% of stock investors did so.
> a third: new-crypto-buyers | 9%: stock-investors
---
Intel sold chips to 40% of its customers in China.
> 40%: INTC
---
“In banking, 60% of institutions still use mainframes,” said Intel, which lost $40 million.
> 60%: institutions | $40 million: INTC
---
DataScout Research estimates that 210 million people watched Netflix. Netflix estimates that it has 90 million viewers.
> 210 million: NFLX | 90 million: NFLX
"""
PARTS = """
China fell. Japan's Halim (TYO:1234) Group booked a $2 billion loss, and Korea’s carmaker Kia lost $1 billion.
> $2 billion: 1234 | $1 billion: 000270.KS
---
The fund Birchline raised its stake in Orvia Pharma, whose stock has dropped 70% this year.
> 70%: orvia-pharma
---
Open interest in solana contracts on venues such as Binance, Bybit and Kraken is at $2 billion.
> $2 billion: SOL
---
Brent and WTI futures closed down $1 at $71 a barrel and $2 at $66 a barrel, respectively.
> $1: brent-crude | $71 a barrel: brent-crude | $2: WTI | $66 a barrel: WTI
---
Gainers included Apple (AAPL US, +1.3%), Microsoft (MSFT US, +1.4%) and Amazon (AMZN US, +1.5%).
> +1.3%: AAPL | +1.4%: MSFT | +1.5%: AMZN
---
Lindt fell. Eurobank Ergasias, Greece's second-biggest lender, increased 6.8 per cent to 2.82 euros.
> 6.8 per cent: EUROB
---
A study by the University of Leeds says that bitcoin rose 2%.
> 2%: BTC
---
Macquarie trimmed its earnings estimates for Infosys by 13 percent. The margin will fall to 9 percent.
> 13 percent: INFY | 9 percent: INFY
"""
SMALL = """
Samsung fell. SK hynix Inc. said net profit rose 12 percent, and prices of SK hynix chips fell 4 percent.
> 12 percent: 000660.KS | 4 percent: 000660.KS
---
Shares in adidas rose 2%. In Essen thyssenkrupp cut 400 jobs, and chipmaker bioQuanta posted sales of $2 million.
> 2%: ADS | 400: TKA | $2 million: bioquanta
---
Intel bought a remarkable amount of eGoods and cut 400 jobs. Its ams lost 2%.
> 400: INTC
---
Bitcoin – $350k Ethereum – $8,000 Solana – $900. The firm bought 3 million Solana, which fell 2%.
> $350k: BTC | $8,000: ETH | $900: SOL | 2%: SOL
---
SUI and HYPE followed suit with 8% gains, which have pushed them to $3.5 and $25, respectively.
> $3.5: SUI | $25: HYPE
---
Ripple (XRP) crossed $2.50, and Litecoin (LTC) fell. Ripple jumped 3% to $2.60.
> $2.50: XRP | 3%: XRP | $2.60: XRP
---
The dollar held firm. Its strength did not keep gold prices from a record of $2,886 an ounce.
> $2,886 an ounce: gold
---
CME Group holds 31% of the open interest in bitcoin futures.
> 31%: CME
"""
FOOTERS = """
# Turkish stocks to watch

The BIST 100 closed at 9,700.

ALDERBANK RESULTS

The bank posted a net profit of 45 billion lira.

KELTEMIR RESULTS

The iron and steel maker earned 13 billion lira.

($1 = 36.11 liras)
> 45 billion lira: alderbank | 13 billion lira: keltemir | 36.11 liras: TRY
---
The main share index of the exchange, the SBINDO, rose 1.4% to 1,952 points, and the Stoxx Europe 600 Autos Index lost \
2%. The pan-European STOXX 600 index fell 0.1%.
> 1.4%: sbindo | 2%: stoxx-europe-600-autos-index | 0.1%: SXXP
---
The Consumer Confidence Index of Poland rose to 98.2.
> 98.2: POL
---
Best funds of the year

**Alder MSCI Poland ETF (APOL)**

**Expense ratio**: 0.6%

**Bexley Gold Miners Fund (BXG)**

**Expense ratio**: 0.5%

The fund is up 12%.
> 0.6%: APOL | 0.5%: BXG | 12%: BXG
---
Broker Hedgewise on Monday cut its forecast for Brazil’s arabica crop to 41 million tonnes.
> 41 million tonnes: BRA
---
Crude CL.1 CLH25 fell $1.07, or 1.5%, to $72.25 a barrel. Lower margins, Kris Santor of TD Cowen noted, may follow. \
Santor sees a 6% drop of sales at Western Digital.
> $72.25 a barrel: crude-oil | 6%: WDC
"""
CLAUSES = """
Alder Utilities ETF (AUT) fell. Gas utilities had short interest of 2.9% in January, compared to 2.8% a month ago.
> 2.9%: gas-utilities | 2.8%: gas-utilities
---
Nvidia fell. Intel (INTC) was the least shorted stock, with 4.9 million shares sold short or 1% of the shares.
> 4.9 million shares: INTC | 1%: INTC
---
Intel (INTC) and Apple (AAPL) had short interest of 1.1% and 1.3%, respectively.
> 1.1%: INTC | 1.3%: AAPL
---
The Greek bank sector rose 7.7 per cent after National Bank of Greece gained 2 per cent.
> 7.7 per cent: greek-bank-sector | 2 per cent: ETE
---
Yields rose, with the 10-year yield nearing 4.6 percent and the 30-year yield rising above 5 percent.
> 4.6 percent: US10Y | 5 percent: US30Y
---
India’s bonds fell as India borrowed more and U.S. yields rose. The benchmark 10-year yield is likely to move to 6.7%.
> 6.7%: IN10Y
---
Copper fell 2% to $9,100 a tonne.

Gold rose 1% to $2,400 an ounce.

Prices were up 2.2% for the week.
> 2%: copper | 1%: gold | 2.2%: gold
---
Zelta of Kolkata sells software to banks. A new investment from American insurer Bexley marks a 70% rise in the \
startup’s valuation. Zelta raised $3 million.
> 70%: zelta
---
The fund’s holdings are led by Sempra at 13.9%, Exelon Corp. at 8.1% and Southern Co. at 4.5%.
> 13.9%: SRE | 8.1%: EXC | 4.5%: SO
---
The figures came as China’s tax chief said that growth had topped 9%, and the weakening dollar hurt exporters.
> 9%: CHN
"""
FLOWS = """
Lenders slid, sending Natwest (down 3 per cent to 100p) and Lloyds Banking Group (down 1.2 per cent to 26p) lower.

Shares of Admiral fell 2.7 per cent, Aviva by 1.1 per cent.
> 3 per cent: NWG | 100p: NWG | 1.2 per cent: LLOY | 1.1 per cent: AV.L
---
Banks gained, with Intesa and UniCredit, up 9.5 and 10.4 per cent respectively.
> 9.5: ISP | 10.4 per cent: UCG
---
The US plans to spend less. Wars in Iraq and Afghanistan, increased expenditure and the recession ended the surplus. \
The deficit of the budget is projected to rise to $427bn. The US trade deficit was $50bn.
> $427bn: USA | $50bn: USA
---
Trading firm MQ Group said revenue rose 4%. Nestle fell. MQ’s shares climbed 6 per cent.
> 4%: mq | 6 per cent: mq
---
Alderbev Ltd earned $3 million. Revenue from its Beer and Soft Drinks businesses grew by 8% to $1 million.
> 8%: alderbev | $1 million: alderbev
---
Shares of Robinhood have soared as retail traders have returned to the app, and are higher by 37% this year.
> 37%: HOOD
---
Nestle fell. British Airways said profit rose 4% to £75m. BA’s shares closed up four pence at 274 pence.
> 4%: IAG | £75m: IAG | four pence: IAG | 274 pence: IAG
---
The Bank of Alder lost money. A BA (Hons) costs $3 million at Intel.
> $3 million: INTC
---
Alder ETF (AUT) took in $3 million. SPY attracted $390 million, and the iShares Silver Trust (SLV) \
drew inflows of $223 million.

US fixed-income funds attracted $963 million while commodities ETFs added inflows of $632 million.

Bitcoin ETFs drew inflows of $40 million, in contrast to Ethereum ETFs that pulled in inflows of $3 million. Solana \
products saw inflows of $2 million.
> $390 million: SPY | $223 million: SLV.US | $963 million: us-fixed-income-funds | $632 million: commodities-etfs \
| $40 million: bitcoin-etfs | $3 million: ethereum-etfs | $2 million: solana-products
---
SPY is the largest fund by assets, ahead of the $39 billion JEPI in assets under management.
> $39 billion: JEPI
---
Ether fell. The total market cap of cryptocurrencies shrank to $3.1 trillion.
> $3.1 trillion: crypto-market
"""
TABLES = """
| # | Coin | Price | 24h |
| --- | --- | --- | --- |
| 1 | Bitcoin | $61,000 | 2% |
| 2 | Pebblecoin | $0.02 | -4% |
> $61,000: BTC | 2%: BTC | $0.02: pebblecoin | -4%: pebblecoin
---
| Company | Revenue | Profit |
| --- | --- | --- |
| Ardent Foods | $12 million | $2 million |
| Bexley Retail | $30 million | $4 million |
> $12 million: ardent-foods | $30 million: bexley-retail | $4 million: bexley-retail
---
Home Depot fell.

| Security | Last | Change |
| --- | --- | --- |
| HOME DEPOT INC. | 402.10 | +3.20 |
| LOWE'S COMPANIES INC. | 230.55 | -1.11 |
| OSTROW CORP. | 20.55 | -0.12 |
> 402.10: HD | 230.55: LOW | -1.11: LOW | 20.55: ostrow | -0.12: ostrow
---
| | Unit | 2024 |
| --- | --- | --- |
| Revenue of Intel | $m | 12 |
| Sales of AMD | $m | 14 |
> 12: INTC | 14: AMD
"""
WRAPS = """
The Spanish 10-year yield fell 3 basis points to 3.1%, and the yield on the 10-year Gilt rose to 4.2%.
> 3 basis points: ES10Y | 3.1%: ES10Y | 4.2%: GB10Y
---
The yield on the benchmark 10-year Treasury rose to 4.31% while the 30-year climbed to 4.52%.
> 4.31%: US10Y | 4.52%: US30Y
---
Germany's 10-year Bund yield was at 2.41%, the US 10-year at 4.28% and Japan's two-year JGB at 0.42%.
> 2.41%: DE10Y | 4.28%: US10Y | 0.42%: JP2Y
---
The 2-year note yielded 4.02% and the 30-year bond 4.61%. Polish five-year yields rose to 5.1%.
> 4.02%: US2Y | 4.61%: US30Y | 5.1%: PL5Y
---
The company signed a 10-year contract worth $40 million. Nvidia fell 2%.
> 2%: NVDA
---
The kiwi was last at $0.6020 and the Aussie at $0.6540.
> $0.6020: NZD | $0.6540: AUD
---
Oil prices fell. Brent futures lost 94 cents to $81.10 a barrel and US crude dropped 88 cents to $77.05.
> 94 cents: brent-crude | $81.10 a barrel: brent-crude | 88 cents: WTI | $77.05: WTI
---
The Shenzhen Composite fell 0.5% while the Shenzhen Component was flat at 9,501.
> 0.5%: SZSC | 9,501: SZCOMP
---
Futures for the S&P 500 were up 0.4% and Nasdaq futures gained 0.6%. Dow futures added 120 points.
> 0.4%: SPX | 0.6%: NDX | 120 points: DJI
---
S&P 500 e-mini futures edged up 0.2%, while those tied to the Russell 2000 were 0.3% higher.
> 0.2%: SPX | 0.3%: RUT
---
Italy's FTSE MIB added 0.7%, Spain's IBEX 35 rose 0.5% and the Swiss SMI was down 0.1%.
> 0.7%: FTSEMIB | 0.5%: IBEX | 0.1%: SMI
---
The S&P 500 Energy sector fell 1.9% and utilities lost 1.2%, while technology rose 0.8%.
> 1.9%: energy-sector | 1.2%: utilities-sector | 0.8%: technology-sector
---
Eight of the 11 S&P 500 sectors ended lower, with real estate and health care leading the losses, down 2.1 percent \
and 1.8 percent, respectively. Communication services rose 0.7 percent, the best performer.
> 2.1 percent: real-estate-sector | 1.8 percent: health-care-sector | 0.7 percent: communication-services-sector
---
Materials and industrials were the biggest laggards, falling 1.4 percent and 0.9 percent.
> 1.4 percent: materials-sector | 0.9 percent: industrials-sector
---
Bitcoin rose 2.1% to $64,100, ether added 1.4% and the total crypto market value rose to $2.4 trillion.
> 2.1%: BTC | 1.4%: ETH | $2.4 trillion: crypto-market
---
The pound was down 0.3% against the dollar at $1.2680 and 0.1% lower against the euro at €1.1690.
> 0.3%: GBP | $1.2680: GBP | 0.1%: GBP | €1.1690: GBP
---
The yen was weaker against the dollar, last at JPY 151.90, with the Aussie 0.2 per cent stronger at AUD 1.5310, \
and the Kiwi losing 0.1 per cent to NZD 1.6620.
> JPY 151.90: JPY | 0.2 per cent: AUD | AUD 1.5310: AUD | 0.1 per cent: NZD | NZD 1.6620: NZD
---
Oil prices were higher, with Brent crude futures last up 0.6 per cent at $83.20, and West Texas Intermediate rising \
0.7 per cent to $79.10.
> 0.6 per cent: brent-crude | $83.20: brent-crude | 0.7 per cent: WTI | $79.10: WTI
---
Shares were mixed, with Samsung Electronics rising 1.1 per cent and chipmaker SK Hynix adding 2.4 per cent.
> 1.1 per cent: 005930.KS | 2.4 per cent: 000660.KS
---
The yield on 10-year Treasuries stood at 4.21 percent, and that on the 30-year bond topped 4.4 percent.
> 4.21 percent: US10Y | 4.4 percent: US30Y
---
The International Monetary Fund cut its growth forecast for Brazil to 1.9% from 2.2% and raised that of Mexico to 2.7%.
> 1.9%: BRA | 2.2%: BRA | 2.7%: MEX
---
Euro/dollar was at 1.0850, dollar/yen at 150.20.
> 1.0850: EUR/USD | 150.20: USD/JPY
"""
SUBJECTS = """
Orvia, a supplier of Nvidia, posted sales of $3 billion, up 20%.
> $3 billion: orvia | 20%: orvia
---
Kelton Motors Inc. (KLTN, News), a key battery buyer of Panasonic Corp. (PCRFY, News), reported revenue of $1.2 billion.
> $1.2 billion: KLTN
---
Apple's biggest assembler, Foxconn, said sales rose 12% to $62 billion.
> 12%: 2317.TW | $62 billion: 2317.TW
---
The deal will make Northgate Media, the parent of Daily Planet, the largest publisher. Last year the firm cut 60 jobs.
> 60: northgate-media
---
Meridian Press reported a loss of $30 million. Halcyon News, its rival, laid off more than 90 people, and the company \
plans savings of $300 million.
> $30 million: meridian-press | 90: halcyon-news | $300 million: halcyon-news
---
The country's largest steelmaker, Voskar, produced 4.1 million tonnes in the first half.
> 4.1 million tonnes: voskar
---
Australia, the world's sixth-largest aluminium producer, took 1% of US imports of steel and 2% of its aluminium imports.
> 2%: AUS
---
Unlike its larger rival Boeing, Embraer delivered 181 aircraft, 6% more than a year before.
> 181: EMBR3 | 6%: EMBR3
---
Volkswagen slipped 1.2%. Its sports-car unit Porsche lost 2.4%.
> 1.2%: VOW3 | 2.4%: P911
---
BYD's lead over Tesla narrowed. The American company delivered 443,000 electric cars in the quarter.
> 443,000: TSLA
---
Shares of Delta rose 3% in New York. In Paris, Kestrelon of France gained 4%, and Lufthansa in Frankfurt added 1.1%.
> 3%: DAL | 4%: kestrelon | 1.1%: LHA
---
XRP gained 4% to $0.62, while Bitcoin held above $64,000. The token issued by Ripple Labs has support at $0.58.
> $0.62: XRP | $64,000: BTC | $0.58: XRP
---
Vexagen Inc. posted revenue of $2.4 billion. Sales of its multiple sclerosis drug Tecavir fell 12% to $240 million.
> $2.4 billion: vexagen | 12%: vexagen | $240 million: vexagen
---
South Korea installed 3.1 GW of solar panels, down from 4.4 GW a year before. Hanwha Q Cells Inc. shipped 1.2 GW.
> 3.1 GW: KOR | 4.4 GW: KOR | 1.2 GW: hanwha-q-cells
---
Zentrix Ltd reported revenue of Rs 59,692 crore. North America grew 0.1 per cent and India was up 3.9 per cent.
> Rs 59,692 crore: zentrix | 0.1 per cent: zentrix
---
MUMBAI: Government bond yields fell. The central bank of India sold 330 billion rupees of bonds, at a yield of 7.32%.
> 7.32%: IND
---
Card startup Zelta raised $60 million. SoftBank's Vision Fund 2 led the $250 million round before it, Zelta said.
> $60 million: zelta | $250 million: zelta
---
Japan's Nikkei futures NKc1 lost 0.66%.
> 0.66%: NKY
---
Binance led. Followed by Bybit, which had 9.3% of the market.
> 9.3%: bybit
"""
NAMES = """
Parcel group 9post gained 3% to 410p after its profit rose 12%.
> 3%: 9post | 410p: 9post | 12%: 9post
---
Budget airline easyJet rose 2.2% to 540p, while software firm 2nova lost 4%.
> 2.2%: EZJ | 540p: EZJ | 4%: 2nova
---
Online marketplace iBazaar said orders grew 31%. It sold 5million lamps and 7nm chips.
> 31%: ibazaar
---
Food delivery company Munchly booked a first-half loss.

Pre-tax losses for the half narrowed to £12 million. Its shares rose 2% to 310p.

Insurance group Hartwell gained 1.7% as it raised its dividend.

Pre-tax profit jumped 76% to £482 million.

Engineer Brockway climbed 4%.

Cybersecurity company Lockhaven agreed to a bid of £2 billion.

Pre-tax margins were 12%.
> £12 million: munchly | 2%: munchly | 310p: munchly | 76%: hartwell | 4%: brockway | 12%: lockhaven
---
Poland plans to install 6 GW of wind by 2032, including a 1.2 GW park. GW-scale storage will follow, at 3.4 GW.
> 6 GW: POL | 1.2 GW: POL | 3.4 GW: POL
---
Cooling by direct-liquid cooling spreads. DLC is expected in 30% of the data centers of Orvane Inc.
> 30%: orvane
---
Publisher Rivet Media, which owns the Denver Herald, Boston Star and Tampa Sun, cut 40 jobs.
> 40: rivet-media
"""
GROUPS = """
The combined market value of 9 listed lithium miners rose 5% to $12 billion.
> 5%: lithium-miners | $12 billion: lithium-miners
---
US manufacturers cut 22,000 jobs in March, and auto dealers added 9,000.
> 22,000: us-manufacturers | 9,000: auto-dealers
---
Lenders set aside 4 billion rupees for bad loans, the central bank of India said.
> 4 billion rupees: lenders
---
Halden Mining Inc. installed 8,000 miners. The miners earned $4 million, and these companies paid $1 million.
> $4 million: halden-mining
---
Firms set an average price target of $40 on Intel.
> $40: INTC
---
Morgan Stanley (MS) reported $270 million held in the Alder Bitcoin Trust, and $30 million in the Bexley Ether ETF.
> $270 million: MS | $30 million: MS
---
JPMorgan disclosed a $40 million position in the iShares Bitcoin Trust, up from $12 million.
> $40 million: JPM | $12 million: JPM
---
The iShares Bitcoin Trust took in $210 million on Monday.
> $210 million: IBIT
"""


@pytest.mark.parametrize(
    "page",
    [
        page
        for pages in (
            LISTS,
            HEADLINES,
            REVIEWS,
            DOTTED,
            GOES_ON,
            RESUMED,
            SURVEYS,
            PARTS,
            SMALL,
            FOOTERS,
            CLAUSES,
            FLOWS,
            TABLES,
            WRAPS,
            SUBJECTS,
            NAMES,
            GROUPS,
        )
        for page in pages.strip().split("\n---\n")
    ],
)
def test_each_figure_belongs_to(page: str, vocabulary: Vocabulary, tables: CleaningTables) -> None:
    text, _, rows = page.partition("\n> ")
    owners = dict(row.rsplit(": ", 1) for row in rows.strip().split(" | "))
    article = clean_article("a", text, "text/markdown", "a.md", tables)
    read = {}
    for mention in extract_article(article, vocabulary).mentions:
        read[article.clean.text[mention.quantity.start : mention.quantity.end]] = mention.reading.entity
    assert {words: read.get(words, "no figure") for words in owners} == owners
