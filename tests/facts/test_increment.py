"""A model that keeps the rows of unchanged keys gives what a fresh run gives, whatever changed or was harmed."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import duckdb
import polars as pl
import pytest
from lake_builder import _write_table, add_shard, upstream, write_sources

from assets.facts import draft
from assets.facts.lake import Lake, relation
from assets.facts.load import load_project
from assets.facts.record import ModelError, Project
from assets.facts.resolve import run_models
from assets.facts.state import read_state

METRICS = ("revenue", "net_income", "eps", "capex", "cash", "employees")
CELLS = {"int_claim_sides", "int_ranked_mentions", "int_mention_relations", "fct_figures", "figure_mentions"}
MADE = {*CELLS, "article_blocks", "fct_mentions", "fct_residual_numbers", "int_claims", "int_intervals", "int_operands"}
MADE |= {"int_sentences", "stg_articles", "stg_blocks", "stg_clean_articles"}


@dataclass(frozen=True)
class Archive:
    """The articles and mentions of each shard; a shard that stands is not written again."""

    shards: tuple[tuple[list[dict], list[dict]], ...]
    gone: frozenset[str] = frozenset()  # articles whose file is not there
    corrections: list[dict] = field(default_factory=list)

    def articles(self) -> list[dict]:
        return [article for articles, _ in self.shards for article in articles]

    def with_shard(self, articles: list[dict], mentions: list[dict], *gone: str) -> "Archive":
        return replace(self, shards=(*self.shards, (articles, mentions)), gone=self.gone | set(gone))


def archive() -> Archive:
    """Ten articles of six mentions: alone, agreeing, conflicting, ranges, superseded and attributed ones."""
    articles = [{"name": f"a{n}", "blocks": [f"Text {n} says."], "published_at": day(n + 1)} for n in range(10)]
    return Archive(((articles, [row for n in range(10) for row in write(f"a{n}", n)]),))


def write(article: str, n: int, **changed: dict) -> list[dict]:
    """The mentions of an article that says what the archive's n-th says, but for what has `changed` of a metric."""
    return [row | changed.get(METRICS[place], {}) for place, row in enumerate(_write(article, n))]


def _write(article: str, n: int):
    for place, metric in enumerate(METRICS):
        period = {"period": f"FY202{n % 5}", "period_start": day(1), "period_end": day(n % 5 + 2)}
        row = {
            "article": article,
            "metric": metric,
            "value": str(100 * place + n % 3),
            "period_from": "stated",
        } | period
        if place == 2:
            row |= {"basis": "estimate", "attributed_to": f"House {n % 4}"}
        if place in {3, 4}:
            row |= {"metric": "capex", "range_id": f"r{n}", "bound": "range_low" if place == 3 else "range_high"}
        yield row | ({"vintage": "prior"} if place == 5 and n % 4 == 0 else {})


def day(number: int) -> datetime:
    return datetime(2026, 1, number, tzinfo=UTC)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def run(project: Project, home: Path, given: Archive) -> dict[str, str]:
    """The versions of the tables over `given` that follow others, and of what is made of them."""
    for number, (articles, mentions) in enumerate(given.shards, 1):
        if not list(home.glob(f"lake/extracted/*/shard{number}")):
            add_shard(home, project, articles, mentions, number)
    write_sources(home, project, [{**a, "present": a["name"] not in given.gone} for a in given.articles()])
    lake = Lake(home)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        source = project.sources["stated_corrections"]
        _write_table(connection, lake.path(source.name), source, given.corrections)
    assert all(result.written for result in run_models(project, lake, upstream(project, *MADE)))
    return {name: read_state(lake, name).version for name in MADE}


