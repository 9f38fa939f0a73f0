"""Turns lines of JSON into their objects, one in memory at a time."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from assets.kernel.issues import Issue
from assets.raw.read import ReadLimits, tell_issue
from assets.raw.unpack import unpack_stream

_CHUNK = 1_000_000


def read_lines(path: Path, source_path: str, limits: ReadLimits) -> Iterator[tuple[int, Mapping[str, object]] | Issue]:
    """Number (from 1) and object of each line of UTF-8; an issue for one that has none, or names a key twice.

    Raises UnpackedTooLargeError beyond `limits` for a whole feed.
    """
    with unpack_stream(path, limits) as lines:
        number = 0
        while line := lines.readline(limits.max_bytes + 1):
            number += 1
            if len(line) > limits.max_bytes:
                _skip_line(lines, line)
                yield tell_issue(source_path, "too_large", f"has a line {number} above the limit: it is left out")
            elif not line.isspace():
                yield _read_line(line, number, source_path)


def _skip_line(lines: IO[bytes], read: bytes) -> None:
    while read and not read.endswith(b"\n"):
        read = lines.readline(_CHUNK)


def _read_line(line: bytes, number: int, source_path: str) -> tuple[int, Mapping[str, object]] | Issue:
    try:
        pairs = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"), object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):
        says = f"has no JSON in UTF-8 on line {number}: one object a line is expected"
        return tell_issue(source_path, "bad_line", says)
    if not isinstance(pairs, _Pairs):
        return tell_issue(source_path, "bad_line", f"has no object on line {number}: one object a line is expected")
    values = {key: dict(value) if isinstance(value, _Pairs) else value for key, value in pairs}
    if len(values) < len(pairs):
        return tell_issue(source_path, "bad_line", f"names a key twice on line {number}: leave one of them")
    return number, values


class _Pairs(list[tuple[str, object]]):
    """The keys and values of an object, in order, also those that come twice."""
