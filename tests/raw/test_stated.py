"""What a feed says of its articles beside their text: which columns count, and what is no text."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from assets.kernel.issues import Issue
from assets.raw.feeds import FeedArticle, read_feed
from assets.raw.read import ReadLimits
from assets.raw.stated import load_columns, read_stated

TEXT = "Orbit Mills sold 12 looms for 3 million euros."
FAR = pl.Series([2**62, None]).cast(pl.Datetime("us"))
FAR_DAY = pl.Series([2**30, 20_000]).cast(pl.Int32).cast(pl.Date)
CASES: list[tuple[dict[str, object], dict[str, str], str]] = [  # columns of a row, what counts, what is told
    ({}, {}, ""),
    ({"title": "Looms", "author": "Ann", "lang": "en"}, {"title": "Looms", "author": "Ann", "lang": "en"}, ""),
    ({"publisher": "Mill News", "link": "https://x.io"}, {"publisher": "Mill News", "link": "https://x.io"}, ""),
    ({"published_at": "2025-11-04T10:00:00+02:00"}, {"published_at": "2025-11-04T10:00:00+02:00"}, ""),
    ({"title": None, "author": "", "date": " \n"}, {}, ""),
    ({"Title": "Looms", "summary": "Of looms", "score": 5}, {}, ""),
    ({"source": {"id": 1, "name": "Wire"}}, {"source.name": "Wire"}, ""),
    ({"source": "Wire"}, {"source": "Wire"}, ""),
    ({"author": ["Ann Lee", "Bo"]}, {"author": "Ann Lee"}, ""),
    ({"authors": []}, {}, ""),
    ({"author": {"name": "Ann Lee"}}, {"author.name": "Ann Lee"}, ""),
    ({"title": 5, "url": True}, {}, "title, url"),
    ({"title": ["Looms"]}, {}, "title"),
    ({"published_at": 1_700_000_000}, {}, "published_at"),
    ({"publisher": {"name": 7}, "title": "Looms"}, {"title": "Looms"}, "publisher.name"),
    ({"title": "x" * 1001}, {}, "title"),
    ({"title": "'; DROP TABLE x; --\x1b[31m\u202e=1+1"}, {"title": "'; DROP TABLE x; --\x1b[31m\u202e=1+1"}, ""),
]  # fmt: skip


def read(path: Path) -> tuple[list[dict[str, str]], list[Issue]]:
    found = list(read_feed(path, path.name, ReadLimits()))
    stated = [read_stated(each.stated) for each in found if isinstance(each, FeedArticle)]
    return stated, [each for each in found if isinstance(each, Issue)]


def told(issues: list[Issue]) -> str:
    assert {(issue.code, issue.severity.value) for issue in issues} <= {("bad_field", "warning")}
    return ", ".join(part.partition(" (")[0] for issue in issues for part in issue.message.split(": ")[1].split(", "))


@pytest.mark.parametrize(("row", "stated", "unused"), CASES)
def test_a_line_says_of_its_article(
    row: dict[str, object], stated: dict[str, str], unused: str, tmp_path: Path
) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_text(json.dumps({"text": TEXT, **row}))
    found, issues = read(path)
    assert (found, told(issues)) == ([stated], unused)


@pytest.mark.parametrize(("row", "stated", "unused"), CASES)
def test_a_row_of_parquet_says_the_same(
    row: dict[str, object], stated: dict[str, str], unused: str, tmp_path: Path
) -> None:
    pl.DataFrame([{"text": TEXT, **row}]).write_parquet(tmp_path / "feed.parquet")
    found, issues = read(tmp_path / "feed.parquet")
    assert (found, told(issues)) == ([stated], unused)


@pytest.mark.parametrize(
    ("values", "stated"),
    [
        ([date(2025, 11, 4), None], ["2025-11-04", None]),
        (pl.Series(["2025-11-04T23:30", None]).str.to_datetime(), ["2025-11-04T23:30:00", None]),
        ([datetime(2025, 11, 4, 23, 30, 1, 5, tzinfo=UTC)] * 2, ["2025-11-04T23:30:01Z"] * 2),
        (pl.Series(["2025-11-04T23:00-05:00"]).str.to_datetime(time_zone="America/New_York"), ["2025-11-05T04:00:00Z"]),
        (pl.Series(["2025-11-04", "x"], dtype=pl.Categorical), ["2025-11-04", "x"]),
        (FAR, ["a date out of range", None]),
        (FAR.dt.replace_time_zone("UTC"), ["a date out of range", None]),
        (FAR_DAY, ["a date out of range", "2024-10-04"]),
        (pl.Series([None], dtype=pl.Null), [None]),
    ],
)
def test_a_column_of_dates_is_text(values: object, stated: list[str | None], tmp_path: Path) -> None:
    column = pl.Series("date", values)
    pl.DataFrame({"text": [TEXT] * len(column), "date": column}).write_parquet(tmp_path / "feed.parquet")
    found, issues = read(tmp_path / "feed.parquet")
    assert ([row.get("date") for row in found], issues) == (stated, [])


def test_a_column_of_a_wrong_type_is_told_once(tmp_path: Path) -> None:
    pl.DataFrame({"text": [TEXT] * 3, "title": [1, 2, 3], "date": [True] * 3}).write_parquet(tmp_path / "a.parquet")
    found, issues = read(tmp_path / "a.parquet")
    assert (found, told(issues), len(issues)) == ([{}] * 3, "title, date", 1)


def test_half_a_character_is_no_title(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text(f'{{"text": "{TEXT}", "title": "\\ud800 up", "author": "Ann"}}')
    found, issues = read(tmp_path / "feed.jsonl")
    assert (found, told(issues)) == ([{"author": "Ann"}], "title")


def test_every_field_of_an_article_has_columns() -> None:
    fields = {"title", "publisher", "author", "language", "canonical_url", "published_at"}
    assert set(load_columns().values()) == fields
