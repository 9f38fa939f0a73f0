"""Turns a warehouse, its raw store and its manifest into a proof: what was checked, what failed, point by point."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

import duckdb

from assets.facts.proof.coverage import check_coverage
from assets.facts.proof.leaves import hash_tables
from assets.facts.proof.manifest import Manifest
from assets.facts.proof.points import Account, Row, check_conclusions, check_quotes, check_values
from assets.facts.proof.record import Correction, Finding, Point, Proof, Tally
from assets.kernel.objects import DamagedObjectError, ObjectStore

_BATCH_ROWS = 2_000
_BATCH_ARTICLES = 500
_ARTICLE_IDS = """
    SELECT article_id FROM dim_articles UNION SELECT article_id FROM fct_mentions
    UNION SELECT article_id FROM fct_residual_numbers ORDER BY article_id
"""
# A mention and its copies in an article are one claim, and are corrected together.
_FIGURES_NOT_VERBATIM = """
    WITH corrected AS (
        SELECT coalesce(mentions.copy_of_mention_id, mentions.mention_id) AS claim_id, corrections.value
        FROM corrections JOIN fct_mentions AS mentions USING (mention_id)
        WHERE corrections.status = 'applied' AND corrections.field = 'value'
    )
    SELECT figures.figure_id, figures.value, coalesce(corrected.value::DECIMAL(38, 9), mentions.value) AS claimed
    FROM fct_figures AS figures
    LEFT JOIN fct_mentions AS mentions ON mentions.mention_id = figures.preferred_mention_id
    LEFT JOIN corrected ON corrected.claim_id = coalesce(mentions.copy_of_mention_id, mentions.mention_id)
    WHERE figures.value IS NOT NULL AND figures.value IS DISTINCT FROM claimed
    ORDER BY figures.figure_id
"""
_CORRECTIONS = """
    SELECT line, mention_id, field, original, value, who, corrected_at::VARCHAR AS corrected_at, why, status
    FROM corrections ORDER BY line
