"""The two commands of the README's first screen, on a copy of what git tracks, in an environment of their own."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FIRST_SCREEN = (PROJECT / "README.md").read_text(encoding="utf-8")[:1500]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the tracked files, as a clone has them."""
    if shutil.which("uv") is None or not (PROJECT / ".git").exists():
        pytest.skip("needs uv and a git checkout")
    copy = tmp_path_factory.mktemp("clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(PROJECT / name, copy / name)
    return copy


def run(clone: Path, *words: str) -> str:
    foreign = ("VIRTUAL_ENV", "SOURCELINE_", "DAGSTER_", "PYTEST_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    ended = subprocess.run(words, cwd=clone, env=environment, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    return ended.stdout


def test_the_first_command_builds_the_bundled_articles(clone: Path) -> None:
    assert "pip install uv && uv run sourceline run" in FIRST_SCREEN
    assert re.search(r"^5 articles, 105 mentions", run(clone, "uv", "run", "sourceline", "run"), re.MULTILINE)
    assert (clone / "data" / "warehouse.duckdb").exists()
    assert "every point holds" in run(clone, "uv", "run", "sourceline", "verify")


def test_the_second_command_finds_the_tests(clone: Path) -> None:
    assert "uv run pytest" in FIRST_SCREEN
    assert re.search(r"\d{4} tests collected", run(clone, "uv", "run", "pytest", "--collect-only", "-q"))
