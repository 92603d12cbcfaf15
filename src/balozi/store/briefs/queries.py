"""Reading kept documents: only those of which everything that they rest on may still be read."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from balozi.briefs.cycle.papers import document_from
from balozi.ground.errors.briefs import NoSuchBrief
from balozi.ground.markings import Marking
from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.briefs.models import Brief, BriefVersion
from balozi.store.briefs.records import BriefPage, BriefRow, VersionShown
from balozi.store.documents.models import Document
from balozi.store.registers.models import Entry
from balozi.store.results.models import Gap, Indicator, Observation

_BASIS: Mapping[str, tuple[type[Any], str]] = {
    "entries": (Entry, "pk"),
    "documents": (Document, "pk"),
    "indicators": (Indicator, "code"),
    "observations": (Observation, "pk"),
    "gap_numbers": (Gap, "pk"),
}
# SQLite takes a bounded number of parameters.
_PART = 5_000


def briefs(reader: Reader, *, kind: str = "", at: datetime | None = None) -> list[BriefRow]:
    """Return the kept documents that the reader may see, the latest first.

    Args:
        reader: whose clearance and institutions apply.
        kind: only those of one kind, "" for all.
        at: the moment as known at which it is asked, None for now.
    """
    rows = visible(Brief.objects.all(), reader).order_by("-id")
    rows = rows.filter(kind=kind) if kind else rows
    found = []
    for row in rows:
        versions = list(_versions(row.pk, at))
        if versions and readable(reader, versions):
            found.append(_row(row, versions[0]))
    return found


def brief_page(
    reader: Reader, brief: int, *, version: int | None = None, at: datetime | None = None
) -> BriefPage:
    """Return one kept document at a version, the latest one for None.

    Raises:
        NoSuchBrief: there is none of this number, or no such version, or something that it rests on is above the
            reader.
    """
    row = visible(Brief.objects.filter(pk=brief), reader).first()
    versions = list(_versions(brief, at)) if row else []
    shown = next((one for one in versions if version in {None, one.number}), None)
    if row is None or shown is None or not readable(reader, versions):
        raise NoSuchBrief(brief)
    return BriefPage(
        row=_row(row, versions[0]),
        version=_version(shown),
        document=document_from(shown.content),
        written=shown.written,
        weights=shown.weights,
        sources_up_to=Marking(shown.sources_up_to),
        versions=tuple(map(_version, versions)),
    )


def readable(reader: Reader, versions: list[BriefVersion]) -> bool:
    """Tell whether the reader may see everything that versions rest on: what was open may have been marked since."""
    for name, (model, key) in _BASIS.items():
        wanted = {number for version in versions for number in version.rests_on.get(name, ())}
        for part in _parts(sorted(wanted)):
            rows = visible(model._default_manager.filter(**{f"{key}__in": part}), reader)
            if rows.count() != len(part):
                return False
    return True


def _parts(numbers: list[Any]) -> Iterator[list[Any]]:
    for first in range(0, len(numbers), _PART):
        yield numbers[first : first + _PART]


def _versions(brief: int, at: datetime | None) -> QuerySet[BriefVersion]:
    rows = BriefVersion.objects.filter(brief=brief).select_related("made").order_by("-number")
    return rows.filter(made__at__lte=at) if at else rows


def _row(row: Brief, last: BriefVersion) -> BriefRow:
    return BriefRow(
        row.pk,
        row.kind,
        row.period,
        row.language,
        row.country,
        row.institution,
        Marking(row.marking),
        last.number,
        last.known_at,
        last.made.by,
        last.made.at,
    )


def _version(row: BriefVersion) -> VersionShown:
    return VersionShown(row.number, row.sort, row.section, row.known_at, row.inputs, row.made.by, row.made.at)
