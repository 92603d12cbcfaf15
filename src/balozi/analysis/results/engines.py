"""Engines that the expressions run on: each takes SQL in its own dialect and whole tables of numbers."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import duckdb
    import psycopg
    import pyarrow as pa


class Engine(Protocol):
    """Where SQL runs.

    Attributes:
        dialect: in which Ibis writes it.
    """

    dialect: str

    def keep(self, name: str, sql: str) -> None:
        """Keep the answer to a question as a table of this session."""

    def load(self, name: str, table: "pa.Table") -> None:
        """Keep a table of this session."""

    def read(self, sql: str) -> "pa.Table":
        """Return the answer to a question."""

    def drop(self, name: str) -> None:
        """Forget a table."""


class DuckDB:
    """DuckDB in this process, in memory or over a file."""

    dialect = "duckdb"

    def __init__(self, connection: "duckdb.DuckDBPyConnection") -> None:
        self.connection = connection

    def keep(self, name: str, sql: str) -> None:
        """Keep the answer to a question as a table of this session."""
        self.connection.execute(f'CREATE TEMP TABLE "{name}" AS {sql}')

    def load(self, name: str, table: "pa.Table") -> None:
        """Keep a table of this session."""
        self.connection.register(f"{name}_seen", table)
        self.keep(name, f'SELECT * FROM "{name}_seen"')  # noqa: S608 - a name of ours
        self.connection.unregister(f"{name}_seen")

    def read(self, sql: str) -> "pa.Table":
        """Return the answer to a question."""
        return self.connection.sql(sql).to_arrow_table()

    def drop(self, name: str) -> None:
        """Forget a table."""
        self.connection.execute(f'DROP TABLE "{name}"')


class PostgreSQL:
    """PostgreSQL, in the session of one connection."""

    dialect = "postgres"

    def __init__(self, connection: "psycopg.Connection[Any]") -> None:
        self.connection = connection

    def keep(self, name: str, sql: str) -> None:
        """Keep the answer to a question as a table of this session."""
        self.connection.execute(f'CREATE TEMP TABLE "{name}" AS {sql}'.encode())
        self.connection.execute(f'ANALYZE "{name}"'.encode())

    def load(self, name: str, table: "pa.Table") -> None:
        """Keep a table of this session."""
        types = {"int32": "integer", "int64": "bigint", "bool": "boolean"}
        columns = ", ".join(f'"{one.name}" {types[str(one.type)]}' for one in table.schema)
        self.connection.execute(f'CREATE TEMP TABLE "{name}" ({columns})'.encode())
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f'COPY "{name}" FROM STDIN'.encode()) as copy,
        ):
            for batch in table.to_batches():
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    copy.write_row(row)
        self.connection.execute(f'ANALYZE "{name}"'.encode())

    def read(self, sql: str) -> "pa.Table":
        """Return the answer to a question."""
        import pyarrow as pa

        cursor = self.connection.execute(sql.encode())
        names = [one.name for one in cursor.description or ()]
        rows = cursor.fetchall()
        return pa.table({name: [row[place] for row in rows] for place, name in enumerate(names)})

    def drop(self, name: str) -> None:
        """Forget a table."""
        self.connection.execute(f'DROP TABLE "{name}"'.encode())


def in_memory(threads: int | None = None) -> DuckDB:
    """Return an engine in memory."""
    import duckdb

    return DuckDB(duckdb.connect(config={"threads": threads} if threads else {}))
