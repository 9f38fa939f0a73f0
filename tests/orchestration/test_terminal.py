from decimal import Decimal

import polars as pl
import pytest

from assets.kernel.materialize import preview
from orchestration.terminal import neutralise, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("revenue rose 5%", "revenue rose 5%"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("\x1b]8;;http://a\x07link", "\\x1b]8;;http://a\\x07link"),
        ("two\nlines\tand\rmore", "two\\nlines\\tand\\rmore"),
        ("\u202egnirts", "\\u202egnirts"),
        ("\x9b31m", "\\x9b31m"),
        ("Zürich, 東京, 👩\u200d🚀", "Zürich, 東京, 👩\u200d🚀"),
        ("", ""),
    ],
)
def test_no_control_reaches_the_terminal(text: str, shown: str) -> None:
    assert neutralise(text) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(None, ""), (Decimal("181200000.000000000"), "181200000"), (Decimal("0.500"), "0.5"), (3, "3")]
)
def test_values_are_shown_plainly(value: object, shown: str) -> None:
    assert show(value) == shown


def test_a_preview_is_a_table_whatever_the_text_says() -> None:
    hostile = pl.DataFrame({"title": ["<script>|[a](b)\n| new row", None], "n": [1, 2]})
    assert preview(hostile).splitlines() == [
        "| title | n |",
        "| --- | --- |",
        "| \\<script\\>\\|\\[a\\]\\(b\\) \\| new row | 1 |",
        "|  | 2 |",
    ]
