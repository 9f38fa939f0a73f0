"""Turns the environment into the two folders that everything needs: the home and the articles root."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assets.kernel.pool import count_cores
from assets.kernel.versions import PROJECT

BUNDLED_ARTICLES = PROJECT / "seeds" / "articles"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the project keeps what it makes, where it finds articles, and on how many processes it works."""

    home: Path
    articles: Path
    workers: int


def read_limits(environment: Mapping[str, str] = os.environ) -> dict[str, int]:
    """What one article may cost: SOURCELINE_MAX_BYTES and SOURCELINE_MAX_RATIO, where they are set.

    Raises ValueError where one is no whole number above 0.
    """
    return _read_numbers(environment, ("max_bytes", "max_ratio"))


def read_retention(environment: Mapping[str, str] = os.environ) -> dict[str, int]:
    """How many are kept: SOURCELINE_KEPT_WAREHOUSES, _KEPT_RUNS and _KEPT_ROOM_VERSIONS, where they are set.

    Raises ValueError where one is no whole number above 0.
    """
    return _read_numbers(environment, ("kept_warehouses", "kept_runs", "kept_room_versions"))


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """SOURCELINE_HOME, else `data` in the current folder; SOURCELINE_ARTICLES, else the bundled articles.

    SOURCELINE_WORKERS, else one process a core.
    """
    return Settings(
        home=Path(environment.get("SOURCELINE_HOME") or "data").absolute(),
        articles=Path(environment.get("SOURCELINE_ARTICLES") or BUNDLED_ARTICLES).absolute(),
        workers=_read_numbers(environment, ("workers",)).get("workers") or count_cores(),
    )


def _read_numbers(environment: Mapping[str, str], fields: Sequence[str]) -> dict[str, int]:
    found = {}
    for field in fields:
        name = f"SOURCELINE_{field.upper()}"
        if text := environment.get(name):
            if not text.isdecimal() or int(text) == 0:
                raise ValueError(f"{name} is {text!r}, expected a whole number above 0: correct or unset it.")
            found[field] = int(text)
    return found
