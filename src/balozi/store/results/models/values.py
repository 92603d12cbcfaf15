"""What is stated of indicators: baselines, targets, observations with their steps, breaches, evidence; imports."""

from django.db import models
from django.db.models import Q

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.results.models.framework import Indicator, Made

# Numbers are kept as they were stated, in digits: the engine reads them exactly, and no database rounds them.
_NUMBER = 64


class Baseline(Made):
    """The value from which an indicator starts in an area; ``period`` "" holds for all periods."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="baselines")
    area = models.CharField(max_length=24, blank=True)
    period = models.CharField(max_length=12, blank=True)
    value = models.CharField(max_length=_NUMBER)
    stated_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.area} {self.value}"


class Target(Made):
    """What an indicator is to reach in an area and period: a number, a range, words, or to be determined."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    area = models.CharField(max_length=24, blank=True)
    period = models.CharField(max_length=12)
    value = models.CharField(max_length=_NUMBER, blank=True)
    low = models.CharField(max_length=_NUMBER, blank=True)
    high = models.CharField(max_length=_NUMBER, blank=True)
    words = models.CharField(max_length=400, blank=True)
    is_open = models.BooleanField(default=False)
    stated_on = models.DateField()
    author = models.CharField(max_length=150, blank=True)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(value="") | ~Q(low="") | ~Q(high="") | ~Q(words="") | Q(is_open=True),
                name="target_says_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.area} {self.value or self.words}"


class Observation(Made):
    """One value that was reported; a correction is a new row, and the state follows from the steps.

    ``reporter`` names whose part it is where several count their own; ``institution`` is who reports it;
    ``breakdown`` is the part of a disaggregation, such as "sex=f", "" for the whole.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    area = models.CharField(max_length=24, blank=True)
    period = models.CharField(max_length=12)
    breakdown = models.CharField(max_length=120, blank=True)
    value = models.CharField(max_length=_NUMBER, blank=True)
    numerator = models.CharField(max_length=_NUMBER, blank=True)
    denominator = models.CharField(max_length=_NUMBER, blank=True)
    reporter = models.CharField(max_length=80, blank=True)
    institution = models.CharField(max_length=24, blank=True, db_index=True)
    reported_on = models.DateField()
    comment = models.TextField(blank=True)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(value="") | ~Q(numerator="") & ~Q(denominator=""),
                name="observation_says_something",
            )
        ]
        indexes = [models.Index(fields=["indicator", "area", "period"], name="observation_cell")]

    def __str__(self) -> str:
        return f"{self.period} {self.area} {self.value or self.numerator}"


class ObservationStep(Made):
    """One step of a value after it was submitted: checked, approved, or returned with a reason."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=10)
    reason = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.step


class Breach(Made):
    """One rule of validation that a value does not keep; it warns, and does not refuse."""

    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="breaches")
    rule = models.CharField(max_length=8)
    facts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.rule


class ValueEvidence(Made):
    """What shows a value, a target or a baseline: a sentence of a paper, a link, or a named person's statement."""

    observation = models.ForeignKey(
        Observation, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    target = models.ForeignKey(
        Target, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    baseline = models.ForeignKey(
        Baseline, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    sort = models.CharField(max_length=10)
    reference = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sort="link") & ~Q(reference="")
                | Q(sort="sentence", document__isnull=False, start__isnull=False, end__isnull=False)
                | Q(sort="statement") & ~Q(text=""),
                name="value_evidence_shows_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.reference}"


class ValueImport(models.Model):
    """One file of values that was taken in by one deed, with what became of its rows; perhaps taken back."""

    name = models.CharField(max_length=255)
    form = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    tally = models.JSONField(default=dict)
    conflicts = models.JSONField(default=list)
    done = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    undone = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"values {self.pk}: {self.name}"
