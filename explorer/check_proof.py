"""A downloaded proof becomes the root that its row leads to: python check_proof.py PROOF.json ROOT.

It stands alone, so that who checks needs this file, the proof, and a root that was kept elsewhere.
"""

import hashlib
import json
import sys
from pathlib import Path


def find_root(proof: dict[str, object]) -> str:
    """The root, hexadecimal, that the row of `proof` leads to on its path."""
    here = hashlib.sha256(b"\x00" + str(proof["row"]).encode()).digest()
    steps = proof["path"]
    assert isinstance(steps, list)
    for step in steps:
        sibling = bytes.fromhex(step["sibling"])
        here = hashlib.sha256(b"\x01" + (sibling + here if step["is_left"] else here + sibling)).digest()
    return here.hex()


if __name__ == "__main__":
    found = find_root(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    sys.exit(None if found == sys.argv[2] else f"the row leads to {found}, not to {sys.argv[2]}")
