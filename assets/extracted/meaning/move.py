"""Turns the direction words around a number into its move: which way, in which frame, by how direct a grip."""

import re
from functools import lru_cache

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.tables import Direction
from assets.extracted.meaning.target import Target
from assets.extracted.record import Bound
from assets.kernel.records import record

_TO = re.compile(
    r"[dxbCTQK,()inf&|]*t(?:[dx]?d*|[dxCA]{1,4}o[dG]*)$"
)  # rose [12%] to $3bn; slid [from $9 on Monday] to $8; climbed 4% to [an annual pace of] 4m
_BY = re.compile(r"[^Q|;]*b[dGVnCA]{0,4}$")  # fell [short] by [over] 3%, by an annual 3%
_BY_AFTER_ALL = re.compile(r"[^|;]*b[dGV]*$")  # beat the estimate of 4 by 3
_DIRECT = re.compile(r"[dxCTKinAGM]{0,4}[d]*$")  # fell [in March] [about] 3%
_OF = re.compile(r"[dxCTiKAM]{0,5}[or][dG]*$")  # a decline of 3%, a decline in profit of 3%
_NOUN_AFTER = re.compile(r"[dxCAGMTKX']{0,4}$")  # a 3% sequential decline, a 16% sales gain
_ADVERB_AFTER = re.compile(r"[dxM]{0,1}$")  # 3% higher
TO_HIGH = re.compile(r"^[^Q]{0,3}Q")  # a [3% to] 4% decline
_WHERE = re.compile(r"\s(?:below|above|under)\b")
_UP_TO = re.compile(r"up\sto\b", re.IGNORECASE)
_AS = re.compile(r"\s(?:as|on|amid|after|despite|due)\b", re.IGNORECASE)
_SPEED = re.compile(r"pace|rate|clip", re.IGNORECASE)
_AHEAD_OF = re.compile(r"(?:out|under)perform|beat|top|lag|trail|exceed|outpace", re.IGNORECASE)
_PLANNED = re.compile(r"\s(?:plans?|projects?|programmes?|programs?|strategy|targets?|phases?|options?|drive)\b")
_BESIDE = 3  # atoms between a verb and what it moved by
_WINDOW_BEFORE, _WINDOW_AFTER = 14, 5  # letters of the gap


@record
class Move:
    """A direction word that governs a number. `frame`: to, by, direct, of, noun, adverb, surprise."""

    direction: Direction
    frame: str
    atom: int
    start: int
    end: int

    @property
    def is_change(self) -> bool:
        """Whether the number is the size of the move, not where it led."""
        return self.frame != "to"


def find_move(target: Target) -> Move | None:
    """The direction word that governs `target`, nearest and most direct first."""
    hits = [(atom, hit) for atom, hit in target.near("direction") if _moves(target, atom, hit)]
    before, after = _before(target, hits), _after(target, hits)
    if before is None or after is None:
        return before or after
    if after.frame == "adverb" or before.frame in ("to", "surprise"):
        return after
    # "driven by an increase and offset by a 2% drop" is sized by the drop, "fell by a 2% margin" by the fall
    by = before.frame == "by" and (after.atom > target.atom + 1 or len(target.gap(before.atom)) <= _BESIDE)
    return before if before.atom == target.atom - 1 or by else after


def _moves(target: Target, atom: int, hit: Hit) -> bool:
    """Whether the word stands for a move: inside a metric's name ("net loss") it does not, save for a percentage."""
    atoms = target.view.atoms
    role = target.tables.directions[hit.key].role
    after = atoms.letters[target.atom + 1 : target.atom + 2]
    if after == "o" and _AHEAD_OF.match(target.view.text, hit.start, hit.end):
        return False  # who "outperformed 93% of all stocks" rose by something else
    if target.kind != "percent" and _SPEED.fullmatch(target.view.text, hit.start, hit.end):
        return False  # an annual "pace of 4 million"
    if _WHERE.match(target.view.text, hit.end, atoms.ends[atom]):
        return False  # a "drop below" $50 is no size of it
    if _UP_TO.match(target.view.text, hit.start) and target.gap(atom) == "t" and atom < target.atom:
        return False  # "expectations of up to 8%"
    if atoms.letters[atom] != "M":
        return role not in ("none", "to") and not (role == "agent" and target.kind not in ("percent", "points"))
    return target.kind == "percent" and hit.end - hit.start == atoms.ends[atom] - atoms.starts[atom]


def _before(target: Target, hits: list[tuple[int, Hit]]) -> Move | None:
    for atom, hit in reversed(hits):
        if atom >= target.atom:
            continue
        gap = target.gap(atom)
        if len(gap) > _WINDOW_BEFORE:
            return None
        direction = target.tables.directions[hit.key]
        frame = _frame_before(gap, direction.role, target.kind)
        if frame:
            return Move(direction, frame, atom, hit.start, hit.end)
    return None


@lru_cache(maxsize=65536)
def _frame_before(gap: str, role: str, kind: str) -> str | None:
    if role == "noun":
        return "of" if _OF.match(gap) else None
    if role == "place":
        return None  # "above $50" is where, not how far
    if role == "surprise":
        sized = (
            _BY_AFTER_ALL.match(gap) or (_OF.match(gap) and "C" not in gap) or (gap in ("", "d") and kind == "percent")
        )
        return "surprise" if sized else None
    if _TO.match(gap):
        return "to"
    if _BY.match(gap):
        return "by"
    return "direct" if _DIRECT.match(gap) else None


def _after(target: Target, hits: list[tuple[int, Hit]]) -> Move | None:
    letters = target.view.atoms.letters
    for atom, hit in hits:
        if atom <= target.atom:
            continue
        gap = target.gap(atom)
        if target.quantity.bound is Bound.RANGE_LOW:
            gap = TO_HIGH.sub("", gap)
        if len(gap) > _WINDOW_AFTER:
            return None
        direction = target.tables.directions[hit.key]
        if (
            direction.role in ("adverb", "place")
            and _ADVERB_AFTER.match(gap)
            and not (direction.role == "place" and letters[atom + 1 : atom + 2] == "|")
        ):
            return Move(direction, "adverb", atom, hit.start, hit.end)
        if direction.role == "noun" and _PLANNED.match(target.view.text, hit.end):
            return None  # a "15 MW expansion plan" is that large
        if direction.role == "noun" and _NOUN_AFTER.match(gap):
            return Move(direction, "noun", atom, hit.start, hit.end)
        goes_on = _AS.match(target.view.text, hit.end) is not None  # "a 29% miss as margins shrank"
        ends_there = goes_on or letters[atom + 1 : atom + 2] not in ("E", "d", "M", "C", "Q", "K", "b", "o")
        if direction.role == "surprise" and gap in ("", "x", "d", "M") and ends_there:
            return Move(direction, "surprise", atom, hit.start, hit.end)
    return None
