"""The identity of a register entry, and what hangs on it whatever its register."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Abs

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document, Suggestion


class Entry(models.Model):
    """One thing on a register. Its facts stand in versions; this row only says that it is the same thing."""

    kind = models.CharField(max_length=30)
    register = models.CharField(max_length=20)
    country = models.CharField(max_length=3, blank=True, db_index=True)
    marking = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    pack = models.CharField(max_length=8, blank=True)
    pack_key = models.CharField(max_length=80, blank=True)
    pack_hash = models.CharField(max_length=16, blank=True)
    search = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "pack_key"], condition=~Q(pack=""), name="pack_entry_once"
            )
        ]
        indexes = [
            models.Index(fields=["register", "country", "kind"], name="entry_by_register"),
            # The few that a reader may not see are found by it, and taken from what is counted of all. It is of an
            # expression, for of the marking itself SQLite would take it too where nearly all may be seen.
            models.Index(Abs("marking"), name="entry_by_marking"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class EntryKey(models.Model):
    """One natural key by which a reading recognises an entry that stands on the register already."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=300, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "key"], name="entry_key_once")]

    def __str__(self) -> str:
        return self.key


class Dated(models.Model):
    """A row that a deed made and a later deed may have superseded; never changed otherwise."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Involvement(Dated):
    """One state or organisation that has a part in an entry: party, obligor, beneficiary, host, member ...

    ``register`` is that of its entry, which never changes: who is involved in a register is answered by an index.
    """

    register = models.CharField(max_length=20)
    code = models.CharField(max_length=24, db_index=True)
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(register=""), name="involvement_has_register")]
        indexes = [
            models.Index(
                fields=["register", "code", "role", "entry", "superseded"],
                condition=Q(superseded=None),
                name="involvement_by_code",
            ),
            models.Index(
                fields=["register", "role", "entry", "code", "superseded"],
                condition=Q(superseded=None),
                name="involvement_by_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.code}"


class EvidenceRecord(Dated):
    """What an entry rests on: a quotation in a document, or the stated source of a pack."""

    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    suggestion = models.ForeignKey(
        Suggestion, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, start__isnull=False, end__isnull=False) | ~Q(source=""),
                name="evidence_is_quoted_or_sourced",
            )
        ]

    def __str__(self) -> str:
        return self.quote[:60] or self.source


class Version(Dated):
    """What an entry says, from one deed until the next: the base of every register's own table.

    ``valid_from`` and ``valid_until`` are partial dates as stated (YYYY, YYYY-MM, YYYY-MM-DD), half-open.
    ``details`` holds the rarer fields of the kind, as ``registers/kinds.toml`` lists them.
    """

    title = models.CharField(max_length=400)
    valid_from = models.CharField(max_length=10, blank=True)
    valid_until = models.CharField(max_length=10, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title
