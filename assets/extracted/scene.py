"""Turns a clean article into what is known of it before its numbers are read: passages, names, times, money."""

from collections.abc import Sequence
from datetime import date

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.find import find_names
from assets.extracted.entities.home import home_country
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import Entity, EntityIndex, Kind
from assets.extracted.meaning.view import HitIndex
from assets.extracted.passages import Passage, split_passages
from assets.extracted.quantities.find import Taken
from assets.extracted.quantities.money import MoneyContext, money_context
from assets.extracted.times.calendars import stated_calendar
from assets.extracted.times.context import TimeContext
from assets.extracted.times.find import find_all_times, find_times
from assets.extracted.times.fiscal import FiscalCalendar
from assets.extracted.times.record import Period, TimeExpression
from assets.extracted.times.reporting import assumed_date, reporting_period, titled_period
from assets.extracted.vocabulary import Vocabulary
from assets.kernel.records import record


@record
class Scene:
    """What is known of an article before its numbers are read. Times and taken ranges are sorted."""

    article: CleanArticle
    text: str  # the clean text
    passages: tuple[Passage, ...]
    number_words: Sequence[int]  # where they stand
    hits: HitIndex
    names: EntityIndex
    times: tuple[TimeExpression, ...]
    taken: tuple[Taken, ...]
    money: MoneyContext
    published_on: date | None
    assumed_on: date | None  # stands for it where none is known
    reporting: Period | None
    reporting_own: Period | None  # the same by the calendar of its subject
    country: str | None  # where it is at home, ISO 3166
    calendar: FiscalCalendar  # of its subject


def set_scene(article: CleanArticle, vocabulary: Vocabulary) -> Scene:
    """Reads what surrounds the numbers: passages, names, times, the money of the place, the period reported on."""
    text = article.clean.text
    hits = vocabulary.lexicon.find(text)
    names = find_names(article, hits, vocabulary.entities)
    passages = tuple(split_passages(article, vocabulary.abbreviations))
    times = tuple(find_all_times(text, [(p.start, p.end) for p in passages], vocabulary.times))
    published_on = date.fromisoformat(article.published_at[:10]) if article.published_at else None
    country = home_country(names, article, vocabulary.entities)
    subject = names.subjects[0] if names.subjects else None
    is_company = subject is None or subject.kind in COMPANY_LIKE
    calendar = find_calendar(subject, vocabulary, country)
    if calendar.end_month is None and is_company:
        calendar = stated_calendar(times)
        if calendar.end_month is None and (subject is None or subject.country is None):
            calendar = vocabulary.calendars.of_words(text)
    assumed_on = None if published_on else assumed_date(text, times)
    context = TimeContext(published_on=published_on, assumed_on=assumed_on, calendar=calendar, is_company=is_company)
    title = article.title or ""
    reported = reporting_period(article, times, context) or titled_period(
        title, find_times(title, 0, len(title), vocabulary.times), context
    )
    reports_in = vocabulary.money.reporting.get(subject.entity_id) if subject else None
    countries = [country] if country else []
    money = money_context(text, vocabulary.money, countries=countries, reports_in=reports_in)
    return Scene(
        article=article,
        text=text,
        passages=passages,
        number_words=vocabulary.quantities.numbers.places(text),
        hits=HitIndex(text, hits),
        names=names,
        times=times,
        taken=_take(times, names),
        money=money,
        published_on=published_on,
        assumed_on=assumed_on,
        reporting=reported[0] if reported else None,
        reporting_own=calendar.align(reported[0]) if reported else None,
        country=country,
        calendar=calendar,
    )


def find_calendar(entity: Entity | None, vocabulary: Vocabulary, home: str | None) -> FiscalCalendar:
    """The fiscal calendar of an entity, of an unknown one that of the article's country `home`, else calendar years."""
    if entity is None:
        return FiscalCalendar()
    if entity.kind is Kind.COUNTRY:
        return vocabulary.calendars.of_statistics(entity.country)
    return vocabulary.calendars.of(entity.entity_id, entity.country or home, entity.fiscal_year_end_month)


def _take(times: Sequence[TimeExpression], names: EntityIndex) -> tuple[Taken, ...]:
    """The ranges whose digits are explained, in order; a duration that a contract may make a figure is left open."""
    ranges = [(time.start, time.end, time.reason) for time in times if not time.contractual]
    return tuple(sorted([*ranges, *names.taken]))
