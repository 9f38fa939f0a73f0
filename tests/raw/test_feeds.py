"""Feeds and archives: which articles they give, from where, and what is refused."""

import gzip
import hashlib
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from assets.kernel.contracts import validate
from assets.kernel.issues import Issue
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.contract import ARTICLE_SOURCES
from assets.raw.feeds import FeedArticle, read_feed
from assets.raw.intake import take_in
from assets.raw.ledger import read_ledger
from assets.raw.read import ReadLimits

NOISE = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(2000)).encode()  # it packs badly
LIMITS = ReadLimits(max_bytes=20_000, max_ratio=50)
TEXT = "Orbit Mills sold 12 looms — for €3 million."


def read(path: Path) -> tuple[list[FeedArticle], list[str]]:
    found = list(read_feed(path, path.name, LIMITS))
    issues = [item for item in found if isinstance(item, Issue)]
    assert all(issue.source_path == path.name for issue in issues)
    return [item for item in found if isinstance(item, FeedArticle)], [issue.code for issue in issues]


def write_lines(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def write_tar(path: Path, members: Mapping[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return path


def write_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.jsonl.gz"])
def test_each_line_of_json_is_an_article_of_its_field(tmp_path: Path, name: str) -> None:
    page = "<p>Tin fell 2%.</p>"
    path = write_lines(tmp_path / name, {"text": TEXT, "title": "x"}, "", {"html": page, "text": None})
    found, issues = read(path)
    assert issues == []
    assert [(item.line, item.article.media_type, item.content.decode()) for item in found] == [
        (1, "text/plain", TEXT),
        (3, "text/html", page),
    ]
    assert found[0].article.article_id == hashlib.sha256(TEXT.encode()).hexdigest()
    assert {item.article.encoding for item in found} == {"utf-8"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "bad_line"),
        ("[1]", "bad_line"),
        ({"body": "Tin rose 3%."}, "bad_line"),
        ({"text": 7}, "bad_line"),
        ('{"text": "\\ud800 rose 3%"}', "bad_line"),
        ("[" * 100_000, "too_large"),
        ("{" + '"a":' * 3_000, "bad_line"),
        ('{"text": "Tin rose 3%.", "text": "Tin rose 4%."}', "bad_line"),
        ('{"text": "Tin rose.", "n": ' + "9" * 5_000 + "}", "bad_line"),
        ('"Tin rose 3%."', "bad_line"),
        ({"text": ""}, "empty_file"),
        ({"text": "\x00\x01\x02" * 9}, "binary_file"),
    ],
)
def test_a_line_that_is_no_article_is_an_issue_and_the_others_stand(tmp_path: Path, line: object, code: str) -> None:
    found, issues = read(write_lines(tmp_path / "feed.jsonl", {"text": TEXT}, line))
    assert ([item.line for item in found], issues) == ([1], [code])


def test_each_row_of_parquet_is_an_article(tmp_path: Path) -> None:
    pl.DataFrame({"id": [1, 2, 3], "text": [TEXT, None, "Tin rose."]}).write_parquet(tmp_path / "feed.parquet")
    found, issues = read(tmp_path / "feed.parquet")
    assert ([item.line for item in found], issues) == ([1, 3], ["bad_line"])


@pytest.mark.parametrize(
    ("content", "lines", "codes"),
    [
        (b'\xef\xbb\xbf{"text": "Tin."}\n', [1], []),
        (b'{"text": "Tin."}\r\n{"text": "Lead."}', [1, 2], []),
        ('{"text": "Tin."}\n{"text": "Lead."}\n'.encode("utf-16"), [], ["bad_line"] * 3),
        ('{"text": "Zinn für"}\n{"text": "Lead."}\n'.encode("latin-1"), [2], ["bad_line"]),
        (b'{"text": "Tin."}\n{"text": "' + b"x" * 50_000 + b'"}\n{"text": "Lead."}\n', [1, 3], ["too_large"]),
        (b'{"text": "Tin."}\n' + b" " * 50_000 + b'\n{"text": "Lead."}', [1, 3], ["too_large"]),
        (b'{"text": "", "html": "<p>Tin.</p>"}', [1], []),
        (b'{"text": "Tin.", "a": {"b": 1, "b": 2}}', [1], []),
        (b"", [], ["empty_file"]),
        (b"\n \n", [], ["empty_file"]),
    ],
)
def test_lines_are_utf_8_and_one_that_is_not_costs_itself(
    tmp_path: Path, content: bytes, lines: list[int], codes: list[str]
) -> None:
    (tmp_path / "feed.jsonl").write_bytes(content)
    found, issues = read(tmp_path / "feed.jsonl")
    assert ([item.line for item in found], issues) == (lines, codes)


@pytest.mark.parametrize(
    ("columns", "lines", "codes"),
    [
        ({"text": pl.Series([TEXT, "Tin."], dtype=pl.Categorical)}, [1, 2], []),
        ({"text": pl.Series([TEXT], dtype=pl.Enum([TEXT]))}, [1], []),
        ({"text": [None, "Tin."], "html": ["<p>Lead.</p>", None]}, [1, 2], []),
        ({"text": pl.Series([None], dtype=pl.Null), "html": ["<p>Lead.</p>"]}, [1], []),
        ({"text": [{"body": TEXT}]}, [], ["bad_feed"]),
        ({"text": [[TEXT]]}, [], ["bad_feed"]),
        ({"text": [TEXT.encode()]}, [], ["bad_feed"]),
        ({"text": pl.Series([], dtype=pl.String)}, [], ["empty_file"]),
        ({"text": ["".join(map(chr, range(33, 127))) * 300, "Tin."]}, [2], ["too_large"]),
        ({"text": ["Tin " + "rose. " * 800] * 300}, [], ["too_large"]),  # one value in many rows
    ],
)
def test_columns_of_parquet(tmp_path: Path, columns: Mapping[str, object], lines: list[int], codes: list[str]) -> None:
    pl.DataFrame(columns).write_parquet(tmp_path / "[a]*?.parquet")
    found, issues = read(tmp_path / "[a]*?.parquet")
    assert ([item.line for item in found], issues) == (lines, codes)


@pytest.mark.parametrize(
    ("content", "code"), [(b"PAR1 and no more", "corrupt_feed"), (None, "bad_feed")], ids=["corrupt", "no column"]
)
def test_a_parquet_file_that_is_no_feed_is_an_issue(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "feed.parquet"
    pl.DataFrame({"n": [1]}).write_parquet(path) if content is None else path.write_bytes(content)
    assert read(path) == ([], [code])


ARCHIVES: list[tuple[str, Callable[[Path, Mapping[str, bytes]], Path]]] = [
    ("a.tar", write_tar),
    ("a.tar.gz", write_tar),
    ("a.tgz", write_tar),
    ("a.zip", write_zip),
]


@pytest.mark.parametrize(("name", "write"), ARCHIVES)
def test_each_article_file_of_an_archive_is_an_article(tmp_path: Path, name: str, write: Callable) -> None:
    members = {"news/a.txt": TEXT.encode(), "b.md.gz": gzip.compress(b"# Tin rose"), "logo.svg": b"<svg/>"}
    found, issues = read(write(tmp_path / name, members))
    assert issues == []
    assert [(item.member, item.article.media_type, item.content) for item in found] == [
        ("news/a.txt", "text/plain", TEXT.encode()),
        ("b.md.gz", "text/markdown", b"# Tin rose"),
    ]


@pytest.mark.parametrize(("name", "write"), ARCHIVES)
@pytest.mark.parametrize(
    ("member", "content", "code"),
    [
        ("../../etc/a.txt", b"Tin rose.", "path_traversal"),
        ("/etc/a.txt", b"Tin rose.", "path_traversal"),
        ("..\\a.txt", b"Tin rose.", "path_traversal"),
        ("large.txt", NOISE[:24_000], "too_large"),
        ("empty.txt", b"", "empty_file"),
    ],
)
def test_a_hostile_member_is_an_issue_and_the_others_stand(
    tmp_path: Path, name: str, write: Callable, member: str, content: bytes, code: str
) -> None:
    found, issues = read(write(tmp_path / name, {member: content, "good.txt": TEXT.encode()}))
    assert ([item.member for item in found], issues) == (["good.txt"], [code])
    assert [path.name for path in tmp_path.rglob("*")] == [name]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE])
