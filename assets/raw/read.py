"""Turns the bytes of a file into a raw article: its hash, encoding and media type, or the issue that it is none."""

import gzip
import hashlib
import io
import re
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from assets.kernel.issues import Issue, Severity
from assets.raw.encoding import detect_encoding
from assets.raw.record import ArticleSource, RawArticle

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}
ARTICLE_SUFFIXES = tuple(suffix + packed for suffix in MEDIA_TYPES for packed in ("", ".gz"))
FEED_SUFFIXES = (".jsonl", ".jsonl.gz", ".parquet", ".tar", ".tar.gz", ".tgz", ".zip")
SUFFIXES = ARTICLE_SUFFIXES + FEED_SUFFIXES
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a zip archive",
    b"PK\x05\x06": "an empty zip archive",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"7z\xbc\xaf": "a 7-zip archive",
    b"Rar!": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"PAR1": "a Parquet file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "an RTF document",
    b"OggS": "an Ogg file",
    b"ID3": "an MP3 file",
}
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAX_CONTROLS = 0.01  # of the characters: text has next to none


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What one article may cost: bytes after decompression, and how many times its compressed size that may be."""

    max_bytes: int = 10_000_000  # dense with figures, an article takes a hundred times its size in memory
    max_ratio: int = 200


DEFAULT_LIMITS = ReadLimits()


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file holds: articles, each with its source and its bytes, and what was wrong with it."""

    articles: tuple[tuple[RawArticle, ArticleSource, bytes], ...]
    issues: tuple[Issue, ...]


def read_file(content: bytes, source_path: str, limits: ReadLimits = DEFAULT_LIMITS) -> FileRead:
    """The article of one file, unpacked where its name ends in .gz."""
    read = read_article(content, source_path, limits)
    if isinstance(read, Issue):
        return FileRead((), (read,))
    article, unpacked = read
    container = hashlib.sha256(content).hexdigest() if unpacked is not content else None
    return FileRead(((article, ArticleSource(article.article_id, source_path, container), unpacked),), ())


def read_article(content: bytes, name: str, limits: ReadLimits = DEFAULT_LIMITS) -> tuple[RawArticle, bytes] | Issue:
    """The article in `content` and its bytes after decompression; `name` gives the media type and is in messages."""
    if name.lower().endswith(".gz"):
        unpacked = _decompress(content, name, limits)
        if isinstance(unpacked, Issue):
            return unpacked
        content = unpacked
    if len(content) > limits.max_bytes:
        return tell_too_large(name, len(content), limits)
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        return tell_issue(name, "empty_file", "holds no text: remove it or fetch the article again")
    kind = next((kind for magic, kind in _MAGIC.items() if content.startswith(magic)), None)
    if kind:
        return tell_issue(name, "binary_file", f"is {kind}, not text: convert it to .txt, .md or .html")
    encoding = detect_encoding(content)
    text = decode(content, encoding) if encoding else ""
    if encoding is None or len(_CONTROLS.findall(text)) > _MAX_CONTROLS * len(text):
        return tell_issue(name, "binary_file", "is no text in any known encoding: convert it to UTF-8 text")
    return RawArticle(hashlib.sha256(content).hexdigest(), _media_type(name, content), encoding, len(content)), content


def decode(content: bytes, encoding: str) -> str:
    """The text of `content`: encoding it again gives the same bytes, so that offsets can be counted on either side.

    Raises UnicodeDecodeError if `encoding` is not the one that `read_article` recorded.
    """
    return content.decode(encoding)


def _media_type(name: str, content: bytes) -> str:
    suffix = PurePosixPath(name.lower().removesuffix(".gz")).suffix
    if suffix in MEDIA_TYPES:
        return MEDIA_TYPES[suffix]
    return "text/html" if _HTML.match(content) else "text/plain"


def _decompress(content: bytes, name: str, limits: ReadLimits) -> bytes | Issue:
    """Every member of a gzip file, never more than the limits allow in memory."""
    allowed = min(limits.max_bytes, limits.max_ratio * max(len(content), 1))
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            unpacked = packed.read(allowed + 1)
    except EOFError:
        return tell_issue(name, "truncated_gzip", "ends before its gzip stream does: fetch it again")
    except (zlib.error, gzip.BadGzipFile) as error:
        return tell_issue(name, "corrupt_gzip", f"is not a sound gzip file ({error}): fetch it again")
    if len(unpacked) > allowed:
        says = f"unpacks to more than {allowed:,} bytes, {_name_limits(limits)}: raise them, or unpack it by hand"
        return tell_issue(name, "too_large", says)
    return unpacked


def tell_too_large(name: str, size: int, limits: ReadLimits) -> Issue:
    """The issue that the file `name` has more bytes than an article may have."""
    return tell_issue(name, "too_large", f"has {size:,} bytes, beyond {_name_limits(limits)}: raise them, or split it")


def _name_limits(limits: ReadLimits) -> str:
    return f"the limits of {limits.max_bytes:,} bytes and a ratio of {limits.max_ratio} (SOURCELINE_MAX_BYTES, _RATIO)"


def tell_issue(name: str, code: str, sentence: str) -> Issue:
    """The issue that the file `name` does what `sentence` says."""
    return Issue("raw", Severity.ERROR, code, f"{_printable(name)} {sentence}.", source_path=name)


def _printable(name: str) -> str:
    """A file name that cannot break a line or move a cursor."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
