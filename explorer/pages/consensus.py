"""Turns reported figures and estimates of them into one table, with the arithmetic that closes or does not."""

from itertools import groupby
from operator import itemgetter

from explorer.page import Page
from explorer.warehouse import Warehouse

_SHOWN = 200


def show_consensus(warehouse: Warehouse, entity: str | None) -> Page:
    """Actual against each provider, surprises, estimates that nothing meets yet; of one entity where it is given."""
    warehouse.derive("compared", "expected")
    compared = warehouse.rows("consensus", entity=entity, limit=_SHOWN)
    expected = warehouse.rows("consensus_open", entity=entity, limit=_SHOWN)
    values = {
        "compared": [list(rows) for _, rows in groupby(compared, key=itemgetter("figure_id"))],
        "expected": [list(rows) for _, rows in groupby(expected, key=itemgetter("figure_id"))],
        "relations": warehouse.rows("consensus_relations", entity=entity, limit=_SHOWN),
        "entity": entity,
        "shown": _SHOWN,
    }
    return Page("consensus.html", values)