def test_what_is_no_file_in_a_tar_is_refused(tmp_path: Path, kind: bytes) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = kind, "/etc/hostname"
        archive.addfile(link)
    assert read(tmp_path / "a.tar") == ([], ["no_file"])


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        (b"\x80" + b"\xff" * 11, ["too_large", "corrupt_feed"]),  # 2^88 bytes: to skip them takes for ever
        (b"\xff" * 12, ["empty_file"]),  # -1
        (b"no number!!\0", ["corrupt_feed"]),
        (b"00000010000\0", ["corrupt_feed"]),
    ],
)
def test_a_member_of_a_tar_that_lies_about_its_size(tmp_path: Path, size: bytes, codes: list[str]) -> None:
    content = bytearray(write_tar(tmp_path / "a.tar", {"a.txt": TEXT.encode()}).read_bytes()[:1024])
    content[124:136], content[148:156] = size, b" " * 8
    content[148:156] = b"%06o\0 " % sum(content[:512])
    (tmp_path / "a.tar").write_bytes(content)
    assert read(tmp_path / "a.tar") == ([], codes)


def test_what_stands_behind_the_end_of_a_tar_is_named(tmp_path: Path) -> None:
    one, other = (write_tar(tmp_path / f"{name}.tar", {f"{name}.txt": TEXT.encode()}) for name in "ab")
    one.write_bytes(one.read_bytes() + bytes(20_480))
    assert read(one)[1] == []
    one.write_bytes(one.read_bytes() + other.read_bytes())
    found, issues = read(one)
    assert ([item.member for item in found], issues) == (["a.txt"], ["corrupt_feed"])


