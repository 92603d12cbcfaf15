"""Files of values as pages: sent or only looked through, then approved or sent back row by row or whole, taken back."""

import csv
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from balozi.exchange.sheets.cells import guarded
from balozi.exchange.values.drafts import FORMS
from balozi.ground.errors.sheets import SheetEmpty, SheetTooLarge
from balozi.ground.errors.value_files import NothingChosen
from balozi.ground.markings import Marking
from balozi.ground.people import APPROVE_VALUES, EDIT_RESULTS, ENTER_VALUES, Person
from balozi.services.auditing import note_reading
from balozi.services.receiving import Receipt, approve_import, receive_values, return_import, undo_values
from balozi.store.results.queries import corrected_by, import_shown, imports, values_of_import
from balozi.store.results.values import ImportShown
from balozi.web.listing import page_number, reader_of
from balozi.web.people.words import CLEARANCE
from balozi.web.results.asking import Names

_TOLD = 200
_COUNTS = ("taken", "imported", "updated", "ignored", "targets_only", "joined", "refused")
_TAKEN = ("imported", "updated", "targets_only")
_STATES = ("all", "waiting", "approved", "returned")


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Show the files of values that came in, and take another one in."""
    person = reader_of(request)
    if request.method == "POST":
        return _received(request, person)
    may_enter = ENTER_VALUES in person.permissions
    facts = {
        "files": imports(person.reader),
        "may_enter": may_enter,
        "may_aim": EDIT_RESULTS in person.permissions,
        "forms": FORMS,
        "markings": [(one.value, CLEARANCE[one.name.lower()]) for one in Marking if one <= person.clearance],
    }
    return render(request, "results/files.html", facts)


@require_GET
def one(request: HttpRequest, received: int) -> HttpResponse:
    """Show one file: what became of its rows, and its values with what is odd about each."""
    person = reader_of(request)
    file = import_shown(person.reader, received)
    note_reading(person, f"values {received}", file.marking, at=timezone.now())
    state = request.GET.get("state", "waiting" if file.waiting else "all")
    state = state if state in _STATES else "all"
    wanted = "" if state == "all" else state
    page = values_of_import(person.reader, received, state=wanted, page=page_number(request))
    before = corrected_by(person.reader, page.items)
    own = file.by == person.name
    facts = {
        "file": file,
        "counts": _counts(file.tally),
        "told": _told(file.conflicts),
        "told_count": len(file.conflicts),
        "page": page,
        "rows": [(row, before.get(row.number)) for row in page.items],
        "state": state,
        "states": _STATES,
        "names": Names(person.reader),
        "own": own,
        "may_decide": APPROVE_VALUES in person.permissions and file.waiting > 0,
        "may_undo": _may_undo(person, file, own),
    }
    return render(request, "results/file.html", facts)


@require_POST
def act(request: HttpRequest, received: int, act: str) -> HttpResponse:
    """Approve the values of a file that are meant, send them back, or take the file back."""
    if act not in _ACTS:
        raise Http404
    says = _ACTS[act](received, request.POST, reader_of(request))
    messages.success(request, says)
    return redirect("value-file", received)


@require_GET
def report(request: HttpRequest, received: int) -> HttpResponse:
    """Hand out as CSV what a file was told: one line for each thing that is said of a row."""
    person = reader_of(request)
    file = import_shown(person.reader, received)
    note_reading(person, f"values {received}", file.marking, at=timezone.now())
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(["row", "severity", "rule", "message", "value"])
    for row, severity, rule, says, value in _told(file.conflicts, most=0):
        writer.writerow([row, severity, rule, *map(guarded, (says, value))])
    named = {"Content-Disposition": f'attachment; filename="balozi-values-{received}.csv"'}
    return HttpResponse("\ufeff" + target.getvalue(), content_type="text/csv; charset=utf-8", headers=named)


def _received(request: HttpRequest, person: Person) -> HttpResponse:
    person.must(ENTER_VALUES)
    content, name = _content(request.FILES.get("file"))
    is_dry = request.POST.get("act") == "look"
    receipt = receive_values(
        content=content,
        name=name,
        form=request.POST.get("form", ""),
        person=person,
        at=timezone.now(),
        marking=_marking(request.POST),
        dry_run=is_dry,
    )
    if receipt.number is not None:
        messages.success(request, _("The file is in. Its values wait for approval by somebody else."))
        return redirect("value-file", receipt.number)
    return _shown(request, name, receipt, is_dry=is_dry)


def _shown(request: HttpRequest, name: str, receipt: Receipt, *, is_dry: bool) -> HttpResponse:
    """Show what would become of a file, or why nothing of it was kept."""
    facts = {
        "name": name,
        "is_dry": is_dry,
        "counts": _counts(receipt.tally),
        "takes": sum(receipt.tally.get(name, 0) for name in _TAKEN),
        "ignored": receipt.ignored,
        "told": _told([one.kept() for one in receipt.conflicts]),
        "told_count": len(receipt.conflicts),
    }
    return render(request, "results/receipt.html", facts, status=200 if is_dry else 422)


def _content(file: "UploadedFile[bytes] | None") -> tuple[bytes, str]:
    """Return the bytes of a file that was sent, and its name without any folder."""
    name = (file.name if file else "") or _("unnamed file")
    if file is not None and (file.size or 0) > settings.BALOZI.max_bytes:
        raise SheetTooLarge(name, "bytes", settings.BALOZI.max_bytes)
    content = file.read() if file is not None else b""
    if not content:
        raise SheetEmpty(name)
    return content, name


def _marking(sent: QueryDict) -> Marking:
    text = sent.get("marking", "")
    return Marking(int(text)) if text in {str(one.value) for one in Marking} else Marking.UNCLASSIFIED


def _counts(tally: Mapping[str, int]) -> list[tuple[str, int]]:
    return [(name, tally.get(name, 0)) for name in _COUNTS if tally.get(name, 0) or name in _COUNTS[:2]]


def _told(conflicts: Sequence[Mapping[str, Any]], most: int = _TOLD) -> list[tuple[int, str, str, str, str]]:
    """Return what was told of rows in the language of the page: row, severity, rule, sentence, value."""
    return [
        (one["row"], one["severity"], one["rule"], _sentence(one), one["value"])
        for one in (conflicts[:most] if most else conflicts)
    ]


def _sentence(told: Mapping[str, Any]) -> str:
    says = [_(template) % told["facts"] for template in told.get("says", ())]
    return " ".join(says) or str(told["message"])


def _may_undo(person: Person, file: ImportShown, own: bool) -> bool:
    if file.undone_at is not None:
        return False
    is_open = file.values == file.waiting and not file.aims
    return EDIT_RESULTS in person.permissions or (own and is_open and ENTER_VALUES in person.permissions)


def _meant(sent: QueryDict) -> list[int]:
    """Return the numbers of the values that are ticked, none for all that wait."""
    if sent.get("scope") == "all":
        return []
    ticked = [
        int(text) for text in sent.getlist("value") if text.isascii() and text.isdecimal() and len(text) < 12
    ]
    if not ticked:
        raise NothingChosen
    return ticked


def _approve(number: int, sent: QueryDict, person: Person) -> str:
    count = approve_import(number=number, person=person, at=timezone.now(), values=_meant(sent))
    return _("Values approved: %(count)s.") % {"count": count}


def _return(number: int, sent: QueryDict, person: Person) -> str:
    reason = sent.get("reason", "")
    count = return_import(number=number, reason=reason, person=person, at=timezone.now(), values=_meant(sent))
    return _("Values sent back: %(count)s.") % {"count": count}


def _undo(number: int, sent: QueryDict, person: Person) -> str:
    count = undo_values(number=number, person=person, at=timezone.now())
    return _("Taken back: %(count)s values, targets and baselines.") % {"count": count}


_ACTS: Mapping[str, Callable[[int, QueryDict, Person], str]] = {
    "approve": _approve,
    "return": _return,
    "undo": _undo,
}
