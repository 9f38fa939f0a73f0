"""Turns the words around a number into ranked candidates for its metric."""

import re
from collections.abc import Iterator

from assets.extracted.meaning.board import board_candidates
from assets.extracted.meaning.changes import change_candidates
from assets.extracted.meaning.deals import deal_candidates
from assets.extracted.meaning.frames import cost_after, cost_before
from assets.extracted.meaning.funds import fund_candidates
from assets.extracted.meaning.growth import grows, growth_candidates
from assets.extracted.meaning.held import held_candidates
from assets.extracted.meaning.labels import label_candidates
from assets.extracted.meaning.levels import level_candidates
from assets.extracted.meaning.quotes import quote_candidates
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.resolve import MARKET, resolve
from assets.extracted.meaning.respective import paired_candidates
from assets.extracted.meaning.shorts import short_candidates
from assets.extracted.meaning.standing import PRICE_LIMIT, RELIEF, adjust, is_barred
from assets.extracted.meaning.target import Target, clear
from assets.extracted.meaning.valued import value_candidates
from assets.extracted.meaning.weights import weigh
from assets.extracted.meaning.year_range import year_range_candidates

_REACH = 0.75  # cost beyond which a cue says nothing about the number
_OWN, _CLEAR = 0.4, 0.8  # scores of words from which labels matter less, and not at all
_SUPPORT = 0.08  # what a second cue of the same metric adds
_NAME_AFTER, _POSSESSIVE = 0.1, 0.08  # a name after the number; "the S&P 500's gain"
_GROWN = 0.6
_NAME_WEIGHT = {"share_price": 0.6, "price": 0.62, "index_level": 0.68, "fx_rate": 0.62, "bond_yield": 0.6}
_OWNS_NOUN = re.compile(
    r"'[dA]*[xA]|'D[db]*$"
)  # "the hotel group's bookings rose": not the group; "Acme's fell": its, too
_BELONGS = re.compile(r"M(?:[iro]d?)?$")
_AT = re.compile(r"[dvD]*a[d]*$")  # the euro was little changed at 1.07
_OWNED = re.compile(r"['dxv]{0,2}$")  # the index's 3% decline, the index edged 3% lower


def metric_candidates(target: Target) -> list[Candidate]:
    """Candidates for the metric of `target`, best first; the best of each metric stands."""
    words = list(_from_words(target))
    words += [*paired_candidates(target), *board_candidates(target), *growth_candidates(target)]
    words += [*level_candidates(target), *fund_candidates(target), *deal_candidates(target), *change_candidates(target)]
    words += [
        *year_range_candidates(target),
        *short_candidates(target),
        *held_candidates(target),
        *value_candidates(target),
    ]
    words += quote_candidates(target)
    best = max((candidate.score for candidate in words), default=0.0)
    if best < _CLEAR or target.view.stands_alone:
        words += [*_from_names(target), *label_candidates(target, own=best > _OWN)]
    return rank(words)


def rank(found: list[Candidate]) -> list[Candidate]:
    """Best first; of one metric the best stands."""
    if len(found) < 2:
        return found
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        best.setdefault(candidate.value, candidate)
    return list(best.values())


def _from_words(target: Target) -> list[Candidate]:
    found: list[Candidate] = []
    text, senses = target.view.text, target.tables.senses
    letters, at = target.view.atoms.letters, target.atom
    for atom, hit in target.near("metric"):
        before = atom < at
        gap = clear(letters[atom + 1 : at] if before else letters[at + 1 : atom])
        cost, frame = cost_before(gap) if before else cost_after(gap)
        if not before and text[hit.start : hit.start + 3].lower() == "of ":
            frame = "of"  # the term holds the preposition: "of the float"
        sense = senses[hit.key]
        if cost > _REACH + RELIEF and (before or not sense.metric.startswith("analyst_")):
            continue
        side = f"{frame} before" if before else f"{frame} after"
        weight = weigh(sense, target, side)
        if not weight:
            continue
        cost += adjust(target, sense.metric, atom, gap)
        if cost > _REACH or cost >= weight or is_barred(target, sense.metric, atom, hit, cost):
            continue
        metric = resolve(target, sense.metric, hit)
        sign = sense.sign if metric == sense.metric else 1  # oil that "lost 2% to $67" made no loss
        found.append(Candidate(metric, side, weight - cost, hit.start, hit.end, sign))
    return _supported(found)


def _supported(found: list[Candidate]) -> list[Candidate]:
    """A metric that two different words speak for is a little likelier."""
    if len(found) < 2:
        return found
    places: dict[str, set[int | None]] = {}
    for candidate in found:
        places.setdefault(candidate.value, set()).add(candidate.start)
    return [
        Candidate(c.value, c.frame, c.score + _SUPPORT, c.start, c.end, c.sign) if len(places[c.value]) > 1 else c
        for c in found
    ]


def _from_names(target: Target) -> Iterator[Candidate]:
    """A name that moves: "Bitcoin fell 7%", "the S&P 500's decline of 0.7%", "a 28% rise for Alibaba"."""
    letters = target.view.atoms.letters
    behind = letters[target.atom + 1 : target.atom + 4]
    moves_after = "D" in behind or "U" in behind
    for atom, hit in target.near("kind"):
        metric = MARKET.get(hit.key)
        if metric is None:
            continue
        gap = target.gap(atom)
        moves = "D" in gap or "U" in gap or (moves_after and atom < target.atom and _OWNED.match(gap))
        owner = "'" if target.view.text.startswith(("'s", "’s"), hit.end) and not gap.startswith("'") else ""
        if _OWNS_NOUN.match(owner + gap):
            continue
        priced = target.kind != "percent" and target.quantity.value < PRICE_LIMIT and _AT.match(gap)
        signed = target.kind == "percent" and target.quantity.signed and not gap and atom < target.atom
        listed = signed or (
            target.kind == "percent" and gap == "(" and letters[target.atom + 1 : target.atom + 2] == ")"
        )
        if not moves and not priced and not listed:
            continue
        if atom < target.atom and _BELONGS.search(letters, max(0, atom - 4), atom):
            continue  # "output of copper rose": the output did; "the odds of copper reaching $9"
        metric = "revenue" if metric == "share_price" and grows(target, atom) else metric
        cost, _ = cost_before(gap) if atom < target.atom else cost_after(gap)
        cost += 0.0 if atom < target.atom else _NAME_AFTER
        score = _NAME_WEIGHT.get(metric, _GROWN) * target.fit(metric) - cost
        score += _POSSESSIVE if gap.startswith("'") else 0.0
        if score > 0:
            yield Candidate(metric, "name that moves", score, hit.start, hit.end)
