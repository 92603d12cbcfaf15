"""What waits for a second person, and whom something is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from balozi.ground.people import EVERYWHERE, Reader
from balozi.store.access.models import Audience, Confirmation
from balozi.store.access.visibility import seen


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    """One proposal.

    Attributes:
        confirmation: its number.
        verb: the service that proposed it.
        about: "document", "entry" or "user".
        number: of the paper or entry, None for a user.
        register: of the entry, "" otherwise.
        name: of the user, "" otherwise.
        facts: what stands ("from") and what is proposed ("to").
        reason: of the proposal.
        by: who proposed it.
        at: when.
        state: waiting, confirmed or declined.
        decided_by: who decided, "" while it waits.
    """

    confirmation: int
    verb: str
    about: str
    number: int | None
    register: str
    name: str
    facts: Mapping[str, object]
    reason: str
    by: str
    at: datetime
    state: str
    decided_by: str


def open_to(reader: Reader) -> QuerySet[Confirmation]:
    """Return the proposals about what the reader may see."""
    document = Q(document__isnull=False) & seen(Confirmation, reader, "document")
    entry = Q(entry__isnull=False) & seen(Confirmation, reader, "entry")
    return Confirmation.objects.filter(document | entry | ~Q(user=""))


def confirmations(reader: Reader, *, state: str = "waiting") -> list[ConfirmationRow]:
    """Return the proposals about what the reader may see, the latest first.

    Args:
        reader: who looks.
        state: "" for all.
    """
    rows = open_to(reader).select_related("proposed", "decided", "entry")
    rows = rows.filter(state=state) if state else rows
    return [_row(row) for row in rows.order_by("-id")]


def audience(reader: Reader, *, document: int | None = None, entry: int | None = None) -> tuple[str, ...]:
    """Return the institutions that something is for, as a reader may know them: the own ones, or all everywhere.

    Whoever may see a thing may know that it is limited, and to whom.
    """
    rows = Audience.objects.filter(superseded__isnull=True, document=document, entry=entry)
    codes = tuple(sorted(rows.values_list("institution", flat=True)))
    return codes if {EVERYWHERE, *codes} & reader.institutions else ()


def _row(row: Confirmation) -> ConfirmationRow:
    about = "document" if row.document_id else "entry" if row.entry_id else "user"
    return ConfirmationRow(
        confirmation=row.pk,
        verb=row.verb,
        about=about,
        number=row.document_id or row.entry_id,
        register=row.entry.register if row.entry else "",
        name=row.user,
        facts=row.facts,
        reason=row.reason,
        by=row.proposed.by,
        at=row.proposed.at,
        state=row.state,
        decided_by=row.decided.by if row.decided else "",
    )
