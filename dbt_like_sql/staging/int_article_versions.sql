/*
description: Which articles count now. An article counts while a source of it is present and no present article of the same address is newer.
grain: one article
materialized: table
columns:
  article_id: SHA-256 of the article's bytes
  source_path: first present path in order, else the first path it ever had
  is_present: whether a source of it stands in the articles folder
  is_current: whether its figures count
  supersedes_article_id: the article that stood at the same path or canonical URL before
tests:
  - not_null: [article_id, is_present, is_current]
  - unique: [article_id]
*/
WITH placed AS (
    SELECT
        article_id,
        coalesce(min(source_path) FILTER (present), min(source_path)) AS source_path,
        bool_or(present) AS is_present
    FROM {{ ref('stg_sources') }}
    GROUP BY article_id
),
-- A line of a feed is no address: a line put in above moves all below it.
addresses AS (
    SELECT article_id, 'path' AS kind, concat_ws(chr(31), source_path, member) AS address, first_seen_at, present
    FROM {{ ref('stg_sources') }}
    WHERE line IS NULL
    UNION ALL
    SELECT clean.article_id, 'url', clean.canonical_url, articles.first_seen_at, placed.is_present
    FROM {{ ref('stg_clean_articles') }} AS clean
    JOIN {{ ref('stg_articles') }} AS articles USING (article_id)
    JOIN placed USING (article_id)
    -- A site's front page is not the address of an article.
    WHERE regexp_matches(clean.canonical_url, '^https?://[^/]+/.+')
),
ranked AS (
    SELECT
        addresses.article_id,
        addresses.kind,
        lag(addresses.article_id) OVER older_first AS previous_article_id,
        bool_or(addresses.present) OVER newer AS has_newer
    FROM addresses
    LEFT JOIN {{ ref('stg_clean_articles') }} AS clean USING (article_id)
    WINDOW
        older_first AS (
            PARTITION BY addresses.kind, addresses.address
            ORDER BY addresses.first_seen_at, clean.published_at NULLS FIRST, addresses.article_id
        ),
        newer AS (
            PARTITION BY addresses.kind, addresses.address
            ORDER BY addresses.first_seen_at, clean.published_at NULLS FIRST, addresses.article_id
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        )
),
versions AS (
    SELECT
        article_id,
        max(previous_article_id) AS supersedes_article_id,
        coalesce(bool_or(has_newer) FILTER (kind = 'url'), false) AS is_superseded
    FROM ranked
    GROUP BY article_id
)
SELECT
    placed.article_id,
    placed.source_path,
    placed.is_present,
    placed.is_present AND NOT coalesce(versions.is_superseded, false) AS is_current,
    versions.supersedes_article_id
FROM placed
LEFT JOIN versions USING (article_id)
ORDER BY placed.article_id
