"""A million generated mentions become facts, model by model: how long each takes.

    uv run python benchmarks/facts.py [MENTIONS] [THREADS]

The mentions are made by SQL from hashes of their numbers: 25 an article, 2 or 3 a block, 4,000 companies, 30 metrics
and 12 quarters, one block in seven a copy, one value in ten another than its cell's, the others in sharper and vaguer
wordings.
"""

import sys
import tempfile
import time
from pathlib import Path

import duckdb

from assets.facts.connection import EngineSettings
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.resolve import run_models

ARTICLES = """
SELECT
    format('{:064x}', n) AS article_id, 'text/plain' AS media_type, 'utf-8' AS encoding, 4200 AS size_bytes,
    TIMESTAMPTZ '2026-02-01' AS first_seen_at, 'run' AS run_id,
    format('{:064x}', n) || '.txt' AS source_path, NULL AS container_sha256, NULL AS member, NULL AS line,
    TIMESTAMPTZ '2026-02-01' AS last_seen_at, true AS present,
    'Title ' || n AS title, 'Publisher ' || n % 50 AS publisher, NULL AS author, 'en' AS language,
    NULL AS canonical_url,
    TIMESTAMPTZ '2026-01-01' + to_hours(n % 700) AS published_at, 'meta' AS published_at_basis, '' AS text,
    []::BIGINT[] AS edit_starts, []::BIGINT[] AS edit_ends, []::VARCHAR[] AS edit_texts, 'c' AS code_version,
    format('{:064x}', n - n % 20 // 19) AS cluster_id
FROM range($articles) AS numbers (n)
"""

# One block in seven is a copy of a block far away: the same text, hash and claims.
BLOCKS = """
SELECT
    n, CASE WHEN hash(n, 'copy') % 7 = 0 THEN n // 3 ELSE n END AS origin,
    format('{:064x}', n // 10) AS article_id, format('{:016x}', n) AS block_id, n % 10 AS ordinal, 'paragraph' AS kind,
    CASE WHEN n % 10 > 7 THEN 'related' ELSE 'body' END AS section,
    300 * (n % 10) AS clean_start, 300 * (n % 10) + 299 AS clean_end, 300 * (n % 10) AS char_start,
    300 * (n % 10) + 299 AS char_end, 300 * (n % 10) AS byte_start, 300 * (n % 10) + 299 AS byte_end,
    1 + n % 10 AS line,
    repeat('The company reported what it earned in the quarter and said more. ', 4) AS text,
    format('{:016x}', CASE WHEN hash(n, 'copy') % 7 = 0 THEN n // 3 ELSE n END) AS text_hash,
    NULL AS heading_block_id, NULL AS copy_of_block_id,
    []::STRUCT("start" BIGINT, "end" BIGINT, "row" BIGINT, "column" BIGINT, "header" BOOLEAN)[] AS cells
FROM range($blocks) AS numbers (n)
"""

