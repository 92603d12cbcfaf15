"""Telling those whom a change by somebody else concerns; called by the services that make the change."""

from django.db.models import Q

from balozi.registers.reminding import change_rule_of
from balozi.services.addressing import Directory, focal_points, open_directory
from balozi.store.audit.models import Deed
from balozi.store.follow_up.models import Assignment, CommitmentEvent, DateRequest, ProgressUpdate
from balozi.store.notices.matters import CARRYING, PartRow
from balozi.store.notices.models import Notice
from balozi.store.registers.models import Entry


def tell_of_change(*, entry: Entry, deed: Deed) -> int:
    """Make a notice for everybody whom a change concerns and who may see it, but not for who made it.

    It belongs to the transaction of the change: what is not kept is told to nobody.

    Returns:
        how many were told.
    """
    rule = change_rule_of(deed.verb)
    if rule is None:
        return 0
    directory = open_directory()
    names: set[str] = set()
    for place in rule.to:
        names |= _concerned(directory, place, entry, deed)
    told = directory.who_see((names & set(directory.users)) - {deed.by}, entry.pk)
    Notice.objects.bulk_create(
        (
            Notice(
                user=directory.users[name],
                rule=rule.name,
                entry=entry,
                occasion=f"line {deed.number}",
                by=deed.by,
                made_at=deed.at,
            )
            for name in told
        ),
        ignore_conflicts=True,
    )
    return len(told)


def _concerned(directory: Directory, place: str, entry: Entry, deed: Deed) -> set[str]:
    if place == "parts":
        return focal_points(directory, _parts(Q(superseded__isnull=True), entry))
    if place == "before":
        return focal_points(directory, _parts(Q(superseded=deed), entry))
    if place == "offerer":
        offers = Assignment.objects.filter(entry=entry, made__verb="assign_commitment")
        return set(offers.order_by("-id").values_list("made__by", flat=True)[:1])
    if place == "asker":
        asked = DateRequest.objects.filter(entry=entry, superseded__isnull=True)
        return set(asked.order_by("-id").values_list("asked_by", flat=True)[:1])
    reported = ProgressUpdate.objects.filter(entry=entry, made__verb="report_progress")
    submitted = CommitmentEvent.objects.filter(entry=entry, made__verb="submit_evidence")
    return set(reported.order_by("-id").values_list("made__by", flat=True)[:1]) | set(
        submitted.order_by("-id").values_list("made__by", flat=True)[:1]
    )


def _parts(which: Q, entry: Entry) -> list[PartRow]:
    rows = Assignment.objects.filter(which, entry=entry, state__in=CARRYING).order_by("id")
    return [PartRow(row.institution, row.focal_point) for row in rows]
