"""Turns bytes into an immutable object under their SHA-256, and a SHA-256 back into the bytes."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from assets.kernel.durable import written_aside

_READ_ONLY = 0o444


class DamagedObjectError(ValueError):
    """The bytes kept under a hash no longer have that hash."""


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """Bytes under their SHA-256, in `folder`/<first two digits>/<the hash>."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where the object stands, or would stand."""
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Keeps `content` once, read-only, and returns its SHA-256; it outlives a power cut after `settle`."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        # A power cut before `settle` may leave a name without its bytes.
        if not path.exists() or path.stat().st_size != len(content):
            with written_aside(path, flushed=False) as aside:
                aside.write_bytes(content)
                aside.chmod(_READ_ONLY)
        return sha256

    def settle(self) -> None:
        """Waits until all that was put is on the disk: once for many objects, before a row refers to them."""
        os.sync()

    def read(self, sha256: str, *, check: bool = False) -> bytes:
        """The bytes under `sha256`; with `check` they are hashed again.

        Raises FileNotFoundError where there are none, DamagedObjectError where they have changed.
        """
        content = self.path(sha256).read_bytes()
        if check and (found := hashlib.sha256(content).hexdigest()) != sha256:
            raise DamagedObjectError(
                f"{self.path(sha256)} holds bytes of SHA-256 {found}: restore the file from a backup or its source"
            )
        return content
