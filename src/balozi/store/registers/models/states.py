"""How entries stand from one day to another: derived from their records, kept so that lists can ask for it."""

from django.db import models

from balozi.store.registers.models.identity import Entry

_WHEN = ("until_on", "from_on", "entry")


class EntryState(models.Model):
    """How one entry stands from a day until another, half-open, unless something is recorded meanwhile.

    Nothing here is a record: all of it is made from versions, events, assignments and updates, and can be made again.
    ``flags`` are stored words in the order of their names, with blanks between them; of an agreement, the watches that
    tell of it, and ``since`` from which day each of them does.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="states")
    register = models.CharField(max_length=20)
    from_on = models.DateField()
    until_on = models.DateField()
    status = models.CharField(max_length=24)
    flags = models.CharField(max_length=80, blank=True)
    since = models.JSONField(default=dict)
    lead = models.CharField(max_length=24, blank=True)
    focal_point = models.CharField(max_length=150, blank=True)
    last_on = models.DateField(null=True, blank=True)
    asserted = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "from_on"], name="entry_state_once_a_day")]
        indexes = [
            # Each holds all that its question asks, so that the rows themselves are not read.
            models.Index(fields=["register", "status", "flags", *_WHEN], name="state_by_status"),
            models.Index(fields=["register", "flags", *_WHEN], name="state_by_flags"),
            models.Index(fields=["register", "lead", *_WHEN], name="state_by_lead"),
        ]

    def __str__(self) -> str:
        return f"{self.status} from {self.from_on}"
