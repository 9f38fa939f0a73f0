"""Clean articles keep their contracts and come back from their frames."""

import pytest

from assets.cleaned.contract import (
    CLEAN_ARTICLES,
    CLEAN_BLOCKS,
    CLEAN_HIDDEN,
    Cleaned,
    clean_frames,
    read_clean_frames,
)

RAW = """---
title: Acme’s day
date: 2025-03-04T10:00:00Z
---
# Acme’s day

Revenue of **Acme’s** stores rose 12% to €3.4 billion – “a record”, the company said in Zürich. 😀

| a | b |
|---|---|
| x | €5 |

The same words twice, with 5% in them.

The same words twice, with 5% in them.
"""


@pytest.fixture
def frames(clean):
    return clean_frames([Cleaned(clean(RAW, "md"), RAW, "utf-8")], "run", "v1")


def test_rows_keep_their_contracts(frames):
    CLEAN_ARTICLES.validate(frames.articles)
    CLEAN_BLOCKS.validate(frames.blocks)
    CLEAN_HIDDEN.validate(frames.hidden)


def test_articles_come_back_from_their_frames(frames, clean):
    assert read_clean_frames(frames) == [clean(RAW, "md")]


def test_bytes_of_a_block_are_its_source(frames):
    content = RAW.encode()
    for row in frames.blocks.iter_rows(named=True):
        source = content[row["byte_start"] : row["byte_end"]].decode()
        assert source == RAW[row["char_start"] : row["char_end"]]
        assert RAW[: row["char_start"]].count("\n") + 1 == row["line"]


def test_copies_share_a_hash(frames):
    first, second = frames.blocks["text_hash"].to_list()[-2:]
    assert first == second
    assert frames.blocks["copy_of_block_id"][-1] == frames.blocks["block_id"][-2]


def test_no_articles_are_empty_tables():
    empty = clean_frames([], "run", "v1")
    CLEAN_ARTICLES.validate(empty.articles)
    CLEAN_BLOCKS.validate(empty.blocks)
    CLEAN_HIDDEN.validate(empty.hidden)
    assert read_clean_frames(empty) == []
