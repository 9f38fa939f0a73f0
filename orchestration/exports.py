"""Turns the mentions of a warehouse into objects with the fields that hand labels have, one a source of the article."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from assets.kernel.ids import plain
from orchestration.reading import open_warehouse

_BODY = {"headline": "body"}  # labels know the headline as body
_MENTIONS = """
SELECT s.source_path, m.char_start, m.char_end, m.quote, m.value, m.unit, m.metric, m.entity, m.entity_name, m.measure,
       m.comparator, m.basis, m.bound, m.period, m.section
FROM fct_mentions m JOIN article_sources s USING (article_id)
WHERE s.present
ORDER BY s.source_path, m.char_start, m.char_end, m.mention_id
"""
_FETCHED_ROWS = 10_000


def known_files(warehouse: Path) -> set[str]:
    """The source paths of all articles that are present."""
    with open_warehouse(warehouse) as connection:
        rows = connection.sql("SELECT DISTINCT source_path FROM article_sources WHERE present").fetchall()
    return {path for (path,) in rows}


def read_mentions(warehouse: Path) -> Iterator[dict[str, object]]:
    """Every mention with the fields of a label: file, start, end, quote, value, unit, metric, entity, measure ...

    `start` and `end` are code points of the raw text, `value` a decimal string, `entity` the id and the name.
    """
    with open_warehouse(warehouse) as connection:
        found = connection.execute(_MENTIONS)
        while rows := found.fetchmany(_FETCHED_ROWS):
            yield from map(_to_label, rows)


def _to_label(row: tuple[object, ...]) -> dict[str, object]:
    file, start, end, quote, value, unit, metric, entity, name, measure, comparator, basis, bound, period, section = row
    assert isinstance(value, Decimal)
    return {
        "file": file,
        "start": start,
        "end": end,
        "quote": quote,
        "value": plain(value),
        "unit": unit,
        "metric": metric,
        "entity": [part for part in (entity, name) if part is not None] or None,
        "measure": measure,
        "comparator": comparator,
        "basis": basis,
        "bound": bound,
        "period": period,
        "section": _BODY.get(str(section), section),
    }
