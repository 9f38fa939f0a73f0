"""Turns the derivation of a figure into its steps: what each rule proposed, in which words, and what won."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from assets.extracted.extract import Derivation, derive_mentions
from assets.extracted.place import Place, Places
from assets.extracted.record import Evidence
from assets.extracted.scene import Scene
from assets.extracted.times.governing import rank_periods
from assets.extracted.times.resolve import anchor_candidate
from assets.extracted.vocabulary import Vocabulary
from assets.kernel.ids import plain

_SHOWN = 6  # candidates of one field at most
_SENTENCE = 400  # characters shown on each side of a figure at most
_WRITTEN = ("scale", "unit", "sign", "bound")


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of a field: the rule that proposes it, the words (None: context), and how strongly it does so.

    Scores of one field compare with each other only; a period's is negative: what it costs to bind it to the number.
    """

    value: str
    rule: str
    words: str | None
    score: float | None
    won: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One field of a figure, with its readings, the best first."""

    field: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure: where it stands, what was read, and step by step why. `value` is signed and scaled out to `unit`."""

    place: Place
    before: str
    quote: str
    after: str
    value: str
    unit: str
    steps: tuple[Step, ...]


def explain_figures(scene: Scene, vocabulary: Vocabulary, places: Places) -> Iterator[Explanation]:
    """The explanation of each figure of the article that `scene` was set from, in reading order."""
    for derivation in derive_mentions(scene, vocabulary, []):
        quantity = derivation.mention.quantity
        passage, text = derivation.passage, scene.text
        yield Explanation(
            places.locate(quantity.start, quantity.end),
            text[max(passage.start, quantity.start - _SENTENCE) : quantity.start],
            text[quantity.start : quantity.end],
            text[quantity.end : min(passage.end, quantity.end + _SENTENCE)],
            plain(derivation.mention.value),
            quantity.unit,
            tuple(step for step in _steps(derivation, scene) if step.choices),
        )


def _steps(derivation: Derivation, scene: Scene) -> Iterator[Step]:
    yield Step("value", tuple(_as_written(derivation, scene.text)))
    yield Step("metric", tuple(_metrics(derivation, scene.text)))
    for field, ranked in derivation.meaning.rankings.items():
        found = [
            Choice(c.value, c.frame, _words(scene.text, c.start, c.end), round(c.score, 2), place == 0)
            for place, c in enumerate(ranked[:_SHOWN])
        ]
        yield Step(field, tuple(found))
    yield Step("entity", tuple(_entities(derivation, scene.text)))
    yield Step("period", tuple(_periods(derivation, scene)))
    yield Step("attributed_to", tuple(_cited(derivation, scene.text, ("attributed_to",))))


def _as_written(derivation: Derivation, text: str) -> Iterator[Choice]:
    """The number as it stands, then the words outside the quote, then the units that it might have had."""
    written, quantity = derivation.written, derivation.mention.quantity
    quote = text[written.start : written.end]
    yield Choice(f"{plain(written.value)} {written.unit}", f"rule {written.rule}", quote, None, won=True)
    yield from _cited(derivation, text, _WRITTEN)
    others = [unit for unit in quantity.unit_choices if unit != quantity.unit]
    if others:
        yield Choice(f"unit {', '.join(others)}", "share the sign", None, None, won=False)


def _cited(derivation: Derivation, text: str, roles: Iterable[str]) -> Iterator[Choice]:
    for piece in derivation.mention.reading.evidence:
        if piece.role in roles:
            yield Choice(
                _decided(derivation, piece), piece.note or "words beside the number", _span(text, piece), None, won=True
            )


def _decided(derivation: Derivation, piece: Evidence) -> str:
    """What a piece of evidence decided, in a word."""
    quantity, reading = derivation.mention.quantity, derivation.mention.reading
    decided = {
        "unit": quantity.unit,
        "bound": f"{quantity.bound}",
        "sign": "-" if reading.sign < 0 or quantity.value < 0 else "+",
        "attributed_to": reading.attributed_to or "",
    }
    return f"{piece.role} {decided.get(piece.role, '')}".strip()


def _metrics(derivation: Derivation, text: str) -> Iterator[Choice]:
    for place, candidate in enumerate(derivation.meaning.candidates[:_SHOWN]):
        words = _words(text, candidate.start, candidate.end)
        yield Choice(candidate.value, candidate.frame, words, round(candidate.score, 2), place == 0)


def _entities(derivation: Derivation, text: str) -> Iterator[Choice]:
    for place, candidate in enumerate(derivation.entity.candidates[:_SHOWN]):
        entity = candidate.entity
        name = entity.entity_id if entity.name == entity.entity_id else f"{entity.entity_id} ({entity.name})"
        words = _words(text, candidate.start, candidate.end)
        yield Choice(name, candidate.reason, words, candidate.score, place == 0)


def _periods(derivation: Derivation, scene: Scene) -> Iterator[Choice]:
    """The period that was decided, then the times that may have been it; one of no known date has no label."""
    reading, passage, context = derivation.mention.reading, derivation.passage, derivation.times
    decided = next((piece for piece in reading.evidence if piece.role == "period"), None)
    if reading.period is not None and decided is not None:
        yield Choice(reading.period, decided.note or "", _span(scene.text, decided), None, won=True)
    ranked = rank_periods(scene.text, derivation.written, passage, scene.times, context.metric.is_market)
    for candidate in islice(ranked, _SHOWN):
        period = anchor_candidate(scene.text, candidate, scene.times, context, passage.block.start)
        words = scene.text[candidate.time.start : candidate.end]
        if decided is None or decided.start != candidate.time.start:
            label = period.label if period is not None else "no date"
            yield Choice(label, candidate.rule, words, -candidate.cost, won=False)


def _span(text: str, piece: Evidence) -> str | None:
    return _words(text, piece.start, piece.end)


def _words(text: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else text[start:end]
