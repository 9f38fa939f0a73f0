"""Raw articles and their sources keep their contracts and come back from their frames."""

from datetime import UTC, datetime

import pytest
from pandera.errors import SchemaErrors

from assets.raw.contract import ARTICLE_SOURCES, RAW_ARTICLES, raw_frame, read_raw_frame, sources_frame
from assets.raw.read import read_file

NOW = datetime(2026, 1, 2, tzinfo=UTC)


def test_rows_keep_the_contract_and_come_back():
    ((article, source, _),) = read_file(b"Revenue rose 12%.", "a.txt").articles
    frame = raw_frame([article], NOW, "run")
    RAW_ARTICLES.validate(frame)
    ARTICLE_SOURCES.validate(sources_frame([source], NOW))
    assert read_raw_frame(frame) == [article]


def test_no_rows_keep_the_contract():
    RAW_ARTICLES.validate(raw_frame([], NOW, "run"))


def test_a_row_that_is_no_article_breaks_the_contract():
    ((article, _, _),) = read_file(b"Revenue rose 12%.", "a.txt").articles
    frame = raw_frame([article, article], NOW, "run")
    with pytest.raises(SchemaErrors):
        RAW_ARTICLES.validate(frame, lazy=True)
