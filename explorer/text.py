"""Turns text that an article wrote into HTML in which nothing is hidden: controls and direction marks are shown."""

import re

from markupsafe import Markup, escape

# C0 but for tab and line ends, C1, and the marks that turn the direction of text around.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def show_text(text: object) -> Markup:
    """`text`, escaped; each hidden character as a mark that carries its code point."""
    shown, last = Markup(), 0
    plain = "" if text is None else str(text)
    for found in _HIDDEN.finditer(plain):
        shown += escape(plain[last : found.start()]) + _mark(found[0])
        last = found.end()
    return shown + escape(plain[last:])


def spell_hidden(value: object) -> object:
    """`value` for where a mark cannot stand, as in an attribute: hidden characters are spelled out."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", value)
    return value


def _mark(character: str) -> Markup:
    code = f"{ord(character):04X}"
    return Markup('<span class="hidden-character" data-code="{}" title="U+{}"></span>').format(code, code)
