"""A folder in which everything lies: files, names, links, pipes; and an article that attacks."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from hostile_files import FILES, LINE, NAMES

from orchestration.build import Outcome

ATTACK_NAME = "=cmd|' \x1b[31m'; DROP TABLE issues; -- <script>alert(1)<|script> [x](javascript:y).md"
_ATTACK = (  # as YAML writes it in quotes
    r"\x1b]0;owned\a =HYPERLINK(\"http://x.example\") '; DROP TABLE fct_mentions; -- <script>alert(1)</script> "
    r"[a](javascript:b) | `id` \u202e\x9b2J"
)
ATTACK = (
    "---\n"
    f'title: "{_ATTACK}"\npublisher: "=1+1 {_ATTACK}"\nauthor: "@SUM(1) {_ATTACK}"\n'
    'canonical_url: "javascript:alert(1)//\'; DROP TABLE meta; --"\n---\n\n'
    "# '); DROP TABLE fct_figures; -- <img src=x onerror=alert(1)> beats estimates\n\n"
    "=Evil'); DROP\x1b[2J \u202eHoldings\u202c Corp. (NYSE: EVIL) said revenue rose 12% to $3.4 billion in the third "
    "quarter of 2025, \x1b[31mless\x1b[0m than the $3.5\x1b[5m billion that <b>analysts</b> | \u009b1m expected.\n\n"
    "Earnings per share were \u200b$1.2\u202e0\u202c, said @Evil'); DROP TABLE meta; -- Partners.\n"
)
TRAPS = {  # what is no article, and the code of its issue
    "self.txt": "broken_link",
    "loop": "linked_folder",
    "out.txt": "link_outside",
    "device.txt": "link_outside",
    "nowhere.md": "broken_link",
    "pipe.txt": "no_file",
    "socket.txt": "no_file",
    "200 MB.txt": "too_large",
    "caf\\xe9.txt": "same_name",
}


@dataclass(frozen=True)
class Hostile:
    """A home after one run over the hostile folder; `root` holds both and nothing else should have changed in it."""

    root: Path
    home: Path
    articles: Path
    outcome: Outcome


def write_folder(root: Path) -> Path:
    """Fills `root`/articles; `root`/secret.txt stands outside of it."""
    articles = root / "articles"
    (articles / "attack").mkdir(parents=True)
    for name, content, _ in FILES:
        (articles / name).write_bytes(content)
    for index, name in enumerate(NAMES):
        _write(os.fsencode(articles) + b"/" + name, f"{index + 1} firms agreed. {LINE}")
    (articles / "attack" / ATTACK_NAME).write_text(ATTACK, encoding="utf-8")
    deep = articles.joinpath(*("deep" for _ in range(100)))
    deep.mkdir(parents=True)
    (deep / "down.txt").write_text(f"Far down. {LINE}")
    (articles / "folder.txt").mkdir()
    (articles / "folder.txt" / "inside.txt").write_text(f"Inside. {LINE}")
    _set_traps(root, articles)
    return articles


def _set_traps(root: Path, articles: Path) -> None:
    (root / "secret.txt").write_text(f"Secret. {LINE}")
    (articles / "self.txt").symlink_to(articles / "self.txt")
    (articles / "loop").symlink_to(articles)
    (articles / "out.txt").symlink_to(root / "secret.txt")
    (articles / "device.txt").symlink_to("/dev/zero")
    (articles / "nowhere.md").symlink_to(articles / "gone.md")
    (articles / "caf\\xe9.txt").write_text(f"Named like the escape of another. {LINE}")
    os.mkfifo(articles / "pipe.txt")
    with (articles / "200 MB.txt").open("wb") as large:
        large.truncate(200_000_000)
    here = Path.cwd()
    os.chdir(articles)  # the address of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind("socket.txt")
    finally:
        os.chdir(here)


def _write(path: bytes, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123 - pathlib takes no bytes
        file.write(text)
