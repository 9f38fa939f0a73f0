"""Sentences read by all stages together: value, metric, whose, change or level, against what."""

# ruff: noqa: E501 - a row of a table is one line

import pytest

from assets.cleaned.clean import CleaningTables, clean_article
from assets.cleaned.record import CleanArticle
from assets.extracted.extract import extract_article
from assets.extracted.vocabulary import Vocabulary
from assets.kernel.ids import plain

ROWS = [
    ("Gold fell 2% to $1,900 and silver 3% to $24.", ["-2 price gold 1d", "1900 price gold", "-3 price silver 1d", "24 price silver"]),
    ("Bitcoin was flat. Gainers include Floki (14%), QQX (13%) and Bitcoin (2%).", ["14 price FLOKI 1d", "13 price QQX 1d", "2 price BTC 1d"]),
    ("Rolls-Royce was up 6.3%, or 12p, at 203p.", ["6.3 share_price RR.L 1d", "0.12 share_price RR.L 1d", "2.03 share_price RR.L"]),
    ("Vodafone Group (VOD) 68.10p -3.15%", ["0.681 share_price VOD", "-3.15 share_price VOD 1d"]),
    ("Barrick Gold fell 2%.", ["-2 share_price ABX 1d"]),
    ("Zeva, a banking startup, has raised $50 million from SoftBank.", ["50000000 funding_round zeva"]),
    ("SBI Life Insurance reported net profit of Rs 551 crore.", ["5510000000 net_income sbi-life-insurance"]),
    ("South Korea's Kospi edged 0.2% lower.", ["-0.2 index_level KOSPI 1d"]),
    ("Shares of BP have fallen 15% since hitting a high in May.", ["-15 share_price BP other"]),
    ("BP lifted its price target on Shell stock to 300p from 280p.", ["3 price_target SHEL", "2.8 price_target SHEL"]),
]  # fmt: skip


def read(article: CleanArticle, vocabulary: Vocabulary) -> list[str]:
    found = []
    for mention in extract_article(article, vocabulary).mentions:
        reading = mention.reading
        words = (plain(mention.value), reading.metric, reading.entity, reading.comparator)
        found.append(" ".join(word for word in words if word))
    return found


@pytest.mark.parametrize(("text", "figures"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_figures_of_a_sentence(text: str, figures: list[str], vocabulary: Vocabulary, tables: CleaningTables) -> None:
    article = clean_article("a", text, "text/plain", "a.txt", tables)
    assert read(article, vocabulary) == figures
