"""The log of deeds: every change and every refused attempt, each line chained to the one before."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection, transaction

from balozi.ground.errors.family import Forbidden
from balozi.ground.errors.house import AuditBroken, CheckpointInvalid
from balozi.ground.markings import Marking
from balozi.ground.people import GIVE_ROLES, Person
from balozi.services.whence import whence_facts
from balozi.store.audit.models import Deed
from balozi.store.audit.queries import DeedRow, all_deeds

BEGINNING = "0" * 64
# By this number the writers of the log know each other on PostgreSQL.
_LOG = 7_301_959
_CHECKPOINT = re.compile(r"(?P<number>[0-9]{1,18}):(?P<hash>[0-9a-f]{64})")


def allow(person: Person, permission: str, *, verb: str, subject: str, at: datetime) -> None:
    """Pass when the person has the permission; otherwise log the refused attempt and raise.

    Call it before the transaction of the change begins, so that the refusal stays in the log.

    Raises:
        NotSignedIn: the person has no name.
        NotAllowed: the person lacks the permission.
    """
    try:
        person.must(permission)
    except Forbidden as refusal:
        write_deed(
            by=person.name or "nobody",
            at=at,
            verb=verb,
            subject=subject,
            facts={"permission": permission, "code": refusal.code},
            outcome=Deed.Outcome.REFUSED,
        )
        raise


def note_reading(person: Person, subject: str, marking: int, *, at: datetime) -> None:
    """Write to the log that somebody opened what is confidential or above; below that nobody is watched.

    Of those who give roles, whatever is marked at all is logged: they alone could have opened the way to it.
    """
    watched = Marking.RESTRICTED if GIVE_ROLES in person.permissions else Marking.CONFIDENTIAL
    if marking >= watched:
        write_deed(by=person.name, at=at, verb="read_marked", subject=subject)


def named_in_log(name: str, marking: Marking, sha256: str) -> str:
    """Return what the log calls a paper: its file's name, or of a marked one only the beginning of its hash.

    Whoever may read the log need not be cleared for the paper, and a file's name often tells what is in it.
    """
    return name if marking == Marking.UNCLASSIFIED else f"marked paper {sha256[:12]}"


@transaction.atomic
def write_deed(
    *,
    by: str,
    at: datetime,
    verb: str,
    subject: str,
    facts: Mapping[str, object] | None = None,
    outcome: str = Deed.Outcome.DONE,
) -> Deed:
    """Append one line to the log and return it.

    Args:
        by: the name of the person or pack.
        at: when, with its time zone.
        verb: the name of the service.
        subject: what it was done to, such as "suggestion 12".
        facts: what is needed to understand it; numbers and words only, never the text of a paper. From where it
            came is added by itself, see `services.whence`.
        outcome: done or refused.
    """
    _wait_for_others()
    last = Deed.objects.select_for_update().order_by("-number").first()
    number, previous = (last.number + 1, last.hash) if last else (1, BEGINNING)
    told = json.loads(json.dumps({**(facts or {}), **whence_facts()}, default=str))
    line = Deed(
        number=number,
        at=at.astimezone(UTC),
        by=by[:150],
        verb=verb,
        subject=subject[:200],
        outcome=str(outcome),
        facts=told,
        previous=previous,
    )
    line.hash = fingerprint(line)
    line.save()
    return line


def _wait_for_others() -> None:
    """Let one writer at a time append, until its transaction ends.

    Locking the last line does not do it on PostgreSQL: whoever waited gets the line that was the last before.
    SQLite lets one writer in at a time anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOG])


def fingerprint(line: Deed | object) -> str:
    """Return the SHA-256 of one line of the log, the hash of the line before included."""
    told = {
        name: getattr(line, name)
        for name in ("number", "by", "verb", "subject", "outcome", "facts", "previous")
    }
    moment: datetime = getattr(line, "at")  # noqa: B009 - one function for models and records
    told["at"] = moment.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the log had come, to be kept outside: a chain alone cannot show that its end was cut off.

    Attributes:
        number: of the last line.
        hash: of it, and so of all lines before.
    """

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


def checkpoint() -> Checkpoint:
    """Return how far the log has come."""
    last = Deed.objects.order_by("-number").first()
    return Checkpoint(last.number, last.hash) if last else Checkpoint(0, BEGINNING)


def read_checkpoint(text: str) -> Checkpoint:
    """Return a checkpoint from its words.

    Raises:
        CheckpointInvalid: they are not NUMBER:HASH.
    """
    found = _CHECKPOINT.fullmatch(text.strip())
    if found is None:
        raise CheckpointInvalid(text)
    return Checkpoint(int(found["number"]), found["hash"])


def verify_log(kept: Checkpoint | None = None) -> int:
    """Read the whole log and confirm its chain; return the number of lines.

    Args:
        kept: a checkpoint that was kept outside; the log must still hold its line as it was.

    Raises:
        AuditBroken: at the first line that was removed, changed or reordered, or that is not as the checkpoint says.
    """
    expected = 1
    for line in _chained():
        if kept is not None and kept.number == line.number and kept.hash != line.hash:
            raise AuditBroken(line.number, "it is not the line of the checkpoint")
        expected = line.number + 1
    if kept is not None and kept.number >= expected:
        raise AuditBroken(expected, "the log ends before the checkpoint")
    return expected - 1


def _chained() -> Iterator[DeedRow]:
    previous, expected = BEGINNING, 1
    for line in all_deeds():
        if line.number != expected:
            raise AuditBroken(expected, "the line is missing")
        if line.previous != previous:
            raise AuditBroken(line.number, "it does not follow the line before")
        if fingerprint(line) != line.hash:
            raise AuditBroken(line.number, "its words were changed")
        yield line
        previous, expected = line.hash, expected + 1
