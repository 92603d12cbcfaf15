"""What is watched over agreements, and the forms that change their lives."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from balozi.ground.people import EDIT_REGISTERS
from balozi.services import agreeing
from balozi.services.auditing import allow, note_reading
from balozi.store.registers.agreements import agreement_event, agreement_row
from balozi.store.registers.queries import entry_page
from balozi.web.agreements.forms import correction_form, told_event, told_term
from balozi.web.agreements.watching import asked_of, watch_page
from balozi.web.listing import reader_of


@require_GET
def watch(request: HttpRequest) -> HttpResponse:
    """Show what one watch tells of the agreements, as asked."""
    return render(request, "agreements/watch.html", watch_page(reader_of(request).reader, asked_of(request)))


@require_POST
def record(request: HttpRequest, entry: int) -> HttpResponse:
    """Record an event of an agreement and show its life."""
    person = reader_of(request)
    agreeing.record_event(entry=entry, event=told_event(request.POST), person=person, at=timezone.now())
    messages.success(request, _("The event is on the register."))
    return redirect("entry", "agreements", entry)


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Show the form that corrects an event; put the corrected one in its place, or take it back."""
    person, now = reader_of(request), timezone.now()
    allow(person, EDIT_REGISTERS, verb="correct_event", subject=f"event {number}", at=now)
    event = agreement_event(person.reader, number)
    if request.method == "GET":
        page = entry_page(person.reader, event.entry)
        note_reading(person, f"entry {event.entry}", page.marking, at=now)
        row = agreement_row(person.reader, event.entry)
        facts = {"event": event, "row": row, "entry": event.entry, "event_form": correction_form(row, event)}
        return render(request, "agreements/correct.html", facts)
    reason = request.POST.get("reason", "")
    if request.POST.get("act") == "withdraw":
        agreeing.withdraw_event(number=number, reason=reason, person=person, at=now)
        messages.success(request, _("The event is taken back; it stays in the history."))
    else:
        agreeing.correct_event(
            number=number, event=told_event(request.POST), reason=reason, person=person, at=now
        )
        messages.success(request, _("The event is corrected; the one before stays in the history."))
    return redirect("entry", "agreements", event.entry)


@require_POST
def term(request: HttpRequest, entry: int) -> HttpResponse:
    """Set the term of an agreement and show its life."""
    person = reader_of(request)
    agreeing.set_term(entry=entry, term=told_term(request.POST), person=person, at=timezone.now())
    messages.success(request, _("The term is set."))
    return redirect("entry", "agreements", entry)
