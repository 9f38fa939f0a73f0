"""Turns a clean article into its figures: times, names, quantities, then what each measures, whose it is and when."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.attribution import Attribution, find_attribution
from assets.extracted.entities.choose import choose_entity
from assets.extracted.entities.find import find_names
from assets.extracted.entities.home import home_country
from assets.extracted.entities.kinds import COMPANY_LIKE, Hint
from assets.extracted.entities.record import Entity, EntityIndex, EntityReading
from assets.extracted.meaning.read import read_passage
from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.view import HitIndex, KindHint, build_view
from assets.extracted.passages import Passage, split_passages
from assets.extracted.quantities.find import Taken, find_quantities
from assets.extracted.quantities.money import MoneyContext, money_context
from assets.extracted.quantities.reunit import reunit
from assets.extracted.record import Basis, Evidence, Extraction, Mention, Quantity, Reading, Residual
from assets.extracted.times.comparators import find_comparators
from assets.extracted.times.context import MetricTime, TimeContext
from assets.extracted.times.find import find_times
from assets.extracted.times.fiscal import FiscalCalendar
from assets.extracted.times.record import Period, PeriodReading, TimeExpression
from assets.extracted.times.reporting import reporting_period
from assets.extracted.times.resolve import resolve_period
from assets.extracted.vocabulary import Vocabulary

_PLACE_DECIDES = Evidence("unit", None, None, "of the currencies that share the sign, the article's place decides")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of an article before its numbers are read. Times and taken ranges are sorted."""

    article: CleanArticle
    passages: tuple[Passage, ...]
    hits: HitIndex
    names: EntityIndex
    times: tuple[TimeExpression, ...]
    taken: tuple[Taken, ...]
    money: MoneyContext
    published_on: date | None
    reporting: Period | None

    @property
    def text(self) -> str:
        """The clean text."""
        return self.article.clean.text


def extract_article(article: CleanArticle, vocabulary: Vocabulary) -> Extraction:
    """The mentions and residual numbers of `article`, in reading order. Pure: the same input gives the same output."""
    scene = set_scene(article, vocabulary)
    mentions: list[Mention] = []
    residuals: list[Residual] = []
    topic: Meaning | None = None
    block: int | None = None
    for passage in scene.passages:
        found = find_quantities(scene.text, passage, scene.taken, vocabulary.quantities, scene.money)
        residuals += found.residuals
        if not found.quantities:
            continue
        topic = topic if block == passage.block.ordinal else None
        block = passage.block.ordinal
        meanings = read_meanings(scene, passage, found.quantities, vocabulary, topic)
        topic = meanings[-1]
        mentions += _conclude(scene, passage, zip(found.quantities, meanings, strict=True), vocabulary)
    return Extraction(article.article_id, tuple(mentions), tuple(residuals), ())


def set_scene(article: CleanArticle, vocabulary: Vocabulary) -> Scene:
    """Reads what surrounds the numbers: passages, names, times, the money of the place, the period reported on."""
    text = article.clean.text
    hits = vocabulary.lexicon.find(text)
    names = find_names(article, hits, vocabulary.entities)
    passages = tuple(split_passages(article, vocabulary.abbreviations))
    times = tuple(t for p in passages for t in find_times(text, p.start, p.end, vocabulary.times))
    published_on = date.fromisoformat(article.published_at[:10]) if article.published_at else None
    subject = names.subjects[0] if names.subjects else None
    context = TimeContext(published_on=published_on, calendar=_calendar(subject, vocabulary))
    reported = reporting_period(article, times, context)
    country = home_country(names, article)
    money = money_context(text, vocabulary.money, countries=[country] if country else [])
    return Scene(
        article=article,
        passages=passages,
        hits=HitIndex(text, hits),
        names=names,
        times=times,
        taken=_take(times, names),
        money=money,
        published_on=published_on,
        reporting=reported[0] if reported else None,
    )


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
        names=[KindHint(o.start, o.end, o.entity.kind) for o in scene.names.between(passage.start, passage.end)],
        times=[(time.start, time.end) for time in _times_in(scene, passage)],
        subject=scene.names.subjects[0].kind if scene.names.subjects else None,
        currency=next(iter(scene.money.currencies), None),
    )
    return read_passage(quantities, view, topic)


def _conclude(
    scene: Scene, passage: Passage, read: Iterable[tuple[Quantity, Meaning]], vocabulary: Vocabulary
) -> Iterator[Mention]:
    comparators = find_comparators(scene.text, passage.start, passage.end, _times_in(scene, passage), vocabulary.times)
    for written, meaning in read:
        quantity = reunit(written, meaning.unit, f"metric {meaning.metric}")
        hint = Hint(meaning.metric, vocabulary.meaning.metrics[meaning.metric].category, quantity.unit)
        entity = choose_entity(scene.text, scene.names, passage, quantity, hint)
        context = _time_context(scene, meaning, entity, vocabulary)
        period = resolve_period(scene.text, quantity, passage, scene.times, context, comparators=comparators)
        source = find_attribution(
            scene.text, scene.names, passage, quantity, hint, basis=meaning.basis, owner=entity.entity
        )
        yield Mention(passage.block.ordinal, quantity, _compose(quantity, meaning, entity, period, source))


def _time_context(scene: Scene, meaning: Meaning, entity: EntityReading, vocabulary: Vocabulary) -> TimeContext:
    subject = scene.names.subjects[0] if scene.names.subjects else None
    calendar = _calendar(entity.candidates[0].entity if entity.candidates else subject, vocabulary)
    return TimeContext(
        published_on=scene.published_on,
        calendar=calendar,
        reporting=calendar.align(scene.reporting) if scene.reporting else None,
        metric=vocabulary.metric_times.get(meaning.metric, MetricTime()),
        is_forward=meaning.basis is not Basis.REPORTED,
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


def _calendar(entity: Entity | None, vocabulary: Vocabulary) -> FiscalCalendar:
    """The fiscal calendar of an entity; one that nobody knows assumes quarters of the calendar year."""
    if entity is None:
        return FiscalCalendar()
    return vocabulary.calendars.of(entity.entity_id, entity.country, entity.fiscal_year_end_month)


def _times_in(scene: Scene, passage: Passage) -> list[TimeExpression]:
    first = bisect_left(scene.times, passage.start, key=lambda time: time.start)
    last = bisect_left(scene.times, passage.end, key=lambda time: time.start)
    return list(scene.times[first:last])


def _take(times: Sequence[TimeExpression], names: EntityIndex) -> tuple[Taken, ...]:
    """The ranges whose digits are explained, in order; a duration that a contract may make a figure is left open."""
    ranges = [(time.start, time.end, time.reason) for time in times if not time.contractual]
    return tuple(sorted([*ranges, *names.taken]))
