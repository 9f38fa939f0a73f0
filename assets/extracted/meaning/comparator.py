"""Turns the words around a change into what it is measured against: a year ago, the day before, an estimate."""

import re
from collections.abc import Iterator

from assets.extracted.meaning.changes import column_step
from assets.extracted.meaning.frames import cost_link
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.price_spans import from_stretches, since_an_event
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.references import MARKET_METRICS, from_references
from assets.extracted.meaning.target import Target

_FOR_MARKETS = {"yoy": "1y", "qoq": "3mo", "mom": "1mo"}
_FOR_MACRO = {"1y": "yoy", "1mo": "mom", "3mo": "qoq", "ytd": None}
_FOR_RESULTS = {"1y": "yoy", "1mo": None, "3mo": None, "ytd": None}  # "in the quarter" says when, not against what
_CROSSED = 0.3  # the words after another number are rather its own
_AGAINST = ("sma_", "estimate", "guidance")
_OVER = re.compile(
    r"(?:t[dx]?Q)?[dxADKGM'X]{0,6}[inr][dV]*$"
)  # a 35% rally in its stock in [2024]; rose 9% to $4 in [2024]
_OVER_BEFORE = re.compile(r"[^Q;|.:]{0,14}$")  # In [2024] alone, the shares rose 9%
_STEP = re.compile(r"(?:t[dx]?Q)?[dxMD]{0,3}(?:i[d]?T)?[f<][di]*$")  # 12%, [to $4] from [December]
_RISING = re.compile(r",\s\w+ing\s(?:\w+\s){0,3}\W?")  # the best stock in [2024], rising a massive 80%
_OPENS_AT, _FOR_ALL = 5, 0.4  # a comparison that opens a sentence is one of all its numbers
_COMPARED = re.compile(r"[<f][wtd]{0,3}$")  # Compared with [the April-June quarter], profit rose 6%
_RIGHT_AFTER = re.compile(r"[dinrfxCT]{0,4}")
_BACK = re.compile(r"\b(?:past|last|previous)\b.*\b(?:months|days|weeks|years)\b")
_BESIDE = 3  # atoms between a change and its period
_OPENING = re.compile(r"(?:^|[;,&])[dx]?[inr][dx]?$")
_OPENED_WITHIN = 4  # atoms
_NEXT_MOVE = re.compile(
    r"&[vd]{0,3}D[^Q]*Q|Q,?[UD]f[^Q]*$"
)  # "up 8% and has gained 90% [this year]", "to 4, up from [last year] 3"
_WEEK = re.compile(r"\bweek(?:ly)?\b")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|month)\b"
)
_QUARTER = re.compile(r"\b(?:quarter|Q[1-4])\b")


def comparator_candidates(target: Target, move: Move | None, metric: str, carried: Meaning | None) -> list[Candidate]:
    """Candidates for what a change is measured against, best first; words after a number speak before those ahead."""
    found = list(_from_words(target, move, metric))
    found += from_references(target, move, metric)
    found += _from_times(target, metric)
    step = column_step(target)
    if step is not None:
        found.append(Candidate(step, "head of the column", 1.0))
    if metric in MARKET_METRICS:
        found += from_stretches(target)
    else:
        found += [since for since in (since_an_event(target),) if since is not None]
    if carried is not None and carried.comparator:
        found.append(Candidate(carried.comparator, "carried", 0.45))
    found.append(Candidate(_default(target, metric), "default", 0.1))
    return sorted(found, key=lambda candidate: -candidate.score)


def _from_words(target: Target, move: Move | None, metric: str) -> list[Candidate]:
    compared = move is not None and move.frame in ("adverb", "surprise")
    found = []
    for atom, hit in target.near("comparator"):
        if hit.key.startswith(_AGAINST) and not (compared and atom > target.atom):
            continue
        if hit.key == "reference" and not (
            atom > target.atom and "|" not in target.gap(atom) and (compared or "f" in target.gap(atom)[:2])
        ):
            continue
        key = _fitted(hit.key, metric, target.tables.metrics[metric].category)
        if metric == "price" and hit.key == "qoq" and _is_charged(target):
            key = hit.key
        if key is None and _BACK.search(target.view.text, hit.start, hit.end):
            key = hit.key  # "estimates fell 17% in the past three months"
        gap = target.gap(atom)
        if atom < target.atom and _is_of_number_before(target, atom, gap):
            continue
        if atom > target.atom and _NEXT_MOVE.search(gap):
            continue
        cost = cost_link(gap) + (0.1 if atom < target.atom else _CROSSED * gap.count("Q"))
        if key is not None and cost < 0.6:
            found.append(Candidate(key, "after" if atom > target.atom else "before", 0.9 - cost, hit.start, hit.end))
    return found