@pytest.mark.parametrize(("name", "write"), ARCHIVES)
def test_an_archive_in_an_archive_is_named(tmp_path: Path, name: str, write: Callable) -> None:
    found, issues = read(write(tmp_path / name, {"in.jsonl": b"{}", "in.zip": b"PK", "good.txt": TEXT.encode()}))
    assert ([item.member for item in found], issues) == (["good.txt"], ["nested_feed", "nested_feed"])


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_of_a_zip_costs_itself(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("bad.txt", NOISE[:1000])
        archive.writestr("good.txt", TEXT)
    content = bytearray((tmp_path / "a.zip").read_bytes())
    content[60:120] = b"\xff" * 60
    (tmp_path / "a.zip").write_bytes(content)
    found, issues = read(tmp_path / "a.zip")
    assert ([item.member for item in found], issues) == (["good.txt"], ["corrupt_feed"])


@pytest.mark.parametrize(("flag", "method", "code"), [(1, 0, "no_file"), (0, 99, "corrupt_feed")])
def test_a_member_of_a_zip_that_is_locked(tmp_path: Path, flag: int, method: int, code: str) -> None:
    content = bytearray(write_zip(tmp_path / "a.zip", {"a.txt": b""}).read_bytes())
    table = content.index(b"PK\x01\x02")
    content[6], content[table + 8] = flag, flag
    content[8], content[table + 10] = method, method
    (tmp_path / "a.zip").write_bytes(content)
    assert read(tmp_path / "a.zip") == ([], [code])


def test_members_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    content = write_zip(tmp_path / "a.zip", {"a.txt": NOISE[:10_000]}).read_bytes()
    table, end = content.index(b"PK\x01\x02"), content.rindex(b"PK\x05\x06")
    entries = content[table:end] * 200
    count = (200).to_bytes(2, "little") * 2
    tail = content[end : end + 8] + count + len(entries).to_bytes(4, "little") + content[end + 16 :]
    (tmp_path / "a.zip").write_bytes(content[:table] + entries + tail)
    found, issues = read(tmp_path / "a.zip")
    assert issues == ["too_large"]
    assert len(found) < 150


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    assert read(tmp_path / "a.zip") == ([], ["no_file"])


@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "bomb.tar.gz"])
def test_a_bomb_is_left_at_the_limit(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"\n" * 3_000_000))
    found, issues = read(tmp_path / name)
    assert found == []
    assert issues in (["too_large"], ["corrupt_feed"])


def test_what_is_joined_to_a_packed_feed_is_read_or_named(tmp_path: Path) -> None:
    one, other = (gzip.compress(json.dumps({"text": text}).encode() + b"\n") for text in (TEXT, "Tin rose."))
    for more, lines, codes in ((other, [1, 2], []), (b"rubbish", [1], ["corrupt_feed"]), (bytes(9), [1], [])):
        (tmp_path / "feed.jsonl.gz").write_bytes(one + more)
        found, issues = read(tmp_path / "feed.jsonl.gz")
        assert ([item.line for item in found], issues) == (lines, codes)


@pytest.mark.parametrize(("name", "write"), [("a.jsonl.gz", None), *ARCHIVES[1:]])
def test_what_stands_before_a_break_is_read(tmp_path: Path, name: str, write: Callable | None) -> None:
    path = tmp_path / name
    pieces = [NOISE[start : start + 1000] for start in range(0, 100_000, 1000)]
    if write is None:
        write_lines(path, *({"text": piece.decode()} for piece in pieces))
    else:
        write(path, {f"{n}.txt": piece for n, piece in enumerate(pieces)})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    found, issues = read(path)
    assert issues == ["corrupt_feed"]
    assert name == "a.zip" or len(found) > 10  # the table of a zip stands at its end


def test_an_article_of_a_feed_knows_its_container_member_and_line(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    feed = write_lines(articles / "feed.jsonl", {"text": "Tin rose 2%."}, {"text": TEXT})
    write_zip(articles / "old.zip", {"a.txt": TEXT.encode()})
    home = Home(tmp_path / "home")
    stamp = RunStamp("run", "v1", datetime(2026, 3, 1, tzinfo=UTC))
    assert take_in(home, articles, stamp, lambda _: None).articles_read == 3
    rows = read_ledger(home, "v1").sources.select("source_path", "member", "line", "present").rows()
    assert rows == [("feed.jsonl", None, 1, True), ("feed.jsonl", None, 2, True), ("old.zip", "a.txt", None, True)]
    containers = set(read_ledger(home, "v1").sources["container_sha256"])
    assert hashlib.sha256(feed.read_bytes()).hexdigest() in containers
    assert take_in(home, articles, stamp, lambda _: None).files_read == 0
    write_lines(feed, {"text": "Tin rose 2%."})
    take_in(home, articles, stamp, lambda _: None)
    sources = read_ledger(home, "v1").sources
    places = sources.filter("present").select("source_path", "line").rows()
    assert sorted(places, key=str) == [("feed.jsonl", 1), ("old.zip", None)]
    assert validate(sources, ARTICLE_SOURCES) == []  # a feed that grows has its lines once
    assert hashlib.sha256(feed.read_bytes()).hexdigest() in set(sources["container_sha256"])
