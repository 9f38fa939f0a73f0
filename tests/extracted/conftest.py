"""The words and rules, loaded once for all tests that read them."""

from pathlib import Path

import pytest

from assets.cleaned.clean import CleaningTables, load_cleaning_tables
from assets.extracted.vocabulary import Vocabulary, load_vocabulary

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary(REFERENCE)


@pytest.fixture(scope="session")
def tables() -> CleaningTables:
    return load_cleaning_tables()
