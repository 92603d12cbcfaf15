"""Imports with what became of each row, bulk edits, and saved views."""

from django.db import models

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed


class Import(models.Model):
    """One sheet, or one edit of many entries: sent, previewed, carried out by one deed, perhaps taken back.

    ``plan`` is how its columns are read, ``told`` what was told about the sheet as a whole, ``tally`` how many rows
    were new, changed, the same, refused. Until it is carried out its rows are the preview.
    """

    class Form(models.TextChoices):
        """What it came as."""

        FILE = "file"
        PASTE = "paste"
        EDIT = "edit"

    form = models.CharField(max_length=5, choices=Form)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=30)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    plan = models.JSONField(default=dict)
    told = models.JSONField(default=list)
    tally = models.JSONField(default=dict)
    sent = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    done = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"import {self.pk}: {self.name}"


class ImportFile(models.Model):
    """The bytes of a sheet, as they were sent; apart, so that lists stay light."""

    sheet = models.OneToOneField(Import, on_delete=models.CASCADE, related_name="file")
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"bytes of import {self.sheet_id}"


class ImportRow(models.Model):
    """What became of one row, or would: new, changed, the same or refused; what changed; what is to be told."""

    class Outcome(models.TextChoices):
        """What the row does to the registers."""

        NEW = "new"
        CHANGED = "changed"
        SAME = "same"
        REFUSED = "refused"

    sheet = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=7, choices=Outcome)
    entry = models.ForeignKey(
        "registers.Entry", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=400, blank=True)
    changes = models.JSONField(default=dict)
    notices = models.JSONField(default=list)
    undone = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["sheet", "number"]
        constraints = [models.UniqueConstraint(fields=["sheet", "number"], name="import_row_once")]

    def __str__(self) -> str:
        return f"row {self.number}: {self.outcome}"


class SavedView(models.Model):
    """A register as somebody likes to see it: its filters, words and order, under a name; ended, never erased."""

    name = models.CharField(max_length=80)
    register = models.CharField(max_length=20)
    query = models.CharField(max_length=1000, blank=True)
    owner = models.CharField(max_length=150)
    shared = models.BooleanField(default=False)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["register", "name", "id"]

    def __str__(self) -> str:
        return f"{self.register}: {self.name}"
