"""The steps of a commitment, who carries it, and what it belongs to."""

from django.db import models

from balozi.store.registers.models.identity import Dated, Entry


class CommitmentEvent(Dated):
    """One dated step in the life of a commitment; the status follows from the steps that stand."""

    event = models.CharField(max_length=24)
    on = models.DateField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.event} {self.on}"


class Assignment(Dated):
    """One institution's part in a commitment, with its focal point; each answer is a new row.

    ``area`` is the code of the county or other area that the part is for, "" for all of them.
    """

    class State(models.TextChoices):
        """Whether the institution has taken it."""

        OFFERED = "offered"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        HANDED_OVER = "handed_over"

    institution = models.CharField(max_length=24, db_index=True)
    part = models.CharField(max_length=16)
    focal_point = models.CharField(max_length=150, blank=True, db_index=True)
    state = models.CharField(max_length=12, choices=State, default=State.OFFERED)
    area = models.CharField(max_length=24, blank=True)
    phase = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.institution} {self.part} {self.state}"


class CommitmentLink(Dated):
    """What a commitment belongs to: objective, pillar, indicator, the agreement it stands in, counterparty."""

    class Sort(models.TextChoices):
        """What is linked."""

        PILLAR = "pillar"
        OBJECTIVE = "objective"
        INDICATOR = "indicator"
        AGREEMENT = "agreement"
        COUNTERPARTY = "counterparty"

    sort = models.CharField(max_length=12, choices=Sort)
    code = models.CharField(max_length=120, blank=True, db_index=True)
    target = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(target__isnull=False) | ~models.Q(code=""), name="link_leads_somewhere"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.code or self.target_id}"
