"""What Dagster loads: the graph on the home and the articles root that the environment names."""

from orchestration.graph import build_definitions
from orchestration.settings import read_settings

_settings = read_settings()
defs = build_definitions(_settings.home, _settings.articles, _settings.workers)
