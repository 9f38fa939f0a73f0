"""Turns new, changed or removed files in the articles root into a run of the whole graph."""

import hashlib
from pathlib import Path

import dagster as dg

from assets.kernel.storage import Home
from assets.kernel.versions import PROJECT, hash_room, room_version
from assets.raw.arrivals import Arrivals, compare
from assets.raw.ledger import ledger_moment, read_ledger
from assets.raw.scan import ArticlesFolderError, scan_folder

_SECONDS_BETWEEN_LOOKS = 30


def build_sensor(home: Path, articles: Path, job_name: str) -> dg.SensorDefinition:
    """The sensor of one home and articles root; off until someone turns it on.

    It compares the folder with the files that the last run has read (path, size, time), whatever their names. A
    difference starts a run once two looks in a row have seen the same one: what is still being written may settle.
    """

    @dg.sensor(
        name="article_arrivals",
        job_name=job_name,
        minimum_interval_seconds=_SECONDS_BETWEEN_LOOKS,
        default_status=dg.DefaultSensorStatus.STOPPED,
        description="Starts a run when article files are new, changed or removed.",
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        if hash_room("raw", PROJECT) != room_version("raw"):  # each run would leave a ledger of other code
            return dg.SkipReason("the code is no longer what Dagster has loaded: reload the code location")
        try:
            found, _ = scan_folder(articles)
        except ArticlesFolderError as error:
            return dg.SkipReason(str(error))
        arrivals = compare(found, read_ledger(Home(home), room_version("raw")).files, retry=False)
        if not arrivals:
            return dg.SkipReason(f"{len(found)} files, all as the last run has read them")
        key = _fingerprint(arrivals, ledger_moment(Home(home)))
        if context.cursor != key:
            context.update_cursor(key)
            return dg.SkipReason(f"{_tell(arrivals)}: waiting whether they change further")
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=key, tags={"arrivals": _tell(arrivals)})])

    return sensor


def _fingerprint(arrivals: Arrivals, since: int) -> str:
    """One hash over the difference and the moment since which it is one: the same may come again after others."""
    lines = [f"+{file.source_path} {file.size_bytes} {file.mtime_ns}" for file in arrivals.to_read]
    lines += [f"-{path}" for path in arrivals.gone]
    return hashlib.sha256("\n".join([str(since), *lines]).encode()).hexdigest()


def _tell(arrivals: Arrivals) -> str:
    return f"{len(arrivals.to_read)} new or changed, {len(arrivals.gone)} gone"
