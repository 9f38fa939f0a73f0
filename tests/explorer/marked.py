"""Reads a page as a browser would: the text of the source pane, and where each highlight stands in it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Pane:
    """The text of the pane, its highlights (id, start, end in code points), all ids and all links of the page."""

    text: str = ""
    highlights: list[tuple[str, int, int]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pane = Pane()
        self._depth = 0  # of elements below the pane
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.pane.ids += [str(found["id"])] if "id" in found else []
        self.pane.links += [str(found[name]) for name in ("href", "src") if found.get(name)]
        if found.get("id") == "source":
            self._depth = 1
        elif self._depth:
            self._depth += 1
            if tag == "a":
                self._open.append((str(found.get("id", "")).removeprefix("m-"), len(self.pane.text)))

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
            if tag == "a":
                self.pane.highlights.append((*self._open.pop(), len(self.pane.text)))

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.pane.text += data


def read_pane(html: str) -> Pane:
    reader = _Reader()
    reader.feed(html)
    return reader.pane
