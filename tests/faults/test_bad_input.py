"""Whatever a file holds, it is an issue with a code or an article with every number accounted for, in linear time."""

import re
import time
from pathlib import Path

import pytest
from hostile_files import FILES, LINE, NAMES, Case

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.cleaned.contract import Cleaned
from assets.cleaned.record import CleanArticle
from assets.extracted.rows import Signature
from assets.extracted.vocabulary import Vocabulary, load_vocabulary
from assets.extracted.work import ExtractedRows, extract_rows
from assets.kernel.issues import Issue
from assets.kernel.spans import Edit, apply_edits, map_bytes
from assets.kernel.versions import REFERENCE
from assets.raw.read import decode, read_article

_SIGNED = Signature("run", "code", "words")
_SECONDS = 12.0  # what is quadratic takes minutes


@pytest.fixture(scope="module")
def tables() -> CleaningTables:
    return load_cleaning_tables()


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(REFERENCE)


def test_the_table_is_large_and_its_names_differ() -> None:
    assert len(FILES) + len(NAMES) >= 180
    assert len({name for name, _, _ in FILES}) == len(FILES)


@pytest.mark.parametrize("case", FILES, ids=[name for name, _, _ in FILES])
def test_a_file_is_an_issue_or_an_article(
    case: Case, tables: CleaningTables, vocabulary: Vocabulary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name, content, code = case
    began = time.process_time()
    read = read_article(content, name)
    if isinstance(read, Issue):
        assert (read.code, read.source_path) == (code, name)
        assert read.message.startswith(name)
        return
    assert code is None
    article, unpacked = read
    text = decode(unpacked, article.encoding)
    clean = clean_article(article.article_id, text, article.media_type, name, tables)
    rows = extract_rows(Cleaned(clean, text, article.encoding), vocabulary, _SIGNED)
    assert time.process_time() - began < _SECONDS
    assert list(tmp_path.iterdir()) == []  # nothing of it was executed
    check_places(clean, rows, text)
    check_digits(rows, text, article.encoding)
    if LINE in clean.clean.text:
        assert any(row["quote"] == "$3.4 billion" for row in rows.mentions)


def check_places(article: CleanArticle, rows: ExtractedRows, raw_text: str) -> None:
    """Every quote is what cleaning makes of its place, and no byte is in two rows."""
    end = 0
    for row in sorted([*rows.mentions, *rows.residuals], key=lambda row: (row["byte_start"], row["byte_end"])):
        start = int(str(row["byte_start"]))
        assert end <= start
        end = int(str(row["byte_end"]))
        assert start < end
    for row in rows.mentions:
        start, end = int(str(row["char_start"])), int(str(row["char_end"]))
        inside = [edit for edit in article.clean.edits if start < edit.end and edit.start < end]
        moved = [Edit(edit.start - start, edit.end - start, edit.replacement) for edit in inside]
        made = apply_edits(raw_text[start:end], moved).text
        halved = [
            edit for edit in inside if edit.start == start or edit.end == end
        ]  # a quote may begin in what one made
        assert str(row["quote"]) in made
        assert len(made) - len(str(row["quote"])) <= sum(max(len(edit.replacement) - 1, 0) for edit in halved)


def check_digits(rows: ExtractedRows, raw_text: str, encoding: str) -> None:
    """Every digit of the raw text is in a row."""
    covered = bytearray(len(raw_text.encode(encoding)))
    for row in [*rows.mentions, *rows.residuals]:
        start, end = int(str(row["byte_start"])), int(str(row["byte_end"]))
        assert end <= len(covered)
        covered[start:end] = b"\1" * (end - start)
    place = map_bytes(raw_text, encoding).to_byte
    assert [m for m in re.finditer(r"\d", raw_text) if not covered[place(m.start())]] == []
