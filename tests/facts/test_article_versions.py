"""Which articles count: sources and addresses in, present, current and superseded out."""

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest
from lake_builder import SEEN_AT, article_id, build_lake, upstream

from assets.facts.load import load_project
from assets.facts.resolve import run_models

LATER = SEEN_AT + timedelta(days=1)
URL = "https://news.example/acme/results"
FRONT = "https://news.example/"


def article(name: str, **fields) -> dict:
    return {"name": name, "blocks": [f"Text of {name}."], **fields}


# articles, then for each: does it count, and what does it supersede
CASES = {
    "one article": ([article("a")], {"a": (True, None)}),
    "a removed file": ([article("a", present=False)], {"a": (False, None)}),
    "two files": ([article("a"), article("b")], {"a": (True, None), "b": (True, None)}),
    "new bytes at a path": (
        [article("a", path="x.txt", present=False), article("b", path="x.txt", seen_at=LATER)],
        {"a": (False, None), "b": (True, "a")},
    ),
    "old bytes come back": (
        [article("a", path="x.txt"), article("b", path="x.txt", seen_at=LATER, present=False)],
        {"a": (True, None), "b": (False, "a")},
    ),
    "a newer page of the same address": (
        [article("a", canonical_url=URL), article("b", canonical_url=URL, seen_at=LATER)],
        {"a": (False, None), "b": (True, "a")},
    ),
    "a newer page that was removed": (
        [article("a", canonical_url=URL), article("b", canonical_url=URL, seen_at=LATER, present=False)],
        {"a": (True, None), "b": (False, "a")},
    ),
    "three versions": (
        [article(name, canonical_url=URL, seen_at=SEEN_AT + timedelta(days=day)) for day, name in enumerate("abc")],
        {"a": (False, None), "b": (False, "a"), "c": (True, "b")},
    ),
    "a site's front page is no address": (
        [article("a", canonical_url=FRONT), article("b", canonical_url=FRONT, seen_at=LATER)],
        {"a": (True, None), "b": (True, None)},
    ),
}


@pytest.fixture(scope="module")
def project():
    return load_project()


@pytest.mark.parametrize("case", CASES)
def test_the_newest_present_version_counts(case: str, project, tmp_path: Path):
    articles, expected = CASES[case]
    mentions = [{"article": each["name"], "value": "5", "entity": each["name"]} for each in articles]
    lake = build_lake(tmp_path, project, articles, mentions)
    list(run_models(project, lake, upstream(project, "dim_articles", "dim_entities")))
    found = pl.read_parquet(lake.path("dim_articles")).select("article_id", "is_current", "supersedes_article_id")
    names = {article_id(name): name for name in expected}
    assert {names[id_]: (current, names.get(old)) for id_, current, old in found.iter_rows()} == expected
    counted = pl.read_parquet(lake.path("dim_entities"))["entity"]
    assert set(counted) == {name for name, (is_current, _) in expected.items() if is_current}


def test_a_moved_line_of_a_feed_supersedes_nothing(project, tmp_path: Path):
    sources = [
        {
            "article_id": article_id(name),
            "source_path": "feed.jsonl",
            "line": 1,
            "first_seen_at": at,
            "last_seen_at": at,
            "present": present,
        }
        for name, at, present in (("a", SEEN_AT, False), ("b", LATER, True))
    ]
    articles = [article("a", present=False), article("b", seen_at=LATER)]
    lake = build_lake(tmp_path, project, articles, seen_sources=sources)
    list(run_models(project, lake, upstream(project, "dim_articles", "dim_entities")))
    assert pl.read_parquet(lake.path("dim_articles"))["supersedes_article_id"].to_list() == [None, None]


def test_the_first_present_path_names_the_source(project, tmp_path: Path):
    sources = [
        {"article_id": article_id("a"), "source_path": path, "last_seen_at": SEEN_AT, "present": present}
        for path, present in (("a/gone.txt", False), ("c.txt", True))
    ]
    lake = build_lake(
        tmp_path, project, [article("a", path="b.txt")], [{"article": "a", "value": "5"}], seen_sources=sources
    )
    list(run_models(project, lake, upstream(project, "dim_articles", "dim_entities")))
    assert pl.read_parquet(lake.path("dim_articles"))["source_path"].to_list() == ["b.txt"]
    assert pl.read_parquet(lake.path("stg_sources")).height == 3
