"""Turns hand labels and predictions into pairs, and pairs into scores: by level, by file, by topic, with confusions."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assets.kernel.spans import Span
from orchestration.evaluation.agreement import (
    LEVELS,
    Row,
    accepted,
    agreed_levels,
    agrees_on_entity,
    agrees_on_quantity,
    plain_unit,
)

_DEFAULTS = {"unit": None, "metric": None, "measure": "level", "basis": "reported", "comparator": None, "bound": "="}


@dataclass(frozen=True, slots=True)
class Pairing:
    """The labels and predictions of one file, one to one where their spans overlap, best overlap first."""

    pairs: tuple[tuple[Row, Row], ...]
    missed: tuple[Row, ...]  # labels without a prediction
    false: tuple[Row, ...]  # predictions without a label


@dataclass(slots=True)
class Tally:
    """Counts from which precision, recall and F1 of each level follow."""

    labels: int = 0
    predicted: int = 0
    right: list[int] = field(default_factory=lambda: [0] * len(LEVELS))

    def scores(self) -> dict[str, dict[str, float]]:
        """Precision, recall and F1 of each level, 0 to 1."""
        return {level: self._score(right) for level, right in zip(LEVELS, self.right, strict=True)}

    def _score(self, right: int) -> dict[str, float]:
        precision = right / self.predicted if self.predicted else float(not self.labels)
        recall = right / self.labels if self.labels else 1.0
        total = precision + recall
        f1 = 2 * precision * recall / total if total else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


@dataclass(slots=True)
class Evaluation:
    """The result over all labelled files. `beside` counts bound and period on pairs whose quantity is right."""

    total: Tally = field(default_factory=Tally)
    files: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    topics: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    beside: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    confusions: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # field, wanted, got
    errors: list[tuple[str, str, Row | None, Row | None]] = field(default_factory=list)  # file, level, label, guess


def evaluate(gold: Iterable[Row], predicted: Iterable[Row], topics: Mapping[str, str]) -> Evaluation:
    """Scores `predicted` on the files that `gold` names; `topics` gives the topic of each metric."""
    labels, ignored = _split_gold(gold)
    guesses: dict[str, list[Row]] = defaultdict(list)
    for row in predicted:
        guesses[str(row["file"])].append(row)
    result = Evaluation()
    for file in sorted(labels):
        kept = [guess for guess in guesses[file] if not any(_starts_in(guess, span) for span in ignored[file])]
        pairing = pair(labels[file], kept)
        _count(result, file, pairing, topics)
    return result


def pair(labels: Sequence[Row], guesses: Sequence[Row]) -> Pairing:
    """Pairs labels and predictions; among equal overlaps the right quantity goes first, then the earlier ones."""
    options = []
    for i, label in enumerate(labels):
        for j, guess in enumerate(guesses):
            if (overlap := _overlap(label, guess)) > 0:
                options.append((overlap, agrees_on_quantity(label, guess), -i, i, j))
    pairs, used_labels, used_guesses = [], set(), set()
    for *_, i, j in sorted(options, reverse=True):
        if i not in used_labels and j not in used_guesses:
            used_labels.add(i)
            used_guesses.add(j)
            pairs.append((labels[i], guesses[j]))
    missed = tuple(label for i, label in enumerate(labels) if i not in used_labels)
    return Pairing(tuple(pairs), missed, tuple(guess for j, guess in enumerate(guesses) if j not in used_guesses))


def _split_gold(gold: Iterable[Row]) -> tuple[dict[str, list[Row]], dict[str, list[Span]]]:
    labels: dict[str, list[Row]] = defaultdict(list)
    ignored: dict[str, list[Span]] = defaultdict(list)
    for row in gold:
        here = labels[str(row["file"])]  # a line with the file alone says that it was labelled
        ranges = row.get("ignore")
        if isinstance(ranges, list):
            ignored[str(row["file"])] += [Span(start, end) for start, end in ranges]
        elif "start" in row:
            here.append(row)
    return labels, ignored


def _starts_in(guess: Row, span: Span) -> bool:
    return span.start <= _offset(guess, "start") < span.end


def _overlap(label: Row, guess: Row) -> float:
    starts = [_offset(row, "start") for row in (label, guess)]
    ends = [_offset(row, "end") for row in (label, guess)]
    return (min(ends) - max(starts)) / (max(ends) - min(starts))


def _offset(row: Row, name: str) -> int:
    return int(str(row[name]))


def _count(result: Evaluation, file: str, pairing: Pairing, topics: Mapping[str, str]) -> None:
    here = result.files[file]
    for label, guess in pairing.pairs:
        depth = agreed_levels(label, guess)
        for tally in (result.total, here, result.topics[_topic(label, topics)]):
            tally.labels += 1
            tally.predicted += 1
            tally.right = [right + (level < depth) for level, right in enumerate(tally.right)]
        _count_fields(result, label, guess, beside=depth > 1)
        if depth < len(LEVELS):
            result.errors.append((file, LEVELS[depth], label, guess))
    for rows, side, name in ((pairing.missed, "labels", "missed"), (pairing.false, "predicted", "false")):
        for row in rows:
            for tally in (result.total, here, result.topics[_topic(row, topics)]):
                setattr(tally, side, getattr(tally, side) + 1)
            result.errors.append((file, name, row if side == "labels" else None, row if side == "predicted" else None))


def _topic(row: Row, topics: Mapping[str, str]) -> str:
    return topics.get(str(row.get("metric")), "other")


def _count_fields(result: Evaluation, label: Row, guess: Row, *, beside: bool) -> None:
    for name, default in _DEFAULTS.items():
        got = guess.get(name) or default
        if plain_unit(got) not in map(plain_unit, accepted(label, name)):
            result.confusions[name, str(label.get(name)), str(got)] += 1
    if not agrees_on_entity(label, guess.get("entity")):
        result.confusions["entity", str(label.get("entity")), str(guess.get("entity"))] += 1
    if beside:
        asked = label.get("period")
        period = guess.get("period") in accepted(label, "period") if asked else bool(guess.get("period"))
        _hit(result.beside["period" if asked else "period_unasked"], period)
        _hit(result.beside["bound"], (guess.get("bound") or "=") in accepted(label, "bound"))


def _hit(counts: list[int], hit: bool) -> None:
    counts[0] += hit
    counts[1] += 1
