"""Sound feeds of each kind, to be damaged: their name and bytes."""

import gzip
import io
import json
import tarfile
import zipfile
from datetime import UTC, datetime

import polars as pl

_TEXT = "Acme Corp. said revenue rose 12% to $3.4 billion."
_ROW = {"text": _TEXT, "title": "Up", "published_at": "2025-11-04", "source": {"name": "Wire"}}


def _zip(method: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("a.txt", _TEXT)
        archive.writestr("in/b.md.gz", gzip.compress(_TEXT.encode()))
    return packed.getvalue()


def _tar(form: int) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=form) as archive:
        for name in ("a.txt", "long" * 40 + ".txt"):
            entry = tarfile.TarInfo(name)
            entry.size = len(_TEXT)
            archive.addfile(entry, io.BytesIO(_TEXT.encode()))
    return packed.getvalue().rstrip(b"\0") + bytes(1024)


def _parquet(**how: object) -> bytes:
    packed = io.BytesIO()
    rows = [{**_ROW, "published_at": datetime(2025, 11, 4, tzinfo=UTC), "author": ["Ann"], "n": n} for n in range(3)]
    pl.DataFrame(rows).write_parquet(packed, **how)  # type: ignore[arg-type]
    return packed.getvalue()


_LINES = "".join(json.dumps({**_ROW, "n": n}) + "\n" for n in range(3)).encode()
FEEDS = (
    ("a.jsonl", _LINES),
    ("a.jsonl.gz", gzip.compress(_LINES, mtime=0)),
    *((f"{method}.zip", _zip(method)) for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)),
    *((f"{form}.tar", _tar(form)) for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT)),
    ("a.tgz", gzip.compress(_tar(tarfile.GNU_FORMAT), mtime=0)),
    ("a.parquet", _parquet()),
    ("plain.parquet", _parquet(compression="uncompressed", statistics=False)),
)
