"""The hash tree against the test vectors of RFC 6962's reference implementation, and its proofs against forgery."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assets.facts.proof.merkle import GrowingTree, hash_leaf, hash_tree, prove_leaf, root_from_proof

# Certificate Transparency's reference test vectors: the roots over the first n of these leaves.
LEAVES = [
    bytes.fromhex(x)
    for x in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


@pytest.mark.parametrize("size", range(len(ROOTS)))
def test_root_equals_the_reference(size: int) -> None:
    assert hash_tree([hash_leaf(leaf) for leaf in LEAVES[:size]]).hex() == ROOTS[size]


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=70), st.data())
def test_each_leaf_has_a_proof_and_no_other_leaf_has_it(rows: list[bytes], data: st.DataObject) -> None:
    leaves = [hash_leaf(row) for row in rows]
    index = data.draw(st.integers(0, len(rows) - 1))
    path = prove_leaf(leaves, index)
    root = hash_tree(leaves)
    assert root_from_proof(leaves[index], index, len(rows), path) == root
    assert root_from_proof(hash_leaf(b"forged row!"), index, len(rows), path) != root
    assert root_from_proof(leaves[index], index, len(rows), [*path, hashlib.sha256().digest()]) is None


@given(st.lists(st.integers(0, 40), max_size=6))
def test_a_tree_that_grows_by_parts_has_the_root_of_the_whole(parts: list[int]) -> None:
    leaves = [hash_leaf(bytes([number])) for number in range(sum(parts))]
    tree, start = GrowingTree(), 0
    for size in parts:
        tree.add(leaves[start : start + size])
        start += size
    assert (tree.size, tree.root()) == (len(leaves), hash_tree(leaves))


def test_a_proof_of_a_leaf_outside_the_tree_is_refused() -> None:
    with pytest.raises(IndexError, match="leaf 3 of a tree of 3 leaves"):
        prove_leaf([hash_leaf(b"")] * 3, 3)
