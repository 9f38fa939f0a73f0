"""Turns a feed or an archive into its articles, one at a time: JSON lines, Parquet, tar and zip.

A feed is streamed: in memory stands one article. Its bytes are those of the line's decoded field as UTF-8, or of the
archive's member after decompression; other fields of a line are left aside.
"""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tarfile import TarError
from zipfile import BadZipFile

from assets.kernel.issues import Issue
from assets.raw.archives import UnpackedTooLargeError, read_tar, read_zip, unpack_stream
from assets.raw.parquet_feed import read_parquet
from assets.raw.read import ReadLimits, read_article, tell_issue
from assets.raw.record import RawArticle

_FIELDS = {"text": "text/plain", "html": "text/html"}


@dataclass(frozen=True, slots=True)
class FeedArticle:
    """An article of a feed: its bytes, and the member or the line (from 1) that holds it."""

    article: RawArticle
    content: bytes
    member: str | None = None
    line: int | None = None


def read_feed(path: Path, source_path: str, limits: ReadLimits) -> Iterator[FeedArticle | Issue]:
    """The articles of the feed at `path`, in its order, and an issue for each part that is none.

    A feed that breaks off gives what stands before, and the issue. Raises OSError where it cannot be opened or read.
    """
    name = source_path.lower()
    try:
        if name.endswith((".jsonl", ".jsonl.gz")):
            found = _read_lines(path, source_path, limits)
        elif name.endswith(".parquet"):
            found = _read_rows(path, source_path, limits)
        else:
            members = read_zip if name.endswith(".zip") else read_tar
            found = _read_members(members(path, source_path, limits), source_path, limits)
        yield from found
    except UnpackedTooLargeError as error:
        yield tell_issue(source_path, "too_large", f"{error}: raise the limit or unpack it by hand")
    except (EOFError, zlib.error, TarError, BadZipFile) as error:
        yield tell_issue(source_path, "corrupt_feed", f"is damaged from some point on ({error}): fetch it again")


def _read_members(
    members: Iterator[tuple[str, bytes] | Issue], source_path: str, limits: ReadLimits
) -> Iterator[FeedArticle | Issue]:
    for found in members:
        if isinstance(found, Issue):
            yield found
            continue
        member, packed = found
        read = read_article(packed, member, limits)
        if isinstance(read, Issue):
            yield replace(read, source_path=source_path)
        else:
            yield FeedArticle(*read, member=member)


def _read_lines(path: Path, source_path: str, limits: ReadLimits) -> Iterator[FeedArticle | Issue]:
    with unpack_stream(path, limits) as lines:
        number = 0
        while line := lines.readline(limits.max_bytes + 1):
            number += 1
            if len(line) > limits.max_bytes:
                yield tell_issue(source_path, "too_large", f"has a line {number} above the limit: its rest is left out")
                return
            if not line.isspace():
                yield _read_line(line, number, source_path, limits)


def _read_line(line: bytes, number: int, source_path: str, limits: ReadLimits) -> FeedArticle | Issue:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return tell_issue(source_path, "bad_line", f"has no JSON on line {number}: one object a line is expected")
    field = next((field for field in _FIELDS if isinstance(values, dict) and isinstance(values.get(field), str)), None)
    if field is None:
        says = f"has neither a text nor an html field on line {number}: name the article's field so"
        return tell_issue(source_path, "bad_line", says)
    return _read_field(values[field], field, number, source_path, limits)


def _read_rows(path: Path, source_path: str, limits: ReadLimits) -> Iterator[FeedArticle | Issue]:
    for found in read_parquet(path, source_path, tuple(_FIELDS)):
        yield found if isinstance(found, Issue) else _read_field(*found, source_path, limits)


def _read_field(value: str, field: str, line: int, source_path: str, limits: ReadLimits) -> FeedArticle | Issue:
    try:
        content = value.encode()
    except UnicodeEncodeError:
        return tell_issue(source_path, "bad_line", f"has half a character (a lone surrogate) on line {line}: mend it")
    read = read_article(content, f"{source_path} line {line}", limits)
    if isinstance(read, Issue):
        return replace(read, source_path=source_path)
    return FeedArticle(replace(read[0], media_type=_FIELDS[field], encoding="utf-8"), content, line=line)
