"""Turns words that count things into what is counted: whose jobs, which units, stocks or holdings of what."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.target import Target

_JOBS = re.compile(r"\s(?:\w+\s)?(?:jobs|positions|workers)\b")
_CUTS = re.compile(
    r"\b(?:cut|eliminat|lay|laid|redundan|ax|shed|slash|trim|reduc|los[et]|job|remov|abolish|close|scrap|affect)",
    re.IGNORECASE,
)
_TRADED = re.compile(r"\b(?:trad\w+|shares?|average|daily|stock|exchange|session|options?|turnover)\b", re.IGNORECASE)
_TO_COUNT = re.compile(
    r" to (?:about |around |nearly |almost |over |more than )?\d[\d,]*(?:\.\d+)?(?: million)?"
    r"(?:\.|,| (?:units|vehicles|cars|last|in|from|as)\b)(?!\d)"
)


def whose_jobs(target: Target, metric: str, hit: Hit) -> str:
    """Jobs that a company's article counts are its own, those of a country its payrolls."""
    bare = target.view.text[hit.start : hit.end].lower() == "jobs"
    return "layoffs" if bare and target.view.subject in ("company", "unknown") else metric


def what_is_cut(target: Target, metric: str, hit: Hit) -> str:
    """Jobs that a country adds or sheds are of its payrolls; positions that nobody cuts are something else."""
    if target.view.subject == "country" and _JOBS.match(target.view.text, target.quantity.end):
        return "payrolls"
    named = target.view.text[hit.start : hit.end].lower()
    start, end = target.view.passage.start, target.view.passage.end
    return metric if named not in ("positions", "roles") or _CUTS.search(target.view.text, start, end) else "other"


def what_sells(target: Target, metric: str, hit: Hit) -> str:
    """Sales told as a bare count are of things: "sales fell 11% to 63,238"; what sold shares generate is raised."""
    if target.meanings and target.meanings[-1].metric == "equity_raised" and "#" in hit.key:
        return "equity_raised"
    if "sales" not in target.view.text[hit.start : hit.end].lower():
        return metric
    leads = target.kind == "percent" and _TO_COUNT.match(target.view.text, target.quantity.end) is not None
    return "units_sold" if leads or target.kind == "count" else metric


def what_units(target: Target, metric: str, hit: Hit) -> str:
    """Units of what an economy builds or sells: "housing starts rose 11% to a rate of 1.5 million units"."""
    counts = "#" in hit.key and bool(target.meanings) and target.meanings[-1].metric == "economic_indicator"
    return "economic_indicator" if counts else metric


def which_area(target: Target, metric: str, hit: Hit) -> str:
    """Square feet are of a building, acres of land."""
    return "floor_area" if "#" in hit.key and target.quantity.unit in ("sqft", "sqm") else metric


def what_volume(target: Target, metric: str, hit: Hit) -> str:
    """The volume that a company tells of is what it sold, where nothing was traded."""
    topic = target.meanings or ([target.earlier] if target.earlier is not None else [])
    traded = any(meaning.metric == "trading_volume" for meaning in topic)
    told = target.view.subject == "company" and target.kind == "percent" and not traded
    named = target.view.text[hit.start : hit.end].lower() in ("volume", "volumes")
    start, end = target.view.passage.start, target.view.passage.end
    return "units_sold" if told and named and _TRADED.search(target.view.text, start, end) is None else metric


def what_is_stored(target: Target, metric: str, hit: Hit) -> str:
    """Stocks are stored where a commodity is told of, else they are shares of a list."""
    bare = target.view.text[hit.start : hit.end].lower() == "stocks" and target.kind == "count"
    stored = target.view.subject == "commodity" and any(name.key == "commodity" for _, name in target.near("kind"))
    return "ranking_size" if bare and not stored else metric


def what_is_held(target: Target, metric: str, hit: Hit) -> str:
    """Holdings that grow by a percentage are of shares where no coin is told of."""
    bare = "#" in hit.key and target.kind == "percent" and target.view.subject != "coin"
    return "stake" if bare and all(name.key != "coin" for _, name in target.near("kind")) else metric
