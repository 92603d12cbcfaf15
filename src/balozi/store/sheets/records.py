"""What reading imports and views gives: plain records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SheetNotice:
    """One thing told about a row or a sheet, as it was kept; ``notices.toml`` has the sentence of its rule."""

    rule: str
    row: int
    column: str
    value: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import.

    Attributes:
        number: of it.
        form: file, paste or edit.
        name: of the file.
        sheet: of the workbook, "".
        kind: of the facts.
        marking: of it.
        plan: what was chosen about its columns.
        tally: rows taken, new, changed, same, refused.
        notices: about the sheet as a whole.
        sent_by: who sent it.
        sent_at: when.
        done_at: when it was carried out, None while it waits.
        done_by: who did, "".
        undone_at: when it was taken back, None.
        undone_by: who did, "".
    """

    number: int
    form: str
    name: str
    sheet: str
    kind: str
    marking: int
    plan: Mapping[str, object]
    tally: Mapping[str, int]
    notices: Sequence[SheetNotice]
    sent_by: str
    sent_at: datetime
    done_at: datetime | None
    done_by: str
    undone_at: datetime | None
    undone_by: str

    @property
    def state(self) -> str:
        """Return "waiting", "done" or "undone"."""
        if self.done_at is None:
            return "waiting"
        return "undone" if self.undone_at else "done"


@dataclass(frozen=True, slots=True)
class ImportRowRecord:
    """What became of one row, or would.

    Attributes:
        number: of the row.
        outcome: new, changed, same or refused.
        entry: its number, None when it has none.
        register: of the entry, "".
        title: by which people recognise it.
        changes: (before, after) by field.
        notices: about it.
        undone: it was taken back.
    """

    number: int
    outcome: str
    entry: int | None
    register: str
    title: str
    changes: Mapping[str, Sequence[object]]
    notices: Sequence[SheetNotice]
    undone: bool


@dataclass(frozen=True, slots=True)
class ViewRecord:
    """One saved view."""

    number: int
    name: str
    register: str
    query: str
    owner: str
    shared: bool
