"""The parts of an engagement; every row is made by a deed and superseded by a later one. And calendar feeds."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from balozi.store.audit.models import Deed
from balozi.store.documents.models import Document
from balozi.store.registers.models.identity import Dated, Entry


class EngagementEvent(Dated):
    """One dated step in the life of an engagement; the status follows from the steps that stand.

    ``begins`` and ``ends`` are the days to which the step moves the engagement, the last day included; "" when
    it moves none. ``source`` and ``document`` are what the step rests on: a note verbale, a brief, who states it.
    """

    event = models.CharField(max_length=12)
    on = models.DateField()
    begins = models.CharField(max_length=10, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.event} {self.on}"


class Participant(Dated):
    """One person, office or institution that takes part, and for which state or organisation."""

    person = models.CharField(max_length=160, blank=True)
    office = models.CharField(max_length=250, blank=True)
    side = models.CharField(max_length=24, blank=True)
    institution = models.CharField(max_length=24, blank=True, db_index=True)
    heads = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(person="") | ~Q(office="") | ~Q(institution=""), name="participant_is_somebody"
            )
        ]

    def __str__(self) -> str:
        return self.person or self.office or self.institution


class Preparation(Dated):
    """One brief that was asked for: of whom, by when."""

    asked_of = models.CharField(max_length=150, blank=True, db_index=True)
    institution = models.CharField(max_length=24, blank=True, db_index=True)
    by_when = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_of="") | ~Q(institution=""), name="brief_is_asked_of_somebody"
            )
        ]

    def __str__(self) -> str:
        return f"brief of {self.asked_of or self.institution}"


class TalkingPoint(Dated):
    """One thing to say, under its pillar, with what it rests on: an entry, a paper, or a named person's statement."""

    pillar = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    target = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False) | Q(document__isnull=False) | ~Q(source=""),
                name="talking_point_rests_on_something",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Outcome(Dated):
    """What an engagement did to an agreement or a commitment: it created, moved or discussed it."""

    sort = models.CharField(max_length=10)
    target = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) | ~Q(source=""), name="outcome_rests_on_something"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.target_id}"


class CalendarFeed(models.Model):
    """One address at which a calendar program reads what its owner may read; only the hash of its token is kept."""

    class Scope(models.TextChoices):
        """Which engagements it holds."""

        ALL = "all"
        MINE = "mine"
        INSTITUTION = "institution"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    scope = models.CharField(max_length=12, choices=Scope)
    institution = models.CharField(max_length=24, blank=True)
    dues = models.BooleanField(default=False)
    hashed = models.CharField(max_length=64, unique=True)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.scope} {self.institution}"
