"""Units as written: text in, "quote = value unit" out."""

import pytest
from quantities_read import REFERENCE, figures, read, rows

from assets.extracted.quantities.money import MoneyContext, load_money, money_context

CURRENCIES = rows("""
It costs A$12.50. | A$12.50 = 12.5 AUD
It costs C$12.50. | C$12.50 = 12.5 CAD
It costs HK$1.2 billion. | HK$1.2 billion = 1200000000 HKD
It costs S$900. | S$900 = 900 SGD
It costs NZ$40m. | NZ$40m = 40000000 NZD
It costs NT$3.2 trillion. | NT$3.2 trillion = 3200000000000 TWD
It costs R$5.60. | R$5.60 = 5.6 BRL
It costs US$ 5 million. | US$ 5 million = 5000000 USD
It costs €1.2bn. | €1.2bn = 1200000000 EUR
It costs € 891.7 million. | € 891.7 million = 891700000 EUR
It costs 5 million €. | 5 million € = 5000000 EUR
It costs £2.4bn. | £2.4bn = 2400000000 GBP
It costs ¥120 billion. | ¥120 billion = 120000000000 JPY
It costs ₩1.3 trillion. | ₩1.3 trillion = 1300000000000 KRW
It costs ₦450 billion. | ₦450 billion = 450000000000 NGN
It costs ₱2.2 billion. | ₱2.2 billion = 2200000000 PHP
It costs ₺30. | ₺30 = 30 TRY
It costs ₽5bn. | ₽5bn = 5000000000 RUB
It costs ₪3.60. | ₪3.60 = 3.6 ILS
It costs ฿1,200. | ฿1,200 = 1200 THB
It costs RM4.50. | RM4.50 = 4.5 MYR
It costs R250 million. | R250 million = 250000000 ZAR
It costs Rp15,000. | Rp15,000 = 15000 IDR
It costs CHF 20. | CHF 20 = 20 CHF
It costs SEK 450 million. | SEK 450 million = 450000000 SEK
It costs NOK 3.2bn. | NOK 3.2bn = 3200000000 NOK
It costs 450 million SEK. | 450 million SEK = 450000000 SEK
It costs 120 kr. | 120 kr = 120 SEK
It costs 23.50 USD. | 23.50 USD = 23.5 USD
It costs RMB 107.4 billion. | RMB 107.4 billion = 107400000000 CNY
It costs 49 billion yuan. | 49 billion yuan = 49000000000 CNY
A 19.4 billion-yuan profit came in. | 19.4 billion-yuan = 19400000000 CNY
It costs 300 million Swiss francs. | 300 million Swiss francs = 300000000 CHF
It costs 2.5 billion Australian dollars. | 2.5 billion Australian dollars = 2500000000 AUD
It costs 70 billion baht. | 70 billion baht = 70000000000 THB
It costs 12 trillion rupiah. | 12 trillion rupiah = 12000000000000 IDR
It costs 80 billion naira. | 80 billion naira = 80000000000 NGN
It costs 45 billion Kenyan shillings. | 45 billion Kenyan shillings = 45000000000 KES
It costs KSh450 million. | KSh450 million = 450000000 KES
It costs 3 billion dirhams. | 3 billion dirhams = 3000000000 AED
It costs SAR 4.1 billion. | SAR 4.1 billion = 4100000000 SAR
It costs 2.1 billion zlotys. | 2.1 billion zlotys = 2100000000 PLN
It costs 8.3 cents. | 8.3 cents = 0.083 USD
The stock fell 12 pence to 401p. | 12 pence = 0.12 GBP; 401p = 4.01 GBP
A dividend of 83.5c was declared. | 83.5c = 0.835 USD
It costs 45 paise. | 45 paise = 0.45 INR
The pair USD/JPY 150.32 rose. | 150.32 = 150.32 JPY
Rates: $1 = 150.12 yen | 150.12 yen = 150.12 JPY
It cost R250 million. | R250 million = 250000000 ZAR
It cost N1.2 trillion. | N1.2 trillion = 1200000000000 NGN
It costs 89 mln eur. | 89 mln eur = 89000000 EUR
It costs 1.234,5 Mio. Euro. | 1.234,5 Mio. Euro = 1234500000 EUR
It costs CZK 950 apiece. | CZK 950 = 950 CZK
Shares cost GBX 450. | GBX 450 = 4.5 GBP
Iron ore cost $US64.20 a tonne. | $US64.20 a tonne = 64.2 USD/t
It costs $A120 million. | $A120 million = 120000000 AUD
It costs $NZ5m or $HK3.2 billion. | $NZ5m = 5000000 NZD; $HK3.2 billion = 3200000000 HKD
It costs $C40 million. | $C40 million = 40000000 CAD
It costs Kshs 40 million. | Kshs 40 million = 40000000 KES
It costs BD12.3 million. | BD12.3 million = 12300000 BHD
It costs K240 million. | K240 million = 240000000 ZMW
It costs Naira 4 billion. | Naira 4 billion = 4000000000 NGN
The station K240 is closed. |
""")