MENTIONS = """
WITH metrics AS (
    SELECT unnest([
        'revenue', 'revenue', 'eps', 'net_income', 'adjusted_eps', 'gross_margin', 'operating_income', 'share_price',
        'share_price', 'price', 'price_target', 'price_target_mean', 'hashrate', 'fleet_efficiency', 'power_capacity',
        'crypto_holdings', 'market_cap', 'total_assets', 'cash', 'employees', 'other', 'production_volume', 'inflation',
        'dividend_per_share', 'moving_average', 'customers', 'stores', 'total_debt', 'capex', 'index_level'
    ]) AS metric, generate_subscripts(range(30), 1) - 1 AS metric_no
),
drawn AS (
    SELECT
        blocks.*, places.place,
        hash(origin, 'entity') % 4000 AS entity_no,
        hash(origin, place // 2, 'metric') % 30 AS metric_no,
        hash(origin, 'quarter') % 12 AS quarter,
        hash(origin, place, 'dice') % 100 AS dice
    FROM blocks
    JOIN (VALUES (0), (1), (2)) AS places (place) ON places.place < 2 + origin % 2
),
valued AS (
    SELECT
        drawn.*, metrics.metric,
        1000000 + hash(entity_no, metrics.metric, quarter, CASE WHEN dice < 10 THEN n ELSE 0 END) % 900000000 AS size,
        CASE dice % 4 WHEN 0 THEN 100000 WHEN 1 THEN 10000 WHEN 2 THEN 1000000 ELSE 1 END AS step,
        CASE WHEN dice BETWEEN 60 AND 69 THEN '>' WHEN dice BETWEEN 70 AND 79 THEN '~' ELSE '=' END AS bound,
        place = 1 AND dice % 3 > 0 AND metrics.metric IN ('revenue', 'share_price', 'eps', 'price') AS is_change
    FROM drawn JOIN metrics USING (metric_no)
),
rounded AS (
    SELECT *, CASE WHEN is_change THEN 1 + size % 40 ELSE size // step * step END::DECIMAL(38, 9) AS value,
        CASE WHEN is_change THEN 1 ELSE step END::DECIMAL(38, 9) AS u
    FROM valued
)
SELECT
    format('{:016x}', 4 * n + place) AS mention_id, article_id, section, block_id,
    byte_start + 60 * place AS byte_start, byte_start + 60 * place + 12 AS byte_end,
    char_start + 60 * place AS char_start,
    char_start + 60 * place + 12 AS char_end, clean_start + 60 * place AS clean_start,
    clean_start + 60 * place + 12 AS clean_end, line, '$' || value::BIGINT AS quote,
    'The company reported revenue of ' AS prefix, ' in the quarter and said more. ' AS suffix, value, -5 AS decimals,
    CASE bound WHEN '>' THEN value WHEN '~' THEN value - u ELSE value - u / 2 END::DECIMAL(38, 9) AS value_low,
    CASE bound WHEN '>' THEN value + u * 10 WHEN '~' THEN value + u ELSE value + u / 2 END::DECIMAL(38,
    9) AS value_high,
    CASE bound WHEN '>' THEN value WHEN '~' THEN value - u ELSE value - u / 2 END::DECIMAL(38, 9) AS outer_low,
    CASE bound WHEN '>' THEN NULL WHEN '~' THEN value + u ELSE value + u / 2 END::DECIMAL(38, 9) AS outer_high,
    bound <> '>' AS low_closed, bound = '>' AS high_closed, bound, CASE bound WHEN '>' THEN 'over' END AS qualifier,
    NULL AS range_id, CASE WHEN is_change THEN 'percent' ELSE 'USD' END AS unit, value AS base_value,
    'USD' AS base_unit,
    metric, CASE WHEN dice % 3 = 0 THEN 'aspect ' || dice % 5 END AS aspect,
    CASE WHEN dice < 97 THEN 'E' || entity_no END AS entity, 'Company ' || entity_no AS entity_name,
    'company' AS entity_kind,
    CASE WHEN is_change THEN 'percent_change' ELSE 'level' END AS measure,
    CASE WHEN is_change THEN 'yoy' END AS comparator,
    CASE WHEN metric LIKE 'price_target%' OR dice % 10 = 7 THEN 'estimate'
    WHEN dice % 20 = 9 THEN 'guidance' ELSE 'reported' END
    AS basis, CASE WHEN dice % 9 = 0 THEN 'gaap' END AS accounting,
    CASE WHEN dice = 50 THEN 'prior' ELSE 'current' END AS vintage,
    CASE WHEN dice % 6 = 0 THEN 'Analyst ' || dice % 11 END AS attributed_to,
    CASE WHEN dice % 5 < 3 THEN format('FY{}Q{}', 2023 + quarter // 4, 1 + quarter % 4) END AS period,
    CASE WHEN dice % 5 < 3 THEN DATE '2023-01-01' + to_months((3 * quarter)::INTEGER) END::DATE AS period_start,
    CASE WHEN dice % 5 < 3 THEN last_day(DATE '2023-03-01' + to_months((3 * quarter)::INTEGER)) END::DATE AS period_end,
    CASE WHEN dice % 5 < 2 THEN 'stated' WHEN dice % 5 = 2 THEN 'context' END AS period_from,
    []::STRUCT("role" VARCHAR, byte_start BIGINT, byte_end BIGINT, words VARCHAR, note VARCHAR)[] AS evidence,
    NULL AS copy_of_mention_id, 'number' AS rule, 'run' AS run_id, 'c' AS code_version, 'v' AS vocabulary_hash
FROM rounded
"""


def generate(home: Path, mentions: int) -> None:
    """Writes one Parquet file for each table of the rooms: `mentions` mentions, in 25 an article."""
    blocks = mentions * 2 // 5
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE blocks AS {BLOCKS.replace('$blocks', str(blocks))}")
    connection.execute(f"CREATE TABLE articles AS {ARTICLES.replace('$articles', str(-(-blocks // 10)))}")
    for table, source in {
        "raw_articles": "articles", "article_sources": "articles", "clean_articles": "articles",
        "article_clusters": "articles", "clean_blocks": "blocks", "mentions": f"({MENTIONS})",
    }.items():  # fmt: skip
        connection.execute(f"COPY (FROM {source}) TO '{home / table}.parquet' (FORMAT parquet)")


def main(mentions: int = 1_000_000, threads: int = 2) -> None:
    """Generates, builds every model and prints the seconds and rows of each."""
    project = load_project()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        generate(home, mentions)
        lake = Lake(
            home,
            shards=lambda _, source: [path] if (path := home / f"{source.file}.parquet").exists() else [],
            settings=EngineSettings(memory_limit="2GB", threads=threads, spill=home / "spill"),
        )
        lake.path("x").parent.mkdir(parents=True)
        (home / "article_clusters.parquet").rename(lake.path("article_clusters"))
        began = time.perf_counter()
        for result in run_models(project, lake):
            failed = ", ".join(f"{test.check.name}: {test.failing_rows}" for test in result.tests if not test.passed)
            print(f"{result.seconds:7.2f} s {result.rows:>10,} rows  {result.model.name}  {failed}")
        print(f"{time.perf_counter() - began:7.2f} s in all for {mentions:,} mentions on {threads} threads")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
