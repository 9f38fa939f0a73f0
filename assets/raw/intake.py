"""Turns the files that arrived in the articles root into kept bytes, shards of raw_articles and the ledger."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import polars as pl

from assets.kernel.issues import Issue, Severity
from assets.kernel.lake import RoomLake
from assets.kernel.objects import ObjectStore
from assets.kernel.shards import SHARD_ARTICLES, SHARD_BYTES, Table, keep_tables, naming
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.arrivals import Arrivals, SeenFile, compare
from assets.raw.contract import RAW_ARTICLES, raw_frame
from assets.raw.feeds import read_feed
from assets.raw.ledger import Ledger, keep_ledger, read_ledger, sources_path, update_issues, update_sources
from assets.raw.purge import Purge, find_unsettled, forget_article, read_purges
from assets.raw.read import DEFAULT_LIMITS, FEED_SUFFIXES, ReadLimits, read_file, tell_issue
from assets.raw.record import ArticleSource, RawArticle
from assets.raw.remember import keep_first_seen, read_lost, restore_sources
from assets.raw.scan import FoundFile, load_bytes, scan_folder


@dataclass(frozen=True, slots=True)
class Intake:
    """What one run took in: files that are there, files that it read, and what they held."""

    files: int
    files_read: int
    articles_read: int
    bytes_read: int


def take_in(
    home: Home, root: Path, run: RunStamp, report: Callable[[str], None], limits: ReadLimits = DEFAULT_LIMITS
) -> Intake:
    """Reads what is new or changed under `root`; what has gone is marked absent and kept.

    Raises ArticlesFolderError where `root` holds no article file: an unmounted disk takes no article away.
    """
    for article_id in find_unsettled(home):
        forget_article(home, article_id)
    found, unseen = scan_folder(root)
    ledger = read_ledger(home, run.code_version)
    if not sources_path(home).exists():  # lost, or the first run
        ledger = replace(ledger, sources=restore_sources(home), files={})
    run = replace(run, started_at=_after(ledger, run.started_at))
    arrivals = compare(found, ledger.files)
    reader = _Reader(home.objects, home.room("raw", run.code_version), run, limits, read_purges(home), ledger.sources)
    for count, file in enumerate(arrivals.to_read, start=1):
        if file.source_path.lower().endswith(FEED_SUFFIXES):
            for articles in reader.take_feed(file):
                if articles % SHARD_ARTICLES == 0:
                    report(f"read {articles} articles of {file.source_path}")
        else:
            reader.take(file)
        if count % SHARD_ARTICLES == 0:
            report(f"read {count} of {len(arrivals.to_read)} files")
    carried = _carry_on(ledger, arrivals, reader, unseen)
    for article in read_lost(carried.sources, home.objects, reader.done):
        reader.add(article)
    reader.flush()
    if arrivals or unseen or not ledger.issues.is_empty():
        keep_ledger(home, run.code_version, carried)
    return Intake(len(found), len(arrivals.to_read), len(reader.sources), reader.bytes_read)


def _after(ledger: Ledger, now: datetime) -> datetime:
    """`now`, or a moment after the ledger's last where the clock was set back: what comes later must count as later."""
    last = ledger.sources["last_seen_at"].max()
    return max(now, last + timedelta(microseconds=1)) if isinstance(last, datetime) else now


