"""Turns the mentions of one article into rows of their table, each at its place in the raw bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assets.cleaned.record import CleanArticle
from assets.extracted.place import Place, Places
from assets.extracted.quantities.base import fits, to_base
from assets.extracted.quantities.intervals import Interval, interval, range_interval
from assets.extracted.quantities.tables import Unit
from assets.extracted.record import Bound, Evidence, Mention
from assets.kernel.ids import identify_block, identify_mention

Value = str | int | bool | Decimal | date | list[dict[str, str | int | None]] | None
Row = dict[str, Value]

_CONTEXT_CHARS = 32  # of clean text on each side, as W3C's TextQuoteSelector has a prefix and a suffix


@dataclass(frozen=True, slots=True)
class Signature:
    """Who derived a row: the run, the version of its code and of the reference tables."""

    run_id: str
    code_version: str
    vocabulary_hash: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """A mention with what its row follows from: its signed value, its place, its id."""

    mention: Mention
    value: Decimal
    place: Place
    mention_id: str


def mention_rows(
    article: CleanArticle, mentions: Sequence[Mention], places: Places, units: Mapping[str, Unit], signature: Signature
) -> tuple[list[Row], list[Mention]]:
    """The rows of `mentions`, and those of them that the table cannot hold.

    `places` leads from the clean text of `article` to its bytes, `units` is the table of units.
    """
    claims = [_claim(mention, places, article.article_id) for mention in mentions]
    copies, low_ends = _find_copies(article, claims), _find_low_ends(claims)
    rows: list[Row] = []
    unheld: list[Mention] = []
    for claim, meant in zip(claims, _intervals(claims), strict=True):
        amounts = _amounts(claim, meant, units)
        if amounts is None:
            unheld.append(claim.mention)
            continue
        row = _place_row(article, claim) | amounts | _reading_row(claim, places, article.clean.text)
        row["range_id"] = low_ends.get(claim.mention.quantity.range_id)
        row["copy_of_mention_id"] = copies.get(claim.mention_id)
        row["run_id"] = signature.run_id
        row["code_version"] = signature.code_version
        row["vocabulary_hash"] = signature.vocabulary_hash
        rows.append(row)
    return rows, unheld


def _claim(mention: Mention, places: Places, article_id: str) -> _Claim:
    quantity = mention.quantity
    place = places.locate(quantity.start, quantity.end)
    mention_id = identify_mention(article_id, place.byte_start, place.byte_end, mention.value, quantity.unit)
    return _Claim(mention, mention.value, place, mention_id)


def _intervals(claims: list[_Claim]) -> list[Interval]:
    """The interval of each claim; both ends of a range have the one that they share."""
    ends = {(c.mention.quantity.range_id, c.mention.quantity.bound): c for c in claims}
    found = []
    for claim in claims:
        quantity = claim.mention.quantity
        low = ends.get((quantity.range_id, Bound.RANGE_LOW))
        high = ends.get((quantity.range_id, Bound.RANGE_HIGH))
        if quantity.range_id is not None and low is not None and high is not None:
            low_places, high_places = low.mention.quantity.decimals, high.mention.quantity.decimals
            found.append(range_interval(low.value, low_places, high.value, high_places))
        else:
            found.append(interval(claim.value, quantity.decimals, quantity.bound, quantity.qualifier))
    return found


def _find_low_ends(claims: list[_Claim]) -> dict[int | None, str]:
    """range_id within the article to the mention_id of the low end."""
    low = [claim for claim in claims if claim.mention.quantity.bound is Bound.RANGE_LOW]
    return {claim.mention.quantity.range_id: claim.mention_id for claim in low}


def _find_copies(article: CleanArticle, claims: list[_Claim]) -> dict[str, str]:
    """mention_id of a figure in a repeated block to that of the same figure in the first copy."""
    first = {}
    for claim in claims:
        block = article.blocks[claim.mention.block]
        first[block.ordinal, claim.place.clean_start - block.start] = claim.mention_id
    copies = {}
    for claim in claims:
        block = article.blocks[claim.mention.block]
        original = None if block.copy_of is None else first.get((block.copy_of, claim.place.clean_start - block.start))
        if original is not None:
            copies[claim.mention_id] = original
    return copies


def _amounts(claim: _Claim, meant: Interval, units: Mapping[str, Unit]) -> Row | None:
    """Value, interval and base value; None where DECIMAL(38,9) cannot hold one of them exactly."""
    quantity = claim.mention.quantity
    base = to_base(claim.value, quantity.unit, units)
    limits = [claim.value, meant.low, meant.high]
    if base is None or not all(map(fits, limits)):
        return None
    return {
        "value": claim.value,
        "decimals": quantity.decimals,
        "value_low": meant.low,
        "value_high": meant.high,
        "low_closed": meant.low_closed,
        "high_closed": meant.high_closed,
        "outer_low": meant.outer_low,
        "outer_high": meant.outer_high,
        "bound": quantity.bound.value,
        "qualifier": quantity.qualifier,
        "unit": quantity.unit,
        "base_value": base[0],
        "base_unit": base[1],
        "rule": quantity.rule,
    }


def _place_row(article: CleanArticle, claim: _Claim) -> Row:
    text, place = article.clean.text, claim.place
    block = article.blocks[claim.mention.block]
    return {
        "mention_id": claim.mention_id,
        "article_id": article.article_id,
        "section": block.section.value,
        "block_id": identify_block(article.article_id, block.ordinal),
        "byte_start": place.byte_start,
        "byte_end": place.byte_end,
        "char_start": place.char_start,
        "char_end": place.char_end,
        "clean_start": place.clean_start,
        "clean_end": place.clean_end,
        "line": place.line,
        "quote": text[place.clean_start : place.clean_end],
        "prefix": text[max(0, place.clean_start - _CONTEXT_CHARS) : place.clean_start],
        "suffix": text[place.clean_end : place.clean_end + _CONTEXT_CHARS],
    }


def _reading_row(claim: _Claim, places: Places, text: str) -> Row:
    reading = claim.mention.reading
    return {
        "metric": reading.metric,
        "aspect": reading.aspect,
        "entity": reading.entity,
        "entity_name": reading.entity_name,
        "entity_kind": reading.entity_kind,
        "measure": reading.measure.value,
        "comparator": reading.comparator,
        "basis": reading.basis.value,
        "accounting": reading.accounting,
        "vintage": reading.vintage,
        "attributed_to": reading.attributed_to,
        "period": reading.period,
        "period_start": reading.period_start,
        "period_end": reading.period_end,
        "period_from": reading.period_from and reading.period_from.value,
        "evidence": [_cite(evidence, places, text) for evidence in reading.evidence],
    }


def _cite(evidence: Evidence, places: Places, text: str) -> dict[str, str | int | None]:
    if evidence.start is None or evidence.end is None:
        return {"role": evidence.role, "byte_start": None, "byte_end": None, "words": None, "note": evidence.note}
    place = places.locate(evidence.start, evidence.end)
    return {
        "role": evidence.role,
        "byte_start": place.byte_start,
        "byte_end": place.byte_end,
        "words": text[evidence.start : evidence.end],
        "note": evidence.note,
    }
