"""Turns the text around a name into its role, by small patterns that are anchored at the name."""

import re

from assets.extracted.entities.record import Role

_REACH = 48
_OWNER = re.compile(r"[’']s?\b|[’'](?=\s)|\)?[’']s\b")
_SAYS = r"said|says|noted|notes|wrote|writes|estimated|estimates|forecasts?|forecasted|projects?|projected|predicted|predicts|reckons|calculates|argued|argues|told|stated"
_SPEAKER_BEFORE = re.compile(
    r"\b(?:according to|(?:analysts?|strategists?|economists?|researchers?|traders?|experts?) (?:at|from|with|of)|(?:surveyed|polled|compiled|reported|provided|"
    r"tracked|collected|published|rated|upgraded|downgraded|cited) (?:by|on|from)|(?:data|figures|estimates?|forecasts?|research|report|survey|poll|note|consensus|numbers|statistics) "
    r"(?:from|by|of|on|via)|sourced from|told|per|interview with|brokerages? (?:like|such as)|[Ss]ource:|via|shows? on)\s+"
    r"(?:the\s+|data\s+|market\s+|consultancy\s+|crypto\s+|analytics\s+|research\s+|brokerage\s+)*"
    r"(?:(?:firm|provider|tracker|company|platform|agency|researcher|consultancy|website|giant|bank|broker|brokerage)\s+)?$"
)
_RATES = re.compile(
    r"(?: analysts?| strategists?)?\s+(?:also |has |have |had |on \w+ )?(?:rais|lower|cut|boost|lift|trim|hik|reiterat|maintain|initiat|restat|upgrad|downgrad|reduc|increas|upp|set|slash|"
    r"assign|rat|reaffirm|resum|keep|kept|decreas|drop|issu|adjust|mov|start|affirm|predict|expect|forecast)\w*\s"
    r"[^.;\n]{0,80}?\b(?:price targets?|target prices?|price objective|rating|coverage|outperform|overweight|underweight|neutral|target)\b"
)
_SPEAKER_AFTER = re.compile(
    r"(?:[’']s?)?\s*(?:"
    r"\((?:[A-Z][\w.’'-]+ ){1,2}[A-Z][\w’'-]+\)"  # "(Doug Anmuth)" after the name of a broker
    r"|(?:senior |research |equity |chief |crypto |credit |metals |market |[A-Z]\w+ ){0,3}"
    r"(?:analysts?|strategists?|economists?|consensus|Consensus|polls?|surveys?|forecasters|[Dd]ata (?:show|suggest|indicat)\w*)\b"
    rf"|(?:{_SAYS})\b)"
)
_TITLED = re.compile(
    r"[’']s? (?:[A-Z][\w’.-]+ ){1,3}(?:said|says|noted|wrote|writes|estimates|expects|sees|believes|forecasts)\b"
)
_VERB = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,?\s+(?:also |has |have |had |still |now |just |recently |then |currently |alone |together |itself |already |only |even )*"
    r"(?:\w{3,}ed|is|was|are|were|has|have|had|will|would|can|could|may|might|should|rose|fell|lost|made|sold|bought|built|cut|hit|beat|saw|set|won|grew|led|kept|held|paid|spent|took|came|went|"
    r"sank|slid|swung|shed|sprang|shrank|began|gave|put|stood|ran|drew|fetched|climbs?|rises?|falls?|gains?|drops?|trades?|posts?|reports?|expects?|sees|plans|aims|holds|owns|operates|produces|generates|raises|"
    r"beats?|misses|makes|sells|buys|builds|pays|spends|leads|jumps?|surges?|plunges?|slides?|slumps?|soars?|tumbles?|edges?|opens?|closes?|lags?|targets|employs|runs|serves|offers|controls|received|became|remains?|stands|sits|hovers?|"
    r"needs|wants|believes|continues|delivers|accounts|represents|makes|gets|got|tops?|adds?|loses|keeps|shares (?:rose|fell|were|jumped|slid|dropped|gained|have|had|are|traded))\b"
)
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|to|like|than|versus|vs\.?|against|including|such as|as|at|over|into|on|via|through|under|between|and|or|alongside|unlike|behind|per|using|because of|about|among|beating|rivals?|peers?|competitors?|acquiring|buying|overtaking)"
    r"\s+(?:the\s+|its\s+|rivals?\s+|peers?\s+|an?\s+|both\s+|for\s+)?$"
)
_JOINED = re.compile(r"\b(?:and|or|as)\s+(?:the\s+)?$")
_OF = re.compile(r"\b(?:of|for|in)\s+(?:the\s+|an?\s+|all\s+|today's\s+)?$", re.IGNORECASE)


def find_role(text: str, start: int, end: int) -> Role:
    """The role of the name text[start:end]. Looks 48 characters back and one phrase ahead."""
    before = text[max(0, start - _REACH) : start]
    if (
        _SPEAKER_AFTER.match(text, end)
        or _RATES.match(text, end)
        or _TITLED.match(text, end)
        or _SPEAKER_BEFORE.search(before)
    ):
        return Role.SPEAKER
    if _OF.search(before):
        return Role.OF
    acts = _VERB.match(text, end) is not None
    if _OBLIQUE.search(before) and not (acts and _JOINED.search(before)):
        return Role.OBLIQUE
    if _OWNER.match(text, end):
        return Role.OWNER
    return Role.SUBJECT if acts else Role.PLAIN
