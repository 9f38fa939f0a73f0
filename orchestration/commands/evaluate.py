"""`sourceline evaluate`: the mentions of the warehouse against hand labels."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.harmless import neutralise
from orchestration.options import CommandError, UsageError, home_option, json_option, require_warehouse

if TYPE_CHECKING:
    from orchestration.evaluation.score import Evaluation, Tally

_SHOWN_FIELDS = ("quote", "value", "unit", "metric", "entity", "measure", "comparator", "basis")


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--errors", default=0, show_default=True, help="Print so many of the disagreements.")
@click.option("--confusions", default=12, show_default=True, help="Print so many of the most frequent confusions.")
@home_option
@json_option
def command(gold: Path, home: Path, errors: int, confusions: int, *, as_json: bool) -> None:
    """Score the mentions against the hand labels in GOLD (JSON lines, as the labelling guide describes them).

    Four nested levels: the spans overlap; value and unit agree; metric and measure; sign, entity, basis, comparator.
    Only files that GOLD names and that the warehouse holds are scored.
    """
    from orchestration.evaluation.score import evaluate
    from orchestration.exports import known_files, read_mentions

    warehouse = require_warehouse(home)
    labels = _read_labels(gold)
    files = known_files(warehouse)
    absent = sorted({str(row["file"]) for row in labels} - files)
    labels = [row for row in labels if row["file"] in files]
    if not labels:
        raise CommandError(f"none of the files that {gold} labels is in {warehouse}: run with their folder first")
    if absent:
        click.echo(neutralise(f"not in the warehouse and left out: {', '.join(absent)}"), err=True)
    result = evaluate(labels, read_mentions(warehouse), _read_topics())
    if as_json:
        click.echo(_to_json(result))
    else:
        _print(result, errors, confusions)


def _read_labels(gold: Path) -> list[dict[str, object]]:
    import json

    labels = []
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{gold}:{number}: no JSON object ({error.msg})") from None
        if not isinstance(row, dict) or "file" not in row:
            raise UsageError(f"{gold}:{number}: a label is an object that names its `file`")
        labels.append(row)
    return labels


def _read_topics() -> dict[str, str]:
    """The category of each metric of the vocabulary."""
    import csv

    from assets.kernel.versions import REFERENCE

    with (REFERENCE / "metrics.csv").open(encoding="utf-8", newline="") as lines:
        return {row["metric"]: row["category"] for row in csv.DictReader(lines)}


def _to_json(result: "Evaluation") -> str:
    import json

    return json.dumps(
        {
            **_tally(result.total),
            **{name: round(hit / of, 4) for name, (hit, of) in sorted(result.beside.items())},
            "per_file": {name: _tally(tally) for name, tally in result.files.items()},
            "per_topic": {name: _tally(tally) for name, tally in sorted(result.topics.items())},
            "confusions": [[*key, count] for key, count in result.confusions.most_common()],
        },
        indent=1,
    )


def _tally(tally: "Tally") -> dict[str, object]:
    return {"labels": tally.labels, "predicted": tally.predicted, "levels": tally.scores()}


def _print(result: "Evaluation", errors: int, confusions: int) -> None:
    from orchestration.terminal import console, table

    out = console()
    levels = [(level, *score.values()) for level, score in result.total.scores().items()]
    out.print(f"{len(result.files)} files, {result.total.labels} labels, {result.total.predicted} predicted")
    out.print(table(("level", "precision", "recall", "F1"), levels))
    out.print("  ".join(f"{name} {hit / of:.3f} of {of}" for name, (hit, of) in sorted(result.beside.items())))
    out.print(table(_HEADER, _f1_rows(result.topics.items()), "by topic"))
    out.print(table(_HEADER, _f1_rows(result.files.items()), "by file"))
    most = [(*key, count) for key, count in result.confusions.most_common(confusions)]
    out.print(table(("field", "label", "prediction", "times"), most, "confusions"))
    shown = [(file, kind, _tell(label), _tell(guess)) for file, kind, label, guess in result.errors[:errors]]
    if shown:
        out.print(table(("file", "fails at", "label", "prediction"), shown))


_HEADER = ("", "labels", "predicted", "span F1", "quantity F1", "metric F1", "fact F1")


def _f1_rows(tallies: Iterable[tuple[str, "Tally"]]) -> list[tuple[object, ...]]:
    rows = [(name, t.labels, t.predicted, *(score["f1"] for score in t.scores().values())) for name, t in tallies]
    return sorted(rows)


def _tell(row: object) -> str:
    return " | ".join(str(row.get(name)) for name in _SHOWN_FIELDS) if isinstance(row, dict) else ""
