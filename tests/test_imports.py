"""The rooms import only what stands before them, and the heart no framework: import-linter, in the one test command."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[1]
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_the_import_contracts_hold() -> None:
    # In a process of its own: import-linter turns off every logger that is there already.
    done = subprocess.run([sys.executable, "-c", LINT], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
