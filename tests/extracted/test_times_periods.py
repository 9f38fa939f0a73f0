"""Sentences in, the period of each number out; what a number is compared with is another period."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.cleaned.record import Block, BlockKind, CleanArticle, Section
from assets.extracted.passages import split_passages
from assets.extracted.record import PeriodFrom, Quantity
from assets.extracted.times.calendars import read_fiscal_calendars
from assets.extracted.times.comparators import find_comparators
from assets.extracted.times.context import MetricTime, TimeContext
from assets.extracted.times.find import find_times
from assets.extracted.times.fiscal import FiscalCalendar
from assets.extracted.times.grammar import load_time_grammar
from assets.extracted.times.record import Period, PeriodReading
from assets.extracted.times.reporting import reporting_period
from assets.extracted.times.resolve import resolve_period
from assets.kernel.spans import apply_edits

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
GRAMMAR = load_time_grammar(REFERENCE)
CALENDAR_YEAR = FiscalCalendar(12)
REPORTED = MetricTime(is_reported=True)
PRICE = MetricTime(is_market=True, is_instant=True)
STOCK = MetricTime(is_instant=True)
PRINTED = date(2025, 5, 20)
NUMBER = re.compile(r"[$€]?\d[\d.,]*(?:%| million| billion)")


def article(*paragraphs: str, section: Section = Section.BODY) -> CleanArticle:
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(ordinal, start, start + len(paragraph), BlockKind.PARAGRAPH, section)
        for ordinal, (start, paragraph) in enumerate(zip(starts, paragraphs, strict=True))
    )
    return CleanArticle("a", apply_edits(text, ()), blocks, ())


def read(written: CleanArticle, context: TimeContext) -> list[PeriodReading]:
    """The period of every money amount and percentage of an article, in order."""
    text = written.clean.text
    times = find_times(text, 0, len(text), GRAMMAR)
    readings = []
    for passage in split_passages(written, frozenset()):
        inside = [time for time in times if passage.start <= time.start < passage.end]
        comparators = find_comparators(text, passage.start, passage.end, inside, GRAMMAR)
        for match in NUMBER.finditer(text, passage.start, passage.end):
            quantity = Quantity(match.start(), match.end(), Decimal(1), 0, "USD", "test")
            readings.append(resolve_period(text, quantity, passage, times, context, comparators=comparators))
    return readings


def periods(text: str, context: TimeContext) -> list[str | None]:
    return [reading.period for reading in read(article(text), context)]


def reporting(label: str) -> Period:
    year, part = label.removeprefix("FY").split("Q")
    return CALENDAR_YEAR.part("quarter", int(year), int(part))


def of_a_report(calendar: FiscalCalendar = CALENDAR_YEAR, quarter: str = "2025Q1") -> TimeContext:
    period = reporting(quarter)
    return TimeContext(PRINTED, calendar, calendar.align(period), REPORTED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the time stands beside its number
        ("Revenue was $5 million in the first quarter of 2024.", ["2024Q1"]),
        ("In Q4 2024, revenue was $5 million.", ["2024Q4"]),
        ("In Q4 2024, revenue was $5 million and profit $1 million.", ["2024Q4", "2024Q4"]),
        ("Sales came to $5 million for the quarter ended March 31, 2025.", ["2025Q1"]),
        ("Sales came to $5 million in the three months ended June 2024.", ["2024Q2"]),
        ("Profit for the six months to June 30, 2024 was $5 million.", ["2024H1"]),
        ("In 2023, sales were $9 million.", ["FY2023"]),
        ("Sales in the first half of 2024 were $9 million.", ["2024H1"]),
        ("Sales rose 4% in January.", ["2025-01"]),
        ("Sales rose 4% in November.", ["2024-11"]),
        ("Sales of $9 million in the first nine months of 2024.", ["2024-01/2024-09"]),
        ("Sales in October to December 2024 were $9 million.", ["2024Q4"]),
        # two periods in one sentence
        ("EPS was $2.10 million against $1.80 million a year earlier.", ["2025Q1", "2024Q1"]),
        ("Profit of $5 million compared with $4 million in the same period last year.", ["2025Q1", "2024Q1"]),
        ("The tax rate came to 30% (Q1 2024: 31%).", ["2025Q1", "2024Q1"]),
        ("Orders climbed to $8 million from $6 million in Q4 2024.", ["2025Q1", "2024Q4"]),
        ("Churn was 3.1%, up from 2.8% in Q1 2024.", ["2025Q1", "2024Q1"]),
        ("Margins fell from 57% to 47% quarter-over-quarter.", ["2024Q4", "2025Q1"]),
        ("Margins fell from 57% to 47% year over year.", ["2024Q1", "2025Q1"]),
        ("Income was $5 million in Q1 and $6 million in Q2 2024.", ["2025Q1", "2024Q2"]),
        ("It made $7 million, compared to $6 million across nine sites in the year-ago quarter.", ["2025Q1", "2024Q1"]),
        ("It had year-ago sales of $7 million.", ["2024Q1"]),
        ("In Q3 2024, it made $5 million, compared with $4 million a year earlier.", ["2024Q3", "2023Q3"]),
        ("It expects $9 million in Q4 2025, against $8 million a year ago.", ["2025Q4", "2024Q4"]),
        ("Capacity of 26% in Q1 compares with 13% in Q1 last year.", ["2025Q1", "2024Q1"]),
        ("Output was 5% in the first quarter and 4% in the same quarter of 2023.", ["2025Q1", "2023Q1"]),
        ("Output grew 8% between the third quarter of 2022 and 2023.", ["2023Q3"]),
        (
            "Profit was $5 million for the 12-week period ended May 11, 2025, from $4 million last year.",
            ["2025-03/2025-05", "2024-03/2024-05"],
        ),
        (
            "Revenue of $5 million beat $4 million in the prior quarter and $3 million in the year-ago period.",
            ["2025Q1", "2024Q4", "2024Q1"],
        ),
        ("Income was $5 million, compared with $4 million last year.", ["2025Q1", "2024Q1"]),
        ("Sales grew 5% in the fourth quarter and 7% in 2024.", ["2024Q4", "FY2024"]),
        ("Q1 2025: $5 million; Q1 2024: $4 million.", ["2025Q1", "2024Q1"]),
        ("In 2024 sales were $5 million; in 2023 they were $4 million.", ["FY2024", "FY2023"]),
        ("Cash was $2 million, down from $3 million at year-end.", ["2025Q1", "FY2024"]),
        ("The jobless rate rose to 4.2% in April from 4.1% in March.", ["2025-04", "2025-03"]),
        # a comparison is no period
        ("Sales rose 12% from a year earlier.", ["2025Q1"]),
        ("Costs fell 13% from the fourth quarter.", ["2025Q1"]),
        ("Sales slipped 4% from the year-ago quarter.", ["2025Q1"]),
        ("Sales were 3% higher than in December.", ["2025Q1"]),
        ("Costs rose 2%, the highest since March 2021.", ["2025Q1"]),
        ("The profit of $5 million missed an April estimate of $6 million.", ["2025Q1", "2025Q1"]),
        # relative words
        ("Sales were $5 million during the quarter.", ["2025Q1"]),
        ("It sees sales of $6 million for the coming quarter.", ["2025Q2"]),
        ("Sales were $4 million in the previous quarter.", ["2024Q4"]),
        ("It sees sales of $30 million for the year.", ["FY2025"]),
        ("Two years ago it lost 5%.", ["2025Q1"]),
        # a stretch of its own is no quarter
        ("It will spend $10 million over the next five years.", [None]),
        ("Cash flow of the trailing 12 months was $8 million.", [None]),
        ("Sales are up 12% so far this quarter.", [None]),
        # nothing said: the quarter that is reported on
        ("Revenue was $5 million.", ["2025Q1"]),
    ],
)
def test_periods_of_a_report(text: str, expected: list[str | None]) -> None:
    assert periods(text, of_a_report()) == expected


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("The stock fell 3%.", PRICE, [None]),
        ("The stock fell 3% this year.", PRICE, [None]),
        ("In the first quarter the company grew, and the stock now trades at $5 million.", PRICE, [None]),
        ("The stock closed at $5 million on Monday.", PRICE, ["2025-05-19"]),
        ("The coin peaked in November 2021 at $0.085 million.", PRICE, ["2021-11"]),
        ("It holds 1.5% of the supply.", STOCK, [None]),
        ("As of May 15th, 0.5% of shares were short.", STOCK, ["2025-05-15"]),
        ("Open orders fell 40% from the March 31st count of $2 million.", STOCK, [None, "2025-03-31"]),
        ("Stocks stood at $4 million on January 31.", STOCK, ["2025-01-31"]),
        ("It bought back shares for over $600 million since December 2024.", MetricTime(), ["since 2024-12"]),
        ("It aims at 5% by 2028.", STOCK, ["2028"]),
        ("The deal, announced in March, values it at $5 million.", STOCK, [None]),
        ("Shipments hit 5% in the week ended May 9.", STOCK, ["2025-05-09"]),
        ("Its fee of $5 million is due on June 15.", STOCK, ["2025-06-15"]),
        ("On January 10 the office reported a fall of 5%.", STOCK, [None]),
    ],
)
def test_prices_and_stocks_take_only_what_stands_beside_them(
    text: str, metric: MetricTime, expected: list[str | None]
) -> None:
    assert periods(text, TimeContext(PRINTED, CALENDAR_YEAR, reporting("2025Q1"), metric)) == expected


@pytest.mark.parametrize(
    ("entity", "text", "expected", "first_day", "last_day"),
    [
        ("CLSK", "Revenue in Q1 2026 was $5 million.", "FY2026Q1", date(2025, 10, 1), date(2025, 12, 31)),
        ("IREN", "Revenue in Q2 2025 was $5 million.", "FY2025Q2", date(2024, 10, 1), date(2024, 12, 31)),
        ("NVDA", "Revenue in Q1 FY2026 was $5 million.", "FY2026Q1", date(2025, 2, 1), date(2025, 4, 30)),
        ("HD", "Sales in fiscal 2024 were $5 million.", "FY2024", date(2024, 2, 1), date(2025, 1, 31)),
        (
            "HD",
            "Sales in the quarter ended Feb. 2, 2025 were $5 million.",
            "FY2024Q4",
            date(2024, 11, 1),
            date(2025, 1, 31),
        ),
        (
            "COST",
            "Sales in the quarter ended February 2025: $5 million.",
            "FY2025Q2",
            date(2024, 12, 1),
            date(2025, 2, 28),
        ),
        ("AAPL", "Sales in the December quarter were $5 million.", "FY2025Q1", date(2024, 10, 1), date(2024, 12, 31)),
        ("JBH", "Sales in 1H25 were $5 million.", "FY2025H1", date(2024, 7, 1), date(2024, 12, 31)),
        ("AMZN", "Sales in fiscal 2024 were $5 million.", "FY2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_fiscal_period_belongs_to_its_company(
    entity: str, text: str, expected: str, first_day: date, last_day: date
) -> None:
    calendar = read_fiscal_calendars(REFERENCE / "fiscal_calendars.csv").of(entity)
    (reading,) = read(article(text), TimeContext(PRINTED, calendar, None, REPORTED))
    assert (reading.period, reading.start, reading.end) == (expected, first_day, last_day)


def test_a_fiscal_quarter_of_an_unknown_year_end_has_no_days() -> None:
    (reading,) = read(article("Revenue in fiscal Q1 2026 was $5 million."), TimeContext(PRINTED, metric=REPORTED))
    assert (reading.period, reading.start, reading.end) == ("FY2026Q1", None, None)


def test_the_last_day_of_a_quarter_tells_when_an_unknown_year_ends() -> None:
    text = "In the fiscal third quarter ended April 30, revenue was $5 million."
    (reading,) = read(article(text), TimeContext(PRINTED, metric=REPORTED))
    assert (reading.period, reading.start, reading.end) == ("FY2025Q3", date(2025, 2, 1), date(2025, 4, 30))


@pytest.mark.parametrize("text", ["Sales rose 4% in January.", "Sales rose 4% in the third quarter.", "Sales rose 4%."])
def test_without_a_date_of_publication_the_year_stays_open(text: str) -> None:
    assert periods(text, TimeContext(metric=REPORTED)) == [None]


def test_evidence_cites_the_words_or_says_that_context_decided() -> None:
    text = "In Q4 2024, revenue was $5 million."
    (stated,) = read(article(text), of_a_report())
    (evidence,) = stated.evidence
    assert text[evidence.start : evidence.end] == "Q4 2024"
    assert stated.from_ is PeriodFrom.STATED
    (decided,) = read(article("Revenue was $5 million."), of_a_report())
    assert decided.from_ is PeriodFrom.CONTEXT
    assert [(item.start, item.note) for item in decided.evidence] == [(None, "the article reports on 2025Q1")]


def test_an_earlier_sentence_of_the_block_goes_before_the_article() -> None:
    written = article("In Q2 2024, sales were $5 million. A rival made $4 million.", "Sales were $9 million.")
    assert [(reading.period, reading.from_) for reading in read(written, of_a_report())] == [
        ("2024Q2", PeriodFrom.STATED),
        ("2024Q2", PeriodFrom.CONTEXT),
        ("2025Q1", PeriodFrom.CONTEXT),
    ]


def test_a_profile_takes_no_period_from_the_article() -> None:
    written = article("The company has revenue of $5 million.", section=Section.PROFILE)
    assert [reading.period for reading in read(written, of_a_report())] == [None]


@pytest.mark.parametrize(
    ("paragraphs", "published_on", "calendar", "expected"),
    [
        (["Acme Q1 2026 earnings", "Revenue rose."], None, FiscalCalendar(9), "FY2026Q1"),
        (["Acme beats in third quarter", "Sales for the third quarter of 2024 rose."], None, CALENDAR_YEAR, "2024Q3"),
        (["Acme lags Q2 estimates"], date(2025, 5, 28), FiscalCalendar(8), "FY2025Q2"),
        (["Acme tops fourth-quarter forecasts"], date(2025, 2, 14), CALENDAR_YEAR, "2024Q4"),
        (["Acme 1H25 highlights"], date(2025, 2, 10), FiscalCalendar(6), "FY2025H1"),
        (["Acme released its 2023 annual results."], None, CALENDAR_YEAR, "FY2023"),
        (["First-quarter sales rose.", "Copyright 2019 Acme Media"], None, CALENDAR_YEAR, "2019Q1"),
        (["Acme expects growth in Q3 2025."], date(2025, 5, 1), CALENDAR_YEAR, None),
        (["Sales rose from Q4 2024."], date(2025, 5, 1), CALENDAR_YEAR, None),
        (["Bitcoin fell on Monday."], date(2025, 5, 1), CALENDAR_YEAR, None),
        (["First-quarter sales rose."], None, CALENDAR_YEAR, None),
    ],
)
def test_reporting_period(
    paragraphs: list[str], published_on: date | None, calendar: FiscalCalendar, expected: str | None
) -> None:
    written = article(*paragraphs)
    text = written.clean.text
    found = reporting_period(written, find_times(text, 0, len(text), GRAMMAR), TimeContext(published_on, calendar))
    assert (found[0].label if found else None) == expected


def test_an_issue_of_the_table_of_calendars_names_its_line(tmp_path: Path) -> None:
    table = tmp_path / "fiscal_calendars.csv"
    table.write_text("entity_id,name,kind,fiscal_year_end_month,year_named_by,source\nX,X,company,13,end,s\n")
    with pytest.raises(ValueError, match="line 2: found company, month 13"):
        read_fiscal_calendars(table)


def test_calendars_fall_back_from_company_to_country() -> None:
    calendars = read_fiscal_calendars(REFERENCE / "fiscal_calendars.csv")
    assert calendars.of("MSFT") == FiscalCalendar(6)
    assert calendars.of("UNHEARD.T", "JP") == FiscalCalendar(3)
    assert calendars.of("UNHEARD.T", "JP", 12) == FiscalCalendar(12)
    assert calendars.of("UNHEARD") == FiscalCalendar()
    assert len(calendars.companies) > 500


VOCABULARY = (
    "$5 million|3%|in|from|to|(|)|, |. |: |the same period of|FY25|2024|Q1|Feb. 29|March 31|a year earlier|last year|"
    "the previous quarter|the quarter|since|as of|at year-end|12 weeks ended|yesterday|compared with|between|and|"
    "the month|a month earlier|the day before|first half|Monday|2024/25|Q1-Q3 2025|H1|next year|Dec. 31, 2099|1600"
)
WORDS = st.sampled_from(VOCABULARY.split("|"))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, max_size=25),
    st.sampled_from([None, PRINTED, date(2024, 2, 29), date(2024, 12, 31)]),
    st.sampled_from([FiscalCalendar(), CALENDAR_YEAR, FiscalCalendar(9), FiscalCalendar(1, named_by_start=True)]),
    st.sampled_from([None, reporting("2025Q1"), CALENDAR_YEAR.part("year", 2024, 1)]),
    st.sampled_from([REPORTED, PRICE, STOCK]),
    st.booleans(),
)
def test_every_period_has_evidence_inside_the_text(
    words: list[str],
    published_on: date | None,
    calendar: FiscalCalendar,
    reported: Period | None,
    metric: MetricTime,
    is_forward: bool,
) -> None:
    text = " ".join(["A", *words])
    context = TimeContext(published_on, calendar, reported, metric, is_forward)
    for reading in read(article(text), context):
        assert bool(reading.period) == bool(reading.evidence) == (reading.from_ is not None)
        assert reading.start is None or reading.end is None or reading.start <= reading.end
        for evidence in reading.evidence:
            assert evidence.start is None or (evidence.end is not None and text[evidence.start : evidence.end])


def test_reading_the_periods_of_a_long_sentence_takes_linear_time() -> None:
    text = "A " + "$5 million in Q1 and " * 1_000
    assert len(periods(text.strip(), of_a_report())) == 1_000
