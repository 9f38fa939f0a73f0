"""Texts in, times out: each expression with its kind and its meaning, and numbers that are no times."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assets.extracted.times.find import find_times
from assets.extracted.times.grammar import load_time_grammar
from assets.extracted.times.record import TimeExpression, TimeValue

GRAMMAR = load_time_grammar(Path(__file__).parents[2] / "seeds" / "reference")


def times(text: str) -> list[TimeExpression]:
    return find_times(text, 0, len(text), GRAMMAR)


def meaning(value: TimeValue) -> dict[str, int | str | bool]:
    fields = {name: getattr(value, name) for name in TimeValue.__slots__}
    return {name: field for name, field in fields.items() if field not in (None, False)}


DATES = [
    ("The board met on Feb. 5.", "Feb. 5", {"month": 2, "day": 5}),
    ("dated 5 February 2026", "5 February 2026", {"year": 2026, "month": 2, "day": 5}),
    ("as of May 15th", "May 15th", {"month": 5, "day": 15}),
    ("on December 31, 2025,", "December 31, 2025", {"year": 2025, "month": 12, "day": 31}),
    ("on Dec 31 2025", "Dec 31 2025", {"year": 2025, "month": 12, "day": 31}),
    ("stamped 2026-02-06T03:09:09.000Z", "2026-02-06T03:09:09.000Z", {"year": 2026, "month": 2, "day": 6}),
    ("stamped 2026-02-06 03:09:09 UTC", "2026-02-06 03:09:09 UTC", {"year": 2026, "month": 2, "day": 6}),
    ("filed 2026/02/06", "2026/02/06", {"year": 2026, "month": 2, "day": 6}),
    ("the 31 March 2025 balance", "31 March 2025", {"year": 2025, "month": 3, "day": 31}),
    ("on 1st of June 2024", "1st of June 2024", {"year": 2024, "month": 6, "day": 1}),
    ("on 05-Feb-26", "05-Feb-26", {"year": 2026, "month": 2, "day": 5}),
    ("on 31.12.2024", "31.12.2024", {"year": 2024, "month": 12, "day": 31}),
    ("on 12/31/2024", "12/31/2024", {"year": 2024, "month": 12, "day": 31}),
    ("on 25/12/24", "25/12/24", {"year": 2024, "month": 12, "day": 25}),
    ("Tuesday, May 6th", "Tuesday, May 6th", {"month": 5, "day": 6}),
    ("Fri. Feb. 6, 2026", "Fri. Feb. 6, 2026", {"year": 2026, "month": 2, "day": 6}),
    ("due on the 15th", "15th", {"day": 15}),
    ("from 15 to 18 May 2025", "15 to 18 May 2025", {"year": 2025, "month": 5, "day": 18}),
    ("from June 3-5, 2025", "June 3-5, 2025", {"year": 2025, "month": 6, "day": 3, "until_day": 5}),
]

MONTHS = [
    ("sales in January fell", "January", {"month": 1}),
    ("in March 2025", "March 2025", {"year": 2025, "month": 3}),
    ("since Dec. 2024", "Dec. 2024", {"year": 2024, "month": 12}),
    ("in Sept ’24", "Sept ’24", {"year": 2024, "month": 9}),
    ("the Jan-25 contract", "Jan-25", {"year": 2025, "month": 1}),
    ("Oct-Dec exports", "Oct-Dec", {"month": 10, "until_month": 12}),
    ("April to June 2025", "April to June 2025", {"year": 2025, "month": 4, "until_month": 6}),
    ("the 2025-11 print", "2025-11", {"year": 2025, "month": 11}),
    ("that Dec exports fell", "Dec", {"month": 12}),
    ("orders in May rose", "May", {"month": 5}),
]

YEARS = [
    ("in 2025", "2025", {"year": 2025, "unit": "year"}),
    ("mid-2025", "2025", {"year": 2025, "unit": "year"}),
    ("its 2025 earnings", "2025", {"year": 2025, "unit": "year"}),
    ("guidance for FY25", "FY25", {"year": 2025, "fiscal": True, "unit": "year"}),
    ("guidance for FY2026", "FY2026", {"year": 2026, "fiscal": True, "unit": "year"}),
    ("back in ’18", "’18", {"year": 2018, "unit": "year"}),
    ("(19x '20E GAAP P/E)", "'20E", {"year": 2020, "unit": "year"}),
    ("on 2018E sales", "2018E", {"year": 2018, "unit": "year"}),
    ("in fiscal 2024", "fiscal 2024", {"year": 2024, "fiscal": True, "unit": "year"}),
    ("for financial year 2025", "financial year 2025", {"year": 2025, "fiscal": True, "unit": "year"}),
    ("calendar 2025", "calendar 2025", {"year": 2025, "unit": "year"}),
    ("the 2025/26 season", "2025/26", {"year": 2025, "until_year": 2026, "unit": "year"}),
    (
        "crop year 2024/25",
        "crop year 2024/25",
        {"year": 2024, "until_year": 2025, "unit": "year", "relation": "crop"},
    ),
    ("in FY24/25", "FY24/25", {"year": 2024, "fiscal": True, "until_year": 2025, "unit": "year"}),
    ("in 2011-12", "2011-12", {"year": 2011, "until_year": 2012, "unit": "year"}),
    ("the '25/26 season", "'25/26", {"year": 2025, "until_year": 2026, "unit": "year"}),
    ("over 2019–24", "2019–24", {"year": 2019, "until_year": 2024, "unit": "year", "relation": "range"}),
    ("over 2025-2027", "2025-2027", {"year": 2025, "until_year": 2027, "unit": "year", "relation": "range"}),
    ("full-year 2025 sales", "full-year 2025", {"year": 2025, "unit": "year", "relation": "full"}),
    ("for the full year", "full year", {"unit": "year", "relation": "full"}),
]

PARTS = [
    ("Q1 revenue", "Q1", {"part": 1, "unit": "quarter"}),
    ("Q1 2026", "Q1 2026", {"year": 2026, "part": 1, "unit": "quarter"}),
    ("Q1'25", "Q1'25", {"year": 2025, "part": 1, "unit": "quarter"}),
    ("Q3 FY25", "Q3 FY25", {"year": 2025, "part": 3, "fiscal": True, "unit": "quarter"}),
    ("FY2026Q1", "FY2026Q1", {"year": 2026, "part": 1, "fiscal": True, "unit": "quarter"}),
    ("fiscal Q1 2026", "fiscal Q1 2026", {"year": 2026, "part": 1, "fiscal": True, "unit": "quarter"}),
    ("2Q24", "2Q24", {"year": 2024, "part": 2, "unit": "quarter"}),
    ("1Q25E", "1Q25E", {"year": 2025, "part": 1, "unit": "quarter"}),
    ("4Q results", "4Q", {"part": 4, "unit": "quarter"}),
    ("3Q FY2026", "3Q FY2026", {"year": 2026, "part": 3, "fiscal": True, "unit": "quarter"}),
    ("2025 Q1", "2025 Q1", {"year": 2025, "part": 1, "unit": "quarter"}),
    ("first-quarter profit", "first-quarter", {"part": 1, "unit": "quarter"}),
    ("the 3rd quarter", "3rd quarter", {"part": 3, "unit": "quarter"}),
    ("the first quarter of 2025", "first quarter of 2025", {"year": 2025, "part": 1, "unit": "quarter"}),
    (
        "the first quarter of fiscal year 2025",
        "first quarter of fiscal year 2025",
        {"year": 2025, "part": 1, "fiscal": True, "unit": "quarter"},
    ),
    (
        "fiscal 2026 second quarter",
        "fiscal 2026 second quarter",
        {"year": 2026, "part": 2, "fiscal": True, "unit": "quarter"},
    ),
    ("the final quarter", "final quarter", {"part": 4, "unit": "quarter"}),
    ("Q1-Q3 2025", "Q1-Q3 2025", {"year": 2025, "part": 1, "until_part": 3, "unit": "quarter"}),
    ("Q4 2024/25", "Q4 2024/25", {"year": 2024, "part": 4, "until_year": 2025, "unit": "quarter"}),
    (
        "second and third quarters of 2025",
        "second and third quarters of 2025",
        {"year": 2025, "part": 2, "until_part": 3, "unit": "quarter"},
    ),
    ("the December quarter", "December quarter", {"until_month": 12, "unit": "quarter", "relation": "ended"}),
    (
        "March quarter 2025",
        "March quarter 2025",
        {"until_month": 3, "until_year": 2025, "unit": "quarter", "relation": "ended"},
    ),
    ("1H25", "1H25", {"year": 2025, "part": 1, "unit": "half"}),
    ("H1 results", "H1", {"part": 1, "unit": "half"}),
    ("first half of 2025", "first half of 2025", {"year": 2025, "part": 1, "unit": "half"}),
    ("the second half", "second half", {"part": 2, "unit": "half"}),
    (
        "quarter ended Dec. 31, 2025",
        "quarter ended Dec. 31, 2025",
        {"until_year": 2025, "until_month": 12, "until_day": 31, "unit": "quarter", "relation": "ended"},
    ),
    (
        "three months ended March",
        "three months ended March",
        {"until_month": 3, "count": 3, "unit": "month", "relation": "ended"},
    ),
    ("year to June", "year to June", {"until_month": 6, "unit": "year", "relation": "ended"}),
    (
        "first nine months of 2025",
        "nine months of 2025",
        {"year": 2025, "count": 9, "unit": "month", "relation": "first"},
    ),
    ("the last quarter of 2025", "last quarter of 2025", {"year": 2025, "part": 4, "unit": "quarter"}),
    ("2025's first quarter", "2025's first quarter", {"year": 2025, "part": 1, "unit": "quarter"}),
    ("profit in FQ2 2026", "FQ2 2026", {"year": 2026, "part": 2, "fiscal": True, "unit": "quarter"}),
    ("FY2Q23 profit", "FY2Q23", {"year": 2023, "part": 2, "fiscal": True, "unit": "quarter"}),
    ("the HY25 result", "HY25", {"year": 2025, "part": 1, "unit": "half"}),
    ("EPS for 1HFY2025", "1HFY2025", {"year": 2025, "part": 1, "fiscal": True, "unit": "half"}),
    (
        "the week ended May 9",
        "week ended May 9",
        {"until_month": 5, "until_day": 9, "unit": "week", "relation": "ended"},
    ),
    ("9M 2025", "9M 2025", {"year": 2025, "count": 9, "unit": "month", "relation": "first"}),
]

LENGTHS = [
    ("a 12-month target", "12-month", {"count": 12, "unit": "month"}),
    ("the past 52 weeks", "52 weeks", {"count": 52, "unit": "week", "relation": "past"}),
    ("in 24 hours", "24 hours", {"count": 24, "unit": "hour"}),
    ("its 50-day average", "50-day", {"count": 50, "unit": "day"}),
    ("the 50 day average", "50 day", {"count": 50, "unit": "day"}),
    ("the 200-DMA", "200-DMA", {"count": 200, "unit": "day"}),
    ("above SMA(100)", "SMA(100)", {"count": 100, "unit": "day"}),
    ("the 100 hourly average", "100 hourly", {"count": 100, "unit": "hour"}),
    ("the 10-year note", "10-year", {"count": 10, "unit": "year"}),
    ("over the next 30 days", "30 days", {"count": 30, "unit": "day", "relation": "next"}),
    ("a five-year plan", "five-year", {"count": 5, "unit": "year"}),
    ("a 2-1/2 year high", "2-1/2 year", {"unit": "year"}),
    ("12 to 18 months", "12 to 18 months", {"count": 18, "unit": "month"}),
    ("13- and 26-week bills", "13- and 26-week", {"count": 26, "unit": "week"}),
    ("two and a half years", "two and a half years", {"count": 2, "unit": "year"}),
    ("above the EMA20", "EMA20", {"count": 20, "unit": "day"}),
    ("a chief aged 45", "aged 45", {"count": 45, "unit": "year"}),
    ("Jane Roe, 54, said", "54", {"count": 54, "unit": "year"}),
    ("posted 1h ago", "1h ago", {"count": 1, "unit": "hour", "relation": "ago"}),
    ("1 hour ago", "1 hour ago", {"count": 1, "unit": "hour", "relation": "ago"}),
    ("5 min read", "5 min", {"count": 5, "unit": "minute"}),
    ("the 7d change", "7d", {"count": 7, "unit": "day"}),
    ("a 35-year-old trader", "35-year-old", {"count": 35, "unit": "year"}),
]

OTHERS = [
    ("at 9:30 a.m. ET", "9:30 a.m. ET", "clock"),
    ("at 16:00", "16:00", "clock"),
    ("by 4pm", "4pm", "clock"),
    ("at 0930 GMT", "0930 GMT", "clock"),
    ("in the 1990s", "1990s", "decade"),
    ("in the ’90s", "’90s", "decade"),
    ("a 19th century house", "19th century", "decade"),
    ("on Monday", "Monday", "weekday"),
    ("against a year earlier", "a year earlier", "relative"),
    ("in the year-ago quarter", "the year-ago quarter", "relative"),
    ("in the same period last year", "the same period last year", "relative"),
    ("in the previous quarter", "the previous quarter", "relative"),
    ("up 4% year to date", "year to date", "relative"),
    ("at the end of the quarter", "the end of the quarter", "relative"),
    ("during the coming quarter", "the coming quarter", "relative"),
]

NO_TIMES = [
    "2,025 machines",
    "$2025",
    "2025 employees",
    "about 2000 homes",
    "more than 1900 stores",
    "a price of €1999",
    "model 2024X",
    "item no. 2024",
    "up 2025%",
    "2025.5 points",
    "$2.25",
    "H100 chips and Q400 planes",
    "an A350 and an S21",
    "PM2.5 levels",
    "a 10:1 split",
    "25:70",
    "a 3.5 rating",
    "1,200 days of stock",
    "$4 year on year",
    "12 companies",
    "5% of sales",
    "7 of 10 analysts",
    "the 30-member index",
    "0.045 bitcoin",
    "three-quarters of users",
    "three quarters of users",
    "in Texas, 54 sites",
    "271 acres",
    "24/7 support",
    "18 eggs may break",
    "they may 20 times",
    "we march 10 miles",
    "the top 10 list",
    "12.5 million shares",
    "31/31/2025",
    "2025-13-45",
    "a 200 MW site",
    "50 cents",
    "a second opinion",
    "the third one",
    "first place",
    "one of the",
    "page 12",
]


@pytest.mark.parametrize(("text", "words", "value"), DATES + MONTHS + YEARS + PARTS + LENGTHS)
def test_time_has_its_place_and_meaning(text: str, words: str, value: dict[str, int]) -> None:
    found = [time for time in times(text) if text[time.start : time.end] == words]
    assert [meaning(time.value) for time in found] == [value]


@pytest.mark.parametrize(("text", "words", "kind"), OTHERS)
def test_time_has_its_kind(text: str, words: str, kind: str) -> None:
    assert (words, kind) in [(text[time.start : time.end], time.kind.value) for time in times(text)]


@pytest.mark.parametrize("text", NO_TIMES)
def test_number_is_no_time(text: str) -> None:
    assert [
        text[time.start : time.end] for time in times(text) if any(c.isdigit() for c in text[time.start : time.end])
    ] == []


@pytest.mark.parametrize(
    ("text", "contractual"),
    [
        ("a 15-year lease", True),
        ("under a contract of 12 years", True),
        ("a 10-year power purchase agreement", True),
        ("a lease. The 10-year note", False),
        ("the 10-year Treasury yield", False),
        ("the past 12 months of the contract", False),
        ("its 50-day average", False),
    ],
)
def test_length_of_a_contract_is_marked(text: str, contractual: bool) -> None:
    assert [time.contractual for time in times(text) if time.kind == "duration"] == [contractual]


def test_window_of_an_average_is_readable_in_days() -> None:
    (time,) = times("200-day moving average")
    assert time.days == 200


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Noise 2024. Sales rose in Q1 2026."
    start = text.index("Sales")
    (time,) = find_times(text, start, len(text), GRAMMAR)
    assert text[time.start : time.end] == "Q1 2026"


VOCABULARY = (
    "Q1 2025 FY25 first quarter of the year ended March 31 , . ( ) ’18 5 12 -day 1H 24 hours a earlier May 2026-02-06 "
    "T03:09 1990s $ 2,025 % the same period last İ \u00a0 \n to and – / crop fiscal ' K"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.sampled_from([" ", "", "-"]))
def test_times_lie_inside_the_text_sorted_and_apart(words: list[str], glue: str) -> None:
    text = glue.join(words)
    found = times(text)
    ends = [0, *(time.end for time in found)]
    assert all(end <= time.start < time.end <= len(text) for end, time in zip(ends, found, strict=False))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for time in times(text):
        assert text[time.start : time.end].strip()


@pytest.mark.parametrize("piece", ["2025 ", "1", "Q1 ", "May ", "the same period ", "a", "12-month ", "(", "in 20 "])
def test_reading_a_long_text_takes_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert len(times(text)) <= len(text)
