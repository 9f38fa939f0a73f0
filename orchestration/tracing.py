"""Turns a mention into what a person can check: its sentence in the source, its bytes, evidence, rule and run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from orchestration.harmless import neutralise
from orchestration.terminal import amount, console, show, table

Row = Mapping[str, Any]

_SENTENCE_CHARS = 400  # of context shown on each side at most
_MARK = "bold black on yellow"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of clean text in three parts, the quote in the middle."""

    before: str
    quote: str
    after: str


def read_sentence(home: Path, mention: Row) -> Sentence:
    """The sentence around a mention, read anew from the raw bytes. Raises FileNotFoundError where these are gone."""
    from assets.cleaned.clean import clean_article, load_cleaning_tables
    from assets.extracted.passages import split_passages
    from assets.extracted.vocabulary import load_abbreviations
    from assets.kernel.storage import Home
    from assets.kernel.versions import REFERENCE
    from assets.raw.read import decode

    content = Home(home).objects.read(mention["article_id"])
    raw_text = decode(content, mention["encoding"])
    tables = load_cleaning_tables()
    media_type, path, stated = mention["media_type"], mention["source_path"], mention["stated"]
    article = clean_article(mention["article_id"], raw_text, media_type, path, tables, stated=stated)
    start, end = mention["clean_start"], mention["clean_end"]
    abbreviations = load_abbreviations(REFERENCE / "abbreviations.csv")
    for passage in split_passages(article, abbreviations):
        if passage.start <= start and end <= passage.end:
            first, last = max(passage.start, start - _SENTENCE_CHARS), min(passage.end, end + _SENTENCE_CHARS)
            text = article.clean.text
            return Sentence(text[first:start], text[start:end], text[end:last])
    return Sentence(mention["prefix"], mention["quote"], mention["suffix"])


def print_trace(
    figure: Row | None,
    claims: Sequence[Row],
    mention: Row | None,
    sentence: Sentence | None,
    corrections: Sequence[Row] = (),
) -> None:
    """Prints the figure, its claims, and the mention down to its bytes, with what people corrected in it beside."""
    out = console()
    if figure is not None:
        out.print(_figure(figure))
        out.print(_claims(claims))
    if mention is not None and sentence is not None:
        out.print(_mention(mention, sentence))
        out.print(_evidence(mention))
    if corrections:
        names = ("field", "original", "value", "who", "corrected_at", "why", "status")
        out.print(table(names, [[row[name] for name in names] for row in corrections], "corrections"))


def _figure(figure: Row) -> Table:
    what = " ".join(
        show(figure[name]) for name in ("entity", "metric", "aspect", "measure", "comparator") if figure[name]
    )
    value = amount(figure["value"]) or f"{amount(figure['value_low'])} to {amount(figure['value_high'])}"
    rows = [
        ("figure", f"{what}: {value} {figure['unit']}"),
        ("when, basis", f"{figure['period'] or 'time not said'}, {figure['basis']}"),
        ("status", f"{figure['status']}: {figure['n_mentions']} mentions, {figure['n_independent']} independent"),
        ("figure_id", figure["figure_id"]),
    ]
    return _listing(rows)


def _claims(claims: Sequence[Row]) -> Group:
    """Each claim in two lines: where it stands, and why it counts as it does."""
    lines = [Text(), Text("claims", style="bold")]
    for claim in claims:
        place = f"{claim['source_path']}:{claim['line']}"
        words = f"{claim['mention_id']}  {claim['rank']}, {claim['relation']}  “{claim['quote']}” {place}"
        lines += [Text(f"  {neutralise(words)}"), Text(f"    {neutralise(claim['reason'])}", style="dim")]
    return Group(*lines)


def _mention(mention: Row, sentence: Sentence) -> Group:
    quoted = Text.assemble(neutralise(sentence.before), (neutralise(sentence.quote), _MARK), neutralise(sentence.after))
    rows = [
        ("mention_id", mention["mention_id"]),
        ("value", f"{amount(mention['value'])} {mention['unit']}, meaning {_interval(mention)}"),
        ("means", _meaning(mention)),
        ("file", f"{mention['source_path']}, line {mention['line']}"),
        ("bytes", f"{mention['byte_start']} to {mention['byte_end']} of sha256 {mention['article_id']}"),
        ("rule", f"{mention['rule']}, code {mention['code_version']}, words {mention['vocabulary_hash']}"),
        ("run", mention["run_id"]),
    ]
    return Group(Text(), quoted, Text(), _listing(rows))


def _meaning(mention: Row) -> str:
    names = (
        "entity_name",
        "metric",
        "aspect",
        "measure",
        "comparator",
        "basis",
        "accounting",
        "period",
        "attributed_to",
    )
    return ", ".join(show(mention[name]) for name in names if mention[name] is not None)


def _interval(mention: Row) -> str:
    left, right = "[" if mention["low_closed"] else "(", "]" if mention["high_closed"] else ")"
    return f"{left}{amount(mention['value_low'])} to {amount(mention['value_high'])}{right}"


def _evidence(mention: Row) -> Table:
    rows = [
        (item["role"], item["words"] or "", _range(item), item["note"] or "")
        for item in sorted(mention["evidence"], key=lambda item: item["role"])
    ]
    return table(("decides", "words", "bytes", "by"), rows, "evidence")


def _range(item: Row) -> str:
    return "context" if item["byte_start"] is None else f"{item['byte_start']}-{item['byte_end']}"


def _listing(rows: Sequence[tuple[str, object]]) -> Table:
    listing = Table.grid(padding=(0, 2))
    for label, value in rows:
        listing.add_row(Text(label, style="dim"), Text(show(value)))
    return listing
