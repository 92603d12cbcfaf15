"""What is kept about a user beside the name and password, and the register of institutions."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from balozi.ground.markings import Marking
from balozi.store.audit.models import Deed


class Profile(models.Model):
    """The role, institution and clearance of one user."""

    class Role(models.TextChoices):
        """What a user is here for; services.people gives each role its permissions."""

        READER = "reader"
        DESK_OFFICER = "desk_officer"
        FOCAL_POINT = "focal_point"
        MONITORING_OFFICER = "monitoring_officer"
        WARNING_OFFICER = "warning_officer"
        REVIEWER = "reviewer"
        PUBLISHER = "publisher"
        ADMINISTRATOR = "administrator"
        AUDITOR = "auditor"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    role = models.CharField(max_length=20, choices=Role, default=Role.READER)
    clearance = models.PositiveSmallIntegerField(default=Marking.UNCLASSIFIED)
    institution = models.CharField(max_length=24, blank=True, db_index=True)
    demonstration = models.BooleanField(default=False)
    # How often all sessions of this user were ended; a session of a lower number is dead.
    sessions_ended = models.PositiveIntegerField(default=0)
    # Who this is at the provider of OpenID Connect, once known there.
    subject_outside = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"


class Institution(models.Model):
    """What is known of one institution, from one deed until the next; a retired one keeps its code and its reason."""

    class Kind(models.TextChoices):
        """What sort of institution it is."""

        MINISTRY = "ministry"
        COUNTY = "county"
        AGENCY = "agency"
        MISSION = "mission"
        OTHER = "other"

    code = models.CharField(max_length=24, db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    country = models.CharField(max_length=3)
    name_en = models.CharField(max_length=200)
    name_sw = models.CharField(max_length=200, blank=True)
    name_fr = models.CharField(max_length=200, blank=True)
    parent = models.CharField(max_length=24, blank=True)
    pack = models.CharField(max_length=8, blank=True)
    source = models.CharField(max_length=300, blank=True)
    retired = models.CharField(max_length=300, blank=True)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    superseded = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(superseded__isnull=True), name="one_standing_institution"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Invitation(models.Model):
    """A link by which a user chooses a password, once, until it expires; only its hash is kept."""

    class Purpose(models.TextChoices):
        """Why it was made."""

        INVITE = "invite"
        RESET = "reset"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    purpose = models.CharField(max_length=10, choices=Purpose)
    hashed = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.purpose} {self.user_id}"


class Token(models.Model):
    """What a program of a user shows to be let in as that user; only its hash is kept, and it ends by itself."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    hashed = models.CharField(max_length=64, unique=True)
    writes = models.BooleanField(default=False)
    expires_at = models.DateTimeField()
    # Written now and then only: that a program goes on reading need not write at each question.
    used_at = models.DateTimeField(null=True, blank=True)
    made = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    ended = models.ForeignKey(Deed, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"token {self.pk}"


class Repeat(models.Model):
    """What was answered to a writing request that its sender numbered, so that sending it again changes nothing."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="one_answer_for_a_key")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
