"""Turns row hashes into the root of a Merkle tree, and one row into a proof that it is in there (RFC 6962, 2.1)."""

import hashlib
from collections.abc import Sequence

LEAF_PREFIX = b"\x00"  # RFC 6962: a leaf and an inner node never hash the same bytes
NODE_PREFIX = b"\x01"
_HASH_BYTES = 32


def hash_leaf(row: bytes) -> bytes:
    """The hash of a leaf, 32 bytes."""
    return hashlib.sha256(LEAF_PREFIX + row).digest()


def hash_tree(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, 32 bytes; the hash of the empty string where there are none."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = b"".join(leaves)
    while len(level) > _HASH_BYTES:
        level = _hash_pairs(level)
    return level


class GrowingTree:
    """A tree whose leaves come part by part: of those that are in, only the roots of whole subtrees are held."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []  # leaves and root of each subtree, the largest first

    def add(self, leaves: Sequence[bytes]) -> None:
        """Puts `leaves` behind those that are in."""
        at = 0
        while at < len(leaves):
            # A subtree begins at a multiple of its own size, which is a power of two.
            fits = 1 << (len(leaves) - at).bit_length() - 1
            step = min(fits, self.size & -self.size or fits)
            self._push(step, hash_tree(leaves[at : at + step]))
            at += step

    def root(self) -> bytes:
        """The root over all leaves, as `hash_tree` has it."""
        if not self._peaks:
            return hash_tree([])
        *others, (_, root) = self._peaks
        for _, peak in reversed(others):
            root = _hash_node(peak, root)
        return root

    def _push(self, size: int, root: bytes) -> None:
        self.size += size
        while self._peaks and self._peaks[-1][0] == size:
            root = _hash_node(self._peaks.pop()[1], root)
            size *= 2
        self._peaks.append((size, root))


def prove_leaf(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of leaf `index`: the sibling hashes from the leaf up to the root."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"leaf {index} of a tree of {len(leaves)} leaves")
    path: list[bytes] = []
    level = b"".join(leaves)
    while len(level) > _HASH_BYTES:
        sibling = (index ^ 1) * _HASH_BYTES
        if sibling < len(level):
            path.append(level[sibling : sibling + _HASH_BYTES])
        level = _hash_pairs(level)
        index //= 2
    return path


def root_from_proof(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that `path` leads to from `leaf`, at `index` of `size` leaves; None where the path does not fit."""
    if not 0 <= index < size:
        return None
    siblings = iter(path)
    root, last = leaf, size - 1
    while last > 0:
        if index % 2 or index < last:
            sibling = next(siblings, None)
            if sibling is None:
                return None
            root = _hash_node(sibling, root) if index % 2 else _hash_node(root, sibling)
        index, last = index // 2, last // 2
    return root if next(siblings, None) is None else None


def _hash_pairs(level: bytes) -> bytes:
    """One level up; an odd last node rises unchanged, which is RFC 6962's split at the largest power of two."""
    pair, whole = 2 * _HASH_BYTES, len(level) - len(level) % (2 * _HASH_BYTES)
    sha256 = hashlib.sha256  # one call a node: there are millions
    nodes = [sha256(NODE_PREFIX + level[at : at + pair]).digest() for at in range(0, whole, pair)]
    return b"".join(nodes) + level[whole:]


def _hash_node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE_PREFIX + left + right).digest()
