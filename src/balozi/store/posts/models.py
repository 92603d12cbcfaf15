"""The events of relations and missions, their heads, and the dues of memberships."""

from django.db import models

from balozi.store.registers.models.identity import Dated


class PostHead(Dated):
    """One appointment at the head of a mission; its course is the events that name it.

    ``rank`` is the class of articles 14 of the VCDR and 9 of the VCCR, ``category`` career or honorary:
    the two are told apart. ``charge`` marks a chargé d'affaires ad interim, who stands in.
    """

    person = models.CharField(max_length=160)
    rank = models.CharField(max_length=30, blank=True)
    category = models.CharField(max_length=10, blank=True)
    charge = models.BooleanField(default=False)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.person


class PostEvent(Dated):
    """One dated step of relations, of a mission or of its ``head``; ``on`` is a partial date, "" when none is stated.

    ``party`` is the state or organisation towards which a head was accredited, "" for the host. ``place`` is where
    a mission moved to. ``basis`` is the instrument: a joint communiqué, an exchange of notes.
    """

    head = models.ForeignKey(PostHead, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    event = models.CharField(max_length=24)
    on = models.CharField(max_length=10, blank=True)
    party = models.CharField(max_length=24, blank=True)
    place = models.CharField(max_length=120, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)

    def __str__(self) -> str:
        return f"{self.event} {self.on}"


class MembershipDues(Dated):
    """What a membership costs in one year: assessed and paid so far; a later telling supersedes the one before."""

    year = models.PositiveSmallIntegerField()
    currency = models.CharField(max_length=3)
    assessed = models.DecimalField(max_digits=16, decimal_places=2)
    paid = models.DecimalField(max_digits=16, decimal_places=2)
    source = models.CharField(max_length=300)

    class Meta:
        verbose_name_plural = "membership dues"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "year", "currency"],
                condition=models.Q(superseded__isnull=True),
                name="dues_once_a_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.paid} of {self.assessed} {self.currency}"
