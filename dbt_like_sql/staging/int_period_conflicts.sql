/*
description: >-
  Fiscal labels that are probably wrong: a precise value stands under one label and again, in other texts, under another that
  more sources give it. The expression is flagged once, with all that it governs in its text.
grain: one mention on one side of one expression
materialized: table
columns:
  kind: period_label
  subject: the text and its label
  figure_id: the figure under the label in doubt whose value recurs
  mention_id: the mention
  side: 1 for what the expression governs, 2 for the same value elsewhere
  words: the wording of the value that recurs
  note: the expression, and after a separator the other label
  severity: high where the other label has more sources, else medium
tests:
  - not_null: [kind, subject, figure_id, mention_id, side, words, note, severity]
  - unique: [kind, subject, mention_id]
*/
WITH labelled AS (
    SELECT
        claims.mention_id,
        cells.figure_id,
        claims.text_hash,
        claims.source_id,
        claims.series_key,
        claims.base_value,
        claims.when_key,
        mentions.period,
        mentions.period_from,
        mentions.bound,
        mentions.entity,
        mentions.evidence,
        claims.treatment IN ('plain', 'needs_aspect', 'as_of') AND claims.is_whole AND claims.basis = 'reported'
        -- Three digits or more: a value that does not recur by chance.
        AND mentions.bound = '=' AND abs(mentions.value) * power(10, mentions.decimals) >= 100 AS is_precise,
        claims.words
    FROM {{ ref('int_claims') }} AS claims
    JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
    JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
    WHERE claims.when_key IS NOT NULL
        AND NOT claims.is_prior
        AND regexp_matches(mentions.period, '^(FY)?[12][0-9]{3}([QH][1-4])?$')
),
recurring AS (
    SELECT series_key, base_value
    FROM labelled
    WHERE is_precise
    GROUP BY ALL
    HAVING count(DISTINCT when_key) > 1
),
placed AS (
    SELECT
        labelled.series_key,
        labelled.base_value,
        labelled.when_key,
        any_value(labelled.period) AS period,
        any_value(labelled.entity) AS entity,
        count(DISTINCT labelled.source_id) AS n_sources,
        list(DISTINCT labelled.text_hash) AS texts
    FROM labelled
    JOIN recurring USING (series_key, base_value)
    WHERE labelled.is_precise
    GROUP BY ALL
),
-- How much else is told of the entity under that label: between two equals the label that is talked about is right.
told AS (
    SELECT entity, when_key, count(DISTINCT text_hash) AS n_texts
    FROM labelled
    WHERE entity IN (SELECT entity FROM placed)
    GROUP BY ALL
),
weighed AS (
    SELECT placed.*, told.n_texts
    FROM placed
    JOIN told ON told.entity = placed.entity AND told.when_key = placed.when_key
),
doubted AS (
    SELECT
        weighed.series_key,
        weighed.base_value,
        weighed.when_key,
        likely.when_key AS likely_key,
        likely.period AS likely_period,
        likely.n_sources > weighed.n_sources AS is_outnumbered
    FROM weighed
    JOIN weighed AS likely USING (series_key, base_value)
    WHERE (likely.n_sources, likely.n_texts) > (weighed.n_sources, weighed.n_texts)
        -- A text that gives the value for both times compares them.
        AND NOT list_has_any(likely.texts, weighed.texts)
    QUALIFY row_number() OVER (
        PARTITION BY weighed.series_key, weighed.base_value, weighed.when_key
        ORDER BY likely.n_sources DESC, likely.n_texts DESC, likely.when_key DESC
    ) = 1
),
expressions AS (
    SELECT
        labelled.text_hash,
        labelled.period,
        labelled.text_hash || ' ' || labelled.period AS subject,
        labelled.figure_id,
        labelled.series_key,
        labelled.base_value,
        labelled.words,
        doubted.likely_key,
        doubted.is_outnumbered,
        coalesce(list_filter(labelled.evidence, lambda e: e.role = 'period')[1].words, labelled.period)
        || chr(31) || doubted.likely_period AS note
    FROM labelled
    JOIN doubted
        ON doubted.series_key = labelled.series_key
        AND doubted.base_value = labelled.base_value
        AND doubted.when_key = labelled.when_key
    WHERE labelled.is_precise AND labelled.period_from = 'stated'
    QUALIFY row_number() OVER (PARTITION BY labelled.text_hash, labelled.period ORDER BY labelled.figure_id, labelled.mention_id) = 1
),
sides AS (
    SELECT expressions.*, labelled.mention_id, 1 AS side
    FROM expressions
    JOIN labelled
        ON labelled.text_hash = expressions.text_hash
        AND labelled.period = expressions.period
        AND labelled.period_from = 'stated'
    UNION ALL
    SELECT expressions.*, labelled.mention_id, 2
    FROM expressions
    JOIN labelled
        ON labelled.series_key = expressions.series_key
        AND labelled.base_value = expressions.base_value
        AND labelled.when_key = expressions.likely_key
)
SELECT
    'period_label' AS kind,
    subject,
    figure_id,
    mention_id,
    side,
    words,
    note,
    CASE WHEN is_outnumbered THEN 'high' ELSE 'medium' END AS severity
FROM sides
ORDER BY subject, side, mention_id
