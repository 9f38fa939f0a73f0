import pytest

from orchestration.evaluation.score import evaluate, pair

LABEL = {
    "file": "a.txt", "start": 10, "end": 22, "value": "-43000000", "unit": "USD", "metric": "revenue", "entity": "ACME",
    "measure": "change", "comparator": "qoq", "basis": "reported", "bound": "=", "period": "FY2026Q1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("guess", "levels"),
    [
        ({}, 4),
        ({"entity": ["ACM", "The Acme Corp."]}, 4),
        ({"entity": ["ACM", "Acme Bottling"]}, 3),
        ({"entity": None}, 3),
        ({"value": "43000000"}, 3),  # a quantity may miss its sign, a fact may not
        ({"comparator": None}, 3),
        ({"basis": None}, 4),
        ({"metric": "other"}, 2),
        ({"measure": None}, 2),
        ({"value": "43"}, 1),
        ({"unit": "EUR"}, 1),
        ({"value": "n/a"}, 1),
        ({"start": 21, "end": 30}, 4),
        ({"start": 22, "end": 30}, 0),
        ({"file": "b.txt"}, 0),
    ],
)
def test_levels_are_nested(guess: dict[str, object], levels: int) -> None:
    result = evaluate([LABEL], [{**LABEL, **guess}], {})
    assert result.total.right == [1] * levels + [0] * (4 - levels)


@pytest.mark.parametrize(
    ("accept", "guess", "levels"),
    [
        ({"metric": ["net_income"]}, {"metric": "net_income"}, 4),
        ({"quantity": [["-43", "USD/share"]]}, {"value": "-43", "unit": "USD/share"}, 4),
        ({"unit": ["%"]}, {"unit": "pct"}, 4),
        ({"entity": ["BETA"]}, {"entity": "beta"}, 4),
        ({"entity": ["coca cola"]}, {"entity": "Coca Cola Bottling"}, 4),
    ],
)
def test_a_label_accepts_what_it_says(accept: dict[str, object], guess: dict[str, object], levels: int) -> None:
    result = evaluate([{**LABEL, "accept": accept}], [{**LABEL, **guess}], {})
    assert result.total.right == [1] * levels + [0] * (4 - levels)


def test_the_best_overlap_is_paired_and_the_right_quantity_among_equals() -> None:
    near, far = {**LABEL, "start": 10, "end": 20}, {**LABEL, "start": 18, "end": 30}
    assert pair([LABEL], [far, near]).pairs == ((LABEL, near),)
    wrong = {**LABEL, "value": "1"}
    assert pair([LABEL], [wrong, LABEL]).pairs == ((LABEL, LABEL),)


def test_precision_counts_false_predictions_and_recall_missed_labels() -> None:
    missed, false = {**LABEL, "start": 50, "end": 60}, {**LABEL, "start": 80, "end": 90}
    result = evaluate([LABEL, missed], [LABEL, false, {**false, "start": 95, "end": 99}], {"revenue": "income"})
    assert result.total.scores()["fact"] == {"precision": 0.3333, "recall": 0.5, "f1": 0.4}
    assert result.topics["income"].labels == 2
    assert [kind for _, kind, _, _ in result.errors] == ["missed", "false", "false"]


def test_ignored_ranges_and_files_without_labels() -> None:
    gold = [{"file": "a.txt", "ignore": [[0, 30]]}, {"file": "b.txt"}]
    result = evaluate(gold, [LABEL, {**LABEL, "file": "c.txt"}], {})
    assert (result.total.labels, result.total.predicted) == (0, 0)
    assert set(result.files) == {"a.txt", "b.txt"}
    assert result.total.scores()["fact"]["f1"] == 1.0


def test_confusions_and_what_stands_beside() -> None:
    guess = {**LABEL, "metric": "other", "bound": "~", "period": "FY2025Q1", "entity": ["BETA"]}
    result = evaluate([LABEL], [guess], {})
    assert result.confusions["metric", "revenue", "other"] == 1
    assert result.confusions["entity", "ACME", "['BETA']"] == 1
    assert result.beside == {"bound": [0, 1], "period": [0, 1]}
