"""The room facts as Dagster sees it: reference tables, what Python gives, the models, and the warehouse of them all."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import dagster as dg

from assets.facts.lake import Lake
from assets.facts.lineage import read_column_steps
from assets.facts.metadata import asset_key, asset_keys
from assets.facts.model_assets import define_step
from assets.facts.proof.kept_leaves import KeptLeaves
from assets.facts.proof.manifest import prune_manifests
from assets.facts.proof.sign import Signatory, confirm_warehouse, sign_warehouse
from assets.facts.publish import RefusedPublicationError, publish_warehouse
from assets.facts.record import Layer, Project
from assets.facts.source_assets import define_sources, find_models_after_history
from assets.kernel.checks import CONTRACT_CHECK
from assets.kernel.resources import HomeResource
from assets.kernel.retention import prune_rooms
from assets.kernel.versions import room_version, vocabulary_hash

_OWNERS = ["team:facts"]
_LATE, _TOO_OLD = timedelta(hours=26), timedelta(days=2)  # the schedule is daily
_FAILED = {"EXECUTION_FAILED", "FAILED"}


def define_models(
    project: Project, lake: Lake, automation: dg.AutomationCondition[dg.AssetKey] | None = None
) -> list[dg.AssetsDefinition | dg.AssetSpec]:
    """Every asset of the room: reference tables, what Python gives, models with their tests and checks, the warehouse.

    They ask for one resource, `home`. `lake` may hold the lineage already; `automation` says when a model runs alone.
    """
    steps = read_column_steps(project, lake)
    later = find_models_after_history(project)
    before = [model for name, model in project.models.items() if name not in later]
    after = [model for name, model in project.models.items() if name in later]
    return [
        *_list_references(project),
        *define_sources(project, steps),
        define_step("models", project, before, steps, automation),
        define_step("models_after_history", project, after, steps, automation),
        _define_warehouse(project),
    ]


def _list_references(project: Project) -> Iterator[dg.AssetSpec]:
    for name, source in project.sources.items():
        if not source.rooms:
            yield dg.AssetSpec(name, group_name="reference", kinds={"csv"}, description=source.description)


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
