"""A run that is killed at any moment harms nothing, and the next one ends where an undisturbed one would have."""

import os
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from archive import change_archive, write_archive
from built_state import read_content
from started_run import kill, start_run, time_steps, wait_for_step, watched

from orchestration.build import run_graph

NIGHTLY = bool(os.environ.get("SOURCELINE_NIGHTLY"))
ARTICLES, CHAINS, KILLS = (2_000, 10, 4) if NIGHTLY else (20, 1, 3)
CHANCE = random.Random(os.environ.get("SOURCELINE_SEED", "kills"))
# Parts of a run's time, one at random in each of equal stretches. A chain has its moments from all of the run, the
# earliest first: each kill meets work that the runs before it did not come to.
MOMENTS = [(number + CHANCE.random()) / (CHAINS * KILLS) for number in range(CHAINS * KILLS)]


@dataclass(frozen=True)
class Archive:
    """A built home, the archive it was built from in a later state, and what undisturbed runs over that give.

    `steps` are the seconds until each step of such a run was done, and until its end.
    """

    home: Path
    articles: Path
    before: dict[str, tuple[object, ...]]
    after: dict[str, tuple[object, ...]]
    steps: list[float]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("archive")
    articles = write_archive(root / "articles", ARTICLES)
    complete(root / "home", articles)
    change_archive(articles)
    shutil.copytree(root / "home", root / "undisturbed", symlinks=True)
    steps = time_steps(start_run(root / "undisturbed", articles))
    return Archive(root / "home", articles, read_content(root / "home"), read_content(root / "undisturbed"), steps)


def complete(home: Path, articles: Path) -> None:
    assert run_graph(home, articles, lambda _: None).failures == ()


def run_and_kill(home: Path, archive: Archive, moment: float) -> None:
    """Kills a run at the part `moment` of its time, counted from the step before: steps are skipped once done."""
    at = moment * archive.steps[-1]
    step = sum(done <= at for done in archive.steps)
    run = start_run(home, archive.articles)
    wait_for_step(run, step)
    time.sleep(at - (archive.steps[step - 1] if step else 0.0))
    kill(run)


@pytest.mark.parametrize("chain", range(CHAINS))
def test_killed_runs_harm_nothing(archive: Archive, chain: int, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(archive.home, home, symlinks=True)
    for moment in MOMENTS[chain::CHAINS]:
        with watched(home) as seen:
            run_and_kill(home, archive, moment)
        assert seen
        assert read_content(home) in (archive.before, archive.after)
    complete(home, archive.articles)
    assert read_content(home) == archive.after
    assert list(home.rglob(".aside-*")) == []


@pytest.mark.skipif(not NIGHTLY, reason="needs many minutes")
@pytest.mark.parametrize("chain", range(2))
def test_a_first_run_that_is_killed_is_carried_on(archive: Archive, chain: int, tmp_path: Path) -> None:
    for moment in MOMENTS[chain * 5 :: CHAINS]:
        run_and_kill(tmp_path / "home", archive, moment)
    complete(tmp_path / "home", archive.articles)
    now, then = read_content(tmp_path / "home"), archive.after
    assert {name: now[name] for name in ("fct_figures", "fct_relations")} == {
        name: then[name] for name in ("fct_figures", "fct_relations")
    }
