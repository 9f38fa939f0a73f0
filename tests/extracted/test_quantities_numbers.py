"""Numbers as written: text in, "quote = value unit" out."""

import pytest
from quantities_read import figures, rows

DIGITS = rows("""
The plant employs 1,240 people. | 1,240 = 1240 count
Volume hit 12,345,678 transactions. | 12,345,678 = 12345678 count
The index closed at 4,982.77. | 4,982.77 = 4982.77 count
The fund holds ₹1,18,151.75 crore. | ₹1,18,151.75 crore = 1181517500000 INR
Exports reached Rs 2,45,300 lakh. | Rs 2,45,300 lakh = 24530000000 INR
The yield slipped .256 percentage points. | .256 percentage points = 0.256 percentage_point
The token cost $.0045 on Friday. | $.0045 = 0.0045 USD
The coin trades at $0.0₄1296. | $0.0₄1296 = 0.00001296 USD
It sank to $0.0₅42 after the launch. | $0.0₅42 = 0.0000042 USD
The bond rose to 101-16/32. | 101-16/32 = 101.5 count
Treasuries fell 8 5/32 points. | 8 5/32 points = 8.15625 points
The rate went up 1½ percentage points. | 1½ percentage points = 1.5 percentage_point
Rates fell ¼ point. | ¼ point = 0.25 points
Shares rose 2-1/2 points. | 2-1/2 points = 2.5 points
Wheat rose to $5.57-3/4 a bushel. | $5.57-3/4 a bushel = 5.5775 USD/bu
Corn ended at $4.26 1/2 on Monday. | $4.26 1/2 = 4.265 USD
Wheat fell 7-1/4 cents. | 7-1/4 cents = 0.0725 USD
Revenue was 1.234.567,89 euros. | 1.234.567,89 euros = 1234567.89 EUR
Growth was 12,5 percent. | 12,5 percent = 12.5 percent
The bank earned CHF 1'250'000. | CHF 1'250'000 = 1250000 CHF
The town has 1 250 000 residents. | 1 250 000 = 1250000 count
Inflation ran at 3.0%. | 3.0% = 3 percent
Zero change: 0.0% on the day. | 0.0% = 0 percent
""")

SCALES = rows("""
Sales came to $12.4 million. | $12.4 million = 12400000 USD
Sales came to $12.4m. | $12.4m = 12400000 USD
Sales came to $12.4 mn. | $12.4 mn = 12400000 USD
Sales came to $12.4mln. | $12.4mln = 12400000 USD
Sales came to $12.4MM. | $12.4MM = 12400000 USD
Sales came to $12.4M. | $12.4M = 12400000 USD
Debt stood at $3.1 billion. | $3.1 billion = 3100000000 USD
Debt stood at $3.1bn. | $3.1bn = 3100000000 USD
Debt stood at $3.1B. | $3.1B = 3100000000 USD
Debt stood at $3.1 B, up from before. | $3.1 B = 3100000000 USD
Debt stood at $3.1bln. | $3.1bln = 3100000000 USD
Assets are $1.2 trillion. | $1.2 trillion = 1200000000000 USD
Assets are $1.2tn. | $1.2tn = 1200000000000 USD
Assets are $1.2T. | $1.2T = 1200000000000 USD
Assets are $1.2trn. | $1.2trn = 1200000000000 USD
The fee is $75k. | $75k = 75000 USD
The fee is $75K. | $75K = 75000 USD
The fee is $75 thousand. | $75 thousand = 75000 USD
The order is worth ₹450 crore. | ₹450 crore = 4500000000 INR
The order is worth Rs 450 cr. | Rs 450 cr = 4500000000 INR
The order is worth Rs. 1.2 lakh crore. | Rs. 1.2 lakh crore = 1200000000000 INR
The levy brought 3 lakh rupees. | 3 lakh rupees = 300000 INR
The app has 2.7B monthly users. | 2.7B = 2700000000 count
The app has 500mn users. | 500mn = 500000000 count
About 40.13 billion tokens are out. | 40.13 billion = 40130000000 count
A USD34.6m loan was signed. | USD34.6m = 34600000 USD
Turnover was GBP3.71B. | GBP3.71B = 3710000000 GBP
The note is for US$100M. | US$100M = 100000000 USD
The bank set aside EUR 3bn. | EUR 3bn = 3000000000 EUR
It raised 1.1bn euros. | 1.1bn euros = 1100000000 EUR
Loans reached RMB1 Trillion. | RMB1 Trillion = 1000000000000 CNY
A $1.15-billion bond was sold. | $1.15-billion = 1150000000 USD
They plan a 250-megawatt site. | 250-megawatt = 250 MW
It sold 5 hundred thousand bushels. | 5 hundred thousand bushels = 500000 bu
""")

