"""Turns a page number into the rows it holds, and those rows into the pages around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Paging:
    """Page `number`, from 1, of rows of which there are `total`, `size` of them a page."""

    number: int = 1
    size: int = 100
    total: int = 0

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    def of(self, rows: Sequence[Mapping[str, Any]]) -> "Paging":
        """The same page with the total that `rows` carry as n_all."""
        return replace(self, total=int(rows[0]["n_all"]) if rows else 0)


def read_paging(parameters: Mapping[str, str], size: int) -> Paging:
    """The page that a reader asked for; the first where what she asked for is no number."""
    asked = parameters.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1
    return Paging(max(1, number), size)
