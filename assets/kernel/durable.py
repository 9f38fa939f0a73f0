"""Turns a write into one that is whole or absent: written aside, flushed to disk, then renamed."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp

ASIDE = ".aside-"  # what stands under such a name was never finished and belongs to nobody


@contextmanager
def written_aside(path: Path, *, flushed: bool = True) -> Iterator[Path]:
    """Yields a name beside `path` to write to; on leaving, the file is flushed and takes the place of `path`.

    Without `flushed` it is whole for every reader at once, but on the disk only when the system writes it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = mkstemp(prefix=ASIDE, dir=path.parent)
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
        if flushed:
            flush(aside)
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    if flushed:
        flush(path.parent)


@contextmanager
def folder_written_aside(path: Path) -> Iterator[Path]:
    """Yields an empty folder beside `path`; on leaving, its files are flushed and it takes the name `path`.

    Where `path` exists already it stays: its name tells its content, so both hold the same.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=ASIDE, dir=path.parent))
    try:
        yield aside
        for file in aside.iterdir():
            flush(file)
        flush(aside)
        if not path.exists():
            aside.chmod(0o755)
            aside.rename(path)
            flush(path.parent)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def remove_unfinished(paths: Iterable[Path]) -> None:
    """Removes `paths`, which a killed writer left; nobody else may write there meanwhile."""
    for path in list(paths):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Waits until the file or folder `path` is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
