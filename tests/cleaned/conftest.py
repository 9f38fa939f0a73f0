"""The tables that cleaning goes by, and the one call that most tests make."""

import pytest

from assets.cleaned.clean import clean_article, load_cleaning_tables

_TYPES = {"txt": "text/plain", "md": "text/markdown", "html": "text/html"}


@pytest.fixture(scope="session")
def tables():
    return load_cleaning_tables()


@pytest.fixture(scope="session")
def clean(tables):
    """clean(raw, "md"): the clean article of a raw text."""
    return lambda raw, form="txt": clean_article("0" * 64, raw, _TYPES[form], f"a.{form}", tables)


@pytest.fixture(scope="session")
def blocks(clean):
    """blocks(raw, "md"): (section, kind, text) of each block."""

    def read(raw, form="txt"):
        article = clean(raw, form)
        return [(b.section.value, b.kind.value, article.clean.text[b.start : b.end]) for b in article.blocks]

    return read
