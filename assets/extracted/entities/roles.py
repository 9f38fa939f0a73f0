"""Turns the text around a name into its role, by the words just before it and patterns anchored behind it."""

import re

from assets.extracted.entities.cues import Cues, words_before
from assets.extracted.entities.record import Role
from assets.extracted.entities.speaking import is_quoted

# At most one of them can follow: "Acme's", "Acme, which rose", "Acme 3%" of "Acme rose 2% and Bolt 3% to $4"
_BEHIND = re.compile(
    r"(?P<owns>[’']s?\b|[’'](?=\s)|\)?[’']s\b)|(?P<relative>(?: \([^()]{1,40}\))?,? (?:whose|which|who)\b)"
    r"|(?P<moved> (?:\w+ing )?[+-]?\d[\d.]*(?:%| per ?cent\b))"
)
_DOING = re.compile(
    r"\s+(?:(?:last|also|now|both|each|still) )?(?:\w+ing|down|up|lower|higher|flat|off|ahead|unchanged)\b"
)  # "with Acme down 2%"
_TO_DO = re.compile(r" to [a-z]{3,}\b")  # "analysts look for Acme to report"
_CODE = re.compile(
    r"(?: (?:for \w+ delivery )?[A-Z]{1,3}(?:[FGHJKMNQUVXZ]\d{2}|00|\.\d)){1,3}+"
    r"| (?:\.[A-Z0-9]{2,7}|[A-Z]{2,4}c\d|CM[A-Z]{2}3|[A-Z0-9]{2,5}=[A-Z]{0,4}|[A-Z]{1,5}\.[A-Z]{1,2})(?![\w.]\w)"
)  # RIC
_DOTTED_FORM = re.compile(r"\b(?:Inc|Corp|Cos?|Ltd|Bros|Intl|Hldgs|Grp|Mfg|S\.A|N\.V)\.$")  # "Acme Inc. rose"
_TAIL = re.compile(r"(?: \([A-Z]{2,8}: ?\w{1,8}\))?(?: (?!CEO|CFO|COO|Chief|Chair)[A-Z][\w&-]*+){1,2}")
_PRESENTED = 48  # characters: "In second place is Acme, with a share of 9%"
_COMPARES = frozenset(
    {"than", "to", "with", "versus", "vs", "vs.", "against", "from", "by", "at", "and", "or"}
)  # "than Acme's 5%"
_RATES = frozenset({"on", "for", "upgraded", "downgraded"})  # "a target on Acme"
_INTERESTS = frozenset({("open", "interest", "in"), ("short", "interest", "in")})  # no stakes
_WITH = frozenset({"with", "and"})  # "with Acme up 2% and Bolt losing 1%"
_CALLED, _PREPOSITIONS = 7, frozenset({"from", "by", "to", "at", "via", "with"})
_OPENS_CLAUSE = frozenset({"and", "as", "after", "since"})  # "as Acme's sales fell"
_JOINS_CLAUSES = frozenset({"and", "or", "as", "after", "before", "since"})  # "and Acme rose", "after Acme cut"


def find_role(text: str, start: int, end: int, cues: Cues) -> Role:
    """The role of the name text[start:end]. Looks 48 characters back and one phrase ahead."""
    dotted = _DOTTED_FORM.search(text, start, end + 1) if text.startswith(".", end) else None
    end = dotted.end() if dotted is not None else end
    code = None if text[end + 1 : end + 2].islower() else _CODE.match(text, end)
    end = code.end() if code else end
    before = words_before(text, start)
    opened = cues.opening.end(before[:-1] if before[-1:] == ["the"] else before)
    if is_quoted(text, start, end, before, cues):
        return Role.SPEAKER
    while before and before[-1] in cues.fillers and before[-1] not in cues.of:
        before.pop()
    before = _skip_descriptor(before, cues)
    if cues.acquire.end(before) and tuple(before[-3:]) not in _INTERESTS:
        return Role.TARGET
    presented = opened and cues.presents.search(text, max(0, start - _PRESENTED), start) is not None
    if presented or (before[-1:] == ["for"] and _TO_DO.match(text, end)):
        return Role.SUBJECT
    behind = _BEHIND.match(text, end)
    following = behind.lastgroup if behind is not None else None
    acts = following in ("relative", "moved") or cues.acts.match(text, end) is not None
    acts = acts or _acts_behind(text, end, cues)
    governed = _governed_role(text, end, before, following, cues, acts=acts) if before else None
    doing = before[-1:] == ["with"] or (before[-1:] == ["and"] and _DOING.match(text, end) is not None)
    return governed or _free_role(text, end, following, cues, acts=acts or doing)


def _skip_descriptor(before: list[str], cues: Cues) -> list[str]:
    """`before` without what calls the name, where a preposition stands before it: "from American insurer Acme"."""
    if not before or before[-1] not in cues.called:
        return before
    for place in range(len(before) - 2, max(-1, len(before) - _CALLED), -1):
        if before[place] in _PREPOSITIONS:
            return before[: place + 1]
        if not before[place].replace("-", "").replace(".", "").isalpha() or before[place].endswith((".", ",")):
            break
    return before


def _acts_behind(text: str, end: int, cues: Cues) -> bool:
    """Whether more words of the name stand before its verb: "Acme (TYO:77) Group posted"."""
    tail = _TAIL.match(text, end)
    return tail is not None and cues.acts.match(text, tail.end()) is not None


def _governed_role(
    text: str, end: int, before: list[str], following: str | None, cues: Cues, *, acts: bool
) -> Role | None:
    """The role of a name that the words before it govern; None where they do not."""
    rated = before[-1] in _RATES and cues.introduces.end(before)
    traded = cues.traded.end(before)
    if before[-1] in cues.of or rated or traded:
        return Role.SUBJECT if acts and traded else Role.OF
    if not cues.oblique.end(before[-2:]) or _is_clause(before[-1], text, end, following, acts=acts):
        return None
    if following != "owns":
        return Role.OBLIQUE
    return Role.OWNER if before[-1] in _OPENS_CLAUSE else Role.OF if before[-1] in _COMPARES else Role.OBLIQUE


def _free_role(text: str, end: int, following: str | None, cues: Cues, *, acts: bool) -> Role:
    """The role of a name that nothing before it governs."""
    if cues.owns_other.match(text, end):
        return Role.OBLIQUE
    if cues.says.match(text, end):
        return Role.SAYS
    return Role.OWNER if following == "owns" else Role.SUBJECT if acts else Role.PLAIN


def _is_clause(word: str, text: str, end: int, following: str | None, *, acts: bool) -> bool:
    """Whether the preposition or conjunction opens a clause whose subject the name is."""
    if following == "relative":
        return True
    if word in _WITH and (following == "moved" or _DOING.match(text, end)):
        return True
    return acts and word in _JOINS_CLAUSES
