"""What is missing or off track, and what is done about it."""

from django.db import models

from balozi.ground.markings import Marking
from balozi.store.registers.models import Entry
from balozi.store.results.models.framework import Indicator, Made


class Gap(Made):
    """One gap that a rule found or somebody entered; closed by superseding it with a reason.

    ``subject`` is what it is about in a stable form, by which the rules find their own gaps again.
    """

    rule = models.CharField(max_length=8, blank=True)
    subject = models.CharField(max_length=120, db_index=True)
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=400, blank=True)
    cause = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    closed_because = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.rule} {self.subject}"


class CorrectiveAction(Made):
    """What is done about a gap: who, until when, done on; a new version supersedes.

    ``before`` is the figure of the indicator when the action was decided, to be held against the one afterwards.
    """

    gap = models.ForeignKey(Gap, on_delete=models.PROTECT, related_name="actions")
    action = models.CharField(max_length=400)
    owner = models.CharField(max_length=24, blank=True)
    person = models.CharField(max_length=150, blank=True)
    due = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    before = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.action
