"""Relations of a country: with states, visas, memberships, missions both ways, offices, deployments, hostings."""

from django.db import models

from balozi.store.registers.models.identity import Version


class Membership(Version):
    """A state's place in an organisation or grouping."""

    organisation = models.CharField(max_length=120)
    member = models.CharField(max_length=24, blank=True)
    role = models.CharField(max_length=120, blank=True)


class Mission(Version):
    """One mission or consular post as listed; its host is an involvement."""

    city = models.CharField(max_length=120)
    mission_class = models.CharField(max_length=30, blank=True)
    accredited_to = models.CharField(max_length=200, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    region = models.CharField(max_length=40, blank=True)
    listed_region = models.CharField(max_length=40, blank=True)
    officer_category = models.CharField(max_length=10, blank=True)
    status = models.CharField(max_length=24, blank=True)
    on = models.CharField(max_length=10, blank=True)


class OfficeHolding(Version):
    """A person in an office, for terms as stated."""

    person = models.CharField(max_length=160)
    office = models.CharField(max_length=250, blank=True)
    terms_stated = models.JSONField(default=list)
    acting = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True, blank=True)


class Deployment(Version):
    """Troops, police or observers in a place, as stated."""

    location = models.CharField(max_length=200)
    organisation = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=40, blank=True)


class Hosting(Version):
    """An organisation that has its seat or an office in the country."""

    organisation = models.CharField(max_length=200)
    city = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=200, blank=True)


class Relation(Version):
    """Diplomatic relations with one state; ``status`` and ``on`` are the step that was stated with the entry.

    How they stand on a day is derived from that step and from the events of ``store.posts``.
    """

    state = models.CharField(max_length=24)
    status = models.CharField(max_length=24, blank=True)
    on = models.CharField(max_length=10, blank=True)
    basis = models.CharField(max_length=300, blank=True)


class VisaRule(Version):
    """What somebody needs to enter: ``incoming`` for the citizens of the state here, ``outgoing`` for ours there."""

    state = models.CharField(max_length=24)
    direction = models.CharField(max_length=10, blank=True)
    rule = models.CharField(max_length=20, blank=True)


class ForeignMission(Version):
    """A mission or post of another state that is accredited to the country; its seat may lie elsewhere."""

    state = models.CharField(max_length=24)
    city = models.CharField(max_length=120, blank=True)
    mission_class = models.CharField(max_length=30, blank=True)
    accreditation = models.CharField(max_length=12, blank=True)
    status = models.CharField(max_length=24, blank=True)
    on = models.CharField(max_length=10, blank=True)
