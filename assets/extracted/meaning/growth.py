"""Turns the verb before a number into whether a business grew: "the unit grew 19%" tells of no share price."""

import re

from assets.extracted.meaning.target import Target

_GROWS = re.compile(r"gr(?:ow(?:s|n|ing)?|ew)\b", re.IGNORECASE)


def grows(target: Target, atom: int) -> bool:
    """Whether a form of "grow" stands between `atom` and the number behind it."""
    return any(
        atom < at < target.atom and _GROWS.match(target.view.text, hit.start) is not None
        for at, hit in target.near("direction")
    )
