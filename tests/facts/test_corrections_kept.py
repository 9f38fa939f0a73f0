"""corrections.csv in the home becomes a table of the lake; a changed file costs what follows from it only."""

from pathlib import Path

import polars as pl
import pytest
from lake_builder import article_id, build_lake, upstream

from assets.facts.corrections.keep import keep_corrections
from assets.facts.corrections.record import COLUMNS
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.resolve import run_models

MENTIONS = [{"article": "a", "value": "5", "entity": "CLSK"}, {"article": "a", "value": "6"}]
TAIL = "Ann Lee,2026-02-06T09:30:00+01:00,misread"


@pytest.fixture(scope="module")
def project():
    return load_project()


@pytest.fixture
def lake(project, tmp_path: Path) -> Lake:
    return build_lake(tmp_path, project, [{"name": "a", "blocks": ["Acme sold $5 and $6."]}], MENTIONS)


def write(lake: Lake, *lines: str) -> None:
    (lake.home / "corrections.csv").write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")


def test_a_home_without_the_file_has_no_rows(project, lake):
    assert keep_corrections(project, lake).is_empty()
    (lake.home / "corrections.csv").write_text("")
    assert keep_corrections(project, lake).is_empty()


def test_a_place_names_its_mention_and_a_period_gets_its_days(project, lake):
    write(lake, f",{article_id('a')},0,5,period,FY2026Q1,{TAIL}", f",{article_id('a')},7,9,value,5,{TAIL}")
    kept = keep_corrections(project, lake)
    assert kept["mention_id"].to_list() == [f"{0:016x}", None]
    assert [str(day) for day in kept.select("period_start", "period_end").row(0)] == ["2025-10-01", "2025-12-31"]
    assert str(kept["corrected_at"][0]) == "2026-02-06 08:30:00+00:00"


def test_the_calendar_is_that_of_the_corrected_entity(project, lake):
    write(lake, f"{0:016x},,,,entity,AAPL,{TAIL}", f"{0:016x},,,,period,FY2026Q2,{TAIL}")
    assert str(keep_corrections(project, lake)["period_end"][1]) == "2026-03-31"
    write(lake, f"{1:016x},,,,period,FY2026Q2,{TAIL}")
    assert keep_corrections(project, lake)["period_end"].to_list() == [None]


def test_a_file_that_is_no_text_is_told(project, lake):
    (lake.home / "corrections.csv").write_bytes(b"a\n\xff\xfe")
    assert "corrections.csv:2: is no UTF-8" in keep_corrections(project, lake)["problem"][0]


def test_a_correction_costs_what_follows_from_it(project, lake):
    needed = upstream(project, "figure_mentions", "fct_mentions", "dim_articles", "issues", "corrections")
    keep_corrections(project, lake)
    list(run_models(project, lake, needed))
    write(lake, f"{0:016x},,,,value,7,{TAIL}")
    keep_corrections(project, lake)
    ran = {result.model.name for result in run_models(project, lake, needed) if result.ran}
    assert ran >= {"corrections", "int_intervals", "figure_mentions", "fct_figures"}
    assert not ran & {"stg_mentions", "stg_blocks", "dim_articles", "int_article_versions", "int_block_sources"}
    assert pl.read_parquet(lake.path("fct_mentions"))["value"].to_list() == [5, 6]
    assert not [result for result in run_models(project, lake, needed) if result.ran]


def test_who_and_when_is_said_anew_where_only_that_changed(project, lake):
    needed = upstream(project, "corrections")
    for day in ("2026-02-06", "2026-02-07"):
        write(lake, f"{0:016x},,,,value,7,Ann Lee,{day},misread")
        keep_corrections(project, lake)
        version = list(run_models(project, lake, needed))[-1].version
        assert str(pl.read_parquet(lake.path("corrections"))["corrected_at"][0])[:10] == day
    write(lake, f"{0:016x},,,,value,7,Ann Lee,2026-02-06,misread")
    keep_corrections(project, lake)
    assert list(run_models(project, lake, needed))[-1].version != version


def test_a_correction_whose_mention_has_gone_is_an_issue(project, lake):
    write(lake, f"{0:016x},,,,value,7,{TAIL}")
    build_lake(lake.home, project, [{"name": "a", "blocks": ["x"], "present": False}], MENTIONS)
    keep_corrections(project, lake)
    list(run_models(project, lake, upstream(project, "issues")))
    (issue,) = pl.read_parquet(lake.path("issues")).rows(named=True)
    assert (issue["stage"], issue["code"]) == ("facts", "correction_without_mention")
    assert issue["message"].startswith("corrections.csv:2: no mention 0000000000000000 counts now")
