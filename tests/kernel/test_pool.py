import os
from functools import partial
from pathlib import Path

import pytest

from assets.kernel.pool import LostWorkerError, run_each


def note(folder: Path, item: str) -> None:
    """Leaves a mark with the number of the process; `once` and `always` kill it before, `bug` is an error."""
    tried = folder / f"tried-{item}"
    first = not tried.exists()
    tried.touch()
    if item == "always" or (item == "once" and first):
        os._exit(9)
    if item == "bug":
        raise ZeroDivisionError("no such rule")
    (folder / item).write_text(str(os.getpid()))


@pytest.mark.parametrize("workers", [1, 2])
def test_each_item_is_done_once_and_told(tmp_path: Path, workers: int) -> None:
    assert sorted(run_each(["a", "b", "c"], partial(note, tmp_path), workers)) == ["a", "b", "c"]
    here = {int((tmp_path / name).read_text()) == os.getpid() for name in "abc"}
    assert here == {workers == 1}


def test_one_item_needs_no_pool(tmp_path: Path) -> None:
    assert list(run_each(["a"], partial(note, tmp_path), 8)) == ["a"]
    assert (tmp_path / "a").read_text() == str(os.getpid())


def test_nothing_is_done_of_nothing(tmp_path: Path) -> None:
    assert list(run_each([], partial(note, tmp_path), 8)) == []


def test_a_worker_that_dies_costs_its_item_once_more(tmp_path: Path) -> None:
    items = ["a", "once", "b", "c"]
    assert sorted(run_each(items, partial(note, tmp_path), 2)) == sorted(items)
    assert all((tmp_path / item).exists() for item in items)


def test_an_item_that_kills_twice_is_named_and_what_was_done_stays(tmp_path: Path) -> None:
    with pytest.raises(LostWorkerError, match="died twice at always"):
        list(run_each(["a", "b", "always"], partial(note, tmp_path), 2))
    assert (tmp_path / "a").exists()


def test_a_bug_is_an_exception_and_no_retry(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError, match="no such rule"):
        list(run_each(["a", "bug"], partial(note, tmp_path), 2))
