import pytest
from hostile_folder import Hostile, write_folder

from orchestration.build import run_graph


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    root = tmp_path_factory.mktemp("hostile")
    articles = write_folder(root)
    return Hostile(root, root / "home", articles, run_graph(root / "home", articles, lambda _: None))
