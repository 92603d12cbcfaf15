"""The register of institutions: what the packs list, what an administrator adds, renames or retires."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from balozi.ground.errors.people import InstitutionExists, InstitutionInvalid, NoSuchInstitution
from balozi.ground.people import GIVE_ROLES, Person
from balozi.packs.institutions import LANGUAGES, PackInstitution, institutions_of, is_code
from balozi.services.auditing import allow, write_deed
from balozi.store.audit.models import Deed
from balozi.store.people.models import Institution

_OWN_FIELDS = (
    "code",
    "kind",
    "country",
    "name_en",
    "name_sw",
    "name_fr",
    "parent",
    "pack",
    "source",
    "retired",
)


@dataclass(frozen=True, slots=True)
class InstitutionTold:
    """What somebody tells of an institution.

    Attributes:
        code: such as "MFA" or "CNTY-040".
        kind: ministry, county, agency, mission or other.
        country: ISO 3166-1 alpha-3.
        names: by language; English is needed.
        parent: the code of the institution that it belongs to, "" for none.
        source: where it is stated, in words.
    """

    code: str
    kind: str
    country: str
    names: Mapping[str, str]
    parent: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionsPlan:
    """What has to be done with the institutions of a pack; what an administrator keeps or retired is left alone.

    Attributes:
        added: fields of those with new codes.
        changed: those that got another name, kind, parent or source, with their new fields.
        gone: those that the pack no longer lists.
    """

    added: Sequence[Mapping[str, str]]
    changed: Sequence[tuple[Institution, Mapping[str, str]]]
    gone: Sequence[Institution]

    @property
    def count(self) -> int:
        """Return how many institutions change."""
        return len(self.added) + len(self.changed) + len(self.gone)


def plan_institutions(code: str) -> InstitutionsPlan:
    """Compare the register of institutions with what a pack lists.

    Raises:
        PackInvalid: the list of the pack breaks a rule.
    """
    wanted = {one.code: _fields(one, code) for one in institutions_of(code)}
    standing = {row.code: row for row in Institution.objects.filter(superseded__isnull=True)}
    return InstitutionsPlan(
        added=[fields for name, fields in wanted.items() if name not in standing],
        changed=[
            (standing[name], fields)
            for name, fields in wanted.items()
            if name in standing and _is_other(standing[name], fields)
        ],
        gone=[
            row
            for name, row in standing.items()
            if row.pack == code and name not in wanted and not row.retired
        ],
    )


def carry_out_institutions(plan: InstitutionsPlan, deed: Deed) -> None:
    """Bring the register of institutions to a plan, by the deed that loads the pack."""
    Institution.objects.bulk_create([Institution(made=deed, **fields) for fields in plan.added])
    for row, fields in plan.changed:
        _supersede(row, fields, deed)
    for row in plan.gone:
        _supersede(row, {"retired": "no longer in the pack"}, deed)


def add_institution(*, told: InstitutionTold, person: Person, at: datetime) -> str:
    """Put an institution on the register and return its code.

    Raises:
        NotAllowed: the person may not give roles.
        InstitutionInvalid: the code, kind or English name cannot stand.
        InstitutionExists: the code is taken, by a retired one too.
        NoSuchInstitution: what it belongs to is not on the register.
    """
    allow(person, GIVE_ROLES, verb="add_institution", subject=f"institution {told.code}", at=at)
    fields = _checked(told)
    with transaction.atomic():
        if Institution.objects.filter(code=told.code).exists():
            raise InstitutionExists(told.code)
        subject = f"institution {told.code}"
        deed = write_deed(
            by=person.name, at=at, verb="add_institution", subject=subject, facts={"kind": told.kind}
        )
        Institution.objects.create(made=deed, **fields)
    return told.code


def retire_institution(*, code: str, reason: str, person: Person, at: datetime) -> None:
    """Say that an institution is no longer used, and why; its code and its history stay.

    Raises:
        NotAllowed: the person may not give roles.
        NoSuchInstitution: there is none of this code, or it is retired already.
        InstitutionInvalid: no reason is given.
    """
    allow(person, GIVE_ROLES, verb="retire_institution", subject=f"institution {code}", at=at)
    if not reason.strip():
        raise InstitutionInvalid(code, "a reason is needed")
    with transaction.atomic():
        row = (
            Institution.objects.select_for_update()
            .filter(code=code, superseded__isnull=True, retired="")
            .first()
        )
        if row is None:
            raise NoSuchInstitution(code)
        deed = write_deed(
            by=person.name,
            at=at,
            verb="retire_institution",
            subject=f"institution {code}",
            facts={"reason": reason.strip()[:300]},
        )
        _supersede(row, {"retired": reason.strip()[:300]}, deed)


def _checked(told: InstitutionTold) -> dict[str, str]:
    if not is_code(told.code):
        raise InstitutionInvalid(told.code, "the code is badly written")
    if told.kind not in Institution.Kind.values:
        raise InstitutionInvalid(told.code, "the kind is unknown")
    if not told.names.get("en", "").strip():
        raise InstitutionInvalid(told.code, "the English name is missing")
    standing = Institution.objects.filter(superseded__isnull=True, retired="")
    if told.parent and not standing.filter(code=told.parent).exists():
        raise NoSuchInstitution(told.parent)
    names = {f"name_{language}": told.names.get(language, "").strip()[:200] for language in LANGUAGES}
    return {
        "code": told.code,
        "kind": told.kind,
        "country": told.country[:3],
        "parent": told.parent,
        "source": told.source.strip()[:300],
        **names,
    }


def _fields(one: PackInstitution, pack: str) -> dict[str, str]:
    names = {f"name_{language}": one.names[language] for language in LANGUAGES}
    return {
        "code": one.code,
        "kind": one.kind,
        "country": one.country,
        "parent": one.parent,
        "pack": pack,
        "source": one.source[:300],
        **names,
    }


def _is_other(row: Institution, fields: Mapping[str, str]) -> bool:
    """Tell whether the pack says other than what stands; what a person keeps or retired is not the pack's to change."""
    return (
        row.pack == fields["pack"]
        and not row.retired
        and any(getattr(row, name) != value for name, value in fields.items())
    )


def _supersede(row: Institution, changes: Mapping[str, str], deed: Deed) -> None:
    fields = {name: getattr(row, name) for name in _OWN_FIELDS} | dict(changes)
    # First: only one row of a code may stand at a time.
    row.superseded = deed
    row.save(update_fields=["superseded"])
    Institution.objects.create(made=deed, **fields)
