"""Turns what stands now and what was kept last into the SELECTs of what has changed, each with its reason."""

from assets.facts.connection import quote, quote_text
from assets.facts.history.record import FIGURES, GONE, MENTIONS, Kept

_GONE = ", ".join(quote_text(change) for change in GONE)


def select_differing(kept: Kept, changed: str | None) -> str:
    """The keys of what differs between `now_<table>` and what the views `kept_<table>` have of it last.

    Where the SELECT of the rows that have `changed` is known only their keys are looked at. Of a row of either its key
    and one hash are held, however wide it is.
    """
    compared = ", ".join(quote(column) for column in kept.compared)
    among = f"SEMI JOIN ({changed}) AS changed USING ({kept.key})" if changed else ""
    return f"""
    WITH latest AS (
        SELECT {kept.key}, arg_max({{'change': change, 'said': hash({compared})}}, run_number) AS held
        FROM kept_{kept.table} {among}
        GROUP BY {kept.key}
    ),
    now AS (SELECT {kept.key}, hash({compared}) AS said FROM now_{kept.table} {among})
    SELECT {kept.key}
    FROM now
    FULL JOIN latest USING ({kept.key})
    WHERE CASE
        WHEN now.said IS NULL THEN held.change NOT IN ({_GONE})
        ELSE held IS NULL OR held.change IN ({_GONE}) OR held.said <> now.said
    END
    """


def select_mention_changes() -> str:
    """The changed mentions, over the views `now_mentions`, `kept_mentions`, `articles` and `last_run`.

    `differing_mentions` has the keys to look at, those of `select_differing`.

    Columns: `change`, `reason`, `changed_columns`, `previous_figure_id`, then those of MENTIONS.
    """
    return f"""
    WITH {_latest(MENTIONS)},
    came AS (
        {_select_came(MENTIONS, _WHY_MENTION_CAME, "latest.figure_id AS previous_figure_id")}
        LEFT JOIN articles ON articles.article_id = now.article_id
        CROSS JOIN last_run
        WHERE {_is_new(MENTIONS)}
    ),
    went AS (
        SELECT
            CASE WHEN articles.is_superseded THEN 'superseded' ELSE 'removed' END AS change,
            CASE
                WHEN articles.is_superseded THEN 'superseded'
                WHEN articles.is_present THEN 'new code version'
                ELSE 'removed file'
            END AS reason,
            []::VARCHAR[] AS changed_columns,
            latest.figure_id AS previous_figure_id,
            {_columns("latest", MENTIONS)}
        FROM latest
        ANTI JOIN now_mentions USING (mention_id)
        LEFT JOIN articles USING (article_id)
        WHERE latest.change NOT IN ({_GONE})
    )
    SELECT * FROM came UNION ALL SELECT * FROM went ORDER BY article_id, byte_start, mention_id
    """


def select_figure_changes() -> str:
    """The changed figures, over `now_figures`, `kept_figures`, `last_run` and the changes of the run's mentions.

    A figure changes for the reasons of its mentions: those that are counted in it now and those that were before.
    """
    return f"""
    WITH {_latest(FIGURES)},
    reasons AS (
        SELECT figure_id, string_agg(DISTINCT reason, ', ' ORDER BY reason) AS reason
        FROM (
            SELECT figure_id, reason FROM mention_changes
            UNION ALL
            SELECT previous_figure_id, reason FROM mention_changes WHERE previous_figure_id <> figure_id
        )
        GROUP BY figure_id
    ),
    changes AS (
        {_select_came(FIGURES, "NULL")}
        WHERE {_is_new(FIGURES)}
        UNION ALL
        SELECT 'removed', NULL, [], {_columns("latest", FIGURES)}
        FROM latest
        ANTI JOIN now_figures USING (figure_id)
        WHERE latest.change NOT IN ({_GONE})
    )
    SELECT changes.* REPLACE (coalesce(
        reasons.reason, CASE WHEN last_run.is_same_code THEN 'other claims' ELSE 'new code version' END
    ) AS reason)
    FROM changes
    CROSS JOIN last_run
    LEFT JOIN reasons USING (figure_id)
    ORDER BY figure_id
    """


_WHY_MENTION_CAME = """
    CASE
        WHEN latest.change = 'superseded' THEN 'newer version removed'
        WHEN latest.reason = 'removed file' THEN 'returned file'
        WHEN latest.mention_id IS NULL AND articles.is_read_now THEN 'new article'  -- also where the clock went back
        WHEN latest.mention_id IS NULL AND coalesce(articles.first_seen_at > last_run.at, true) THEN 'new article'
        WHEN latest.mention_id IS NULL AND articles.has_newer THEN 'newer version removed'
        WHEN latest.change NOT IN ('removed') AND now.correction IS DISTINCT FROM latest.correction THEN 'corrected'
        WHEN latest.code_version = now.code_version
            AND latest.vocabulary_hash = now.vocabulary_hash
            AND last_run.is_same_code
        THEN 'other claims'
        ELSE 'new code version'
    END
"""


def _latest(kept: Kept) -> str:
    return f"""latest AS (
        SELECT * FROM kept_{kept.table} SEMI JOIN differing_{kept.table} USING ({kept.key})
        QUALIFY row_number() OVER (PARTITION BY {kept.key} ORDER BY run_number DESC) = 1
    )"""


def _select_came(kept: Kept, reason: str, *others: str) -> str:
    changed = ", ".join(
        f"CASE WHEN now.{quote(column)} IS DISTINCT FROM latest.{quote(column)} THEN {quote_text(column)} END"
        for column in kept.compared
    )
    also = "".join(f"{other}, " for other in others)
    return f"""
        SELECT
            CASE
                WHEN latest.change IS NULL THEN 'added'
                WHEN latest.change IN ({_GONE}) THEN 'returned'
                ELSE 'changed'
            END AS change,
            {reason} AS reason,
            CASE WHEN latest.change IS NULL THEN [] ELSE list_filter([{changed}], lambda name: name IS NOT NULL) END
                AS changed_columns,
            {also}{_columns("now", kept)}
        FROM (FROM now_{kept.table} SEMI JOIN differing_{kept.table} USING ({kept.key})) AS now
        LEFT JOIN latest USING ({kept.key})
    """


def _is_new(kept: Kept) -> str:
    differs = " OR ".join(f"now.{quote(name)} IS DISTINCT FROM latest.{quote(name)}" for name in kept.compared)
    return f"(latest.change IS NULL OR latest.change IN ({_GONE}) OR {differs})"


def _columns(source: str, kept: Kept) -> str:
    return ", ".join(f"{source}.{quote(column)}" for column in kept.columns)
