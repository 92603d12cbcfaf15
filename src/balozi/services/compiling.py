"""Compiling the reports on agreements, for the pages and the command line alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from balozi.briefs.reports import departments, followup
from balozi.briefs.reports.agreements import agreements_report
from balozi.briefs.reports.departments import departments_report
from balozi.briefs.reports.facts import AgreementFact, Asked
from balozi.briefs.reports.followup import followup_report
from balozi.briefs.reports.frame import footer_of
from balozi.briefs.reports.words import Words
from balozi.briefs.tables import Cell, Report
from balozi.briefs.writing.csvs import csv_of
from balozi.briefs.writing.jsons import json_of
from balozi.briefs.writing.pdfs import pdf_of
from balozi.briefs.writing.workbooks import workbook_of
from balozi.ground.errors.reports import NoSuchReport, ReportPeriodBackwards
from balozi.ground.markings import Marking, highest
from balozi.ground.pages import PAGE_SIZE
from balozi.ground.people import READ, Person, Reader
from balozi.services.auditing import allow, note_reading
from balozi.store.people.queries import institutions
from balozi.store.registers.remembered import remembered_rows
from balozi.store.reports.queries import agreement_facts

_MAKERS: Mapping[str, Callable[[Iterable[AgreementFact], Asked], Report]] = {
    "agreements": agreements_report,
    "departments": departments_report,
    "followup": followup_report,
}
REPORTS = tuple(_MAKERS)
# The figures of each report that open the list behind them.
FIGURES: Mapping[str, tuple[str, ...]] = {
    "agreements": (),
    "departments": departments.FIGURES,
    "followup": followup.FIGURES,
}
SHAPES = ("csv", "xlsx", "pdf", "json")


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One page of a report.

    Attributes:
        report: whose last table, the list, holds the rows of the page only.
        total: how many rows the list has.
        number: of the page, counted from 1.
    """

    report: Report
    total: int
    number: int


def make_report(
    *, name: str, asked: Asked, person: Person, at: datetime, known_at: datetime | None = None
) -> Report:
    """Return a report of the register as the person may see it.

    Args:
        name: one of ``REPORTS``.
        asked: filters, language, order; a figure that the report does not have is left aside.
        person: who asks; opening what is confidential or above is written to the log.
        at: when.
        known_at: the moment as known at which it is made, None for now.

    Raises:
        NoSuchReport: no report has this name.
        ReportPeriodBackwards: the period ends before it begins.
        NotAllowed: the person may not read.
    """
    wanted = _wanted(name, asked, person, at, known_at)
    report, marking = _composed(name, wanted, person.reader, known_at)
    note_reading(person, f"report {name}", marking, at=at)
    return report


def make_report_page(
    *,
    name: str,
    asked: Asked,
    person: Person,
    at: datetime,
    known_at: datetime | None = None,
    page: int = 1,
) -> ReportPage:
    """Return one page of a report; the report itself is composed once after each change of the registers.

    Args:
        name: one of ``REPORTS``.
        asked: filters, language, order; a figure that the report does not have is left aside.
        person: who asks; opening what is confidential or above is written to the log.
        at: when.
        known_at: the moment as known at which it is made, None for now.
        page: counted from 1; one beyond the last is the last.

    Raises:
        NoSuchReport: no report has this name.
        ReportPeriodBackwards: the period ends before it begins.
        NotAllowed: the person may not read.
    """
    wanted = _wanted(name, asked, person, at, known_at)
    known = remembered_rows(
        f"report {name} {wanted!r} {known_at!r}",
        person.reader,
        lambda: _without_rows(*_composed(name, wanted, person.reader, known_at)),
    )
    report, marking = known.head
    note_reading(person, f"report {name}", marking, at=at)
    number = min(max(1, page), max(1, -(-known.total // PAGE_SIZE)))
    rows = known.rows((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    *before, listed = report.tables
    return ReportPage(replace(report, tables=[*before, replace(listed, rows=rows)]), known.total, number)


def _wanted(name: str, asked: Asked, person: Person, at: datetime, known_at: datetime | None) -> Asked:
    """Return what is asked with the names of the institutions, after the checks."""
    allow(person, READ, verb="make_report", subject=f"report {name[:40]}", at=at)
    if name not in REPORTS:
        raise NoSuchReport(name[:40])
    if asked.since and asked.until and asked.until < asked.since:
        raise ReportPeriodBackwards(asked.since.isoformat(), asked.until.isoformat())
    named = {row.code: row.name(asked.language) for row in institutions(retired=True, at=known_at)}
    figure = asked.figure if asked.figure in FIGURES[name] else ""
    return replace(asked, figure=figure, institutions=named)


def _composed(name: str, asked: Asked, reader: Reader, known_at: datetime | None) -> tuple[Report, Marking]:
    facts = agreement_facts(reader, at=known_at)
    return _MAKERS[name](facts, asked), highest(fact.marking for fact in facts)


def _without_rows(
    report: Report, marking: Marking
) -> tuple[tuple[Report, Marking], Sequence[Sequence[Cell]]]:
    *before, listed = report.tables
    return (replace(report, tables=[*before, replace(listed, rows=())]), marking), listed.rows


def written(report: Report, shape: str, *, figure: str = "") -> bytes:
    """Return a report as the bytes of a file.

    Args:
        report: as it was made.
        shape: one of ``SHAPES``.
        figure: whose list was asked for; as CSV, which holds one table, the list is given then.
    """
    if shape == "xlsx":
        return workbook_of(report)
    if shape == "pdf":
        empty = Words(report.language)("empty")
        return pdf_of(report, footer=footer_of(report), empty=empty)
    if shape == "json":
        return json_of(report).encode()
    table = -1 if figure in FIGURES[report.name] else 0
    # The mark at the beginning tells spreadsheets that the file is UTF-8.
    return ("\ufeff" + csv_of(report, table)).encode()
