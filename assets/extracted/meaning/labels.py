"""Turns the labels of a cell, a line or a sentence into candidates for the metric of its numbers."""

from collections.abc import Iterator

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target
from assets.extracted.meaning.weights import weigh

_LABEL_WEIGHTS = (0.5, 0.32, 0.25)  # lead-in, heading; labels go from near to far
_LINE_WEIGHTS = (0.9, 0.6, 0.4)  # of a cell or a line whose words stand beside it
_HEADING, _TITLE, _SHORT = 0.32, 0.24, 40  # weights of a heading of few and of many characters


def label_candidates(target: Target, *, own: bool) -> Iterator[Candidate]:
    """What the labels around `target` name; less where its `own` words name something."""
    weights = _LINE_WEIGHTS if target.view.stands_alone and not own else _LABEL_WEIGHTS
    passage = target.view.passage
    for place, (label, hits) in enumerate(zip(passage.labels, target.view.labels, strict=True)):
        weight = weights[min(place, len(weights) - 1)]
        if not target.view.stands_alone and not passage.start <= label.start < passage.end:
            if not target.may_keep_topic:
                continue
            weight = _HEADING if label.end - label.start <= _SHORT else _TITLE
        for hit in hits:
            if hit.family == "metric":
                sense = target.tables.senses[hit.key]
                score = weigh(sense, target, "label") * weight
                if score > 0 and not sense.metric.startswith("@"):
                    metric = _of_row(target, sense.metric)
                    yield Candidate(metric, "label", score, hit.start, hit.end, sense.sign)


def _of_row(target: Target, metric: str) -> str:
    """The price of a row that names an index, a coin or a commodity: "Nasdaq | Last"."""
    kinds = target.view.label_kinds
    of_row = MARKET.get(kinds[0]) if metric == "share_price" and kinds and target.view.passage.cell else None
    return of_row if of_row is not None and target.kind_fits(of_row) else metric
