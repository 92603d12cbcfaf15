"""Tables of treaty statuses as a depositary prints them, read row by row; what is not understood is reported."""

import csv
import io
from dataclasses import dataclass

from balozi.ground.errors.agreements import StatusFileInvalid
from balozi.ground.words import fold
from balozi.packs.gazetteer import organisation_by_name, state_by_code, state_by_name
from balozi.registers.agreements.lives import AgreementStep
from balozi.registers.agreements.marks import read_action, read_day, steps_of_row

# Headings as the depositary and its copies print them, folded.
_HEADINGS = {
    "treaty": ("treaty", "title", "agreement", "entry"),
    "party": ("party", "participant", "state", "country"),
    "signature": ("signature", "signature date", "signed"),
    "action": ("action", "action date", "ratification", "ratification accession", "consent"),
}


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One row of a table of statuses.

    Attributes:
        line: of the file, the headings being line 1.
        treaty: as written.
        party: code, "" when the party was not recognised.
        steps: the events that the row tells.
        faults: what was not understood, each with the cell.
    """

    line: int
    treaty: str
    party: str
    steps: tuple[AgreementStep, ...]
    faults: tuple["RowFault", ...]


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one cell.

    Attributes:
        says: one sentence.
        value: the cell.
    """

    says: str
    value: str


UNKNOWN_PARTY = "No state or organisation has this name or code."
UNKNOWN_ACTION = "This is no date with a mark of consent: none, a, d, A, AA or s."
UNKNOWN_DAY = "This is no date."
NOTHING_TOLD = "The row tells neither a signature nor an action."
NO_TREATY = "The row names no treaty."
NOT_READ = "This column is not read."


def read_status_rows(text: str) -> list[StatusRow]:
    r"""Read a table of statuses; the first line names the columns, commas, semicolons or tabs stand between.

    Raises:
        StatusFileInvalid: a column is missing.

    Examples:
        >>> row = read_status_rows("treaty,party,signature,action\nX,Kenya,,12 Mar 1998 a")[0]
        >>> row.party, row.steps[0].event, row.steps[0].on
        ('KEN', 'acceded', '1998-03-12')
    """
    text = text.removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    columns = _columns(rows[0] if rows else [])
    return [
        _row(line, cells, columns) for line, cells in enumerate(rows[1:], 2) if any(map(str.strip, cells))
    ]


def _row(line: int, cells: list[str], columns: dict[str, int]) -> StatusRow:
    told = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
    extra = [
        RowFault(NOT_READ, cell.strip())
        for at, cell in enumerate(cells)
        if at not in columns.values() and cell.strip()
    ]
    party, signed, action = _party(told["party"]), read_day(told["signature"]), read_action(told["action"])
    faults = [
        *([] if told["treaty"] else [RowFault(NO_TREATY, "")]),
        *([] if party else [RowFault(UNKNOWN_PARTY, told["party"])]),
        *([RowFault(UNKNOWN_DAY, told["signature"])] if told["signature"] and not signed else []),
        *([RowFault(UNKNOWN_ACTION, told["action"])] if told["action"] and not action else []),
        *([] if told["signature"] or told["action"] else [RowFault(NOTHING_TOLD, "")]),
        *extra,
    ]
    return StatusRow(line, told["treaty"], party, tuple(steps_of_row(party, signed, action)), tuple(faults))


def _party(text: str) -> str:
    state = state_by_code(text.upper()) or state_by_name(text)
    if state is not None:
        return state.code
    organisation = organisation_by_name(text)
    return organisation.code if organisation is not None else ""


def _columns(headings: list[str]) -> dict[str, int]:
    folded = [fold(heading) for heading in headings]
    found = {
        name: next((at for at, heading in enumerate(folded) if heading in written), -1)
        for name, written in _HEADINGS.items()
    }
    missing = next((name for name, at in found.items() if at < 0), None)
    if missing is not None:
        raise StatusFileInvalid(missing)
    return found


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max((",", ";", "\t"), key=first.count)
