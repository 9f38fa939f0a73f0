/*
description: >-
  Claims that only seem to share a key with another: what sets the two apart was not read. Two values in one sentence are two
  things, and so are two growth rates of one source. A source that gives several far values for one time means with all but
  the best supported, else the first, something else; a near value, another sign or another scale is left as a contradiction.
grain: one mention that is set apart
materialized: table
columns:
  mention_id: the mention
  because: sentence (another value of the key in its sentence), rate (another rate of its source) or source (a far value)
tests:
  - not_null: [mention_id, because]
  - unique: [mention_id]
*/
WITH comparable AS (
    SELECT
        claims.mention_id,
        series.series_id,
        coalesce(claims.when_key, '') AS when_key,
        claims.when_key IS NOT NULL AND claims.basis = 'reported' AND claims.measure = 'level' AS is_dated_level,
        claims.measure <> 'level' AS is_change,
        claims.text_hash || ' ' || claims.sentence_no::VARCHAR AS sentence,
        claims.source_id,
        coalesce(claims.attributed_to, '') AS attributed_to,
        claims.position,
        claims.base_value,
        claims.low,
        claims.high
    FROM {{ ref('int_claims') }} AS claims
    JOIN {{ ref('int_series') }} AS series USING (mention_id)
    WHERE claims.is_whole AND NOT claims.is_prior AND claims.treatment <> 'moment'
),
sentences AS (
    SELECT series_id, when_key, sentence, attributed_to
    FROM comparable
    WHERE sentence IS NOT NULL
    GROUP BY ALL
    HAVING max(low) > min(high)
),
rates AS (
    SELECT series_id, when_key, source_id, attributed_to
    FROM comparable
    WHERE is_change
    GROUP BY ALL
    HAVING max(low) > min(high)
),
sources AS (
    SELECT series_id, when_key, source_id
    FROM comparable
    WHERE is_dated_level
    GROUP BY ALL
    HAVING max(low) > min(high)
),
rivals AS (
    SELECT comparable.*
    FROM comparable
    JOIN sources USING (series_id, when_key, source_id)
    WHERE comparable.is_dated_level
),
backed AS (
    SELECT comparable.series_id, comparable.when_key, comparable.base_value, count(DISTINCT comparable.source_id) AS n_sources
    FROM comparable
    SEMI JOIN rivals USING (series_id, when_key)
    GROUP BY ALL
),
meant AS (
    SELECT rivals.series_id, rivals.when_key, rivals.source_id, rivals.base_value, rivals.low, rivals.high
    FROM rivals
    JOIN backed USING (series_id, when_key, base_value)
    QUALIFY row_number() OVER (
        PARTITION BY rivals.series_id, rivals.when_key, rivals.source_id
        ORDER BY backed.n_sources DESC, rivals.position, rivals.high - rivals.low, rivals.mention_id
    ) = 1
),
far AS (
    SELECT
        rivals.mention_id,
        abs(rivals.base_value) AS size,
        abs(meant.base_value) AS meant_size
    FROM rivals
    JOIN meant USING (series_id, when_key, source_id)
    WHERE (rivals.low > meant.high OR rivals.high < meant.low)
        AND abs(rivals.base_value - meant.base_value) > 0.1 * greatest(abs(rivals.base_value), abs(meant.base_value))
),
reasons AS (
    SELECT comparable.mention_id, 'sentence' AS because, 1 AS priority
    FROM comparable
    JOIN sentences USING (series_id, when_key, sentence, attributed_to)
    UNION ALL
    SELECT comparable.mention_id, 'rate', 2
    FROM comparable
    JOIN rates USING (series_id, when_key, source_id, attributed_to)
    WHERE comparable.is_change
    UNION ALL
    SELECT far.mention_id, 'source', 3
    FROM far
    WHERE NOT EXISTS (
        SELECT 1
        FROM (VALUES (1), (100), (1000), (1000000)) AS factors (factor)
        WHERE abs(greatest(far.size, far.meant_size) - factors.factor * least(far.size, far.meant_size))
            <= 0.005 * greatest(far.size, far.meant_size)
    )
)
SELECT mention_id, arg_min(because, priority) AS because
FROM reasons
GROUP BY mention_id
