"""The policy framework of a country."""

from django.db import models

from balozi.store.registers.models.identity import Version


class FrameworkItem(Version):
    """One interest, principle, value, objective, pillar, actor or institution's role, in its rank."""

    number = models.PositiveIntegerField(null=True, blank=True)
    name = models.CharField(max_length=400, blank=True)
    name_en = models.CharField(max_length=400, blank=True)
    name_sw = models.CharField(max_length=400, blank=True)
    name_fr = models.CharField(max_length=400, blank=True)
    text = models.TextField(blank=True)
