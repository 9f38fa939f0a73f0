"""Bytes of a file in, article or issue out."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.kernel.issues import Issue
from assets.raw.encoding import detect_encoding
from assets.raw.read import ReadLimits, decode, read_article, read_file

STORY = "Acme’s revenue rose 12% to €3.4 billion, the company said in Zürich on Tuesday.\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (b"Revenue rose 12%.", "utf-8"),
        (STORY.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + STORY.encode(), "utf-8"),
        (b"\xff\xfe" + STORY.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), "utf-16-be"),
        (STORY.encode("utf-16-le"), "utf-16-le"),
        (STORY.encode("utf-16-be"), "utf-16-be"),
        (b"<meta charset='windows-1252'><p>Acme\x92s price is \x80 5</p>", "windows-1252"),
        (b"Valid text, then a broken byte \xff and \x81 more text.", "latin-1"),
    ],
)
def test_encoding_is_found_and_reversible(content, encoding):
    article, kept = read_article(content, "a.txt")
    assert article.encoding == encoding
    assert decode(kept, article.encoding).encode(article.encoding) == content


def test_national_encodings_read_as_text():
    text = "Цена акций выросла на 5% до 300 рублей, сообщила компания во вторник утром. " * 4
    article, kept = read_article(text.encode("cp1251"), "a.txt")
    assert decode(kept, article.encoding) == text


@given(st.text(min_size=1).filter(lambda text: text.isprintable() and text.strip()))
def test_any_printable_utf8_comes_back(text):
    content = text.encode()
    codec = detect_encoding(content)
    assert codec is not None
    assert content.decode(codec).encode(codec) == content


@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_an_issue(content):
    found = read_article(content, "a.txt")
    if isinstance(found, Issue):
        assert found.code in {"empty_file", "binary_file"}
    else:
        article, kept = found
        text = decode(kept, article.encoding)
        assert text.encode(article.encoding) == content
        for offset in range(len(text)):
            assert len(text[:offset].encode(article.encoding)) <= len(content)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty_file"),
        ("a.txt", b" \r\n\t", "empty_file"),
        ("a.txt", b"\xef\xbb\xbf", "empty_file"),
        ("a.md", b"\x00\x00\x00", "empty_file"),
        ("a.txt", b"%PDF-1.7 ...", "binary_file"),
        ("a.html", b"\x89PNG\r\n\x1a\n....", "binary_file"),
        ("a.txt", b"PK\x03\x04....", "binary_file"),
        ("a.txt", b"\x1f\x8b\x08....", "binary_file"),
        ("a.txt", bytes(range(32)) * 10, "binary_file"),
        ("a.txt.gz", gzip.compress(b"Revenue rose 12%." * 50)[:-12], "truncated_gzip"),
        ("a.txt.gz", b"Revenue rose 12%.", "corrupt_gzip"),
        ("a.txt.gz", gzip.compress(b"\x00" * 5_000_000), "too_large"),
        ("a.txt.gz", gzip.compress(b""), "empty_file"),
    ],
)
def test_what_is_no_article_is_an_issue(name, content, code):
    issue = read_article(content, name)
    assert isinstance(issue, Issue)
    assert issue.code == code
    assert issue.source_path == name
    assert issue.message.startswith(name)
    assert issue.message.endswith(".")


def test_a_size_limit_holds_for_plain_files():
    issue = read_article(b"x" * 101, "a.txt", ReadLimits(max_bytes=100))
    assert isinstance(issue, Issue)
    assert issue.code == "too_large"


def test_a_name_cannot_write_to_the_terminal():
    issue = read_article(b"", "a\x1b[2J\n.txt")
    assert isinstance(issue, Issue)
    assert issue.message.isprintable()


@pytest.mark.parametrize("parts", [1, 2, 3])
def test_gzip_members_are_one_article(parts):
    read = read_file(b"".join(gzip.compress(STORY.encode()) for _ in range(parts)), "feed/a.md.gz")
    ((article, source, content),) = read.articles
    assert content == STORY.encode() * parts
    assert article.media_type == "text/markdown"
    assert article.size_bytes == len(content)
    assert source.source_path == "feed/a.md.gz"
    assert source.container_sha256 is not None


def test_the_same_bytes_are_one_article_wherever_they_stand():
    ((first, one, _),) = read_file(STORY.encode(), "a.txt").articles
    ((second, two, _),) = read_file(gzip.compress(STORY.encode()), "b/a.txt.gz").articles
    assert first == second
    assert (one.source_path, two.source_path) == ("a.txt", "b/a.txt.gz")
