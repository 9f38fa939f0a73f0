"""Turns name_cues.csv, the words that stand around names, into the patterns that read a name's part in its sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assets.extracted.alternation import alternate

_PERSON = r"\((?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+\)"  # "(Jane Doe)" behind the name of a broker
_REACH = 48
_APPOSITION = r"(?:\s*\([^()]{1,40}\))?"
# Between a name and its verb: a new miner; a supplier of Bolt Corp. (BLT, News); of France
_ASIDE = (
    r"(?:, (?:an?|the|its|which|whose|[A-Z]\w+[’']s) (?:\([^()\n]{1,40}\)|(?:Inc|Corp|Co|Ltd)\.|[^,.;(\n]){3,90}+,"
    r"| (?:of|in) (?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)?"
)
_MOVERS = (
    "(?:shares|stocks?|prices|futures|inventories|stockpiles|imports|exports|production|output|supplies|sales|revenue"
    "|value|cap|capitali[sz]ation|yields?|volumes?|shipments|deliveries|profits?|earnings|contracts?)"
)
_ADVERBS = (
    r"(?:also |has |have |had |still |now |just |recently |then |currently |alone |already |only |even |each |both "
    r"|all |together |on \w+day )*"
)


@dataclass(frozen=True, slots=True)
class Cues:
    """What stands before a name, as words in lower case, and patterns of what stands behind it."""

    speakers: "Endings"
    oblique: "Endings"
    of: frozenset[str]
    traded: "Endings"  # "yield on", "futures tied to": a verb behind the name tells its own move
    acquire: "Endings"  # "stake in", "to buy"
    fillers: frozenset[str]  # "the", "its rivals"
    institutions: frozenset[str]  # "data provider"
    introduces: "Endings"  # "shares of", "founder of"
    products: "Endings"  # "drug", "mine": what is called so is no company
    called: "Endings"  # "startup" in "startup Acme"
    groups: frozenset[str]  # "miners", "peers"
    group_kinds: frozenset[str]  # "auto" before "dealers"
    kinded_groups: frozenset[str]  # a group only behind such a word: "bank stocks"
    people: frozenset[str]  # what shares are of: "31% of new investors"
    persons: frozenset[str]  # known by their last name alone
    columns: frozenset[str]  # the header over a table's column of names: "company", "security"
    titles: "Endings"
    titles_written: frozenset[str]  # "Chief", "Analyst": capitalised before a person's name
    extends: frozenset[str]  # behind a company's name they make another company's: "Acme Finance"
    product_names: frozenset[str]  # behind a name they make a product of it: "Acme Pay"
    other_bodies: frozenset[str]  # behind a name they make another one: "Acme Foundation"
    no_companies: frozenset[str]  # what ends the name of an event or a document: "Pink Friday Sale"
    headline_verbs: frozenset[str]  # "Decreases", which ends no name either
    headline_nouns: frozenset[str]  # "Profit" in "First Half Profit Decreases"
    opens: frozenset[str]  # "While", "Take": capitalised before a name because they open a sentence
    no_names: frozenset[str]  # capitalised at the start of a sentence or a heading, and no name
    speaker: re.Pattern[str]
    rates: re.Pattern[str]
    opening: "Endings"  # what opens a sentence whose subject comes last: "Followed closely by"
    presents: re.Pattern[str]  # the same at the start of a sentence
    judges: re.Pattern[str]  # what a broker does to a company: "cuts", "upgrades"
    says: re.Pattern[str]
    acts: re.Pattern[str]
    company_acts: re.Pattern[str]
    described: re.Pattern[str]  # ", a startup", ", led by"
    owns_other: re.Pattern[str]  # "'s biggest supplier, Bolt": the figures are Bolt's
    person_acts: re.Pattern[str]  # what people do: "recalls", "told", "and his"
    office_behind: re.Pattern[str]  # ", the founder of"


def compile_cues(words: Mapping[str, Sequence[str]]) -> Cues:
    """`words` are the rows of name_cues.csv by their cue. Raises KeyError where a cue has no row."""
    says, verbs, ratings = (alternate(words[cue]) for cue in ("say_verb", "verb", "rating_word"))
    described = r"(?:senior |research |equity |chief |crypto |credit |metals |market |[A-Z]\w+ ){0,3}"
    nouns = rf"{described}(?:{alternate(words['speaker_noun'])}|Consensus)\b"
    titles = alternate(title for title in words["title_before"] if title.isalpha() or "-" in title)
    estimates = r"(?:estimates?|forecasts?) (?:of|for|at)\b|[Dd]ata (?:show|suggest|indicat)"
    return Cues(
        speakers=Endings(words["speaker_before"]),
        oblique=Endings(words["oblique"]),
        of=frozenset(words["of"]),
        traded=Endings(words["traded"]),
        acquire=Endings(words["acquire"]),
        fillers=frozenset(words["filler"]),
        institutions=frozenset(words["institution"]),
        introduces=Endings(words["introduces"]),
        products=Endings(map(str.lower, words["product"])),
        called=Endings(words["called"]),
        groups=frozenset(words["group"]),
        group_kinds=frozenset(words["group_kind"]),
        kinded_groups=frozenset(words["kinded_group"]),
        people=frozenset(words["people"]),
        persons=frozenset(words["person"]),
        columns=frozenset(words["column"]),
        titles=Endings(map(str.lower, words["title_before"])),
        titles_written=frozenset(w for title in words["title_before"] for w in title.split(" ") if w[0].isupper()),
        extends=frozenset(words["extends"]),
        product_names=frozenset(words["product_name"]),
        other_bodies=frozenset(words["other_body"]),
        no_companies=frozenset(words["no_company"]),
        headline_verbs=frozenset(words["headline_verb"]),
        headline_nouns=frozenset(words["headline_noun"]),
        opens=frozenset(words["opens"]),
        no_names=frozenset(words["no_name"]),
        speaker=re.compile(rf"(?:[’']s?)? ?(?:{_PERSON}|{nouns}|{estimates})"),
        rates=re.compile(
            rf"(?: analysts?)?\s+{_ADVERBS}(?:{alternate(words['rate_verb'])})\w*\s[^.;\n]{{0,80}}?\b(?:{ratings})\b"
        ),
        opening=Endings(map(str.lower, words["presents"])),
        presents=re.compile(rf"(?:^|[.!?:]\s+|\n\W*)(?:{alternate(words['presents'])})\s(?:the\s)?$", re.IGNORECASE),
        judges=re.compile(rf"\s+{_ADVERBS}(?:{alternate(words['rate_verb'])})(?:s|ed|es)?\b"),
        says=re.compile(rf"{_APPOSITION},? {_ADVERBS}(?:{says})\b|[’']s? (?:[A-Z][\w’.-]+ ){{1,3}}(?:{says})\b"),
        acts=re.compile(rf"(?:[’']s)?{_APPOSITION}{_ASIDE},? {_ADVERBS}(?:(?:{_MOVERS} )?(?:\w{{3,}}ed|{verbs}))\b"),
        company_acts=re.compile(
            rf"(?:[’']s?| (?:of|in) [A-Z]\w+)? {_ADVERBS}(?:(?:last|this) \w+ )?(?:{alternate(words['company_act'])})\b"
        ),
        described=re.compile(
            r",? (?:whose|led by|founded|backed by|based in|owned by|headquartered in|listed on"
            r"|which (?:makes|sells|runs|owns|operates|offers|provides|produces))\b"
            r"|(?:,| is| was) (?:an?|one of|the|its|their|[\w’'-]+[’']s) (?:[\w’'-]+ ){0,5}?"
            rf"(?:{alternate(words['called'])})s?\b"
        ),
        owns_other=re.compile(
            rf"[’']s (?:[a-z’'-]+ ){{0,4}}?(?:{alternate(words['called'])}),? (?=[A-Z])(?!(?:CEO|CFO|COO)\b)"
        ),
        person_acts=re.compile(
            rf",? (?:(?:{alternate(words['person_act'])})\b|(?:[a-z]+ ){{1,4}}(?:he|his|she|her|himself|herself)\b)"
        ),
        office_behind=re.compile(
            rf"(?:,| \(|,? \(?\d\d\)?,|, who is) (?:(?:the|a|an|its|our|[\w’'-]+[’']s) )?(?:[\w&-]+ ){{0,3}}?"
            rf"(?:{titles})\b"
        ),
    )


def words_before(text: str, start: int) -> list[str]:
    """The words within 48 characters before `start`, in lower case; none where no blank ends them."""
    if not text.endswith(" ", 0, start):
        return []
    return text[max(0, start - _REACH) : start].lower().split()


class Endings:
    """Phrases of at most four words that the words before a name may end with."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_last: dict[str, tuple[str, ...]] = {}  # by last word the phrases, a blank before each
        for phrase in phrases:
            last = phrase.rpartition(" ")[2]
            self._by_last[last] = (*self._by_last.get(last, ()), f" {phrase}")

    def __contains__(self, word: str) -> bool:
        """Whether the single `word` is one of the phrases."""
        return f" {word}" in self._by_last.get(word, ())

    def end(self, words: Sequence[str]) -> bool:
        """Whether the last of `words` are one of the phrases."""
        phrases = self._by_last.get(words[-1]) if words else None
        return phrases is not None and f" {' '.join(words)}".endswith(phrases)
