"""How strongly the place and the part of a name in the sentence speak for its owning a figure."""

import re
from bisect import bisect_left

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.question import PLACES, Question
from assets.extracted.entities.record import ACTORS, Kind, Occurrence, Role

# Behind a figure: a 5% gain for Paris-listed Acme; orders of 4 billion euros ($5 billion) by Acme
_OF_IT = re.compile(
    r"(?: \([^()]{1,20}\))?(?:(?! and \w+ed | while | but )[^.;,:(]){0,30}?"
    r"\b(?:for|of|in|at|to|(?<!led )(?<!backed )(?<!expected )(?<!forecast )(?<!followed )by)\s+"
    r"(?:(?!and\b|or\b|while\b|but\b|as\b|for\b)[\w’'.-]+\s+){0,3}$"
)
_ROLE_SCORE = {
    Role.SUBJECT: 16, Role.OWNER: 14, Role.OF: 8, Role.SAYS: 6, Role.PLAIN: 6,
    Role.TARGET: -10, Role.OBLIQUE: -14, Role.SPEAKER: -34, Role.UNIT: -60,
}  # fmt: skip
_DEAL_SCORE = {**_ROLE_SCORE, Role.TARGET: 34, Role.OF: 20, Role.SUBJECT: 6, Role.SAYS: 0}  # a deal is about its target
_DEAL_METRICS = frozenset({"deal_value", "deal_premium", "stake", "stake_value", "valuation_private"})
_PAID = frozenset({"fine", "settlement"})  # "paid $3 million to Acme" is not Acme's
_SHARES = frozenset({"other", "market_share", "crypto_holdings"})
_SIZES = frozenset({"aum", "total_assets"})
_SHARE_IN = re.compile(r" of (?:[\w-]+ ){1,4}(?:in|for|on) ")  # "holds 31% of open interest in bitcoin"
# What a holding is told in: "$40 million held in the Acme Bitcoin Trust" is the holder's
_HELD = frozenset({"other", "crypto_holdings", "crypto_holdings_value", "stake", "stake_value", "market_cap"})
_HOLDINGS, _IN_FUND = frozenset({Role.OF, Role.TARGET, Role.OBLIQUE}), -56
_OWN_WAYS = frozenset({"funding_round", "fx_rate"})  # metrics that a subject may stand against
_VIA_OFFICE = 4  # what a place that only its statistics office stands for is behind one that is named
_AWAY = 10  # "exports to Germany" are not Germany's
_WORLD, _VAGUE, _VAGUER = "world", 12, 30  # what "global" is behind a place that is named, and behind a company
_OWN_UNIT = 30  # "bought 5 BTC" is not bitcoin's
_BESIDE, _FORMED = 12, 24  # characters, as " (down " has, and with a legal form before them
_GAP = re.compile(  # between "Acme" and "5%": also "with", "(down" and "by"
    r"(?:[\W\d_](?<!;)){0,6}(?:(?<=[ (])(?:with|at|by|up|down|off)(?: by)? [^\w;]{0,3})?"
)
_FORM = re.compile(r"(?:,? (?:Inc|Corp|Co|Ltd|plc|Corporation|Company|Group|Holdings|AG|SA|SE|NV))?\.?\)?(?!\w)")
_AGAINST, _COUNTERED = re.compile(r"(?:against|versus|vs\.?) (?:the )?$"), -40  # "lower against the euro at 1.17"
_REACH = 12
_LED = re.compile(  # "Acme's Fund 2 and Bolt led the round"
    r"(?:[’']s(?: \w+){1,3})?(?: \d)?(?: and [\w ]{2,30}?)? "
    r"(?:co-)?(?:led|leads|joined|joins|anchored|participated in|took part in) "
)
_RELATIVE = re.compile(
    r"(?: \([^()]{1,20}\))?,? whose (?:[^\W\d][\w’'-]* ){1,8}(?:by )?[$€£]?"
)  # ", whose stock has dropped"