def _opens(letters: str, atom: int) -> bool:
    """Whether a time opens a sentence or a clause: "In 2024 alone, the stock rose 60%"."""
    before = letters[max(0, atom - _OPENED_WITHIN) : atom]
    found = _OPENING.search(before)
    return found is not None and (found.start() > 0 or before[:1] in (";", ",", "&") or atom <= _OPENED_WITHIN)


def _is_of_number_before(target: Target, atom: int, gap: str) -> bool:
    """Whether the words close what was said of the number before: "down 50% in the past year, [it] rose 6%"."""
    last = target.view.numbers[target.index - 1] if target.index else atom
    if not last < atom or "," not in gap or not {"D", "U"} & set(gap):
        return False
    return _RIGHT_AFTER.fullmatch(target.view.atoms.letters, last + 1, atom) is not None


def _from_times(target: Target, metric: str) -> Iterator[Candidate]:
    """The periods named beside the change: "rose 9% in January" of a price, "down 12% from December" of anything."""
    letters = target.view.atoms.letters
    for atom, hit in target.near("time"):
        stretch, step, _ = hit.key.split(" ")
        gap = target.gap(atom)
        after = atom > target.atom
        if after and step and _STEP.match(gap) and letters[atom + 1 : atom + 2] not in ("E", "V"):
            step = _FOR_MARKETS.get(step, step) if metric in MARKET_METRICS else step
            yield Candidate(step, "from a period", 0.62 - cost_link(gap), hit.start, hit.end)
        elif not after and step and _COMPARED.search(letters, max(0, atom - 4), atom):
            step = _FOR_MARKETS.get(step, step) if metric in MARKET_METRICS else step
            for_all = atom <= _OPENS_AT and ";" not in gap
            if for_all or _OVER_BEFORE.match(gap):
                score = _FOR_ALL if for_all else 0.66 - cost_link(gap)
                yield Candidate(step, "compared with a period", score, hit.start, hit.end)
        elif metric in MARKET_METRICS and stretch:
            opens = not after and _opens(letters, atom) and _OVER_BEFORE.match(gap)
            opens = opens or (not after and _RISING.fullmatch(target.view.text, hit.end, target.quantity.start))
            if opens or (after and _OVER.match(gap)):
                beside = after and len(gap) <= _BESIDE  # "a 20% climb in the third quarter"
                yield Candidate(
                    stretch,
                    "over a period",
                    (0.9 if beside else 0.62) - cost_link(gap),
                    hit.start,
                    hit.end,
                )


def _fitted(key: str, metric: str, category: str) -> str | None:
    """A year ago is `1y` for a price and `yoy` for a result; a result has no change of a day."""
    if key == "reference":
        return "other"
    if metric in MARKET_METRICS:
        return "1d" if key == "price" else _FOR_MARKETS.get(key, key)  # from the last close
    if key == "price":
        return key if metric.startswith("price_target") else None
    if key in ("1d", "after_hours", "premarket") or key.startswith("sma_"):
        return None
    return (_FOR_MACRO if category == "macro" else _FOR_RESULTS).get(key, key)


def _is_charged(target: Target) -> bool:
    """Whether a price is what a company charges, which reports compare by the year and the quarter."""
    named = any(hit.key in ("coin", "commodity") for _, hit in target.near("kind"))
    return target.view.subject in ("company", "unknown") and not named


def _default(target: Target, metric: str) -> str:
    """What the metric is measured against where nobody says: a session, a year, for the economy a month or quarter."""
    row = target.tables.metrics[metric]
    if metric == "policy_rate":
        return row.comparator
    if metric == "price" and _is_charged(target):
        return "yoy"
    if row.category == "crypto" and _MONTH.search(target.view.text, target.view.passage.start, target.view.passage.end):
        return "mom"  # miners report by the month
    stored = metric == "storage_level"
    if not stored and row.category != "macro" and not (target.view.subject == "country" and metric == "orders"):
        return row.comparator
    passage = target.view.passage
    for pattern, comparator in ((_WEEK, "1w"), (_QUARTER, "qoq"), (_MONTH, "mom")):
        if pattern.search(target.view.text, passage.start, passage.end):
            return comparator
    earlier = target.earlier
    return earlier.comparator if earlier is not None and earlier.comparator else row.comparator
