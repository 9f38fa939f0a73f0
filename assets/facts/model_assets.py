"""The models as Dagster sees them: an asset each, with its tests and checks; those that may run together are one step.

A step of Dagster's costs more than most models do. Any of its assets and checks can still be run alone.
"""

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import dagster as dg

from assets.facts.lake import Lake
from assets.facts.metadata import asset_key, asset_keys, define_metadata, describe_model, tell_check, tell_result
from assets.facts.record import Check, CheckResult, ColumnStep, Model, ModelResult, Project
from assets.facts.resolve import run_chosen
from assets.facts.state import hash_text
from assets.kernel.resources import HomeResource

GROUP = "facts"
Result = TypeVar("Result")


def define_step(
    name: str,
    project: Project,
    models: Sequence[Model],
    steps: Sequence[ColumnStep],
    automation: dg.AutomationCondition[dg.AssetKey] | None,
) -> dg.AssetsDefinition:
    """The assets of `models` as the step `name`, with the tests of their headers and the checks that look at them."""
    tables = {asset_key(project, model.name): model.name for model in models}
    looking = [check for check in project.checks if check.target in tables.values()]
    checks = {
        dg.AssetCheckKey(asset_key(project, check.target), check.name): check
        for check in [*(test for model in models for test in model.tests), *looking]
    }

    @dg.multi_asset(
        name=name,
        specs=[_specify_model(project, model, steps, automation) for model in models],
        check_specs=[_specify_check(project, check) for check in checks.values()],
        can_subset=True,
    )
    def run_step(
        context: dg.AssetExecutionContext, home: HomeResource
    ) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
        asked = {checks[key] for key in context.selected_asset_check_keys}
        chosen = {tables[key] for key in context.selected_asset_keys}
        for result in _run_ahead(run_chosen(project, Lake(Path(home.path)), chosen, asked)):
            yield from _tell(project, result, asked)

    return run_step


def _specify_model(
    project: Project, model: Model, steps: Sequence[ColumnStep], automation: dg.AutomationCondition[dg.AssetKey] | None
) -> dg.AssetSpec:
    return dg.AssetSpec(
        asset_key(project, model.name),
        deps=asset_keys(project, model.deps),
        group_name=GROUP,
        kinds={"duckdb", "sql"},
        owners=[model.owner],
        description=describe_model(model),
        code_version=hash_text(model.code),
        metadata=define_metadata(project, model, steps),
        automation_condition=automation,
    )


def _specify_check(project: Project, check: Check) -> dg.AssetCheckSpec:
    key = asset_key(project, check.target)
    return dg.AssetCheckSpec(check.name, asset=key, description=check.description, blocking=check.blocking)


def _run_ahead(results: Iterator[Result]) -> Iterator[Result]:
    """Yields each of `results` while the next one is made: DuckDB and the records of Dagster share two cores."""
    with ThreadPoolExecutor(1) as thread:
        upcoming = thread.submit(next, results, None)
        while (result := upcoming.result()) is not None:
            upcoming = thread.submit(next, results, None)
            yield result


def _tell(
    project: Project, result: ModelResult | CheckResult, asked: Collection[Check]
) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
    """What Dagster records of a result: of a model that failed its tests only, for which it fails the step.

    A table comes before its tests, which else would tell of the one before it.
    """
    if isinstance(result, CheckResult):
        yield tell_check(asset_key(project, result.check.target), result)
        return
    key = asset_key(project, result.model.name)
    if result.written:
        version = dg.DataVersion(result.version)
        yield dg.MaterializeResult(asset_key=key, metadata=tell_result(result), data_version=version)
    yield from (tell_check(key, test) for test in result.tests if test.check in asked)
