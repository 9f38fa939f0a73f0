"""Texts in, clusters out: a copy with small changes is no second source, an article on the same matter is one."""

from pathlib import Path

import pytest
from lake_builder import article_id, build_lake

from assets.facts.cluster import PERMUTATIONS, cluster_articles, sign_text
from assets.facts.load import load_project

STORY = (
    "Acme Mining said on Tuesday that its new plant in the valley would open in the spring, a year later than planned. "
    "The company blamed a shortage of transformers and a dispute with the grid operator over the connection. Its chief "
    "executive told investors that demand from data centres was strong and that two customers had signed letters of "
    "intent. Analysts at Northern Bank said that the delay was known and that the shares had priced it in. The stock "
    "closed little changed in heavy trading while the wider market fell on worries about interest rates and oil."
)
OTHER = (
    "Shares of Acme Mining were little changed after the miner delayed its valley plant by a year. A lack of "
    "transformers and a quarrel about the grid connection were to blame, it said. Northern Bank's analysts called the "
    "news expected. Two data centre customers have signalled that they want to rent capacity once it is running, "
    "which management sees as proof of demand in a market where power has become the scarce good of the decade."
)
PAGE = "Subscribe to our newsletter for the latest market news, analysis and opinion delivered to your inbox daily. "


@pytest.fixture(scope="module")
def project():
    return load_project()


def clusters(project, home: Path, **texts: str) -> set[frozenset[str]]:
    lake = build_lake(home, project, [{"name": name, "blocks": [text]} for name, text in texts.items()])
    frame = cluster_articles(project, lake)
    named = {article_id(name): name for name in texts}
    groups: dict[str, set[str]] = {}
    for article, cluster in frame.iter_rows():
        groups.setdefault(cluster, set()).add(named[article])
        assert cluster <= article
    return {frozenset(group) for group in groups.values()}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"a": STORY, "b": STORY}, ["ab"]),
        ({"a": STORY, "b": STORY.upper()}, ["ab"]),
        ({"a": STORY, "b": STORY + " Reporting by our own staff."}, ["ab"]),
        ({"a": STORY, "b": "TUESDAY (Wire) - " + STORY, "c": STORY.replace("spring", "summer")}, ["abc"]),
        ({"a": STORY, "b": OTHER}, ["a", "b"]),
        ({"a": STORY, "b": STORY[: len(STORY) // 2] + OTHER}, ["a", "b"]),
        ({"a": PAGE + STORY, "b": PAGE + OTHER}, ["a", "b"]),
        ({"a": "Acme rose.", "b": "Acme rose."}, ["a", "b"]),
        ({"a": "", "b": ""}, ["a", "b"]),
    ],
)
def test_near_identical_articles_are_one_cluster(project, tmp_path, texts, expected):
    assert clusters(project, tmp_path, **texts) == {frozenset(group) for group in expected}


def test_a_second_run_reads_no_text_again(project, tmp_path, monkeypatch):
    expected = clusters(project, tmp_path, a=STORY, b=STORY, c=OTHER)
    monkeypatch.setattr("assets.facts.cluster.sign_text", lambda text: pytest.fail(f"read again: {text[:20]}"))
    assert clusters(project, tmp_path, a=STORY, b=STORY, c=OTHER) == expected


def test_over_unchanged_texts_nothing_is_done(project, tmp_path, monkeypatch):
    lake = build_lake(tmp_path, project, [{"name": "a", "blocks": [STORY]}, {"name": "b", "blocks": [STORY]}])
    first = cluster_articles(project, lake)
    monkeypatch.setattr("assets.facts.cluster.open_database", lambda _: pytest.fail("read again"))
    assert cluster_articles(project, lake).equals(first)


def test_a_signature_is_the_same_on_every_machine():
    signature = sign_text(STORY)
    assert len(signature) == PERMUTATIONS
    assert signature == sign_text(STORY.replace(" ", "\n"))
    assert sign_text("too short to tell") == []
