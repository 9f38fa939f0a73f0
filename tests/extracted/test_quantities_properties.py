"""What holds of any text: no crash, spans inside it, every run of digits in one quantity or one residual."""

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from quantities_read import GRAMMAR, read

from assets.cleaned.record import Block, BlockKind, Section
from assets.extracted.passages import Passage
from assets.extracted.quantities.find import Found, find_quantities
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.reasons import Reason

WORDS = """
$ € £ ¥ US$ A$ Rs USD EUR kr -$ ($ $( ) ( - – − + ~ % , . : / 's _ # ₄ ½ ² ١ ७ １ 😀 §
1 12 4.5 1,200 1,18,151.75 0.0₄12 2024 07 100 3/4 2-1/2 1.234,5 9:30 10-K Q1 FY26 No. S&P
million bn k m lakh crore per share a barrel percent basis points MW EH/s BTC bitcoin x times
to and between from about over up or more half third two one of the analysts stores May
"""
PIECES = st.sampled_from(
    [
        *WORDS.split(),
        "\n",
        "\t",
        "\u00a0",
        "\u200b",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@given(TEXTS)
@example("0K₩¼")
@settings(max_examples=250, deadline=None)
def test_each_run_of_digits_is_in_one_quantity_or_residual(text: str) -> None:
    found = read(text)
    covers = sorted([(q.start, q.end) for q in found.quantities] + [(r.start, r.end) for r in found.residuals])
    assert all(0 <= start < end <= len(text) for start, end in covers)
    assert all(before[1] <= after[0] for before, after in pairwise(covers))
    for run in re.finditer(r"\d+", text):
        assert sum(start < run.end() and run.start() < end for start, end in covers) == 1
    assert {r.reason for r in found.residuals} <= set(Reason)
    assert all(text[r.start : r.end].isdigit() or re.fullmatch(r"\d+", text[r.start : r.end]) for r in found.residuals)


@given(TEXTS, st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_passage_reads_the_same_anywhere(text: str, before: str, after: str) -> None:
    alone, moved = read(text), _read_inside(before + text + after, len(before), len(before) + len(text))
    shift = len(before)
    assert [(q.start + shift, q.end + shift, q.value, q.unit, q.bound) for q in alone.quantities] == [
        (q.start, q.end, q.value, q.unit, q.bound) for q in moved.quantities
    ]
    assert [(r.start + shift, r.end + shift, r.reason) for r in alone.residuals] == [
        (r.start, r.end, r.reason) for r in moved.residuals
    ]


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_is_taken_is_no_quantity(text: str) -> None:
    block = Block(0, 0, len(text), BlockKind.PARAGRAPH, Section.BODY)
    taken = [(m.start(), m.end(), "name") for m in re.finditer(r"\d+", text)][::2]
    found = find_quantities(text, Passage(block, 0, len(text), ()), taken, GRAMMAR, MoneyContext())
    assert not any(q.start < end and start < q.end for q in found.quantities for start, end, _ in taken)
    named = {(r.start, r.end) for r in found.residuals if r.reason == "name"}
    assert {(start, end) for start, end, _ in taken} <= named


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_evidence_and_range_ends_come_whole(text: str) -> None:
    found = read(text)
    ids = [q.range_id for q in found.quantities if q.range_id is not None]
    assert all(ids.count(number) == 2 for number in ids)
    for quantity in found.quantities:
        for evidence in quantity.evidence:
            assert evidence.start is not None
            assert evidence.end is not None
            assert 0 <= evidence.start < evidence.end <= len(text)


def _read_inside(text: str, start: int, end: int) -> Found:
    block = Block(0, start, end, BlockKind.PARAGRAPH, Section.BODY)
    return find_quantities(text, Passage(block, start, end, ()), (), GRAMMAR, MoneyContext())
