"""Turns a hand label and a prediction into the deepest level at which they agree: span, quantity, metric, fact.

A label is an object of gold/*.jsonl; its `accept` names other values of a field that are right as well.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

Row = Mapping[str, object]

LEVELS = ("span", "quantity", "metric", "fact")
MAX_NAMES = 3  # of a predicted entity: id, name, ticker

_UNIT_ALIASES = {
    "pct": "percent",
    "%": "percent",
    "bp": "basis_point",
    "bps": "basis_point",
    "pp": "percentage_point",
    "multiple": "x",
    "pure": "count",
    "user": "count",
    "shares": "count",
    "GPU": "count",
    "points": "score",
    "USDT": "USD",
}
_LEGAL = re.compile(
    r"\b(the|inc|corp|corporation|company|co|ltd|plc|group|holdings|holding|platforms|limited|sa|ag|nv|se)\b"
)


def agreed_levels(label: Row, guess: Row) -> int:
    """How many of LEVELS hold between a label and the prediction it is paired with; 1 where only the spans overlap."""
    steps = (agrees_on_quantity, _agrees_on_metric, _agrees_on_fact)
    for depth, step in enumerate(steps, start=1):
        if not step(label, guess):
            return depth
    return len(LEVELS)


def agrees_on_quantity(label: Row, guess: Row, *, signed: bool = False) -> bool:
    """Whether value and unit are right: an accepted value in an accepted unit, or an accepted pair of both."""
    unit, value = plain_unit(guess.get("unit")), guess.get("value")
    choices = [(w, u) for u in accepted(label, "unit") for w in accepted(label, "value")]
    choices += [(pair[0], pair[1]) for pair in accepted(label, "quantity")[1:] if isinstance(pair, list)]
    return any(plain_unit(u) == unit and _is_equal(want, value, signed) for want, u in choices)


def accepted(label: Row, field: str) -> list[object]:
    """The value of `field` in a label and every other that it accepts there."""
    others = label.get("accept")
    more = others.get(field, []) if isinstance(others, Mapping) else []
    return [label.get(field), *more]


def _agrees_on_metric(label: Row, guess: Row) -> bool:
    measure = guess.get("measure") or "level"
    return guess.get("metric") in accepted(label, "metric") and measure in accepted(label, "measure")


def _agrees_on_fact(label: Row, guess: Row) -> bool:
    return (
        agrees_on_quantity(label, guess, signed=True)
        and agrees_on_entity(label, guess.get("entity"))
        and (guess.get("basis") or "reported") in accepted(label, "basis")
        and (guess.get("comparator") or None) in accepted(label, "comparator")
    )


def agrees_on_entity(label: Row, entity: object) -> bool:
    """Whether any predicted name is an accepted one, legal forms, accents and case aside."""
    want = set().union(*(_names_of(name) for name in accepted(label, "entity")))
    got = _names_of(entity[:MAX_NAMES] if isinstance(entity, list) else entity)
    return bool(want & got) or any(_is_longer(w, g) or _is_longer(g, w) for w in want for g in got)


def _is_longer(name: str, longer: str) -> bool:
    """Whether `longer` goes on where `name`, of two words or more, ends: "coca cola" names "coca cola bottling"."""
    return " " in name and longer.startswith(name + " ")


def _names_of(entity: object) -> set[str]:
    names = entity if isinstance(entity, list) else [entity]
    return {_plain_name(str(name or "")) for name in names} - {""}


def _plain_name(name: str) -> str:
    marked = unicodedata.normalize("NFKD", name.lower())
    plain = re.sub(r"[^\w&$ ]|_", " ", "".join(c for c in marked if not unicodedata.combining(c)))
    return " ".join(_LEGAL.sub(" ", plain).split()) or " ".join(plain.split())


def plain_unit(unit: object) -> object:
    """The unit under which equal ones compare: "%" and "pct" are percent."""
    return _UNIT_ALIASES.get(str(unit), unit)


def _is_equal(want: object, got: object, signed: bool) -> bool:
    wanted, given = _read_decimal(want), _read_decimal(got)
    if wanted is None or given is None:
        return False
    return wanted == given or (not signed and abs(wanted) == abs(given))


def _read_decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
