"""What a cleaned article is: text in blocks with their sections, and the edits that made it from the raw text."""

from dataclasses import dataclass
from enum import StrEnum

from assets.kernel.spans import EditedText


class Section(StrEnum):
    """The part that a block plays on its page."""

    HEADLINE = "headline"
    BODY = "body"
    RELATED = "related"  # teasers and summaries of other articles
    WIDGET = "widget"  # price boxes, rating boxes, ticker bars
    TABLE = "table"
    PROFILE = "profile"  # "About the company" boilerplate
    PROMO = "promo"  # advertising
    BIO = "bio"  # about the author
    CHROME = "chrome"  # navigation, timestamps, bylines, captions, contacts, legal
    FRONT_MATTER = "front_matter"


class BlockKind(StrEnum):
    """The typographic form of a block."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    LINE = "line"  # a short line of a widget: a label, a value, or both


class Hidden(StrEnum):
    """Why a range of the raw text is not in the clean text."""

    FRONT_MATTER = "front_matter"
    MARKUP = "markup"  # tags with their attributes, comments, Markdown link targets
    SCRIPT = "script"  # script, style, template, svg
    PAGE_FURNITURE = "page_furniture"  # navigation, footers, forms that the cleaner dropped
    ENCODED = "encoded"  # data URIs and other encoded blobs


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table block; offsets into the clean text, row and column from 0, spans spread out."""

    start: int
    end: int
    row: int
    column: int
    header: bool  # a column header


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the clean text: text[start:end], stripped, in reading order.

    `heading` is the ordinal of the nearest heading block above that governs it; `copy_of` the ordinal of
    the first block of the article with the same text.
    """

    ordinal: int
    start: int
    end: int
    kind: BlockKind
    section: Section
    heading: int | None = None
    copy_of: int | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class HiddenRange:
    """A range of the raw text, in code points, that the clean text leaves out; a blob the text never shows."""

    start: int
    end: int
    reason: Hidden


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """One article as clean text. `clean.text` is the whole text, `clean.to_source` leads back to the decoded raw text.

    `published_at` is ISO 8601 in UTC, or a bare date; `published_at_basis` says where it was found (feed, front_matter,
    meta, json_ld, text, relative, none). Of basis `relative` ("1h ago") the date is null.
    """

    article_id: str
    clean: EditedText
    blocks: tuple[Block, ...]
    hidden: tuple[HiddenRange, ...]
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    published_at: str | None = None
    published_at_basis: str = "none"
    stated: str | None = None  # what a feed says of it (`assets.raw.stated`), as far as these fields go by it
