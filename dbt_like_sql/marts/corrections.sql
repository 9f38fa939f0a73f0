/*
description: >-
  What people correct, line by line of corrections.csv in the home. A correction stands beside the claim and never over it: the
  mention keeps what its bytes say, the comparison of figures takes the corrected field.
grain: one line of corrections.csv
materialized: table
columns:
  line: line of the file from 1
  mention_id: the mention that it corrects; null where none stands at the place
  article_id: SHA-256 of the article's bytes
  byte_start: first byte of the mention's quote
  byte_end: byte after the quote's last
  field: column of fct_mentions that is corrected
  original: what was extracted, as text
  value: what is compared instead, as text; null for nothing
  who: who corrects
  corrected_at: when they did
  why: the reason that they give
  period_start: first day of a corrected period
  period_end: last day of a corrected period
  status: >-
    applied, superseded (a later line corrects the same field of the same claim), without_mention (no such mention counts now)
    or invalid (the line cannot be read)
  problem: what is wrong with the line, as a sentence; null where it is applied or superseded
tests:
  - not_null: [line, status]
  - unique: [line]
  - accepted_values: {column: status, values: [applied, superseded, without_mention, invalid]}
  - expression: {name: problem_where_not_used, sql: "(status IN ('applied', 'superseded')) = (problem IS NULL)"}
*/
WITH placed AS (
    SELECT
        stated.line,
        coalesce(mentions.mention_id, stated.mention_id) AS mention_id,
        coalesce(mentions.article_id, stated.article_id) AS article_id,
        coalesce(mentions.byte_start, stated.byte_start) AS byte_start,
        coalesce(mentions.byte_end, stated.byte_end) AS byte_end,
        stated.field,
        CASE stated.field
            WHEN 'value' THEN mentions.value::VARCHAR
            WHEN 'unit' THEN mentions.unit
            WHEN 'metric' THEN mentions.metric
            WHEN 'aspect' THEN mentions.aspect
            WHEN 'entity' THEN mentions.entity
            WHEN 'measure' THEN mentions.measure
            WHEN 'comparator' THEN mentions.comparator
            WHEN 'basis' THEN mentions.basis
            WHEN 'accounting' THEN mentions.accounting
            WHEN 'vintage' THEN mentions.vintage
            WHEN 'attributed_to' THEN mentions.attributed_to
            WHEN 'period' THEN mentions.period
        END AS original,
        stated.value,
        stated.who,
        stated.corrected_at,
        stated.why,
        stated.period_start,
        stated.period_end,
        stated.problem,
        mentions.mention_id IS NOT NULL AS is_found,
        -- A mention and its copies in the article are one claim.
        coalesce(mentions.copy_of_mention_id, mentions.mention_id) AS claim_id
    FROM {{ ref('stated_corrections') }} AS stated
    LEFT JOIN {{ ref('stg_mentions') }} AS mentions ON mentions.mention_id = stated.mention_id
),
judged AS (
    SELECT
        *,
        CASE
            WHEN problem IS NOT NULL THEN 'invalid'
            WHEN NOT is_found THEN 'without_mention'
            WHEN row_number() OVER (
                PARTITION BY claim_id, field, is_found, problem IS NULL ORDER BY corrected_at DESC, line DESC
            ) > 1 THEN 'superseded'
            ELSE 'applied'
        END AS status
    FROM placed
)
SELECT
    line,
    mention_id,
    article_id,
    byte_start,
    byte_end,
    field,
    -- A value without the zeros that its column keeps behind.
    CASE WHEN field = 'value' AND contains(original, '.') THEN rtrim(rtrim(original, '0'), '.') ELSE original END AS original,
    value,
    who,
    corrected_at,
    why,
    period_start,
    period_end,
    status,
    CASE
        WHEN status = 'without_mention' THEN 'corrections.csv:' || line || ': no mention '
            || coalesce(mention_id, 'at bytes ' || byte_start || '-' || byte_end || ' of article ' || left(article_id, 16))
            || ' counts now; look it up in the view figures, or remove the line'
        ELSE problem
    END AS problem
FROM judged
ORDER BY line
