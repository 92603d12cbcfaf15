"""Editing many entries from a list: choose rows, choose fields, look at before and after, confirm."""

from collections.abc import Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from balozi.ground.errors.sheets import NothingChosen
from balozi.ground.people import EDIT_REGISTERS
from balozi.services.auditing import allow
from balozi.services.editing import edit_entries, editable, preview_edit
from balozi.services.previewing import digest_of
from balozi.services.sheeting import SHAPES, export_register
from balozi.services.viewing import end_view, save_view
from balozi.store.registers.queries import entry_rows
from balozi.store.sheets.queries import rows_to_export, saved_views
from balozi.store.sheets.records import ImportRowRecord, SheetNotice, ViewRecord
from balozi.web.listing import end_of, reader_of
from balozi.web.names import title_in_language
from balozi.web.registers.lists import asked_of, in_parts
from balozi.web.sheets.telling import field_label, row_shown
from balozi.web.undoing import Undo, confirm

_SHOWN = 200
_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_POST
def edit(request: HttpRequest, register: str) -> HttpResponse:
    """Choose the fields to change in the chosen entries, look at before and after, and confirm."""
    person = reader_of(request)
    allow(person, EDIT_REGISTERS, verb="edit_entries", subject=register, at=timezone.now())
    entries = _entries(request, register)
    rows = entry_rows(person.reader, register, entries)
    if not rows:
        raise NothingChosen
    changes = _changes(request.POST)
    if request.POST.get("step") == "write":
        told = {"register": register, "entries": entries, "changes": changes}
        number = edit_entries(**told, seen=request.POST.get("seen", ""), person=person, at=timezone.now())  # type: ignore[arg-type]
        messages.success(request, gettext("The entries are changed. This page can take it back as a whole."))
        return redirect("import", number)
    kinds = list(dict.fromkeys(row.kind for row in rows))
    fields = [name for name in editable(kinds[0]) if all(name in editable(kind) for kind in kinds)]
    facts: dict[str, object] = {
        "register": register,
        "entries": entries,
        "titles": [title_in_language(row) for row in rows[:_SHOWN]],
        "total": len(rows),
        "fields": sorted(((name, field_label(name)) for name in fields), key=lambda one: one[1]),
        "changes": changes,
    }
    if changes:
        planned = preview_edit(
            register=register, entries=entries, changes=changes, person=person, at=timezone.now()
        )
        facts |= {
            "rows": [row_shown(_record(one)) for one in planned[:_SHOWN]],
            "changed": sum(one.outcome == "changed" for one in planned),
            "seen": digest_of(planned),
        }
    return render(request, "sheets/edit.html", facts)


def download(request: HttpRequest, register: str) -> HttpResponse:
    """Hand the list as asked out as a sheet that comes back in unchanged."""
    person, asked = reader_of(request), asked_of(request, register)
    shape = request.GET.get("shape", "")
    shape = shape if shape in SHAPES else SHAPES[0]
    known_at = end_of(asked.on)
    entries = [row.entry for part in in_parts(person.reader, asked) for row in part]
    rows = rows_to_export(person.reader, register, entries, at=known_at)
    content = export_register(
        register=register, rows=rows, shape=shape, person=person, at=timezone.now(), known_at=known_at
    )
    name = f"balozi-{register}{f'-{asked.on}' if asked.on else ''}-sheet.{shape}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=_TYPES[shape], headers=disposition)


@require_POST
def keep_view(request: HttpRequest) -> HttpResponse:
    """Save the list as it is narrowed and sorted now under a name."""
    register = request.POST.get("register", "")
    query = QueryDict(request.POST.get("query", ""), mutable=True)
    for name in ("page", "on"):
        query.pop(name, None)
    kept = QueryDict(mutable=True)
    for name, value in query.items():
        if value:
            kept[str(name)] = str(value)
    save_view(
        name=request.POST.get("name", ""),
        register=register,
        query=kept.urlencode(),
        shared=request.POST.get("shared") == "1",
        person=reader_of(request),
        at=timezone.now(),
    )
    messages.success(request, gettext("The view is saved."))
    answer = redirect("register", register)
    answer["Location"] += f"?{kept.urlencode()}"
    return answer


@require_POST
def drop_view(request: HttpRequest, view: int) -> HttpResponse:
    """Take one's own view away."""
    person = reader_of(request)
    kept = next((one for one in saved_views(person.name) if one.number == view), None)
    end_view(number=view, person=person, at=timezone.now())
    confirm(request, gettext("The view is taken away."), _saving_again(kept))
    register = request.POST.get("register", "")
    return redirect("register", register) if register else redirect("registers")


def _saving_again(kept: ViewRecord | None) -> Undo | None:
    if kept is None:
        return None
    sent = {"name": kept.name, "register": kept.register, "query": kept.query}
    return Undo(reverse("save-view"), sent | {"shared": "1" if kept.shared else ""})


def _entries(request: HttpRequest, register: str) -> list[int]:
    """Return the chosen entries: those whose boxes are ticked, or all that fit the list as it was asked."""
    if request.POST.get("which") == "all":
        asked_for = QueryDict(request.POST.get("query", ""))
        request.GET = asked_for
        asked = replace(asked_of(request, register), page=1)
        return [row.entry for part in in_parts(reader_of(request).reader, asked) for row in part]
    texts = request.POST.getlist("entries")
    return [
        int(text)
        for text in dict.fromkeys(map(str, texts))
        if text.isascii() and text.isdecimal() and len(text) < 16
    ]


def _changes(sent: QueryDict) -> Mapping[str, str]:
    pairs = zip(sent.getlist("field"), sent.getlist("value"), sent.getlist("empty"), strict=False)
    told = {str(field): "-" if empty == "1" else str(value).strip() for field, value, empty in pairs if field}
    return {field: value for field, value in told.items() if value}


def _record(one: object) -> ImportRowRecord:
    from balozi.services.comparing import Planned

    if not isinstance(one, Planned):
        raise TypeError(type(one))
    notices = [
        SheetNotice(notice.rule, notice.row, notice.column, notice.value, notice.facts)
        for notice in one.row.notices
    ]
    title = one.standing.version.title if one.standing else ""
    return ImportRowRecord(
        one.row.number,
        str(one.outcome),
        one.row.number,
        "",
        title,
        {name: list(pair) for name, pair in one.changes.items()},
        notices,
        undone=False,
    )
