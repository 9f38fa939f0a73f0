"""Turns the word classes that stand between two atoms into a cost: how far the one is from governing the other."""

import re
from functools import lru_cache

# What each class costs between a cue and the number after it, between a number and the cue after it, and between two
# numbers of which the second takes over the metric of the first.
_BEFORE = {"d": 0.0, "o": 0.0, "v": 0.01, "t": 0.01, "a": 0.01, "b": 0.01, "n": 0.03, "i": 0.03, "f": 0.03, "r": 0.03,
           "w": 0.08, "m": 0.02, "T": 0.02, "C": 0.02, "D": 0.03, "U": 0.03, "E": 0.04, "V": 0.01, "G": 0.02, "A": 0.03,
           "x": 0.07, "X": 0.12, "K": 0.09, "'": 0.03, ",": 0.09, "(": 0.05, ")": 0.03, ":": 0.04, "&": 0.12, "<": 0.12,
           "|": 0.2, ";": 0.35, "M": 0.2, "Q": 0.13, "e": 0.2, "u": 0.2, "p": 0.02}  # fmt: skip
_AFTER = {"d": 0.0, "o": 0.0, "v": 0.35, "t": 0.2, "a": 0.25, "b": 0.3, "n": 0.15, "i": 0.02, "f": 0.2, "r": 0.1,
          "w": 0.3, "m": 0.4, "T": 0.03, "C": 0.02, "D": 0.02, "U": 0.5, "E": 0.03, "V": 0.02, "G": 0.01, "A": 0.01,
          "x": 0.06, "X": 0.08, "K": 0.06, "'": 0.02, ",": 0.5, "(": 0.25, ")": 0.1, ":": 0.5, "&": 0.45, "<": 0.5,
          "|": 0.5, ";": 0.7, "M": 0.15, "Q": 0.35, "e": 0.5, "u": 0.5, "p": 0.2}  # fmt: skip
_LINK = {"d": 0.0, "o": 0.02, "v": 0.04, "t": 0.02, "a": 0.05, "b": 0.03, "n": 0.08, "i": 0.06, "f": 0.02, "r": 0.06,
         "w": 0.12, "m": 0.05, "T": 0.01, "C": 0.01, "D": 0.04, "U": 0.02, "E": 0.02, "V": 0.0, "G": 0.02, "A": 0.04,
         "x": 0.05, "X": 0.06, "K": 0.08, "'": 0.02, ",": 0.04, "(": 0.02, ")": 0.02, ":": 0.1, "&": 0.05, "<": 0.0,
         "|": 0.12, ";": 0.15, "M": 0.22, "Q": 0.04, "e": 0.1, "u": 0.12, "p": 0.02}  # fmt: skip
_NEW_PREDICATE = re.compile(r"&[dxm]?[vDE]")  # "completed an offering and repurchased $4m"
_LEAD_IN = re.compile(r":.*[^d]")  # "Market Update: Bitcoin fell 7%"

_BEFORE_FRAMES = (
    ("of", re.compile(r"[dCTEVGxi(A]*o[dEVGA]*$")),  # revenue of $3bn
    ("label", re.compile(r"[d:]*$")),  # EPS $0.12; Revenue: $3bn
    ("is", re.compile(r"[dCTEGi,()]*[vm][dvEat]*$")),  # revenue was $3bn
    ("moved to", re.compile(r".*[DU].*t[d]*$")),  # revenue rose 12% to $3bn
    ("moved by", re.compile(r".*[DU][db]*$")),  # revenue rose 12%
)
_AFTER_FRAMES = (
    ("adjacent", re.compile(r"[dAGECT]*$")),  # a $7 target price
    ("of", re.compile(r"[dx]*o[dAGETxXK']*$")),  # 16% of revenue
    ("in", re.compile(r"[dxDT]*i[dAGETxXK']*$")),  # $3bn in revenue, a 12% rise in revenue
    ("moved", re.compile(r"[dCxAT]*D[dCxAT]*$")),
)


@lru_cache(maxsize=65536)
def cost_before(gap: str) -> tuple[float, str]:
    """Cost and frame of a cue before a number, `gap` between them."""
    cost = sum(_BEFORE[letter] for letter in gap)
    if "&" in gap and _NEW_PREDICATE.search(gap):
        cost += 0.15
    if ":" in gap and _LEAD_IN.search(gap):
        cost += 0.35
    return cost, _frame(gap, _BEFORE_FRAMES)


@lru_cache(maxsize=65536)
def cost_after(gap: str) -> tuple[float, str]:
    """Cost and frame of a cue after a number, `gap` between them."""
    return sum(_AFTER[letter] for letter in gap), _frame(gap, _AFTER_FRAMES)


@lru_cache(maxsize=65536)
def cost_link(gap: str) -> float:
    """Cost of carrying a metric from one number to the next, `gap` between them."""
    return sum(_LINK[letter] for letter in gap)


def _frame(gap: str, frames: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    return next((name for name, pattern in frames if pattern.match(gap)), "near")
