"""Turns the files of a folder, and what was last seen of them, into what is new, changed and gone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assets.raw.scan import FoundFile


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was when its bytes were last read."""

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


def compare(found: Iterable[FoundFile], seen: Mapping[str, SeenFile]) -> Arrivals:
    """What differs between the files `found` and those `seen`, by path, size and time."""
    here = {file.source_path: file for file in found}
    same = {path for path, file in here.items() if _is_same(file, seen.get(path))}
    return Arrivals(
        to_read=tuple(file for path, file in here.items() if path not in same),
        unchanged=tuple(seen[path] for path in here if path in same),
        gone=tuple(path for path in seen if path not in here),
    )


def _is_same(file: FoundFile, seen: SeenFile | None) -> bool:
    return seen is not None and (file.size_bytes, file.mtime_ns) == (seen.size_bytes, seen.mtime_ns)
