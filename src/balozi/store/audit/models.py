"""The log of deeds."""

from django.db import models


class Deed(models.Model):
    """One change, or one refused attempt: who, what, when; chained by its hash to the line before it."""

    class Outcome(models.TextChoices):
        """Whether it was done or refused."""

        DONE = "done"
        REFUSED = "refused"

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    by = models.CharField(max_length=150)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.DONE)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"
