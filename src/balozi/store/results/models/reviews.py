"""What a review recommends, and what management answers; an accepted recommendation is a corrective action."""

from django.db import models

from balozi.store.results.models.framework import Made
from balozi.store.results.models.gaps import CorrectiveAction, Gap


class Recommendation(Made):
    """One recommendation of a review: the gap is its finding; taken back by superseding it.

    A review is known by kind, period, country and institution, whatever language its documents are in.
    """

    review = models.CharField(max_length=40)
    period = models.CharField(max_length=24)
    country = models.CharField(max_length=3, blank=True)
    institution = models.CharField(max_length=24, blank=True)
    gap = models.ForeignKey(Gap, on_delete=models.PROTECT, related_name="recommendations")
    criterion = models.CharField(max_length=20, blank=True)
    words = models.CharField(max_length=400)

    class Meta:
        indexes = [models.Index(fields=["review", "period"], name="recommendation_review")]

    def __str__(self) -> str:
        return self.words


class Response(Made):
    """What management answered to a recommendation, and the action that it became where it was accepted."""

    class Answer(models.TextChoices):
        """Accepted, accepted in part, or declined."""

        ACCEPTED = "accepted"
        PARTLY = "partly"
        DECLINED = "declined"

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="responses")
    answer = models.CharField(max_length=8, choices=Answer)
    words = models.TextField(blank=True)
    by_whom = models.CharField(max_length=150)
    action = models.ForeignKey(
        CorrectiveAction, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=models.Q(superseded__isnull=True),
                name="one_response_stands",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="declined", action__isnull=True)
                | models.Q(answer__in=("accepted", "partly"), action__isnull=False),
                name="accepted_is_an_action",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.answer}: {self.recommendation_id}"
