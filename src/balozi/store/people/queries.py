"""Reading users and institutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from balozi.ground.errors.people import NoSuchInstitution, NoSuchUser
from balozi.ground.markings import Marking
from balozi.store.people.models import Institution, Profile


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """One institution; nothing in it is above any clearance.

    Attributes:
        code: such as "MFA" or "CNTY-040".
        kind: ministry, county, agency, mission or other.
        country: ISO 3166-1 alpha-3.
        names: by language: en, sw, fr.
        parent: the code of the institution that it belongs to, "" for none.
        source: where it is stated, in words.
        retired: why it is no longer used, "" while it is.
    """

    code: str
    kind: str
    country: str
    names: Mapping[str, str]
    parent: str
    source: str
    retired: str

    def name(self, language: str) -> str:
        """Return the name in a language, in English where there is none."""
        return self.names.get(language[:2]) or self.names["en"]


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One user of an institution.

    Attributes:
        name: of the user.
        role: of the user.
    """

    name: str
    role: str


def institutions(
    *,
    kind: str = "",
    country: str = "",
    retired: bool = False,
    at: datetime | None = None,
) -> list[InstitutionRow]:
    """Return the institutions, by kind and code.

    Args:
        kind: only those of one kind.
        country: only those of one country.
        retired: also those that are no longer used.
        at: the moment as known at which it is asked, None for now.
    """
    rows = _standing(at)
    rows = rows.filter(kind=kind) if kind else rows
    rows = rows.filter(country=country) if country else rows
    rows = rows if retired else rows.filter(retired="")
    return [_institution(row) for row in rows.order_by("country", "kind", "code")]


def institution(code: str, *, at: datetime | None = None) -> InstitutionRow:
    """Return one institution, also a retired one.

    Raises:
        NoSuchInstitution: there is none of this code.
    """
    row = _standing(at).filter(code=code).first()
    if row is None:
        raise NoSuchInstitution(code)
    return _institution(row)


def institution_names(language: str, codes: set[str] | None = None) -> dict[str, str]:
    """Return the names of institutions by code, retired ones too, in one query.

    A code that is not on the register is missing: show the code as it is.
    """
    rows = _standing(None)
    rows = rows if codes is None else rows.filter(code__in=codes)
    return {row.code: _institution(row).name(language) for row in rows}


def members(code: str) -> list[MemberRow]:
    """Return the users of an institution that can sign in, by name."""
    rows = Profile.objects.filter(institution=code, user__is_active=True).order_by("user__username")
    return [MemberRow(name, role) for name, role in rows.values_list("user__username", "role")]


def institution_history(code: str) -> list[tuple[InstitutionRow, str, datetime]]:
    """Return what was known of an institution, by whom and when it was written, the latest first."""
    rows = Institution.objects.filter(code=code).select_related("made").order_by("-id")
    return [(_institution(row), row.made.by, row.made.at) for row in rows]


@dataclass(frozen=True, slots=True)
class UserRow:
    """One user.

    Attributes:
        name: with which the user signs in.
        mail: where links are sent, "" for nowhere.
        role: of the user.
        institution: code, "" for none.
        clearance: the highest marking that the user may read.
        active: whether the account is open.
        invited: whether no password was chosen yet.
        last_seen: the last sign-in, None before the first.
        is_sample: whether it is an invented person of a demonstration.
    """

    name: str
    mail: str
    role: str
    institution: str
    clearance: Marking
    active: bool
    invited: bool
    last_seen: datetime | None
    is_sample: bool = False


def users(*, search: str = "") -> list[UserRow]:
    """Return the users that have a role, by name.

    Args:
        search: part of the name or the code of an institution.
    """
    rows = Profile.objects.select_related("user").order_by("user__username")
    if search.strip():
        rows = rows.filter(
            Q(user__username__icontains=search.strip()) | Q(institution__iexact=search.strip())
        )
    return [_user(row) for row in rows]


def user_row(name: str) -> UserRow:
    """Return one user.

    Raises:
        NoSuchUser: there is none of this name.
    """
    row = Profile.objects.select_related("user").filter(user__username=name).first()
    if row is None:
        raise NoSuchUser(name)
    return _user(row)


def list_users() -> list[dict[str, object]]:
    """Return name, role, clearance and last sign-in of every user that has a role."""
    rows = Profile.objects.select_related("user").order_by("user__username")
    return [
        {
            "name": row.user.get_username(),
            "role": row.role,
            "institution": row.institution,
            "clearance": Marking(row.clearance).name.lower(),
            "active": row.user.is_active,
            "last_seen": row.user.last_login,
        }
        for row in rows
    ]


def _user(row: Profile) -> UserRow:
    return UserRow(
        name=row.user.get_username(),
        mail=row.user.email,
        role=row.role,
        institution=row.institution,
        clearance=Marking(row.clearance),
        active=row.user.is_active,
        invited=not row.user.has_usable_password(),
        last_seen=row.user.last_login,
        is_sample=row.demonstration,
    )


def _standing(at: datetime | None) -> QuerySet[Institution]:
    rows = Institution.objects.all()
    if at is None:
        return rows.filter(superseded__isnull=True)
    return rows.filter(made__at__lte=at).filter(Q(superseded__isnull=True) | Q(superseded__at__gt=at))


def _institution(row: Institution) -> InstitutionRow:
    return InstitutionRow(
        code=row.code,
        kind=row.kind,
        country=row.country,
        names={"en": row.name_en, "sw": row.name_sw, "fr": row.name_fr},
        parent=row.parent,
        source=row.source,
        retired=row.retired,
    )
