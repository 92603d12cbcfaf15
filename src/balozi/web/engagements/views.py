"""The calendar and its feeds, the proposal of an engagement, and what the panel's forms lead to."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from balozi.ground.errors.engagements import NoSuchFeed
from balozi.ground.errors.family import BaloziError, InvalidInput, NotFound
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_REGISTERS, Person
from balozi.registers.engagements import engagement_kinds
from balozi.services.feeding import end_feed, feed_behind, make_feed
from balozi.services.meeting import propose_engagement
from balozi.store.engagements.queries import feeds_of
from balozi.store.people.queries import institutions
from balozi.web.engagement_words import SCOPE
from balozi.web.engagements.acts import STEPS, carry_out, proof_in, proposal_in, words
from balozi.web.engagements.feeding import feed_calendar
from balozi.web.engagements.month import calendar_asked, calendar_facts
from balozi.web.labels import label
from balozi.web.listing import reader_of
from balozi.web.names import page_language
from balozi.web.people.words import CLEARANCE
from balozi.web.undoing import Undo, confirm


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the engagements of a month, as a table or as a list."""
    person = reader_of(request)
    facts = calendar_facts(person.reader, calendar_asked(request))
    return render(
        request, "engagements/calendar.html", {**facts, "may_edit": EDIT_REGISTERS in person.permissions}
    )


@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Show the form by which an engagement is proposed; put it on the register."""
    person = reader_of(request)
    refusal: BaloziError | None = None
    if request.method == "GET":
        person.must(EDIT_REGISTERS)
    if request.method == "POST":
        try:
            entry = propose_engagement(
                proposal=proposal_in(request.POST),
                proof=proof_in(request.POST),
                person=person,
                at=timezone.now(),
            )
        except (InvalidInput, NotFound) as fault:
            refusal = fault
        else:
            messages.success(request, _("The engagement is on the register."))
            return redirect("entry", "engagements", entry)
    facts = {
        "types": [(sort, label("value", sort)) for sort in engagement_kinds()],
        "markings": _markings(person),
        "sent": request.POST or request.GET,
        "refusal": refusal,
    }
    status = refusal.http_status if refusal else 200
    return render(request, "engagements/propose.html", facts, status=status)


@require_POST
def act(request: HttpRequest, entry: int, act: str) -> HttpResponse:
    """Do what a form of the panel asks for, and show the engagement again."""
    carry_out(request.POST, reader_of(request), entry, act)
    back = Undo(reverse("engagement-act", args=[entry, "take-back"]), {"reason": _("undone at once")})
    confirm(request, _("It is on the register."), back if act in STEPS else None)
    return redirect(f"{reverse('entry', args=['engagements', entry])}#engagement")


@require_http_methods(["GET", "POST"])
def feeds(request: HttpRequest) -> HttpResponse:
    """List one's own calendar feeds; make one, and show its address this once."""
    person, address = reader_of(request), ""
    if request.method == "POST":
        made = make_feed(
            scope=words(request.POST, "scope"),
            institution=words(request.POST, "institution"),
            dues="dues" in request.POST,
            person=person,
            at=timezone.now(),
        )
        site = str(settings.BALOZI.site).rstrip("/")
        address = f"{site}{reverse('calendar-feed', args=[made.token])}?language={page_language()}"
    facts = {
        "feeds": feeds_of(person.name),
        "address": address,
        "scopes": list(SCOPE.items()),
        "institutions": [(row.code, row.name(page_language())) for row in institutions()],
    }
    return render(request, "engagements/feeds.html", facts)


@require_POST
def end(request: HttpRequest, feed: int) -> HttpResponse:
    """End one of one's own feeds."""
    end_feed(feed=feed, person=reader_of(request), at=timezone.now())
    messages.success(request, _("The feed is ended: its address tells nothing any more."))
    return redirect("calendar-feeds")


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Hand a calendar program what the owner of the address may read now; the address is the only key."""
    try:
        row, owner = feed_behind(token)
    except NoSuchFeed as refusal:
        return HttpResponse(
            _(refusal.says), status=refusal.http_status, content_type="text/plain; charset=utf-8"
        )
    language = request.GET.get("language", "")
    with translation.override(language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE):
        content = feed_calendar(row, owner)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _markings(person: Person) -> list[tuple[str, object]]:
    names = [marking.name.lower() for marking in Marking if marking <= person.clearance]
    return [(name, CLEARANCE[name]) for name in names]
