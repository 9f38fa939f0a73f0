"""Pages written as files: every link among them leads to a file, and to a place in it."""

import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from click.testing import CliRunner
from marked import read_pane

from explorer.static_pages import write_pages
from explorer.warehouse import ExplorerError, open_warehouse
from orchestration.cli import main


@pytest.fixture(scope="module")
def written(hostile_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "pages"
    found = write_pages(hostile_home, folder)
    assert found.pages == len(list(folder.rglob("*.html")))
    assert found.size_bytes > 1_000_000
    return folder


def test_every_link_leads_to_a_file(written: Path) -> None:
    panes = {path.resolve(): read_pane(path.read_text(encoding="utf-8")) for path in written.rglob("*.html")}
    ids = {path: set(pane.ids) for path, pane in panes.items()}
    assert len(panes) > 300
    for path, pane in panes.items():
        for link in set(pane.links):
            parsed = urlparse(link)
            assert not parsed.scheme, link
            assert not parsed.query, f"{path.name}: {link}"
            target = (path.parent / unquote(parsed.path)).resolve() if parsed.path else path
            assert target.is_file(), f"{path.name}: {link}"
            if parsed.fragment and target in ids:
                assert unquote(parsed.fragment) in ids[target], f"{path.name}: {link}"


def test_pages_have_no_forms_and_tables_are_there_whole(written: Path) -> None:
    assert not any("<form" in path.read_text(encoding="utf-8") for path in written.rglob("*.html"))
    assert len((written / "data" / "fct_figures.csv").read_text(encoding="utf-8").splitlines()) > 70


def test_hostile_ids_stay_inside_the_folder(written: Path) -> None:
    assert {path.name for path in written.parent.iterdir()} == {"pages"}
    assert len(list((written / "entity").glob("~*.html"))) > 1


def test_files_of_others_are_not_written_over(seeds_home: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(ExplorerError, match="holds other files"):
        write_pages(seeds_home, tmp_path)


def test_too_many_articles_are_refused(seeds_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.static_pages.MOST_ARTICLES", 4)
    with pytest.raises(ExplorerError, match="5 articles are too many"):
        write_pages(seeds_home, tmp_path / "pages")


def test_the_command_says_size_and_limits(seeds_home: Path, tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["explore", "--home", str(seeds_home), "--static", str(tmp_path / "pages")]).output
    assert re.search(r"[0-9]+ pages, [0-9]+[.][0-9] MB", said)
    assert "no search" in said


def test_errors_are_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["explore", "--home", str(tmp_path)])
    assert result.exit_code == 1
    assert "no warehouse" in result.output
    assert "sourceline run" in result.output
    (tmp_path / "warehouse.duckdb").write_text("not a database", encoding="utf-8")
    with pytest.raises(ExplorerError, match="cannot be read as a warehouse"):
        open_warehouse(tmp_path)
