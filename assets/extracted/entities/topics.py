"""Turns lines that are a name ("2. Acme Mining (ACM):") and leading companies into whom the blocks below are about."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from assets.cleaned.record import Block, BlockKind, CleanArticle, Section
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import ACTORS, Kind, Occurrence, Role

_LONGEST = 80  # characters of a line that is a name
_DEFINED = re.compile(r" \([A-Z]{2,6}\)(?:$|:| [A-Z][\w ]{2,20}: )")
_ON = " on "  # between the broker and the company of a review
_COVERED = 0.45  # of its letters the name takes up, as in "Litecoin price"
_ENOUGH = 2  # lines that are names make an article a list, whose paragraphs they govern
_SEVERAL = 4  # companies that paragraphs open with make a round-up
_FORMS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.LINE})
_BESIDE = frozenset({Role.SPEAKER, Role.UNIT})
_PRICED = frozenset({Kind.COMMODITY, Kind.COIN, Kind.CURRENCY})
_ASIDES = frozenset({Role.UNIT, Role.OBLIQUE, Role.SPEAKER})
# What opens a paragraph that goes on about the ware of the one before
_PRICES = re.compile(r"(?:Prices?|Futures|The (?:price|settlement|move|gains?|rise|rally|drop|fall|metal|contract))\b")
_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.LINE})
_ASIDE = frozenset({Section.RELATED, Section.PROMO, Section.BIO, Section.CHROME})


def find_topics(article: CleanArticle, occurrences: Sequence[Occurrence]) -> dict[int, Occurrence]:
    """By the ordinal of each block, the name that the line over it consists of; a heading of other words ends it.

    Such a line governs the list items under it, as a heading or one of several lines the paragraphs and tables too:
    one alone may be a caption.
    """
    covered = Covered([o for o in occurrences if o.role not in _BESIDE])
    reviewers = {o.start: o.end for o in occurrences if o.role is Role.SPEAKER}
    reviews = {b.ordinal: end for b in article.blocks if (end := _review_end(article, b, reviewers)) is not None}
    names = ((b.ordinal, _name(article, b, covered, reviews.get(b.ordinal))) for b in article.blocks)
    named = {ordinal: name for ordinal, name in names if name is not None}
    leading = {name.entity.entity_id for ordinal, name in named.items() if ordinal + 1 not in named}
    return dict(_govern(article.blocks, named, frozenset(reviews), many=len(leading) >= _ENOUGH))


def find_leaders(article: CleanArticle, occurrences: Sequence[Occurrence]) -> dict[int, Occurrence]:
    """By the ordinal of a paragraph that names no company that acts, the last one that the paragraphs before led with.

    Only in an article that goes through several: in others such a paragraph is about whom the article is about.
    """
    actors = Covered([o for o in occurrences if o.role in ACTORS and o.entity.kind in COMPANY_LIKE])
    priced = Covered([o for o in occurrences if o.role not in _ASIDES and o.entity.kind in _PRICED])
    paragraphs = [b for b in article.blocks if b.section is Section.BODY and b.kind is BlockKind.PARAGRAPH]
    prices = {b.ordinal for b in paragraphs if _PRICES.match(article.clean.text, b.start)}
    inherited = _inherit(article.blocks, _leads(paragraphs, priced))
    goes_on = {ordinal: lead for ordinal, lead in inherited if ordinal in prices}
    leads = _leads(paragraphs, actors)
    times = Counter(lead.entity.entity_id for lead in leads.values() if lead is not None)
    if len(times) < _SEVERAL or 3 * max(times.values()) > times.total():
        return goes_on
    return goes_on | dict(_inherit(article.blocks, leads))


def _leads(paragraphs: Sequence[Block], covered: Covered) -> dict[int, Occurrence | None]:
    """The first of the names in each paragraph."""
    return {block.ordinal: next(iter(covered.within(block.start, block.end)), None) for block in paragraphs}


def _inherit(blocks: Sequence[Block], leads: Mapping[int, Occurrence | None]) -> Iterator[tuple[int, Occurrence]]:
    last: Occurrence | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            last = None
        lead = leads.get(block.ordinal)
        if lead is None and last is not None and block.ordinal in leads:
            yield block.ordinal, last
        last = lead or last


def _name(article: CleanArticle, block: Block, covered: Covered, said: int | None) -> Occurrence | None:
    """The name that a block consists of but for a number, a ticker or a short word; None where it says more.

    `said` is where the broker ends in "UBS on Acme: Buy".
    """
    text, named = article.clean.text, covered.within(block.start, block.end)
    if block.kind not in _FORMS or block.section in _ASIDE or block.end - block.start > _LONGEST:
        return None
    if text[block.end - 1] in ".!?" or len({o.entity.entity_id for o in named}) != 1:
        return None
    if _DEFINED.match(text, named[0].end, block.end) and not any(map(str.isalpha, text[block.start : named[0].start])):
        return named[0]  # "2. Acme (ACM) Market cap: $3 billion"
    if said is not None:
        return named[0] if named[0].start == said + len(_ON) else None
    letters = sum(map(str.isalpha, text[block.start : block.end]))
    covered_letters = sum(map(str.isalpha, "".join(text[o.start : o.end] for o in named)))
    return named[0] if covered_letters > _COVERED * letters else None


def _review_end(article: CleanArticle, block: Block, reviewers: Mapping[int, int]) -> int | None:
    """Where the broker ends with whose name and "on" the block begins; None where it begins otherwise."""
    end = reviewers.get(block.start)
    return end if end is not None and article.clean.text[end : end + len(_ON)].lower() == _ON else None


def _govern(
    blocks: Sequence[Block], named: Mapping[int, Occurrence], reviews: AbstractSet[int], *, many: bool
) -> Iterator[tuple[int, Occurrence]]:
    topic: Occurrence | None = None
    headed = over = listed = False  # whether a heading, or no list item, named it; whether list items stood under it
    reviewed = False  # whether a broker's line named it, which only the next one ends
    for block in blocks:
        if block.ordinal in named or block.ordinal in reviews or (block.kind is BlockKind.HEADING and not reviewed):
            topic, listed = named.get(block.ordinal), False
            reviewed = block.ordinal in reviews
            headed = block.kind is BlockKind.HEADING
            over = block.kind is not BlockKind.LIST_ITEM
        elif topic is not None and (headed or block.kind in _ITEMS):
            listed = True
            yield block.ordinal, topic
        elif topic is not None and block.section not in _ASIDE:
            topic = topic if many and (over or not listed) else None
            if topic is not None:
                yield block.ordinal, topic
