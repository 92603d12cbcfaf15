"""Audiences of papers and entries, and confirmations that wait for a second person."""

from django.db import models
from django.db.models import Q

from balozi.store.audit.models import Deed

# The papers and entries are named by their labels: their rooms ask this one what may be seen.
_DOCUMENT, _ENTRY = "documents.Document", "registers.Entry"


class Audience(models.Model):
    """One institution that may see a paper or an entry; where none stands, everybody cleared may."""

    document = models.ForeignKey(_DOCUMENT, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    entry = models.ForeignKey(_ENTRY, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    institution = models.CharField(max_length=24, db_index=True)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, entry__isnull=True)
                | Q(document__isnull=True, entry__isnull=False),
                name="audience_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["document", "institution"],
                condition=Q(superseded__isnull=True),
                name="document_audience_once",
            ),
            models.UniqueConstraint(
                fields=["entry", "institution"],
                condition=Q(superseded__isnull=True),
                name="entry_audience_once",
            ),
        ]

    def __str__(self) -> str:
        return self.institution


class Confirmation(models.Model):
    """One change that a person proposed and another one has to confirm; what it changes stands in its facts."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting"
        CONFIRMED = "confirmed"
        DECLINED = "declined"

    verb = models.CharField(max_length=40)
    document = models.ForeignKey(_DOCUMENT, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey(_ENTRY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    user = models.CharField(max_length=150, blank=True)
    facts = models.JSONField(default=dict)
    reason = models.CharField(max_length=400, blank=True)
    proposed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    decided = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)

    def __str__(self) -> str:
        return f"{self.verb} {self.pk}"
