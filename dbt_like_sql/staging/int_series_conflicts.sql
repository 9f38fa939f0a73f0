/*
description: >-
  Figures of one series, the same key but for the time or the accounting, that differ: values of unknown time, a profile
  against a dated newer claim, a value that names its accounting against one that does not.
grain: one mention on one side of one series
materialized: table
columns:
  kind: as_of_varies, plural_estimate, stale_profile or accounting_basis
  subject: what makes it one conflict
  figure_id: the best supported of the figures, or the one in doubt
  mention_id: the mention
  side: side of the figure it belongs to, from 1
  words: best wording of that figure
  note: for stale_profile the newer date, for accounting_basis the accounting that is named
  severity: always low
tests:
  - not_null: [kind, subject, figure_id, mention_id, side, words, severity]
  - unique: [kind, subject, mention_id]
*/
WITH undated AS (
    SELECT *
    FROM {{ ref('int_preferred_claims') }}
    WHERE when_kind IN ('value', 'moment')
    WINDOW same_series AS (PARTITION BY series_id)
    QUALIFY max(low) OVER same_series > min(high) OVER same_series
),
supports AS (
    SELECT figure_id, count(DISTINCT source_id) AS n_sources
    FROM {{ ref('int_ranked_mentions') }}
    SEMI JOIN undated USING (figure_id)
    GROUP BY figure_id
),
varying AS (
    SELECT
        CASE
            -- Analysts differ among themselves; the same one differs only over time.
            WHEN basis = 'estimate'
                AND treatment <> 'mean_of_analysts'
                AND (treatment = 'per_analyst' OR bool_and(attributed_to IS NOT NULL) OVER same_series)
                AND count(DISTINCT attributed_to) OVER same_series = count(attributed_to) OVER same_series
            THEN 'plural_estimate'
            ELSE 'as_of_varies'
        END AS kind,
        series_id AS subject,
        first_value(figure_id) OVER (PARTITION BY series_id ORDER BY supports.n_sources DESC, figure_id) AS figure_id,
        figure_id AS member_figure_id,
        dense_rank() OVER (PARTITION BY series_id ORDER BY base_value, figure_id) AS side,
        words,
        NULL::VARCHAR AS note
    FROM undated
    JOIN supports USING (figure_id)
    WINDOW same_series AS (PARTITION BY series_id)
),
stale AS (
    SELECT profiles.figure_id AS profile_id, newer.figure_id AS newer_id, profiles.words AS profile_words,
        newer.words AS newer_words, newer.period_end
    FROM {{ ref('int_preferred_claims') }} AS profiles
    JOIN {{ ref('int_preferred_claims') }} AS newer ON newer.series_id = profiles.series_id
    JOIN {{ ref('reference_metrics') }} AS metrics ON metrics.metric = profiles.metric
    WHERE profiles.is_profile
        AND profiles.when_kind IN ('value', 'moment')
        AND newer.section <> 'profile'
        AND newer.period_end IS NOT NULL
        -- A context dates the article, not each of its figures; a part with the same aspect may be no whole.
        AND newer.when_kind = 'stated'
        AND profiles.treatment <> 'needs_aspect'
        AND newer.when_key NOT LIKE 'since %'
        AND newer.basis = 'reported'
        AND newer.measure = 'level'
        AND metrics.period_type = 'instant'
        AND (profiles.low > newer.high OR newer.low > profiles.high)
    QUALIFY row_number() OVER (PARTITION BY profiles.figure_id ORDER BY newer.period_end DESC, newer.figure_id) = 1
),
unnamed AS (
    SELECT silent.figure_id AS silent_id, named.figure_id AS named_id, silent.words AS silent_words,
        named.words AS named_words, named.accounting
    FROM {{ ref('int_preferred_claims') }} AS silent
    JOIN {{ ref('int_preferred_claims') }} AS named ON named.series_key = silent.series_key AND named.when_key = silent.when_key
    WHERE silent.accounting IS NULL
        AND named.accounting IS NOT NULL
        AND silent.basis = 'reported'
        AND (silent.low > named.high OR named.low > silent.high)
    QUALIFY row_number() OVER (PARTITION BY silent.figure_id ORDER BY named.figure_id) = 1
),
sides AS (
    SELECT * FROM varying
    UNION ALL
    SELECT 'stale_profile', profile_id, profile_id, profile_id, 1, profile_words, period_end::VARCHAR FROM stale
    UNION ALL
    SELECT 'stale_profile', profile_id, profile_id, newer_id, 2, newer_words, period_end::VARCHAR FROM stale
    UNION ALL
    SELECT 'accounting_basis', silent_id, silent_id, silent_id, 1, silent_words, accounting FROM unnamed
    UNION ALL
    SELECT 'accounting_basis', silent_id, silent_id, named_id, 2, named_words, accounting FROM unnamed
)
SELECT
    sides.kind,
    sides.subject,
    sides.figure_id,
    ranked.mention_id,
    sides.side,
    sides.words,
    sides.note,
    'low' AS severity
FROM sides
JOIN {{ ref('int_ranked_mentions') }} AS ranked ON ranked.figure_id = sides.member_figure_id AND NOT ranked.is_prior
ORDER BY sides.kind, sides.subject, sides.side, ranked.mention_id
