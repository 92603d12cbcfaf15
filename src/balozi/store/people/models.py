"""What is kept about a user beside the name and password."""

from django.conf import settings
from django.db import models

from balozi.ground.markings import Marking


class Profile(models.Model):
    """The role and clearance of one user."""

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
    institution = models.CharField(max_length=120, blank=True)
    demonstration = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
