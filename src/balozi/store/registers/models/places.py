"""Areas, terms, stated counts and statements."""

from django.db import models

from balozi.store.registers.models.identity import Version


class Area(Version):
    """A county or another official area."""

    name = models.CharField(max_length=120)
    code = models.CharField(max_length=12, blank=True)
    iso = models.CharField(max_length=12, blank=True)
    capital = models.CharField(max_length=120, blank=True)
    phase = models.CharField(max_length=40, blank=True)


class Term(Version):
    """An abbreviation with what it stands for."""

    abbreviation = models.CharField(max_length=40)
    expansion = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    name_fr = models.CharField(max_length=300, blank=True)
    code = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=3, blank=True)


class StatedCount(Version):
    """A number that a paper states, with what it counts; never mixed with the count of the register."""

    what = models.CharField(max_length=300)
    value = models.CharField(max_length=60)
    unit = models.CharField(max_length=60, blank=True)
    qualifier = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    as_of = models.CharField(max_length=10, blank=True)


class Statement(Version):
    """A position, a statement, or another fact of a paper that has no register of its own."""

    text = models.TextField()
    subject = models.CharField(max_length=300, blank=True)
    speaker = models.CharField(max_length=200, blank=True)
