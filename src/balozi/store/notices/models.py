"""Notices, mails, wishes, duties, and the runs of what the clock starts."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from balozi.store.audit.models import Deed
from balozi.store.registers.models import Entry


class Wish(models.Model):
    """How somebody wants to be told; who never said so gets each notice by mail, in the language of the house."""

    class Mail(models.TextChoices):
        """When a mail is written."""

        EACH = "each"
        WEEKLY = "weekly"
        NONE = "none"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="wish")
    mail = models.CharField(max_length=8, choices=Mail, default=Mail.EACH)
    # 0 is Monday, as Python counts.
    weekday = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_of_a_week")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.mail}"


class Duty(models.Model):
    """One person's place in escalations, from one deed until the next."""

    class Sort(models.TextChoices):
        """What the person is there for."""

        HEAD = "head"
        SECRETARIAT = "secretariat"
        DIRECTOR = "director"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duties")
    sort = models.CharField(max_length=12, choices=Sort)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "sort"], condition=Q(superseded__isnull=True), name="duty_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.sort}"


class Mailing(models.Model):
    """One mail to one person, kept until it is sent; what it says is composed when it is sent.

    ``occasion`` is the week of a digest, or the number of the last notice that a mail carries.
    """

    class Sort(models.TextChoices):
        """What the mail carries."""

        EACH = "each"
        WEEKLY = "weekly"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mailings")
    sort = models.CharField(max_length=8, choices=Sort)
    occasion = models.CharField(max_length=24)
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    # Sent, or found to be empty: everything in it was read or may no longer be seen.
    ended_at = models.DateTimeField(null=True, blank=True, db_index=True)
    empty = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "sort", "occasion"], name="one_mail_an_occasion")
        ]

    def __str__(self) -> str:
        return f"{self.sort} {self.occasion}"


class Notice(models.Model):
    """One thing that one person is told about one entry, once for each rule and occasion."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    rule = models.CharField(max_length=8)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=60)
    by = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailing = models.ForeignKey(
        Mailing, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "rule", "entry", "occasion"], name="notice_once")
        ]
        indexes = [models.Index(fields=["user", "read_at"], name="notices_unread")]

    def __str__(self) -> str:
        return f"{self.rule} {self.entry_id}"


class JobRun(models.Model):
    """One run of a job for one day; a run that was killed has no end and is done again."""

    job = models.CharField(max_length=20)
    day = models.DateField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["job", "day"], name="runs_of_a_day")]

    def __str__(self) -> str:
        return f"{self.job} {self.day}"
