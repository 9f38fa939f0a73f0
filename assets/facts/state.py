"""What a step read and gave becomes a file beside its table, so that a step of the same inputs is not run again."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from assets.facts.lake import Lake
from assets.facts.record import Project

_HASH_CHARS = 16


@dataclass(frozen=True, slots=True)
class State:
    """What a model or check gave when its inputs had the fingerprint `inputs`; `shown` are its first rows, as text."""

    inputs: str
    version: str
    rows: int
    shown: tuple[Mapping[str, str | None], ...]


def read_state(lake: Lake, name: str) -> State | None:
    """What was kept of `name`; None where nothing was, or what was cannot be read."""
    try:
        kept = json.loads(_path(lake, name).read_text(encoding="utf-8"))
        return State(kept["inputs"], kept["version"], kept["rows"], tuple(kept["shown"]))
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
    parts = [said, *(f"{table} {part}" for table in tables for part in _fingerprint(project, lake, table))]
    return hash_text("\x1f".join(parts))


def hash_text(text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:_HASH_CHARS]


def _fingerprint(project: Project, lake: Lake, table: str) -> Iterable[str]:
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


def _path(lake: Lake, name: str) -> Path:
    return lake.path(name).with_suffix(".json")
