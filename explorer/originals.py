"""Turns an article's hash into its bytes as they were read, and these into text between two byte offsets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from explorer.highlights import Slice


@dataclass(frozen=True, slots=True)
class Original:
    """The raw bytes of an article. In `encoding` a character has the same bytes wherever it stands: any cut decodes."""

    content: bytes
    encoding: str

    def read(self, start: int, end: int) -> str:
        """The text of the bytes [start, end); what is no character there shows as the replacement mark."""
        return self.content[start:end].decode(self.encoding, errors="replace")


def read_original(home: Path, article_id: str, encoding: str) -> Original | None:
    """The object under `home`/raw; None where it is gone."""
    path = home / "raw" / article_id[:2] / article_id
    return Original(path.read_bytes(), encoding) if path.is_file() else None


def join_clean_text(blocks: Sequence[dict[str, Any]]) -> tuple[int, Slice]:
    """The length of the clean text, and a function that reads between two of its offsets; a line between blocks."""
    parts, length = [], 0
    for block in sorted(blocks, key=lambda block: int(block["clean_start"])):
        start = max(int(block["clean_start"]), length)
        parts += ["\n" * (start - length), block["text"]]
        length = start + len(block["text"])
    text = "".join(parts)
    return length, lambda start, end: text[start:end]
