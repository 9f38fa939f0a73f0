"""What changed since the last run becomes the rows of a model that change with it; all others stand as they stood.

A model may say what it `follows`: its rows of one key are made of the rows of that key alone. Its table then stands in
two files: `<model>.parquet`, and `<model>-patch.parquet` with all rows of the keys that have changed since.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from assets.facts.changes import copy_rows, hash_rules, is_intact, list_tables, select_changed
from assets.facts.connection import quote, quote_text
from assets.facts.lake import IS_ROW, relation, select_patched
from assets.facts.record import Check, Follows, Materialization
from assets.facts.state import Track, fingerprint_table
from assets.facts.step import Step

_MOST_CHANGED = 0.3  # of the rows, from which on it is cheaper to make all of them anew


def make_increment(step: Step) -> bool:
    """Makes the tables `old_rows` and `new_rows`: the rows of the keys that are touched, as they were and as they are.

    False where all rows have to be made anew: nothing is known of the last run, its SQL was another, its files are not
    as it left them, or too much has changed. A view has no rows that were.
    """
    model, known = step.model, step.known
    if model.follows is None or known is None or known.track is None:
        return False
    is_view = model.materialized is Materialization.VIEW
    if known.track.rules != hash_rules(step.project, model):
        return False
    if not is_view and not is_intact(step.lake, model, known.track):
        return False
    if not _find_touched(step, model.follows, known.track):
        return False
    of_touched = f"SEMI JOIN touched USING ({quote(model.follows.key)})"
    old = f"SELECT * FROM ({relation(step.lake, model)}) {of_touched}"
    step.make("old_rows", f"{old} LIMIT 0" if is_view else old)
    if step.count("old_rows") > _MOST_CHANGED * (known.rows or 0):
        return False
    _make_new_rows(step, model.follows, of_touched)
    return True


def write_patch(step: Step) -> tuple[Mapping[Path, Path], str]:
    """Writes aside what the table `changes` makes of the model's files.

    Returns what takes whose place, the patch or where it would be large the whole table, and the SELECT of all rows.
    """
    model, lake, known = step.model, step.lake, step.known
    if model.follows is None or known is None:
        raise ValueError(f"{model.name}: nothing stands that could be patched")
    key, patch, aside = quote(model.follows.key), lake.patch(model.name), lake.aside(f"{model.name}-patch")
    parts = [
        f"SELECT *, true AS {IS_ROW} FROM new_rows SEMI JOIN changes USING ({key})",
        f"SELECT DISTINCT {key}, false AS {IS_ROW} FROM changes",
    ]
    if patch.exists():
        parts.append(f"SELECT * FROM read_parquet({quote_text(str(patch))}) ANTI JOIN changes USING ({key})")
    copy_rows(step.connection, " UNION ALL BY NAME ".join(parts), aside)
    whole = select_patched(model, lake.path(model.name), aside)
    if step.count(f"read_parquet({quote_text(str(aside))})") <= _MOST_CHANGED * (known.rows or 0):
        return {patch: aside}, whole
    table = lake.aside(model.name)
    copy_rows(step.connection, whole, table)
    aside.unlink()
    return {lake.path(model.name): table}, f"SELECT * FROM read_parquet({quote_text(str(table))})"


def select_tested(step: Step, test: Check, whole: str) -> str:
    """Those rows of the model, all of which `whole` selects, over which `test` finds what it finds over all of them."""
    model, seen = step.model, step.known.track.seen if step.known and step.known.track else {}
    for table in test.reads:
        if table != model.name and seen.get(table) != fingerprint_table(step.project, step.lake, table):
            return whole
    if not test.together or (model.follows and model.follows.key in test.together):
        return "FROM new_rows"
    return f"SELECT * FROM ({whole}) SEMI JOIN new_rows USING ({', '.join(map(quote, test.together))})"


def _find_touched(step: Step, follows: Follows, last: Track) -> bool:
    """Makes the table `touched` of the keys whose rows may be others now; whether they are known."""
    key = quote(follows.key)
    selects = [f"SELECT NULL::VARCHAR AS {key} WHERE false"]
    for table in list_tables(step.project, step.model.reads):
        seen = last.seen.get(table)
        if seen == fingerprint_table(step.project, step.lake, table):
            continue
        rows, select = select_changed(step.project, step.lake, table, seen), _select_touched(step, follows, table)
        if rows is None or select is None:
            return False
        selects.append(f"SELECT {key} FROM (WITH changed AS MATERIALIZED ({rows}) {select})")
    step.make("touched", " UNION ".join(selects))
    return True


def _select_touched(step: Step, follows: Follows, table: str) -> str | None:
    if table in follows.touched:
        return follows.touched[table]
    has_key = follows.key in {column.name for column in step.project.columns(table)}
    return f"SELECT {quote(follows.key)} FROM changed" if has_key else None


def _make_new_rows(step: Step, follows: Follows, of_touched: str) -> None:
    """Makes the rows of the touched keys, out of theirs alone where a table that the model reads has the key."""
    keyed = {
        table: step.project.models.get(table) or step.project.sources[table] for table in _list_keyed(step, follows)
    }
    for table, read in keyed.items():
        step.show(table, f"SELECT * FROM ({relation(step.lake, read)}) {of_touched}")
    step.make("new_rows", f"SELECT * FROM ({step.model.sql}\n) {of_touched}")
    for table, read in keyed.items():
        step.show(table, relation(step.lake, read))


def _list_keyed(step: Step, follows: Follows) -> Iterator[str]:
    for table in step.model.reads:
        if follows.key in {column.name for column in step.project.columns(table)}:
            yield table
