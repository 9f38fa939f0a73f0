"""Turns where words stand into what that adds to their cost, and whether they can speak for a number at all."""

import re
from functools import lru_cache

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.other_senses import has_other_sense
from assets.extracted.meaning.target import Target

PRICE_LIMIT = 10_000_000  # no price is higher
_MARKET_REACH = 0.25  # a market verb stands near its price
_GROWTH_IN = re.compile(r"[dxAT]{0,2}D[io][dxAXK']{0,4}")  # 7% growth in its games revenue
_GROWTH_OF = re.compile(r"\s(?:[\w'’/.-]+\s){0,2}(?:CAGR|growth|increase|decline|rise|drop|jump|miss|beat)\b")
_HEADS = 0.25
RELIEF = 0.25  # what a place takes off the cost at most, but for ratings behind their number
_COUNTED_NOUN = re.compile(r"Q[dxA]{0,2}$")
_COUNTED = 0.35  # what the noun of an earlier number costs: in "2m shares, up 3%" the shares are counted, not priced
_OF_SHARES = re.compile(r"M[d]?(?:[oinr][dxAXK'&]{0,4})$")  # the high of the stock; the target on the stock
_INSIDE = re.compile(r"M[dxAXK']{0,2}[inr][dxAXK'&E]{0,4}$")  # the stores of "sales in its own stores"
_IN_INSERTION = re.compile(r"[^,;|Q]{0,12},[vDmU]")  # in "oil, one of its main exports, rose" the exports do not
_OPENED = re.compile(r",[dx|][^,;|Q]*$")
_LEVELS = ("resistance_level", "support_level")
_NESTED = 0.25
_HAS_NUMBER = re.compile(r"[dTCx']{0,3}o[d]*Q")
_CLAUSE = re.compile(
    r"\sas\s(?!(?:much|many|high|low|well|of|at|an?|part|dividends?|against|compared|opposed|reported)\b)"
    r"|\son\s(?:likely|hopes?|news|reports?|concerns?|optimism|expectations?|the\sback|fears?|strong|weak|talk|signs|plans"
    r"|worries|speculation|profit[-\s]taking|robust|solid)\b"
    r"|\s(?:amid|despite|thanks\sto|due\sto|owing\sto|because\sof|(?:driven|helped|hurt|boosted|led|hit|supported)\sby)\s"
)
_PREDICATE = re.compile(r"(?:v|txd)[^Q]*xo[d]*$")  # cash flow was too small for a [contribution] of
_PURPOSE = re.compile(r"t[dv]$")  # cash flow [to pay off] $5m
_BY_THE_WAY = 0.1
_ANOTHER = 0.6
_RATED = re.compile(
    r"\b(?:analysts?|rat(?:e|es|ed|ing|ings)|recommend\w*|brokers?|brokerages?|consensus|Street|sell-side\w*)\b"
)
_RATED_WITHIN = 240  # characters
_FORESAW = re.compile(
    r"\s(?:had |have |were |are )?(?:been )?(?:expect|forecast|project|predict|anticipat|estimat|look)(?:ed|ing)?\b"
)
_ALTERED = re.compile(
    r"['’]s\s(?:share|portion|proportion|contribution)\b|\s(?:ratio|rate|mix|share|tax)\b|\sper\s(?!share)"
)  # an "opex ratio" is no opex


def adjust(target: Target, metric: str, atom: int, gap: str) -> float:
    """What the place of the words adds to their cost, below zero where it speaks for them."""
    if atom > target.atom:
        return _adjust_after(metric, gap) - (_HEADS if not gap and _grows_after(target, atom) else 0.0)
    if metric == "deal_value" and gap.rstrip("d").endswith("r"):
        return -0.15
    governed = _of_other_verb(target, gap)
    if governed:
        return governed
    lead = target.view.atoms.letters[max(0, atom - 8) : atom]
    counted = "Q" in lead[-3:] and _COUNTED_NOUN.search(lead[-3:])
    of_shares = metric == "share_price" and "M" in lead and _OF_SHARES.search(lead)
    if counted or of_shares or is_inserted(target, atom, gap):
        return _COUNTED
    beyond = leads_beyond(metric, gap)
    if beyond:
        return beyond
    return _NESTED if "M" in lead and _INSIDE.search(lead) else 0.0


def _grows_after(target: Target, atom: int) -> bool:
    """Whether the noun right after a percentage is what grows by it: "27% EPS CAGR"."""
    text, end = target.view.text, target.view.atoms.ends[atom]
    return target.kind == "percent" and _GROWTH_OF.match(text, end, target.view.passage.end) is not None


