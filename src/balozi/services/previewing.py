"""What importing a sheet would do: told without changing a register, and kept with the sheet."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from balozi.exchange.sheets.cells import Reading
from balozi.exchange.sheets.columns import fields_of
from balozi.exchange.sheets.matching import Match, match_columns, notices_of
from balozi.exchange.sheets.reading import read_table
from balozi.exchange.sheets.rows import Plan, read_rows
from balozi.exchange.sheets.tables import Notice, Table
from balozi.ground.errors.sheets import ColumnsInvalid
from balozi.ground.markings import Marking
from balozi.ground.people import Person, Reader
from balozi.ground.tallies import Tally
from balozi.registers.kinds import kinds
from balozi.services.comparing import Planned, compare_rows, tally_of
from balozi.store.sheets.models import Import, ImportRow

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose about a sheet.

    Attributes:
        kind: of the facts in its rows.
        country: alpha-3 of the country whose register it is.
        columns: field by heading or by "#" and the number of the column; "" leaves a column out.
        order: which stands first in dates that can be read in two orders: "day", "month", "" to be asked.
        fixed: what stands in a field, written as in a cell, where a row says nothing.
        words: what words of this sheet mean: by field, the word that is kept by the folded word.
        marking: of the sheet and of new entries.
    """

    kind: str
    country: str
    columns: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    marking: Marking = Marking.UNCLASSIFIED

    def told(self) -> dict[str, object]:
        """Return them as they are kept."""
        return {
            "country": self.country,
            "columns": dict(self.columns),
            "order": self.order,
            "fixed": dict(self.fixed),
            "words": {name: dict(words) for name, words in self.words.items()},
        }


def choices_of(row: Import) -> Choices:
    """Return what was chosen about a kept sheet."""
    return Choices(kind=row.kind, marking=Marking(row.marking), **row.plan)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do.

    Attributes:
        table: as read.
        matches: which column goes to which field.
        notices: about the sheet as a whole.
        planned: what each row would do.
        tally: how many rows were taken, and how many are new, changed, the same, refused.
    """

    table: Table
    matches: Sequence[Match]
    notices: Sequence[Notice]
    planned: Sequence[Planned]
    tally: Mapping[str, int]


def preview_of(content: bytes, name: str, sheet: str, choices: Choices, person: Person) -> Preview:
    """Return what importing a sheet would do, read as chosen and compared with what the person may see.

    Raises:
        SheetUnreadable, SheetTooLarge, NoSuchSheet, SheetEmpty: as `read_table`.
        FieldsInvalid: there is no such kind.
        ColumnsInvalid: the columns cannot be matched as chosen.
        CountsDoNotBalance: a row disappeared.
    """
    table = read_table(content, name, sheet)
    matches = match_columns(table, choices.kind, choices.columns)
    fields = fields_of(choices.kind)
    unknown = [one for one in (*choices.fixed, *choices.words) if one not in fields]
    if unknown:
        raise ColumnsInvalid(f"there is no field {unknown[0]!r}; there are {', '.join(fields)}")
    order: Any = choices.order if choices.order in {"day", "month"} else ""
    reading = Reading(country=choices.country, order=order, words=choices.words)
    plan = Plan(choices.kind, matches, reading, choices.fixed)
    open_to = Reader(choices.marking, person.institutions)
    rows = list(read_rows(table, plan))
    planned = compare_rows(rows, kinds()[choices.kind].register, person.reader, open_to)
    tally = tally_of(planned)
    _balanced(tally, len(table.rows))
    return Preview(
        table, matches, [*table.notices, *notices_of(table, matches, choices.kind)], planned, tally
    )


def _balanced(tally: Mapping[str, int], taken: int) -> None:
    """Confirm that no row disappeared."""
    reasons = {outcome: tally[outcome] for outcome in ("same", "refused")}
    Tally(taken, tally["new"] + tally["changed"], reasons).check()


def digest_of(planned: Sequence[Planned]) -> str:
    """Return a fingerprint of what would be done, by which a preview that is out of date is noticed."""
    told = [
        (one.row.number, str(one.outcome), one.standing.version.pk if one.standing else 0, dict(one.changes))
        for one in planned
    ]
    return hashlib.sha256(json.dumps(told, default=str, sort_keys=True).encode()).hexdigest()[:16]


def keep_preview(row: Import, preview: Preview) -> None:
    """Put a preview in the place of the one before: what was not carried out yet is nobody's record."""
    row.rows.all().delete()
    row.told = [notice_told(notice) for notice in preview.notices]
    row.tally = {**preview.tally, "digest": digest_of(preview.planned)}
    row.save()
    ImportRow.objects.bulk_create((_row(row, one, {}) for one in preview.planned), batch_size=_CHUNK)


def keep_planned(row: Import, planned: Sequence[Planned], made: Mapping[int, int]) -> None:
    """Write what became of the rows of an import that is carried out now."""
    row.rows.all().delete()
    ImportRow.objects.bulk_create((_row(row, one, made) for one in planned), batch_size=_CHUNK)


def _row(row: Import, one: Planned, made: Mapping[int, int]) -> ImportRow:
    entry = one.standing.entry.pk if one.standing else made.get(one.row.number)
    title = one.draft.title if one.draft else _first_words(one)
    return ImportRow(
        sheet=row,
        number=one.row.number,
        outcome=one.outcome,
        entry_id=entry,
        title=title[:400],
        changes={name: list(pair) for name, pair in one.changes.items()},
        notices=[notice_told(notice) for notice in one.row.notices],
    )


def _first_words(one: Planned) -> str:
    """Return something by which a person recognises a refused row."""
    fields = one.row.fields
    names = ("title", "action", "name", "person", "city", "organisation", "subject", "text")
    return next((str(fields[name]) for name in names if fields.get(name)), "")


def notice_told(notice: Notice) -> dict[str, object]:
    """Return a notice as it is kept."""
    return {
        "rule": notice.rule,
        "row": notice.row,
        "column": notice.column,
        "value": notice.value,
        "facts": dict(notice.facts),
    }