QUOTIENTS = rows("""
It earned $1.02 per share. | $1.02 per share = 1.02 USD/share
It earned $1.02 a share. | $1.02 a share = 1.02 USD/share
It earned $1.02/share. | $1.02/share = 1.02 USD/share
It earned $1.02 per diluted share. | $1.02 per diluted share = 1.02 USD/share
It paid 17 cents a share. | 17 cents a share = 0.17 USD/share
It paid HK$0.1 per share. | HK$0.1 per share = 0.1 HKD/share
It offered 405 pence per share. | 405 pence per share = 4.05 GBP/share
Oil hit $71.20 a barrel. | $71.20 a barrel = 71.2 USD/bbl
Gold rose to $2,411.90 an ounce. | $2,411.90 an ounce = 2411.9 USD/ozt
Copper cost $9,400 a tonne. | $9,400 a tonne = 9400 USD/t
Copper cost $4.21 per pound. | $4.21 per pound = 4.21 USD/lb
Wheat cost $5.80 a bushel. | $5.80 a bushel = 5.8 USD/bu
It pays Rs 10 per equity share. | Rs 10 per equity share = 10 INR/share
It made $42 billion, or $1.06 a share. | $42 billion = 42000000000 USD; $1.06 a share = 1.06 USD/share
It fell $2.35 to $116.70 a tonne. | $2.35 = 2.35 USD/t; $116.70 a tonne = 116.7 USD/t
Pay is $18 an hour, $3.1m a year. | $18 an hour = 18 USD/h; $3.1m = 3100000 USD
Gas cost $3.10 per mmBtu. | $3.10 per mmBtu = 3.1 USD/MMBtu
Gas cost €34 per megawatt-hour. | €34 per megawatt-hour = 34 EUR/MWh
Power cost 4.3 cents per kilowatt hour. | 4.3 cents per kilowatt hour = 0.043 USD/kWh
Power cost $0.045/kWh. | $0.045/kWh = 0.045 USD/kWh
The land cost $12 million per megawatt. | $12 million per megawatt = 12000000 USD/MW
Gasoline averaged $3.41 a gallon. | $3.41 a gallon = 3.41 USD/gal
Mining cost $38,000 per bitcoin. | $38,000 per bitcoin = 38000 USD/BTC
Rigs cost $14 per terahash. | $14 per terahash = 14 USD/TH
Rent was $48 per square foot. | $48 per square foot = 48 USD/sqft
""")

PHYSICAL = rows("""
The fleet makes 31 exahash. | 31 exahash = 31 EH/s
The fleet makes 40.5 exahashes per second (EH/s). | 40.5 exahashes per second = 40.5 EH/s
The fleet makes 2.5 EH/s. | 2.5 EH/s = 2.5 EH/s
The site adds 0.8 Exa Hash. | 0.8 Exa Hash = 0.8 EH/s
The network is near 1.1 ZH/s. | 1.1 ZH/s = 1.1 ZH/s
Efficiency was 19.2 J/TH. | 19.2 J/TH = 19.2 J/TH
Efficiency was 21.9 joules per terahash (J/TH). | 21.9 joules per terahash = 21.9 J/TH
It secured 285 MW in Ohio. | 285 MW = 285 MW
It plans 2 gigawatts of capacity. | 2 gigawatts = 2 GW
Output was 4,500 GWh. | 4,500 GWh = 4500 GWh
It used 120 terawatt-hours. | 120 terawatt-hours = 120 TWh
It owns 271 acres. | 271 acres = 271 acre
It leased 1.2 million square feet. | 1.2 million square feet = 1200000 sqft
It farms 40,000 hectares. | 40,000 hectares = 40000 ha
It pumps 9.8 million barrels a day. | 9.8 million barrels a day = 9800000 bpd
It pumps 450,000 bpd. | 450,000 bpd = 450000 bpd
Output was 1.2 mb/d. | 1.2 mb/d = 1200000 bpd
It will add 32 more gigawatts. | 32 more gigawatts = 32 GW
It added 3 additional MW. | 3 additional MW = 3 MW
Stocks fell 2.1 million barrels. | 2.1 million barrels = 2100000 bbl
Gas in store is 3,100 bcf. | 3,100 bcf = 3100 bcf
Output was 1.472 MMT. | 1.472 MMT = 1472000 t
It cut 1.5 million tonnes of CO2. | 1.5 million tonnes of CO2 = 1500000 tCO2e
Emissions were 3.4 MtCO2e. | 3.4 MtCO2e = 3400000 tCO2e
Exports were 134,000 MT. | 134,000 MT = 134000 t
Exports were 1.2 million MT. | 1.2 million MT = 1200000 t
Output was 9.3 MT, after 8 MT. | 9.3 MT = 9300000 t; 8 MT = 8000000 t
Exports were 40 million tonnes. | 40 million tonnes = 40000000 t
It mined 120 koz. | 120 koz = 120000 ozt
It poured 1.68 million gold ounces. | 1.68 million gold ounces = 1680000 ozt
The ore held 2.4 g/t gold. | 2.4 g/t = 2.4 g/t
It poured 88,000 ounces. | 88,000 ounces = 88000 ozt
Rain came to 53.9 mm. | 53.9 mm = 53.9 mm
The line is 340 km long. | 340 km = 340 km
It moved 4.1 million TEUs. | 4.1 million TEUs = 4100000 TEU
It mined 612 bitcoin. | 612 bitcoin = 612 BTC
It holds 3,634 BTC. | 3,634 BTC = 3634 BTC
It holds 153,000 Ethereum. | 153,000 Ethereum = 153000 ETH
It staked 1.86 million ETH. | 1.86 million ETH = 1860000 ETH
It sold 20 million XRP. | 20 million XRP = 20000000 XRP
Its 5,200 bitcoin mining machines run. | 5,200 = 5200 count
It lists 11 bitcoin ETFs. | 11 = 11 count
""")

