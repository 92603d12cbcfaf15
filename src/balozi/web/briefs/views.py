"""The documents: their list, the form that composes, one document, its sections, its versions, its files."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from balozi.briefs.cycle.charts import chart_svg
from balozi.briefs.cycle.files import SHAPES, written_document
from balozi.briefs.cycle.outlines import kinds
from balozi.briefs.cycle.words import CycleWords
from balozi.ground.errors.briefs import NoSuchBrief, NoSuchBriefSection
from balozi.ground.markings import Marking
from balozi.ground.people import EDIT_RESULTS, Reader
from balozi.services.auditing import allow
from balozi.services.documenting import (
    Order,
    compose_now,
    is_stale,
    keep_brief,
    open_brief,
    read_weights,
    renew_brief,
    write_section,
)
from balozi.store.briefs.queries import briefs
from balozi.store.briefs.records import BriefRow
from balozi.store.people.queries import institutions
from balozi.store.registers.facets import facets
from balozi.store.registers.moments import day_of
from balozi.web.briefs.showing import charts_of, differences, sections_shown
from balozi.web.labels import Label
from balozi.web.listing import day_in, end_of, reader_of
from balozi.web.names import actor_name, page_language
from balozi.web.people.words import CLEARANCE

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}
_LANGUAGES = (("sw", "Kiswahili"), ("en", "English"), ("fr", "Français"))
SORTS: Mapping[str, Label] = {
    "composed": _("composed"),
    "written": _("text written"),
    "renewed": _("composed again"),
}


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """Show the documents that are kept, and the form that composes one; keep the one that was ordered."""
    person = reader_of(request)
    if request.method == "POST":
        if request.POST.get("shape"):
            return _composed(request, request.POST)
        order, on = _order(request.POST), end_of(day_in(request.POST, "on"))
        allow(person, EDIT_RESULTS, verb="keep_brief", subject="document", at=timezone.now())
        number = keep_brief(order=order, person=person, at=timezone.now(), known_at=on)
        messages.success(
            request, gettext("The document is kept. Write beside it where people have to say something.")
        )
        return redirect("brief", number)
    words = CycleWords(page_language())
    names = {row.code: row.name(words.language) for row in institutions()}
    facts = {
        "rows": [_listed(row, words, names) for row in briefs(person.reader)],
        "kinds": [(kind, words(kind)) for kind in kinds()],
        "countries": _countries(person.reader),
        "country": settings.BALOZI.country,
        "institutions": list(names.items()),
        "languages": _LANGUAGES,
        "language": words.language,
        "markings": [
            (mark.name.lower(), CLEARANCE[mark.name.lower()]) for mark in Marking if mark <= person.clearance
        ],
        "shapes": SHAPES,
        "year": _fiscal_year(day_of(None)),
        "may_keep": EDIT_RESULTS in person.permissions,
    }
    return render(request, "briefs/briefs.html", facts)


@require_GET
def compose(request: HttpRequest) -> HttpResponse:
    """Compose a document and hand it out as a file, without keeping it."""
    return _composed(request, request.GET)


@require_GET
def brief(request: HttpRequest, brief: int) -> HttpResponse:
    """Show one document at a version: what was composed, what people wrote, whether it is up to date."""
    person = reader_of(request)
    page = open_brief(brief=brief, person=person, at=timezone.now(), version=_number(request.GET, "version"))
    facts = {
        "page": page,
        "paper": page.document,
        "sections": sections_shown(page.document),
        "versions": [(one, SORTS[one.sort]) for one in page.versions],
        "stale": page.is_latest and is_stale(page, at=timezone.now()),
        "shapes": SHAPES,
        "may_write": page.is_latest and EDIT_RESULTS in person.permissions,
    }
    return render(request, "briefs/brief.html", facts)


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, brief: int, section: str) -> HttpResponse:
    """Write a text into a section, beside what was composed."""
    person, now = reader_of(request), timezone.now()
    allow(person, EDIT_RESULTS, verb="write_section", subject=f"document {brief}", at=now)
    if request.method == "POST":
        seen, text = _number(request.POST, "seen") or 0, request.POST.get("text", "")
        write_section(brief=brief, section=section, text=text, seen=seen, person=person, at=now)
        messages.success(request, gettext("The text is kept as a new version."))
        return redirect("brief", brief)
    page = open_brief(brief=brief, person=person, at=now)
    found = [one for one in sections_shown(page.document) if one["section"].name == section]
    if not found:
        raise NoSuchBriefSection(section[:40])
    return render(request, "briefs/section.html", {"page": page, "paper": page.document, "one": found[0]})


@require_POST
def renew(request: HttpRequest, brief: int) -> HttpResponse:
    """Compose a document again from what is known now."""
    seen = _number(request.POST, "seen") or 0
    renew_brief(brief=brief, seen=seen, person=reader_of(request), at=timezone.now())
    messages.success(request, gettext("The document is composed again; texts of people stay."))
    return redirect("brief", brief)


@require_GET
def compare(request: HttpRequest, brief: int) -> HttpResponse:
    """Show what differs between two versions of a document."""
    person, now = reader_of(request), timezone.now()
    after = open_brief(brief=brief, person=person, at=now, version=_number(request.GET, "after"))
    earlier = _number(request.GET, "before") or max(1, after.version.number - 1)
    before = open_brief(brief=brief, person=person, at=now, version=earlier)
    facts = {
        "page": after,
        "paper": after.document,
        "before": before.version,
        "after": after.version,
        "versions": [one.number for one in after.versions],
        "differences": differences(before.document, after.document),
    }
    return render(request, "briefs/compare.html", facts)


@require_GET
def download(request: HttpRequest, brief: int) -> HttpResponse:
    """Hand a version of a document out as a file, or one of its charts as a picture."""
    version = _number(request.GET, "version")
    page = open_brief(brief=brief, person=reader_of(request), at=timezone.now(), version=version)
    if request.GET.get("shape") == "svg":
        charts, number = charts_of(page.document), _number(request.GET, "chart") or 0
        if number >= len(charts):
            raise NoSuchBrief(brief)
        return HttpResponse(chart_svg(charts[number], "sans-serif"), content_type=_TYPES["svg"])
    name = f"{page.document.file_name}-v{page.version.number}"
    shape = _shape(request.GET)
    return _file(written_document(page.document, shape), name, shape)


def _order(sent: QueryDict) -> Order:
    marking = sent.get("marking", "unclassified").upper()
    return Order(
        kind=sent.get("kind", ""),
        period=sent.get("period", ""),
        language=sent.get("language", "en") if sent.get("language") in dict(_LANGUAGES) else "en",
        country=sent.get("country", "").strip()[:3],
        institution=sent.get("institution", "").strip()[:24],
        sources_up_to=Marking[marking] if marking in Marking.__members__ else Marking.UNCLASSIFIED,
        weights=read_weights(sent.get("weights", "").splitlines()),
    )


def _file(content: bytes, name: str, shape: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}.{shape}"'}
    return HttpResponse(content, content_type=_TYPES[shape], headers=disposition)


def _composed(request: HttpRequest, sent: QueryDict) -> HttpResponse:
    order, on, shape = _order(sent), end_of(day_in(sent, "on")), _shape(sent)
    made = compose_now(order=order, person=reader_of(request), at=timezone.now(), known_at=on)
    return _file(written_document(made.document, shape), made.document.file_name, shape)


def _listed(row: BriefRow, words: CycleWords, names: Mapping[str, str]) -> tuple[BriefRow, str, str, Label]:
    marking = CLEARANCE[row.marking.name.lower()] if row.marking else ""
    return row, words(row.kind), names.get(row.institution, row.institution), marking


def _shape(sent: QueryDict) -> str:
    shape = sent.get("shape", "")
    return shape if shape in SHAPES else SHAPES[0]


def _number(sent: QueryDict, name: str) -> int | None:
    text = sent.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None


def _fiscal_year(day: date) -> str:
    """Return the fiscal year that ended last, as people ask for it most."""
    return f"FY{day.year - (1 if day.month >= 7 else 2)}"


def _countries(reader: Reader) -> list[tuple[str, str]]:
    """Return (code, name) of the countries that have a policy framework, that of the house too."""
    known = {settings.BALOZI.country, *facets(reader, "framework", ("country",))["country"]}
    return sorted(((code, actor_name(code)) for code in known), key=lambda one: one[1])
