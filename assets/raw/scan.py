"""Turns a folder into its article files, in order of their paths, and the issues of what cannot be seen."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.kernel.issues import Issue
from assets.raw.read import DEFAULT_LIMITS, SUFFIXES, ReadLimits, tell_issue, tell_too_large


class ArticlesFolderError(ValueError):
    """The folder of articles is missing, no folder, or holds no article; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as the folder shows it; `source_path` is relative to the root, with slashes, and always valid text."""

    path: Path
    source_path: str
    size_bytes: int
    mtime_ns: int


def scan_folder(root: Path) -> tuple[list[FoundFile], list[Issue]]:
    """All article files under `root` by source path; hidden files and other suffixes are ignored.

    Raises ArticlesFolderError where there is nothing to read.
    """
    if not root.exists():
        raise ArticlesFolderError(f"The articles folder {root} does not exist: create it or name another.")
    if not root.is_dir():
        raise ArticlesFolderError(f"{root} is no folder: name the folder that holds the articles.")
    met = list(_walk(root))
    found = sorted((file for file in met if isinstance(file, FoundFile)), key=lambda file: file.source_path)
    if not met:
        raise ArticlesFolderError(f"{root} holds no article file ({', '.join(SUFFIXES)}): put articles there.")
    issues = [issue for issue in met if isinstance(issue, Issue)]
    return _part_namesakes(found, issues), issues


def load_bytes(found: FoundFile, limits: ReadLimits = DEFAULT_LIMITS) -> bytes | Issue:
    """The bytes of a file that `scan_folder` found, or the issue that it is too large or cannot be read any more."""
    if found.size_bytes > limits.max_bytes:
        return tell_too_large(found.source_path, found.size_bytes, limits)
    try:
        return _read_whole(found, limits)
    except FileNotFoundError:
        return tell_issue(found.source_path, "vanished_file", "was removed while it was being read: run again")
    except OSError as error:
        return tell_issue(found.source_path, "unreadable", f"cannot be read ({error.strerror}): check its permissions")


def _read_whole(found: FoundFile, limits: ReadLimits) -> bytes | Issue:
    """All bytes of a file, if it is one, and the same at the end as at the beginning."""
    # Without blocking: for a pipe that has taken the file's name one would wait for ever.
    with os.fdopen(os.open(found.path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            return _tell_no_file(found.source_path)
        content = file.read(limits.max_bytes + 1)
        after = os.fstat(file.fileno())
    if len(content) > limits.max_bytes:
        return tell_too_large(found.source_path, after.st_size, limits)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        return tell_issue(found.source_path, "changing_file", "changed while it was being read: run again")
    return content


def _part_namesakes(found: list[FoundFile], issues: list[Issue]) -> list[FoundFile]:
    """The first file of each source path, sorted; one byte that is no UTF-8 reads like its escape in another name."""
    first: dict[str, FoundFile] = {}
    for file in found:
        if first.setdefault(file.source_path, file) is not file:
            says = "is the name of two files, for a byte of one is no UTF-8: rename that one"
            issues.append(tell_issue(file.source_path, "same_name", says))
    return list(first.values())


def _tell_no_file(source_path: str) -> Issue:
    return tell_issue(source_path, "no_file", "is a pipe, socket or device: put the file itself here")


def _walk(root: Path) -> Iterator[FoundFile | Issue]:
    """Depth first without recursion; a link to a file is followed inside the root only, one to a folder never."""
    home = root.resolve()
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield tell_issue(prefix or ".", "unreadable", f"cannot be listed ({error.strerror}): check its permissions")
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            source_path = prefix + os.fsencode(entry.name).decode("utf-8", "backslashreplace")
            if entry.is_dir(follow_symlinks=False):
                folders.append((Path(entry.path), f"{source_path}/"))
            elif entry.is_symlink() and (refusal := _refuse_link(Path(entry.path), source_path, home)):
                yield refusal
            elif entry.name.lower().endswith(SUFFIXES):
                yield from _look_at(entry, source_path)


def _refuse_link(path: Path, source_path: str, home: Path) -> Issue | None:
    try:
        target = path.resolve(strict=True)
        is_folder = target.is_dir()
    except (OSError, RuntimeError):
        return tell_issue(source_path, "broken_link", "is a link that leads nowhere or in a circle: remove it")
    if is_folder:
        return tell_issue(source_path, "linked_folder", "is a link to a folder: move the folder itself here")
    if not target.is_relative_to(home) and path.name.lower().endswith(SUFFIXES):
        return tell_issue(
            source_path, "link_outside", "is a link out of the articles folder: copy the file itself here"
        )
    return None


def _look_at(entry: os.DirEntry[str], source_path: str) -> Iterator[FoundFile | Issue]:
    try:
        status = entry.stat()
    except OSError as error:
        yield tell_issue(source_path, "unreadable", f"cannot be read ({error.strerror}): check its permissions")
        return
    if entry.is_file():
        yield FoundFile(Path(entry.path), source_path, status.st_size, status.st_mtime_ns)
    else:
        yield _tell_no_file(source_path)
