"""Answers about whole registers, remembered until the next line of the log that may have changed them."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.core.cache import cache as kept
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from balozi.ground.people import Reader
from balozi.store.access.visibility import sight_of
from balozi.store.audit.models import Deed
from balozi.store.registers.models import EntryState
from balozi.store.registers.moments import day_of

Answer = TypeVar("Answer")
Row = TypeVar("Row")
_SECONDS = 3_600
_QUIET = Path(__file__).with_name("quiet.toml")
# So many rows of a long answer are kept together: a page reads one or two of these parts, never the whole.
_PART = 200


def remembered(name: str, reader: Reader, ask: Callable[[], Answer], *, follow_up: bool = True) -> Answer:
    """Return an answer that was given since the last change, or ask for it.

    Args:
        name: of what is asked, all that it is narrowed by included.
        reader: whose answer it is; nobody gets that of somebody who sees less or more.
        ask: the question.
        follow_up: whether the answer depends on how commitments stand and who carries them.
    """
    key = _key(name, reader, follow_up=follow_up)
    known = kept.get(key)
    if known is None:
        known = (ask(),)
        kept.set(key, known, _SECONDS)
    answer: Answer = known[0]
    return answer


@dataclass(frozen=True, slots=True)
class Long(Generic[Answer, Row]):
    """A long answer of which a page needs a few rows.

    Attributes:
        head: what belongs to all of it.
        total: how many rows there are.
        key: by which it is kept.
        ask: the question, for a part that was forgotten meanwhile.
    """

    head: Answer
    total: int
    key: str
    ask: Callable[[], tuple[Answer, Sequence[Row]]]

    def rows(self, first: int, last: int) -> list[Row]:
        """Return the rows from one place until another, half-open, counted from 0."""
        numbers = range(first // _PART, -(-min(last, self.total) // _PART))
        found = kept.get_many([f"{self.key}:{number}" for number in numbers])
        if len(found) < len(numbers):
            _head, rows = self.ask()
            return list(rows[first:last])
        listed = [row for number in numbers for row in found[f"{self.key}:{number}"]]
        before = first // _PART * _PART
        return listed[first - before : last - before]


def remembered_rows(
    name: str, reader: Reader, ask: Callable[[], tuple[Answer, Sequence[Row]]]
) -> Long[Answer, Row]:
    """Return a long answer that was given since the last change, or ask for it; kept in parts.

    Args:
        name: of what is asked, all that it is narrowed by included.
        reader: whose answer it is.
        ask: returns what belongs to all of it, and its rows.
    """
    key = _key(name, reader, follow_up=True)
    known = kept.get(key)
    if known is None:
        head, rows = ask()
        for number, first in enumerate(range(0, len(rows), _PART)):
            kept.set(f"{key}:{number}", list(rows[first : first + _PART]), _SECONDS)
        known = (head, len(rows))
        kept.set(key, known, _SECONDS)
    return Long(known[0], known[1], key, ask)


def counted(rows: QuerySet[Any], reader: Reader) -> int:
    """Return how many rows there are."""
    try:
        asked = str(rows.query)
    except EmptyResultSet:
        return 0
    follow_up = EntryState._meta.db_table in asked
    return remembered(f"count {asked}", reader, rows.count, follow_up=follow_up)


def quiet_verbs(*, follow_up: bool) -> frozenset[str]:
    """Return the verbs of the log after which an answer is still what it was.

    Args:
        follow_up: whether the answer depends on how commitments stand and who carries them.

    Examples:
        >>> "report_progress" in quiet_verbs(follow_up=False), "report_progress" in quiet_verbs(follow_up=True)
        (True, False)
    """
    lists = _lists()
    return frozenset(lists["nothing"] if follow_up else lists["nothing"] + lists["follow_up"])


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = tomllib.loads(_QUIET.read_text(encoding="utf-8"))
    return lists


def _key(name: str, reader: Reader, *, follow_up: bool) -> str:
    newest = Deed.objects.order_by("-number").values_list("number", "hash").first()
    # Of one state of the log, what follows is always the same: one question is enough.
    state = f"stamp:{_hashed((newest, reader.clearance, sorted(reader.institutions), follow_up))}"
    stamp = kept.get(state)
    if stamp is None:
        stamp = (_last_loud(follow_up=follow_up), sight_of(reader))
        kept.set(state, stamp, _SECONDS)
    return _hashed((name, stamp, day_of(None)))


def _last_loud(*, follow_up: bool) -> tuple[int, str] | None:
    rows = Deed.objects.filter(outcome=Deed.Outcome.DONE).exclude(verb__in=quiet_verbs(follow_up=follow_up))
    return rows.order_by("-number").values_list("number", "hash").first()


def _hashed(told: object) -> str:
    return sha256(repr(told).encode()).hexdigest()
