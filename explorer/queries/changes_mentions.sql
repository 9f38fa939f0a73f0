-- Mentions that were known otherwise at $new than at $old, with the versions of both states. A mention that stands as before in a
-- new version of its article went and came in one: it is carried over, and left out. States are compared by hash;
-- changes_mentions_states reads those that are shown.
WITH states AS (
    SELECT mention_id AS id, version, entity, metric, figure_id,
        valid_from_at <= $old AND coalesce(valid_to_at > $old, true) AS is_before,
        valid_from_at <= $new AND coalesce(valid_to_at > $new, true) AS is_after,
        hash(quote, value, value_low, value_high, bound, qualifier, unit, metric, aspect, entity, entity_name, measure, comparator, basis,
            accounting, vintage, attributed_to, period, period_start, period_end, period_from, correction) AS said
    FROM fct_mentions_history WHERE is_known AND is_before <> is_after
),
pairs AS (
    SELECT id, max(version) FILTER (is_before) AS old_version, max(version) FILTER (is_after) AS new_version,
        arg_max(entity, version) AS entity, arg_max(metric, version) AS metric, arg_max(said, version) AS said,
        CASE WHEN old_version IS NULL THEN 'added' WHEN new_version IS NULL THEN 'removed' ELSE 'changed' END AS change
    FROM states GROUP BY id
    HAVING hash(any_value(said) FILTER (is_before), any_value(figure_id) FILTER (is_before))
        <> hash(any_value(said) FILTER (is_after), any_value(figure_id) FILTER (is_after))
),
superseded AS (
    SELECT mention_id AS id FROM fct_mentions_history WHERE valid_from_at > $old AND valid_from_at <= $new
    GROUP BY mention_id HAVING min(reason) = 'superseded' AND max(reason) = 'superseded'
),
counted AS (
    SELECT pairs.*, row_number() OVER (PARTITION BY said, change ORDER BY entity, metric, id) AS nth
    FROM pairs WHERE change = 'added' OR (change = 'removed' AND id IN (FROM superseded))
),
carried AS (
    SELECT unnest([gone.id, come.id]) AS id FROM counted AS gone JOIN counted AS come USING (said, nth)
    WHERE gone.change = 'removed' AND come.change = 'added'
),
told AS (
    SELECT * EXCLUDE (said) FROM pairs ANTI JOIN carried USING (id)
),
counts AS (
    SELECT count(*) AS n_all, count(*) FILTER (change = 'added') AS n_added, count(*) FILTER (change = 'changed') AS n_changed,
        count(*) FILTER (change = 'removed') AS n_removed
    FROM told
),
shown AS (FROM told, counts ORDER BY entity, metric, id LIMIT $limit OFFSET $offset)
SELECT shown.*, coalesce(metrics.label, shown.metric) AS metric_label,
    shown.id IN (SELECT mention_id FROM fct_mentions) AS is_published
FROM shown LEFT JOIN dim_metrics AS metrics ON metrics.metric = shown.metric
ORDER BY shown.entity, shown.metric, shown.id
