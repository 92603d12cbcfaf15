"""The steps of a computation: tables that an engine keeps, by SQL that is written once."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from balozi.analysis.results.engines import Engine

if TYPE_CHECKING:
    import ibis
    import ibis.expr.types as ir
    import pyarrow as pa

_NUMBERS = count(1)
_PREFIX = "@steps@_"
_MOST_WRITTEN = 2000
_WRITTEN: dict[tuple[object, ...], tuple[str, "ibis.Schema"]] = {}


@dataclass
class Steps:
    """The steps of a computation on one engine; each is kept as a table, so that none is computed twice.

    Attributes:
        engine: it runs on.
        plan: what the SQL of the steps depends on; steps of one plan are written once.
        prefix: of the names of the tables.
        made: the tables so far.
        parts: SQL of steps that the next kept one may name.
        shown: kept steps in another form, with the names of those.
    """

    engine: Engine
    plan: Hashable = ()
    prefix: str = field(default_factory=lambda: f"balozi{next(_NUMBERS)}")
    made: list[str] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def take(self, name: str, expression: Callable[[], "ir.Table"]) -> "ir.Table":
        """Keep a step and return it as a table."""
        import ibis

        full = f"{self.prefix}_{name}"
        sql, said = self._written(name, expression)
        self.engine.keep(full, sql)
        self.made.append(full)
        return ibis.table(said, name=full)

    def take_parts(self, name: str, expression: Callable[[], "ir.Table"]) -> "ir.Table":
        """Keep a step of which other steps are parts; those are called for in its expression."""
        if self.engine.asks_in_parts:
            return self.take(name, expression)
        made = expression()
        return self.take(name, lambda: made)

    def part(self, name: str, expression: Callable[[], "ir.Table"]) -> "ir.Table":
        """Return a step as a table that only the next kept step needs: a part of its question, where that is sooner."""
        import ibis

        if not self.engine.asks_in_parts:
            return self.take(name, expression)
        full = f"{self.prefix}_{name}"
        made = expression()
        self.parts[full] = _typed(made, self.engine.dialect)
        return ibis.table(made.schema(), name=full)

    def _with_parts(self, sql: str) -> str:
        """Return a question with the parts that it names, and those that they name."""
        needed: dict[str, str] = {}
        found = [sql]
        while found:
            named = re.findall(rf'"({self.prefix}_\w+)"', found.pop())
            fresh = {name: self.parts[name] for name in named if name in self.parts and name not in needed}
            needed |= fresh
            found += fresh.values()
        listed = ", ".join(f'"{name}" AS ({one})' for name, one in self.parts.items() if name in needed)
        return f"WITH {listed} {sql}" if listed else sql

    def _written(self, name: str, expression: Callable[[], "ir.Table"]) -> tuple[str, "ibis.Schema"]:
        """Return the SQL of a step; writing it takes Ibis longer than most engines take to answer, so it is kept."""
        key = (self.engine.dialect, self.plan, name)
        if key not in _WRITTEN:
            if len(_WRITTEN) > _MOST_WRITTEN:
                _WRITTEN.clear()
            made = expression()
            sql = self._with_parts(_typed(made, self.engine.dialect))
            _WRITTEN[key] = (sql.replace(f"{self.prefix}_", _PREFIX), made.schema())
        sql, said = _WRITTEN[key]
        return sql.replace(_PREFIX, f"{self.prefix}_"), said

    def lookup(self, name: str, columns: Mapping[str, list[int]]) -> "ir.Table":
        """Keep a small table of whole numbers."""
        import pyarrow as pa

        return self.load(name, pa.table({key: pa.array(one, pa.int32()) for key, one in columns.items()}))

    def load(self, name: str, table: "pa.Table") -> "ir.Table":
        """Keep a table of whole numbers."""
        import ibis

        full = f"{self.prefix}_{name}"
        self.engine.load(full, table)
        self.made.append(full)
        return ibis.table(ibis.Schema.from_pyarrow(table.schema), name=full)

    def read(self, name: str, expression: Callable[[], "ir.Table"]) -> list[dict[str, Any]]:
        """Return the rows of an expression."""
        found: list[dict[str, Any]] = self.engine.read(self._written(name, expression)[0]).to_pylist()
        return found

    def show(self, name: str, kept: "ir.Table", expression: Callable[["ir.Table"], "ir.Table"]) -> "ir.Table":
        """Return a kept step in another form, which is computed whenever it is read."""
        import ibis

        full = f"{self.prefix}_{name}"
        sql, said = self._written(name, lambda: expression(kept))
        self.engine.show(full, sql)
        self.shown[full] = kept.get_name()
        return ibis.table(said, name=full)

    def forget(self, shown: "ir.Table") -> None:
        """Forget a step in another form, and the step."""
        self.engine.hide(shown.get_name())
        kept = self.shown.pop(shown.get_name())
        self.engine.drop(kept)
        self.made.remove(kept)

    def clear(self, *besides: str) -> None:
        """Forget the steps, the named ones excepted."""
        for name in [name for name in self.shown if name not in besides]:
            self.engine.hide(name)
            del self.shown[name]
        stays = {*besides, *self.shown.values()}
        for name in self.made:
            if name not in stays:
                self.engine.drop(name)
        self.made = [name for name in self.made if name in stays]
        self.parts.clear()


_TYPES = {
    "int64": "BIGINT",
    "int32": "INTEGER",
    "int16": "SMALLINT",
    "int8": "SMALLINT",
    "boolean": "BOOLEAN",
    "float64": "DOUBLE PRECISION",
}


def _typed(expression: "ir.Table", dialect: str) -> str:
    """Return the SQL of an expression with the types that it declares: engines widen sums, each in its own way."""
    import ibis

    sql = ibis.to_sql(expression, dialect=dialect)
    is_spark = dialect == "pyspark"
    mark, types = "`" if is_spark else '"', _TYPES | ({"float64": "DOUBLE"} if is_spark else {})
    columns = (
        f"CAST({mark}{name}{mark} AS {types[str(kind).removeprefix('!')]}) AS {mark}{name}{mark}"
        for name, kind in expression.schema().items()
    )
    return f"SELECT {', '.join(columns)} FROM ({sql}) AS told"  # noqa: S608 - both are written by Ibis and by us
