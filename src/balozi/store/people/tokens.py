"""Reading the tokens of users."""

from dataclasses import dataclass
from datetime import datetime

from balozi.store.people.models import Token


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token; its secret part is kept nowhere.

    Attributes:
        token: its number.
        user: whose it is.
        name: by which its owner knows it.
        writes: whether it may also change something.
        made_at: since when there is it.
        expires_at: from when on it no longer works.
        used_at: when it was last used, to some minutes; None for never.
        ended_at: when it was ended, None while it is not.
    """

    token: int
    user: str
    name: str
    writes: bool
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    ended_at: datetime | None

    def works_at(self, at: datetime) -> bool:
        """Tell whether it opens anything at a moment."""
        return self.ended_at is None and at < self.expires_at


def tokens(*, user: str = "", working_at: datetime | None = None) -> list[TokenRow]:
    """Return tokens, the latest first.

    Args:
        user: name of their owner, "" for everybody's.
        working_at: only those that open something at this moment, None for all.
    """
    rows = Token.objects.select_related("user", "made", "ended").order_by("-id")
    rows = rows.filter(user__username=user) if user else rows
    found = [token_row(row) for row in rows]
    return [row for row in found if working_at is None or row.works_at(working_at)]


def token_row(row: Token) -> TokenRow:
    """Return one token as the doors know it."""
    return TokenRow(
        token=row.pk,
        user=row.user.get_username(),
        name=row.name,
        writes=row.writes,
        made_at=row.made.at,
        expires_at=row.expires_at,
        used_at=row.used_at,
        ended_at=row.ended.at if row.ended else None,
    )
