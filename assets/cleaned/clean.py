"""Turns the decoded raw text of one article into a `CleanArticle`: clean text with its edits, blocks, fields."""

import re
from dataclasses import dataclass, replace

from assets.cleaned.assemble import assemble
from assets.cleaned.classify import HtmlNames, load_html_names
from assets.cleaned.cues import SectionCues, load_section_cues
from assets.cleaned.draft import Draft, Layout, NamedValue
from assets.cleaned.front_matter import read_front_matter
from assets.cleaned.glued import Boards, load_boards
from assets.cleaned.language import FunctionWords, guess_language, load_function_words
from assets.cleaned.lines import read_lines
from assets.cleaned.markup import has_markup, is_page, split_markup
from assets.cleaned.metadata import ArticleFields, FieldKey, load_field_keys, read_fields
from assets.cleaned.outline import outline
from assets.cleaned.page import read_markup, read_page
from assets.cleaned.record import Block, CleanArticle, Hidden, HiddenRange, Section
from assets.cleaned.sections import assign_sections
from assets.cleaned.stated import find_author, find_publisher, find_stated_date
from assets.cleaned.widgets import mark_widgets
from assets.raw.stated import read_stated

_MARKDOWN = re.compile(r"\]\(https?://|^#{1,6} \S|\*\*\S|^```", re.MULTILINE)
_ORIGIN = re.compile(r"^\[[^\[\]\n]{1,80}\]\((https?://[^()\s]+)\)\s*\Z", re.MULTILINE)  # a last line that is one link
_MAX_ORIGIN = 1000  # characters


@dataclass(frozen=True, slots=True)
class CleaningTables:
    """The words that cleaning goes by: section cues, the keys of article fields, labels of boards."""

    cues: SectionCues
    field_keys: tuple[FieldKey, ...]
    html_names: HtmlNames
    function_words: FunctionWords
    boards: Boards


def load_cleaning_tables() -> CleaningTables:
    """The tables of seeds/reference; load once, pass to every `clean_article`."""
    return CleaningTables(
        load_section_cues(), load_field_keys(), load_html_names(), load_function_words(), load_boards()
    )


def clean_article(
    article_id: str,
    raw_text: str,
    media_type: str,
    source_path: str,  # noqa: ARG001 - part of the door of every verb: where the text came from
    tables: CleaningTables,
    *,
    stated: str | None = None,
) -> CleanArticle:
    """Clean text, blocks and fields of `raw_text` (as `assets.raw.read.decode` gives it). Never raises on any text.

    `stated` is what a feed says of the article (`write_stated`): its word counts before that of the text.
    """
    layout = _lay_out(raw_text, media_type, tables)
    fields = read_fields((*name_stated(stated), *layout.values), tables.field_keys)
    clean, blocks, hidden = assemble(raw_text, layout, tables.boards)
    blocks = assign_sections(clean.text, blocks, tables.cues)
    mark_widgets(clean.text, blocks)
    outlined = outline(clean.text, blocks, fields.title)
    fields = _complete(fields, clean.text, outlined, tables)
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
        stated=stated,
    )


def name_stated(stated: str | None) -> list[NamedValue]:
    """What a feed says (`write_stated`), as values of the article."""
    return [NamedValue("feed", column, text) for column, text in read_stated(stated).items()]


def _lay_out(raw: str, media_type: str, tables: CleaningTables) -> Layout:
    """The layout of the whole text: a page of HTML, or lines with markup between them, after its front matter."""
    front = read_front_matter(raw)
    start, end = (front.body_start, front.body_end) if front else (0, len(raw))
    if is_page(raw, start, end) or (media_type == "text/html" and has_markup(raw, start, end)):
        body = read_page(raw, start, end, tables.html_names, tables.cues)
    else:
        markdown = media_type == "text/markdown" or front is not None or bool(_MARKDOWN.search(raw))
        body = _read_body(raw, start, end, tables, markdown=markdown, escaped=front is not None and front.escaped)
    if front is None:
        return body
    around = (HiddenRange(front.start, start, Hidden.FRONT_MATTER), HiddenRange(end, len(raw), Hidden.FRONT_MATTER))
    hidden = (around[0], *body.hidden, *(around[1:] if end < len(raw) else ()))
    values = tuple(NamedValue("front_matter", key, text) for key, text in front.values)
    return Layout(body.drafts, hidden, values + body.values, escaped=front.escaped)


def _read_body(raw: str, start: int, end: int, tables: CleaningTables, *, markdown: bool, escaped: bool) -> Layout:
    """Lines, with stretches of HTML markup between them."""
    drafts: list[Draft] = []
    hidden: list[HiddenRange] = []
    values: list[NamedValue] = []
    for region in split_markup(raw, start, end):
        if region.is_markup:
            part = read_markup(raw, region.start, region.end, tables.html_names, tables.cues, markdown=markdown)
            drafts += part.drafts
            hidden += part.hidden
            values += part.values
        else:
            drafts += read_lines(raw, region.start, region.end, markdown=markdown, escaped=escaped)
    if origin := _ORIGIN.search(raw, max(start, end - _MAX_ORIGIN), end):
        values.append(NamedValue("text", "origin", origin[1]))
    return Layout(tuple(drafts), tuple(hidden), tuple(values))


def _complete(fields: ArticleFields, text: str, blocks: tuple[Block, ...], tables: CleaningTables) -> ArticleFields:
    """Fields that the article does not name, from its text."""
    headline = next((block for block in blocks if block.section is Section.HEADLINE), None)
    published_at, basis = fields.published_at, fields.published_at_basis
    if published_at is None:
        published_at, basis = find_stated_date(text, blocks)
    return replace(
        fields,
        title=fields.title or (text[headline.start : headline.end] if headline else None),
        author=fields.author or find_author(text, blocks),
        publisher=fields.publisher or find_publisher(text, blocks, fields.canonical_url),
        language=fields.language or guess_language(text, tables.function_words),
        published_at=published_at,
        published_at_basis=basis,
    )
