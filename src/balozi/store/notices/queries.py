"""Reading notices, wishes, duties, runs and waiting mails."""

from collections.abc import Iterable

from django.db.models import QuerySet

from balozi.ground.pages import PAGE_SIZE, Page
from balozi.ground.people import Reader
from balozi.store.access.visibility import visible
from balozi.store.notices.models import Duty, JobRun, Mailing, Notice, Wish
from balozi.store.notices.records import MailRow, NoticeRow, RunRow, WishRow
from balozi.store.registers.models import Commitment


def notices(
    reader: Reader, name: str, *, unread: bool = False, page: int = 1, size: int = PAGE_SIZE
) -> Page[NoticeRow]:
    """Return one page of somebody's notices about what this person may see today, the latest first.

    Args:
        reader: the same person as somebody who looks.
        name: of the user.
        unread: only those that were not read.
        page: counted from 1.
        size: most on a page, 0 for all.
    """
    rows = _mine(reader, name)
    rows = rows.filter(read_at__isnull=True) if unread else rows
    total, first = rows.count(), (page - 1) * size
    ordered = rows.select_related("entry", "mailing").order_by("-made_at", "-id")
    listed = list(ordered[first : first + size] if size else ordered)
    titles = titles_of(row.entry_id for row in listed)
    return Page([_row(row, titles) for row in listed], total, page, size or max(1, total))


def unread_count(reader: Reader, name: str) -> int:
    """Return how many notices about what the reader may see somebody has not read; one question."""
    return _mine(reader, name).filter(read_at__isnull=True).count()


def wish_of(name: str) -> WishRow:
    """Return how somebody wants to be told."""
    row = Wish.objects.filter(user__username=name).first()
    return WishRow(row.mail, row.weekday, row.language) if row else WishRow()


def duties() -> list[tuple[str, str, str]]:
    """Return (name of the user, institution, duty) of all who have a place in escalations."""
    rows = Duty.objects.filter(superseded__isnull=True, user__is_active=True).order_by(
        "sort", "user__username"
    )
    return list(rows.values_list("user__username", "user__profile__institution", "sort"))


def runs(*, most: int = 50) -> list[RunRow]:
    """Return the latest runs of jobs."""
    rows = JobRun.objects.order_by("-id")[:most]
    return [RunRow(row.job, row.day, row.began_at, row.ended_at, row.failure, row.facts) for row in rows]


def mails_waiting() -> list[MailRow]:
    """Return the mails that are not sent yet, those that failed included, the oldest first."""
    rows = Mailing.objects.filter(ended_at__isnull=True).select_related("user").order_by("id")
    return [
        MailRow(
            mailing=row.pk,
            name=row.user.get_username(),
            sort=row.sort,
            made_at=row.made_at,
            tries=row.tries,
            tried_at=row.tried_at,
            failure=row.failure,
        )
        for row in rows
    ]


def titles_of(entries: Iterable[int]) -> dict[int, str]:
    """Return the titles of commitments as they stand, of retired ones as they stood last.

    Only for entries that were found to be visible to whom they are shown.
    """
    rows = Commitment.objects.filter(entry__in=list(entries)).order_by("id")
    return dict(rows.values_list("entry_id", "title"))


def _mine(reader: Reader, name: str) -> QuerySet[Notice]:
    return visible(Notice.objects.filter(user__username=name), reader, "entry")


def _row(row: Notice, titles: dict[int, str]) -> NoticeRow:
    mailing = row.mailing
    return NoticeRow(
        notice=row.pk,
        rule=row.rule,
        entry=row.entry_id,
        register=row.entry.register,
        title=titles.get(row.entry_id, ""),
        by=row.by,
        made_at=row.made_at,
        read_at=row.read_at,
        mailed_at=mailing.ended_at if mailing and not mailing.empty else None,
        failure=mailing.failure if mailing and mailing.ended_at is None else "",
    )
