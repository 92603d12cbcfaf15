"""Taking the second factors of somebody away who lost them."""

from datetime import datetime

from django.db import transaction

from balozi.ground.people import GIVE_ROLES, Person
from balozi.services.auditing import allow, write_deed
from balozi.services.factors import remove_all_factors
from balozi.services.standing import check_reach, end_sessions, profile_for


def take_factors_away(*, user: str, person: Person, at: datetime) -> int:
    """Take all second factors of a user away and end the sessions; return how many there were.

    Raises:
        NotAllowed: the person may not give roles.
        NoSuchUser: there is no such user.
        AccountAboveClearance: the user is cleared higher than the person.
    """
    allow(person, GIVE_ROLES, verb="take_factors_away", subject=f"user {user}", at=at)
    check_reach("take_factors_away", user, person, at)
    with transaction.atomic():
        profile = profile_for(user)
        count = remove_all_factors(user=profile.user)
        end_sessions(profile)
        write_deed(
            by=person.name, at=at, verb="take_factors_away", subject=f"user {user}", facts={"count": count}
        )
    return count
