"""What a raw article is: bytes under their SHA-256, and each place that they were read from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawArticle:
    """The bytes of one article after decompression. `article_id` is their SHA-256, in hexadecimal."""

    article_id: str
    media_type: str  # text/plain, text/markdown, text/html
    encoding: str  # a Python codec that adds no byte-order mark: utf-8, utf-16-le, cp1252, ...
    size_bytes: int


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """One place where an article's bytes stand; `source_path` is relative to the articles root, with slashes."""

    article_id: str
    source_path: str
    container_sha256: str | None = None  # of the .gz, archive or feed that holds it
    member: str | None = None
    line: int | None = None
    stated: str | None = None  # what the feed says of the article there (`write_stated`)