"""


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """What the warehouse holds of one article: its row in dim_articles, its mentions and its residual numbers."""

    article: Row
    mentions: Sequence[Row]
    residuals: Sequence[Row]


class Rederive(Protocol):
    """Derives the account of one article from its bytes alone, by the code and words at hand."""

    def __call__(self, kept: ArticleRows, content: bytes) -> Account:
        """The account of the article whose bytes are `content` and whose rows in the warehouse are `kept`."""


@dataclass(slots=True)
class _Ledger:
    """What has been checked so far; rows are counted once a point."""

    checked: Counter[Point]
    other_version: Counter[Point]
    findings: list[Finding]

    def add(self, point: Point, checked: int, findings: Iterable[Finding], other_version: int = 0) -> None:
        self.checked[point] += checked
        self.other_version[point] += other_version
        self.findings += findings

    def tallies(self) -> tuple[Tally, ...]:
        failed = Counter(finding.point for finding in self.findings)
        return tuple(Tally(point, self.checked[point], failed[point], self.other_version[point]) for point in Point)


def prove_warehouse(
    connection: duckdb.DuckDBPyConnection,
    objects: ObjectStore,
    manifest: Manifest,
    rederive: Rederive,
    expected_root: str | None = None,
) -> Proof:
    """Proves every row of the warehouse that `connection` reads.

    `expected_root` is a root kept elsewhere, to be compared with the manifest's. Nothing is searched: each row is
    compared with what the bytes under its own article's hash yield at its own place.
    """
    ledger = _Ledger(Counter(), Counter(), [])
    for kept in _read_articles(connection):
        _prove_article(ledger, objects, rederive, kept)
    _prove_signatures(ledger, connection)
    root = _prove_tree(ledger, connection, manifest)
    if expected_root is not None:
        problem = f"the manifest's root is {manifest.root}, the root asked for {expected_root}"
        ledger.add(Point.MANIFEST_MATCHES, 1, _unless(manifest.root == expected_root, Point.MANIFEST_MATCHES, problem))
    corrections = tuple(Correction(**row) for row in _rows(connection, _CORRECTIONS))
    return Proof(manifest.warehouse, root, ledger.tallies(), tuple(ledger.findings), corrections)


def _prove_article(ledger: _Ledger, objects: ObjectStore, rederive: Rederive, kept: ArticleRows) -> None:
    article_id = kept.article["article_id"]
    try:
        content = objects.read(article_id, check=True)
    except (FileNotFoundError, DamagedObjectError) as error:
        message = str(error) if isinstance(error, DamagedObjectError) else f"{objects.path(article_id)} is missing"
        ledger.add(Point.RAW_KEPT, 1, [Finding(Point.RAW_KEPT, message, article_id=article_id)])
        return
    ledger.add(Point.RAW_KEPT, 1, [])
    account = rederive(kept, content)
    foreign = sum(not account.is_current(row) for row in kept.mentions)
    rows = len(kept.mentions)
    ledger.add(Point.QUOTE_AT_ITS_BYTES, rows, check_quotes(account))
    ledger.add(Point.VALUE_REDERIVED, rows, check_values(account), foreign)
    ledger.add(Point.CONCLUSIONS_CITED, rows, check_conclusions(account), foreign)
    # An article that left the folder or has a newer version keeps its bytes, and has no row of numbers.
    counts = kept.article.get("is_current", True) or kept.mentions or kept.residuals
    ledger.add(Point.DIGITS_COVERED, rows + len(kept.residuals), check_coverage(account) if counts else [])


def _prove_signatures(ledger: _Ledger, connection: duckdb.DuckDBPyConnection) -> None:
    """Point 6: every row is signed, every canonical value is a verbatim copy of one mention or its correction."""
    unsigned = connection.sql(
        "SELECT mention_id FROM fct_mentions"
        " WHERE run_id IS NULL OR code_version IS NULL OR vocabulary_hash IS NULL ORDER BY mention_id"
    ).fetchall()
    point = Point.ROWS_SIGNED
    findings = [Finding(point, "run, code version or vocabulary hash is missing", row_id) for (row_id,) in unsigned]
    for figure_id, value, claimed in connection.sql(_FIGURES_NOT_VERBATIM).fetchall():
        findings.append(
            Finding(
                point,
                f"the figure's value is {value}, its preferred mention or its correction says {claimed}",
                figure_id,
            )
        )
    ledger.add(point, _count(connection, "fct_mentions") + _count(connection, "fct_figures"), findings)


def _prove_tree(ledger: _Ledger, connection: duckdb.DuckDBPyConnection, manifest: Manifest) -> str:
    """Points 7 and 8: the tables' roots are those of the manifest. Returns the root as it is now."""
    entries, root = hash_tables(connection)
    expected = {entry.table: entry for entry in manifest.tables}
    findings = []
    for entry in entries:
        kept = expected.get(entry.table)
        if kept is None or kept.root != entry.root:
            rows = f"{entry.rows} rows, {kept.rows if kept else 'none'} in the manifest"
            findings.append(
                Finding(Point.TREE_MATCHES, f"{entry.table} is not what the run left ({rows})", entry.table)
            )
    ledger.add(Point.TREE_MATCHES, sum(entry.rows for entry in entries), findings)
    problem = f"the root of the rows is {root}, the manifest of run {manifest.run_id} says {manifest.root}"
    ledger.add(Point.MANIFEST_MATCHES, 1, _unless(root == manifest.root, Point.MANIFEST_MATCHES, problem))
    return root


def _unless(holds: bool, point: Point, message: str) -> list[Finding]:
    return [] if holds else [Finding(point, message)]


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def _read_articles(connection: duckdb.DuckDBPyConnection) -> Iterator[ArticleRows]:
    """Each article with its mentions and residuals, in bounded memory; one that is in no dimension is a bare id."""
    ids = [str(row["article_id"]) for row in _rows(connection, _ARTICLE_IDS)]
    for at in range(0, len(ids), _BATCH_ARTICLES):
        batch = ids[at : at + _BATCH_ARTICLES]
        tables = ("dim_articles", "fct_mentions", "fct_residual_numbers")
        articles, mentions, residuals = (_by_article(connection, table, batch) for table in tables)
        for key in batch:
            article = articles.get(key, [{"article_id": key}])[0]
            yield ArticleRows(article, mentions.get(key, []), residuals.get(key, []))


def _by_article(connection: duckdb.DuckDBPyConnection, table: str, ids: list[str]) -> dict[str, list[Row]]:
    query = f"SELECT * FROM {table} WHERE list_contains($ids, article_id) ORDER BY ALL"
    rows = sorted(_rows(connection, query, {"ids": ids}), key=lambda row: str(row["article_id"]))
    return {key: list(group) for key, group in groupby(rows, key=lambda row: str(row["article_id"]))}


def _rows(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Mapping[str, object] | None = None
) -> Iterator[Mapping[str, Any]]:
    result = connection.cursor().execute(query, parameters)
    names = [column[0] for column in result.description or ()]
    while batch := result.fetchmany(_BATCH_ROWS):
        yield from (dict(zip(names, row, strict=True)) for row in batch)
