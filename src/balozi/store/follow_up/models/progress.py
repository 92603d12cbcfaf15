"""What was reported, what shows it, what the public is told, and how it was judged."""

from django.db import models
from django.db.models import Q

from balozi.store.documents.models import Document
from balozi.store.registers.models.identity import Dated


class ProgressUpdate(Dated):
    """What somebody reported of a commitment, for readers inside; a correction is a new update."""

    text = models.TextField()
    on = models.DateField()
    asserted = models.CharField(max_length=12)
    institution = models.CharField(max_length=24, blank=True)

    def __str__(self) -> str:
        return f"{self.on} {self.asserted}"


class PublicText(Dated):
    """What the public is told of the progress, and the internal text it was made from."""

    text = models.TextField()
    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="+")
    made_from = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.text[:60]


class ProgressEvidence(Dated):
    """What shows that a report is true: a file, a link, a sentence of a paper, or a named person's statement.

    ``reference`` is the file's name, the address, or the person's name; ``text`` the sentence or the statement.
    """

    update = models.ForeignKey(ProgressUpdate, on_delete=models.PROTECT, related_name="evidence")
    sort = models.CharField(max_length=10)
    reference = models.CharField(max_length=500, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sort="file") & ~Q(sha256="")
                | Q(sort="link") & ~Q(reference="")
                | Q(sort="sentence", document__isnull=False, start__isnull=False, end__isnull=False)
                | Q(sort="statement") & ~Q(reference="") & ~Q(text=""),
                name="progress_evidence_shows_something",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.reference}"


class Assessment(Dated):
    """A judgement on a commitment: +1 fulfilled, 0 partially, -1 not; by those who do the work, or independent."""

    class Kind(models.TextChoices):
        """Who judges."""

        SELF = "self"
        INDEPENDENT = "independent"

    kind = models.CharField(max_length=12, choices=Kind)
    score = models.SmallIntegerField()
    reason = models.TextField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=-1, score__lte=1), name="score_is_minus_one_to_one")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.score:+d}"
