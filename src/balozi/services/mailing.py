"""Mails: which are to be written, sending them, keeping and retrying those that failed."""

import smtplib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from balozi.services.composing import Letterhead, compose_mail
from balozi.services.people import person_of
from balozi.store.notices.models import Mailing, Notice, Wish

_FIRST_WAIT, _LONGEST_WAIT = timedelta(minutes=15), timedelta(hours=24)
# So many faults in a row that are not about one address mean that the server is gone.
_GIVES_UP = 3
_OF_ONE_ADDRESS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException, ValueError)
_NEVER = (smtplib.SMTPConnectError, smtplib.SMTPHeloError, smtplib.SMTPAuthenticationError)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run of the mail came to.

    Attributes:
        sent: mails that the server took.
        empty: mails that nothing was left to say in.
        failed: mails that it did not take; they are tried again.
        waiting: mails whose time to be tried again has not come, or that a silent server left over.
        failure: what the server's silence was, "".
    """

    sent: int = 0
    empty: int = 0
    failed: int = 0
    waiting: int = 0
    failure: str = ""

    @property
    def facts(self) -> dict[str, int]:
        """Return the numbers of the run."""
        return {"sent": self.sent, "empty": self.empty, "failed": self.failed, "waiting": self.waiting}


def prepare_mails(*, at: datetime) -> int:
    """Put new notices of those who want each by mail into one mail a person; return how many mails."""
    waiting: dict[int, list[int]] = defaultdict(list)
    others = Wish.objects.exclude(mail=Wish.Mail.EACH).values("user")
    rows = Notice.objects.filter(mailing__isnull=True, read_at__isnull=True, user__is_active=True)
    rows = rows.exclude(user__in=others).exclude(user__email="").order_by("id")
    for user, notice in rows.values_list("user_id", "pk"):
        waiting[user].append(notice)
    for user, notices in waiting.items():
        _keep(user, Mailing.Sort.EACH, f"notice {notices[-1]}", notices, at)
    return len(waiting)


def prepare_digests(*, day: date, at: datetime) -> int:
    """Prepare the weekly mail of those whose day has come this week; return how many were prepared.

    Once a week each, also when the clock jumps or a day was missed.
    """
    week = "{}-W{:02d}".format(*day.isocalendar()[:2])
    rows = Wish.objects.filter(mail=Wish.Mail.WEEKLY, weekday__lte=day.weekday(), user__is_active=True)
    done = Mailing.objects.filter(sort=Mailing.Sort.WEEKLY, occasion=week).values("user")
    users = list(rows.exclude(user__email="").exclude(user__in=done).values_list("user_id", flat=True))
    for user in users:
        unread = Notice.objects.filter(user=user, mailing__isnull=True, read_at__isnull=True)
        _keep(user, Mailing.Sort.WEEKLY, week, list(unread.values_list("pk", flat=True)), at)
    return len(users)


def send_mails(*, head: Letterhead, at: datetime) -> Sent:
    """Send what waits; one address that fails does not stop the rest, and what failed is tried again later.

    A mail is marked as sent after the server took it: a run that is killed in between sends it once more, with the
    same number.
    """
    due, total = _due(at), Mailing.objects.filter(ended_at__isnull=True).count()
    if not due:
        return Sent(waiting=total)
    connection, counted, silent, failure = get_connection(), {"sent": 0, "empty": 0, "failed": 0}, 0, ""
    for mailing in due:
        outcome, fault = _send(mailing, connection, head, at)
        counted[outcome] += 1
        silent = silent + 1 if fault and not _is_of_one_address(fault) else 0
        if fault:
            _close(connection)
        if silent >= _GIVES_UP or isinstance(fault, _NEVER):
            failure = _told(fault)
            break
    _close(connection)
    return Sent(**counted, waiting=total - sum(counted.values()), failure=failure)


def _send(
    mailing: Mailing, connection: BaseEmailBackend, head: Letterhead, at: datetime
) -> tuple[str, Exception | None]:
    message = compose_mail(mailing, person_of(mailing.user), head)
    if message is None:
        Mailing.objects.filter(pk=mailing.pk).update(ended_at=at, empty=True)
        return "empty", None
    told = {"tries": mailing.tries + 1, "tried_at": at}
    try:
        connection.send_messages([message])
    except (OSError, ValueError) as fault:
        # Kept with its reason; smtplib's faults are of the family of OSError.
        Mailing.objects.filter(pk=mailing.pk).update(**told, failure=_told(fault))
        return "failed", fault
    Mailing.objects.filter(pk=mailing.pk).update(**told, failure="", ended_at=at)
    return "sent", None


def _due(at: datetime) -> list[Mailing]:
    rows = Mailing.objects.filter(ended_at__isnull=True).select_related("user").order_by("id")
    return [row for row in rows if _is_due(row, at)]


def _is_due(row: Mailing, at: datetime) -> bool:
    if row.tried_at is None:
        return True
    wait: timedelta = min(_FIRST_WAIT * 2 ** min(row.tries - 1, 10), _LONGEST_WAIT)
    # A clock that was set back must not keep a mail waiting for longer.
    return at >= row.tried_at + wait or at < row.tried_at - wait


@transaction.atomic
def _keep(user: int, sort: str, occasion: str, notices: Sequence[int], at: datetime) -> None:
    mailing, _ = Mailing.objects.get_or_create(
        user_id=user, sort=sort, occasion=occasion, defaults={"made_at": at}
    )
    for start in range(0, len(notices), 5_000):
        rows = Notice.objects.filter(pk__in=notices[start : start + 5_000], mailing__isnull=True)
        rows.update(mailing=mailing)


def _is_of_one_address(fault: Exception) -> bool:
    return isinstance(fault, _OF_ONE_ADDRESS) and not isinstance(fault, _NEVER)


def _told(fault: Exception | None) -> str:
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(fault.recipients.values()))
        return f"{code} {words.decode(errors='replace')}"[:200]
    if isinstance(fault, smtplib.SMTPResponseException):
        said = fault.smtp_error
        return f"{fault.smtp_code} {said.decode(errors='replace') if isinstance(said, bytes) else said}"[:200]
    return f"{type(fault).__name__}: {fault}"[:200]


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        # A line that is broken already cannot be closed in good order.
        return
