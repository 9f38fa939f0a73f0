"""What is no figure: text in, no quantity out, and each run of digits with its reason."""

import pytest
from quantities_read import read, rows

from assets.cleaned.record import Section

NO_FIGURES = rows("""
It listed in 1998. | date 1998
The plant opened in March 2021. | date 2021
It closes by mid-2027. | date 2027
It was filed on 2024-11-05. | date 2024, date 11, date 05
It was filed on 11/05/2024. | date 11, date 05, date 2024
It was filed on 5.11.2024. | date 5, date 11, date 2024
Trading ends on January 6. | date 6
Trading ends on 6 January. | date 6
Prices fell in the 1990s. | date 1990
In the 2023/24 season rain fell. | period 2023, period 24
Margins fell in 3Q. | period 3
Margins fell in Q3. | period 3
Margins fell in FY26. | period 26
The 1H25 report is out. | period 1, period 25
The past 52 weeks were calm. | duration 52
The 12-month outlook is dull. | duration 12
It fell over the last 24 hours. | duration 24
It crossed the 50-day average. | duration 50
It crossed its 200 DMA. | duration 200
The 10-year note fell. | duration 10
It trades above the 100 hourly simple moving average. | duration 100
The call starts at 10:30 am. | time 10, time 30
The call starts at 9 a.m. on Friday. | time 9
It was posted 3 hours ago. | page_furniture 3
5 min read | page_furniture 5
It came 1st in class. | ordinal 1
The 25th store opened. | ordinal 25
It is No. 3 in the world. | ordinal 3
It is ranked #7 by sales. | ordinal 7
It is among the top 10. | ordinal 10
1. Buy low | list_number 1
(2) Sell high | list_number 2
It broke out in huge trade (3), but fell. | list_number 3
Gains were (1) cheaper credit; (2) wider reach. | list_number 1, list_number 2
Stablecoins grew [4] in March. | list_number 4
Sales ran on March 3, 4 and 5. | date 3, date 4, date 5
Children aged 6 to 12 are free. | other 6, other 12
The 5-star analyst and the 4-bedroom house. | other 5, other 4
See page 14 for more. | list_number 14
See figure 3 for more. | list_number 3
The S&P 500 rose. | name 500
The Nasdaq 100 rose. | name 100
The Stoxx 600 rose. | name 600
The FTSE 100 rose. | name 100
The Russell 2000 rose. | name 2000
It runs S19j rigs. | name 19
It flies the A350 jet. | name 350
It flies the Boeing 737 jet. | name 737
It uses H100 chips. | name 100
It tests GPT-4 models. | name 4
It filed a 10-K form. | name 10
It filed a 13F form. | name 13
Each 401(k) plan grew. | name 401
The 5G network grew. | name 5
It flies F-35 jets. | name 35
COVID-19 hit sales. | name 19
The hub runs 24/7 now. | name 24, name 7
Call +1 212 555 0100 now. | phone 1, phone 212, phone 555, phone 0100
Call (212) 555-0100 now. | phone 212, phone 555, phone 0100
See https://example.com/a/1234?x=5 now. | url 1234, url 5
Install release 2.14.3 today. | version 2, version 14, version 3
It is Chapter 11 again. | name 11
See Section 13 of the act. | identifier 13
Docket 22-1405 is open. | identifier 22, other 1405
Ticker 09959 rose. | identifier 09959
The stock (SEHK: 9988) rose. | identifier 9988
The stock 0700.HK rose. | identifier 0700
They won 3:1 there. | score_line 3, score_line 1
It did a 10-for-1 split. | score_line 10, score_line 1
These four firms agreed. |
One of the banks agreed. |
There are two angles here. |
The two firms agreed. |
It doubled and then tripled. |
It cost tens of billions. |
Millions of users left. |
The first half was calm. |
The second quarter was calm. |
A third quarter of losses came. |
It grew for four quarters. |
Half an hour passed. |
It is one thing or the other. |
Nobody won it two years in a row. |
No number stands here. |
The seven-year itch is real. |
Both halves were even. |
It is a first for the third time. |
ALL in favour agreed. |
It raised its stake twice. |
Jane Roe, 54, runs the bank. | other 54
Jane Roe is aged 54 now. | other 54
The odds are 3 in 10 now. | score_line 3, score_line 10
It won 1 out of 5 cases. | score_line 1, score_line 5
The RSI(14) fell. | duration 14
Its 2026E multiple is high. | date 2026
The RSI (14) fell. | duration 14
The motion passed 52-48 there. | other 52, other 48
Call 020 7946 0018 now. | phone 020, phone 7946, phone 0018
Three people familiar with it spoke. |
It won five-star hotel awards. |
It holds zero-coupon bonds. |
Seven in ten voters agreed. |
One-time charges hurt. |
The class of '24 met. | date 24
Here are 3 reasons to sell. | other 3
Layer 2 networks grew. | name 2
Only one of the four units grew. |
The three largest lenders agreed. |
Both of the last two deals failed. |
A day or two passed. |
""")


def explained(text: str) -> str:
    found = read(text)
    assert found.quantities == ()
    return ", ".join(f"{r.reason} {text[r.start : r.end]}" for r in found.residuals)


@pytest.mark.parametrize(("text", "expected"), NO_FIGURES)
def test_no_figures(text: str, expected: str) -> None:
    assert explained(text) == expected


@pytest.mark.parametrize("section", [Section.PROMO, Section.BIO, Section.CHROME, Section.FRONT_MATTER])
def test_skipped_sections_hold_no_figure(section: Section) -> None:
    found = read("Win 70% more with 12 years of experience", section=section)
    assert found.quantities == ()
    assert [r.reason for r in found.residuals] == ["section_skipped", "section_skipped"]
