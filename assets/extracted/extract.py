"""Turns a clean article into its figures: times, names, quantities, then what each measures, whose it is and when."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.attribution import Attribution, find_attribution
from assets.extracted.entities.choose import choose_entity
from assets.extracted.entities.kinds import COMPANY_LIKE, Hint
from assets.extracted.entities.quoted import quote_unit
from assets.extracted.entities.record import EntityReading, Occurrence, Role
from assets.extracted.entities.surroundings import look_around
from assets.extracted.meaning.priced import price_of
from assets.extracted.meaning.read import read_passage
from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.view import KindHint, TimeHint, build_view
from assets.extracted.passages import Passage
from assets.extracted.quantities.find import find_quantities, holds_digit, holds_word
from assets.extracted.quantities.reunit import reunit
from assets.extracted.record import Basis, Evidence, Extraction, Mention, Quantity, Reading, Residual
from assets.extracted.scene import Scene, find_calendar, set_scene
from assets.extracted.times.comparators import ComparatorCue, find_comparators
from assets.extracted.times.context import TIMELESS, TimeContext
from assets.extracted.times.record import START, PeriodReading, TimeExpression
from assets.extracted.times.resolve import resolve_period, tells_change
from assets.extracted.times.stretches import is_over, step_of, stretch_of
from assets.extracted.vocabulary import Vocabulary
from assets.kernel.records import record

_ANAPHORA = re.compile(
    r"(?:That|This|Those|These|Such|Analysts|Economists|Consensus"
    r"|The (?:figure|total|number|result|reading|increase|rise|decline|drop))\b"
)
_PLACE_DECIDES = Evidence("unit", None, None, "of the currencies that share the sign, the article's place decides")


@record
class Derivation:
    """How a mention came about: its passage, its number as written, and the readings with the candidates that lost."""

    passage: Passage
    written: Quantity
    meaning: Meaning
    entity: EntityReading
    times: TimeContext
    mention: Mention


def extract_article(article: CleanArticle, vocabulary: Vocabulary) -> Extraction:
    """The mentions and residual numbers of `article`, in reading order. Pure: the same input gives the same output."""
    residuals: list[Residual] = []
    derived = derive_mentions(set_scene(article, vocabulary), vocabulary, residuals)
    mentions = tuple(derivation.mention for derivation in derived)
    return Extraction(article.article_id, mentions, tuple(residuals), ())


def derive_mentions(scene: Scene, vocabulary: Vocabulary, residuals: list[Residual]) -> Iterator[Derivation]:
    """The derivation of each mention of an article, in reading order; `residuals` receives the other numbers."""
    topic: Meaning | None = None
    block: int | None = None
    for passage in scene.passages:
        in_words = holds_word(scene.number_words, passage)
        if not in_words and not holds_digit(scene.text, passage):
            continue
        found = find_quantities(scene.text, passage, scene.taken, vocabulary.quantities, scene.money, in_words=in_words)
        residuals += found.residuals
        if not found.quantities:
            continue
        if block != passage.block.ordinal and not (topic and _goes_on(scene.text, passage, block)):
            topic = None
        block = passage.block.ordinal
        meanings = read_meanings(scene, passage, found.quantities, vocabulary, topic)
        topic = meanings[-1]
        yield from _conclude(scene, passage, zip(found.quantities, meanings, strict=True), vocabulary)


def _goes_on(text: str, passage: Passage, block: int | None) -> bool:
    """Whether a passage speaks of what the block before told: "That would be up 12%"."""
    return block == passage.block.ordinal - 1 and _ANAPHORA.match(text, passage.start, passage.end) is not None


def read_meanings(
    scene: Scene, passage: Passage, quantities: Sequence[Quantity], vocabulary: Vocabulary, topic: Meaning | None
) -> list[Meaning]:
    """What each of a passage's `quantities` measures; `topic` is the last meaning before it in the same block."""
    view = build_view(
        scene.text,
        passage,
        quantities,
        scene.hits,
        vocabulary.meaning,
        names=_names_in(scene, passage.start, passage.end),
        label_names=[name for label in passage.labels for name in _names_in(scene, label.start, label.end)],
        times=[_hint(time, scene.published_on) for time in _times_in(scene, passage)],
        subject=scene.names.subjects[0].kind if scene.names.subjects else None,
        currency=next(iter(scene.money.currencies), None),
    )
    return read_passage(quantities, view, topic)


