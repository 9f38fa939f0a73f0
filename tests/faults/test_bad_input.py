"""Whatever a file holds, it is an issue with a code or an article with every number accounted for, in linear time."""

import re
import time
from pathlib import Path

import pytest
from hostile_files import FILES, LINE, NAMES, Case

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.cleaned.contract import Cleaned
from assets.extracted.rows import Signature
from assets.extracted.vocabulary import Vocabulary, load_vocabulary
from assets.extracted.work import ExtractedRows, extract_rows
from assets.kernel.issues import Issue
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
    check_places(rows, unpacked, article.encoding)
    if LINE in clean.clean.text:
        assert any(row["quote"] == "$3.4 billion" for row in rows.mentions)


def check_places(rows: ExtractedRows, content: bytes, encoding: str) -> None:
    """Every quote's digits stand at its bytes, and no digit belongs to two rows."""
    end = 0
    for row in sorted([*rows.mentions, *rows.residuals], key=lambda row: (row["byte_start"], row["byte_end"])):
        start = int(str(row["byte_start"]))
        assert end <= start
        end = int(str(row["byte_end"]))
        assert start < end <= len(content)
        if "value" in row and content.isascii() and b"&" not in content[start:end]:
            assert re.findall(r"\d+", content[start:end].decode(encoding)) == re.findall(r"\d+", str(row["quote"]))
