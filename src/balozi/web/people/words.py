"""What the pages about people call things: roles, kinds of institutions, markings, proposals."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from balozi.web.labels import Label

USER_ROLE: Mapping[str, Label] = {
    "reader": _("Reader"),
    "desk_officer": _("Desk officer"),
    "focal_point": _("Focal point"),
    "monitoring_officer": _("Monitoring officer"),
    "warning_officer": _("Early-warning officer"),
    "reviewer": _("Reviewer"),
    "publisher": _("Publisher"),
    "administrator": _("Administrator"),
    "auditor": _("Auditor"),
}

INSTITUTION_KIND: Mapping[str, Label] = {
    "ministry": _("Ministry"),
    "county": _("County"),
    "agency": _("Agency"),
    "mission": _("Mission abroad"),
    "other": _("Other"),
}

CLEARANCE: Mapping[str, Label] = {
    "unclassified": _("unclassified"),
    "restricted": _("restricted"),
    "confidential": _("confidential"),
    "secret": _("secret"),
    "top_secret": _("top secret"),
}

DUTY: Mapping[str, Label] = {
    "head": _("Head of the institution"),
    "secretariat": _("Secretariat"),
    "director": _("Director"),
}

PROPOSAL: Mapping[str, Label] = {
    "propose_lower_marking": _("Lower the marking"),
    "propose_wider_audience": _("Show it to more institutions"),
    "propose_clearance": _("Raise a clearance"),
}

PROPOSAL_STATE: Mapping[str, Label] = {
    "waiting": _("waiting"),
    "confirmed": _("confirmed"),
    "declined": _("declined"),
}
FACTOR: Mapping[str, Label] = {"totp": _("App that shows codes"), "webauthn": _("Passkey")}
