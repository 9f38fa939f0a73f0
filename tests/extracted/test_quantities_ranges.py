"""Ranges, carried units and the words that limit a number: text in, quote with its bound and qualifier out."""

import pytest
from quantities_read import bounds, figures, read, rows

RANGES = rows("""
It costs between $8 million and $17 million. | $8 million = 8000000 USD range_low; $17 million = 17000000 USD range_high
It expects $155 to $170 million. | $155 = 155000000 USD range_low; $170 million = 170000000 USD range_high
It expects $155-$170 million. | $155 = 155000000 USD range_low; $170 million = 170000000 USD range_high
It expects $155-170 million. | $155 = 155000000 USD range_low; 170 million = 170000000 USD range_high
It expects €5-7 million. | €5 = 5000000 EUR range_low; 7 million = 7000000 EUR range_high
It expects €5–€7 million. | €5 = 5000000 EUR range_low; €7 million = 7000000 EUR range_high
It sees A$50 million-A$60 million. | A$50 million = 50000000 AUD range_low; A$60 million = 60000000 AUD range_high
It expects EUR 5-7m. | EUR 5 = 5000000 EUR range_low; 7m = 7000000 EUR range_high
Stocks cover 70-80 per cent of needs. | 70 = 70 percent range_low; 80 per cent = 80 percent range_high
Growth of 3% to 5% is planned. | 3% = 3 percent range_low; 5% = 5 percent range_high
Growth of 3 to 5 percent is planned. | 3 = 3 percent range_low; 5 percent = 5 percent range_high
Growth of 3%-5% is planned. | 3% = 3 percent range_low; 5% = 5 percent range_high
Growth of 3–5% is planned. | 3 = 3 percent range_low; 5% = 5 percent range_high
A range of 4.25% to 4.5% holds. | 4.25% = 4.25 percent range_low; 4.5% = 4.5 percent range_high
Guidance is $1.10 to $1.20 per share. | $1.10 = 1.1 USD/share range_low; $1.20 per share = 1.2 USD/share range_high
Shares ranged between $62 and $68 per share. | $62 = 62 USD/share range_low; $68 per share = 68 USD/share range_high
Prices ranged from $40 to $55 a barrel. | $40 = 40 USD/bbl range_low; $55 a barrel = 55 USD/bbl range_high
Capacity will be 200-250 MW. | 200 = 200 MW range_low; 250 MW = 250 MW range_high
Capex: 23 to 25 million euros. | 23 = 23000000 EUR range_low; 25 million euros = 25000000 EUR range_high
It is 2,300 to 2,500 mn yen. | 2,300 = 2300000000 JPY range_low; 2,500 mn yen = 2500000000 JPY range_high
It is worth 10x-12x sales. | 10x = 10 x range_low; 12x = 12 x range_high
It is worth 5 to 6 times sales. | 5 = 5 x range_low; 6 times = 6 x range_high
Rigs are $8 to $9, one $11 per TH. | $8 = 8 USD/TH range_low; $9 = 9 USD/TH range_high; $11 per TH = 11 USD/TH =
It will hire 300 to 400 workers. | 300 = 300 count range_low; 400 = 400 count range_high
It will sell 2 to 3 million new shares. | 2 = 2000000 shares range_low; 3 million = 3000000 shares range_high
Revenue is $3.2B +/-$50M. | $3.2B = 3200000000 USD =; $50M = 50000000 USD =
It will hire between 300 and 400 workers. | 300 = 300 count range_low; 400 = 400 count range_high
Demand of 2 million to 3 million tonnes. | 2 million = 2000000 t range_low; 3 million tonnes = 3000000 t range_high
Rates of 10 to 15 basis points. | 10 = 10 basis_point range_low; 15 basis points = 15 basis_point range_high
Two to three percent is normal. | Two = 2 percent range_low; three percent = 3 percent range_high
The price is US$45-50 per tonne. | US$45 = 45 USD/t range_low; 50 per tonne = 50 USD/t range_high
A loss of -$2 million to -$3 million. | -$2 million = -2000000 USD range_low; -$3 million = -3000000 USD range_high
It will spend Rs 500-600 crore. | Rs 500 = 5000000000 INR range_low; 600 crore = 6000000000 INR range_high
""")

