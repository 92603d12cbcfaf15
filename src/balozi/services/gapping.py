"""Gaps: found by rules or entered; what is done about them; closed with a reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from balozi.ground.errors.following import DayAhead
from balozi.ground.errors.registers import NoSuchEntry
from balozi.ground.errors.values import NoSuchGap, NoSuchIndicator
from balozi.ground.people import EDIT_RESULTS, Person
from balozi.results.gaps import FoundGap
from balozi.services.auditing import allow, write_deed
from balozi.services.following import said
from balozi.store.access.visibility import visible
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry
from balozi.store.results.gaps import figure_now, found_gaps
from balozi.store.results.models import CorrectiveAction, Gap, Indicator
from balozi.store.results.records import Asked


@dataclass(frozen=True, slots=True)
class FoundNow:
    """What looking for gaps changed: how many are new, gone (closed by themselves), and open as before."""

    new: int
    gone: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Remedy:
    """What is to be done about a gap.

    Attributes:
        action: in words.
        owner: code of the institution that does it.
        person: user name of who answers for it.
        due: until when.
    """

    action: str
    owner: str = ""
    person: str = ""
    due: date | None = None


def find_gaps(*, person: Person, at: datetime, country: str = "", dry_run: bool = False) -> FoundNow:
    """Let the rules look for gaps: new ones are opened, those that are no more are closed, nothing is erased.

    Entered gaps, and gaps with an action that is not done, are never closed by this.

    Raises:
        NotAllowed: the person may not edit the results framework.
    """
    allow(person, EDIT_RESULTS, verb="find_gaps", subject=country or "all", at=at)
    with transaction.atomic():
        found = {
            (gap.rule, gap.subject): gap
            for gap in found_gaps(person.reader, Asked(on=timezone.localdate(at), country=country))
        }
        rows = visible(Gap.objects.filter(superseded__isnull=True).exclude(rule=""), person.reader)
        standing = {(row.rule, row.subject): row for row in rows}
        acting = set(
            CorrectiveAction.objects.filter(superseded__isnull=True, done_on__isnull=True)
            .values_list("gap_id", flat=True)
        )  # fmt: skip
        new = [gap for key, gap in found.items() if key not in standing]
        # A lowered target stays lowered in the history of its own change.
        gone = [
            row
            for key, row in standing.items()
            if key not in found and row.pk not in acting and row.rule != "GP5" and _within(row, country)
        ]
        told = FoundNow(len(new), len(gone), len(standing) - len(gone))
        if not dry_run and (new or gone):
            facts = {"new": told.new, "gone": told.gone, "unchanged": told.unchanged}
            deed = write_deed(by=person.name, at=at, verb="find_gaps", subject=country or "all", facts=facts)
            _write(new, deed)
            Gap.objects.filter(pk__in=[row.pk for row in gone]).update(
                superseded=deed, closed_because="no longer found"
            )
    return told


def enter_gap(
    *, words: str, cause: str, person: Person, at: datetime, indicator: str = "", entry: int | None = None
) -> int:
    """Enter a gap that no rule finds.

    Returns:
        the number of the gap.

    Raises:
        NotAllowed: the person may not edit the results framework.
        WordMissing: it says nothing.
        NoSuchIndicator, NoSuchEntry: what it is about is not there.
    """
    allow(person, EDIT_RESULTS, verb="enter_gap", subject=f"indicator {indicator}", at=at)
    with transaction.atomic():
        title = said("words", words)
        of = visible(Indicator.objects.filter(code=indicator), person.reader).first() if indicator else None
        about = visible(Entry.objects.filter(pk=entry), person.reader).first() if entry else None
        if indicator and of is None:
            raise NoSuchIndicator(indicator)
        if entry and about is None:
            raise NoSuchEntry(str(entry))
        subject = f"indicator {indicator}" if indicator else f"entry {entry}" if entry else "framework"
        deed = write_deed(by=person.name, at=at, verb="enter_gap", subject=subject)
        return Gap.objects.create(
            subject=subject,
            indicator=of,
            entry=about,
            words=title[:400],
            cause=cause.strip(),
            marking=max(of.marking if of else 0, about.marking if about else 0),
            made=deed,
        ).pk


def plan_action(*, gap: int, remedy: Remedy, person: Person, at: datetime) -> int:
    """Say what is done about a gap; the figure of its indicator is kept, to be held against the later one.

    Returns:
        the number of the action.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchGap: no open gap of this number that the person may see.
        WordMissing: no action is given.
    """
    allow(person, EDIT_RESULTS, verb="plan_action", subject=f"gap {gap}", at=at)
    with transaction.atomic():
        row, words = _open(gap, person), said("action", remedy.action)
        deed = write_deed(by=person.name, at=at, verb="plan_action", subject=f"gap {gap}")
        before: dict[str, Any] = {}
        if row.indicator is not None:
            before = figure_now(person.reader, row.indicator.code, timezone.localdate(at))
        return CorrectiveAction.objects.create(
            gap=row,
            action=words[:400],
            owner=remedy.owner[:24],
            person=remedy.person[:150],
            due=remedy.due,
            before=before,
            made=deed,
        ).pk


def finish_action(*, action: int, on: date | None, person: Person, at: datetime) -> None:
    """Say that an action was carried out.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchGap: no action of this number stands that the person may see.
        DayAhead: the day has not come yet.
    """
    allow(person, EDIT_RESULTS, verb="finish_action", subject=f"action {action}", at=at)
    today = timezone.localdate(at)
    if on is not None and on > today:
        raise DayAhead(on.isoformat())
    with transaction.atomic():
        row = CorrectiveAction.objects.filter(
            pk=action, superseded__isnull=True, done_on__isnull=True
        ).first()
        if row is None:
            raise NoSuchGap("action", action)
        _open(row.gap_id, person)
        deed = write_deed(by=person.name, at=at, verb="finish_action", subject=f"action {action}")
        CorrectiveAction.objects.filter(pk=action).update(superseded=deed)
        CorrectiveAction.objects.create(
            gap_id=row.gap_id,
            action=row.action,
            owner=row.owner,
            person=row.person,
            due=row.due,
            done_on=on or today,
            before=row.before,
            made=deed,
        )


def close_gap(*, gap: int, reason: str, person: Person, at: datetime) -> None:
    """Close a gap with a reason; it stays in the history.

    Raises:
        NotAllowed: the person may not edit the results framework.
        NoSuchGap: no open gap of this number that the person may see.
        WordMissing: no reason is given.
    """
    allow(person, EDIT_RESULTS, verb="close_gap", subject=f"gap {gap}", at=at)
    with transaction.atomic():
        row, why = _open(gap, person), said("reason", reason)
        deed = write_deed(by=person.name, at=at, verb="close_gap", subject=f"gap {gap}")
        Gap.objects.filter(pk=row.pk).update(superseded=deed, closed_because=why[:400])


def _open(gap: int, person: Person) -> Gap:
    rows = Gap.objects.select_for_update(of=("self",)).filter(pk=gap, superseded__isnull=True)
    row = visible(rows, person.reader).select_related("indicator", "entry").first()
    hidden = row is not None and row.entry is not None and not visible(
        Entry.objects.filter(pk=row.entry.pk), person.reader
    ).exists()  # fmt: skip
    if row is None or hidden:
        raise NoSuchGap("gap", gap)
    return row


def _within(row: Gap, country: str) -> bool:
    if not country:
        return True
    of = row.indicator or row.entry
    return of is not None and of.country == country


def _write(found: list[FoundGap], deed: Deed) -> None:
    codes = {gap.indicator for gap in found if gap.indicator}
    rows = {row.code: row for row in Indicator.objects.filter(code__in=codes)}
    Gap.objects.bulk_create(
        (
            Gap(
                rule=gap.rule,
                subject=gap.subject[:120],
                indicator=rows.get(gap.indicator),
                entry_id=gap.entry,
                facts=dict(gap.facts),
                marking=gap.marking,
                made=deed,
            )
            for gap in found
        ),
        batch_size=500,
    )
