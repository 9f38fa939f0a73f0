"""Turns the environment into the two folders that everything needs: the home and the articles root."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.kernel.versions import PROJECT

BUNDLED_ARTICLES = PROJECT / "seeds" / "articles"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the project keeps what it makes, and where it finds articles."""

    home: Path
    articles: Path


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """SOURCELINE_HOME, else `data` in the current folder; SOURCELINE_ARTICLES, else the bundled articles."""
    return Settings(
        home=Path(environment.get("SOURCELINE_HOME") or "data").absolute(),
        articles=Path(environment.get("SOURCELINE_ARTICLES") or BUNDLED_ARTICLES).absolute(),
    )
