"""Turns an article that the law wants gone into a line of the purge list: its bytes and rows leave the home."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

import polars as pl

from assets.kernel.durable import written_aside
from assets.kernel.lake import RoomLake
from assets.kernel.retention import forget_facts
from assets.kernel.storage import Home
from assets.raw.ledger import file_issues_path, files_path, sources_path

_ROOMS = ("raw", "cleaned", "extracted")


@dataclass(frozen=True, slots=True)
class Purge:
    """What stays of a purged article: its SHA-256, why it went, and when (ISO 8601, UTC).

    `settled` is false from the first thing that goes to the last: a purge that was cut short is known by it.
    """

    article_id: str
    reason: str
    purged_at: str
    settled: bool = True


def read_purges(home: Home) -> dict[str, Purge]:
    """The purge list of `home`, by article_id."""
    path = purges_path(home)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {purge.article_id: purge for purge in (Purge(**json.loads(line)) for line in lines)}


def purges_path(home: Home) -> Path:
    """The file of the purge list: one JSON object a line."""
    return home.path / "purged.jsonl"


def purge_article(home: Home, article_id: str, reason: str, now: datetime) -> int:
    """Lists the article, to be kept out from now on, and forgets it (`forget_article`). The caller holds the home.

    What is published, and its older versions, are replaced by the next run.
    """
    purge = Purge(article_id, reason, now.isoformat())
    known = read_purges(home)
    _keep_purges(home, known | {article_id: replace(known.get(article_id, purge), settled=False)})
    return forget_article(home, article_id)


def find_unsettled(home: Home) -> list[str]:
    """The articles of purges that were cut short."""
    return [purge.article_id for purge in read_purges(home).values() if not purge.settled]


def settle_purges(home: Home) -> None:
    """Notes that nothing of the listed articles is left; the caller has seen to it and holds the home."""
    _keep_purges(home, {id_: replace(purge, settled=True) for id_, purge in read_purges(home).items()})


def forget_article(home: Home, article_id: str) -> int:
    """Removes the article from raw store, lake and ledger; returns how many shards held it.

    Cut short at any point, it is completed by doing it again, and the other articles are all there still.
    """
    files = _read_files(home, article_id)
    files_path(home).unlink(missing_ok=True)  # or a run after a kill would take what is gone from shards as read
    held = sum(version.forget([article_id]) for version in _all_versions(home))
    _rewrite_history(home, article_id)
    forget_facts(home)
    home.objects.path(article_id).unlink(missing_ok=True)
    for path in (sources_path(home), file_issues_path(home)):
        if path.exists():
            _write(path, _without(pl.read_parquet(path), article_id))
    if files is not None:
        _write(files_path(home), files)
    return held


def _keep_purges(home: Home, purges: Mapping[str, Purge]) -> None:
    with written_aside(purges_path(home)) as aside:
        aside.write_text("".join(json.dumps(asdict(purge)) + "\n" for purge in purges.values()), encoding="utf-8")


def _read_files(home: Home, article_id: str) -> pl.DataFrame | None:
    """The files seen, without those that hold the article: the next run reads these again and says what they are."""
    if not files_path(home).exists() or not sources_path(home).exists():
        return None
    places = pl.read_parquet(sources_path(home)).filter(pl.col("article_id") == article_id)["source_path"]
    return pl.read_parquet(files_path(home)).filter(~pl.col("source_path").is_in(places.to_list()))


def _all_versions(home: Home) -> Iterator[RoomLake]:
    """What every version of the code of every room has made."""
    for room in _ROOMS:
        folder = home.lake / room
        yield from (RoomLake(path) for path in sorted(folder.glob("[!.]*/")))


def _rewrite_history(home: Home, article_id: str) -> None:
    """Takes the article's mentions, and the figures that quote one of them, out of the history of runs.

    The mentions go last: they tell which figures these are.
    """
    folders = sorted((home.lake / "history").glob("[0-9]*-*"))
    paths = [path for folder in folders if (path := folder / "mentions.parquet").exists()]
    frames = {path: pl.read_parquet(path) for path in paths}
    ids = {id_ for frame in frames.values() for id_ in frame.filter(article_id=article_id)["mention_id"]}
    for path in paths:
        figures = path.with_name("figures.parquet")
        _write(figures, pl.read_parquet(figures).filter(~pl.col("preferred_mention_id").is_in(list(ids))))
    for path, mentions in frames.items():
        _write(path, _without(mentions, article_id))


def _without(frame: pl.DataFrame, article_id: str) -> pl.DataFrame:
    return frame.filter(pl.col("article_id").ne_missing(article_id)) if "article_id" in frame.columns else frame


def _write(path: Path, frame: pl.DataFrame) -> None:
    with written_aside(path) as aside:
        frame.write_parquet(aside)