def _conclude(
    scene: Scene, passage: Passage, read: Iterable[tuple[Quantity, Meaning]], vocabulary: Vocabulary
) -> Iterator[Derivation]:
    comparators = _find_comparators(scene, passage, vocabulary) if tells_change(scene.text, passage) else []
    around = look_around(scene.text, scene.names, passage)
    for written, meaning in read:
        quantity = reunit(written, meaning.unit, f"metric {meaning.metric}")
        hint = Hint(meaning.metric, vocabulary.meaning.metrics[meaning.metric].category, quantity.unit)
        entity = choose_entity(around, quantity, hint)
        if any(passage.start <= cited.start < passage.end for cited in entity.evidence if cited.start is not None):
            meaning = price_of(meaning, entity.kind, written.unit)  # noqa: PLW2901
            quantity = reunit(written, meaning.unit, f"metric {meaning.metric}")
        unit = quote_unit(scene.text, quantity, meaning.metric, entity, scene.names)
        quantity = reunit(quantity, unit, "what is priced decides the currency")
        context = _time_context(scene, meaning, entity, vocabulary)
        period = resolve_period(scene.text, quantity, passage, scene.times, context, comparators=comparators)
        source = find_attribution(
            scene.text, scene.names, passage, quantity, hint, basis=meaning.basis, owner=entity.entity
        )
        mention = Mention(passage.block.ordinal, quantity, _compose(quantity, meaning, entity, period, source))
        yield Derivation(passage, written, meaning, entity, context, mention)


def _find_comparators(scene: Scene, passage: Passage, vocabulary: Vocabulary) -> list[ComparatorCue]:
    return find_comparators(scene.text, passage.start, passage.end, _times_in(scene, passage), vocabulary.times)


def _time_context(scene: Scene, meaning: Meaning, entity: EntityReading, vocabulary: Vocabulary) -> TimeContext:
    subject = scene.names.subjects[0] if scene.names.subjects else None
    owner = entity.candidates[0].entity if entity.candidates else subject
    is_own = owner == subject or owner is None or (owner.country is None and owner.kind in COMPANY_LIKE)
    calendar = scene.calendar if is_own else find_calendar(owner, vocabulary, scene.country)
    return TimeContext(
        published_on=scene.published_on,
        assumed_on=scene.assumed_on,
        calendar=calendar,
        reporting=scene.reporting_own if is_own else scene.reporting and calendar.align(scene.reporting),
        metric=vocabulary.metric_times.get(meaning.metric, TIMELESS),
        is_forward=meaning.basis is not Basis.REPORTED or meaning.metric == "probability",
        is_plan=meaning.basis is Basis.GUIDANCE,
        is_company=entity.kind in COMPANY_LIKE,
    )


def _compose(
    quantity: Quantity, meaning: Meaning, entity: EntityReading, period: PeriodReading, source: Attribution | None
) -> Reading:
    evidence = (*quantity.evidence, *meaning.evidence, *entity.evidence, *period.evidence)
    if quantity.unit_choices:
        evidence = (_PLACE_DECIDES, *evidence)
    return Reading(
        metric=meaning.metric,
        measure=meaning.measure,
        comparator=meaning.comparator,
        sign=meaning.sign,
        basis=meaning.basis,
        accounting=meaning.accounting,
        vintage=meaning.vintage,
        aspect=meaning.aspect,
        attributed_to=source.name if source else None,
        entity=entity.entity,
        entity_name=entity.name,
        entity_kind=entity.kind,
        period=period.period,
        period_start=period.start,
        period_end=period.end,
        period_from=period.from_,
        evidence=(*evidence, source.evidence) if source else evidence,
    )


def _names_in(scene: Scene, start: int, end: int) -> list[KindHint]:
    return [KindHint(name.start, name.end, _kind_of(name)) for name in scene.names.between(start, end)]


def _kind_of(occurrence: Occurrence) -> str:
    """What a name names; who forecasts for others is a speaker."""
    forecasts = occurrence.role is Role.SPEAKER and occurrence.entity.kind in COMPANY_LIKE
    return "speaker" if forecasts else occurrence.entity.kind


def _hint(time: TimeExpression, today: date | None) -> TimeHint:
    return TimeHint(time.start, time.end, stretch_of(time, today), step_of(time, today), is_over(time, today))


def _times_in(scene: Scene, passage: Passage) -> list[TimeExpression]:
    first = bisect_left(scene.times, passage.start, key=START)
    last = bisect_left(scene.times, passage.end, key=START)
    return list(scene.times[first:last])
