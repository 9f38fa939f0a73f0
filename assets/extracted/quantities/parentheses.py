"""Tells the accounting parenthesis of "(14.2) million", a minus, from one that sets a figure apart."""

import re

from assets.extracted.quantities.amounts import Amount

_OTHER_MONEY = re.compile(r"[0-9] ?(?:bn|m|k|[a-z]{3,9})?(?: [a-z]{3,9}){0,2} $", re.IGNORECASE)
_LABEL = re.compile(r"(?:\b[QH][1-4]|(?:19|20)[0-9]{2}) $")
_BEFORE_AMOUNT = re.compile(
    r"(?:\b(?:of|was|were|to|from|at|or|and|vs\.?|versus|totaled|totalled)|:)\s$", re.IGNORECASE
)


def close_parenthesis(text: str, amount: Amount, opened: int, closed: int | None) -> Amount:
    """`amount` behind a parenthesis at `opened`, that closes right behind its digits at `closed` or further on.

    An accounting parenthesis is drawn into the quote as a minus; one that only sets a figure apart stays outside.
    """
    inside = opened > amount.start  # "$(0.32)"
    if closed is not None:
        used = amount.end > closed + 1 and not _converts(text, opened)
        if inside or used or _stands_alone(text, opened, closed):
            return amount._replace(start=min(opened, amount.start), sign=-1, signed=True)
        apart = amount._replace(end=closed, per_span=None)
        return apart.with_evidence("unit", *amount.per_span) if amount.per_span else apart
    if text.startswith(")", amount.end) and (inside or _stands_alone(text, opened, amount.end)):
        return amount._replace(start=min(opened, amount.start), end=amount.end + 1, sign=-1, signed=True)
    return amount


def _stands_alone(text: str, opened: int, closed: int) -> bool:
    """Whether text[opened:closed + 1] is a whole cell or line, or takes the place of an amount ("a loss of (1.2)")."""
    if not text[closed + 1 : closed + 40].strip(" .,;") and not text[max(0, opened - 40) : opened].strip():
        return True
    return _BEFORE_AMOUNT.search(text, max(0, opened - 12), opened) is not None


def _converts(text: str, opened: int) -> bool:
    """Whether the parenthesis says the amount before it again in other money: "3,867 ringgit ($811.03) a ton"."""
    before = text[max(0, opened - 32) : opened]
    return _OTHER_MONEY.search(before) is not None and _LABEL.search(before) is None
