/*
description: What a new version of an article says otherwise. Only claims that each version makes once are set against each other.
grain: one mention on one side of one revision
materialized: table
columns:
  kind: revised
  subject: the mention that now stands
  figure_id: its figure
  mention_id: the mention; that of the earlier version is no longer among the facts
  side: 1 for the earlier version, 2 for the newer
  words: the claim as written
  note: always null
  severity: always medium
tests:
  - not_null: [kind, subject, figure_id, mention_id, side, words, severity]
  - unique: [kind, subject, mention_id]
*/
WITH versions AS (
    SELECT article_id AS newer_id, supersedes_article_id AS older_id
    FROM {{ ref('int_article_versions') }}
    WHERE is_current AND supersedes_article_id IS NOT NULL
),
written AS (
    SELECT
        mentions.*,
        versions.newer_id,
        mentions.article_id = versions.older_id AS is_older,
        concat_ws(
            chr(31), mentions.entity, mentions.metric, coalesce(mentions.aspect, ''), mentions.measure,
            coalesce(mentions.comparator, ''), mentions.unit, mentions.basis, coalesce(mentions.accounting, ''),
            coalesce(mentions.period, ''), coalesce(mentions.vintage, '')
        ) AS key,
        coalesce(mentions.qualifier || ' ', '') || mentions.quote AS words
    FROM {{ ref('mentions') }} AS mentions
    JOIN versions ON mentions.article_id IN (versions.newer_id, versions.older_id)
    WHERE mentions.entity IS NOT NULL AND mentions.metric <> 'other' AND mentions.range_id IS NULL
    QUALIFY row_number() OVER (PARTITION BY versions.newer_id, mentions.mention_id ORDER BY mentions.run_id) = 1
),
once AS (
    SELECT *
    FROM written
    WINDOW same_claim AS (PARTITION BY newer_id, key, is_older)
    QUALIFY min(value) OVER same_claim = max(value) OVER same_claim
),
revised AS (
    SELECT older.mention_id AS older_mention_id, newer.mention_id AS newer_mention_id, older.words AS older_words,
        newer.words AS newer_words
    FROM once AS older
    JOIN once AS newer ON newer.newer_id = older.newer_id AND newer.key = older.key
    WHERE older.is_older
        AND NOT newer.is_older
        AND (older.value_high <= newer.value_low OR newer.value_high <= older.value_low)
    QUALIFY row_number() OVER (PARTITION BY newer.newer_id, newer.key ORDER BY older.byte_start, newer.byte_start) = 1
),
sides AS (
    SELECT newer_mention_id AS subject, older_mention_id AS mention_id, 1 AS side, older_words AS words FROM revised
    UNION ALL
    SELECT newer_mention_id, newer_mention_id, 2, newer_words FROM revised
)
SELECT
    'revised' AS kind,
    sides.subject,
    cells.figure_id,
    sides.mention_id,
    sides.side,
    sides.words,
    NULL::VARCHAR AS note,
    'medium' AS severity
FROM sides
JOIN {{ ref('int_mention_cells') }} AS cells ON cells.mention_id = sides.subject
ORDER BY sides.subject, sides.side
