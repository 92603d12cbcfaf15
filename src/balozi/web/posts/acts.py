"""What the forms of the panels lead to: each form to one service."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _

from balozi.ground.errors.posts import DuesUnclear, NoSuchHead, NoSuchPostEvent
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.services.auditing import allow
from balozi.services.posting import (
    DuesDraft,
    HeadDraft,
    PostDraft,
    name_head,
    record_dues,
    record_head_step,
    record_step,
    withdraw_step,
)
from balozi.web.labels import Label

Act = Callable[[QueryDict, int, Person, datetime], object]


def carry_out(sent: QueryDict, entry: int, act: str, person: Person, at: datetime) -> Label:
    """Do what a form asks for and return what is said afterwards.

    Raises:
        NotAllowed: the person may not edit the registers.
        Http404: no form asks for this.

    Further as the services.
    """
    allow(person, EDIT_REGISTERS, verb="record_step", subject=f"entry {entry}", at=at)
    if act not in _ACTS:
        raise Http404
    do, says = _ACTS[act]
    do(sent, entry, person, at)
    return says


def _step(sent: QueryDict, entry: int, person: Person, at: datetime) -> None:
    record_step(entry=entry, step=_told(sent), person=person, at=at)


def _head(sent: QueryDict, entry: int, person: Person, at: datetime) -> None:
    told = HeadDraft(
        person=sent.get("person", ""),
        source=sent.get("source", ""),
        rank=sent.get("rank", ""),
        category=sent.get("category", ""),
        charge=sent.get("charge") == "yes",
    )
    name_head(entry=entry, head=told, person=person, at=at)


def _head_step(sent: QueryDict, _entry: int, person: Person, at: datetime) -> None:
    number = _whole(sent.get("head", ""))
    if number is None:
        raise NoSuchHead(0)
    record_head_step(head=number, step=_told(sent), person=person, at=at)


def _withdraw(sent: QueryDict, _entry: int, person: Person, at: datetime) -> None:
    number = _whole(sent.get("number", ""))
    if number is None:
        raise NoSuchPostEvent(0)
    withdraw_step(number=number, reason=sent.get("reason", ""), person=person, at=at)


def _dues(sent: QueryDict, entry: int, person: Person, at: datetime) -> None:
    told = DuesDraft(
        year=_whole(sent.get("year", "")) or 0,
        currency=sent.get("currency", "").strip().upper(),
        assessed=_amount(sent, "assessed"),
        paid=_amount(sent, "paid"),
        source=sent.get("source", ""),
    )
    record_dues(entry=entry, dues=told, person=person, at=at)


def _told(sent: QueryDict) -> PostDraft:
    names = ("event", "on", "source", "party", "place", "basis")
    return PostDraft(**{name: sent.get(name, "").strip() for name in names})


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _amount(sent: QueryDict, field: str) -> Decimal:
    text = sent.get(field, "").strip().replace(",", "").replace("\u00a0", "").replace(" ", "")
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        raise DuesUnclear(field, text) from None


_ACTS: Mapping[str, tuple[Act, Label]] = {
    "step": (_step, _("The event is on the register.")),
    "head": (_head, _("The head of mission is named.")),
    "head-step": (_head_step, _("The step is on the register.")),
    "withdraw": (_withdraw, _("The event is taken back; it stays in the history.")),
    "dues": (_dues, _("The dues are on the register.")),
}
