"""Turns capitalised runs that no table knows into entities by their words."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from assets.extracted.entities.capitals import Capital, run_before
from assets.extracted.entities.definitions import Definition, apply_definitions, short_names
from assets.extracted.entities.record import Entity, Kind, Occurrence
from assets.extracted.entities.table import EntityTable

_ACTS = re.compile(
    r"(?:[’']s)? (?:has |have |had |also |recently |now |currently |last \w+ |this \w+ |on \w+ )?"
    r"(?:report|post|generat|earn|record|acquir|rais|announc|launch|buy|bought|sold|sell|rose|fell|jump|slump|surg|plung|gain|drop|slid|climb|soar|tumbl|"
    r"shares|stock|revenue|sales|profit|earnings|net income|market cap|holds|held|owns|owned|own|operates|operate|expects|paid|pays|plans|debuted|closed|"
    r"traded|trades|trading|employs|produced|produces|shipped|delivered|valu|invest|issued|completed|agreed|signed|received|secured|disclosed|lost|filed|cut|swung|grew|added)\w*\b"
)
_TITLES = frozenset(
    "CEO CFO COO CTO CIO President Chairman Chairwoman Chair Director Officer Secretary Minister Senator Governor Analyst Mr Mrs Ms Dr Sir Lord Founder Economist Strategist".split()
)
_TITLE = re.compile(
    r"\b(?:analyst|chief|president|chairman|director|founder|co-founder|minister|economist|strategist|executive|officer|manager|trader|partner|head|secretary|governor|spokesman|spokeswoman|spokesperson|investor|billionaire|tycoon|Mr\.|Ms\.|Mrs\.|Dr\.)\s$"
)
_WEAK_FORMS = frozenset({"Company", "Group", "Holdings", "Holding", "Companies", "Co", "Cos"})  # also ordinary words
_PEOPLE_WITHIN = 400  # capitalised words of an article among which a person is introduced
_NOT_NAMES = frozenset(
    "The A An In On At By For From To Of And But Or If As It Its This That These Those He She They We I You His Her Their Our My Your What When Where Why "
    "How Who Which While With Without Within After Before During Since Until Despite Although Though However Meanwhile Also Additionally Moreover "
    "Furthermore Here There Then Now Today Yesterday Tomorrow Both Each Every All Some Many Most More Less Few Several Other Another Such Not No Yes "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sep Sept Oct Nov Dec Analysts Analyst Investors Investor Shares Stock Stocks Revenue Sales Profit Earnings Net Gross Total Operating Adjusted Management Wall Street "
    "Street CEO CFO COO CTO Chief Executive Officer President Chairman Director Managing Company Bank Government Economists Traders Prices Price Demand Growth Quarter "
    "First Second Third Fourth One Two Three Four Five Six Seven Eight Nine Ten Last Next New Early Late Overall Looking According Based Among Between Under Over About Because "
    "Up Down EPS EBITDA EBIT GAAP GDP CPI PCE PMI IPO ETF ETFs AI IT US UK Q1 Q2 Q3 Q4 H1 H2 FY Mr Mrs Ms Dr Prime Minister Secretary Senator Black Average Volume Market Markets "
    "Operations Interim Final Dividend Cash Debt Total Average Gross Basic Diluted Consumer Personal Core Headline Services Retail Technology Energy Financials".split()
)


def find_unknown(
    text: str, known: Sequence[Occurrence], capitals: list[Capital], table: EntityTable
) -> Iterator[Occurrence]:
    """Names by their words: a run that ends in a legal form, or that does what a company does; and their later mentions."""
    covered = _Covered(known)
    inside = {c.word for c in capitals if not _opens_sentence(text, c.start)}
    definitions: list[Definition] = []
    for index, capital in enumerate(capitals):
        legal = capital.word.strip(".") in table.legal_forms and capital.word not in _WEAK_FORMS
        if not legal and not _ACTS.match(text, capital.end):
            continue
        first = run_before(text, capitals, index, table.legal_forms)
        while first < index and capitals[first].word in _NOT_NAMES:
            first += 1
        run = capitals[first : index + 1]
        start, words = run[0].start, text[run[0].start : capital.end]
        if (legal and len(run) == 1) or capital.word in _NOT_NAMES or covered.touches(start, capital.end):
            continue
        if not legal and (_is_person(text, run, capitals, first, table) or not any(c.word in inside for c in run)):
            continue
        entity = Entity(slug(words), words, Kind.UNKNOWN)
        shorts = [s for s in short_names(words, table.legal_forms) if s not in _NOT_NAMES]
        definitions.extend(Definition(name, entity, start, start + len(words)) for name in [words, *shorts])
    for occurrence in apply_definitions(text, definitions, capitals):
        if not covered.touches(occurrence.start, occurrence.end):
            yield Occurrence(occurrence.start, occurrence.end, occurrence.entity, "unknown")


def _is_person(text: str, run: list[Capital], capitals: list[Capital], first: int, table: EntityTable) -> bool:
    """Whether a run is somebody's name: a given name in it, a title before it, or a surname that follows one elsewhere."""
    if run[0].word in table.given_names or _TITLE.search(text[max(0, run[0].start - 30) : run[0].start]):
        return True
    if first and capitals[first - 1].word in _TITLES and run[0].start - capitals[first - 1].end == 1:
        return True
    return len(run) == 1 and any(
        other.word == run[0].word
        and place
        and capitals[place - 1].word in table.given_names
        and other.start - capitals[place - 1].end == 1
        for place, other in enumerate(capitals[:_PEOPLE_WITHIN])
    )


def slug(words: str) -> str:
    """`words` as an id: lower case, hyphens."""
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:\n-*•"


class _Covered:
    """Answers whether a range touches a name that is already known."""

    def __init__(self, known: Sequence[Occurrence]) -> None:
        self._known = known
        self._ends = [o.end for o in known]

    def touches(self, start: int, end: int) -> bool:
        index = bisect_right(self._ends, start)
        return index < len(self._known) and self._known[index].start < end
