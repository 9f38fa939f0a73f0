"""Measures of a run against those of the runs before it: what lies far from its own history is named."""

import pytest

from assets.extracted.drift import find_drift

STEADY = [0.20, 0.21, 0.20, 0.19, 0.20, 0.21]


@pytest.mark.parametrize(
    ("value", "before", "drifts"),
    [
        (0.20, STEADY, False),
        (0.23, STEADY, False),
        (0.50, STEADY, True),
        (0.02, STEADY, True),
        (0.50, STEADY[:4], False),
        (0.50, [], False),
        (12.0, [12.0] * 8, False),
        (13.0, [12.0] * 8, False),
        (24.0, [12.0] * 8, True),
        (0.005, [0.0] * 8, False),
        (0.3, [0.1, 0.5, 0.2, 0.6, 0.05, 0.4], False),
    ],
)
def test_a_measure_far_from_its_history_is_named(value: float, before: list[float], drifts: bool) -> None:
    found = list(find_drift({"null_entity_share": value}, [{"null_entity_share": one} for one in before]))
    assert [sentence.partition(" ")[0] for sentence in found] == ["null_entity_share"] * drifts
