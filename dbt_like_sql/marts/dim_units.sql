/*
description: The vocabulary of units. A compound unit (USD/MW) is written with the units that it is made of.
grain: one unit
materialized: table
columns:
  unit: id of the unit, ISO 4217 for money
  label: name for a person
  dimension: what the unit measures
  base_unit: unit that figures of the dimension are compared in
  factor_to_base: how many base units one unit is
  ucum: code in UCUM where it has one
  iso4217: whether it is a currency code of ISO 4217
  synonyms: words and signs that name it, separated by semicolons
  note: what to know about it
tests:
  - not_null: [unit, dimension]
  - unique: [unit]
*/
SELECT
    unit,
    label,
    dimension,
    base_unit,
    factor_to_base::DECIMAL(38, 12) AS factor_to_base,
    ucum,
    iso4217,
    synonyms,
    note
FROM {{ ref('reference_units') }}
ORDER BY unit
