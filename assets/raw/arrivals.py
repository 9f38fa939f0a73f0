"""Turns the files of a folder, and what was last seen of them, into what is new, changed and gone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assets.raw.scan import FoundFile


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was when a run last met it; `sha256` is empty where that run could not read it."""

    source_path: str
    size_bytes: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Arrivals:
    """The difference between a folder and what was last seen of it, each part in order of path."""

    to_read: tuple[FoundFile, ...]  # new, or of other size or time
    unchanged: tuple[SeenFile, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.to_read or self.gone)


def compare(found: Iterable[FoundFile], seen: Mapping[str, SeenFile], *, retry: bool = True) -> Arrivals:
    """What differs between the files `found` and those `seen`, by path, size and time.

    A file that could not be read counts as new, for a run to `retry` it; alone it is no reason to start one.
    """
    here = {file.source_path: file for file in found}
    same = {path for path, file in here.items() if _is_same(file, seen.get(path), retry=retry)}
    return Arrivals(
        to_read=tuple(file for path, file in here.items() if path not in same),
        unchanged=tuple(seen[path] for path in here if path in same),
        gone=tuple(path for path in seen if path not in here),
    )


def _is_same(file: FoundFile, seen: SeenFile | None, *, retry: bool) -> bool:
    if seen is None or (retry and not seen.sha256):
        return False
    return (file.size_bytes, file.mtime_ns) == (seen.size_bytes, seen.mtime_ns)
