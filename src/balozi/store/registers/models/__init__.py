"""Register entries and their versions, by noun."""

from balozi.store.registers.models.framework import FrameworkItem
from balozi.store.registers.models.identity import Entry, EntryKey, EvidenceRecord, Involvement, Version
from balozi.store.registers.models.places import Area, StatedCount, Statement, Term
from balozi.store.registers.models.promises import Agreement, AgreementEvent, Commitment, Engagement
from balozi.store.registers.models.relations import Deployment, Hosting, Membership, Mission, OfficeHolding

__all__ = [
    "Agreement",
    "AgreementEvent",
    "Area",
    "Commitment",
    "Deployment",
    "Engagement",
    "Entry",
    "EntryKey",
    "EvidenceRecord",
    "FrameworkItem",
    "Hosting",
    "Involvement",
    "Membership",
    "Mission",
    "OfficeHolding",
    "StatedCount",
    "Statement",
    "Term",
    "Version",
]
