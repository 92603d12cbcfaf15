"""What was agreed, promised and met about."""

from django.db import models
from django.db.models import Q

from balozi.store.registers.models.identity import Dated, Version


class Agreement(Version):
    """Any instrument between states or organisations; its status is derived from its events."""

    instrument_type = models.CharField(max_length=20)
    subject = models.CharField(max_length=400, blank=True)
    binding = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=120, blank=True)


class AgreementEvent(Dated):
    """One dated step in the life of an agreement; ``on`` is a partial date, "" when none is stated.

    ``party`` is "" for an event of the instrument itself. ``text`` is what was said with it: a reservation, a
    reason, the number of a registration. ``source`` and ``document`` are what the event rests on; one that came
    with its entry rests on the entry's evidence. ``other`` is the agreement that takes the place of this one.
    """

    event = models.CharField(max_length=24)
    on = models.CharField(max_length=10, blank=True)
    party = models.CharField(max_length=24, blank=True)
    until = models.CharField(max_length=10, blank=True)
    step = models.CharField(max_length=40, blank=True)
    authority = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(
        "documents.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    other = models.ForeignKey(
        "registers.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces"
    )

    def __str__(self) -> str:
        return f"{self.event} {self.on}"


class AgreementTerm(Dated):
    """For how long an agreement was made, whether it binds, what it is about and who leads; superseded as a whole."""

    ends = models.CharField(max_length=10, blank=True)
    renewal = models.CharField(max_length=8, blank=True)
    renewal_months = models.PositiveSmallIntegerField(default=0)
    notice_months = models.PositiveSmallIntegerField(default=0)
    binding = models.BooleanField(null=True, blank=True)
    areas = models.JSONField(default=list)
    lead = models.CharField(max_length=24, blank=True)

    def __str__(self) -> str:
        return f"until {self.ends}" if self.ends else "without an end"


class Commitment(Version):
    """What a state or organisation said it would do; who owes it and to whom are involvements."""

    action = models.TextField()
    modality = models.CharField(max_length=12, blank=True)
    policy_area = models.CharField(max_length=20, blank=True)
    pillar = models.CharField(max_length=120, blank=True)
    due = models.CharField(max_length=10, blank=True)
    amount = models.JSONField(null=True, blank=True)

    class Meta:
        # The order of the list, that of its header, and what its filters offer.
        indexes = [
            models.Index(
                fields=["modality", "policy_area", "pillar", "superseded"],
                condition=Q(superseded=None),
                name="commitment_facets",
            ),
            models.Index(fields=["due", "id"], condition=Q(superseded=None), name="commitment_by_due"),
            models.Index(fields=["title", "id"], condition=Q(superseded=None), name="commitment_by_title"),
        ]


class Engagement(Version):
    """An official contact across a border or with an international body."""

    engagement_type = models.CharField(max_length=20)
    status = models.CharField(max_length=10, blank=True)
    on = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=160, blank=True)
    persons = models.JSONField(default=list)
