"""What is measured: results, indicators with their definitions, areas, thresholds."""

from django.db import models

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry


class Made(models.Model):
    """A row that a deed made and a later deed may have superseded; never changed otherwise."""

    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Result(Made):
    """One impact, outcome or output that a policy is after, under a pillar; ``names`` by language.

    ``pillar`` is the key of the pillar in its pack, "" for all of them; ``under`` its entry on the register.
    """

    code = models.CharField(max_length=40, db_index=True)
    country = models.CharField(max_length=3, db_index=True)
    level = models.CharField(max_length=8)
    pillar = models.CharField(max_length=80, blank=True)
    under = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    names = models.JSONField(default=dict)
    pack = models.CharField(max_length=8, blank=True)
    pack_hash = models.CharField(max_length=16, blank=True)

    def __str__(self) -> str:
        return self.code


class Indicator(models.Model):
    """One thing that is measured. What it declares stands in versions; this row only says that it is the same."""

    code = models.CharField(max_length=40, unique=True)
    country = models.CharField(max_length=3, db_index=True)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)

    def __str__(self) -> str:
        return self.code


class IndicatorVersion(Made):
    """What an indicator declares, from one deed until the next; ``details`` holds the rarer declarations.

    They are: over_areas, over_time, missing, disaggregations, levels, low, high, source, means, mark, parts, per,
    pair_with, and from a pack its version.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="versions")
    result = models.CharField(max_length=40, blank=True, db_index=True)
    level = models.CharField(max_length=8, blank=True)
    pillar = models.CharField(max_length=80, blank=True, db_index=True)
    names = models.JSONField(default=dict)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=12, blank=True)
    frequency = models.CharField(max_length=10, blank=True)
    calendar = models.CharField(max_length=10, blank=True)
    owner = models.CharField(max_length=24, blank=True, db_index=True)
    details = models.JSONField(default=dict)
    pack = models.CharField(max_length=8, blank=True)
    pack_hash = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator"],
                condition=models.Q(superseded__isnull=True),
                name="one_definition_stands",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.direction} {self.kind}"


class AreaPart(Made):
    """One area with the larger one that it is part of, for results that are rolled up."""

    area = models.CharField(max_length=24, db_index=True)
    parent = models.CharField(max_length=24)

    def __str__(self) -> str:
        return f"{self.area} in {self.parent}"


class ThresholdSet(Made):
    """From which achievement on a target is met and partly met in a country's framework, and who says so."""

    country = models.CharField(max_length=3, db_index=True)
    met = models.CharField(max_length=40)
    partly = models.CharField(max_length=40)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.met}, {self.partly} ({self.source})"
