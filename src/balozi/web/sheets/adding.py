"""The page on which somebody adds one entry of any kind, with who says so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from balozi.ground.errors.family import BaloziError, InvalidInput, NotFound
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.registers import FieldsInvalid, NoSuchRegister
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS
from balozi.registers.kinds import kinds
from balozi.services.adding import Stated, add_entry
from balozi.store.registers.tables import REGISTERS
from balozi.web.labels import label
from balozi.web.listing import reader_of
from balozi.web.people.words import CLEARANCE
from balozi.web.sheets.typed import asked_fields, read_typed, typed_words


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, register: str) -> HttpResponse:
    """Show the form of one kind of entry; put what it says on the register."""
    person = reader_of(request)
    if request.method == "GET":
        person.must(EDIT_REGISTERS)
    kind, offered = _kind(request, register)
    sent = request.POST if request.method == "POST" else QueryDict()
    fields, faults = read_typed(kind, sent) if request.method == "POST" else ({}, {})
    refusal: BaloziError | None = None
    if request.method == "POST":
        try:
            person.must(EDIT_REGISTERS)
            if not faults:
                told = Stated(typed_words(sent, "named"), typed_words(sent, "statement"), _marking(sent))
                country = typed_words(sent, "country_of").upper()
                number = add_entry(
                    kind=kind, country=country, fields=fields, stated=told, person=person, at=timezone.now()
                )
                messages.success(request, gettext("The entry is on the register."))
                return redirect("entry", register, number)
        except (AboveClearance, InvalidInput, NotFound) as fault:
            refusal = fault
    facts = {
        "register": register,
        "kind": kind,
        "kinds": [(name, label("kind", name)) for name in offered],
        "fields": asked_fields(kind, sent, faults),
        "sent": sent,
        "refusal": refusal,
        "faulty": bool(faults),
        "markings": [(one.value, CLEARANCE[one.name.lower()]) for one in Marking if one <= person.clearance],
    }
    return render(request, "registers/add.html", facts, status=422 if refusal or faults else 200)


def _kind(request: HttpRequest, register: str) -> tuple[str, list[str]]:
    """Return the kind that is asked for, and those of the register.

    Raises:
        NoSuchRegister: there is no register of this name.
        FieldsInvalid: the kind is none of this register.
    """
    if register not in REGISTERS:
        raise NoSuchRegister(register)
    # An agreement and an instrument are one thing; people add agreements.
    offered = [name for name, one in kinds().items() if one.register == register and name != "instrument"]
    asked = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    if asked and asked not in offered:
        raise FieldsInvalid(asked[:30], "no such entry is added to this register")
    return asked or offered[0], offered


def _marking(sent: QueryDict) -> Marking:
    text = sent.get("marking", "0")
    return Marking(int(text)) if text in {str(one.value) for one in Marking} else Marking.UNCLASSIFIED
