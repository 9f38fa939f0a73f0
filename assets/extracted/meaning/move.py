"""Turns the direction words around a number into its move: which way, in which frame, by how direct a grip."""

import re
from dataclasses import dataclass

from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.meaning.view import PassageView

_DIRECT = re.compile(r"[dbGVT]*x?[db]*$")  # fell [by] [about] 3%
_TO = re.compile(r"[dxbCTQK,()in]*t[d]*$")  # rose [12%] to $3bn
_OF = re.compile(r"[dxCTiKAM]{0,5}[or][dEG]*$")  # a decline of 3%, a decline in profit of 3%
_LOOSE = re.compile(r"[dxCTKinAGM]{0,4}b?[d]*$")  # fell in March about 3%
_NOUN_AFTER = re.compile(r"[dxCAGMTKX']{0,4}$")  # a 3% sequential decline, a 16% sales gain
_ADVERB_AFTER = re.compile(r"[dxM]{0,1}$")  # 3% higher


@dataclass(frozen=True, slots=True)
class Move:
    """A direction word that governs a number. `frame`: by, to, of, noun, adverb, compare, surprise."""

    sign: int
    frame: str
    atom: int
    start: int
    end: int

    @property
    def is_change(self) -> bool:
        """Whether the number is the size of the move, not where it led."""
        return self.frame != "to"


def find_move(view: PassageView, number: int, tables: MeaningTables) -> Move | None:
    """The direction word that governs the quantity at atom `number`, nearest and most direct first."""
    before, after = _before(view, number, tables), _after(view, number, tables)
    if before and after:
        direct = before.frame in ("by", "of") and before.atom == number - 1
        return (
            before if direct and after.frame != "adverb" else after if after.frame != "noun" or not direct else before
        )
    return before or after


def _before(view: PassageView, number: int, tables: MeaningTables) -> Move | None:
    letters = view.letters
    for atom, hit in reversed(view.families.get("direction", ())):
        if atom >= number:
            continue
        gap = letters[atom + 1 : number]
        if len(gap) > 14:
            return None
        direction = tables.directions[hit.key]
        frame = _frame_before(gap, direction.role)
        if frame:
            return Move(direction.sign, frame, atom, hit.start, hit.end)
    return None


def _frame_before(gap: str, role: str) -> str | None:
    if role == "noun":
        return "of" if _OF.match(gap) else None
    if role == "surprise":
        return (
            "surprise" if gap.endswith(("b", "bd")) and ";" not in gap or _OF.match(gap) or gap in ("", "d") else None
        )
    if _TO.match(gap):
        return "to"
    if _DIRECT.match(gap) or _LOOSE.match(gap):
        return "by"
    return "by" if gap.endswith(("b", "bd")) and "Q" not in gap and "|" not in gap else None


def _after(view: PassageView, number: int, tables: MeaningTables) -> Move | None:
    letters = view.letters
    for atom, hit in view.families.get("direction", ()):
        if atom <= number:
            continue
        gap = letters[number + 1 : atom]
        if len(gap) > 5:
            return None
        direction = tables.directions[hit.key]
        if direction.role == "adverb" and _ADVERB_AFTER.match(gap):
            return Move(direction.sign, "adverb", atom, hit.start, hit.end)
        if direction.role == "noun" and _NOUN_AFTER.match(gap):
            return Move(direction.sign, "noun", atom, hit.start, hit.end)
        if direction.role == "surprise" and gap in ("", "x", "d") and letters[number - 1 : number] == "d":
            return Move(direction.sign, "surprise", atom, hit.start, hit.end)
    return None
