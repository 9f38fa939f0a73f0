/*
description: Entities that figures are about, as the reference data names them, else as articles name them most.
grain: one entity
materialized: table
columns:
  entity: primary ticker, ISO country, coin code or a slug
  entity_name: name in the reference data, else the name that its mentions use most
  kind: company, coin, index, commodity, currency, country, sector and so on
  country: ISO country of its primary listing or seat, where the reference data knows it
  exchange: primary exchange, where the reference data knows it
  fiscal_year_end_month: month in which its fiscal year ends, 12 for the calendar year
  is_reference: whether the reference data knows it
  n_mentions: figures that are about it
  n_articles: articles with such a figure
tests:
  - not_null: [entity, is_reference, n_mentions, n_articles]
  - unique: [entity]
  - expression: {name: fiscal_year_ends_in_a_month, sql: fiscal_year_end_month BETWEEN 1 AND 12}
*/
WITH mentioned AS (
    SELECT
        entity,
        mode(entity_name ORDER BY entity_name) AS entity_name,
        mode(entity_kind ORDER BY entity_kind) AS kind,
        count(*) AS n_mentions,
        count(DISTINCT article_id) AS n_articles
    FROM {{ ref('stg_mentions') }}
    WHERE entity IS NOT NULL
    GROUP BY entity
),
-- A correction may name an entity that no text names.
named AS (
    SELECT entity FROM mentioned
    UNION
    SELECT entity FROM {{ ref('int_applied_corrections') }} WHERE entity <> ''
)
SELECT
    named.entity,
    coalesce(reference.name, mentioned.entity_name, named.entity) AS entity_name,
    coalesce(reference.kind, mentioned.kind) AS kind,
    reference.country,
    reference.exchange,
    reference.fiscal_year_end_month::INTEGER AS fiscal_year_end_month,
    reference.entity_id IS NOT NULL AS is_reference,
    coalesce(mentioned.n_mentions, 0) AS n_mentions,
    coalesce(mentioned.n_articles, 0) AS n_articles
FROM named
LEFT JOIN mentioned ON mentioned.entity = named.entity
LEFT JOIN {{ ref('reference_entities') }} AS reference ON reference.entity_id = named.entity
ORDER BY named.entity
