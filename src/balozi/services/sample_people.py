"""Sample people, one for each role: made by a demonstration on one machine, never in production."""

import csv
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction

from balozi.ground.errors.house import SettingInvalid
from balozi.ground.markings import Marking
from balozi.services.auditing import write_deed
from balozi.store.people.models import Institution, Profile

_FILE = "people.tsv"
_PASSWORD = "demonstration.password"  # noqa: S105 - the name of a file


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One sample person.

    Attributes:
        name: of the user.
        role: stored word.
        institution: code, "" for none.
        clearance: highest marking that this person may read.
        told: what this person is for, in a few words.
    """

    name: str
    role: str
    institution: str
    clearance: Marking
    told: str


@cache
def sample_people() -> tuple[SamplePerson, ...]:
    """Return the sample people that ship, the desk officer first."""
    text = files("balozi.packs").joinpath("demonstration").joinpath(_FILE).read_text(encoding="utf-8")
    return tuple(map(_person, csv.DictReader(text.splitlines(), delimiter="\t")))


def add_sample_people(home: Path, *, at: datetime) -> str:
    """Make the sample people who are not there yet, and return the one password of all of them.

    The random password is kept in the home folder, readable by its owner only, so that it can be shown again.

    Raises:
        SettingInvalid: the settings say that this is production.
    """
    if settings.BALOZI.production:
        raise SettingInvalid("BALOZI_PRODUCTION", "1", "production has no sample people")
    kept = home / _PASSWORD
    password = kept.read_text(encoding="ascii").strip() if kept.is_file() else secrets.token_urlsafe(9)
    users = get_user_model().objects.all()
    # Without the file nobody knows the password any more: all sample people get a new one. Real people never do.
    known = users if kept.is_file() else users.exclude(profile__demonstration=True)
    taken = set(known.values_list("username", flat=True))
    missing = [one for one in sample_people() if one.name not in taken]
    if missing:
        with transaction.atomic():
            # The same words are hashed once: hashing is slow on purpose, and these people are no secret.
            hashed = make_password(password)
            for one in missing:
                _add(one, hashed, at)
            kept.touch(mode=0o600)
            kept.write_text(password, encoding="ascii")
    return password


def _add(one: SamplePerson, hashed: str, at: datetime) -> None:
    user, _ = get_user_model().objects.get_or_create(username=one.name)
    user.password = hashed
    user.save(update_fields=["password"])
    standing = Institution.objects.filter(code=one.institution, superseded__isnull=True)
    institution = one.institution if standing.exists() else ""
    Profile.objects.update_or_create(
        user=user,
        defaults={
            "role": Profile.Role(one.role),
            "institution": institution,
            "clearance": one.clearance,
            "demonstration": True,
        },
    )
    facts = {"role": one.role, "institution": institution, "clearance": one.clearance.name.lower()}
    write_deed(
        by="balozi up",
        at=at,
        verb="add_sample_people",
        subject=f"user {one.name}",
        facts={**facts, "sample": True},
    )


def _person(row: Mapping[str, str]) -> SamplePerson:
    clearance = Marking[row["clearance"].upper()]
    return SamplePerson(row["user"], row["role"], row["institution"], clearance, row["for"])
