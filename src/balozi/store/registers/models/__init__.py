"""Register entries and their versions, by noun."""

from balozi.store.registers.models.framework import FrameworkItem
from balozi.store.registers.models.identity import Entry, EntryKey, EvidenceRecord, Involvement, Version
from balozi.store.registers.models.places import Area, StatedCount, Statement, Term
from balozi.store.registers.models.promises import (
    Agreement,
    AgreementEvent,
    AgreementTerm,
    Commitment,
    Engagement,
)
from balozi.store.registers.models.relations import (
    Deployment,
    ForeignMission,
    Hosting,
    Membership,
    Mission,
    OfficeHolding,
    Relation,
    VisaRule,
)
from balozi.store.registers.models.states import EntryState

__all__ = [
    "Agreement",
    "AgreementEvent",
    "AgreementTerm",
    "Area",
    "Commitment",
    "Deployment",
    "Engagement",
    "Entry",
    "EntryKey",
    "EntryState",
    "EvidenceRecord",
    "ForeignMission",
    "FrameworkItem",
    "Hosting",
    "Involvement",
    "Membership",
    "Mission",
    "OfficeHolding",
    "Relation",
    "StatedCount",
    "Statement",
    "Term",
    "Version",
    "VisaRule",
]
