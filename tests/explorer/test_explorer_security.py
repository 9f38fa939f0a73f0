"""What keeps foreign pages, foreign names and a reader's SQL from doing more than read."""

import io
import json
import time

import polars as pl
import pytest
from starlette.testclient import TestClient

from explorer.sql_box import answer_sql
from explorer.warehouse import Warehouse


@pytest.mark.parametrize("path", ["/", "/nowhere", "/data/figures.csv", "/static/style.css", "/figure/x.json"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8321", 200),
        ("localhost:8321", 200),
        ("[::1]:8321", 200),
        ("192.168.0.7", 200),
        ("evil.example", 421),
        ("evil.example:8321", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
    ],
)
def test_only_own_names_are_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM fct_mentions",
        "CREATE TABLE x AS SELECT 1",
        "CREATE TEMP TABLE x AS SELECT 1",
        "UPDATE meta SET schema_version = '9'",
        "COPY fct_mentions TO 'out.csv'",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "SELECT 1; DROP TABLE meta",
        "FROM read_csv('/etc/passwd')",
        "FROM read_text('/etc/passwd')",
        "FROM '/etc/passwd'",
        "FROM glob('/*')",
        "FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM warehouse",
        "",
        "SELEC 1",
        "SELECT 1 " + "-" * 30_000,
    ],
)
def test_the_box_refuses(warehouse: Warehouse, sql: str) -> None:
    answer = answer_sql(warehouse, sql)
    assert answer.problem
    assert answer.rows == ()


def test_the_box_answers_reading(warehouse: Warehouse) -> None:
    assert answer_sql(warehouse, "SELECT count(*) AS n FROM fct_mentions").rows == ((105,),)
    assert answer_sql(warehouse, "EXPLAIN SELECT 1").problem is None
    many = answer_sql(warehouse, "FROM range(10000000)", max_rows=7)
    assert (len(many.rows), many.has_more) == (7, True)


def test_the_box_gives_up_in_time(warehouse: Warehouse) -> None:
    began = time.monotonic()
    answer = answer_sql(warehouse, "SELECT count(*) FROM range(1000000000000)", max_seconds=0.2)
    assert "longer than 0.2 seconds" in str(answer.problem)
    assert time.monotonic() - began < 5
    assert answer_sql(warehouse, "SELECT 1").rows == ((1,),)


def test_a_download_is_the_whole_table_in_each_format(client: TestClient) -> None:
    csv = client.get("/data/fct_mentions.csv").text
    rows = client.get("/data/fct_mentions.json").json()
    frame = pl.read_parquet(io.BytesIO(client.get("/data/fct_mentions.parquet").content))
    assert (len(rows), len(frame)) == (105, 105)
    assert csv.splitlines()[0].split(",")[:2] == ["mention_id", "article_id"]
    assert frame.schema["value"] == pl.Decimal(38, 9)
    assert isinstance(rows[0]["value"], str)


def test_a_download_keeps_the_filter(client: TestClient) -> None:
    rows = client.get("/data/figures.json?column=entity&operator=is&value=BTC").json()
    assert {row["entity"] for row in rows} == {"BTC"}
    assert client.get("/data/figures.json?column=entity&operator=is&value=nobody").json() == []


def test_csv_defuses_formulas(hostile_client: TestClient) -> None:
    text = hostile_client.get("/data/dim_metrics.csv").text
    assert '"=HYPERLINK' not in text
    assert "'=HYPERLINK" in text


def test_a_figure_as_json_has_its_mentions(client: TestClient) -> None:
    figure = client.get("/data/fct_figures.json").json()[0]
    found = json.loads(client.get(f"/figure/{figure['figure_id']}.json").text)
    assert found["figure"]["figure_id"] == figure["figure_id"]
    assert len(found["mentions"]) == figure["n_mentions"]
