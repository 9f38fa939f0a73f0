"""A line of corrections.csv is used, or told with its place: the file in, problems out."""

from datetime import date

import pytest

from assets.extracted.times.fiscal import FiscalCalendar
from assets.facts.corrections.keep import load_words
from assets.facts.corrections.periods import Days, find_days
from assets.facts.corrections.read import read_corrections
from assets.facts.corrections.record import COLUMNS, Words

HEADER = ",".join(COLUMNS)
ID, SHA = "0123456789abcdef", "ab" * 32
NAMED = f"{ID},,,"
TAIL = "Ann Lee,2026-02-06,misread"


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def problems(text: str, words: Words) -> dict[int, str]:
    return read_corrections(text, words).problems


# the cells of one line, and what is said of it; None where it can be used
LINES = [
    (f"{NAMED},value,181180000,{TAIL}", None),
    (f"{NAMED},value,-0.15,{TAIL}", None),
    (f"{NAMED},unit,EUR,{TAIL}", None),
    (f"{NAMED},unit,EUR/MW,{TAIL}", None),
    (f"{NAMED},metric,net_income,{TAIL}", None),
    (f"{NAMED},entity,CLSK,{TAIL}", None),
    (f"{NAMED},aspect,,{TAIL}", None),
    (f"{NAMED},period,FY2026Q1,{TAIL}", None),
    (f"{NAMED},period,2026-01-31,{TAIL}", None),
    (f"{NAMED},period,,{TAIL}", None),
    (f"{NAMED},basis,guidance,{TAIL}", None),
    (f"{NAMED},comparator,yoy,{TAIL}", None),
    (f'{NAMED},attributed_to,"Keefe, Bruyette & Woods",{TAIL}', None),
    (f"{NAMED},value,5,Ann Lee,2026-02-06T09:30:00Z,misread", None),
    (f",{SHA},10,15,value,5,{TAIL}", None),
    (f"{NAMED},valu,5,{TAIL}", "corrections.csv:2: field is 'valu'; expected one of value, unit"),
    (f"{NAMED},value,180 million,{TAIL}", "value is '180 million'; write a plain number"),
    (f"{NAMED},value,1e9,{TAIL}", "write a plain number"),
    (f"{NAMED},value,NaN,{TAIL}", "write a plain number"),
    (f"{NAMED},value,٣,{TAIL}", "write a plain number"),
    (f"{NAMED},value,0.123456789,{TAIL}", "at most 29 digits before and 8 after"),
    (f"{NAMED},value,1{'0' * 29},{TAIL}", "at most 29 digits"),
    (f"{NAMED},value,,{TAIL}", "value is empty; value needs one"),
    (f"{NAMED},metric,,{TAIL}", "value is empty; metric needs one"),
    (f"{NAMED},metric,turnover,{TAIL}", "write a metric of seeds/reference/metrics.csv"),
    (f"{NAMED},unit,dollars,{TAIL}", "write a unit of seeds/reference/units.csv"),
    (f"{NAMED},basis,rumour,{TAIL}", "write one of reported, estimate, guidance"),
    (f"{NAMED},period,Q1,{TAIL}", "write a period as FY2026Q1"),
    (f"{NAMED},period,2026-02-30,{TAIL}", "write a period as FY2026Q1"),
    (f"{NAMED},entity,Acme Corp,{TAIL}", "write an id without spaces"),
    (f",,,,value,5,{TAIL}", "names no mention"),
    (f",{SHA},10,,value,5,{TAIL}", "names no mention"),
    (f"xyz,,,,value,5,{TAIL}", "mention_id is 'xyz'; expected 16 hexadecimal digits"),
    (f",{SHA},ten,15,value,5,{TAIL}", "byte_start is 'ten'; expected a byte offset"),
    (f"{NAMED},value,5,,2026-02-06,misread", "who is empty"),
    (f"{NAMED},value,5,Ann Lee,2026-02-06,", "why is empty"),
    (f"{NAMED},value,5,Ann Lee,yesterday,misread", "corrected_at is 'yesterday'; expected a date or time"),
    (f"{NAMED},value,5,Ann Lee,2026-02-30,misread", "corrected_at is '2026-02-30', which no calendar has"),
    (f"{NAMED},value,5,000,Ann Lee,2026-02-06,misread", "has other cells than the header"),
    (f"{NAMED},value,5", "has other cells than the header"),
]


@pytest.mark.parametrize(("line", "said"), LINES)
def test_a_line_is_used_or_told(line: str, said: str | None, words: Words):
    found = problems(f"{HEADER}\n{line}\n", words)
    assert list(found) == ([] if said is None else [2])
    assert said is None or (said in found[2] and found[2].startswith("corrections.csv:2: "))


def test_a_bad_line_harms_no_other(words):
    text = f"{HEADER}\n{NAMED},valu,5,{TAIL}\n\n{NAMED},value,5,{TAIL}\n{NAMED},unit,florins,{TAIL}\n"
    stated = read_corrections(text, words)
    assert stated.rows["line"].to_list() == [2, 4, 5]
    assert set(stated.problems) == {2, 5}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mention_id,value\n", "corrections.csv:1: the header lacks field, who, corrected_at, why"),
        ("", "the header lacks"),
        (f'{HEADER}\n{NAMED},value,"{"9" * 200_000}",{TAIL}\n', "cannot be read as CSV"),
    ],
)
def test_a_file_out_of_form_is_one_problem(text: str, said: str, words):
    (problem,) = problems(text, words).values()
    assert said in problem


def test_a_file_may_name_mentions_in_one_way_only_and_start_with_a_mark(words):
    text = f"\ufeffmention_id,field,value,who,corrected_at,why\n{ID},value,5,{TAIL}\n"
    assert problems(text, words) == {}


@pytest.mark.parametrize(
    ("label", "end_month", "start", "end"),
    [
        ("FY2026Q1", 9, "2025-10-01", "2025-12-31"),
        ("FY2026H2", 9, "2026-04-01", "2026-09-30"),
        ("FY2026", 9, "2025-10-01", "2026-09-30"),
        ("FY2026Q1", 12, "2026-01-01", "2026-03-31"),
        ("2025Q4", 9, "2025-10-01", "2025-12-31"),
        ("2025", 9, "2025-01-01", "2025-12-31"),
        ("2026-02", None, "2026-02-01", "2026-02-28"),
        ("2026-01-31", None, "2026-01-31", "2026-01-31"),
    ],
)
def test_a_period_has_the_days_of_its_company(label: str, end_month: int | None, start: str, end: str):
    assert find_days(label, FiscalCalendar(end_month)) == Days(date.fromisoformat(start), date.fromisoformat(end))


def test_a_fiscal_period_of_an_unknown_calendar_has_no_days():
    assert find_days("FY2026Q1", FiscalCalendar()) == Days(None, None)
    assert [find_days(label, FiscalCalendar(9)) for label in ("FY2026H3", "Q1", "2026-13", "next year")] == [None] * 4