@dataclass(slots=True)
class _Reader:
    """Reads files one by one; keeps bytes at once and rows in shards."""

    objects: ObjectStore
    room: RoomLake
    run: RunStamp
    limits: ReadLimits
    purges: Mapping[str, Purge]
    known: pl.DataFrame  # article_sources
    seen: list[SeenFile] = field(default_factory=list)
    sources: list[ArticleSource] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    done: set[str] = field(default_factory=set)  # a shard answers for these
    bytes_read: int = 0
    _pending: dict[str, RawArticle] = field(default_factory=dict)
    _pending_bytes: int = 0

    def __post_init__(self) -> None:
        self.done.update(self.room.done())

    def take(self, file: FoundFile) -> None:
        """Reads one file. One that the system does not let us read is an issue, and is tried again by the next run."""
        content = load_bytes(file, self.limits)
        if isinstance(content, Issue):
            self.issues.append(content)
            if content.code != "vanished_file":
                self._see(file, "")
            return
        with naming(file.source_path, "reading"):
            read = read_file(content, file.source_path, self.limits)
        for article, source, text in read.articles:
            self._keep(article, source, text)
        self.issues += read.issues
        self.bytes_read += len(content)
        refused = any(issue.code == "too_large" for issue in read.issues)  # until the limits are raised
        self._see(file, "" if refused else hashlib.sha256(content).hexdigest())

    def take_feed(self, file: FoundFile) -> Iterator[int]:
        """Reads a feed or an archive article by article, and yields how many there are so far."""
        count, container = 0, ""
        try:
            with file.path.open("rb") as opened:
                container = hashlib.file_digest(opened, "sha256").hexdigest()
            with naming(file.source_path, "reading"):
                for found in read_feed(file.path, file.source_path, self.limits):
                    if isinstance(found, Issue):
                        self.issues.append(found)
                        continue
                    article = found.article
                    place = (file.source_path, container, found.member, found.line, found.stated)
                    self._keep(article, ArticleSource(article.article_id, *place), found.content)
                    count += 1
                    yield count
            after = file.path.stat()
        except OSError as error:
            says = f"cannot be read ({error.strerror}): check its permissions"
            self.issues.append(tell_issue(file.source_path, "unreadable", says))
            self._see(file, "")
            return
        if (after.st_size, after.st_mtime_ns) != (file.size_bytes, file.mtime_ns):
            self.issues.append(tell_issue(file.source_path, "changing_file", "changed while being read: run again"))
            return
        self.bytes_read += file.size_bytes
        self._see(file, container)

    def flush(self) -> None:
        """Writes the rows that wait as one shard."""
        if self._pending:
            self.objects.settle()
            frame = raw_frame(self._pending.values(), self.run.started_at, self.run.run_id)
            frame = keep_first_seen(frame, self.known)
            keep_tables(self.room, "raw", self._pending, {"raw_articles": Table(frame, RAW_ARTICLES)})
            self.done.update(self._pending)
            self._pending.clear()
            self._pending_bytes = 0

    def _see(self, file: FoundFile, sha256: str) -> None:
        self.seen.append(SeenFile(file.source_path, file.size_bytes, file.mtime_ns, sha256))

    def _keep(self, article: RawArticle, source: ArticleSource, content: bytes) -> None:
        if purge := self.purges.get(article.article_id):
            self.issues.append(_tell_purged(source.source_path, purge))
            return
        self.objects.put(content)
        self.sources.append(source)
        self.add(article)

    def add(self, article: RawArticle) -> None:
        """Takes an article whose bytes are kept into the next shard."""
        if article.article_id not in self.done:
            self._pending[article.article_id] = article
            self._pending_bytes += article.size_bytes
        if len(self._pending) == SHARD_ARTICLES or self._pending_bytes >= SHARD_BYTES:
            self.flush()


def _tell_purged(source_path: str, purge: Purge) -> Issue:
    says = f"holds article {purge.article_id}, purged at {purge.purged_at} ({purge.reason}): it is kept out, remove it"
    return replace(tell_issue(source_path, "purged_article", says), severity=Severity.INFO)


def _carry_on(ledger: Ledger, arrivals: Arrivals, reader: _Reader, unseen: Sequence[Issue]) -> Ledger:
    unchanged = [file.source_path for file in arrivals.unchanged]
    unread = [file.source_path for file in reader.seen if not file.sha256]  # what they held before stays until then
    return Ledger(
        sources=update_sources(ledger.sources, reader.sources, [*unchanged, *unread], reader.run.started_at),
        files={file.source_path: file for file in (*arrivals.unchanged, *reader.seen)},
        issues=update_issues(ledger.issues, (*unseen, *reader.issues), unchanged),
    )
