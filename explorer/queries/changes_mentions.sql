-- Mentions that were known otherwise at $new than at $old, with both states and the reasons between them. A mention that stands as
-- before in a new version of its article went and came in one: it is carried over, and left out.
WITH states AS (
    SELECT history AS state, mention_id, version, valid_from_at, valid_to_at, figure_id,
        row(quote, value, value_low, value_high, bound, qualifier, unit, metric, aspect, entity, entity_name, measure, comparator, basis,
            accounting, vintage, attributed_to, period, period_start, period_end, period_from, correction) AS said
    FROM fct_mentions_history AS history WHERE is_known
),
before AS (FROM states WHERE valid_from_at <= $old AND coalesce(valid_to_at > $old, true)),
after AS (FROM states WHERE valid_from_at <= $new AND coalesce(valid_to_at > $new, true)),
reasons AS (
    SELECT mention_id, string_agg(DISTINCT reason, ', ' ORDER BY reason) AS why
    FROM fct_mentions_history WHERE valid_from_at > $old AND valid_from_at <= $new GROUP BY mention_id
),
pairs AS (
    SELECT mention_id AS id, before.state AS old, after.state AS new, reasons.why, coalesce(after.state, before.state) AS about,
        coalesce(after.said, before.said) AS said,
        CASE WHEN before.version IS NULL THEN 'added' WHEN after.version IS NULL THEN 'removed' ELSE 'changed' END AS change
    FROM before FULL JOIN after USING (mention_id) LEFT JOIN reasons USING (mention_id)
    WHERE row(before.said, before.figure_id) IS DISTINCT FROM row(after.said, after.figure_id)
),
counted AS (
    SELECT *, CASE WHEN change = 'added' THEN 'came' WHEN change = 'removed' AND why = 'superseded' THEN 'went' END AS way,
        row_number() OVER (PARTITION BY said, way ORDER BY about.entity, about.metric, id) AS nth
    FROM pairs
),
told AS (
    FROM counted AS one
    WHERE way IS NULL OR NOT EXISTS (
        FROM counted AS other WHERE other.way <> one.way AND other.said = one.said AND other.nth = one.nth)
)
SELECT told.* EXCLUDE (said, way, nth), coalesce(metrics.label, told.about.metric) AS metric_label,
    mentions.mention_id IS NOT NULL AS is_published,
    count(*) OVER () AS n_all, count(*) FILTER (change = 'added') OVER () AS n_added,
    count(*) FILTER (change = 'changed') OVER () AS n_changed, count(*) FILTER (change = 'removed') OVER () AS n_removed
FROM told
LEFT JOIN dim_metrics AS metrics ON metrics.metric = told.about.metric
LEFT JOIN fct_mentions AS mentions ON mentions.mention_id = told.id
ORDER BY told.about.entity, told.about.metric, id
LIMIT $limit OFFSET $offset
