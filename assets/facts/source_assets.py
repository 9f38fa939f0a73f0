"""The tables that Python writes beside the models, as Dagster sees them: clusters, corrections, history and so on."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg

from assets.facts.cluster import cluster_articles
from assets.facts.corrections.keep import keep_corrections
from assets.facts.history.keep import keep_history
from assets.facts.history.record import HistoryRun
from assets.facts.lake import Lake
from assets.facts.lineage import write_lineage
from assets.facts.metadata import asset_key, asset_keys, define_origins
from assets.facts.record import ColumnStep, Layer, Project
from assets.facts.runs import Run, record_run
from assets.kernel.resources import HomeResource
from assets.kernel.versions import room_version, vocabulary_hash

CHANGES = ("mention_changes", "figure_changes")


def define_sources(project: Project, steps: Sequence[ColumnStep]) -> list[dg.AssetsDefinition]:
    """The assets that read Python's rooms, not SQL's, and write `lake/facts`; `steps` are the columns' lineage."""

    @dg.multi_asset(specs=[_specify(project, "article_clusters", ["clean_articles", "clean_blocks"])])
    def article_clusters(home: HomeResource) -> dg.MaterializeResult[None]:
        clusters = cluster_articles(project, Lake(Path(home.path)))
        n_clusters = clusters["cluster_id"].n_unique()
        return dg.MaterializeResult(metadata={"dagster/row_count": len(clusters), "clusters": n_clusters})

    @dg.multi_asset(specs=[_specify(project, "stated_corrections", ["mentions"])])
    def stated_corrections(home: HomeResource) -> dg.MaterializeResult[None]:
        corrections = keep_corrections(project, Lake(Path(home.path)))
        unusable = corrections["problem"].count()
        return dg.MaterializeResult(metadata={"dagster/row_count": len(corrections), "unusable": unusable})

    @dg.multi_asset(specs=[_specify(project, "runs", ["raw_articles", "clean_articles", "mentions"])])
    def runs(context: dg.AssetExecutionContext, home: HomeResource) -> dg.MaterializeResult[None]:
        run = Run(context.run.run_id, datetime.now(UTC), room_version("facts"), vocabulary_hash())
        recorded = record_run(project, Lake(Path(home.path)), run)
        return dg.MaterializeResult(metadata={"dagster/row_count": len(recorded)})

    @dg.multi_asset(specs=[_specify(project, table, find_tables_before_history(project)) for table in CHANGES])
    def history(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[None]]:
        run = HistoryRun(context.run.run_id, datetime.now(UTC), room_version("facts"))
        kept = keep_history(project, Lake(Path(home.path)), run)
        for table, rows in zip(CHANGES, (kept.mentions, kept.figures), strict=True):
            yield dg.MaterializeResult(asset_key=asset_key(project, table), metadata={"changed_now": rows})

    @dg.multi_asset(specs=[_specify(project, "table_steps"), _specify(project, "column_steps")])
    def lineage(home: HomeResource) -> Iterator[dg.MaterializeResult[None]]:
        for table, rows in write_lineage(project, Lake(Path(home.path)), steps).items():
            yield dg.MaterializeResult(asset_key=asset_key(project, table), metadata={"dagster/row_count": rows})

    return [article_clusters, stated_corrections, history, runs, lineage]


def _specify(project: Project, table: str, reads: Sequence[str] = ()) -> dg.AssetSpec:
    source = project.sources[table]
    columns = dg.TableSchema([dg.TableColumn(column.name, column.type, column.meaning) for column in source.columns])
    return dg.AssetSpec(
        asset_key(project, table),
        deps=asset_keys(project, reads),
        description=source.description,
        metadata={"dagster/column_schema": columns, **define_origins(project, table)},
        group_name="facts",
        owners=["team:facts"],
        kinds={"python"},
    )


def find_tables_before_history(project: Project) -> list[str]:
    """Every mart that does not follow from the history: it is kept once all of them, and their tests, hold."""
    after = find_models_after_history(project)
    return [name for name, model in project.models.items() if name not in after and model.layer is Layer.MARTS]


def find_models_after_history(project: Project) -> set[str]:
    """The models that follow from the history."""
    after = set(CHANGES)
    for name, model in project.models.items():
        if after & set(model.deps):
            after.add(name)
    return after - set(CHANGES)
