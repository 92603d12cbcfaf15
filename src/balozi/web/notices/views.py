"""The reader's own notices: the list, read and unread, and how to be told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from balozi.registers.reminding import sentence_of
from balozi.services.noticing import choose_wish, read_notices, unread_notices
from balozi.store.notices.queries import notices as list_notices
from balozi.store.notices.queries import unread_count, wish_of
from balozi.store.notices.records import WishRow
from balozi.web.listing import page_number, reader_of

MAIL = (
    ("each", gettext_lazy("Each notice by e-mail, several in one")),
    ("weekly", gettext_lazy("One e-mail a week, with all that waits")),
    ("none", gettext_lazy("No e-mail: only here")),
)
WEEKDAY = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
# What was marked last in this session, so that it can be taken back.
_MARKED = "notices_marked"


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """Show the notices, the latest first."""
    person, unread = reader_of(request), "unread" in request.GET
    page = list_notices(person.reader, person.name, unread=unread, page=page_number(request))
    facts = {
        "page": page,
        "lines": [(row, _(sentence_of(row.rule))) for row in page.items],
        "only_unread": unread,
        "unread": unread_count(person.reader, person.name),
        "marked": len(request.session.get(_MARKED, ())),
        "wish": wish_of(person.name),
        "mails": MAIL,
        "weekdays": list(enumerate(WEEKDAY)),
    }
    return render(request, "notices/notices.html", facts)


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one notice, or all, as read."""
    number = _number(request.POST, "notice")
    chosen = None if number is None else [number]
    fresh = read_notices(notices=chosen, person=reader_of(request), at=timezone.now())
    request.session[_MARKED] = fresh
    return redirect("notices")


@require_POST
def unread(request: HttpRequest) -> HttpResponse:
    """Take back what was marked as read last, or one notice."""
    number = _number(request.POST, "notice")
    chosen = request.session.pop(_MARKED, []) if number is None else [number]
    unread_notices(notices=chosen, person=reader_of(request), at=timezone.now())
    return redirect("notices")


@require_POST
def wish(request: HttpRequest) -> HttpResponse:
    """Keep how the reader wants to be told."""
    sent = request.POST
    day = _number(sent, "weekday")
    told = WishRow(sent.get("mail", ""), 0 if day is None else day, sent.get("language", ""))
    choose_wish(wish=told, person=reader_of(request), at=timezone.now())
    messages.success(request, _("Your choice is kept."))
    return redirect("notices")


def _number(sent: QueryDict, name: str) -> int | None:
    text = sent.get(name, "").strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else None
