"""The bundled articles built once into a home that many tests read, and copies of it that a test may spoil."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nightly", action="store_true", help="many more inputs and moments: an hour instead of minutes")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("every run", derandomize=True)  # what a change breaks, and nothing that it found by luck
    if config.getoption("--nightly"):
        os.environ["SOURCELINE_NIGHTLY"] = "1"  # for the tables that tests read, and for processes that they start
    else:
        settings.load_profile("every run")


@pytest.fixture(scope="session")
def seeds_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after one run over the five bundled articles. Read it only."""
    from orchestration.build import run_graph

    home = tmp_path_factory.mktemp("seeds") / "home"
    outcome = run_graph(home, PROJECT / "seeds" / "articles", lambda *_: None)
    assert not outcome.failures, outcome.failures
    return home


@pytest.fixture
def copy_home(seeds_home: Path, tmp_path: Path) -> Callable[[], Path]:
    """A function that copies the built home, without Dagster's instance, so that a test may change it."""

    def copy() -> Path:
        home = tmp_path / "home"
        shutil.copytree(seeds_home, home, symlinks=True, ignore=shutil.ignore_patterns("dagster", "lake"))
        return home

    return copy
