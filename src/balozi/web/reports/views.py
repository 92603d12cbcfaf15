"""The reports: their index, one report as asked, the same as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from balozi.services.compiling import FIGURES, REPORTS, SHAPES, make_report, make_report_page, written
from balozi.web.labels import Label
from balozi.web.listing import day_asked, end_of, page_number, reader_of
from balozi.web.reports.asking import asked_of, choices_of, tables_shown

SAYS: dict[str, tuple[Label, Label]] = {
    "agreements": (
        _("Agreements"),
        _("Who leads it, with whom, who signed, since when and until when, on what, how far it has come."),
    ),
    "departments": (
        _("By department"),
        _(
            "How many, in the pipeline, older than five years, inactive; what to keep and what to drop, and why."
        ),
    ),
    "followup": (
        _("Signed, implemented, no record"),
        _("What became of the agreements signed in a period or with a partner."),
    ),
}
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "json": "application/json",
}


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """Show which reports there are."""
    reader_of(request)
    return render(request, "reports/reports.html", {"reports": [(name, *SAYS[name]) for name in REPORTS]})


@require_GET
def report(request: HttpRequest, report: str) -> HttpResponse:
    """Show one report as asked: its figures, its list page by page, what must be known beside them."""
    asked = asked_of(request, report)
    made = make_report_page(
        name=report,
        asked=asked,
        person=reader_of(request),
        at=timezone.now(),
        known_at=end_of(day_asked(request)),
        page=page_number(request),
    )
    facts = {
        "report": made.report,
        "asked": asked,
        "says": SAYS[report][1],
        "others": [(name, SAYS[name][0]) for name in REPORTS],
        "tables": tables_shown(made, request.GET),
        "on": day_asked(request),
        "figures": FIGURES[report],
        "shapes": SHAPES,
        **choices_of(reader_of(request).reader, asked),
    }
    return render(request, "reports/report.html", facts)


@require_GET
def download(request: HttpRequest, report: str) -> HttpResponse:
    """Hand a report out as a file: CSV, XLSX, PDF or JSON."""
    shape = request.GET.get("shape", "")
    shape = shape if shape in SHAPES else SHAPES[0]
    made = make_report(
        name=report,
        asked=asked_of(request, report),
        person=reader_of(request),
        at=timezone.now(),
        known_at=end_of(day_asked(request)),
    )
    content = written(made, shape, figure=request.GET.get("figure", ""))
    disposition = {"Content-Disposition": f'attachment; filename="{made.file_name}.{shape}"'}
    return HttpResponse(content, content_type=_TYPES[shape], headers=disposition)
