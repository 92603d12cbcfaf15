"""What `balozi register compare` prints: one row for each field that differs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from balozi.store.registers.changes import ChangeRow, Doing

COMPARED = (
    "change", "entry", "country", "title", "field", "before", "after", "by", "at", "verb", "door", "reason"
)  # fmt: skip


def change_lines(row: "ChangeRow") -> Iterator[dict[str, object]]:
    """Yield what became of one entry, field by field; one row for an entry that came or went."""
    entry = {"change": row.sort.value, "entry": row.entry, "country": row.country, "title": row.title}
    if not row.fields:
        yield {**entry, "field": "", "before": "", "after": "", **_who(row.doing)}
    for one in row.fields:
        yield {**entry, "field": one.field, "before": one.before, "after": one.after, **_who(one.doing)}


def _who(doing: "Doing | None") -> dict[str, object]:
    if doing is None:
        return {}
    at = doing.at.isoformat(timespec="seconds")
    return {
        "by": doing.by,
        "at": at,
        "verb": doing.verb,
        "door": doing.told.door,
        "reason": doing.told.reason,
    }
