"""The models, checks and the warehouse as Dagster sees them: one asset a model, its tests as blocking checks."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import dagster as dg

from assets.facts.lake import Lake
from assets.facts.lineage import read_column_steps
from assets.facts.metadata import (
    asset_key,
    asset_keys,
    define_metadata,
    describe_model,
    specify_check,
    tell_check,
    tell_result,
)
from assets.facts.proof.kept_leaves import KeptLeaves
from assets.facts.proof.manifest import prune_manifests
from assets.facts.proof.sign import Signatory, confirm_warehouse, sign_warehouse
from assets.facts.publish import RefusedPublicationError, publish_warehouse
from assets.facts.record import Check, ColumnStep, Layer, Model, Project
from assets.facts.resolve import run_check_file, run_model
from assets.facts.source_assets import define_sources
from assets.facts.state import hash_text
from assets.kernel.checks import CONTRACT_CHECK
from assets.kernel.resources import HomeResource
from assets.kernel.retention import prune_rooms
from assets.kernel.versions import room_version, vocabulary_hash

_GROUP = "facts"
_OWNERS = ["team:facts"]
_LATE, _TOO_OLD = timedelta(hours=26), timedelta(days=2)  # the schedule is daily
_FAILED = {"EXECUTION_FAILED", "FAILED"}


def define_models(
    project: Project, lake: Lake, automation: dg.AutomationCondition[dg.AssetKey] | None = None
) -> list[dg.AssetsDefinition | dg.AssetChecksDefinition | dg.AssetSpec]:
    """Every asset of the room: reference tables, what Python gives, models with their tests, checks, the warehouse.

    They ask for one resource, `home`. `lake` may hold the lineage already; `automation` says when a model runs alone.
    """
    steps = read_column_steps(project, lake)
    models = [_define_model(project, model, steps, automation) for model in project.models.values()]
    checks = [_define_check(project, check) for check in project.checks]
    return [*_list_references(project), *define_sources(project, steps), *models, *checks, _define_warehouse(project)]


def _list_references(project: Project) -> Iterator[dg.AssetSpec]:
    for name, source in project.sources.items():
        if not source.rooms:
            yield dg.AssetSpec(name, group_name="reference", kinds={"csv"}, description=source.description)


def _define_model(
    project: Project, model: Model, steps: Sequence[ColumnStep], automation: dg.AutomationCondition[dg.AssetKey] | None
) -> dg.AssetsDefinition:
    key = asset_key(project, model.name)

    @dg.asset(
        key=key,
        deps=asset_keys(project, model.deps),
        group_name=_GROUP,
        kinds={"duckdb", "sql"},
        owners=[model.owner],
        description=describe_model(model),
        code_version=hash_text(model.code),
        metadata=define_metadata(project, model, steps),
        check_specs=[specify_check(test, key) for test in model.tests],
        automation_condition=automation,
    )
    def model_asset(home: HomeResource) -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
        result = run_model(project, model.name, Lake(Path(home.path)))
        yield from (tell_check(key, test) for test in result.tests)
        if not result.written:
            failed = ", ".join(test.check.name for test in result.tests if not test.passed)
            raise dg.Failure(f"{model.name}: tests failed ({failed}); the old table stands", allow_retries=False)
        yield dg.MaterializeResult(metadata=tell_result(result), data_version=dg.DataVersion(result.version))

    return model_asset


def _define_check(project: Project, check: Check) -> dg.AssetChecksDefinition:
    target = asset_key(project, check.target)

    @dg.asset_check(
        asset=target,
        name=check.name,
        blocking=check.blocking,
        description=check.description,
        additional_deps=[key for key in asset_keys(project, check.reads) if key != target],
    )
    def check_of_facts(home: HomeResource) -> dg.AssetCheckResult:
        return tell_check(target, run_check_file(project, check, Lake(Path(home.path))))

    return check_of_facts


def _define_warehouse(project: Project) -> dg.AssetsDefinition:
    marts = [model.name for model in project.models.values() if model.layer is Layer.MARTS]

    @dg.asset(
        key="warehouse",
        deps=asset_keys(project, marts),
        group_name="published",
        kinds={"duckdb"},
        owners=_OWNERS,
        description="The DuckDB file that people read: every mart, swapped in whole once its checks hold.",
        freshness_policy=dg.FreshnessPolicy.time_window(fail_window=_TOO_OLD, warn_window=_LATE),
    )
    def warehouse(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult[None]:
        failed = find_failed_checks(context, project)
        signatory = Signatory(context.run.run_id, datetime.now(UTC), room_version("facts"), vocabulary_hash())
        lake = Lake(Path(home.path))
        sign, confirm = (
            partial(does, home.open().manifests, signatory=signatory, kept=KeptLeaves(lake))
            for does in (sign_warehouse, confirm_warehouse)
        )
        try:
            publication = publish_warehouse(project, lake, failed, home.kept_warehouses, sign=sign, confirm=confirm)
        except RefusedPublicationError as error:
            raise dg.Failure(str(error), allow_retries=False) from error
        prune_rooms(home.open(), home.kept_room_versions)
        prune_manifests(Path(home.path), home.kept_runs)
        return dg.MaterializeResult(
            data_version=dg.DataVersion(publication.content_hash),
            metadata={
                "path": dg.MetadataValue.path(publication.path),
                "published": publication.published,
                "rows": publication.rows,
            },
        )

    return warehouse


def find_failed_checks(context: dg.AssetExecutionContext, project: Project) -> list[str]:
    """The blocking checks of rooms and facts that failed when last run: a run of the rest must not pass them by."""
    checks = [test for model in project.models.values() for test in model.tests] + list(project.checks)
    keys = [dg.AssetCheckKey(asset_key(project, check.target), check.name) for check in checks if check.blocking]
    rooms = [source for source in project.sources.values() if source.rooms and not source.is_of_facts]
    keys += [dg.AssetCheckKey(dg.AssetKey(asset), CONTRACT_CHECK) for source in rooms for asset in source.assets]
    records = context.instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    return sorted(key.to_user_string() for key, record in records.items() if record.status.value in _FAILED)
