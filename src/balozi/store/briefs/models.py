"""Documents of the policy cycle that are kept, and their versions."""

from django.db import models

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed


class Brief(models.Model):
    """One document: of which kind, period, institution and language.

    ``marking`` is that of its latest version and never falls, so that no reader sees a list of what he may not open.
    """

    kind = models.CharField(max_length=40)
    period = models.CharField(max_length=24)
    language = models.CharField(max_length=2)
    country = models.CharField(max_length=3, blank=True)
    institution = models.CharField(max_length=24, blank=True)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.period} {self.language}"


class BriefVersion(models.Model):
    """One version: what was composed, what people wrote beside it, and by which facts; never changed.

    ``known_at`` is the moment as known at which its facts were gathered, ``inputs`` their SHA-256, ``content`` the
    document, ``written`` the texts of people by section, ``rests_on`` the numbers of what it rests on, ``weights``
    the weights of targets that were stated.
    """

    class Sort(models.TextChoices):
        """What made it."""

        COMPOSED = "composed"
        WRITTEN = "written"
        RENEWED = "renewed"

    brief = models.ForeignKey(Brief, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    sort = models.CharField(max_length=8, choices=Sort)
    section = models.CharField(max_length=40, blank=True)
    known_at = models.DateTimeField()
    inputs = models.CharField(max_length=64)
    content = models.JSONField()
    written = models.JSONField(default=dict)
    weights = models.JSONField(default=dict)
    rests_on = models.JSONField(default=dict)
    sources_up_to = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["brief", "number"]
        constraints = [models.UniqueConstraint(fields=["brief", "number"], name="brief_version_once")]

    def __str__(self) -> str:
        return f"{self.brief_id}: version {self.number}"
