"""A few small articles of our own, and a home with one finished run over them."""

from dataclasses import dataclass
from pathlib import Path

from orchestration.build import Outcome
from orchestration.progress import Step

ARTICLES = {
    "mills.txt": (
        "Orbit Mills beats estimates\n\n"
        "Orbit Mills (NYSE: ORBM) reported revenue of $12.5 million for the third quarter of 2025, up 8% from a year "
        "earlier. Analysts had expected $12.1 million.\n\n"
        "The company sold more than 4,000 looms.\n"
    ),
    "markets/copper.md": (
        "# Copper climbs\n\nCopper rose 2.4% to $9,870 a tonne on Tuesday. \x1b[31mTraders\x1b[0m stood by.\n"
    ),
    "page.html": (
        "<html><head><title>Tin</title><script>var x = 7;</script></head>"
        "<body><p>Tin fell 1.5% to $31,200 a tonne.</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></body></html>"
    ),
}


@dataclass(frozen=True)
class Built:
    """A home with one finished run over `articles`, and what the run told on its way."""

    home: Path
    articles: Path
    outcome: Outcome
    steps: tuple[Step, ...]


def write_articles(folder: Path) -> Path:
    for name, text in ARTICLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
