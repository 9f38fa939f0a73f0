"""What a run of the five bundled articles costs, beside Dagster alone with the same steps; and the small commands.

    uv run python benchmarks/start.py [REPEATS]

Each command is a process of its own, in turns, with its bytecode compiled; the least of REPEATS (3) counts, for time
swells where others work. "empty steps" is Dagster with the same assets and checks on the same kind of instance, where
no step does anything. The targets: a first run under 10 s of the clock, of which Dagster is the most.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

_HERE = Path(__file__).parent
_SOURCELINE = [sys.executable, str(Path(sys.executable).with_name("sourceline"))]
_GRAPH = [sys.executable, str(_HERE / "empty_graph.py")]
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Cost:
    """What one process took, in seconds."""

    clock: float
    cpu: float


def main() -> None:
    """Prints a line a command: seconds of the clock and of all processors, and the latter against the first run."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    costs: dict[str, list[Cost]] = {}
    for turn in range(repeats + 1):
        with tempfile.TemporaryDirectory() as name:
            for told, cost in _measure(Path(name)).items():
                if turn:  # the first turn compiles and warms
                    costs.setdefault(told, []).append(cost)
    first = min(cost.cpu for cost in costs["first run"])
    print(f"{'':>16}   clock     CPU  of the first run")
    for told, found in costs.items():
        clock, cpu = min(cost.clock for cost in found), min(cost.cpu for cost in found)
        print(f"{told:>16}  {clock:5.2f} s {cpu:5.2f} s  {cpu / first:4.0%}")


def _measure(folder: Path) -> dict[str, Cost]:
    home = ["--home", str(folder / "home")]
    listing = [*_GRAPH, "list", str(folder / "empty")]
    steps = subprocess.run(listing, capture_output=True, check=True).stdout  # noqa: S603
    costs = {
        "import dagster": _run([sys.executable, "-c", "import dagster"]),
        "empty steps": _run([*_GRAPH, "run", str(folder / "empty")], steps),
        "first run": _run([*_SOURCELINE, "run", *home]),
        "unchanged": _run([*_SOURCELINE, "run", *home]),
    }
    with duckdb.connect(folder / "home" / "warehouse.duckdb", read_only=True) as connection:
        mention = connection.execute("SELECT min(mention_id) FROM fct_mentions").fetchall()[0][0]
    small = {"--help": ["--help"], "trace": ["trace", mention, *home], "query": ["query", "FROM meta", *home]}
    small |= {"verify": ["verify", *home], "doctor": ["doctor", *home]}
    return costs | {told: _run([*_SOURCELINE, *words]) for told, words in small.items()}


def _run(command: list[str], told: bytes = b"") -> Cost:
    began, before = time.perf_counter(), os.times()
    ended = subprocess.run(command, input=told, capture_output=True, env=_ENVIRONMENT, check=False)  # noqa: S603
    if ended.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{ended.stderr.decode()}")
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - began, cpu)


if __name__ == "__main__":
    main()
