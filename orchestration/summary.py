"""Turns a published warehouse into the few lines that close a run: what was found, and where it stands."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assets.kernel.ids import plain
from orchestration.harmless import neutralise
from orchestration.options import require_warehouse
from orchestration.reading import open_warehouse
from orchestration.terminal import amount, console

_COUNTS = """
SELECT (SELECT count(DISTINCT article_id) FROM article_sources WHERE present),
       (SELECT count(*) FROM fct_mentions),
       (SELECT count(*) FROM fct_figures),
       (SELECT count(*) FROM fct_conflicts),
       (SELECT count(*) FROM issues)
"""
# One figure of each of three articles: the first reported level of the body that says whose it is.
_EXAMPLES = """
SELECT coalesce(entity_name, entity), metric, value, unit, period, sentence_part, source_path, line
FROM figures JOIN (SELECT mention_id, char_start FROM fct_mentions) USING (mention_id)
WHERE section = 'body' AND basis = 'reported' AND measure = 'level' AND entity IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY char_start) = 1
ORDER BY source_path
LIMIT 3
"""


@dataclass(frozen=True, slots=True)
class Example:
    """One figure and its source, `source_path` and line."""

    entity: str
    metric: str
    value: str
    unit: str
    period: str | None
    sentence_part: str  # the figure stands in it in brackets
    source_path: str
    line: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a warehouse holds after a run."""

    run_id: str
    warehouse: str
    articles: int
    mentions: int
    figures: int
    conflicts: int
    issues: int
    examples: tuple[Example, ...]


def read_summary(home: Path, run_id: str) -> Summary:
    """Counts and examples of the warehouse in `home`."""
    warehouse = require_warehouse(home)
    with open_warehouse(warehouse) as connection:
        counts = connection.sql(_COUNTS).fetchall()[0]
        examples = tuple(map(_to_example, connection.sql(_EXAMPLES).fetchall()))
    articles, mentions, figures, conflicts, issues = map(int, counts)
    where = str(warehouse.absolute())
    return Summary(run_id, where, articles, mentions, figures, conflicts, issues, examples)


def print_summary(summary: Summary) -> None:
    """Prints the summary for a person."""
    out = console()
    out.print(
        f"[bold]{summary.articles}[/] articles, [bold]{summary.mentions}[/] mentions of [bold]{summary.figures}[/] "
        f"figures, [bold]{summary.conflicts}[/] conflicts, [bold]{summary.issues}[/] issues"
    )
    for example in summary.examples:
        claim = " ".join(filter(None, (example.entity, example.metric.lower(), example.period)))
        source = f"“{_trim(example.sentence_part)}” {example.source_path}:{example.line}"
        line = f"  {claim}: {amount(Decimal(example.value))} {example.unit}, from {source}"
        out.print(neutralise(line), markup=False, soft_wrap=True)
    out.print(f"warehouse {summary.warehouse}", markup=False, soft_wrap=True)


def _to_example(row: tuple[object, ...]) -> Example:
    entity, metric, value, unit, period, part, path, line = row
    assert isinstance(value, Decimal)
    found = str(period) if period is not None else None
    return Example(str(entity), str(metric), plain(value), str(unit), found, str(part), str(path), int(str(line)))


def _trim(part: str) -> str:
    """`part` of a sentence without the word that it cuts at either end."""
    before, figure, after = part.partition("[")[0], part[part.find("[") : part.rfind("]") + 1], part.rpartition("]")[2]
    return f"… {before.partition(' ')[2]}{figure}{after.rpartition(' ')[0]} …"
