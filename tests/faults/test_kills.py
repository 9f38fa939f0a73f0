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
from started_run import kill, start_run, wait_for_step, watched

from orchestration.build import run_graph

NIGHTLY = bool(os.environ.get("SOURCELINE_NIGHTLY"))
ARTICLES, ROUNDS, KILLS = (2_000, 40, 1) if NIGHTLY else (20, 1, 3)
LONG_STEPS, LONG_SECONDS, SHORT_SECONDS = 8, 20.0 if NIGHTLY else 0.5, 0.3
CHANCE = random.Random(os.environ.get("SOURCELINE_SEED", "kills"))
# Parts of a run's steps, one at random in each of equal stretches.
MOMENTS = [(number + CHANCE.random()) / (ROUNDS * KILLS) for number in range(ROUNDS * KILLS)]


@dataclass(frozen=True)
class Archive:
    """A built home, the archive it was built from in a later state, and what an undisturbed run over that gives."""

    home: Path
    articles: Path
    before: dict[str, tuple[object, ...]]
    after: dict[str, tuple[object, ...]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("archive")
    articles = write_archive(root / "articles", ARTICLES)
    complete(root / "home", articles)
    change_archive(articles)
    shutil.copytree(root / "home", root / "undisturbed", symlinks=True)
    complete(root / "undisturbed", articles)
    return Archive(root / "home", articles, read_content(root / "home"), read_content(root / "undisturbed"))


def complete(home: Path, articles: Path) -> None:
    assert run_graph(home, articles, lambda _: None).failures == ()


def run_and_kill(home: Path, articles: Path, part: float) -> None:
    """Kills a run a while after it has done `part` of its steps; the long steps are the first."""
    run = start_run(home, articles)
    step = wait_for_step(run, part)
    time.sleep(CHANCE.random() * (LONG_SECONDS if step < LONG_STEPS else SHORT_SECONDS))
    kill(run)


@pytest.mark.parametrize("round_", range(ROUNDS))
def test_a_killed_run_harms_nothing(archive: Archive, round_: int, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(archive.home, home, symlinks=True)
    for part in MOMENTS[round_ * KILLS : (round_ + 1) * KILLS]:
        with watched(home) as seen:
            run_and_kill(home, archive.articles, part)
        assert seen
        assert read_content(home) in (archive.before, archive.after)
    complete(home, archive.articles)
    assert read_content(home) == archive.after
    assert list(home.rglob(".aside-*")) == []


@pytest.mark.skipif(not NIGHTLY, reason="needs many minutes")
@pytest.mark.parametrize("part", MOMENTS[::5], ids=lambda part: f"{part:.2f}")
def test_a_first_run_that_is_killed_is_carried_on(archive: Archive, part: float, tmp_path: Path) -> None:
    run_and_kill(tmp_path / "home", archive.articles, part)
    complete(tmp_path / "home", archive.articles)
    now, then = read_content(tmp_path / "home"), archive.after
    assert {name: now[name] for name in ("fct_figures", "fct_relations")} == {
        name: then[name] for name in ("fct_figures", "fct_relations")
    }
