"""Turns a tar or zip file into the article files in it, one at a time, within limits on size and ratio."""

import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from assets.kernel.issues import Issue
from assets.raw.read import ARTICLE_SUFFIXES, ReadLimits, tell_issue

_PACKED = (".gz", ".tgz")
_ENCRYPTED = 0x1


class UnpackedTooLargeError(ValueError):
    """A stream unpacks to more than its size allows."""


@contextmanager
def unpack_stream(path: Path, limits: ReadLimits) -> Iterator[IO[bytes]]:
    """The bytes of the file at `path`, unpacked where its name says so.

    Reading raises UnpackedTooLargeError beyond `limits.max_ratio` times the file's size and the size of one article.
    """
    with path.open("rb") as file:
        if path.name.lower().endswith(_PACKED):
            allowed = max(limits.max_bytes, limits.max_ratio * path.stat().st_size)
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield io.BufferedReader(_Limited(unpacked, allowed))
        else:
            yield file


def read_tar(path: Path, source_path: str, limits: ReadLimits) -> Iterator[tuple[str, bytes] | Issue]:
    """The name and bytes of each article file in a tar; nothing is ever written where a name says."""
    with unpack_stream(path, limits) as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        for entry in archive:
            archive.members = []  # type: ignore[attr-defined]  # a stream needs none, and a large archive has many
            if entry.isdir() or not _is_article(entry.name):
                continue
            if refusal := _refuse(entry.name, entry.size, source_path, limits, is_file=entry.isreg()):
                yield refusal
            elif (file := archive.extractfile(entry)) is not None:
                yield _printable(entry.name), file.read()


def read_zip(path: Path, source_path: str, limits: ReadLimits) -> Iterator[tuple[str, bytes] | Issue]:
    """The name and bytes of each article file in a zip; nothing is ever written where a name says."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if entry.is_dir() or not _is_article(entry.filename):
                continue
            kind = stat.S_IFMT(entry.external_attr >> 16)
            is_file = kind in {0, stat.S_IFREG} and not entry.flag_bits & _ENCRYPTED
            if refusal := _refuse(entry.filename, entry.file_size, source_path, limits, is_file=is_file):
                yield refusal
                continue
            try:
                with archive.open(entry) as file:
                    content = file.read(min(limits.max_bytes, limits.max_ratio * max(entry.compress_size, 1)) + 1)
            except NotImplementedError as error:
                yield tell_issue(source_path, "corrupt_feed", f"packs {_printable(entry.filename)} so: {error}")
                continue
            if len(content) > limits.max_ratio * max(entry.compress_size, 1):
                yield _tell_too_large(entry.filename, source_path)
            else:
                yield _printable(entry.filename), content


def _is_article(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.name.lower().endswith(ARTICLE_SUFFIXES) and not path.name.startswith(".")


def _refuse(name: str, size: int, source_path: str, limits: ReadLimits, *, is_file: bool) -> Issue | None:
    path, shown = PurePosixPath(name.replace("\\", "/")), _printable(name)
    if path.is_absolute() or ".." in path.parts:
        return tell_issue(source_path, "path_traversal", f"names a member outside of itself ({shown}): it is left out")
    if not is_file:
        return tell_issue(source_path, "no_file", f"holds {shown}, a link, device or encrypted file: it is left out")
    return _tell_too_large(name, source_path) if size > limits.max_bytes else None


def _tell_too_large(name: str, source_path: str) -> Issue:
    says = f"holds {_printable(name)}, above the limits on size and ratio: unpack it by hand"
    return tell_issue(source_path, "too_large", says)


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


class _Limited(io.RawIOBase):
    """A stream that refuses to give more than `allowed` bytes."""

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, allowed: int) -> None:
        self._stream, self._left, self._allowed = stream, allowed, allowed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        content = self._stream.read(len(buffer))
        self._left -= len(content)
        if self._left < 0:
            raise UnpackedTooLargeError(f"unpacks to more than {self._allowed:,} bytes, the limit on ratio")
        buffer[: len(content)] = content
        return len(content)
