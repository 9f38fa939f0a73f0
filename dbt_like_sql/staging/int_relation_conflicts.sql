/*
description: Relations that fail, joined where they fail against one claim.
grain: one mention on one side of one claim that arithmetic contradicts
materialized: table
columns:
  kind: physical for unit identities, else arithmetic
  subject: the claim that is contradicted
  figure_id: its figure
  mention_id: the mention
  side: 1 for operands, 2 for the claim
  words: for operands what follows from them, for the claim its words
  note: always null
  severity: always medium
tests:
  - not_null: [kind, subject, figure_id, mention_id, side, words, severity]
  - unique: [kind, subject, mention_id]
*/
WITH failing AS (
    SELECT
        CASE WHEN kind = 'unit_identity' THEN 'physical' ELSE 'arithmetic' END AS kind,
        coalesce(target_mention_id, operand_mention_ids[1]) AS subject,
        target_words,
        worked,
        operand_mention_ids
    FROM {{ ref('fct_relations') }}
    WHERE verdict = 'fails'
),
worked AS (
    SELECT kind, subject, string_agg(worked, '; ' ORDER BY worked) AS worked, any_value(target_words) AS target_words
    FROM failing
    GROUP BY ALL
),
sides AS (
    SELECT DISTINCT kind, subject, unnest(operand_mention_ids) AS mention_id, 1 AS side FROM failing
    UNION ALL
    SELECT kind, subject, subject, 2 FROM worked WHERE target_words IS NOT NULL
)
SELECT
    sides.kind,
    sides.subject,
    cells.figure_id,
    sides.mention_id,
    sides.side,
    CASE WHEN sides.side = 1 THEN worked.worked ELSE worked.target_words END AS words,
    NULL::VARCHAR AS note,
    'medium' AS severity
FROM sides
JOIN worked ON worked.kind = sides.kind AND worked.subject = sides.subject
JOIN {{ ref('int_mention_cells') }} AS cells ON cells.mention_id = sides.subject
QUALIFY row_number() OVER (PARTITION BY sides.kind, sides.subject, sides.mention_id ORDER BY sides.side DESC) = 1
ORDER BY sides.subject, sides.side, sides.mention_id