LEVELS = rows("""
Margins fell from 57% to 47%. | 57% = 57 percent =; 47% = 47 percent =
The target went from $30 to $35. | $30 = 30 USD =; $35 = 35 USD =
The rewards fell from 6.25 to 3.125 bitcoin. | 6.25 = 6.25 BTC =; 3.125 bitcoin = 3.125 BTC =
Shares rose $2 to $50. | $2 = 2 USD =; $50 = 50 USD =
Sales rose 12% to $4.4 billion. | 12% = 12 percent =; $4.4 billion = 4400000000 USD =
Sales rose by 256 points to 19,508. | 256 points = 256 points =; 19,508 = 19508 count =
It lifted its target to $210 from $195. | $210 = 210 USD =; $195 = 195 USD =
Support sits at $88,000 and $87,200. | $88,000 = 88000 USD =; $87,200 = 87200 USD =
Rates of 3, 4 and 5 percent apply. | 3 = 3 percent =; 4 = 4 percent =; 5 percent = 5 percent =
It rose 8% and 9% in two regions. | 8% = 8 percent =; 9% = 9 percent =
Loans cost above five and even six per cent. | five = 5 percent >; six per cent = 6 percent =
The 2/10 curve was at 35 bps. | 35 bps = 35 basis_point =
It grew 12 and 15 per cent. | 12 = 12 percent =; 15 per cent = 15 percent =
The index rose 120.45, or 0.4 percent. | 120.45 = 120.45 count =; 0.4 percent = 0.4 percent =
Use hit 44,000 MW, less than the 46,000 on Friday. | 44,000 MW = 44000 MW =; 46,000 = 46000 MW =
It made 3.4 million tonnes, not the 3.1 million seen. | 3.4 million tonnes = 3400000 t =; 3.1 million = 3100000 t =
Sales were $4.5 million, against 3.9 million a year ago. | $4.5 million = 4500000 USD =; 3.9 million = 3900000 USD =
It sold 400 tonnes with 900 lorries in 12 countries. | 400 tonnes = 400 t =; 900 = 900 count =; 12 = 12 count =
It used 40 MW, and the 35 others closed. | 40 MW = 40 MW =; 35 = 35 count =
Sales went from $155 to $170 million. | $155 = 155000000 USD =; $170 million = 170000000 USD =
""")


def ends(text: str) -> str:
    found = figures(text).split("; ")
    return "; ".join(f"{row} {q.bound}" for row, q in zip(found, read(text).quantities, strict=True))


@pytest.mark.parametrize(("text", "expected"), RANGES + LEVELS)
def test_ranges(text: str, expected: str) -> None:
    assert ends(text) == expected


def test_both_ends_share_an_id_and_cite_the_words_between() -> None:
    text = "It expects $155 to $170 million, and 3% to 5% growth."
    first, second, third, fourth = read(text).quantities
    assert first.range_id == second.range_id != third.range_id == fourth.range_id
    carried = next(evidence for evidence in first.evidence if evidence.role == "scale")
    assert text[carried.start : carried.end] == "million"


BOUNDS = rows("""
It sold over $600 million of notes. | $600 million > over
It sold more than $600 million of notes. | $600 million > more than
It sold well over $600 million. | $600 million > over
It sold in excess of $600 million. | $600 million > over
It sold at least $600 million. | $600 million > at least
It sold no less than $600 million. | $600 million > at least
It sold upwards of 50,000 units. | 50,000 > over
Sales exceeded $600 million. | $600 million > exceeding
Sales topped $600 million. | $600 million > exceeding
Sales of $600 million or more. | $600 million > or more
It has 40+ sites. | 40 > plus
It has a 250-plus head count. | 250 > plus
Shares rose above $90. | $90 > above
Fewer than 300 stores remain. | 300 < less than
It paid less than $5 million. | $5 million < less than
It paid just under $5 million. | $5 million < under
Shares fell below $90. | $90 < below
It may pay up to $5 million. | $5 million < up to
It may pay up to a $5 million fee. | $5 million < up to
It may pay as much as $5 million. | $5 million < as much as
It may cut as many as 900 jobs. | 900 < as much as
It may pay no more than $5 million. | $5 million < at most
It may pay $5 million or less. | $5 million < or less
It paid about $5 million. | $5 million ~ about
It paid around $5 million. | $5 million ~ around
It paid roughly $5 million. | $5 million ~ roughly
It paid approximately $5 million. | $5 million ~ approximately
It paid nearly $5 million. | $5 million ~ nearly
It paid almost $5 million. | $5 million ~ almost
It paid some $5 million. | $5 million ~ some
It paid an estimated $5 million. | $5 million ~ approximately
It paid close to $5 million. | $5 million ~ near
It paid ~$5 million. | $5 million ~ approximately
It paid c. $5 million. | $5 million ~ approximately
It paid $5 million or so. | $5 million ~ or so
It gained nearly a 12% stake. | 12% ~ nearly
Shares dropped over 3%. | 3% > over
It has about a dozen trucks. | a dozen ~ about
It paid about half of revenue in tax. | half ~ about
It paid $5 million. | $5 million =
It paid a record $5 million. | $5 million =
It traded below the $90 forecast. | $90 =
Sales came in below $3 billion expected by the market. | $3 billion =
It traded 5% below its average. | 5% =
The rate ticked up to 3.9%. | 3.9% =
Coal traded up to $174 a tonne. | $174 a tonne =
It may buy back up to $5 million. | $5 million < up to
It makes a mock-up to 50 units. | 50 =
A profit over the year of $5 million. | $5 million =
The pool has 250 plus members. | 250 > plus
""")


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_bounds(text: str, expected: str) -> None:
    assert bounds(text) == expected


def test_a_bound_cites_its_words() -> None:
    text = "It sold well over $600 million."
    (quantity,) = read(text).quantities
    assert [(e.role, text[e.start : e.end]) for e in quantity.evidence] == [("bound", "well over")]
