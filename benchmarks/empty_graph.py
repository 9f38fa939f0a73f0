"""Turns the graph into its steps as JSON, and these into a run of Dagster alone, in which no step does anything.

uv run python benchmarks/empty_graph.py list HOME      the steps, to stdout
uv run python benchmarks/empty_graph.py run HOME       runs those of stdin on the empty instance of HOME
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg


def main() -> None:
    """Lists the steps of the graph, or runs them without their work."""
    order, home = sys.argv[1], Path(sys.argv[2])
    if order == "list":
        json.dump(list(_list_steps(home)), sys.stdout)
    else:
        _run(json.load(sys.stdin), home)


def _list_steps(home: Path) -> Iterator[dict[str, Any]]:
    from orchestration.graph import build_definitions  # noqa: PLC0415  (what runs empty is Dagster alone)
    from orchestration.instance import DAGSTER_YAML  # noqa: PLC0415

    home.mkdir(parents=True)
    (home / "dagster.yaml").write_text(DAGSTER_YAML, encoding="utf-8")
    definitions = build_definitions(home, home)
    steps = [*(definitions.assets or ()), *(definitions.asset_checks or ())]
    for number, step in enumerate(steps):
        if isinstance(step, dg.AssetsDefinition):
            checks = [
                (
                    check.asset_key.path,
                    check.name,
                    check.blocking,
                    [dep.asset_key.path for dep in check.additional_deps],
                )
                for check in step.check_specs
            ]
            specs = [] if isinstance(step, dg.AssetChecksDefinition) else list(step.specs)
            assets = [(spec.key.path, [dep.asset_key.path for dep in spec.deps]) for spec in specs]
            yield {"name": f"step_{number}", "assets": assets, "checks": checks}


def _run(steps: list[dict[str, Any]], home: Path) -> None:
    defined = [_define(step) for step in steps]
    job = dg.define_asset_job("empty", dg.AssetSelection.all(), executor_def=dg.in_process_executor)
    definitions = dg.Definitions(
        assets=[step for step in defined if not isinstance(step, dg.AssetChecksDefinition)],
        asset_checks=[step for step in defined if isinstance(step, dg.AssetChecksDefinition)],
        jobs=[job],
    )
    os.environ["DAGSTER_HOME"] = str(home)
    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    with dg.DagsterInstance.from_config(str(home)) as instance:
        result = definitions.resolve_job_def("empty").execute_in_process(instance=instance, run_config=quiet)
    assert result.success


def _define(step: Mapping[str, Any]) -> dg.AssetsDefinition:
    checks = [
        dg.AssetCheckSpec(
            name, asset=dg.AssetKey(asset), blocking=blocking, additional_deps=list(map(dg.AssetKey, deps))
        )
        for asset, name, blocking, deps in step["checks"]
    ]
    passed = [dg.AssetCheckResult(passed=True, asset_key=check.asset_key, check_name=check.name) for check in checks]
    if not step["assets"]:

        @dg.multi_asset_check(name=step["name"], specs=checks)
        def check() -> Iterator[dg.AssetCheckResult]:
            yield from passed

        return check
    specs = [dg.AssetSpec(dg.AssetKey(key), deps=list(map(dg.AssetKey, deps))) for key, deps in step["assets"]]

    @dg.multi_asset(name=step["name"], specs=specs, check_specs=checks)
    def make() -> Iterator[dg.AssetCheckResult | dg.MaterializeResult[None]]:
        yield from passed
        yield from (dg.MaterializeResult(asset_key=spec.key) for spec in specs)

    return make


if __name__ == "__main__":
    main()
