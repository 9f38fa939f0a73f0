"""Texts of articles become clusters of near-identical ones, so that a copy counts as no second source.

MinHash by rensa over runs of five words: 120 permutations in 20 bands of 6 let a pair of similarity 0.8 meet with
probability 0.998; a pair is one cluster where at least 0.8 of its permutations agree.
"""

import re
from collections.abc import Iterable, Iterator

import duckdb
import polars as pl
from rensa import RMinHash

from assets.facts.connection import open_database, quote_text
from assets.facts.lake import Lake, relation
from assets.facts.record import Project
from assets.facts.state import State, fingerprint_inputs, forget_state, keep_state, read_state

PERMUTATIONS = 120
_BAND = 6
_SIMILARITY = 0.8
_SHINGLE_WORDS = 5
_FEWEST_WORDS = 20  # shorter texts share words by chance
_SEED = 1
_BATCH = 1000
_SIGNED = f"article_signatures_{PERMUTATIONS}_{_SHINGLE_WORDS}_{_SEED}"  # others are no measure for these
_CLUSTERS = "article_clusters"
_WORD = re.compile(r"\w+")
_SIGNATURES: dict[str, pl.DataType] = {
    "article_id": pl.String(),
    "code_version": pl.String(),
    "signature": pl.List(pl.UInt32()),  # empty where the text is too short
}

# The page around an article is the same on a whole site: only the article's own blocks are compared.
_UNSIGNED = """
    SELECT
        articles.article_id,
        articles.code_version,
        coalesce(string_agg(blocks.text, ' ' ORDER BY blocks.ordinal), '')
    FROM articles
    LEFT JOIN blocks
        ON blocks.article_id = articles.article_id
        AND blocks.section IN ('headline', 'body', 'table')
        AND blocks.copy_of_block_id IS NULL
    WHERE (articles.article_id, articles.code_version) NOT IN (SELECT (article_id, code_version) FROM signed)
    GROUP BY ALL
"""
_PAIRS = f"""
    WITH bands AS (
        SELECT article_id, band, hash(signature[band + 1 : band + {_BAND}]) AS band_hash
        FROM signatures, range(0, {PERMUTATIONS}, {_BAND}) AS bands (band)
        WHERE len(signature) > 0
    ),
    candidates AS (
        SELECT
            article_id,
            unnest([first_value(article_id) OVER same_band, lag(article_id) OVER same_band]) AS other_id
        FROM bands
        WINDOW same_band AS (PARTITION BY band, band_hash ORDER BY article_id)
    ),
    pairs AS (SELECT DISTINCT article_id, other_id FROM candidates WHERE other_id < article_id)
    SELECT pairs.article_id, pairs.other_id
    FROM pairs
    JOIN signatures AS a ON a.article_id = pairs.article_id
    JOIN signatures AS b ON b.article_id = pairs.other_id
    WHERE list_sum(list_transform(list_zip(a.signature, b.signature), lambda pair: (pair[1] = pair[2])::INTEGER))
        >= {_SIMILARITY * PERMUTATIONS}
    ORDER BY ALL
"""


def cluster_articles(project: Project, lake: Lake) -> pl.DataFrame:
    """Writes `lake/facts/article_clusters.parquet`, one row an article with the smallest article_id of its cluster.

    Signatures are kept beside it, so that a run reads new texts only; over unchanged texts nothing is done. Returns the
    clusters.
    """
    said = f"{_SIGNED} {_BAND} {_SIMILARITY} {_FEWEST_WORDS}"
    inputs = fingerprint_inputs(project, lake, ["clean_articles", "clean_blocks"], said)
    known = read_state(lake, _CLUSTERS)
    if known is not None and known.inputs == inputs and lake.path(_CLUSTERS).exists():
        return pl.read_parquet(lake.path(_CLUSTERS))
    with open_database(lake.engine) as connection:
        connection.execute(f"CREATE VIEW articles AS {relation(lake, project.sources['clean_articles'])}")
        connection.execute(f"CREATE VIEW blocks AS {relation(lake, project.sources['clean_blocks'])}")
        connection.execute(f"CREATE VIEW signed AS {_select_signed(lake)}")
        signatures = _sign_new(connection)
        lake.write(_SIGNED, signatures)
        connection.execute(f"CREATE VIEW signatures AS {_select_signed(lake)}")
        pairs = connection.execute(_PAIRS).fetchall()
    clusters = _name_clusters(signatures["article_id"], pairs)
    forget_state(lake, _CLUSTERS)
    lake.write(_CLUSTERS, clusters)
    keep_state(lake, _CLUSTERS, State(inputs, inputs, len(clusters), ()))
    return clusters


def sign_text(text: str) -> list[int]:
    """The MinHash signature of a text's runs of five words; empty for a text of fewer than 20 words."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_WORDS:
        return []
    sketch = RMinHash(PERMUTATIONS, _SEED)
    sketch.update([" ".join(words[at : at + _SHINGLE_WORDS]) for at in range(len(words) - _SHINGLE_WORDS + 1)])
    return list(sketch.digest())


def _select_signed(lake: Lake) -> str:
    path = lake.path(_SIGNED)
    if path.exists():
        return f"SELECT * FROM read_parquet({quote_text(str(path))})"
    return "SELECT '' AS article_id, '' AS code_version, []::UINTEGER[] AS signature WHERE false"


def _sign_new(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The signatures of all articles: kept ones where the cleaning rules are the same, new ones otherwise."""
    same_rules = "SELECT signed.* FROM signed SEMI JOIN articles USING (article_id, code_version)"
    kept = pl.DataFrame(connection.sql(same_rules), schema=_SIGNATURES)
    new = [(article, version, sign_text(text)) for article, version, text in _stream(connection, _UNSIGNED)]
    signatures = pl.concat([kept, pl.DataFrame(new, schema=_SIGNATURES, orient="row")])
    return signatures.unique("article_id", keep="any").sort("article_id")


def _stream(connection: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[str, str, str]]:
    result = connection.execute(sql)
    while rows := result.fetchmany(_BATCH):
        yield from rows


def _name_clusters(articles: Iterable[str], pairs: Iterable[tuple[str, str]]) -> pl.DataFrame:
    """The connected parts of `pairs`, each named by its smallest article."""
    parent = {article: article for article in articles}

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    rows = [(article, root(article)) for article in parent]
    return pl.DataFrame(rows, schema={"article_id": pl.String, "cluster_id": pl.String}, orient="row")
