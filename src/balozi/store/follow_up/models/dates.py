"""A due date moves only through a request with a reason, and somebody else's decision."""

from django.db import models
from django.db.models import Q

from balozi.store.registers.models.identity import Dated


class DateRequest(Dated):
    """Somebody's wish to move a due date; partial dates, "" for none."""

    due_from = models.CharField(max_length=10, blank=True)
    due_to = models.CharField(max_length=10, blank=True)
    reason = models.TextField()
    asked_by = models.CharField(max_length=150)

    def __str__(self) -> str:
        return f"{self.due_from} to {self.due_to}"


class DateDecision(Dated):
    """What another person decided on a request, and why."""

    request = models.ForeignKey(DateRequest, on_delete=models.PROTECT, related_name="decisions")
    granted = models.BooleanField()
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(superseded__isnull=True), name="request_decided_once"
            )
        ]

    def __str__(self) -> str:
        return "granted" if self.granted else "refused"
