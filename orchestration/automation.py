"""When a model runs by itself, without a schedule."""

from typing import cast

import dagster as dg

_Condition = dg.AutomationCondition[dg.AssetKey]


def run_when_inputs_change() -> dg.AutomationCondition[dg.AssetKey]:
    """Where what a model reads has other data, where its own SQL is other, or where it never ran; once for each.

    Dagster's own `eager` would also run for equal data. It waits for what it reads and for the checks of that.
    """
    when = dg.AutomationCondition
    changed = cast("_Condition", when.any_deps_match(when.data_version_changed()) | when.code_version_changed())
    anew = (changed | cast("_Condition", when.missing())).since_last_handled()  # type: ignore[misc]
    ready = ~when.any_deps_missing() & ~when.any_deps_in_progress() & ~when.in_progress()
    return cast("_Condition", anew & ready & when.all_deps_blocking_checks_passed())
