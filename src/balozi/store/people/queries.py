"""Reading users."""

from balozi.ground.markings import Marking
from balozi.store.people.models import Profile


def list_users() -> list[dict[str, object]]:
    """Return name, role, clearance and last sign-in of every user that has a role."""
    rows = Profile.objects.select_related("user").order_by("user__username")
    return [
        {
            "name": row.user.get_username(),
            "role": row.role,
            "clearance": Marking(row.clearance).name.lower(),
            "last_seen": row.user.last_login,
        }
        for row in rows
    ]
