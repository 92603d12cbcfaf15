"""Imports: the list, sending one, its columns and report, confirming it, taking it back."""

import csv
import hashlib
from collections.abc import Generator, Iterator, Mapping
from io import StringIO
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, override
from django.views.decorators.http import require_POST

from balozi.exchange.sheets.cells import guarded
from balozi.exchange.sheets.matching import Match, match_columns
from balozi.exchange.sheets.reading import read_table
from balozi.ground.errors.family import BaloziError
from balozi.ground.errors.sheets import ColumnsInvalid, SheetEmpty, SheetTooLarge
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.ground.words import fold
from balozi.services.auditing import allow, note_reading
from balozi.services.importing import Progress, import_sheet, match_sheet, send_sheet, undo_import
from balozi.services.previewing import Choices
from balozi.store.sheets.queries import import_content, import_record, import_rows, list_imports
from balozi.store.sheets.records import ImportRecord
from balozi.web.listing import page_number, reader_of
from balozi.web.people.words import CLEARANCE
from balozi.web.sheets.telling import (
    OUTCOME,
    STATE,
    field_choices,
    kind_choices,
    name_of,
    row_shown,
    told_of,
    unknown_words,
)

_ROWS = ("new", "changed", "same", "refused")
_MOST_WORDS = 20


