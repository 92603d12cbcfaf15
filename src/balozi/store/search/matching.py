"""Questions as the two databases ask their full-text indexes.

What was typed reaches a database as folded words only, each between quotation marks: it holds no operators.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import F, FloatField, Func, Lookup, Value
from django.db.models.fields import TextField

from balozi.reading.questions import Look, Part, Question

# Words as written count more than stems.
_WEIGHTS = "5.0, 1.0"
_LABELS = {"words": "A", "stems": "B"}

# The last of them goes through the places in their order, in the hope to meet enough that fit before the end.
_WHOLE_TABLE_PLANS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_indexscan")

OWN, WIDER = 0, 1


@TextField.register_lookup
class Match(Lookup):
    """The rows of a full-text index that a question finds."""

    lookup_name = "finds"

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Sequence[Any]]:
        """Return the condition for FTS5."""
        left, right, params = self._sides(compiler, connection)
        return f"{left} MATCH {right}", params

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, Sequence[Any]]:
        """Return the condition for a tsvector."""
        left, right, params = self._sides(compiler, connection)
        return f"{left} @@ {right}::tsquery", params

    def _sides(self, compiler: Any, connection: Any) -> tuple[str, str, Sequence[Any]]:
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return left, right, (*left_params, *right_params)


class Nearness(Func):
    """How well a row of the full-text index fits a question; the higher the better."""

    output_field = FloatField()

    def __init__(self, query: str) -> None:
        super().__init__(F("text"), Value(query))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the score of FTS5, which counts down from 0."""
        return f"-bm25(search_fts, {_WEIGHTS})", ()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Sequence[Any]]:
        """Return the score of PostgreSQL: of the labels D, C, B, A, shared by the length of the sentence."""
        column, params = compiler.compile(self.source_expressions[0])
        query, asked = compiler.compile(self.source_expressions[1])
        return f"ts_rank('{{0, 0, 0.2, 1}}', {column}, {query}::tsquery, 1)", (*params, *asked)


@contextmanager
def by_index() -> Iterator[None]:
    """Let PostgreSQL use its full-text index.

    It counts a test of a tsvector as cheap as one of a number, and would read the whole table for questions of many
    words, or to join the few rows that were found with it.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET LOCAL {plan} = off" for plan in _WHOLE_TABLE_PLANS))
        yield
        # A surrounding transaction goes on as before.
        cursor.execute("; ".join(f"SET LOCAL {plan} TO DEFAULT" for plan in _WHOLE_TABLE_PLANS))


def query_of(question: Question, level: int) -> str:
    """Return a question as this database asks it.

    Args:
        question: with at least one part.
        level: `OWN` for the words themselves in all their forms, `WIDER` for longer words and the glossary too.
    """
    found = [_part(part, level) for part in question.parts]
    return _any(found) if question.loose else _all(found)


def _part(part: Part, level: int) -> str:
    found = [_look(look) for look in part.own]
    if part.inner:
        found.append(_all(_part(inner, level) for inner in part.inner))
    if level >= WIDER:
        found += [_look(look) for way in part.ways for look in way.looks]
    return _any(found)


def _look(look: Look) -> str:
    write: Callable[[Look], str] = _look_postgresql if connection.vendor == "postgresql" else _look_sqlite
    return write(look)


def _look_sqlite(look: Look) -> str:
    return f'{look.column} : "{" ".join(look.tokens)}"' + (" *" if look.begins else "")


def _look_postgresql(look: Look) -> str:
    label = _LABELS[look.column]
    before = [f"'{token}':{label}" for token in look.tokens[:-1]]
    last = f"'{look.tokens[-1]}':{'*' if look.begins else ''}{label}"
    return f"({' <-> '.join((*before, last))})"


def _all(found: Iterable[str]) -> str:
    return _joined(found, "AND", "&")


def _any(found: Iterable[str]) -> str:
    return _joined(found, "OR", "|")


def _joined(found: Iterable[str], sqlite: str, postgresql: str) -> str:
    between = postgresql if connection.vendor == "postgresql" else sqlite
    return f"({f' {between} '.join(found)})"