def _of_other_verb(target: Target, gap: str) -> float:
    """The cost of a verb between the noun and the number that takes the number for itself."""
    purpose, predicate = _tell_verb(gap)
    if purpose and any(hit.family == "metric" for hit in target.view.atoms.found[target.atom - 1]):
        return _BY_THE_WAY
    return _ANOTHER if predicate else 0.0


@lru_cache(maxsize=65536)
def _tell_verb(gap: str) -> tuple[bool, bool]:
    """Whether a verb of purpose ends the gap, and whether it holds a verb with a noun of its own."""
    return _PURPOSE.search(gap) is not None, _PREDICATE.search(gap) is not None


def is_inserted(target: Target, atom: int, gap: str) -> bool:
    """Whether a word stands between commas that the number stands behind: "the yield, which tracks hopes, rose 3"."""
    lead = target.view.atoms.letters[max(0, atom - 12) : atom]
    opened = "," in lead and "," in gap and _OPENED.search(lead) is not None
    return opened and _IN_INSERTION.match(gap) is not None


def leads_beyond(metric: str, gap: str) -> float:
    """The cost of a price that lies beyond a level: "a break above $2.60 could send it to $3"."""
    return _COUNTED if metric in _LEVELS and "m" in gap and "t" in gap else 0.0


@lru_cache(maxsize=65536)
def _adjust_after(metric: str, gap: str) -> float:
    if _GROWTH_IN.fullmatch(gap):
        return -_HEADS
    rated = metric.startswith("analyst_") and not set(gap) & set("Q,&;|")
    return -0.9 * sum(0.35 if letter in "vM" else 0.06 for letter in gap) if rated else 0.0


def is_barred(target: Target, metric: str, atom: int, hit: Hit, cost: float) -> bool:
    """Whether the words cannot speak for the number: they own what follows, or are what the figure leaves out."""
    atoms = target.view.atoms
    if metric == "@market":
        return _counts(target) or cost > _MARKET_REACH or target.quantity.value > PRICE_LIMIT
    if metric.startswith("analyst_") and not target.view.stands_alone:
        start = max(target.view.passage.start, target.quantity.start - _RATED_WITHIN)
        end = min(target.view.passage.end, target.quantity.end + _RATED_WITHIN)
        return _RATED.search(target.view.text, start, end) is None
    if metric == "ranking_size" and _FORESAW.match(target.view.text, hit.end):
        return True  # "the 510,400 analysts had expected" counts no analysts
    if has_other_sense(target, metric, atom, hit):
        return True
    aimed = metric == "price_target" and target.view.text[hit.start : hit.end].lower() == "target"
    if aimed and target.kind == "percent" and target.gap(atom).startswith("o"):
        return True  # a "target of 12%" is one of whatever is aimed at
    left_out = atoms.letters[max(0, atom - 3) : atom].rstrip("dx").endswith("e")  # "excluding one-time costs"
    whole = hit.end == atoms.ends[atom]
    altered = whole and metric != "price" and _ALTERED.match(target.view.text, hit.end) is not None
    return left_out or altered or (atom > target.atom and _is_barred_after(target, metric, atom, whole=whole))


def _counts(target: Target) -> bool:
    """Whether the number counts the noun after it, so that it is no price: "hit 9,000 people"."""
    atoms, after = target.view.atoms, target.atom + 1
    if target.kind != "count" or after >= len(atoms.letters):
        return False
    return atoms.letters[after] in "xM" or any(hit.family == "metric" for hit in atoms.found[after])


def _is_barred_after(target: Target, metric: str, atom: int, *, whole: bool) -> bool:
    letters = target.view.atoms.letters
    if _HAS_NUMBER.match(letters, atom + 1) and not target.gap(atom).startswith(("o", "i")):
        return True  # "lost $5m on revenue of $9m"
    end = target.view.atoms.starts[atom]
    if _CLAUSE.search(target.view.text, target.quantity.end, end):
        return True  # "rose 2% to £30 as it raised its dividend"
    owns = whole and letters[atom + 1 : atom + 2] == "'"  # "75% of the company's revenue"
    output = metric == "gdp_growth" and letters[target.atom + 1 : target.atom + 2] == "o"  # "5% of GDP" is no growth
    reference = letters[atom] == "C" and metric == "share_price"  # "upside of 12% from the current price"
    return reference or owns or output or (metric == "share_price" and target.kind in ("count", "shares"))
