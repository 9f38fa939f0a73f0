"""Turns the facts of a run into one more folder of the history: what changed since the last one; nothing for nothing.

`lake/history/<number>-<run>/mentions.parquet` and `figures.parquet` are only ever added, both at once: the folder is
written aside and renamed. What is known follows from them alone, whatever is lost of warehouse and facts.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from assets.facts.changes import select_changed
from assets.facts.connection import connect, fetch_rows, quote, quote_text
from assets.facts.history.changes import select_differing, select_figure_changes, select_mention_changes
from assets.facts.history.record import FIGURES, MENTIONS, HistoryRun, Kept
from assets.facts.lake import Lake, relation
from assets.facts.record import Project
from assets.facts.resolve import register_tables
from assets.facts.state import State, Track, fingerprint_inputs, fingerprint_table, keep_state, read_state
from assets.kernel.durable import folder_written_aside

_STATE = "history"
_READ = ("fct_mentions", "fct_figures", "int_applied_corrections", "int_article_versions", "stg_articles")
_HISTORIES = {"mention_changes": MENTIONS, "figure_changes": FIGURES}

# Superseded: a newer version of the article stands, at its path or its address.
_VIEWS = """
    CREATE VIEW now_mentions AS
    SELECT mentions.*, corrections.told AS correction
    FROM fct_mentions AS mentions
    LEFT JOIN int_applied_corrections AS corrections
        ON corrections.claim_id = coalesce(mentions.copy_of_mention_id, mentions.mention_id);

    CREATE VIEW now_figures AS FROM fct_figures;

    CREATE VIEW articles AS
    SELECT
        versions.article_id,
        versions.is_present,
        articles.first_seen_at,
        articles.run_id = getvariable('run_id') AS is_read_now,
        versions.is_present AND NOT versions.is_current
        OR versions.article_id IN (
            SELECT supersedes_article_id FROM int_article_versions
            WHERE is_present AND supersedes_article_id IS NOT NULL
        ) AS is_superseded,
        versions.article_id IN (
            SELECT supersedes_article_id FROM int_article_versions WHERE supersedes_article_id IS NOT NULL
        ) AS has_newer
    FROM int_article_versions AS versions
    LEFT JOIN stg_articles AS articles USING (article_id);

    CREATE VIEW last_run AS
    SELECT
        coalesce(max(changed_at), '-infinity'::TIMESTAMPTZ) AS at,
        coalesce(arg_max(run_code_version, run_number) = getvariable('code_version'), true) AS is_same_code
    FROM (
        SELECT run_number, changed_at, run_code_version FROM kept_mentions
        UNION ALL
        SELECT run_number, changed_at, run_code_version FROM kept_figures
    );
"""


@dataclass(frozen=True, slots=True)
class HistoryKept:
    """How many mentions and figures a run has changed."""

    mentions: int
    figures: int


def keep_history(project: Project, lake: Lake, run: HistoryRun) -> HistoryKept:
    """Adds what `run` has changed to the history, whole or not at all; a run that changed nothing adds nothing."""
    files = [project.sources[name] for name in _HISTORIES]
    inputs = fingerprint_inputs(project, lake, (*_READ, *(source.name for source in files)), run.code_version)
    known = read_state(lake, _STATE)
    if known is not None and known.inputs == inputs:
        return HistoryKept(0, 0)
    with connect(lake.engine) as connection:
        register_tables(connection, project, lake, _READ)
        connection.execute(f"SET VARIABLE code_version = {quote_text(run.code_version)}")
        connection.execute(f"SET VARIABLE run_id = {quote_text(run.run_id)}")
        for name, kept in _HISTORIES.items():
            connection.execute(f"CREATE VIEW kept_{kept.table} AS {relation(lake, project.sources[name])}")
        connection.execute(_VIEWS)
        for kept in _HISTORIES.values():
            changed = _select_changed(project, lake, kept, known)
            connection.execute(f"CREATE TABLE differing_{kept.table} AS {select_differing(kept, changed)}")
        connection.execute(f"CREATE TABLE mention_changes AS {select_mention_changes()}")
        connection.execute(f"CREATE TABLE figure_changes AS {select_figure_changes()}")
        counts = HistoryKept(*(_count(connection, name) for name in _HISTORIES))
        if counts.mentions or counts.figures:
            _write(connection, lake, run)
    inputs = fingerprint_inputs(project, lake, (*_READ, *(source.name for source in files)), run.code_version)
    keep_state(lake, _STATE, State(inputs, inputs, 0, (), Track("", _fingerprint(project, lake), {})))
    return counts


def _select_changed(project: Project, lake: Lake, kept: Kept, known: State | None) -> str | None:
    """The rows that have changed since history was kept last; None where others may differ from what was kept too."""
    if known is None or known.track is None:
        return None
    now = _fingerprint(project, lake)
    if any(known.track.seen.get(table) != now[table] for table in ("int_applied_corrections", *_HISTORIES)):
        return None
    return select_changed(project, lake, kept.source, known.track.seen[kept.source])


def _fingerprint(project: Project, lake: Lake) -> dict[str, list[str]]:
    return {table: fingerprint_table(project, lake, table) for table in (*_READ, *_HISTORIES)}


def _write(connection: duckdb.DuckDBPyConnection, lake: Lake, run: HistoryRun) -> None:
    number = 1 + max((int(path.name.partition("-")[0]) for path in find_runs(lake.home)), default=0)
    with folder_written_aside(lake.home / "lake" / "history" / f"{number:06d}-{run.run_id}") as aside:
        for name, kept in _HISTORIES.items():
            connection.execute(
                f"COPY (SELECT $number::INTEGER AS run_number, $run AS run_id, $at::TIMESTAMPTZ AS changed_at,"
                f" $version AS run_code_version, change, reason, changed_columns, {_names(kept)} FROM {name})"
                f" TO {quote_text(str(aside / f'{kept.table}.parquet'))} (FORMAT parquet, COMPRESSION zstd)",
                {"number": number, "run": run.run_id, "at": run.at, "version": run.code_version},
            )


def find_runs(home: Path) -> list[Path]:
    """The folders of the history of `home`, oldest first."""
    return sorted(path for path in (home / "lake" / "history").glob("[0-9]*-*") if path.is_dir())


def _names(kept: Kept) -> str:
    return ", ".join(quote(column) for column in kept.columns)


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(str(fetch_rows(connection, f"SELECT count(*) AS n FROM {table}")[0]["n"]))
