"""Sentences of results, data releases and wire headlines in, the period of each number out, by calendar and date."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assets.cleaned.record import Block, BlockKind, CleanArticle, Section
from assets.extracted.passages import split_passages
from assets.extracted.record import Quantity
from assets.extracted.times.calendars import read_fiscal_calendars, stated_calendar
from assets.extracted.times.comparators import find_comparators
from assets.extracted.times.context import MetricTime, TimeContext
from assets.extracted.times.find import find_times
from assets.extracted.times.fiscal import FiscalCalendar, month_period
from assets.extracted.times.grammar import load_time_grammar
from assets.extracted.times.reporting import assumed_date, reporting_period, titled_period
from assets.extracted.times.resolve import resolve_period
from assets.kernel.spans import apply_edits

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
GRAMMAR = load_time_grammar(REFERENCE)
CALENDAR_YEAR = FiscalCalendar(12)
MARCH = FiscalCalendar(3)
FLOW = MetricTime(is_reported=True)
DATA = MetricTime(is_measured=True)
NUMBER = re.compile(r"[$€£]?\d[\d.,]*(?:%| million| billion)")
ABBREVIATIONS = frozenset({"vs", "Vs"})


def article(*paragraphs: str) -> CleanArticle:
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:i]) for i in range(len(paragraphs))]
    blocks = tuple(
        Block(ordinal, start, start + len(paragraph), BlockKind.PARAGRAPH, Section.BODY)
        for ordinal, (start, paragraph) in enumerate(zip(starts, paragraphs, strict=True))
    )
    return CleanArticle("a", apply_edits(text, ()), blocks, ())


def periods(written: CleanArticle, context: TimeContext) -> list[str | None]:
    """The period of every money amount and percentage, in order."""
    text = written.clean.text
    times = find_times(text, 0, len(text), GRAMMAR)
    found = []
    for passage in split_passages(written, ABBREVIATIONS):
        inside = [time for time in times if passage.start <= time.start < passage.end]
        comparators = find_comparators(text, passage.start, passage.end, inside, GRAMMAR)
        for match in NUMBER.finditer(text, passage.start, passage.end):
            quantity = Quantity(match.start(), match.end(), Decimal(1), 0, "USD", "test")
            found.append(resolve_period(text, quantity, passage, times, context, comparators=comparators).period)
    return found


REPORT = TimeContext(date(2025, 2, 12), CALENDAR_YEAR, CALENDAR_YEAR.part("quarter", 2024, 4), FLOW)
HALF = TimeContext(date(2025, 2, 12), FiscalCalendar(6), FiscalCalendar(6).part("half", 2025, 1), FLOW)
INDIAN = TimeContext(date(2025, 2, 12), MARCH, MARCH.part("quarter", 2025, 3), FLOW)
ANNUAL = TimeContext(date(2025, 2, 12), CALENDAR_YEAR, CALENDAR_YEAR.part("year", 2024, 1), FLOW)
PLAIN = TimeContext(date(2025, 2, 12), CALENDAR_YEAR, None, FLOW)


@pytest.mark.parametrize(
    ("context", "text", "expected"),
    [
        # what a number is set against is of the period before
        (REPORT, "Norda 4Q Net $6.1 million Vs. Net $5.2 million", ["2024Q4", "2023Q4"]),
        (REPORT, "Norda 4Q Margin 12.5% Vs. 11.4%", ["2024Q4", "2023Q4"]),
        (HALF, "Ridge Bank 1H Revenue $14.1 million Vs. $13.2 million", ["FY2025H1", "FY2024H1"]),
        (HALF, "Ridge Bank Bad Debt $2.5 million Vs. $2.1 million", ["FY2025H1", "FY2024H1"]),
        (REPORT, "Bad loans stood at 3.2% vs 3.1% (QoQ).", ["2024Q4", "2024Q3"]),
        (REPORT, "Bad loans stood at 3.2% vs 3.1% (YoY).", ["2024Q4", "2023Q4"]),
        (
            REPORT,
            "It lost $9 million (£7 million) against a $3 million (£2 million) profit a year before.",
            ["2024Q4", "2024Q4", "2023Q4", "2023Q4"],
        ),
        (
            ANNUAL,
            "Profit was $17 million, up from $15 million the prior year, on sales that rose 8%.",
            ["FY2024", "FY2023", "FY2024"],
        ),
        (
            PLAIN,
            "In June to August 2024 it sold $9 million compared to $7 million over the same period last year.",
            ["2024-06/2024-08", "2023-06/2023-08"],
        ),
        # a clause after the time says what was then
        (REPORT, "Profit rose from a year earlier, when it reported a loss of $2 million.", ["2023Q4"]),
        (REPORT, "That beat the year-ago quarter, when sales came to $3 million.", ["2023Q4"]),
        # a sentence that opens with a comparison is all of that time
        (
            ANNUAL,
            "This compares with last year's profit of $5 million on $9 million of sales and a ratio of 40%.",
            ["FY2023", "FY2023", "FY2023"],
        ),
        (PLAIN, "This compares with last year's profit of $5 million on $9 million of sales.", ["FY2024", "FY2024"]),
        (PLAIN, "It aims for $8 million by 2028, against last year's $6 million.", ["FY2028", "FY2024"]),
        # a number that lies above or below a time is not of it
        (
            REPORT,
            "Its mills earned $5 million, better than in spring yet short of what they made a year earlier.",
            ["2024Q4"],
        ),
        (REPORT, "Its margin of 12% is well above the level of a year ago.", ["2024Q4"]),
        # reported in a year, announced in a month
        (PLAIN, "The plan asks for 12% in 2027, after 9% reported in 2024.", ["FY2027", "FY2024"]),
        # first and last months of a year
        (PLAIN, "It lost $6 million in the last three months of 2024.", ["2024Q4"]),
        (PLAIN, "It lost $6 million in the final three months of 2024.", ["2024Q4"]),
        (PLAIN, "It lost $6 million in the first three months of 2024.", ["2024Q1"]),
        (PLAIN, "It took a charge of $6 million in the October-to-December quarter.", ["2024Q4"]),
        (PLAIN, "Sales in the July-September quarter were $6 million.", ["2024Q3"]),
        # on the year is a comparison
        (REPORT, "Output rose 5% on the year in the fourth quarter of 2024.", ["2024Q4"]),
        (REPORT, "Output rose 5% on the quarter in the fourth quarter of 2024.", ["2024Q4"]),
        (REPORT, "For the current quarter it sees a margin of 19%.", ["2025Q1"]),
        # Indian companies: the year ends in March
        (INDIAN, "Net profit was $5 million in the October-December quarter.", ["FY2025Q3"]),
        (INDIAN, "Net profit was $5 million in the December quarter.", ["FY2025Q3"]),
        (INDIAN, "Net profit was $5 million in Q3FY25, against $4 million in Q3FY24.", ["FY2025Q3", "FY2024Q3"]),
        (INDIAN, "Net profit was $5 million in the third quarter of FY25.", ["FY2025Q3"]),
        (INDIAN, "Loans were $9 million as on December 31, 2024.", ["2024-12-31"]),
        (
            INDIAN,
            "Net profit was $5 million, from $4 million in the corresponding quarter of the previous fiscal.",
            ["FY2025Q3", "FY2024Q3"],
        ),
        (INDIAN, "It sees growth of 9% in the current fiscal and 11% in the next fiscal.", ["FY2025", "FY2026"]),
        (INDIAN, "It sees growth of 9% in this financial year.", ["FY2025"]),
        (INDIAN, "It sees a growth of 20% over FY25-27E.", ["FY2025/FY2027"]),
        (INDIAN, "Revenue rose 9% in the nine months of FY25.", ["2024-04/2024-12"]),
        # months to come and months gone
        (PLAIN, "Sales are to reach $9 million by June.", ["2025-06"]),
        (PLAIN, "Sales are to reach $9 million by late June.", ["2025-06"]),
        (PLAIN, "Sales may fall to $7 million before June.", ["2025-06"]),
        (PLAIN, "Sales had reached $9 million by October.", ["2024-10"]),
        (PLAIN, "Sales fell 10% last month.", ["2025-01"]),
        (PLAIN, "It will cut prices by 10% next month.", ["2025-03"]),
    ],
)
def test_periods_of_unseen_reports(context: TimeContext, text: str, expected: list[str | None]) -> None:
    assert periods(article(text), context) == expected


WEEK = TimeContext(date(2025, 2, 13), CALENDAR_YEAR, None, DATA, is_company=False)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # data of a week or a month: every figure of the release
        (["Stocks rose 4% in the week ended Feb. 7.", "Runs climbed 2% to 85%."], ["2025-02-07"] * 3),
        (["Funds took in $8 million in the week ended Feb. 7.", "Bond funds took in $2 million."], ["2025-02-07"] * 2),
        (["Consumer prices rose 3% in January.", "Food prices rose 5%."], ["2025-01"] * 2),
        (["January exports climbed 3%.", "Imports fell 2%."], ["2025-01"] * 2),
        (
            ["The trade gap narrowed to $4 billion in December.", "It had been $5 billion the month before."],
            ["2024-12", "2024-11"],
        ),
        (
            ["Prices rose 3% in January.", "Food rose 5%, compared with 4.5% in December.", "Fuel fell 2%."],
            ["2025-01", "2025-01", "2024-12", "2025-01"],
        ),
        (["Output grew at the slowest pace since March.", "Prices rose 5%."], [None]),
        (["It was founded in January and grew.", "Prices rose 5%."], [None]),
        (["Prices will rise in April.", "Food prices rose 5%."], [None]),
        (["Flows reached $8 million this year to date."], ["2025"]),
        # columns of a table in plain text
        (["4Q 3Q", "Farms 5% 4%", "Mills 3% 2%"], ["2024Q4", "2024Q3", "2024Q4", "2024Q3"]),
        (["1H25 1H24", "Services 5% 4%"], ["2025H1", "2024H1"]),
        (["2024 2023 2022", "Services 5% 4% 3%"], ["2024", "2023", "2022"]),
        (["4Q 3Q", "Services 5% 4% 3%"], [None, None, None]),
        (["4Q and others 3Q", "Services 5% 4%"], [None, None]),
    ],
)
def test_data_releases(paragraphs: list[str], expected: list[str | None]) -> None:
    written = article(*paragraphs)
    times = find_times(written.clean.text, 0, len(written.clean.text), GRAMMAR)
    found = reporting_period(written, times, WEEK)
    reported = found[0] if found and found[0].unit in ("day", "month") else None
    context = TimeContext(WEEK.published_on, WEEK.calendar, reported, DATA, is_company=False)
    assert periods(written, context) == expected


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("In the year to March 2011 it sold goods of $9 million.", 3),
        ("Profit for the third quarter ended Dec. 31 was $9 million.", 3),
        ("Profit for the first half ended Dec. 31 was $9 million.", 6),
        ("In its year ended 1 February it made $9 million.", 1),
        ("In the three months to June it made $9 million.", None),
        ("Profit was $9 million in 2024.", None),
    ],
)
def test_year_end_that_an_article_tells(text: str, month: int | None) -> None:
    assert stated_calendar(find_times(text, 0, len(text), GRAMMAR)).end_month == month


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose in 2024.", date(2025, 2, 28)),
        ("Sales rose in 2024; notes are due 2029.", date(2025, 2, 28)),
        ("Sales are expected to double by 2030.", None),
        ("Sales rose.", None),
    ],
)
def test_assumed_date(text: str, expected: date | None) -> None:
    assert assumed_date(text, find_times(text, 0, len(text), GRAMMAR)) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Acme reported a 5% rise in profit for 2024.", "Sales rose 4% in the second half."], "FY2024"),
        (["Acme opened in 2021 and grew 5%."], None),
        (["Acme raised its target price after Q4 results.", "It sees 9% for FY27E."], "2024Q4"),
        (["It sees earnings growth of 9% for FY27E."], None),
        (["Acme lowers its dividend starting in the second quarter", "Its fourth-quarter profit fell 5%."], "2024Q4"),
        (["Acme lost 5 million yen in the October-December quarter."], "2024Q4"),
    ],
)
def test_what_an_article_reports_on(paragraphs: list[str], expected: str | None) -> None:
    written = article(*paragraphs)
    times = find_times(written.clean.text, 0, len(written.clean.text), GRAMMAR)
    found = reporting_period(written, times, TimeContext(date(2025, 2, 12), CALENDAR_YEAR))
    assert (found[0].label if found else None) == expected


def test_a_title_names_the_period_where_the_text_does_not() -> None:
    title = "Acme's Q4 profit falls"
    found = titled_period(
        title, find_times(title, 0, len(title), GRAMMAR), TimeContext(date(2025, 2, 12), CALENDAR_YEAR)
    )
    assert found is not None
    assert found[0].label == "2024Q4"


def test_calendars_of_statistics_and_words() -> None:
    calendars = read_fiscal_calendars(REFERENCE / "fiscal_calendars.csv")
    assert calendars.of_statistics("IN").end_month == 3
    assert calendars.of_statistics("JP").end_month is None
    assert calendars.of_words("Profit was Rs 40 crore.").end_month == 3
    assert calendars.of_words("Profit was $40 million.").end_month is None


def test_last_year_of_a_month() -> None:
    context = TimeContext(date(2025, 2, 12), CALENDAR_YEAR, month_period(2025, 1), DATA, is_company=False)
    assert periods(article("Prices rose 3%, after 5% a year earlier."), context) == ["2025-01", "2024-01"]
