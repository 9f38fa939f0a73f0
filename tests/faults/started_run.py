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


def wait_for_step(run: subprocess.Popen[str], part: float) -> int:
    """Waits until `part` of the steps are done, by what the run tells: the number of the step, or 0."""
    assert run.stderr is not None
    for line in run.stderr:
        done, _, total = line.partition(" ")[0].partition("/")
        if total and int(done) >= part * int(total):
            return int(done)
    return 0


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
                    seen.update(count for (count,) in connection.execute("SELECT count(*) FROM figures").fetchall())
            except duckdb.Error as error:
                met.append(error)
            time.sleep(0.2)

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
