/*
description: Who expects what, one row a provider of an estimate, with the median and the number of providers beside it.
grain: one provider of one estimated figure
materialized: view
columns:
  figure_id: the estimated figure
  entity: whose figure it is
  metric: what is estimated
  aspect: what narrows the metric
  measure: level, change or percent_change
  period: what time it is about
  accounting: gaap or adjusted
  provider: who estimates; where the text names nobody, one unnamed provider a source
  value: the provider's estimate, the most precise of several; null where it is a range
  value_low: lower end of the estimate
  value_high: upper end of the estimate
  unit: unit of value and median_value
  mention_id: the mention it stands in
  median_value: median of the providers' values; null where their units differ
  n_providers: number of the figure's providers
*/
WITH estimates AS (
    SELECT
        said.figure_id,
        said.provider,
        said.mention_id,
        said.value,
        said.value_low,
        said.value_high,
        said.unit
    FROM {{ ref('figure_mentions') }} AS said
    JOIN {{ ref('fct_figures') }} AS cells USING (figure_id)
    JOIN {{ ref('fct_mentions') }} AS mentions USING (mention_id)
    WHERE cells.basis = 'estimate' AND said.rank <> 'deprecated'
    QUALIFY row_number() OVER (
        PARTITION BY said.figure_id, said.provider
        ORDER BY said.value_high - said.value_low, mentions.article_id, mentions.byte_start
    ) = 1
),
counted AS (
    SELECT
        figure_id,
        CASE WHEN count(DISTINCT unit) = 1 THEN median(value) END::DECIMAL(38, 9) AS median_value,
        count(*) AS n_providers
    FROM estimates
    GROUP BY figure_id
)
SELECT
    estimates.figure_id,
    figures.entity,
    figures.metric,
    figures.aspect,
    figures.measure,
    figures.period,
    figures.accounting,
    estimates.provider,
    estimates.value,
    estimates.value_low,
    estimates.value_high,
    estimates.unit,
    estimates.mention_id,
    counted.median_value,
    counted.n_providers
FROM estimates
JOIN counted USING (figure_id)
JOIN {{ ref('fct_figures') }} AS figures USING (figure_id)
ORDER BY estimates.figure_id, estimates.value
