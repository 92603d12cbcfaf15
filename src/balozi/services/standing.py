"""What a user may be: role, institution, clearance; and users who leave."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F

from balozi.ground.errors.desk import AccountAboveClearance
from balozi.ground.errors.family import Forbidden
from balozi.ground.errors.people import AboveClearance, NoSuchInstitution, NoSuchUser, OwnAccount
from balozi.ground.markings import Marking
from balozi.ground.people import EVERYWHERE, GIVE_ROLES, Person
from balozi.services.auditing import allow, write_deed
from balozi.store.access.models import Confirmation
from balozi.store.audit.models import Deed
from balozi.store.people.models import Institution, Profile


def change_role(*, user: str, role: str, person: Person, at: datetime) -> None:
    """Give a user another role; all sessions of that user end.

    Raises:
        NotAllowed: the person may not give roles.
        OwnAccount: it is the person's own account.
        NoSuchUser: there is no such user.
    """
    _begin("change_role", user, person, at)
    with transaction.atomic():
        row = profile_for(user)
        before, row.role = row.role, Profile.Role(role)
        row.save(update_fields=["role"])
        end_sessions(row)
        facts = {"from": str(before), "to": str(row.role)}
        write_deed(by=person.name, at=at, verb="change_role", subject=f"user {user}", facts=facts)


def change_institution(*, user: str, institution: str, person: Person, at: datetime) -> None:
    """Say which institution a user belongs to, "" for none; all sessions of that user end.

    Raises:
        NotAllowed: the person may not give roles.
        OwnAccount: it is the person's own account.
        NoSuchUser: there is no such user.
        NoSuchInstitution: there is none of this code, or it is retired.
    """
    _begin("change_institution", user, person, at)
    with transaction.atomic():
        row = profile_for(user)
        check_institution(institution)
        before, row.institution = row.institution, institution
        row.save(update_fields=["institution"])
        end_sessions(row)
        facts = {"from": before, "to": institution}
        write_deed(by=person.name, at=at, verb="change_institution", subject=f"user {user}", facts=facts)


def change_clearance(
    *, user: str, clearance: Marking, reason: str, person: Person, at: datetime
) -> int | None:
    """Lower a clearance at once, or propose a higher one that another person has to confirm.

    Returns:
        the number under which a higher one waits, None when a lower one was set.

    Raises:
        NotAllowed: the person may not give roles.
        OwnAccount: it is the person's own account.
        AboveClearance: it is above the person's own clearance.
        NoSuchUser: there is no such user.
    """
    _begin("change_clearance", user, person, at)
    if clearance > person.clearance:
        _refuse("change_clearance", user, AboveClearance(person.name), person, at)
    with transaction.atomic():
        row = profile_for(user)
        higher = clearance > row.clearance
        verb = "propose_clearance" if higher else "change_clearance"
        facts = {"from": Marking(row.clearance).name.lower(), "to": clearance.name.lower()}
        deed = write_deed(by=person.name, at=at, verb=verb, subject=f"user {user}", facts=facts)
        if higher:
            waiting = Confirmation.objects.create(
                verb=verb, user=user, facts=facts, reason=reason.strip()[:400], proposed=deed
            )
            return int(waiting.pk)
        row.clearance = clearance
        row.save(update_fields=["clearance"])
        end_sessions(row)
    return None


def retire_user(*, user: str, reason: str, person: Person, at: datetime) -> None:
    """Close an account: it can no longer sign in, its sessions end, what it did keeps its name.

    Raises:
        NotAllowed: the person may not give roles.
        OwnAccount: it is the person's own account.
        NoSuchUser: there is no such user.
    """
    _begin("retire_user", user, person, at)
    with transaction.atomic():
        row = profile_for(user)
        row.user.is_active = False
        row.user.save(update_fields=["is_active"])
        end_sessions(row)
        facts = {"reason": reason.strip()[:300]}
        write_deed(by=person.name, at=at, verb="retire_user", subject=f"user {user}", facts=facts)


def restore_user(*, user: str, person: Person, at: datetime) -> None:
    """Open a closed account again.

    Raises: as `retire_user`.
    """
    _begin("restore_user", user, person, at)
    with transaction.atomic():
        row = profile_for(user)
        row.user.is_active = True
        row.user.save(update_fields=["is_active"])
        write_deed(by=person.name, at=at, verb="restore_user", subject=f"user {user}")


def raise_clearance_to(row: Confirmation, deed: Deed) -> bool:
    """Give a user the clearance of a proposal; tell whether it still stands as when that was proposed."""
    profile = profile_for(row.user)
    if Marking(profile.clearance).name.lower() != row.facts["from"] or row.user == deed.by:
        return False
    profile.clearance = Marking[str(row.facts["to"]).upper()]
    profile.save(update_fields=["clearance"])
    end_sessions(profile)
    return True


def check_reach(verb: str, user: str, person: Person, at: datetime) -> None:
    """Pass when somebody may make a new way into an account: a link, a password, no second factor.

    An administrator could use that way, and read as far as the account may.

    Raises:
        AccountAboveClearance: the user is cleared higher than the person; the attempt is logged.
    """
    cleared = Profile.objects.filter(user__username=user).values_list("clearance", flat=True).first()
    if cleared is not None and cleared > person.clearance:
        _refuse(verb, user, AccountAboveClearance(person.name, user), person, at)


def profile_for(user: str) -> Profile:
    """Return the profile of a user, locked for a change.

    Raises:
        NoSuchUser: there is no such user.
    """
    account = get_user_model().objects.filter(username=user).first()
    if account is None:
        raise NoSuchUser(user)
    Profile.objects.get_or_create(user=account)
    return Profile.objects.select_for_update(of=("self",)).select_related("user").get(user=account)


def check_institution(code: str) -> None:
    """Pass when a code is that of an institution in use, or "".

    Raises:
        NoSuchInstitution: it is not.
    """
    standing = Institution.objects.filter(superseded__isnull=True, retired="")
    if code and not standing.filter(code=code).exists():
        raise NoSuchInstitution(code)


def end_sessions(profile: Profile) -> None:
    """End all sessions of a user: each remembers the number that it began with."""
    Profile.objects.filter(pk=profile.pk).update(sessions_ended=F("sessions_ended") + 1)


def _begin(verb: str, user: str, person: Person, at: datetime) -> None:
    allow(person, GIVE_ROLES, verb=verb, subject=f"user {user}", at=at)
    # Whoever is at the command line holds the database; a name there is no account.
    if user == person.name and EVERYWHERE not in person.institutions:
        _refuse(verb, user, OwnAccount(person.name), person, at)


def _refuse(verb: str, user: str, refusal: Forbidden, person: Person, at: datetime) -> None:
    write_deed(
        by=person.name,
        at=at,
        verb=verb,
        subject=f"user {user}",
        facts={"code": refusal.code},
        outcome=Deed.Outcome.REFUSED,
    )
    raise refusal
