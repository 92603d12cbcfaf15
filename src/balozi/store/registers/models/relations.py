"""Relations of a country: memberships, missions, office-holders, deployments, hosted organisations."""

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
