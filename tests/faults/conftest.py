from dataclasses import dataclass
from pathlib import Path

import pytest
from hostile_folder import write_folder

from orchestration.build import Outcome, run_graph


@dataclass(frozen=True)
class Hostile:
    """A home after one run over the hostile folder; `root` holds both and nothing else should have changed in it."""

    root: Path
    home: Path
    articles: Path
    outcome: Outcome


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    root = tmp_path_factory.mktemp("hostile")
    articles = write_folder(root)
    return Hostile(root, root / "home", articles, run_graph(root / "home", articles, lambda _: None))
