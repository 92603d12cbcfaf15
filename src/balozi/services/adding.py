"""Putting a single entry of any kind on its register, on what a named person states."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from balozi.ground.dates import first_day
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.registers import FieldsInvalid, NoSuchCountry
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.packs.shapes import is_country
from balozi.registers.drafts import draft_of
from balozi.registers.kinds import kind_named
from balozi.services.auditing import allow, write_deed
from balozi.services.following import said
from balozi.services.registering import Origin, entries_by_key, record_entry, state_source

_DATES = ("date", "from", "to", "due", "as_of")
_SOURCE_SIZE = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """What an entry without a paper rests on.

    Attributes:
        named: who says so, with the office.
        where: where it stands: a note, a gazette, a letter of a day.
        marking: of what is stated, and so of the entry.
    """

    named: str
    where: str
    marking: Marking = Marking.UNCLASSIFIED


def add_entry(
    *, kind: str, country: str, fields: Mapping[str, object], stated: Stated, person: Person, at: datetime
) -> int:
    """Put an entry of any kind on its register, on a named statement; return its number.

    Raises:
        NotAllowed: the person may not edit the registers.
        AboveClearance: the marking is above the person's own clearance.
        WordMissing: nobody is named who says so, or not where it stands.
        NoSuchCountry: the country is none.
        FieldsInvalid: the kind enters no register or does not take these fields, or it stands there already.
        NotADate: a date is not written YYYY, YYYY-MM or YYYY-MM-DD.
    """
    allow(person, EDIT_REGISTERS, verb="add_entry", subject=kind[:30], at=at)
    if stated.marking > person.clearance:
        raise AboveClearance(person.name)
    source = f"{said('named', stated.named)}: {said('statement', stated.where)}"
    if not is_country(country):
        raise NoSuchCountry(country[:10])
    if not kind_named(kind).register:
        raise FieldsInvalid(kind, "there is no register for it")
    for name in _DATES:
        if fields.get(name):
            first_day(str(fields[name]))
    draft = draft_of(kind, country, fields)
    with transaction.atomic():
        known = entries_by_key(draft.keys, person.reader)
        if known:
            raise FieldsInvalid(kind, f"it stands on the register already, as entry {min(known.values())}")
        deed = write_deed(by=person.name, at=at, verb="add_entry", subject=kind, facts={"country": country})
        entry = record_entry(draft, deed, Origin(marking=stated.marking))
        state_source(entry, source[:_SOURCE_SIZE], deed)
        return int(entry.pk)