def score_place(question: Question, start: int, end: int) -> int:
    """How near words are to the figure: clauses between them, then characters; before it is better than after it."""
    quantity, breaks = question.quantity, question.around.breaks
    if end <= quantity.start:
        if _touches(question, end):
            return 60  # "Acme (5%)", "Acme +5%"
        between = bisect_left(breaks, quantity.start) - bisect_left(breaks, end)
        return 36 - 12 * min(between, 2) - (quantity.start - end) // 40
    if question.hint.metric in _SIZES and question.text[quantity.end : start] == " ":
        return 60  # "behind the $39 billion Acme Fund"
    between = bisect_left(breaks, start) - bisect_left(breaks, quantity.end)
    if not between and question.hint.metric != "fx_rate" and _follows(question, start):
        held = question.hint.unit == "shares"  # "20,400 shares of Acme" are Acme's, whoever owns them
        return (56 if held else 48) - (start - quantity.end) // 10
    return 14 - 14 * min(between, 2) - (start - quantity.end) // 20


def score_role(question: Question, occurrence: Occurrence) -> int:
    """What the part that a name plays adds, given what is measured."""
    role, entity, hint = occurrence.role, occurrence.entity, question.hint
    if entity.entity_id == _WORLD:
        return _ROLE_SCORE[role] - (_VAGUER if question.kinds[0] & COMPANY_LIKE else _VAGUE)
    if question.owner(entity) is not entity:
        return -_VIA_OFFICE
    if entity.kind is Kind.FUND and role in _HOLDINGS and hint.metric in _HELD:
        return _IN_FUND
    told_in = hint.metric == "other" or (hint.metric == "fx_rate" and role not in _HOLDINGS)  # the yen at JPY 151.90
    own_unit = _OWN_UNIT if entity.entity_id == hint.unit and not told_in else 0
    if hint.metric in _DEAL_METRICS:
        return weigh_role(question, role) - own_unit
    return _score_part(question, occurrence) - own_unit


def weigh_role(question: Question, role: Role) -> int:
    """What a role adds: a deal is its target's, anything else its subject's."""
    return (_DEAL_SCORE if question.hint.metric in _DEAL_METRICS else _ROLE_SCORE)[role]


def _score_part(question: Question, occurrence: Occurrence) -> int:
    role, entity = occurrence.role, occurrence.entity
    if role is Role.SUBJECT and occurrence.start < question.quantity.end and question.hint.metric not in _OWN_WAYS:
        return _ROLE_SCORE[role]
    if question.hint.metric == "funding_round" and _LED.match(question.text, occurrence.end):
        return _ROLE_SCORE[Role.OBLIQUE]
    if question.hint.metric == "fx_rate" and _AGAINST.search(
        question.text, max(0, occurrence.start - _REACH), occurrence.start
    ):
        return _COUNTERED
    if occurrence.start >= question.quantity.end and role in ACTORS:
        return 0
    role = _read_role(question, occurrence)
    return _ROLE_SCORE[role] - (_AWAY if role is occurrence.role is Role.OBLIQUE and entity.kind in PLACES else 0)


def _read_role(question: Question, occurrence: Occurrence) -> Role:
    """The role of a name as far as this figure goes."""
    role, entity = occurrence.role, occurrence.entity
    if role is Role.UNIT and question.hint.metric == "fx_rate":
        return Role.PLAIN
    if _RELATIVE.fullmatch(question.text, occurrence.end, question.quantity.start):
        return Role.SUBJECT
    if role is Role.OBLIQUE and (_follows(question, occurrence.start) or _touches(question, occurrence.end)):
        return Role.OF
    if role is Role.SAYS and question.hint.category == "analyst":
        return Role.SPEAKER
    if role is Role.OF and entity.kind in PLACES and not question.kinds[0] & PLACES:
        return Role.OBLIQUE  # where it is, not whose
    return role


def _touches(question: Question, end: int) -> bool:
    """Whether nothing but signs stands between a name that ends at `end` and the figure."""
    start = question.quantity.start
    form = _FORM.match(question.text, end, start) if 0 <= start - end <= _FORMED else None
    end = form.end() if form is not None else end
    return 0 <= start - end <= _BESIDE and _GAP.fullmatch(question.text, end, start) is not None


def _follows(question: Question, start: int) -> bool:
    """Whether a phrase behind the figure gives it to the name that starts at `start`: "a 1.1% drop at Acme"."""
    end = question.quantity.end
    if question.hint.metric in _PAID and question.text.startswith(" to ", end):
        return False
    if question.hint.metric in _SHARES and _SHARE_IN.match(question.text, end, start):
        return False
    return start >= end and _OF_IT.fullmatch(question.text, end, start) is not None
