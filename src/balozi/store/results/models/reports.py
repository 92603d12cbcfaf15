"""Reports of results that were kept as they were made."""

from django.db import models

from balozi.ground.markings import Marking
from balozi.store.results.models.framework import Made


class KeptReport(Made):
    """The ratings of one report, with all that they were computed from: moment, question, thresholds, engine.

    ``hash`` is of the figures, so that anybody can rebuild the report later and compare.
    """

    country = models.CharField(max_length=3, blank=True)
    on = models.DateField()
    known_at = models.DateTimeField()
    asked = models.JSONField(default=dict)
    thresholds = models.JSONField(default=dict)
    engine = models.CharField(max_length=16)
    hash = models.CharField(max_length=64)
    figures = models.JSONField(default=list)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)

    def __str__(self) -> str:
        return f"report of {self.on}"