@pytest.fixture
def increments(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The models that kept rows."""
    kept: set[str] = set()
    make = draft.make_increment

    def watch(step):
        made = make(step)
        kept.update([step.model.name] if made else [])
        return made

    monkeypatch.setattr(draft, "make_increment", watch)
    return kept


def replace_an_article(given: Archive, n: int, **changed: dict) -> Archive:
    """The file of the n-th article has other bytes: the same text, but for what has changed of a metric."""
    new = {"name": f"a{n}-new", "path": f"a{n}.txt", "blocks": [f"Text {n} says."], "published_at": day(n + 1)}
    return given.with_shard([new], write(new["name"], n, **changed), f"a{n}")


def change_a_value(given: Archive) -> Archive:
    return replace_an_article(given, 0, revenue={"value": "777"})


def change_one_end_of_a_range(given: Archive) -> Archive:
    return replace_an_article(given, 1, cash={"value": "999"})


def change_whose_name_is_written(given: Archive) -> Archive:
    return replace_an_article(given, 2, net_income={"entity_name": "ACME Corp."})


def remove_a_file(given: Archive) -> Archive:
    return replace(given, gone=given.gone | {"a9"})


def add_an_article(given: Archive) -> Archive:
    return given.with_shard([{"name": "new", "blocks": ["New text."]}], write("new", 3)[:3])


def add_an_older_copy(given: Archive) -> Archive:
    """The same text elsewhere, published before: every claim of the text has another source now."""
    copy = {"name": "copy", "blocks": ["Text 5 says."], "published_at": datetime(2025, 1, 1, tzinfo=UTC)}
    return given.with_shard([copy], write("copy", 5))


CHANGES = (
    change_a_value,
    change_one_end_of_a_range,
    change_whose_name_is_written,
    remove_a_file,
    add_an_article,
    add_an_older_copy,
)


@pytest.fixture(scope="module")
def built(project, tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """A home over the archive, to be copied, and the versions of its models."""
    home = tmp_path_factory.mktemp("built")
    return home, run(project, home, archive())


@pytest.fixture
def home(built, tmp_path) -> Path:
    return Path(shutil.copytree(built[0], tmp_path / "home"))


@pytest.mark.parametrize("change", CHANGES)
def test_kept_and_new_rows_are_those_of_a_fresh_run(project, home, built, tmp_path, increments, change):
    fresh = run(project, tmp_path / "fresh", change(archive()))
    assert not increments
    assert run(project, home, change(archive())) == fresh != built[1]
    assert increments >= CELLS


def test_a_correction_reaches_the_other_end_of_its_range(project, home, built, tmp_path):
    told = {"line": 2, "mention_id": f"{9:016x}", "field": "value", "value": "5", "who": "Ann", "why": "misread"}
    corrected = replace(archive(), corrections=[{**told, "corrected_at": day(9)}])
    assert run(project, home, corrected) == run(project, tmp_path / "fresh", corrected) != built[1]


def test_one_change_after_another_gives_what_a_fresh_run_gives(project, home, tmp_path, increments):
    given = archive()
    for change in (change_a_value, add_an_older_copy, remove_a_file, change_one_end_of_a_range):
        given = change(given)
        last = run(project, home, given)
    assert last == run(project, tmp_path / "fresh", given)
    assert increments >= {name for name in MADE if project.models[name].follows}


def test_what_went_and_came_back_is_as_it_was(project, home, built, increments):
    assert run(project, home, remove_a_file(archive())) != built[1]
    assert run(project, home, archive()) == built[1]
    assert increments


def test_an_article_that_is_cleaned_anew_costs_what_it_changes(project, home, tmp_path):
    """Another date of publication ranks claims otherwise, though no column of theirs says so."""
    ((articles, mentions),) = archive().shards
    later = Archive((([{**articles[0], "published_at": day(30)}, *articles[1:]], mentions),))
    shutil.rmtree(next(home.glob("lake/extracted/*/shard1")))
    assert run(project, home, later) == run(project, tmp_path / "fresh", later)


@pytest.mark.parametrize(
    ("test", "model", "wrong"),
    [
        ("accepted_values_bound", "stg_mentions", {"bound": "?"}),
        ("unique_mention_id", "stg_mentions", {"mention_id": f"{5:016x}"}),
        ("relationships_metric", "fct_mentions", {"metric": "unheard_of"}),
    ],
)
def test_a_wrong_row_among_those_that_came_fails(project, home, increments, test, model, wrong):
    add_shard(home, project, [{"name": "new", "blocks": ["New text."]}], [write("new", 3)[0] | wrong], 2)
    write_sources(home, project, [*archive().shards[0][0], {"name": "new"}])
    results = run_models(project, Lake(home), upstream(project, *MADE))
    (last,) = (result for result in results if not result.written)
    assert (last.model.name, last.written, [t.check.name for t in last.tests if not t.passed]) == (model, False, [test])
    assert model in increments


def lose(lake: Lake, table: str) -> None:
    lake.path(table).unlink()


def forge(lake: Lake, table: str) -> None:
    path = lake.path(table)
    pl.read_parquet(path).with_columns(pl.lit("forged").alias("figure_id")).write_parquet(path)


def lose_the_state(lake: Lake, table: str) -> None:
    lake.path(table).with_suffix(".json").unlink()


@pytest.fixture(scope="module")
def changed(project, tmp_path_factory) -> dict[str, str]:
    return run(project, tmp_path_factory.mktemp("changed"), add_an_older_copy(change_a_value(archive())))


@pytest.mark.parametrize("harm", [lose, forge, lose_the_state])
@pytest.mark.parametrize("table", ["fct_figures", "fct_figures-patch"])
def test_what_was_kept_and_then_harmed_is_made_anew(project, home, changed, harm: Callable[[Lake, str], None], table):
    run(project, home, change_a_value(archive()))
    if not (harm is lose_the_state and table.endswith("-patch")):  # it has none of its own
        harm(Lake(home), table)
    assert run(project, home, add_an_older_copy(change_a_value(archive()))) == changed


def test_a_patch_that_is_lost_is_missed_though_nothing_else_changed(project, home):
    given = change_a_value(archive())
    made = run(project, home, given)
    lose(Lake(home), "fct_figures-patch")
    assert run(project, home, given) == made
    with duckdb.connect() as connection:
        ((rows,),) = connection.execute(
            f"SELECT count(*) FROM ({relation(Lake(home), project.models['fct_figures'])})"
        ).fetchall()
    assert rows == int(made["fct_figures"].partition("-")[0])


def test_a_step_that_missed_a_run_is_made_anew(project, home, changed, increments):
    """What a killed run left undone looks, in the next one, at tables that have changed twice since."""
    given = change_a_value(archive())
    lake = Lake(home)
    states = {name: lake.path(name).with_suffix(".json").read_bytes() for name in ("fct_figures", "int_operands")}
    kept = {path: path.read_bytes() for name in states for path in (lake.path(name),)}
    run(project, home, given)
    for name, state in states.items():
        lake.patch(name).unlink()
        lake.path(name).write_bytes(kept[lake.path(name)])
        lake.path(name).with_suffix(".json").write_bytes(state)
    increments.clear()
    assert run(project, home, add_an_older_copy(given)) == changed
    assert not increments & states.keys()


@pytest.mark.parametrize("model", ["fct_figures", "int_corrected_mentions"])
def test_rows_that_other_sql_made_are_not_kept(project, home, increments, model):
    other = replace(project.models[model], sql=f"{project.models[model].sql} -- another")
    rules = replace(project, models=MappingProxyType({**project.models, model: other}))
    run(rules, home, change_a_value(archive()))
    assert "fct_figures" not in increments
    assert "int_claim_sides" in increments


@pytest.mark.parametrize(
    ("follows", "sentence"),
    [
        ("{key: b}", "follows by b, which is no column of it"),
        ("{key: a, touched: {one: SELECT a AS b FROM changed}}", "what one has touched is not told as one column a"),
        ("{touched: {}}", "write a key, and what each table has touched of it"),
        ("{key: a, touched: {two: SELECT a FROM changed}}", "refs 'two', which is no model"),
    ],
)
def test_a_model_follows_by_a_column_that_it_has(tmp_path, follows, sentence):
    columns = "columns:\n  a: one\ntests:\n  - unique: [a]\n"
    header = f"/*\ndescription: x\ngrain: x\nmaterialized: table\n{columns}*/\n"
    for layer in ("staging", "marts", "checks", "macros"):
        (tmp_path / layer).mkdir()
    (tmp_path / "sources.yaml").write_text("{}")
    (tmp_path / "staging" / "one.sql").write_text(f"{header}SELECT 1 AS a")
    following = header.replace("columns", f"follows: {follows}\ncolumns", 1)
    (tmp_path / "staging" / "three.sql").write_text(f"{following}SELECT a FROM {{{{ ref('one') }}}}")
    with pytest.raises(ModelError, match=sentence):
        load_project(tmp_path, tmp_path)
