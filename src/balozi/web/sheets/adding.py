"""The page on which somebody adds one entry of any kind, with who says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from balozi.exchange.sheets.cells import Reading, read_cell
from balozi.exchange.sheets.columns import Field, fields_of
from balozi.exchange.sheets.moments import Unread
from balozi.ground.errors.family import BaloziError, InvalidInput, NotFound
from balozi.ground.errors.people import AboveClearance
from balozi.ground.errors.registers import NoSuchRegister
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS
from balozi.registers.kinds import kinds
from balozi.services.adding import Stated, add_entry
from balozi.store.registers.tables import REGISTERS
from balozi.store.sheets.records import SheetNotice
from balozi.web.labels import label
from balozi.web.listing import reader_of
from balozi.web.people.words import CLEARANCE
from balozi.web.sheets.telling import told_of

# What only a reading of a paper gives: its own words, numbers and places.
_OF_READINGS = frozenset(
    {
        "as_printed",
        "due_text",
        "item",
        "listed_region",
        "obligor_text",
        "pillar_words",
        "terms_stated",
        "words",
    }
)
_LONG = frozenset({"action", "remarks", "subject", "text"})
_HELP: Mapping[str, str | Promise] = {
    "country": _("a state by its name or code, such as UGA"),
    "countries": _("states by name or code, with a semicolon between them"),
    "organisation": _("an organisation by its name or letters, such as EAC"),
    "organisations": _("organisations by name or letters, with a semicolon between them"),
    "actor": _("a state or organisation by name or code"),
    "actors": _("states and organisations by name or code, with a semicolon between them"),
    "date": _("YYYY, YYYY-MM or YYYY-MM-DD"),
    "money": _("with its currency, such as KES 2,000,000"),
    "texts": _("several, with a semicolon between them"),
    "yes_no": _("yes or no"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the form.

    Attributes:
        name: of the field.
        label: in the language of the page.
        help: how it is written, "" where any words will do.
        choices: (value, label) of what can be chosen, none where it is written.
        typed: what was sent.
        faults: what is wrong with it, in words.
        needed: whether the kind asks for it, or for another one marked so.
        long: whether it takes several lines.
    """

    name: str
    label: str
    help: str | Promise
    choices: Sequence[tuple[str, str]]
    typed: str
    faults: Sequence[str]
    needed: bool
    long: bool


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, register: str) -> HttpResponse:
    """Show the form of one kind of entry; put what it says on the register."""
    person = reader_of(request)
    if request.method == "GET":
        person.must(EDIT_REGISTERS)
    kind, offered = _kind(request, register)
    sent = request.POST if request.method == "POST" else QueryDict()
    fields, faults = _read(kind, sent)
    refusal: BaloziError | None = None
    if request.method == "POST":
        try:
            person.must(EDIT_REGISTERS)
            if not faults:
                told = Stated(_words(sent, "named"), _words(sent, "statement"), _marking(sent))
                country = _words(sent, "country_of").upper()
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
        "fields": [_asked(kind, field, sent, faults) for field in _fields(kind)],
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
    """
    if register not in REGISTERS:
        raise NoSuchRegister(register)
    # An agreement and an instrument are one thing; people add agreements.
    offered = [name for name, one in kinds().items() if one.register == register and name != "instrument"]
    asked = (request.POST if request.method == "POST" else request.GET).get("kind", "")
    return (asked if asked in offered else offered[0]), offered


def _fields(kind: str) -> list[Field]:
    rule = kinds()[kind]
    # What says which thing it is stands first, in the order of the kind.
    names = [*dict.fromkeys((*rule.needs, *rule.takes))]
    return [fields_of(kind)[name] for name in names if name in rule.takes and name not in _OF_READINGS]


def _read(kind: str, sent: QueryDict) -> tuple[dict[str, object], dict[str, list[SheetNotice]]]:
    """Return the fields that were filled, and what is wrong by field."""
    read: dict[str, object] = {}
    faults: dict[str, list[SheetNotice]] = {}
    for field in _fields(kind):
        text = _words(sent, f"f-{field.name}")
        if not text:
            continue
        found = read_cell(field, text, Reading())
        if isinstance(found, Unread):
            told = dict(found.facts)
            value = str(told.pop("value", text))
            faults[field.name] = [SheetNotice(found.rule, 0, field.name, value, told)]
        else:
            read[field.name] = found.value
    return read, faults


def _asked(kind: str, field: Field, sent: QueryDict, faults: Mapping[str, Sequence[SheetNotice]]) -> Asked:
    words = dict.fromkeys(field.choices.values())
    return Asked(
        name=field.name,
        label=label("field", field.name),
        help=_HELP.get(field.shape, ""),
        choices=[(word, label("value", word)) for word in words],
        typed=_words(sent, f"f-{field.name}"),
        faults=[one.says for one in told_of(faults.get(field.name, ()))],
        needed=field.name in kinds()[kind].needs,
        long=field.name in _LONG,
    )


def _marking(sent: QueryDict) -> Marking:
    text = sent.get("marking", "0")
    return Marking(int(text)) if text in {str(one.value) for one in Marking} else Marking.UNCLASSIFIED


def _words(sent: QueryDict, name: str) -> str:
    return sent.get(name, "").replace("\0", "").replace("\r\n", "\n").strip()
