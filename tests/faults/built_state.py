"""What a warehouse says, whenever and by whichever run it was made: for comparing two homes."""

from pathlib import Path

import duckdb

_WHEN_AND_WHO = ("_at", "run_id", "_from_run", "_to_run")


def read_content(home: Path) -> dict[str, tuple[object, ...]]:
    """Table to its count of rows and a hash of them in any order; who derived a row and when is left out."""
    with duckdb.connect(str((home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        columns: dict[str, list[str]] = {}
        found = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
        for table, column in connection.execute(found).fetchall():
            if not column.endswith(_WHEN_AND_WHO) and table != "dim_runs":
                columns.setdefault(table, []).append(f'"{column}"')
        return {
            table: connection.execute(
                f"SELECT count(*), coalesce(sum(hash({', '.join(names)})::HUGEINT), 0)::VARCHAR FROM {table}"
            ).fetchall()[0]
            for table, names in columns.items()
        }
