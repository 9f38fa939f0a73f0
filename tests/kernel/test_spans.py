"""Offsets lead back exactly: through edits of any order and number, and to bytes in any encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.kernel.spans import (
    Edit,
    OverlappingEditsError,
    Span,
    apply_edits,
    map_bytes,
    restore_edits,
)

TEXT = st.text(max_size=60)


@st.composite
def edited(draw):
    source = draw(TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=12)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return source, [Edit(start, end, draw(st.text(max_size=4))) for start, end in pairs]


@given(edited())
def test_every_kept_character_leads_back_to_itself(case):
    source, edits = case
    result = apply_edits(source, edits)
    replaced = {index for edit in edits for index in range(edit.start, edit.end)}
    kept = [index for index in range(len(source)) if index not in replaced]
    starts = [edit.start for edit in edits]
    found = []
    for offset, character in enumerate(result.text):
        span = result.to_source(offset, offset + 1)
        if span.end - span.start == 1 and span.start not in replaced and span.start not in starts:
            assert source[span.start] == character
        found.append(span)
    assert found == sorted(found, key=lambda span: span.start)
    assert set(kept) <= {index for span in found for index in range(span.start, span.end)}


@given(edited())
def test_the_whole_text_covers_its_edits(case):
    source, edits = case
    result = apply_edits(source, edits)
    if result.text:
        span = result.to_source(0, len(result.text))
        assert 0 <= span.start <= span.end <= len(source)


@given(edited())
def test_a_range_maps_to_the_hull_of_its_characters(case):
    source, edits = case
    result = apply_edits(source, edits)
    for start in range(len(result.text)):
        for end in range(start + 1, min(len(result.text), start + 4) + 1):
            span = result.to_source(start, end)
            first, last = result.to_source(start, start + 1), result.to_source(end - 1, end)
            assert span == Span(first.start, last.end)


@given(edited())
def test_edits_restored_from_their_result_lead_back_the_same(case):
    source, edits = case
    result = apply_edits(source, edits)
    assert restore_edits(result.text, edits) == result


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 2, ""), Edit(1, 3, "")],  # overlap
        [Edit(2, 3, ""), Edit(0, 1, "")],  # out of order
        [Edit(0, 9, "")],  # leaves the source
        [Edit(2, 1, "")],  # ends before it starts
    ],
)
def test_edits_that_cannot_stand_are_refused(edits):
    with pytest.raises(OverlappingEditsError):
        apply_edits("abcd", edits)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le"])
@given(text=TEXT)
def test_bytes_of_any_unicode_are_counted_exactly(encoding, text):
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    to_bytes = map_bytes(clean, encoding)
    for offset in range(len(clean) + 1):
        assert to_bytes.to_byte(offset) == len(clean[:offset].encode(encoding))


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1251", "gb18030", "shift_jis", "euc_kr", "big5"])
@pytest.mark.parametrize("text", ["plain", "é£5", "株価は5%上昇", "Цена 5%", "삼성 5%", "¥5"])
def test_bytes_of_national_encodings_are_counted_exactly(encoding, text):
    kept = text.encode(encoding, "ignore").decode(encoding)
    to_bytes = map_bytes(kept, encoding)
    assert [to_bytes.to_byte(i) for i in range(len(kept) + 1)] == [
        len(kept[:i].encode(encoding)) for i in range(len(kept) + 1)
    ]
