"""What each run changed, and why: what stands on several days in, the story of the mentions and figures out."""

from dataclasses import replace
from pathlib import Path

import pytest
from history_runs import Article, Home, Mention

A, B = Article("a"), Article("b", seen=2)
FIVE, SIX, SEVEN = Mention("m5", 5), Mention("m6", 6, figure_id="g"), Mention("m7", 7, article_id="b", figure_id="h")


# The articles and mentions of each run, then the story: run, change, reason and value.
STORIES = {
    "a new article adds": (
        [([A], [FIVE, SIX]), ([A, B], [FIVE, SIX, SEVEN])],
        [("r1", "added", "new article", 5), ("r1", "added", "new article", 6), ("r2", "added", "new article", 7)],
    ),
    "a quiet run says nothing": ([([A], [FIVE]), ([A], [FIVE])], [("r1", "added", "new article", 5)]),
    "a removed file and its return": (
        [([A], [FIVE]), ([A.gone()], [FIVE]), ([A], [FIVE])],
        [
            ("r1", "added", "new article", 5),
            ("r2", "removed", "removed file", 5),
            ("r3", "returned", "returned file", 5),
        ],
    ),
    "what is gone goes once": (
        [([A], [FIVE]), ([A.gone()], []), ([A.gone(), replace(B, seen=3)], [SEVEN])],
        [("r1", "added", "new article", 5), ("r2", "removed", "removed file", 5), ("r3", "added", "new article", 7)],
    ),
    "new bytes at a path supersede, and give way": (
        [
            ([A], [FIVE]),
            ([A.gone(), replace(B, supersedes="a")], [SEVEN]),
            ([A, replace(B, supersedes="a").gone()], [FIVE]),
        ],
        [
            ("r1", "added", "new article", 5),
            ("r2", "superseded", "superseded", 5),
            ("r2", "added", "new article", 7),
            ("r3", "returned", "newer version removed", 5),
            ("r3", "removed", "removed file", 7),
        ],
    ),
    "a newer page of the same address supersedes": (
        [([A], [FIVE]), ([replace(A, current=False), replace(B, supersedes="a")], [SEVEN])],
        [
            ("r1", "added", "new article", 5),
            ("r2", "superseded", "superseded", 5),
            ("r2", "added", "new article", 7),
        ],
    ),
    "an older version that never counted": (
        [
            ([replace(A, current=False), Article("b", supersedes="a")], [SEVEN]),
            ([A, replace(B, supersedes="a").gone()], [FIVE]),
        ],
        [
            ("r1", "added", "new article", 7),
            ("r2", "added", "newer version removed", 5),
            ("r2", "removed", "removed file", 7),
        ],
    ),
    "new rules read otherwise": (
        [([A], [FIVE]), ([A], [replace(FIVE, metric="eps", code_version="code-2")])],
        [("r1", "added", "new article", 5), ("r2", "changed", "new code version", 5)],
    ),
    "new rules find more and less": (
        [([A], [FIVE]), ([A], [replace(SIX, code_version="code-2")])],
        [
            ("r1", "added", "new article", 5),
            ("r2", "removed", "new code version", 5),
            ("r2", "added", "new code version", 6),
        ],
    ),
    "new rules that read the same": (
        [([A], [FIVE]), ([A], [replace(FIVE, code_version="code-2")])],
        [("r1", "added", "new article", 5)],
    ),
    "a correction, and its end": (
        [([A], [FIVE]), ([A], [replace(FIVE, correction="to 9")]), ([A], [FIVE])],
        [("r1", "added", "new article", 5), ("r2", "changed", "corrected", 5), ("r3", "changed", "corrected", 5)],
    ),
    "other claims move a mention": (
        [([A], [FIVE]), ([A], [replace(FIVE, figure_id="elsewhere")])],
        [("r1", "added", "new article", 5), ("r2", "changed", "other claims", 5)],
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_a_story_of_runs(story: str, tmp_path: Path):
    runs, expected = STORIES[story]
    home = Home(tmp_path)
    for articles, mentions in runs:
        home.run(articles, mentions)
    assert home.story("value") == expected


def test_a_version_of_a_mention_lasts_until_the_next(tmp_path: Path):
    home = Home(tmp_path)
    for present in (A, A, A.gone(), A):
        home.run([present], [FIVE])
    assert home.story("version", "is_known", "valid_to_run") == [
        ("r1", "added", "new article", 1, True, "r3"),
        ("r3", "removed", "removed file", 2, False, "r4"),
        ("r4", "returned", "returned file", 3, True, None),
    ]
    ends = [(row["valid_to_at"], row["valid_from_at"]) for row in home.read("fct_mentions_history")]
    assert [end for end, _ in ends[:-1]] == [start for _, start in ends[1:]]


def test_a_figure_changes_for_the_reasons_of_its_mentions(tmp_path: Path):
    home = Home(tmp_path)
    home.run([A], [FIVE])
    home.run([A, B], [FIVE, replace(SEVEN, figure_id="f")])
    home.run([A, B], [replace(FIVE, correction="to 9"), replace(SEVEN, figure_id="f")])
    home.run([A, B.gone()], [replace(FIVE, figure_id="moved")])
    assert home.story("value", "changed_columns", table="fct_figures_history") == [
        ("r1", "added", "new article", 5, []),
        ("r2", "changed", "new article", 7, ["value", "value_low", "value_high", "status", "n_mentions"]),
        ("r3", "changed", "corrected", 9, ["value", "value_low", "value_high"]),
        ("r4", "added", "corrected", 5, []),
        ("r4", "removed", "corrected, removed file", 9, []),
    ]


def test_new_models_change_figures_without_a_mention(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    home = Home(tmp_path)
    home.run([A], [FIVE])
    monkeypatch.setattr("history_runs._figure_row", lambda figure_id, _: {"figure_id": figure_id, "value": 8})
    home.run([A], [FIVE], code="facts-2")
    assert home.story(table="fct_figures_history")[-1] == ("r2", "changed", "new code version")
    assert len(home.read("fct_mentions_history")) == 1
