"""Two readers look into the warehouse all the while that ten runs publish: how often they looked, and what went wrong.

    uv run python benchmarks/readers.py [ARTICLES] [PUBLISHES]

A reader is a process of its own, as an analyst's is: it opens the link, counts the figures, closes, and looks again.
The articles (100 unless told otherwise) are those of article_templates.py; each run finds one that changed. The
target: no error, and every version seen.
"""

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb
from operations import run_sourceline, write_article

_READERS = 2
_SECONDS_BETWEEN_LOOKS = 0.05


def main() -> None:
    """Prints looks, versions and errors; exits with 1 where there was an error."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    publishes = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as name:
        root, home = Path(name) / "articles", Path(name) / "home"
        for number in range(articles):
            write_article(root, number, number)
        run_sourceline(root, home, "1")
        spawn = multiprocessing.get_context("spawn")
        ended, looks = spawn.Event(), spawn.Queue()
        readers = [spawn.Process(target=_read, args=(home, ended, looks.put)) for _ in range(_READERS)]
        for reader in readers:
            reader.start()
        for number in range(publishes):
            write_article(root, number, articles + number)
            run_sourceline(root, home, "1")
        ended.set()
        found = [looks.get() for _ in readers]
        for reader in readers:
            reader.join()
    errors = [error for _, _, errors in found for error in errors]
    versions = min(versions for _, versions, _ in found)
    print(f"{publishes} publishes, {_READERS} readers, {sum(n for n, _, _ in found):,} looks: {len(errors)} errors")
    print(f"each reader saw {versions} versions or more of {publishes + 1}")
    sys.exit("\n".join(errors) or None)


def _read(home: Path, ended: Event, tell: Callable[[tuple[int, int, list[str]]], None]) -> None:
    looks, versions, errors, is_last = 0, set(), [], False
    while not is_last:  # once more after the end: what was published last is seen too
        is_last = ended.is_set()
        looks += 1
        try:
            path = (home / "warehouse.duckdb").resolve()
            with duckdb.connect(path, read_only=True) as connection:
                connection.execute("SELECT count(*) FROM figures").fetchall()
            versions.add(path.name)
        except (duckdb.Error, OSError) as error:
            errors.append(str(error))
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    tell((looks, len(versions), errors))


if __name__ == "__main__":
    main()