RATIOS = rows("""
Sales rose 12%. | 12% = 12 percent
Sales rose 12 percent. | 12 percent = 12 percent
Sales rose 12 per cent. | 12 per cent = 12 percent
Sales rose 12 pct. | 12 pct = 12 percent
The rate rose 0.4 percentage point. | 0.4 percentage point = 0.4 percentage_point
The rate rose 1.2 pp. | 1.2 pp = 1.2 percentage_point
The margin widened 150 basis points. | 150 basis points = 150 basis_point
The margin missed by 180 bp. | 180 bp = 180 basis_point
The margin missed by 35bps. | 35bps = 35 basis_point
Holders get 0.3214 of a share. | 0.3214 of a share = 0.3214 shares
It scored 71/100 on mood. | 71 = 71 count
The index added 220 points. | 220 points = 220 points
It trades at 15 times earnings. | 15 times = 15 x
It trades at 19x sales. | 19x = 19 x
Leverage was 3.2x. | 3.2x = 3.2 x
It sold 118 million new shares. | 118 million = 118000000 shares
Volume was 27,900 shares. | 27,900 shares = 27900 shares
It is worth 10x-12x sales. | 10x = 10 x; 12x = 12 x
Losers led by a 2.3-to-1 ratio. | 2.3-to-1 ratio = 2.3 x
The gauge stood at 61.3. | 61.3 = 61.3 count
""")


@pytest.mark.parametrize(("text", "expected"), CURRENCIES + QUOTIENTS + PHYSICAL + RATIOS)
def test_units(text: str, expected: str) -> None:
    assert figures(text) == expected


MONEY = load_money(REFERENCE)

CONTEXTS = [
    # article, publisher's country, text to read, unit, whether choices stay open
    ("Sales rose.", None, "It made $5 million.", "USD", True),
    ("Shares of the grocer (ASX: GRC) rose.", None, "It made $5 million.", "AUD", False),
    ("Shares of the grocer (TSX: GRC) rose.", None, "It paid 17 cents.", "CAD", False),
    ("Sales rose.", "AU", "It made 5 million dollars.", "AUD", False),
    ("Sales rose.", "KY", "It made $5 million.", "USD", True),
    ("Sales rose.", "NO", "It made kr 50 million.", "NOK", False),
    ("Sales rose.", "DK", "It made 50 million kroner.", "DKK", False),
    ("Sales rose.", "CN", "It made ¥50 million.", "CNY", False),
    ("Sales rose.", "PK", "It made Rs 50 million.", "PKR", False),
    ("Sales rose.", "AR", "It made 50 million pesos.", "ARS", False),
    ("Sales rose to A$40 million.", None, "It made $5 million.", "USD", True),
    ("Sales rose to CZK 40 million.", None, "It made 5 million crowns.", "CZK", True),
    ("The dividend is HK$0.20, the plan US$90 million.", "HK", "It made $5 million.", "USD", True),
    ("Miner (NYSE: DIG) and rival (ASX: DUG)", "US", "It made $5 million.", "USD", False),
]


@pytest.mark.parametrize(("article", "country", "text", "unit", "is_open"), CONTEXTS)
def test_ambiguous_money(article: str, country: str | None, text: str, unit: str, is_open: bool) -> None:
    money = money_context(article, MONEY, country)
    (quantity,) = read(text, money).quantities
    assert quantity.unit == unit
    assert bool(quantity.unit_choices) == is_open
    assert not is_open or quantity.unit_choices[0] == unit


def test_a_certain_currency_is_not_open() -> None:
    (quantity,) = read("It made €5 million.", MoneyContext()).quantities
    assert quantity.unit_choices == ()
