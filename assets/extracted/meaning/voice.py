"""Turns a word of expectation into its basis by who expects: the company itself (guidance) or others (estimate)."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.tables import BasisCue
from assets.extracted.meaning.target import Target

# A name in no table is mostly a company's; a speaker is one whose analysts forecast for others.
_SPEAKERS = {"company": "guidance", "unknown": "guidance", "speaker": "estimate"}
_COMPANIES = ("company", "unknown")  # kinds of subject that plan
_MAY_BE_OWN = re.compile(r"(?:its\s)?(?:forecast|outlook|projection|expectation|prediction)s?\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:its|our|their|company['’]s|management['’]s)\s(?:[^,.;]|[,.]\d)*$")
_OWN_REACH = 64  # characters before a noun in which "its" may stand
_OWNER = ("'", "X")  # the possessive before a noun
_BY_THE_COMPANY = re.compile(r"b[d]?E")
_SAID = re.compile(r"\b(?:said|says|announced|added|told|noted|indicated|disclosed|stated|confirmed|guided)\b")
_DETERMINED = re.compile(r"[dV'GoDA<]")  # before these a word is a noun: "the forecast"
_ADVERB = re.compile(r"(?:now|also|still|currently|already|even|then|further|\w+[^ri]ly)", re.IGNORECASE)
_AS_NOUN = ("o", "r", "v", "t", ":", "b")  # before these too: "forecast of"
_SUBJECTS = ("E", "K", "p")  # after these it may be a verb: "Acme forecast"


def whose_view(target: Target, atom: int, hit: Hit, cue: BasisCue) -> str:
    """The basis that the cue at `atom` gives: the company's own plan or view, or that of others on it."""
    if cue.basis == "reported" or cue.role == "participle":
        return cue.basis
    owned = _of_owner(target, atom, hit)
    if owned is not None or cue.role == "noun":
        return owned or cue.basis
    if cue.role == "passive":
        by_company = _BY_THE_COMPANY.match(target.view.atoms.letters, atom + 1) is not None
        own = _says(target, atom + 1) if by_company else _told_by(target, atom)
        return "guidance" if own == "guidance" else cue.basis
    spoken = _speaker(target, atom)
    if spoken is not None and "Q" not in target.view.atoms.letters[spoken[0] : atom]:
        return spoken[1]
    spoken_of = target.view.atoms.letters[max(0, atom - 4) : atom].rstrip("d")[-1:]
    if target.view.subject in _COMPANIES and spoken_of == "p":
        return "guidance"  # "it forecasts"
    planned = cue.basis == "guidance" and cue.role == "modal" and target.view.subject not in (None, "company")
    return "estimate" if planned else cue.basis


def is_verb(target: Target, atom: int) -> bool:
    """Whether a word that is noun or participle as well stands as a verb: "Acme forecast sales", "it now predicts"."""
    letters = target.view.atoms.letters
    before = _before_adverbs(target, atom)
    return letters[before : before + 1] in _SUBJECTS and not letters[atom + 1 : atom + 2].startswith(_AS_NOUN)


def is_determined(target: Target, atom: int) -> bool:
    """Whether the word before makes a noun of the word at `atom`: "the forecast", "last year's estimates"."""
    before = _before_adverbs(target, atom)
    return before >= 0 and _DETERMINED.match(target.view.atoms.letters[before]) is not None


def _before_adverbs(target: Target, atom: int) -> int:
    """The atom before the adverbs that stand before `atom`; -1 where the passage begins."""
    atoms, before = target.view.atoms, atom - 1
    while before >= 0 and atoms.letters[before] == "d" and _is_adverb(target, before):
        before -= 1
    return before


def _is_adverb(target: Target, atom: int) -> bool:
    atoms = target.view.atoms
    return _ADVERB.fullmatch(target.view.text, atoms.starts[atom], atoms.ends[atom]) is not None


def _of_owner(target: Target, atom: int, hit: Hit) -> str | None:
    """A forecast belongs to its owner: "the miner cut its sales forecast", "the OECD trimmed its outlook"."""
    text = target.view.text
    if _MAY_BE_OWN.match(text, hit.start, hit.end) is None:
        return None
    if target.view.atoms.letters[max(0, atom - 1) : atom] in _OWNER:
        return _says(target, atom - 2)
    if _OWN.search(text[max(target.view.passage.start, hit.start - _OWN_REACH) : hit.end]) is None:
        return None
    spoken = _speaker(target, atom)
    if spoken is not None:
        return spoken[1]
    return "guidance" if target.view.subject in _COMPANIES else None


def _speaker(target: Target, atom: int) -> tuple[int, str] | None:
    """The nearest one before `atom` who may say how things will be, with the basis of what is said."""
    cues = [(at, target.tables.basis[hit.key]) for at, hit in target.near("basis") if at < atom]
    hints = [(at, cue.basis) for at, cue in cues if cue.role == "hint"]
    names = [(at, _SPEAKERS[hit.key]) for at, hit in target.near("kind") if at < atom and hit.key in _SPEAKERS]
    return max([*names, *hints], default=None, key=lambda pair: pair[0])


def _told_by(target: Target, atom: int) -> str | None:
    """The basis of what the one says who tells of the expectation: "the firm said sales are expected to rise"."""
    spoken = _speaker(target, atom)
    if spoken is None or "Q" in target.view.atoms.letters[spoken[0] : atom]:
        return None
    atoms = target.view.atoms
    said = _SAID.search(target.view.text, atoms.ends[spoken[0]], atoms.starts[atom])
    return spoken[1] if said is not None else None


def _says(target: Target, atom: int) -> str | None:
    """The basis of what the one named within two atoms of `atom` says."""
    spoken = _speaker(target, atom + 2)
    return spoken[1] if spoken is not None and abs(spoken[0] - atom) <= 1 else None
