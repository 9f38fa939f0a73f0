"""Turns the bytes of an article into its account: what the code and words at hand read there today."""

from collections.abc import Callable, Sequence
from pathlib import Path

from assets.cleaned.clean import clean_article, load_cleaning_tables
from assets.cleaned.contract import Cleaned
from assets.extracted.contract import MENTIONS, to_frame
from assets.extracted.quantities.reread import find_disagreement
from assets.extracted.rows import Signature
from assets.extracted.vocabulary import load_vocabulary
from assets.extracted.work import extract_rows
from assets.facts.proof.points import Account, Row
from assets.facts.proof.prove import ArticleRows, Rederive
from assets.kernel.spans import map_bytes
from assets.kernel.versions import room_version, vocabulary_hash
from assets.raw.read import decode


def prepare_rederivation(reference: Path) -> Rederive:
    """A function that derives articles anew, with the words of the tables in `reference`."""
    tables, vocabulary = load_cleaning_tables(), load_vocabulary(reference)
    code, words = room_version("extracted"), vocabulary_hash(reference)
    signature = Signature("verify", code, words)

    def reread(row: Row, range_rows: Sequence[Row]) -> str | None:
        return find_disagreement(row, range_rows, vocabulary.quantities)

    def rederive(kept: ArticleRows, content: bytes) -> Account:
        article_id, encoding = kept.article["article_id"], kept.article["encoding"]
        raw_text = decode(content, encoding)
        path = kept.article["source_path"]
        stated = kept.article["stated"]
        article = clean_article(article_id, raw_text, kept.article["media_type"], path, tables, stated=stated)
        rows = extract_rows(Cleaned(article, raw_text, encoding), vocabulary, signature)
        # Through the frame, so that values have the types and scale of the table.
        derived = to_frame(rows.mentions, MENTIONS).iter_rows(named=True)
        return Account(
            article_id=article_id,
            content=content,
            encoding=encoding,
            raw_text=raw_text,
            byte_of=_byte_of(raw_text, encoding),
            mentions=kept.mentions,
            residuals=kept.residuals,
            derived_mentions={str(row["mention_id"]): row for row in derived},
            derived_residuals=rows.residuals,
            reread=reread,
            code_version=code,
            vocabulary_hash=words,
        )

    return rederive


def _byte_of(raw_text: str, encoding: str) -> Callable[[int], int]:
    return map_bytes(raw_text, encoding).to_byte
