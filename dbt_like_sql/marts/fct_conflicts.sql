/*
description: >-
  Where claims disagree, once each, with a sentence that says how. Estimates that differ and values of unknown time are told
  apart from claims that cannot both be true.
grain: one disagreement
materialized: table
columns:
  conflict_id: hash of kind and subject
  kind: >-
    value (reported claims that cannot all hold), plural_estimate (estimates that differ), as_of_varies (values of unknown
    time, plans and means of analysts that differ), period_label (a fiscal label that is probably wrong), accounting_basis
    (one value names its accounting, the other does not), sign (equal size, opposite sign), scale (a factor of 100, 1,000 or
    1,000,000), arithmetic (a relation fails), physical (units that cannot fit), revised (a new version of the article says
    otherwise) or stale_profile (a company profile against a newer claim)
  severity: high, medium or low
  figure_id: the figure it is about
  explanation: what disagrees, as a sentence
  n_sides: sides
  n_mentions: mentions on all sides
tests:
  - not_null: [conflict_id, kind, severity, figure_id, explanation, n_sides, n_mentions]
  - unique: [conflict_id]
  - accepted_values: {column: severity, values: [high, medium, low]}
  - accepted_values:
      column: kind
      values: [value, plural_estimate, as_of_varies, period_label, accounting_basis, sign, scale, arithmetic, physical, revised, stale_profile]
  - relationships: {column: figure_id, to: fct_figures.figure_id}
*/
WITH noted AS (
    SELECT kind, subject, side, words, note, severity FROM {{ ref('int_cell_conflicts') }}
    UNION ALL
    SELECT kind, subject, side, words, note, severity FROM {{ ref('int_series_conflicts') }}
    UNION ALL
    SELECT kind, subject, side, words, note, severity FROM {{ ref('int_period_conflicts') }}
    UNION ALL
    SELECT kind, subject, side, words, note, severity FROM {{ ref('int_version_conflicts') }}
    UNION ALL
    SELECT kind, subject, side, words, note, severity FROM {{ ref('int_relation_conflicts') }}
),
noted_once AS (
    SELECT left(sha256(kind || chr(31) || subject), 16) AS conflict_id, any_value(note) AS note, any_value(severity) AS severity
    FROM noted
    GROUP BY kind, subject
),
counted AS (
    SELECT conflict_id, any_value(kind) AS kind, any_value(figure_id) AS figure_id, count(DISTINCT side) AS n_sides,
        count(*) AS n_mentions
    FROM {{ ref('conflict_mentions') }}
    GROUP BY conflict_id
),
-- Up to four sides are quoted.
quoted AS (
    SELECT
        conflict_id,
        string_agg('"' || words || '"', ', ' ORDER BY side) FILTER (side <= 4) AS words,
        max(words) FILTER (side = 1) AS first_words,
        max(words) FILTER (side = 2) AS second_words
    FROM (SELECT DISTINCT conflict_id, side, words FROM {{ ref('conflict_mentions') }})
    GROUP BY conflict_id
),
governed AS (
    SELECT sides.conflict_id, string_agg(DISTINCT '"' || claims.words || '"', ' and ' ORDER BY '"' || claims.words || '"') AS words
    FROM {{ ref('conflict_mentions') }} AS sides
    JOIN {{ ref('int_claims') }} AS claims USING (mention_id)
    WHERE sides.kind = 'period_label' AND sides.side = 1
    GROUP BY sides.conflict_id
),
told AS (
    SELECT
        counted.*,
        noted_once.severity,
        noted_once.note,
        quoted.first_words,
        quoted.second_words,
        quoted.words || CASE WHEN counted.n_sides > 4 THEN ' and ' || (counted.n_sides - 4) || ' more' ELSE '' END AS words,
        governed.words AS governed_words,
        regexp_replace(coalesce(metrics.label, figures.metric), ' \(.*\)', '')
        || CASE figures.measure WHEN 'level' THEN '' ELSE ' (' || replace(figures.measure, '_', ' ') || ')' END
        || ' of ' || coalesce(figures.entity_name, figures.entity)
        || coalesce(', ' || figures.aspect, '')
        || coalesce(', ' || figures.period, '') AS subject
    FROM counted
    JOIN noted_once USING (conflict_id)
    JOIN quoted USING (conflict_id)
    JOIN {{ ref('fct_figures') }} AS figures ON figures.figure_id = counted.figure_id
    LEFT JOIN {{ ref('reference_metrics') }} AS metrics ON metrics.metric = figures.metric
    LEFT JOIN governed ON governed.conflict_id = counted.conflict_id
)
SELECT
    conflict_id,
    kind,
    severity,
    figure_id,
    CASE kind
        WHEN 'value' THEN subject || ': ' || words || ' cannot all hold.'
        WHEN 'plural_estimate' THEN 'Estimates of ' || subject || ' differ: ' || words || '.'
        WHEN 'as_of_varies' THEN subject || ' is given as ' || words || '; each may have held at its own time.'
        WHEN 'accounting_basis'
            THEN subject || ': ' || words || '; only the second names its accounting (' || note || '), so they may not be comparable.'
        WHEN 'sign' THEN subject || ': ' || words || ' are of equal size and opposite sign.'
        WHEN 'scale' THEN subject || ': ' || words || ' differ by a factor of ' || note || '; one may have lost its scale.'
        WHEN 'stale_profile'
            THEN 'A profile gives ' || subject || ' as "' || first_words || '", but "' || second_words || '" is newer (' || note || ').'
        WHEN 'revised'
            THEN 'An earlier version of the article gave ' || subject || ' as "' || first_words || '"; it now says "' || second_words || '".'
        WHEN 'period_label'
            THEN '"' || split_part(note, chr(31), 1) || '" stands over ' || governed_words || ', but the same "' || first_words
            || '" stands under ' || split_part(note, chr(31), 2) || ' elsewhere, which is the likely reading.'
        WHEN 'physical' THEN first_words || ', but the text gives only "' || second_words || '".'
        ELSE first_words || coalesce(', but the text says "' || second_words || '"', '') || '.'
    END AS explanation,
    n_sides,
    n_mentions
FROM told
ORDER BY conflict_id
