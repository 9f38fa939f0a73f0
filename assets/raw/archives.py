"""Turns a tar or zip file into the article files in it, one at a time, within limits on size and ratio."""

import stat
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from assets.kernel.issues import Issue
from assets.raw.read import ARTICLE_SUFFIXES, FEED_SUFFIXES, ReadLimits, tell_issue
from assets.raw.unpack import DAMAGE, EndingStream, UnpackedTooLargeError, is_damage, limit_unpacked, unpack_stream

_ENCRYPTED = 0x1
_CHUNK = 1_000_000


def read_tar(path: Path, source_path: str, limits: ReadLimits) -> Iterator[tuple[str, bytes] | Issue]:
    """The name and bytes of each article file in a tar; nothing is ever written where a name says.

    Raises UnpackedTooLargeError where all of them are beyond `limits`, EOFError where it ends inside a member.
    """
    left = limit_unpacked(path, limits)
    with unpack_stream(path, limits) as stream, tarfile.open(fileobj=EndingStream(stream), mode="r|") as archive:
        for entry in archive:
            archive.members = []  # type: ignore[attr-defined]  # a stream needs none, and a large archive has many
            if entry.isdir() or not _is_known(entry.name):
                continue
            if refusal := _refuse(entry.name, entry.size, source_path, limits, is_file=entry.isreg()):
                yield refusal
            elif (file := archive.extractfile(entry)) is not None:
                left = _take(left, entry.size, path, limits)
                yield _printable(entry.name), file.read()
        if _goes_on(archive):
            says = "goes on behind its end, as where two archives were joined: part them, for the rest is left out"
            yield tell_issue(source_path, "corrupt_feed", says)


def read_zip(path: Path, source_path: str, limits: ReadLimits) -> Iterator[tuple[str, bytes] | Issue]:
    """The name and bytes of each article file in a zip; nothing is ever written where a name says.

    Raises UnpackedTooLargeError where all of them are beyond `limits`.
    """
    left = limit_unpacked(path, limits)
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if not _is_known(entry.filename) or entry.is_dir():
                continue
            kind = stat.S_IFMT(entry.external_attr >> 16)
            is_file = kind in {0, stat.S_IFREG} and not entry.flag_bits & _ENCRYPTED
            if refusal := _refuse(entry.filename, entry.file_size, source_path, limits, is_file=is_file):
                yield refusal
                continue
            content = _read_entry(archive, entry, source_path, limits)
            if isinstance(content, Issue):
                yield content
            else:
                left = _take(left, len(content), path, limits)
                yield _printable(entry.filename), content


def _read_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source_path: str, limits: ReadLimits
) -> bytes | Issue:
    allowed = limits.max_ratio * max(entry.compress_size, 1)
    try:
        with archive.open(entry) as file:
            content = file.read(min(limits.max_bytes, allowed) + 1)
    except DAMAGE as error:
        if not is_damage(error):
            raise
        says = f"holds {_printable(entry.filename)}, which cannot be unpacked ({error}): fetch it again"
        return tell_issue(source_path, "corrupt_feed", says)
    return content if len(content) <= allowed else _tell_too_large(entry.filename, source_path)


def _take(left: int, size: int, path: Path, limits: ReadLimits) -> int:
    """What may still be unpacked: sparse files, and members that share their bytes, unpack to more than is there."""
    if size > left:
        raise UnpackedTooLargeError(limit_unpacked(path, limits))
    return left - size


def _goes_on(archive: tarfile.TarFile) -> bool:
    """Whether there is anything but zeros behind the end of a tar that is read as a stream."""
    assert archive.fileobj is not None
    while rest := archive.fileobj.read(_CHUNK):
        if rest.strip(b"\x00"):
            return True
    return False


def _is_known(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.name.lower().endswith(ARTICLE_SUFFIXES + FEED_SUFFIXES) and not path.name.startswith(".")


def _refuse(name: str, size: int, source_path: str, limits: ReadLimits, *, is_file: bool) -> Issue | None:
    path, shown = PurePosixPath(name.replace("\\", "/")), _printable(name)
    if path.is_absolute() or ".." in path.parts:
        return tell_issue(source_path, "path_traversal", f"names a member outside of itself ({shown}): it is left out")
    if not is_file:
        return tell_issue(source_path, "no_file", f"holds {shown}, a link, device or encrypted file: it is left out")
    if path.name.lower().endswith(FEED_SUFFIXES):
        return tell_issue(source_path, "nested_feed", f"holds {shown}, a feed or archive of its own: unpack it by hand")
    return _tell_too_large(name, source_path) if size > limits.max_bytes else None


def _tell_too_large(name: str, source_path: str) -> Issue:
    says = f"holds {_printable(name)}, above the limits on size and ratio: unpack it by hand"
    return tell_issue(source_path, "too_large", says)


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
