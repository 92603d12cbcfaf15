"""Engines that the expressions run on: each takes SQL in its own dialect and whole tables of numbers."""

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import duckdb
    import psycopg
    import pyarrow as pa
    from pyspark.sql import SparkSession


class Engine(Protocol):
    """Where SQL runs.

    Attributes:
        dialect: in which Ibis writes it.
        asks_in_parts: whether a question with its steps inside is answered sooner than one step after the other.
    """

    dialect: str
    asks_in_parts: bool

    def keep(self, name: str, sql: str) -> None:
        """Keep the answer to a question as a table of this session."""

    def load(self, name: str, table: "pa.Table") -> None:
        """Keep a table of this session."""

    def read(self, sql: str) -> "pa.Table":
        """Return the answer to a question."""

    def drop(self, name: str) -> None:
        """Forget a table."""

    def show(self, name: str, sql: str) -> None:
        """Give a name to a question, which is answered whenever the name is asked for."""

    def hide(self, name: str) -> None:
        """Forget such a name."""


class DuckDB:
    """DuckDB in this process, in memory or over a file."""

    dialect = "duckdb"
    asks_in_parts = True

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

    def show(self, name: str, sql: str) -> None:
        """Give a name to a question, which is answered whenever the name is asked for."""
        self.connection.execute(f'CREATE TEMP VIEW "{name}" AS {sql}')

    def hide(self, name: str) -> None:
        """Forget such a name."""
        self.connection.execute(f'DROP VIEW "{name}"')


class PostgreSQL:
    """PostgreSQL, in the session of one connection."""

    dialect = "postgres"
    # It plans by what it counted in kept tables, and counts nothing inside a question.
    asks_in_parts = False

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

    def show(self, name: str, sql: str) -> None:
        """Give a name to a question, which is answered whenever the name is asked for."""
        self.connection.execute(f'CREATE TEMP VIEW "{name}" AS {sql}'.encode())

    def hide(self, name: str) -> None:
        """Forget such a name."""
        self.connection.execute(f'DROP VIEW "{name}"'.encode())


class Spark:
    """Spark, in a session of the caller's.

    Each step is written as Parquet files and read again. That ends its plan there: a view on a view is a plan inside a
    plan, and a step that is read four times would be planned four times, and each of those again. It also outlives a
    worker.
    """

    dialect = "pyspark"
    # What is named inside a question is computed again for each time it is named.
    asks_in_parts = False

    def __init__(self, session: "SparkSession", folder: str) -> None:
        """Take a session and the address of a folder, as `file:///...`, that this process and all workers see."""
        import ibis

        # Ibis knows how to write for Spark once it has seen that it is there.
        ibis.pyspark  # noqa: B018
        self.session, self.folder = session, folder.rstrip("/")

    def keep(self, name: str, sql: str) -> None:
        """Keep the answer to a question as a table of this session."""
        self.session.sql(sql).write.parquet(self._place(name))
        self._name(name)

    def load(self, name: str, table: "pa.Table") -> None:
        """Keep a table of this session."""
        import pyarrow.parquet as pq
        from pyarrow import fs

        files, path = fs.FileSystem.from_uri(self._place(name))
        files.create_dir(path)
        pq.write_table(table, f"{path}/all.parquet", filesystem=files)
        self._name(name)

    def read(self, sql: str) -> "pa.Table":
        """Return the answer to a question."""
        import pyarrow as pa

        asked = self.session.sql(sql)
        rows = asked.collect()
        return pa.table({name: [row[place] for row in rows] for place, name in enumerate(asked.columns)})

    def drop(self, name: str) -> None:
        """Forget a table."""
        from pyarrow import fs

        self.hide(name)
        files, path = fs.FileSystem.from_uri(self._place(name))
        files.delete_dir(path)

    def show(self, name: str, sql: str) -> None:
        """Give a name to a question, which is answered whenever the name is asked for."""
        self.session.sql(sql).createOrReplaceTempView(name)

    def hide(self, name: str) -> None:
        """Forget such a name."""
        self.session.catalog.dropTempView(name)

    def _place(self, name: str) -> str:
        return f"{self.folder}/{name}"

    def _name(self, name: str) -> None:
        self.session.read.parquet(self._place(name)).createOrReplaceTempView(name)


def in_memory(threads: int | None = None) -> DuckDB:
    """Return an engine in memory."""
    import duckdb

    return DuckDB(duckdb.connect(config={"threads": threads} if threads else {}))
