"""`sourceline run` in a process of its own, which a test may kill, and a reader that looks on meanwhile."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_CODE = "from orchestration.cli import main; main()"


def start_run(home: Path, articles: Path, **limits: int) -> subprocess.Popen[str]:
    """Starts the command; `limits` are of the resource module (`RLIMIT_FSIZE`), for that process alone."""

    def limit() -> None:
        import resource

        for name, value in limits.items():
            resource.setrlimit(getattr(resource, name), (value, value))

    words = [sys.executable, "-c", _CODE, "run", "--home", str(home), "--articles", str(articles)]
    return subprocess.Popen(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=limit,  # noqa: PLW1509
    )


def time_steps(run: subprocess.Popen[str]) -> list[float]:
    """Waits for the end: seconds until each step of the run was done, by what it tells, and until the process ended."""
    began = time.monotonic()
    assert run.stderr is not None
    done = [time.monotonic() - began for line in run.stderr if _count_steps(line)[1]]
    run.communicate()
    return [*done, time.monotonic() - began]


def wait_for_step(run: subprocess.Popen[str], step: int) -> None:
    """Waits until `step` steps are done, or the run has ended."""
    assert run.stderr is not None
    if step:
        next((line for line in run.stderr if _count_steps(line)[0] >= step), None)


def _count_steps(line: str) -> tuple[int, int]:
    """Steps done and steps in all, of a line that tells them; 0 of 0 of any other."""
    done, _, total = line.partition(" ")[0].partition("/")
    return (int(done), int(total)) if done.isdecimal() and total.isdecimal() else (0, 0)


def finish(run: subprocess.Popen[str]) -> tuple[int, str]:
    """Waits for the end; the exit code and what stderr says."""
    _, errors = run.communicate(timeout=900)
    return run.returncode, errors


def kill(run: subprocess.Popen[str]) -> None:
    """SIGKILL to the process and all that it started."""
    if run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
    run.communicate()


@contextmanager
def watched(home: Path, readers: int = 1) -> Iterator[set[int]]:
    """Polls the published warehouse from `readers` threads; yields the counts of mentions that they saw.

    Raises what a reader met, at the end.
    """
    seen: set[int] = set()
    met: list[Exception] = []
    ended = threading.Event()

    def look() -> None:
        last = False
        while not last:  # once more after the end: what was published last is seen too
            last = ended.is_set()
            try:
                with duckdb.connect(str((home / "warehouse.duckdb").resolve()), read_only=True) as connection:
                    seen.update(
                        count for (count,) in connection.execute("SELECT count(*) FROM fct_mentions").fetchall()
                    )
            except duckdb.Error as error:
                met.append(error)
            ended.wait(0.5)

    threads = [threading.Thread(target=look) for _ in range(readers)]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        ended.set()
        for thread in threads:
            thread.join()
    if met:
        raise met[0]
