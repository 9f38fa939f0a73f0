"""What an entity, a place where it is named and a decision about whose a figure is are."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from enum import StrEnum

from assets.extracted.record import Evidence
from assets.kernel.records import record


class Kind(StrEnum):
    """What sort of thing a name names; column `kind` of entities.csv."""

    COMPANY = "company"
    COIN = "coin"
    INDEX = "index"
    COMMODITY = "commodity"
    CURRENCY = "currency"
    PAIR = "pair"  # of currencies
    BOND = "bond"
    COUNTRY = "country"
    REGION = "region"
    SECTOR = "sector"
    CENTRAL_BANK = "central_bank"
    AGENCY = "agency"
    EXCHANGE = "exchange"
    PROVIDER = "provider"  # brokers, research houses, data vendors, media that poll
    FUND = "fund"
    UNKNOWN = "unknown"  # a proper name in no list


ANY_KIND = frozenset(Kind)


class Role(StrEnum):
    """The part that the words around an occurrence give it."""

    SUBJECT = "subject"  # "Acme rose", "Acme (ACM) reported"
    PLAIN = "plain"
    OWNER = "owner"  # "Acme's"
    OF = "of"  # "revenue of Acme", "shares of Acme"
    TARGET = "target"  # "to buy Acme", "a stake in Acme"
    OBLIQUE = "oblique"  # "by Acme", "such as Acme", "to Acme"
    SAYS = "says"  # "Acme said"
    SPEAKER = "speaker"  # "according to Acme", "Acme analysts", "Acme (Jane Doe)"
    UNIT = "unit"  # the unit of a number: "17,000 yuan", "1,200 BTC"


ACTORS = frozenset({Role.SUBJECT, Role.OWNER, Role.SAYS})


@record
class Entity:
    """A row of entities.csv, or a name that the article brings. `country` is ISO 3166 alpha-2 or a region's id."""

    entity_id: str
    name: str
    kind: Kind
    country: str | None = None
    exchange: str | None = None
    fiscal_year_end_month: int | None = None


def slug(words: str) -> str:
    """`words` as an id: lower case, hyphens."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")


@record
class Occurrence:
    """An entity at one place; offsets into the clean text. `how` says what recognised it."""

    start: int
    end: int
    entity: Entity
    how: str  # table, ticker, defined, short, longer, listed, unknown, group
    role: Role = Role.PLAIN


@record
class Reference:
    """A pronoun or a definite descriptor ("the miner", "its shares") that stands for an entity of one of `kinds`."""

    start: int
    end: int
    kinds: frozenset[Kind]
    role: Role


@record
class Voice:
    """An unnamed source of figures ("analysts", "sources") at one place, in its normal form."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """Every name of one article in order of its start, what stands for names, and whom the article is about.

    `subjects` ranks the article's entities, most prominent first. `listed_in` is the country of the market whose prefix
    stands before its first ticker. `countries` leads from the id of an office, bond or currency to its country.
    `taken` are (start, end, reason) of digits inside names; `written` the name that the article gives a company, by id;
    `topics` whom the line over a block consists of, by the block's ordinal, `leaders` whom the paragraphs before one
    that names no company are about, where each is about another.
    """

    occurrences: tuple[Occurrence, ...]
    references: tuple[Reference, ...]
    voices: tuple[Voice, ...]
    subjects: tuple[Entity, ...]
    listed_in: str | None
    countries: dict[str, Occurrence]
    taken: tuple[tuple[int, int, str], ...]
    written: dict[str, str]
    topics: dict[int, Occurrence]
    leaders: dict[int, Occurrence]
    _starts: tuple[int, ...] = field(repr=False)
    _reference_starts: tuple[int, ...] = field(repr=False)
    _voice_starts: tuple[int, ...] = field(repr=False)

    def between(self, start: int, end: int) -> tuple[Occurrence, ...]:
        """The occurrences that start in [start, end)."""
        return self.occurrences[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def find_topic(self, block: int) -> Occurrence | None:
        """Whom the line over the block of that ordinal names alone, or the paragraphs before it are about."""
        return self.topics.get(block) or self.leaders.get(block)

    def references_between(self, start: int, end: int) -> tuple[Reference, ...]:
        """The references that start in [start, end)."""
        return self.references[bisect_left(self._reference_starts, start) : bisect_left(self._reference_starts, end)]

    def voices_between(self, start: int, end: int) -> tuple[Voice, ...]:
        """The unnamed sources that start in [start, end)."""
        return self.voices[bisect_left(self._voice_starts, start) : bisect_left(self._voice_starts, end)]


@record
class Candidate:
    """An entity that a figure may belong to, with the words that speak for it and why. A higher score wins."""

    entity: Entity
    start: int | None
    end: int | None
    score: int
    reason: str


@record
class EntityReading:
    """Whose a figure is: `entity` an id, `name` the words; both None where nobody of a fitting kind is named."""

    entity: str | None
    name: str | None
    kind: Kind | None
    candidates: tuple[Candidate, ...]
    evidence: tuple[Evidence, ...]
