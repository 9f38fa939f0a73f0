/*
description: The corrections of each claim, side by side. A mention and its copies in the article are one claim.
grain: one corrected claim
materialized: table
columns:
  claim_id: the mention, or the one that it copies
  value: corrected value; null where that field stands as it was extracted, as in the columns after it
  half_digit: half a unit of the last digit shown of the corrected value
  unit: corrected unit
  metric: corrected metric
  aspect: corrected aspect; empty for none, as in the columns after it
  entity: corrected entity
  entity_name: name of the corrected entity in the reference data, else its id
  entity_kind: kind of the corrected entity, where the reference data knows it
  measure: corrected measure
  comparator: corrected comparator
  basis: corrected basis
  accounting: corrected accounting
  vintage: corrected vintage
  attributed_to: corrected attribution
  period: corrected period
  period_start: first day of the corrected period
  period_end: last day of the corrected period
  told: what was corrected, by whom and why, as a sentence
tests:
  - not_null: [claim_id, told]
  - unique: [claim_id]
*/
WITH applied AS (
    SELECT
        coalesce(mentions.copy_of_mention_id, mentions.mention_id) AS claim_id,
        corrections.line,
        corrections.field,
        corrections.original,
        coalesce(corrections.value, '') AS value,
        corrections.period_start,
        corrections.period_end,
        corrections.who,
        corrections.corrected_at,
        corrections.why
    FROM {{ ref('corrections') }} AS corrections
    JOIN {{ ref('stg_mentions') }} AS mentions ON mentions.mention_id = corrections.mention_id
    WHERE corrections.status = 'applied'
),
gathered AS (
    SELECT
        claim_id,
        max(value) FILTER (field = 'value') AS value,
        max(value) FILTER (field = 'unit') AS unit,
        max(value) FILTER (field = 'metric') AS metric,
        max(value) FILTER (field = 'aspect') AS aspect,
        max(value) FILTER (field = 'entity') AS entity,
        max(value) FILTER (field = 'measure') AS measure,
        max(value) FILTER (field = 'comparator') AS comparator,
        max(value) FILTER (field = 'basis') AS basis,
        max(value) FILTER (field = 'accounting') AS accounting,
        max(value) FILTER (field = 'vintage') AS vintage,
        max(value) FILTER (field = 'attributed_to') AS attributed_to,
        max(value) FILTER (field = 'period') AS period,
        max(period_start) FILTER (field = 'period') AS period_start,
        max(period_end) FILTER (field = 'period') AS period_end,
        string_agg(
            'Its ' || replace(field, '_', ' ') || ' was corrected from ' || coalesce('"' || original || '"', 'nothing')
            || ' to ' || CASE value WHEN '' THEN 'nothing' ELSE '"' || value || '"' END
            || ' by ' || who || ' on ' || corrected_at::DATE::VARCHAR || ' (' || why || ').',
            ' ' ORDER BY line
        ) AS told
    FROM applied
    GROUP BY claim_id
)
SELECT
    gathered.claim_id,
    gathered.value::DECIMAL(38, 9) AS value,
    -- Half a unit of the last digit, exactly: no power is taken.
    CASE WHEN gathered.value IS NOT NULL
        THEN ('0.' || repeat('0', length(split_part(gathered.value, '.', 2))) || '5')::DECIMAL(38, 9) END AS half_digit,
    gathered.unit,
    gathered.metric,
    gathered.aspect,
    gathered.entity,
    CASE WHEN gathered.entity IS NOT NULL THEN coalesce(entities.name, gathered.entity) END AS entity_name,
    entities.kind AS entity_kind,
    gathered.measure,
    gathered.comparator,
    gathered.basis,
    gathered.accounting,
    gathered.vintage,
    gathered.attributed_to,
    gathered.period,
    gathered.period_start,
    gathered.period_end,
    gathered.told
FROM gathered
LEFT JOIN {{ ref('reference_entities') }} AS entities ON entities.entity_id = gathered.entity
ORDER BY gathered.claim_id
