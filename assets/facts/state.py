"""What a step read and gave becomes a file beside its table, so that a step of the same inputs is not run again."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from assets.facts.lake import Lake
from assets.facts.record import Project

_HASH_CHARS = 16


@dataclass(frozen=True, slots=True)
class Track:
    """What a table was made of and from what it differs, so that the next run and those who read it need look at less.

    `rules` is a hash of the SQL that made it, `seen` has the fingerprint of each table that it was made of or compared
    with, `files` the SHA-256 of each file that it stands in. `before` is the version of its rows, and `was` what its
    files were, from which `<table>-changes.parquet` leads to those of now; None and nothing where no such file does.
    """

    rules: str
    seen: Mapping[str, Sequence[str]]
    files: Mapping[str, str]
    before: str | None = None
    was: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """What a model or check gave when its inputs had the fingerprint `inputs`; `shown` are its first rows, as text.

    `rows` is None for a view whose rows nobody counted.
    """

    inputs: str
    version: str
    rows: int | None
    shown: tuple[Mapping[str, str | None], ...]
    track: Track | None = None


def read_state(lake: Lake, name: str) -> State | None:
    """What was kept of `name`; None where nothing was, or what was cannot be read."""
    try:
        kept = json.loads(_path(lake, name).read_text(encoding="utf-8"))
        track = Track(**kept["track"]) if kept.get("track") else None
        return State(kept["inputs"], kept["version"], kept["rows"], tuple(kept["shown"]), track)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def keep_state(lake: Lake, name: str, state: State) -> None:
    """Keeps the state of `name`: after its table stands. It is not flushed: one that is lost costs a rerun only."""
    aside = _path(lake, name).with_suffix(".aside")
    aside.write_text(json.dumps(asdict(state)), encoding="utf-8")
    aside.replace(_path(lake, name))


def forget_state(lake: Lake, name: str) -> None:
    """Forgets the state of `name`: before its table is replaced, or a killed run would leave a table with another's."""
    _path(lake, name).unlink(missing_ok=True)


def fingerprint_inputs(project: Project, lake: Lake, tables: Iterable[str], said: str) -> str:
    """A hash of what a step reads: `said`, its own text, and the content of `tables`.

    A model counts by the version of its rows, so that a rerun that gave the same rows ends here. Raises
    FileNotFoundError where a model was not run.
    """
    parts = [said, *(f"{table} {part}" for table in tables for part in fingerprint_table(project, lake, table))]
    return hash_text("\x1f".join(parts))


def hash_text(text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_CHARS]


def fingerprint_table(project: Project, lake: Lake, table: str) -> list[str]:
    """The version of a model's rows, the hash of a reference table, or a line a file; FileNotFoundError as above."""
    if table in project.models:
        state = read_state(lake, table)
        if state is None:
            raise FileNotFoundError(f"{_path(lake, table)}: not there; run the model {table} first")
        return [state.version]
    source = project.sources[table]
    if not source.rooms:
        return [hashlib.sha256(Path(source.file).read_bytes()).hexdigest()]
    stats = [(file, file.stat()) for file in lake.files(source)]
    return [f"{file.relative_to(lake.home)} {stat.st_size} {stat.st_mtime_ns}" for file, stat in stats]


def list_files(files: Mapping[str, str]) -> list[str]:
    """The files of a Track, a line each."""
    return [f"{name} {digest}" for name, digest in sorted(files.items())]


def hash_file(path: Path) -> str:
    """SHA-256 of the bytes of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _path(lake: Lake, name: str) -> Path:
    return lake.path(name).with_suffix(".json")
