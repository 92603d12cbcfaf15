"""Papers, what was found in them, and what was decided about it."""

from django.db import models

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed


class Document(models.Model):
    """One paper, known by the SHA-256 of its bytes; or one file that could not be read, with the reason."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    title = models.CharField(max_length=400, blank=True)
    language = models.CharField(max_length=3, default="und")
    genre = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=3, blank=True)
    dated = models.DateField(null=True, blank=True)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    added = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies"
    )
    fault = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title or self.name


class DocumentText(models.Model):
    """The text of one document, apart so that lists stay light."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="body")
    text = models.TextField()
    warnings = models.JSONField(default=list)
    sketch = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"text of {self.document_id}"


class Passage(models.Model):
    """One passage; its text is the slice of the document's text."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=3)
    section = models.JSONField(default=list)

    class Meta:
        ordering = ["document", "number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="passage_once")]

    def __str__(self) -> str:
        return f"{self.document_id}:{self.number}"


class Suggestion(models.Model):
    """One fact found in a text, and how far its review has come."""

    class State(models.TextChoices):
        """Open, decided, or found to be on the register already."""

        OPEN = "open"
        ACCEPTED = "accepted"
        AMENDED = "amended"
        REJECTED = "rejected"
        KNOWN = "known"

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="suggestions")
    kind = models.CharField(max_length=30)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    fields = models.JSONField(default=dict)
    rule = models.CharField(max_length=12)
    confidence = models.FloatField()
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    entry = models.ForeignKey(
        "registers.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="suggestions"
    )

    class Meta:
        ordering = ["document", "start", "end", "id"]
        indexes = [
            models.Index(fields=["state", "kind"], name="suggestion_state_kind"),
            models.Index(fields=["rule", "state"], name="suggestion_rule_state"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.quote[:60]}"


class Decision(models.Model):
    """One decision on one suggestion; an undo is a decision too, nothing is erased."""

    class Verb(models.TextChoices):
        """What was decided."""

        ACCEPT = "accept"
        AMEND = "amend"
        REJECT = "reject"
        UNDO = "undo"

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="decisions")
    verb = models.CharField(max_length=6, choices=Verb)
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField(default=dict)
    reason = models.CharField(max_length=400, blank=True)
    state_before = models.CharField(max_length=9, choices=Suggestion.State)
    entry = models.ForeignKey(
        "registers.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.verb} {self.suggestion_id}"


class Finding(models.Model):
    """What a paper says twice, against itself, or impossibly."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="findings")
    check_name = models.CharField(max_length=12)
    severity = models.CharField(max_length=10)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    says = models.CharField(max_length=600)

    class Meta:
        ordering = ["document", "start", "id"]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.says[:60]}"
