"""One clause split into several commitments, duplicates merged into one; both can be undone."""

from django.db import models

from balozi.store.registers.models.identity import Dated, Entry


class Division(Dated):
    """One split or merge; its entry is the one that was split, or the one that stays after a merge."""

    class Sort(models.TextChoices):
        """What was done."""

        SPLIT = "split"
        MERGE = "merge"

    sort = models.CharField(max_length=8, choices=Sort)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.sort} {self.pk}"


class DivisionPart(models.Model):
    """One entry that a division retired or made; ``keys`` are those by which a retired one was recognised."""

    class Side(models.TextChoices):
        """What the division did to the entry."""

        RETIRED = "retired"
        MADE = "made"

    division = models.ForeignKey(Division, on_delete=models.CASCADE, related_name="parts")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=Side)
    keys = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.side} {self.entry_id}"
