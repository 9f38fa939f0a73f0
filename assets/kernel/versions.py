"""Turns the code of a room and the words it reads into a version: what was made by another one is made again."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOMS = ("raw", "cleaned", "extracted", "facts")
PROJECT = Path(__file__).parents[2]
REFERENCE = PROJECT / "seeds" / "reference"
_VERSION_CHARS = 12
WORDS = {  # the reference tables that each room reads first
    "raw": ("article_fields.csv",),
    "cleaned": ("article_fields.csv", "board_labels.csv", "function_words.csv", "html_names.csv", "section_cues.csv"),
    "extracted": ("*.csv",),
}


@cache
def room_version(room: str) -> str:
    """The version of `room` as this process has loaded it (`hash_room`)."""
    return hash_room(room, PROJECT)


def hash_room(room: str, project: Path) -> str:
    """The version of `room` in a checkout: its code and words, the kernel's and those of the rooms before it.

    12 hexadecimal digits. Comments count: a version that is too new costs time, one that is too old costs truth.
    """
    rooms = ROOMS[: ROOMS.index(room) + 1]
    files = [path for name in ("kernel", *rooms) for path in (project / "assets" / name).rglob("*.py")]
    patterns = [pattern for name in rooms for pattern in WORDS.get(name, ())]
    files += [path for pattern in patterns for path in (project / "seeds" / "reference").glob(pattern)]
    return _hash_files(set(files), project)


def vocabulary_hash(directory: Path = REFERENCE) -> str:
    """The version of the reference tables in `directory`: 12 hexadecimal digits over their names and bytes."""
    return _hash_files(directory.glob("*.csv"), directory)


def _hash_files(paths: Iterable[Path], root: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()[:_VERSION_CHARS]
