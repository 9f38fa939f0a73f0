"""Turns a bare price into what is priced: a share, an index by its futures, the goods of a country."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.target import Target

_ON_INDEX = 16  # characters from futures to the index that they are on
_ON = re.compile(r" (?:on|for|tied to|tracking) (?:the )?")  # futures on the S&P 500
_AIMED_AT = re.compile(r"\s(?:inflation\s)?(?:target|goal)\b")  # prices above the bank's 2% target


def whose_price(target: Target, metric: str, hit: Hit) -> str:
    """A bare "price" in a company's article is its share's; futures named after an index are the index."""
    names = [name for _, name in target.near("kind") if name.key == "index"]
    if any(
        name.start <= hit.start <= name.end + 1 or _ON.fullmatch(target.view.text, hit.end, name.start)
        for name in names
    ):
        return "index_level"
    futures = target.view.text[hit.start : hit.end].lower() == "futures"
    if futures and any(
        0 < name.start - hit.end <= _ON_INDEX and name.key == "index" for _, name in target.near("kind")
    ):
        return "index_level"  # "futures on the S&P 500"
    if target.kind == "percent" and (
        _tells_of_inflation(target) or _AIMED_AT.match(target.view.text, target.quantity.end)
    ):
        return "inflation"
    if target.kind == "percent" and target.view.subject == "company" and target.view.stands_alone:
        return "share_price"  # "YTD Price Performance: 9%" in a company's profile
    bare = hit.key != "price" and target.kind in ("small_money", "per_share") and target.view.subject == "company"
    kinds = {name.key for _, name in target.near("kind")} if bare else set()
    return "share_price" if bare and not kinds & {"coin", "commodity"} else metric


def _tells_of_inflation(target: Target) -> bool:
    """Whether prices that rise are a country's: "vegetable prices rose 11%" after a sentence on inflation."""
    before = [*target.meanings[-1:], target.earlier]
    return any(meaning is not None and meaning.metric == "inflation" for meaning in before)
