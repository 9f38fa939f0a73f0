"""Turns the decoded raw text of one article into a `CleanArticle`: clean text with its edits, blocks, fields."""

import re
from dataclasses import dataclass, replace

from assets.cleaned.assemble import assemble
from assets.cleaned.cues import SectionCues, load_section_cues
from assets.cleaned.draft import Draft, Layout, NamedValue
from assets.cleaned.front_matter import read_front_matter
from assets.cleaned.language import guess_language
from assets.cleaned.lines import read_lines
from assets.cleaned.markup import is_page, split_markup
from assets.cleaned.metadata import ArticleFields, FieldKey, load_field_keys, read_fields
from assets.cleaned.outline import outline
from assets.cleaned.page import read_markup, read_page
from assets.cleaned.record import Block, CleanArticle, Hidden, HiddenRange, Section
from assets.cleaned.sections import assign_sections
from assets.cleaned.stated import find_publisher, find_stated_date
from assets.cleaned.widgets import mark_widgets

_MARKDOWN = re.compile(r"\]\(https?://|^#{1,6} \S|\*\*\S|^```", re.MULTILINE)
_BLOB = re.compile(r"(?<![\w+/=-])(?=[A-Za-z+/]*\d)(?=[0-9+/]*[A-Za-z])[A-Za-z0-9+/_-]{400,}={0,2}")


@dataclass(frozen=True, slots=True)
class CleaningTables:
    """The words that cleaning goes by: section cues and the keys of article fields."""

    cues: SectionCues
    field_keys: tuple[FieldKey, ...]


def load_cleaning_tables() -> CleaningTables:
    """The tables of seeds/reference; load once, pass to every `clean_article`."""
    return CleaningTables(load_section_cues(), load_field_keys())


def clean_article(
    article_id: str, raw_text: str, media_type: str, source_path: str, tables: CleaningTables
) -> CleanArticle:
    """Clean text, blocks and fields of `raw_text` (as `assets.raw.read.decode` gives it). Never raises on any text."""
    layout = _lay_out(raw_text, media_type, tables)
    fields = read_fields(layout.values, tables.field_keys)
    clean, blocks, hidden = assemble(raw_text, layout)
    blocks = assign_sections(clean.text, blocks, tables.cues)
    mark_widgets(clean.text, blocks)
    outlined = outline(clean.text, blocks, fields.title)
    fields = _complete(fields, clean.text, outlined)
    return CleanArticle(
        article_id,
        clean,
        outlined,
        hidden,
        title=fields.title,
        publisher=fields.publisher,
        author=fields.author,
        language=fields.language,
        canonical_url=fields.canonical_url,
        published_at=fields.published_at,
        published_at_basis=fields.published_at_basis,
    )


def _lay_out(raw: str, media_type: str, tables: CleaningTables) -> Layout:
    """The layout of the whole text: a page of HTML, or lines with front matter before and markup between them."""
    front = read_front_matter(raw)
    if front is None and (media_type == "text/html" or is_page(raw)):
        return read_page(raw, tables.cues)
    hidden: list[HiddenRange] = []
    values: list[NamedValue] = []
    start, end = 0, len(raw)
    if front is not None:
        values += [NamedValue("front_matter", key, text) for key, text in front.values]
        start, end = front.body_start, front.body_end
        hidden.append(HiddenRange(front.start, min(front.end, start) if start else front.end, Hidden.FRONT_MATTER))
        if end < len(raw):
            hidden.append(HiddenRange(end, len(raw), Hidden.FRONT_MATTER))
    markdown = media_type == "text/markdown" or front is not None or bool(_MARKDOWN.search(raw))
    drafts, found = _read_body(raw, start, end, tables.cues, markdown=markdown)
    return Layout(tuple(drafts), tuple(sorted([*hidden, *found], key=lambda h: h.start)), tuple(values))


def _read_body(
    raw: str, start: int, end: int, cues: SectionCues, *, markdown: bool
) -> tuple[list[Draft], list[HiddenRange]]:
    drafts: list[Draft] = []
    hidden: list[HiddenRange] = []
    for region in split_markup(raw, start, end):
        if region.is_markup:
            layout = read_markup(raw, region.start, region.end, cues, markdown=markdown)
            drafts += layout.drafts
            hidden += layout.hidden
        else:
            drafts += read_lines(raw, region.start, region.end, markdown=markdown)
    return drafts, hidden


def _complete(fields: ArticleFields, text: str, blocks: tuple[Block, ...]) -> ArticleFields:
    """Fields that the article does not name, from its text."""
    headline = next((block for block in blocks if block.section is Section.HEADLINE), None)
    published_at, basis = fields.published_at, fields.published_at_basis
    if published_at is None:
        published_at, basis = find_stated_date(text, blocks)
    return replace(
        fields,
        title=fields.title or (text[headline.start : headline.end] if headline else None),
        publisher=fields.publisher or find_publisher(text, blocks, fields.canonical_url),
        language=fields.language or guess_language(text),
        published_at=published_at,
        published_at_basis=basis,
    )
