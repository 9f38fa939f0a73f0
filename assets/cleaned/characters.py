"""Turns the unusual characters of a range of raw text into edits: entities, quotes, spaces, controls, mojibake."""

import html
import re

import ftfy

from assets.kernel.spans import Edit

_PLAIN: dict[int, str] = {
    **dict.fromkeys(map(ord, "‘’‚‛ʼ´`"), "'"),
    **dict.fromkeys(map(ord, "“”„‟«»"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2212\ufe63"), "-"),  # hyphens and the minus sign; – and — stay
    **dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x1f"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "\u00ad\u180e\u2060\u2061\u2062\u2063\u2064\ufeff\ufffe\u061c"), ""),
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], ""),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width forms
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a surrogate pair
    0xFFE5: "¥",
    0xFFE1: "£",
    0xFFE0: "¢",
    0x2026: "...",
}
_CONTROLS = [code for code in (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0xA0)) if code not in _PLAIN]


def _read_control(code: int) -> str:
    """A C1 control is windows-1252 read as Latin-1; any other control says nothing."""
    try:
        return bytes([code]).decode("cp1252").translate(_PLAIN) if code >= 0x80 else ""
    except UnicodeDecodeError:
        return ""


_PLAIN.update({code: _read_control(code) for code in _CONTROLS})
_PLAIN[ord("`")] = "`"  # a backtick is Markdown's, not a quote
_ENTITY = re.compile(r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[\"'\\/nrtbf])")
_BLANK = r"[ \t\r\n\x0b\x0c\u00a0\u2000-\u200a\u202f\u205f\u3000]|&(?:nbsp|#160|#x[aA]0|thinsp|ensp|emsp);"
_BLANKS = re.compile(rf"(?:{_BLANK}){{2,}}|[\t\r\n]")
_UNUSUAL = re.compile("[" + "".join(re.escape(chr(code)) for code in sorted(_PLAIN) if code != ord("`")) + "]")
# UTF-8 read as windows-1252 or Latin-1: a lead byte and its trail, then whatever else of the kind stands beside it.
_TRAIL = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_MOJIBAKE = re.compile(f"(?:[\u00c2-\u00f4][{_TRAIL}]{{1,3}})+")


def edit_characters(raw: str, start: int, end: int, *, escaped: bool = False) -> list[Edit]:
    """The edits that make raw[start:end] plain: in order, not overlapping, spaces last.

    Entities are read once more where they were escaped twice. Runs of white space become one space. `escaped` text
    stands in a quoted string, with backslash escapes.
    """
    found: list[Edit] = []
    written = raw[start:end]
    printable, entities = written.isprintable(), "&" in written
    if not written.isascii():
        found += _repair_mojibake(raw, start, end)
    if not (printable and written.isascii()):
        found += [Edit(m.start(), m.end(), _PLAIN[ord(m.group())]) for m in _UNUSUAL.finditer(raw, start, end)]
    if entities:
        found += _read_entities(raw, start, end)
    if escaped:
        found += [Edit(m.start(), m.end(), _read_escape(m.group())) for m in _ESCAPE.finditer(raw, start, end)]
    if entities or not printable or "  " in written:  # every blank but the common one is not printable
        found += [Edit(m.start(), m.end(), " ") for m in _BLANKS.finditer(raw, start, end)]
    return _first_of_each(found) if len(found) > 1 else found


def _repair_mojibake(raw: str, start: int, end: int) -> list[Edit]:
    edits = []
    for match in _MOJIBAKE.finditer(raw, start, end):
        repaired = ftfy.fix_encoding(match.group())
        if repaired != match.group():
            edits.append(Edit(match.start(), match.end(), repaired.translate(_PLAIN)))
    return edits


def _read_entities(raw: str, start: int, end: int) -> list[Edit]:
    edits = []
    for match in _ENTITY.finditer(raw, start, end):
        text = before = match.group()
        while (text := html.unescape(before)) != before:
            before = text
        if text != match.group():
            edits.append(Edit(match.start(), match.end(), text.translate(_PLAIN)))
    return edits


def _read_escape(written: str) -> str:
    """A backslash escape of a JSON or YAML string; half of a surrogate pair says nothing."""
    if written[1] == "u":
        code = int(written.removeprefix("\\u"), 16)
        return "" if 0xD800 <= code < 0xE000 else chr(code).translate(_PLAIN)
    return " " if written[1] in "nrtbf\n" else written[1]


def _first_of_each(edits: list[Edit]) -> list[Edit]:
    """Of overlapping edits the widest that starts first: a run of blanks takes the no-break spaces inside it."""
    edits.sort(key=lambda edit: (edit.start, -edit.end))
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
