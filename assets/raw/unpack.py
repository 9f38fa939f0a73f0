"""Turns a file that may be packed into a stream of its bytes, within the limit on ratio."""

import errno
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path
from tarfile import TarError
from typing import IO
from zipfile import BadZipFile

from assets.raw.read import ReadLimits

_PACKED = (".gz", ".tgz")
DAMAGE = (EOFError, NotImplementedError, OSError, zlib.error, LZMAError, TarError, BadZipFile)  # see `is_damage`
_LOOKS = 3  # behind the end of a stream, which a reader takes that knows that it is one


def is_damage(error: Exception) -> bool:
    """Whether one of DAMAGE is of the content, not of the disk: bzip2, gzip and a seek to nowhere are OSErrors too."""
    return not isinstance(error, OSError) or error.errno in {None, errno.EINVAL}


class UnpackedTooLargeError(ValueError):
    """A feed unpacks to more than its size allows."""

    def __init__(self, allowed: int) -> None:
        super().__init__(f"unpacks to more than {allowed:,} bytes, the limit on ratio")


def limit_unpacked(path: Path, limits: ReadLimits) -> int:
    """What the feed at `path` may unpack to: `max_ratio` times its size, and one article at least."""
    return max(limits.max_bytes, limits.max_ratio * path.stat().st_size)


@contextmanager
def unpack_stream(path: Path, limits: ReadLimits) -> Iterator[IO[bytes]]:
    """The bytes of the file at `path`, unpacked where its name says so.

    Reading raises UnpackedTooLargeError beyond `limit_unpacked`.
    """
    with path.open("rb") as file:
        if path.name.lower().endswith(_PACKED):
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield io.BufferedReader(_Limited(unpacked, limit_unpacked(path, limits)))
        else:
            yield file


class _Limited(io.RawIOBase):
    """A stream that refuses to give more than `allowed` bytes."""

    def __init__(self, stream: gzip.GzipFile, allowed: int) -> None:
        self._stream, self._left, self._allowed = stream, allowed, allowed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        content = self._stream.read1(len(buffer))  # all that stands before a break
        self._left -= len(content)
        if self._left < 0:
            raise UnpackedTooLargeError(self._allowed)
        buffer[: len(content)] = content
        return len(content)


class EndingStream(io.RawIOBase):
    """A stream that raises EOFError for a reader who goes on behind its end, to skip what is not there."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._looks = stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes, fewer at the end."""
        content = self._stream.read(size)
        self._looks = 0 if content else self._looks + 1
        if self._looks > _LOOKS:
            raise EOFError("it ends inside a member")
        return content
