"""Turns what stands around a number into its basis where no word says it: deadlines, joined numbers, headings."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target
from assets.extracted.meaning.view import PAST
from assets.extracted.meaning.voice import whose_view
from assets.extracted.record import Basis, Bound
from assets.kernel.spans import Span

_DEADLINE = re.compile(r"[dx]{0,2}b[dxo]*T")
_YEAR = re.compile(r"\b20\d\d|\bend\b")
# "expects 5, up from 4" tells where it was; "a forecast of 5, up from 4" does not.
_VERBS = ("verb", "modal")
_FROM = re.compile(r"(?:i[xAMKd]{1,4}|C)?[U]?f[dV]?")  # "to 5% in constant currency from 4%"
_NEW_SUBJECT = re.compile(r"&[dx]*[MKp][dKMx]*[vD]")  # "forecasts of 15,000, and the jobless rate rose to 7%"
_ODDS = re.compile(r"\b(?P<word>chances?|odds|probability|likelihood|bets?) (?:of|that|on)\b[^.;%\d]*[^\w\s]?$")
_REACH = 80
_UNJOINED = frozenset("<|;fE.:")
_FEW_WORDS = 4  # of such a heading
_SHORT_LABEL = 24  # characters of a heading that says only what its section holds: "Outlook"
_ORIGIN = re.compile(r"[Q,)UDTx][^Q|;f]{0,3}(f)[dxEVTCv]{0,3}$|(\|)[d]{0,2}$")  # 9% [by 2030, up] from [a current] 5%
_ORIGIN_REACH = 12
_OPENS_ORIGIN = frozenset("f|")
_NOW = re.compile(r"\b(?:current|currently|present|today['’]s|existing|actual)\b", re.IGNORECASE)
_NOW_AFTER = re.compile(r"\s(?:\w+\s)?(?:now|currently|at\spresent|presently|today)\b", re.IGNORECASE)
_HISTORY = re.compile(r"\bhistoric(?:al(?:ly)?)?\s(?:\w+\s){0,2}(?:of|at|was|been)\s$")
_NOW_REACH = 32
_ENDS_OF_RANGE = frozenset({Bound.RANGE_LOW, Bound.RANGE_HIGH})
_OF_TIME = frozenset("dinTCxo")
_FRONTED = re.compile(r"t[d]*Q[^|;<]*?[KEpx]d*$")
_TARGETS = ("price_target", "value_per_capacity")  # an analyst's: what is joined to them may be a fact


def from_deadline(target: Target) -> list[Candidate]:
    """What has a deadline is still a plan: "to 2 GW by 2028"."""
    atoms = target.view.atoms
    if "b" not in atoms.letters[target.atom + 1 : target.atom + 4]:
        return []
    match = _DEADLINE.match(atoms.letters, target.atom + 1)
    if match is None:
        return []
    last = match.end() - 1
    start, end = atoms.starts[last], atoms.ends[last]
    is_past = any(atom == last and hit.key.endswith(PAST) for atom, hit in target.near("time"))
    if is_past or not _YEAR.search(target.view.text, start, end):
        return []
    return [Candidate("guidance", "has a deadline", 0.5, start, end)]


def _says_no_more(target: Target, label: Span, hits: tuple[Hit, ...]) -> bool:
    """Whether a heading holds little beside the word itself: "2025 Financial Outlook", not "Acme lifts outlook"."""
    if any(hit.family == "direction" for hit in hits):
        return False
    words = target.view.text[label.start : label.end].split()
    return len(words) <= _FEW_WORDS


def from_odds(target: Target) -> list[Candidate]:
    """A price that may be reached is expected: "the odds of gold reaching $3,500"."""
    start = max(target.view.passage.start, target.quantity.start - _REACH)
    odds = _ODDS.search(target.view.text, start, target.quantity.start)
    return [Candidate("estimate", "odds of it", 0.6, *odds.span("word"))] if odds is not None else []


def from_number_before(target: Target) -> list[Candidate]:
    """A number joined to an expected one is expected too: "$4.25 on $62bn in revenue"; so are both ends of a range."""
    if target.ends_range:
        return [Candidate(target.meanings[-1].basis.value, "the other end of its range", 1.0)]
    if not target.meanings or target.meanings[-1].metric.startswith(_TARGETS):
        return []
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    before = target.meanings[-1].basis
    cited = any(e.role == "basis" and e.start is not None for e in target.meanings[-1].evidence)
    verb = any(e.role == "basis" and (e.note or "").startswith(_VERBS) for e in target.meanings[-1].evidence)
    changed_from = cited and not verb and _FROM.fullmatch(gap)
    if gap.startswith(";") and gap.count(";") == 1:
        gap = gap[1:]  # the number before stood between dashes
    if _NEW_SUBJECT.search(gap):
        return []
    if before is Basis.REPORTED or (_UNJOINED & set(gap) and not changed_from) or len(gap) > 10:
        return []
    return [Candidate(before.value, "joined to the number before", 0.45)]


def from_labels(target: Target) -> list[Candidate]:
    """A header "Consensus" or a heading "Outlook" over the number."""
    weight = 0.8 if target.view.stands_alone else 0.4
    found = []
    for label, hits in zip(target.view.passage.labels, target.view.labels, strict=True):
        alone = target.view.stands_alone
        if not alone and (label.end - label.start > _SHORT_LABEL or not _says_no_more(target, label, hits)):
            continue
        for hit in hits:
            word = target.view.text[hit.start : hit.end].lower()
            if hit.family == "basis" and target.tables.basis[hit.key].role == "noun" and not word.startswith("target"):
                found.append(Candidate(target.tables.basis[hit.key].basis, "label", weight, hit.start, hit.end))
    return found


def from_origin(target: Target) -> list[Candidate]:
    """What a plan or forecast starts from is a fact: "targets 9%, up from a current 5%", "up from 4% in 2021"."""
    letters, view = target.view.atoms.letters, target.view
    if target.quantity.bound in _ENDS_OF_RANGE:
        return []
    start = max(view.passage.start, target.quantity.start - _NOW_REACH)
    called = view.text.find("historic", start, target.quantity.start) >= 0
    if called and _HISTORY.search(view.text, start, target.quantity.start):
        return [Candidate("reported", "called historical", 0.95)]
    reach = max(0, target.atom - _ORIGIN_REACH)
    opened = not _OPENS_ORIGIN.isdisjoint(letters[reach : target.atom])
    origin = _ORIGIN.search(letters, reach, target.atom) if opened else None
    if origin is None:
        return []
    here = view.text[view.atoms.starts[origin.start(origin.lastindex or 1)] : target.quantity.start]
    after = view.text[target.quantity.end : min(view.passage.end, target.quantity.end + _NOW_REACH)]
    if _NOW.search(here) or _NOW_AFTER.match(after):
        return [Candidate("reported", "where things stand now", 0.95)]
    beside = [(atom, hit) for atom, hit in target.near("time") if target.atom < atom <= target.atom + 3]
    dated = [hit for atom, hit in beside if hit.key.endswith(PAST) and set(target.gap(atom)) <= _OF_TIME]
    if dated:
        return [Candidate("reported", "where things stood", 0.95, dated[0].start, dated[0].end)]
    return []


def from_fronted(target: Target) -> list[Candidate]:
    """A range before the company's own verb: "With EPS of $2 to $3, Acme projects sales of $2bn"."""
    if target.quantity.bound is not Bound.RANGE_LOW or target.view.atoms.letters[:1] not in ("w", "a"):
        return []
    for atom, hit in target.near("basis"):
        cue = target.tables.basis[hit.key]
        if atom > target.atom and cue.role == "verb" and _FRONTED.match(target.gap(atom)):
            return [Candidate(whose_view(target, atom, hit, cue), "fronted", 0.6, hit.start, hit.end)]
    return []