WORDS = rows("""
It sold three million shares. | three million shares = 3000000 shares
Rates rose half a percentage point. | half a percentage point = 0.5 percentage_point
Growth slowed by two tenths of a percentage point. | two tenths of a percentage point = 0.2 percentage_point
Prices rose one-tenth of a percent. | one-tenth of a percent = 0.1 percent
It does two thirds of its business in Asia. | two thirds = 66.67 percent
A third of its stores are in Texas. | A third = 33.33 percent
Exports make up half of revenue. | half = 50 percent
China buys three quarters of the crop. | three quarters = 75 percent
Around a quarter of its staff will leave. | a quarter = 25 percent
The yield fell three basis points. | three basis points = 3 basis_point
The yield dropped a four-basis point notch. | four-basis point = 4 basis_point
It bought two hundred and fifty thousand bushels. | two hundred and fifty thousand bushels = 250000 bu
The fine was one million dollars. | one million dollars = 1000000 USD
The fine was a million dollars. | a million dollars = 1000000 USD
The fine was half a million dollars. | half a million dollars = 500000 USD
The fine was one and a half million euros. | one and a half million euros = 1500000 EUR
Sales are two and a half times the old level. | two and a half times = 2.5 x
Twenty-five percent of voters agreed. | Twenty-five percent = 25 percent
The firm runs five new stores. | five = 5 count
One analyst rates it sell, four have a hold and nine have a buy. | One = 1 count; four = 4 count; nine = 9 count
It has 17 sites, of which ten are here and one is there. | 17 = 17 count; ten = 10 count; one = 1 count
Of 27 analysts, seven say "hold" and two "sell". | 27 = 27 count; seven = 7 count; two = 2 count
It has nine buys, three holds and 2 sells. | nine = 9 count; three = 3 count; 2 = 2 count
It has three units, and one is for sale. | three = 3 count
The miner bought a dozen trucks. | a dozen = 12 count
The deal covers twelve hotels and forty-two restaurants. | twelve = 12 count; forty-two = 42 count
The stock is worth six times its 2020 price. | six times = 6 x
The issue was subscribed 5.3 times, the retail part 2.1 times. | 5.3 times = 5.3 x; 2.1 times = 2.1 x
The company was covered five times by the press. |
The index gave up a full point. | a full point = 1 percentage_point
""")

SIGNS = rows("""
Its EPS was -$0.42. | -$0.42 = -0.42 USD
Its EPS was $-0.42. | $-0.42 = -0.42 USD
Its EPS was −$0.42. | −$0.42 = -0.42 USD
Its EPS was ($0.42) per share. | ($0.42) per share = -0.42 USD/share
A net loss of $(0.41) per share. | $(0.41) per share = -0.41 USD/share
Cash flow was (14.2) million. | (14.2) million = -14200000 count
Cash flow was $(14.2) million. | $(14.2) million = -14200000 USD
Cash flow was $(14.2 million). | $(14.2 million) = -14200000 USD
It costs 3,867 ringgit ($811.03) a ton. | 3,867 ringgit = 3867 MYR; $811.03 = 811.03 USD/t
The fund ABCD -$84.7 million lost. | -$84.7 million = -84700000 USD
It posted a loss of ($1.2m) for the year. | ($1.2m) = -1200000 USD
($3.4 million) | ($3.4 million) = -3400000 USD
(12.5%) | (12.5%) = -12.5 percent
It paid £4bn ($5.1bn) for the rival. | £4bn = 4000000000 GBP; $5.1bn = 5100000000 USD
The profit was 31 billion yen ($210 million). | 31 billion yen = 31000000000 JPY; $210 million = 210000000 USD
The contract closed up +4.25 (+1.7%). | +4.25 = 4.25 count; +1.7% = 1.7 percent
Exports slipped -0.2%. | -0.2% = -0.2 percent
Result: € -42.0 million | € -42.0 million = -42000000 EUR
The gap widened to –3.1% of output. | –3.1% = -3.1 percent
A beat (2.6% above plan) helped. | 2.6% = 2.6 percent
The mean forecast of six analysts was a loss. | six = 6 count
The spread was minus 4 cents. | minus 4 cents = -0.04 USD
Margins turned negative 3.5% in spring. | negative 3.5% = -3.5 percent
The fee was at minus $15 a ton. | minus $15 a ton = -15 USD/t
Sales of $5 million, plus or minus $2 million. | $5 million = 5000000 USD; $2 million = 2000000 USD
""")


@pytest.mark.parametrize(("text", "expected"), DIGITS + SCALES + WORDS + SIGNS)
def test_numbers(text: str, expected: str) -> None:
    assert figures(text) == expected
