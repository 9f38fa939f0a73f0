"""Turns the current tables into measures of how articles are read, and the history of these into what drifts."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from assets.kernel.current import current_files
from assets.kernel.engine import open_engine
from assets.kernel.known_files import KnownFiles, known_path
from assets.kernel.storage import Home

_LEAST_HISTORY = 5  # earlier runs, from which on one can be told from the rule
_FAR = 5.0  # times the usual distance from the median
_LEAST_SHARE = 0.2  # of the median: a smaller step is no news, however steady the history
_GAPS = """
SELECT count(*), count(*) FILTER (entity IS NULL), count(*) FILTER (metric = 'other'), count(*) FILTER (period IS NULL)
FROM read_parquet($file)
"""
_NAMES = "figures_per_article", "null_entity_share", "other_metric_share", "null_period_share"
_COUNTED = {"residual_numbers": "residual_numbers_per_article", "issues": "issues_per_article"}
MEASURES = (*_NAMES, *_COUNTED.values())


def measure_reading(home: Home) -> dict[str, float]:
    """Measures over all articles of the current version, in the names that Dagster plots; empty without a mention."""
    articles = _count(home, "clean_articles")
    known = KnownFiles(known_path(home, "extracted", "mentions", "gaps"))
    with open_engine() as connection:
        found = known.look_into(
            current_files(home, "mentions"),
            lambda file: connection.execute(_GAPS, {"file": str(file)}).fetchall()[0],
        )
    known.keep()
    mentions, *gaps = map(sum, zip(*found, strict=True)) if found else (0,)
    if not articles or not mentions:
        return {}
    shares = dict(zip(_NAMES, (mentions / articles, *(gap / mentions for gap in gaps)), strict=True))
    counts = {name: _count(home, table) / articles for table, name in _COUNTED.items()}
    return {name: round(float(value), 4) for name, value in (shares | counts).items()}


def find_drift(now: Mapping[str, float], before: Sequence[Mapping[str, float]]) -> Iterator[str]:
    """A sentence for each measure of `now` that lies far from those of the runs `before`, newest first."""
    for name, value in now.items():
        known = [run[name] for run in before if name in run]
        if len(known) < _LEAST_HISTORY:
            continue
        usual = median(known)
        distance = median(abs(one - usual) for one in known)
        if abs(value - usual) > max(_FAR * distance, _LEAST_SHARE * abs(usual), 0.01):
            yield f"{name} is {value:g}, of the last {len(known)} runs usually {usual:g}"


def _count(home: Home, table: str) -> int:
    files = list(map(str, current_files(home, table)))
    if not files:
        return 0
    with open_engine() as connection:
        return int(connection.execute("SELECT count(*) FROM read_parquet($files)", {"files": files}).fetchall()[0][0])
