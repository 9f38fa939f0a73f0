"""Any bytes and any text go through every parser without a crash: 2,000 inputs, with --nightly 100,000."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from feed_seeds import FEEDS
from hostile_files import FILES, LINE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_bad_input import check_digits, check_places

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.cleaned.contract import Cleaned
from assets.cleaned.dates import read_date
from assets.cleaned.front_matter import read_front_matter
from assets.extracted.rows import Signature
from assets.extracted.vocabulary import Vocabulary, load_vocabulary
from assets.extracted.work import extract_rows
from assets.kernel.issues import Issue
from assets.kernel.versions import REFERENCE
from assets.raw.feeds import read_feed
from assets.raw.read import ReadLimits, decode, read_article

NIGHTLY = bool(os.environ.get("SOURCELINE_NIGHTLY"))
INPUT_SECONDS = 30  # of processor time: what is exponential is found as an input, not as a test that hangs
pytestmark = pytest.mark.timeout(4 * 3600 if NIGHTLY else 900)
TABLES: CleaningTables = load_cleaning_tables()
VOCABULARY: Vocabulary = load_vocabulary(REFERENCE)
SIGNED = Signature("run", "code", "words")
SUFFIXES = ("a.txt", "a.md", "a.html", "a.txt.gz")

WORDS = r"""
Revenue revenue EPS earnings guidance net income rose fell to from by up down about over nearly at least between and
or $3.4 12% 1,234.5 −5 (4.2) ½ 1٢3 １２ 10^9 2e9 $ € £ US$ Rs million billion bn crore bps per share a barrel BTC MW
Q1 Q3 2025 fiscal FY26 third quarter ended March 31, 2026 Jan. 5 year ago yesterday 9:30 Tuesday last week since H1
Acme Corp. (NYSE: ACME) S&P 500 Bitcoin Brent China CEO said analysts expected estimates versus compared with than
respectively while , . ; : - – — ( ) " ' “ ” | * # [ ] & < > / \ 😀
<p> </p> <table> <tr> <td> <td colspan=9> <b> <!-- --> <script> </script> &nbsp; &#36; &amp; <h1> <li> --- title: T
date: 2026-01-01 ``` | 5 | **9** [7](http://x/8) +++ {"headline": "x"} Source: Updated By See More
"""
HIDDEN = ["\u200b", "\u202e", "\u0301", "\u2028", "\x1b", "\x00"]
PIECES = st.one_of(st.sampled_from([*WORDS.split(), *HIDDEN, "\n", "\n\n", " ", "\t", LINE]), st.text(max_size=4))
SOUP = st.builds(str.join, st.sampled_from(["", " ", " ", "\n"]), st.lists(PIECES, max_size=60))
KEYS = st.sampled_from(["title", "date", "author", "publisher", "published_at", "url", "body", "a.b", "<<", "&a", "?"])
VALUES = st.one_of(
    st.text(max_size=20), st.sampled_from(["*a", "&a [*a]", "!!binary x", "{a: [", "|\n  x", "2026-02-30"])
)
FRONT = st.lists(st.builds("{}: {}".format, KEYS, VALUES), max_size=12).map("\n".join)
DATE_PARTS = st.one_of(st.integers(0, 10_000).map(str), st.sampled_from([*"-/:.T Z+", "Jan", "EST"]))
DATES = st.lists(DATE_PARTS, max_size=9).map("".join)


def fuzzed(inputs: int) -> settings:
    """`inputs` of the 2,000 that every run makes; fifty times as many at night."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=inputs * (50 if NIGHTLY else 1), deadline=None, suppress_health_check=checks)


@contextmanager
def limited() -> Iterator[None]:
    """Raises TimeoutError inside an input that takes too long; a search of `re` looks for signals meanwhile."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"one input took more than {INPUT_SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, INPUT_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@fuzzed(500)
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes_are_an_article_or_an_issue(content: bytes, name: str) -> None:
    with limited():
        read = read_article(content, name)
    if not isinstance(read, Issue):
        article, unpacked = read
        assert decode(unpacked, article.encoding).encode(article.encoding) == unpacked


@fuzzed(300)
@given(st.data())
def test_a_hostile_file_may_be_cut_and_changed_anywhere(data: st.DataObject) -> None:
    name, content, _ = data.draw(st.sampled_from([case for case in FILES if len(case[1]) < 20_000]))
    at = data.draw(st.integers(0, len(content)))
    read = read_article(content[:at] + data.draw(st.binary(max_size=8)) + content[at + 1 : at + 2_000], name)
    if not isinstance(read, Issue):
        article, unpacked = read
        extract(decode(unpacked, article.encoding), article.media_type, article.encoding)


@fuzzed(300)
@given(
    st.sampled_from(FEEDS), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 4)), max_size=3)
)
def test_a_feed_may_be_cut_and_changed_anywhere(
    tmp_path_factory: pytest.TempPathFactory, feed: tuple[str, bytes], changes: list[tuple[float, bytes, int]]
) -> None:
    name, content = feed
    for place, put, taken in changes:
        at = int(place * len(content))
        content = content[:at] + put + content[at + taken :]
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    with limited():
        for found in read_feed(path, name, ReadLimits()):
            assert isinstance(found, Issue) or decode(found.content, found.article.encoding)


@fuzzed(600)
@given(SOUP, st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_any_text_is_cleaned_and_extracted(text: str, media_type: str) -> None:
    extract(text, media_type, "utf-8")


@fuzzed(300)
@given(FRONT, st.sampled_from(["---", "+++", ";;;"]), st.booleans())
def test_any_front_matter_is_read_or_left(front: str, fence: str, closed: bool) -> None:
    text = f"{fence}\n{front}\n{fence if closed else ''}\n{LINE}"
    with limited():
        found = read_front_matter(text)
    assert found is None or 0 <= found.body_start <= found.body_end <= len(text)


@fuzzed(300)
@given(DATES)
def test_any_date_is_read_or_left(text: str) -> None:
    with limited():
        found = read_date(text)
    assert found is None or date.fromisoformat(found[:10])


def extract(text: str, media_type: str, encoding: str) -> None:
    """Cleans and extracts `text`; each number must stand at bytes of its own."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        return
    with limited():
        article = clean_article("a" * 64, text, media_type, "a.txt", TABLES)
        rows = extract_rows(Cleaned(article, text, encoding), VOCABULARY, SIGNED)
    check_places(article, rows, text)
    check_digits(rows, text, encoding)


@pytest.mark.skipif(not NIGHTLY, reason="one more seed of the same")
@fuzzed(20)
@given(st.lists(SOUP, min_size=5, max_size=20).map("\n\n".join))
def test_a_long_text_is_cleaned_and_extracted(text: str) -> None:
    extract(text, "text/markdown", "utf-8")