def imports(request: HttpRequest) -> HttpResponse:
    """Show the imports and the edits of many entries, with the form that sends another sheet."""
    person = _editor(request)
    page = list_imports(person.reader, page=page_number(request))
    rows = [(row, name_of(row), STATE[row.state]) for row in page.items]
    markings = [marking for marking in Marking if marking <= person.clearance]
    facts = {
        "page": page,
        "rows": rows,
        "kinds": kind_choices(),
        "markings": [(one.value, CLEARANCE[one.name.lower()]) for one in markings],
    }
    return render(request, "sheets/imports.html", facts)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keep a sheet that was sent or pasted, and show its preview."""
    person = _editor(request)
    file, pasted = request.FILES.get("file"), request.POST.get("pasted", "").strip("\r\n")
    name = (file.name if file else "") or gettext("Pasted table")
    if file is not None and (file.size or 0) > settings.BALOZI.max_bytes:
        raise SheetTooLarge(name, "bytes", settings.BALOZI.max_bytes)
    content = file.read() if file is not None else pasted.encode()
    if not content:
        raise SheetEmpty(name)
    number = send_sheet(
        content=content,
        name=name,
        sheet=request.POST.get("sheet", "").strip(),
        choices=Choices(request.POST.get("kind", ""), _country(request.POST), marking=_marking(request.POST)),
        person=person,
        at=timezone.now(),
        pasted=file is None,
    )
    return redirect("import", number)


def one(request: HttpRequest, sheet: int) -> HttpResponse:
    """Show one import: while it waits its columns and its preview, afterwards what became of each row."""
    person = _editor(request)
    record = import_record(person.reader, sheet)
    note_reading(person, f"import {sheet}", record.marking, at=timezone.now())
    outcome = request.GET.get("outcome", "")
    outcome = outcome if outcome in OUTCOME else ""
    page = import_rows(person.reader, sheet, outcome=outcome, page=page_number(request))
    waiting = record.state == "waiting"
    facts = {
        "record": record,
        "name": name_of(record),
        "state": STATE[record.state],
        "told": told_of(record.notices),
        "page": page,
        "rows": [row_shown(row) for row in page.items],
        "outcome": outcome,
        "counts": [(name, OUTCOME[name], record.tally.get(name, 0)) for name in _ROWS],
        "writes": record.tally.get("new", 0) + record.tally.get("changed", 0),
        **(_form(person, record) if waiting else {}),
    }
    return render(request, "sheets/import.html", facts)


@require_POST
def match(request: HttpRequest, sheet: int) -> HttpResponse:
    """Read a kept sheet with other columns, and show the new preview."""
    person = _editor(request)
    record = import_record(person.reader, sheet)
    match_sheet(number=sheet, choices=_chosen(request.POST, record), person=person, at=timezone.now())
    messages.success(request, gettext("This is the new preview."))
    return redirect("import", sheet)


@require_POST
def run(request: HttpRequest, sheet: int) -> StreamingHttpResponse:
    """Carry an import out, telling how far it has come while it is."""
    work = import_sheet(number=sheet, person=_editor(request), at=timezone.now())
    first = next(work)
    answer = StreamingHttpResponse(_steps(request, sheet, first, work))
    # Told as it goes: whoever stands between must not gather it first.
    answer["X-Accel-Buffering"] = "no"
    return answer


@require_POST
def undo(request: HttpRequest, sheet: int) -> HttpResponse:
    """Take an import back."""
    leave = request.POST.get("leave") == "1"
    done = undo_import(number=sheet, person=_editor(request), at=timezone.now(), leave_changed=leave)
    messages.success(request, gettext("Rows taken back: %(rows)d.") % {"rows": done.rows})
    if done.left:
        left = gettext("Left, because they were changed since: entries %(entries)s.")
        messages.warning(request, left % {"entries": ", ".join(map(str, done.left))})
    return redirect("import", sheet)


def report(request: HttpRequest, sheet: int) -> HttpResponse:
    """Hand the report of an import out as CSV: one line for each thing told about a row."""
    person = _editor(request)
    record = import_record(person.reader, sheet)
    note_reading(person, f"import {sheet}", record.marking, at=timezone.now())
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(["row", "outcome", "entry", "column", "severity", "rule", "message", "value", "title"])
    for row in import_rows(person.reader, sheet, size=0).items:
        begins = [str(row.number), row.outcome, str(row.entry or "")]
        told = list(zip(row.notices, told_of(row.notices), strict=True))
        for notice, words in told:
            cells = [words.column, words.severity, notice.rule, words.says, notice.value, row.title]
            writer.writerow([*begins, *map(guarded, cells)])
        if not told:
            writer.writerow([*begins, "", "", "", "", "", guarded(row.title)])
    disposition = {"Content-Disposition": f'attachment; filename="balozi-import-{sheet}.csv"'}
    return HttpResponse(
        "\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8", headers=disposition
    )


def _editor(request: HttpRequest) -> Person:
    person = reader_of(request)
    allow(person, EDIT_REGISTERS, verb="open_imports", subject="imports", at=timezone.now())
    return person


def _steps(
    request: HttpRequest, sheet: int, first: Progress, work: Generator[Progress, None, Any]
) -> Iterator[str]:
    """Yield a page that grows while the import goes on; when the browser closes, the import still ends."""
    language = get_language() or "en"
    page = render_to_string("sheets/running.html", {"total": first.total}, request)
    begins, _mark, ends = page.partition("<!--steps-->")
    yield begins
    facts: dict[str, object] = {"total": first.total, "href": reverse("import", args=[sheet])}
    try:
        for step in work:
            yield _part("sheets/running_step.html", {"step": step}, language)
    except GeneratorExit:
        for _left in work:
            pass
        raise
    except BaloziError as refusal:
        with override(language):
            says = gettext(refusal.says) % refusal.facts, gettext(refusal.remedy) % refusal.facts
            facts["refusal"] = " ".join(says)
    yield _part("sheets/ended.html", facts, language) + ends


def _part(template: str, facts: Mapping[str, object], language: str) -> str:
    # The language of the request is gone by the time that the later parts are made.
    with override(language):
        return render_to_string(template, dict(facts))


def _form(person: Person, record: ImportRecord) -> dict[str, object]:
    """Return what the form of columns shows."""
    table = read_table(import_content(person.reader, record.number), record.name, record.sheet)
    plan: Mapping[str, Any] = record.plan
    matches = match_columns(table, record.kind, plan["columns"])
    refused = import_rows(person.reader, record.number, outcome="refused", size=500).items
    return {
        "matches": [(found, _samples(table.rows, found)) for found in matches],
        "fields": field_choices(record.kind),
        "kinds": kind_choices(),
        "plan": plan,
        "words": unknown_words(refused, record.kind)[:_MOST_WORDS],
        "digest": hashlib.sha256(str(matches).encode()).hexdigest()[:8],
    }


def _samples(rows: Any, found: Match) -> str:
    from balozi.exchange.sheets.tables import shown

    cells = (shown(row.cells[found.column], 40) for row in rows[:40] if found.column < len(row.cells))
    return " · ".join(list(dict.fromkeys(cell for cell in cells if cell))[:3])


def _chosen(sent: QueryDict, record: ImportRecord) -> Choices:
    """Return what the form chose; columns that it does not name stay as they were."""
    plan: Mapping[str, Any] = record.plan
    columns = {
        f"#{name[1:]}": value for name, value in sent.items() if name[:1] == "c" and name[1:].isdecimal()
    }
    words: dict[str, dict[str, str]] = {field: dict(told) for field, told in plan["words"].items()}
    for field, word, kept in zip(
        sent.getlist("word-field"), sent.getlist("word"), sent.getlist("word-means"), strict=False
    ):
        if kept:
            words.setdefault(str(field), {})[fold(str(word))] = str(kept)
    kind = sent.get("kind", record.kind)
    if kind != record.kind:
        # Other fields: what was chosen for those of before means nothing.
        columns, words = {}, {}
    order = sent.get("order", "")
    return Choices(
        kind=kind,
        country=_country(sent) or plan["country"],
        columns={column: str(field) for column, field in columns.items()},
        order=order if order in {"day", "month"} else "",
        fixed=_fixed(sent) if kind == record.kind else {},
        words=words,
        marking=Marking(record.marking),
    )


def _fixed(sent: QueryDict) -> dict[str, str]:
    pairs = zip(sent.getlist("fixed-field"), sent.getlist("fixed-value"), strict=False)
    return {str(field): str(value).strip() for field, value in pairs if field and str(value).strip()}


def _country(sent: QueryDict) -> str:
    from balozi.packs.shapes import is_country

    code = sent.get("country", "").strip().upper()
    if code and not is_country(code):
        raise ColumnsInvalid(f"there is no country {code[:10]!r}")
    return code or "KEN"


def _marking(sent: QueryDict) -> Marking:
    text = sent.get("marking", "0")
    return Marking(int(text)) if text in {str(marking.value) for marking in Marking} else Marking.UNCLASSIFIED
