"""The rooms import only what stands before them, and the heart no framework: import-linter, in the one test command."""

from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

PROJECT = Path(__file__).parents[1]


def test_the_import_contracts_hold() -> None:
    assert lint_imports(str(PROJECT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS
