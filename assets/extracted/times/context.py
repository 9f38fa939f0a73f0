"""Turns metrics.csv into how metrics live in time; what a period is resolved against stands beside it."""

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assets.extracted.times.fiscal import FiscalCalendar
from assets.extracted.times.record import Period
from assets.kernel.records import record

# Categories of metrics.csv whose figures belong to a reporting period unless the text says otherwise ...
_REPORTED = frozenset({"income", "cash_flow", "per_share", "ratio", "financial_sector", "balance", "shares"})
_REPORTED_METRICS = frozenset(
    {"same_store_sales_growth", "orders", "production_volume", "units_sold", "arpu", "churn", "capacity_utilization"}
    | {"cost_per_coin", "crypto_produced", "gdp_growth", "dividend_per_share"}
)
# ... and those that are moments of a market, which have no fiscal period at all.
_MARKET = frozenset({"market", "technical", "valuation", "analyst"})
# Data of a week or a month: what a report of that week or month measures.
_MEASURED = frozenset({"macro", "crypto", "energy", "operating", "meta"})
_MEASURED_AT = frozenset(
    {"storage_level", "short_interest", "trading_volume", "etf_flows", "probability"}
)  # counts, not prices


@record
class MetricTime:
    """How a metric lives in time: a moment of a market, a reported figure, a stock (instant) or a flow.

    `is_measured` marks what weekly and monthly data report: stockpiles, flows, prices paid by consumers.
    """

    is_market: bool = False
    is_reported: bool = False
    is_instant: bool = False
    is_measured: bool = False


TIMELESS = MetricTime()  # of a metric that no table knows
_UNKNOWN = FiscalCalendar()


@record
class TimeContext:
    """What the words around a number leave open.

    `reporting` is the period that the article or block reports on. `is_forward` marks an estimate or guidance, whose
    quarter may lie after publication. `is_company` decides between FY2025 and 2025 for a year.
    `is_plan` marks the company's own guidance, which is not of the quarter that it reports on.
    `assumed_on` stands for the day of publication where none is known, for months and quarters only.
    """

    published_on: date | None = None
    calendar: FiscalCalendar = _UNKNOWN
    reporting: Period | None = None
    metric: MetricTime = TIMELESS
    is_forward: bool = False
    is_plan: bool = False
    is_company: bool = True
    assumed_on: date | None = None


def read_metric_times(path: Path) -> Mapping[str, MetricTime]:
    """How each metric of metrics.csv (metric, category, period_type) lives in time."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["metric"]: MetricTime(
                is_market=row["category"] in _MARKET and row["metric"] not in _MEASURED_AT,
                is_reported=row["category"] in _REPORTED or row["metric"] in _REPORTED_METRICS,
                is_instant=row["period_type"] == "instant",
                is_measured=row["category"] in _MEASURED or row["metric"] in _MEASURED_AT,
            )
            for row in csv.DictReader(file)
        }
