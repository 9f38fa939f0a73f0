"""Dagster's web server on a finished home, asked through its GraphQL as its pages ask it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from built_home import Built

ASSETS = """{ assetNodes { assetKey { path } groupName kinds description owners { ... on TeamAssetOwner { team } }
              dependencyKeys { path } assetMaterializations(limit: 1) { runId metadataEntries { label } } } }"""
REPOSITORY = """{ repositoriesOrError { ... on RepositoryConnection { nodes { jobs { name }
                  schedules { name scheduleState { status } } sensors { name sensorState { status } } } } } }"""


@pytest.fixture(scope="module")
def ask(built: Built) -> Iterator[Callable[[str], dict]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DAGSTER_HOME": str(built.home / "dagster"),
        "SOURCELINE_HOME": str(built.home),
        "SOURCELINE_ARTICLES": str(built.articles),
    }
    words = ["-m", "dagster_webserver", "-m", "orchestration.definitions", "-h", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(
        [sys.executable, *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def query(text: str) -> dict:
        body = json.dumps({"query": text}).encode()
        request = Request(f"http://127.0.0.1:{port}/graphql", body, {"Content-Type": "application/json"})
        with urlopen(request, timeout=60) as answer:
            return json.load(answer)["data"]

    try:
        wait_for(lambda: query("{ version }"))
        yield query
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(30)


def wait_for(attempt: Callable[[], object], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            attempt()
        except (URLError, ConnectionError):
            assert time.monotonic() < end, "the web server does not answer"
            time.sleep(0.3)
        else:
            return


def test_the_graph_is_there_with_its_rooms_and_the_run(ask: Callable[[str], dict], built: Built) -> None:
    nodes = {"/".join(node["assetKey"]["path"]): node for node in ask(ASSETS)["assetNodes"]}
    groups = {
        name: nodes[name]["groupName"] for name in ("raw_articles", "clean_blocks", "mentions", "facts/fct_figures")
    }
    assert groups == {
        "raw_articles": "raw",
        "clean_blocks": "cleaned",
        "mentions": "extracted",
        "facts/fct_figures": "facts",
    }
    assert {"path": ["clean_blocks"]} in nodes["mentions"]["dependencyKeys"]
    mentions = nodes["mentions"]
    assert mentions["description"]
    assert mentions["kinds"]
    assert mentions["owners"]
    (materialization,) = mentions["assetMaterializations"]
    assert materialization["runId"] == built.outcome.run_id
    labels = {entry["label"] for entry in materialization["metadataEntries"]}
    assert {"dagster/row_count", "dagster/column_schema", "preview", "seconds"} <= labels


def test_job_schedule_and_sensor_are_there_and_off(ask: Callable[[str], dict]) -> None:
    (repository,) = ask(REPOSITORY)["repositoriesOrError"]["nodes"]
    assert "build" in {job["name"] for job in repository["jobs"]}
    schedules = {entry["name"]: entry["scheduleState"]["status"] for entry in repository["schedules"]}
    sensors = {entry["name"]: entry["sensorState"]["status"] for entry in repository["sensors"]}
    assert schedules == {"daily": "STOPPED"}
    assert sensors == {"article_arrivals": "STOPPED", "default_automation_condition_sensor": "STOPPED"}


def test_the_run_stands_among_the_runs(ask: Callable[[str], dict], built: Built) -> None:
    runs = ask("{ runsOrError { ... on Runs { results { runId status jobName } } } }")["runsOrError"]["results"]
    assert {"runId": built.outcome.run_id, "status": "SUCCESS", "jobName": "build"} in runs
