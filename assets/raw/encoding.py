"""Turns bytes into the name of the encoding that they are text in."""

import re
from collections import Counter

from charset_normalizer import from_bytes

_SIGNATURES = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})",
    re.IGNORECASE,
)
_FOREIGN = 0.08  # of the bytes are not ASCII, from which on a guess has enough to go by
_SAMPLE = 65_536  # bytes by which an encoding is guessed
_SINGLE_BYTE = ("cp1252", "latin-1")  # cp1252 where every byte has a character, else Latin-1, which takes any


def detect_encoding(content: bytes) -> str | None:
    """A codec that adds no byte-order mark and takes `content` there and back, or None for binary data."""
    for codec in _candidates(content):
        if _is_reversible(content, codec):
            return codec
    return None


def _candidates(content: bytes) -> list[str]:
    signed = [codec for mark, codec in _SIGNATURES if content.startswith(mark)]
    if signed:
        return [*signed, *_SINGLE_BYTE]
    if b"\x00" in content:
        return _wide_by_zeros(content)
    found = ["utf-8"]
    declared = _CHARSET.search(content[:4096])
    if declared:
        found.append((declared[1] or declared[2]).decode("ascii", "replace"))
    if _is_foreign(content):
        guess = from_bytes(_sample(content)).best()
        found += [guess.encoding] if guess else []
    return [*found, *_SINGLE_BYTE]


def _is_foreign(content: bytes) -> bool:
    """Whether the content is in another script: western text, and UTF-8 with a fault, is nearly all ASCII."""
    sample = _sample(content)
    others = len(sample) - len(sample.decode("ascii", "ignore"))
    return others > _FOREIGN * len(sample) and not _is_reversible(content, "utf-8")


def _wide_by_zeros(content: bytes) -> list[str]:
    """UTF-16 without a mark: western text has its zeros on one side only. A few stray zeros are UTF-8 with a fault."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd * 10 > half * 3 and even * 20 < half:
        return ["utf-16-le"]
    if even * 10 > half * 3 and odd * 20 < half:
        return ["utf-16-be"]
    return ["utf-8", *_SINGLE_BYTE] if (even + odd) * 100 < len(sample) else []


def _sample(content: bytes) -> bytes:
    """A head of the content; where that is plain ASCII, the stretch around the first other byte."""
    if not content[:_SAMPLE].isascii():
        return content[:_SAMPLE]
    first = re.search(rb"[\x80-\xff]", content)
    start = max(0, first.start() - 1000) if first else 0
    return content[start : start + _SAMPLE]


def _is_reversible(content: bytes, codec: str) -> bool:
    """Whether the codec takes the whole content there and back, character by character."""
    try:
        text = content.decode(codec)
        if text.encode(codec) != content:
            return False
        # A codec with shift states or a mark of its own gives a character other bytes alone than in a text.
        return codec == "utf-8" or sum(n * len(c.encode(codec)) for c, n in Counter(text).items()) == len(content)
    except (UnicodeError, LookupError, TypeError):
        return False
