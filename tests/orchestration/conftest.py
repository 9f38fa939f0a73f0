import shutil
from pathlib import Path

import pytest
from built_home import Built, write_articles

from orchestration.build import run_graph


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = tmp_path_factory.mktemp("built")
    articles, steps = write_articles(root / "articles"), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCELINE_LOG", str(root / "log.jsonl"))
        outcome = run_graph(root / "home", articles, steps.append)
    return Built(root / "home", articles, outcome, tuple(steps))


@pytest.fixture
def copied(built: Built, tmp_path: Path) -> Built:
    """A copy of the finished home, for a test that changes it."""
    shutil.copytree(built.home, tmp_path / "home", symlinks=True)
    shutil.copytree(built.articles, tmp_path / "articles", copy_function=shutil.copy2)
    return Built(tmp_path / "home", tmp_path / "articles", built.outcome, ())
