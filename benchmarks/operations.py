"""What a run costs over an archive: the first one, an unchanged second, and one where 1% of the articles changed.

    uv run python benchmarks/operations.py [ARTICLES] [WORKERS]

The articles (20,000 unless told otherwise) are those of article_templates.py, as text, Markdown and pages. A run is a
process of its own, as a schedule starts it. Time is that of the clock and of all processors; memory is the largest
sum over the run's processes, seen five times a second. The targets: unchanged under 5% of the first run, 1% changed
under 10%, memory under 1.5 GB.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from article_templates import write_markdown, write_text
from page_template import write_page

_KINDS = ((".txt", write_text), (".txt", write_text), (".md", write_markdown), (".html", write_page))
_FOLDER_ARTICLES = 1000
_SECONDS_BETWEEN_LOOKS = 0.2
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    cpu_seconds: float
    peak_bytes: int


def main() -> None:
    """Prints the cost of the three runs and their ratios."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    workers = sys.argv[2] if len(sys.argv) > 2 else str(os.cpu_count())
    with tempfile.TemporaryDirectory() as name:
        root, home = Path(name) / "articles", Path(name) / "home"
        for number in range(articles):
            write_article(root, number, number)
        first = run_sourceline(root, home, workers)
        _tell("first run", first, first)
        print(f"{'':>12}  {articles / first.seconds:,.0f} articles/s on {workers} workers")
        _tell("unchanged", run_sourceline(root, home, workers), first)
        for number in range(0, articles, 100):
            write_article(root, number, articles + number)
        _tell("1% changed", run_sourceline(root, home, workers), first)


def write_article(root: Path, number: int, seed: int) -> None:
    """Writes article `number` of the archive under `root`, with the text of `seed`."""
    suffix, write = _KINDS[number % len(_KINDS)]
    path = root / f"{number // _FOLDER_ARTICLES:04d}" / f"{number:07d}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write(seed), encoding="utf-8")


def run_sourceline(root: Path, home: Path, workers: str) -> Cost:
    """What `sourceline run` took; ends this process where it fails."""
    words = [Path(sys.executable).with_name("sourceline"), "run", "--home", home, "--articles", root]
    before, began, peak = _cpu_seconds(), time.perf_counter(), 0
    with subprocess.Popen(  # noqa: S603  (our own command)
        [*map(str, words), "--workers", workers],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        while run.poll() is None:
            peak = max(peak, _session_bytes(run.pid))
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        said = run.stderr.read() if run.stderr else ""
    if run.returncode:
        sys.exit(said)
    return Cost(time.perf_counter() - began, _cpu_seconds() - before, peak)


def _session_bytes(session: int) -> int:
    """The resident memory of all processes of a session; what they share counts for each."""
    total = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session:
            total += int(fields[21]) * _PAGE_BYTES
    return total


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tell(name: str, cost: Cost, first: Cost) -> None:
    print(
        f"{name:>12}: {cost.seconds:8.1f} s ({cost.seconds / first.seconds:6.1%}), CPU {cost.cpu_seconds:8.1f} s "
        f"({cost.cpu_seconds / first.cpu_seconds:6.1%}), peak {cost.peak_bytes / 1e6:,.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
