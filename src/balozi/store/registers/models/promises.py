"""What was agreed, promised and met about."""

from django.db import models

from balozi.store.registers.models.identity import Dated, Version


class Agreement(Version):
    """Any instrument between states or organisations; its status is derived from its events."""

    instrument_type = models.CharField(max_length=20)
    subject = models.CharField(max_length=400, blank=True)
    binding = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=120, blank=True)


class AgreementEvent(Dated):
    """One dated step in the life of an agreement; ``on`` is a partial date, "" when none is stated."""

    event = models.CharField(max_length=24)
    on = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return f"{self.event} {self.on}"


class Commitment(Version):
    """What a state or organisation said it would do; who owes it and to whom are involvements."""

    action = models.TextField()
    modality = models.CharField(max_length=12, blank=True)
    policy_area = models.CharField(max_length=20, blank=True)
    pillar = models.CharField(max_length=120, blank=True)
    due = models.CharField(max_length=10, blank=True)
    amount = models.JSONField(null=True, blank=True)


class Engagement(Version):
    """An official contact across a border or with an international body."""

    engagement_type = models.CharField(max_length=20)
    status = models.CharField(max_length=10, blank=True)
    on = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=160, blank=True)
    persons = models.JSONField(default=list)
