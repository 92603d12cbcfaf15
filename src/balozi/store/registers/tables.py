"""The registers by name: the table of each, what its list shows, sorts and filters by."""

from dataclasses import dataclass

from balozi.store.registers import models


@dataclass(frozen=True, slots=True)
class Register:
    """One register.

    Attributes:
        name: in addresses and commands.
        model: the table of its versions.
        columns: fields that its list shows after the title, in order.
        filters: fields that a reader can narrow the list by.
        order: fields of the usual order.
    """

    name: str
    model: type[models.Version]
    columns: tuple[str, ...]
    filters: tuple[str, ...] = ()
    order: tuple[str, ...] = ("title",)


_ALL = (
    Register(
        name="commitments",
        model=models.Commitment,
        columns=("modality", "policy_area", "due"),
        filters=("modality", "policy_area", "pillar"),
        order=("due", "id"),
    ),
    Register("agreements", models.Agreement, ("instrument_type", "subject"), ("instrument_type",)),
    Register(
        name="engagements",
        model=models.Engagement,
        columns=("engagement_type", "status", "on", "place"),
        filters=("engagement_type",),
        order=("-on", "id"),
    ),
    Register(
        name="missions",
        model=models.Mission,
        columns=("mission_class", "officer_category", "region", "number"),
        filters=("region", "mission_class", "officer_category"),
        order=("number", "title"),
    ),
    Register(
        name="foreign_missions",
        model=models.ForeignMission,
        columns=("city", "mission_class", "accreditation"),
        filters=("mission_class", "accreditation"),
    ),
    Register("relations", models.Relation, ("on", "basis")),
    Register(
        name="visa_rules",
        model=models.VisaRule,
        columns=("direction", "rule", "valid_from", "valid_until"),
        filters=("direction", "rule"),
    ),
    Register(
        name="office_holdings",
        model=models.OfficeHolding,
        columns=("office", "valid_from", "valid_until", "acting"),
        order=("-valid_from", "title"),
    ),
    Register("memberships", models.Membership, ("organisation", "member", "role"), ("organisation",)),
    Register("deployments", models.Deployment, ("organisation", "role", "status")),
    Register("hostings", models.Hosting, ("city", "role")),
    Register("counts", models.StatedCount, ("value", "unit", "qualifier", "as_of")),
    Register(
        name="framework",
        model=models.FrameworkItem,
        columns=("number", "name_sw", "name_fr"),
        order=("entry__kind", "number", "title"),
    ),
    Register("areas", models.Area, ("code", "iso", "capital", "phase"), ("phase",), ("code", "title")),
    Register(
        name="terms",
        model=models.Term,
        columns=("abbreviation", "expansion", "name_en", "code"),
        order=("abbreviation", "id"),
    ),
    Register("statements", models.Statement, ("subject", "speaker")),
)
REGISTERS: dict[str, Register] = {register.name: register for register in _ALL}
