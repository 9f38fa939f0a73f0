"""Turns what a page is about into its address: the same for a server and for a folder of files, and always relative."""

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


def name_file(identifier: str) -> str:
    """A file name for an id: the id itself where every file system and address takes it, else a hash of it."""
    if _PLAIN_NAME.fullmatch(identifier):
        return identifier
    return "~" + hashlib.sha256(identifier.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from a page that lies `depth` folders below the first page."""

    depth: int = 0

    @property
    def root(self) -> str:
        """The way up to the first page's folder."""
        return "../" * self.depth

    def page(self, name: str, **parameters: object) -> str:
        """A page that there is once, by its name: index, conflicts, audit and so on."""
        asked = {key: value for key, value in parameters.items() if value not in (None, "")}
        return f"{self.root}{name}.html" + (f"?{urlencode(asked)}" if asked else "")

    def entity(self, entity: str) -> str:
        """The page of an entity."""
        return f"{self.root}entity/{name_file(entity)}.html"

    def figure(self, figure_id: str, kind: str = "html") -> str:
        """The page of a figure, or its JSON."""
        return f"{self.root}figure/{figure_id}.{kind}"

    def article(self, article_id: str, text: str = "raw") -> str:
        """An article with its text as it was read (`raw`), or cleaned (`clean`)."""
        return f"{self.root}article/{article_id}{'' if text == 'raw' else '.clean'}.html"

    def mention(self, article_id: str, mention_id: str, text: str = "raw") -> str:
        """The place of a mention in its article."""
        return f"{self.article(article_id, text)}#m-{mention_id}"

    def proof(self, row_id: str) -> str:
        """The proof of a row, as a file that a third party can check."""
        return f"{self.root}proof/{quote(row_id)}.json"

    def lineage(self, table: str, column: str | None = None) -> str:
        """What a table, or a column of it, is made of."""
        name = name_file(table) if column is None else f"{name_file(table)}.{name_file(column)}"
        return f"{self.root}lineage/{name}.html"

    def table(self, table: str, kind: str = "html", **parameters: object) -> str:
        """The rows of a table: as a page, or as a csv, json or parquet file."""
        asked = {key: value for key, value in parameters.items() if value not in (None, "")}
        return f"{self.root}data/{quote(table)}.{kind}" + (f"?{urlencode(asked)}" if asked else "")

    def static(self, name: str) -> str:
        """A file that the pages need."""
        return f"{self.root}static/{name}"
