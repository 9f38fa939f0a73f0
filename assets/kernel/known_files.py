"""Turns the files of a table into what is to be known of each, and looks only into those that it has not seen."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from assets.kernel.durable import written_aside
from assets.kernel.storage import Home
from assets.kernel.versions import room_version


class KnownFiles:
    """What was found in files, whole numbers each, by name, size and time of change; kept as JSON at `path`.

    A damaged file at `path` is as good as none, and without a path nothing is kept. Its name has to tell the version of
    the code that looks (`known_path`).
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._known = _read_known(path)
        self._found: dict[str, list[int]] = {}

    def look_into(self, files: Sequence[Path], look: Callable[[Path], Sequence[int]]) -> list[list[int]]:
        """What `look` finds in each of `files`, in their order; it is asked of new and touched ones only."""
        for file in files:
            stat = file.stat()
            name, seen = f"{file.parent.name}/{file.name}", [stat.st_size, stat.st_mtime_ns]
            before = self._known.get(name, [])
            self._found[name] = before if before[:2] == seen else [*seen, *look(file)]
        return [numbers[2:] for numbers in self._found.values()]

    def keep(self) -> None:
        """Keeps what was found, and forgets the files that are not there any more."""
        if self._path is not None and self._found != self._known:
            with written_aside(self._path, flushed=False) as aside:
                aside.write_text(json.dumps(self._found), encoding="utf-8")


def known_path(home: Home, room: str, table: str, what: str) -> Path:
    """Where is kept what today's code found in the files of `table`, one kind of thing called `what`."""
    return home.lake / room / f"{table}-{room_version(room)}.{what}.json"


def _read_known(path: Path | None) -> dict[str, list[int]]:
    try:
        known = json.loads(path.read_text(encoding="utf-8")) if path is not None and path.exists() else {}
        return {str(name): [int(number) for number in numbers] for name, numbers in known.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
