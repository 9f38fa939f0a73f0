"""Turns a place in an article into the explanations of its figures, and one of these into what a terminal shows."""

from dataclasses import dataclass
from pathlib import Path

from rich.console import Group
from rich.text import Text

from assets.cleaned.clean import clean_article, load_cleaning_tables
from assets.extracted.explain import Explanation, explain_figures
from assets.extracted.place import Places
from assets.extracted.scene import set_scene
from assets.extracted.vocabulary import load_vocabulary
from assets.kernel.issues import Issue
from assets.kernel.storage import Home
from assets.kernel.versions import REFERENCE
from assets.raw.read import decode, read_article
from orchestration.harmless import neutralise
from orchestration.options import CommandError, UsageError, require_warehouse
from orchestration.reading import fetch_rows, open_warehouse
from orchestration.terminal import table

_BY_ID = """
    SELECT article_id, encoding, media_type, articles.stated, mentions.source_path, byte_start, byte_end
    FROM fct_mentions AS mentions JOIN dim_articles AS articles USING (article_id)
    WHERE mention_id = $id
"""
_BY_PATH = """
    SELECT DISTINCT article_id, encoding, media_type, dim_articles.stated, article_sources.source_path
    FROM article_sources JOIN dim_articles USING (article_id)
    WHERE article_sources.source_path = $path
    ORDER BY article_id
"""
_MARK = "bold black on yellow"


@dataclass(frozen=True, slots=True)
class _Source:
    """The text of one article and what its cleaning goes by."""

    article_id: str
    raw_text: str
    encoding: str
    media_type: str
    path: str
    stated: str | None = None


def read_mention(home: Path, mention_id: str) -> list[Explanation]:
    """The explanation of one mention of the warehouse in `home`. Raises UsageError where there is none of that id."""
    with open_warehouse(require_warehouse(home)) as connection:
        rows = fetch_rows(connection, _BY_ID, id=mention_id)
    if not rows:
        raise UsageError(f"{mention_id!r} is no mention_id of {home}: `sourceline query 'FROM figures'` lists the ids")
    row = rows[0]
    place = (row["byte_start"], row["byte_end"])
    found = [one for one in _explain(_kept(home, row)) if (one.place.byte_start, one.place.byte_end) == place]
    if not found:
        raise CommandError(f"{mention_id} was read by other code or words: `sourceline run` reads its article anew")
    return found


def read_line(home: Path, path: str, line: int) -> tuple[list[Explanation], list[int]]:
    """The figures on `line` (from 1) of the article at `path`, and all lines on which it has figures.

    `path` is a source path of the home, or else a file. Raises UsageError where it is neither.
    """
    found = [one for source in _sources(home, path) for one in _explain(source)]
    lines = sorted({one.place.line for one in found})
    return [one for one in found if one.place.line == line], lines


def _sources(home: Path, path: str) -> list[_Source]:
    if (home / "warehouse.duckdb").exists():
        with open_warehouse(home / "warehouse.duckdb") as connection:
            rows = fetch_rows(connection, _BY_PATH, path=path)
        if rows:
            return [_kept(home, row | {"source_path": path}) for row in rows]
    return [_on_disk(Path(path))]


def _kept(home: Path, row: dict[str, str]) -> _Source:
    try:
        content = Home(home).objects.read(row["article_id"])
    except FileNotFoundError:
        raise CommandError(f"the raw bytes {row['article_id']} are not in {home / 'raw'}: restore them") from None
    text = decode(content, row["encoding"])
    return _Source(row["article_id"], text, row["encoding"], row["media_type"], row["source_path"], row["stated"])


def _on_disk(path: Path) -> _Source:
    try:
        read = read_article(path.read_bytes(), path.name)
    except OSError as error:
        reason = (error.strerror or "unreadable").lower()
        raise UsageError(f"{path} is no source path of the home and no file that can be read ({reason})") from None
    if isinstance(read, Issue):
        raise UsageError(f"{path} is no article: {read.message}")
    raw, content = read
    return _Source(raw.article_id, decode(content, raw.encoding), raw.encoding, raw.media_type, path.name)


def _explain(source: _Source) -> list[Explanation]:
    tables = load_cleaning_tables()
    article = clean_article(
        source.article_id, source.raw_text, source.media_type, source.path, tables, stated=source.stated
    )
    vocabulary = load_vocabulary(REFERENCE)
    places = Places(article, source.raw_text, source.encoding)
    return list(explain_figures(set_scene(article, vocabulary), vocabulary, places))


def show_explanation(one: Explanation) -> Group:
    """The sentence with the figure marked, then a row for each reading of each field; what won is in bold."""
    sentence = Text.assemble(neutralise(one.before), (neutralise(one.quote), _MARK), neutralise(one.after))
    rows = []
    for step in one.steps:
        for rank, choice in enumerate(step.choices):
            words = f"“{choice.words}”" if choice.words is not None else "context"
            verdict = "" if choice.won else "lost"
            rows.append((step.field if rank == 0 else "", choice.value, choice.rule, words, choice.score, verdict))
    place = f"line {one.place.line}, bytes {one.place.byte_start} to {one.place.byte_end}"
    listing = table(("field", "reading", "rule", "words", "score", ""), rows, f"{one.value} {one.unit}, {place}")
    return Group(Text(), sentence, listing)
