"""Turns the times of corrections, written as text, into moments and days: a fiscal period into those of its company."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from assets.extracted.times.calendars import FiscalCalendars, read_fiscal_calendars
from assets.extracted.times.fiscal import FiscalCalendar
from assets.facts.corrections.periods import Days, find_days

_NO_DAYS = Days(None, None)


@dataclass(frozen=True, slots=True)
class Calendars:
    """Fiscal calendars, and the country and last month of the year that the reference data knows of an entity."""

    fiscal: FiscalCalendars
    known: Mapping[str, tuple[str | None, int | None]]

    def of(self, entity: str | None) -> FiscalCalendar:
        """The calendar of an entity."""
        country, month = self.known.get(entity or "", (None, None))
        return self.fiscal.of(entity, country, month)


def load_calendars(directory: Path) -> Calendars:
    """The calendars of the reference tables in `directory`."""
    with (directory / "entities.csv").open(encoding="utf-8", newline="") as lines:
        known = {
            row["entity_id"]: (row["country"] or None, int(row["fiscal_year_end_month"] or 0) or None)
            for row in csv.DictReader(lines)
        }
    return Calendars(read_fiscal_calendars(directory / "fiscal_calendars.csv"), known)


def type_times(lines: pl.DataFrame, entities: Mapping[str, str | None], calendars: Calendars) -> pl.DataFrame:
    """`lines` with corrected_at as a time in UTC, and period_start and period_end where a period is corrected.

    `entities` names the entity of each mention; where that is corrected too, the corrected one's calendar counts.
    """
    usable = lines.filter(pl.col("problem").is_null())
    corrected = usable.filter(pl.col("field") == "entity").select("mention_id", "value")
    whose = {**entities, **dict(corrected.iter_rows())}
    days = [_days(row, calendars.of(whose.get(row["mention_id"]))) for row in lines.iter_rows(named=True)]
    moments = [_moment(row) for row in lines.iter_rows(named=True)]
    return lines.with_columns(
        pl.Series("corrected_at", moments, dtype=pl.Datetime("us", "UTC")),
        pl.Series("period_start", [each.start for each in days], dtype=pl.Date),
        pl.Series("period_end", [each.end for each in days], dtype=pl.Date),
    )


def _days(row: Mapping[str, str | None], calendar: FiscalCalendar) -> Days:
    if row["problem"] is not None or row["field"] != "period" or row["value"] is None:
        return _NO_DAYS
    return find_days(row["value"], calendar) or _NO_DAYS


def _moment(row: Mapping[str, str | None]) -> datetime | None:
    if row["problem"] is not None or row["corrected_at"] is None:
        return None
    moment = datetime.fromisoformat(row["corrected_at"])
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
