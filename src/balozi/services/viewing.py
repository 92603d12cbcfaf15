"""Saved views of registers: named, shared, ended."""

from datetime import datetime

from django.db import transaction

from balozi.ground.errors.registers import NoSuchRegister
from balozi.ground.errors.sheets import NoSuchView, ViewInvalid
from balozi.ground.people import READ, Person
from balozi.services.auditing import allow, write_deed
from balozi.store.registers.tables import REGISTERS
from balozi.store.sheets.models import SavedView

_NAME_SIZE, _QUERY_SIZE = 80, 1000


def save_view(*, name: str, register: str, query: str, shared: bool, person: Person, at: datetime) -> int:
    """Keep the filters, words and order of a register under a name; one's own view of that name is replaced.

    Raises:
        NotAllowed: the person may not read registers.
        NoSuchRegister: there is no register of this name.
        ViewInvalid: the name is empty or too long, or the filters are too long.
    """
    allow(person, READ, verb="save_view", subject=f"register {register}", at=at)
    told = " ".join(name.split())
    if register not in REGISTERS:
        raise NoSuchRegister(register)
    if not told or len(told) > _NAME_SIZE:
        raise ViewInvalid("it has no name, or a longer one")
    if len(query) > _QUERY_SIZE:
        raise ViewInvalid("its filters are too long")
    with transaction.atomic():
        # The words of a search may be as telling as what it finds; the log keeps the register only.
        deed = write_deed(by=person.name, at=at, verb="save_view", subject=f"register {register}")
        own = SavedView.objects.filter(owner=person.name, register=register, name=told)
        own.filter(superseded__isnull=True).update(superseded=deed)
        row = SavedView.objects.create(
            name=told, register=register, query=query, owner=person.name, shared=shared, made=deed
        )
        return int(row.pk)


def end_view(*, number: int, person: Person, at: datetime) -> None:
    """Take one's own saved view away; it is ended, not erased.

    Raises:
        NotAllowed: the person may not read registers.
        NoSuchView: there is none of this number that is the person's own.
    """
    allow(person, READ, verb="end_view", subject=f"view {number}", at=at)
    with transaction.atomic():
        deed = write_deed(by=person.name, at=at, verb="end_view", subject=f"view {number}")
        own = SavedView.objects.filter(pk=number, owner=person.name, superseded__isnull=True)
        if not own.update(superseded=deed):
            raise NoSuchView(number)
