"""Times clean and extract on generated articles, beside other tools on the same text, in one run.

    uv run --group bench python benchmarks/extraction.py [ARTICLES]

Prints megabytes of article text a second of CPU time on one core, and ratios: to quantulum3, to a bare scan that starts
at each digit, for pages of HTML to trafilatura, and what a byte of adversarial text costs relative to a usual one.
Time goes with the figures found more than with the text: how many stand in 1,000 bytes is printed, and an article of
twice as many is timed too. Absolute numbers depend on the machine; the ratios of one run are what to compare.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import trafilatura
from article_templates import write_dense, write_markdown, write_text
from page_template import write_page
from quantulum3 import parser as quantulum

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.extracted.extract import extract_article
from assets.extracted.vocabulary import Vocabulary, load_vocabulary

_REFERENCE = Path(__file__).parents[1] / "seeds" / "reference"
_NUMBER = re.compile(rb"[0-9](?<![0-9.].)[0-9,]*(?:\.[0-9]+)?(?: ?(?:%|million|billion|percent|bn|m|k)\b)?")
_REPEATS = 3  # the fastest counts
_FEW = 10  # articles that the slow tools read
_KINDS = (
    ("text", write_text, "text/plain"),
    ("Markdown", write_markdown, "text/markdown"),
    ("dense text", write_dense, "text/plain"),
)


class Pipeline:
    """Clean and extract with their tables loaded; keeps the CPU seconds that each took."""

    def __init__(self, tables: CleaningTables, vocabulary: Vocabulary) -> None:
        self._tables, self._vocabulary = tables, vocabulary
        self.mentions = 0
        self.cleaning = self.extracting = 0.0

    def read(self, text: str, media_type: str) -> None:
        """Reads one article."""
        started = time.process_time()
        article = clean_article("0" * 64, text, media_type, "article", self._tables)
        cleaned = time.process_time()
        self.mentions += len(extract_article(article, self._vocabulary).mentions)
        self.cleaning += cleaned - started
        self.extracting += time.process_time() - cleaned


def measure(read: Callable[[str], object], texts: Iterable[str], repeats: int = _REPEATS) -> float:
    """CPU seconds to `read` all `texts` one by one, the fastest reading of each."""
    return sum(min(_time_once(read, text) for _ in range(repeats)) for text in texts)


def _time_once(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def count_bytes(texts: Iterable[str]) -> int:
    """The size of `texts` in UTF-8."""
    return sum(len(text.encode()) for text in texts)


def scan_digits(text: str) -> list[tuple[int, int]]:
    """The bare scan: numbers with their scale, and the currency before them, nothing said of what they mean."""
    raw = text.encode()
    return [
        (match.start() - (raw[match.start() - 1 : match.start()] == b"$"), match.end())
        for match in _NUMBER.finditer(raw)
    ]


def compare_text(pipeline: Pipeline, count: int) -> float:
    """Prints the rates on text and Markdown; CPU seconds that a byte of usual text costs."""
    costs = {}
    for name, write, media_type in _KINDS:
        texts = [write(seed) for seed in range(count)]
        pipeline.mentions = 0
        ours = measure(lambda text, kind=media_type: pipeline.read(text, kind), texts) / count_bytes(texts)
        bare = measure(scan_digits, texts) / count_bytes(texts)
        few = texts[:_FEW]
        other = measure(quantulum.parse, few, repeats=1) / count_bytes(few)
        articles = count / (ours * count_bytes(texts))
        density = 1000 * pipeline.mentions / _REPEATS / count_bytes(texts)
        print(
            f"{name:<10} clean + extract {1e-6 / ours:7.3f} MB/s, {articles:.0f} articles/s of {density:.1f} figures/KB"
        )
        print(f"{'':<10} quantulum3      {1e-6 / other:7.3f} MB/s; clean + extract is {other / ours:.1f} times as fast")
        print(
            f"{'':<10} digit scan      {1e-6 / bare:7.1f} MB/s; clean + extract takes {ours / bare:.0f} times as long"
        )
        costs[name] = ours
    share = pipeline.cleaning / (pipeline.cleaning + pipeline.extracting)
    print(f"{'':<10} cleaning takes {share:.0%} of the time, extracting {1 - share:.0%}")
    return costs["text"]


def compare_pages(pipeline: Pipeline, count: int) -> None:
    """Prints the time on pages of HTML beside trafilatura's."""
    pages = [write_page(seed) for seed in range(count)]
    ours = measure(lambda page: pipeline.read(page, "text/html"), pages)
    theirs = measure(trafilatura.extract, pages)
    print(
        f"HTML       clean + extract {1000 * ours / count:.1f} ms a page, trafilatura {1000 * theirs / count:.1f} ms;",
        end="",
    )
    print(f" clean + extract takes {ours / theirs:.2f} times as long")


def write_adversarial() -> dict[str, str]:
    """Texts that break what is not linear, by their name."""
    source = random.Random(1)
    articles = [write_text(seed) for seed in range(1250)]
    return {
        "one article of 5 MB": "\n\n".join(articles)[:5_000_000],
        "100,000 numbers in a row": " ".join(str(source.randint(1, 10**6)) for _ in range(100_000)),
        "1 MB without a space": "".join(source.choices("abcdefgh0123456789", k=1_000_000)),
        "200,000 short lines": "\n".join("Sales rose 3%" if n % 4 == 0 else "The day in brief" for n in range(200_000)),
    }


def main() -> None:
    """Runs everything once."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    pipeline = Pipeline(load_cleaning_tables(), load_vocabulary(_REFERENCE))
    usual = compare_text(pipeline, count)
    compare_pages(pipeline, min(count, 50))
    for name, text in write_adversarial().items():
        cost = measure(lambda one: pipeline.read(one, "text/plain"), [text], repeats=1) / count_bytes([text])
        print(f"{name:<26} a byte costs {cost / usual:.2f} times the usual")


if __name__ == "__main__":
    main()
