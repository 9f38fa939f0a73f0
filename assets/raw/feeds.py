"""Turns a feed or an archive into its articles, one at a time: JSON lines, Parquet, tar and zip.

A feed is streamed: in memory stands one article. Its bytes are those of the row's decoded field as UTF-8, or of the
archive's member after decompression; of the other fields of a row those count that say something of the article.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from assets.kernel.issues import Issue
from assets.raw.archives import read_tar, read_zip
from assets.raw.line_feed import read_lines
from assets.raw.parquet_feed import read_parquet
from assets.raw.read import ReadLimits, read_article, tell_issue
from assets.raw.record import RawArticle
from assets.raw.stated import load_columns, pick_stated, tell_unused, write_stated
from assets.raw.unpack import DAMAGE, UnpackedTooLargeError, is_damage

_FIELDS = {"text": "text/plain", "html": "text/html"}


@dataclass(frozen=True, slots=True)
class FeedArticle:
    """An article of a feed: its bytes, the member or the line (from 1) that holds it, and what that says of it."""

    article: RawArticle
    content: bytes
    member: str | None = None
    line: int | None = None
    stated: str | None = None  # `write_stated`


def read_feed(path: Path, source_path: str, limits: ReadLimits) -> Iterator[FeedArticle | Issue]:
    """The articles of the feed at `path`, in its order, and an issue for each part that is none.

    A feed that breaks off gives what stands before, and the issue. Raises OSError where it cannot be opened or read.
    """
    held = False
    try:
        for found in _read_parts(path, source_path, limits):
            held = True
            yield found
    except UnpackedTooLargeError as error:
        yield tell_issue(source_path, "too_large", f"{error}: raise the limit or unpack it by hand")
    except DAMAGE as error:
        if not is_damage(error):
            raise
        yield tell_issue(source_path, "corrupt_feed", f"is damaged from some point on ({error}): fetch it again")
    else:
        if not held:
            yield tell_issue(source_path, "empty_file", "holds no article: remove it or fetch it again")


def _read_parts(path: Path, source_path: str, limits: ReadLimits) -> Iterator[FeedArticle | Issue]:
    name = source_path.lower()
    if name.endswith((".jsonl", ".jsonl.gz", ".parquet")):
        columns = load_columns()
        rows: Iterator[tuple[int, Mapping[str, object]] | Issue]
        if name.endswith(".parquet"):
            rows = read_parquet(path, source_path, tuple(_FIELDS), columns, limits)
        else:
            rows = read_lines(path, source_path, limits)
        for row in rows:
            yield from (row,) if isinstance(row, Issue) else _read_row(*row, columns, source_path, limits)
    else:
        members = read_zip if name.endswith(".zip") else read_tar
        for member in members(path, source_path, limits):
            yield member if isinstance(member, Issue) else _read_member(*member, source_path, limits)


def _read_member(member: str, packed: bytes, source_path: str, limits: ReadLimits) -> FeedArticle | Issue:
    read = read_article(packed, member, limits)
    if isinstance(read, Issue):
        return replace(read, source_path=source_path)
    return FeedArticle(*read, member=member)


def _read_row(
    line: int, row: Mapping[str, object], columns: Mapping[str, str], source_path: str, limits: ReadLimits
) -> Iterator[FeedArticle | Issue]:
    """The article of a row, in the first of its fields that is a text, and what is wrong with it."""
    texts = {field: value for field in _FIELDS if isinstance(value := row.get(field), str)}
    field = next((field for field, value in texts.items() if not value.isspace() and value), next(iter(texts), None))
    if field is None:
        says = f"has neither a text nor an html field on line {line}: name the article's field so, and fill it"
        yield tell_issue(source_path, "bad_line", says)
        return
    found = _read_field(texts[field], field, line, source_path, limits)
    if isinstance(found, Issue):
        yield found
        return
    stated, unused = pick_stated(row, columns)
    if unused:
        yield tell_unused(source_path, f"a field on line {line}", unused, found.article.article_id)
    yield replace(found, stated=write_stated(stated))


def _read_field(value: str, field: str, line: int, source_path: str, limits: ReadLimits) -> FeedArticle | Issue:
    try:
        content = value.encode()
    except UnicodeEncodeError:
        return tell_issue(source_path, "bad_line", f"has half a character (a lone surrogate) on line {line}: mend it")
    read = read_article(content, f"{source_path} line {line}", limits)
    if isinstance(read, Issue):
        return replace(read, source_path=source_path)
    return FeedArticle(replace(read[0], media_type=_FIELDS[field], encoding="utf-8"), content, line=line)
