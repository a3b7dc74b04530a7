"""Reviews with their clocks; and what a partnership recommends, who owns it, what is done, and what the record shows of it since."""

from __future__ import annotations

from django.db import models

from keepsight.records.columns import LONGEST_ID

from .models import Row

REVIEWS = {"rapid review": "Rapid review", "practice review": "Local child safeguarding practice review"}


class Review(Row):
    """A review of one family. The days are those on which its clocks start; a later row of the same review stands before the earlier."""

    review_id = models.CharField(max_length=LONGEST_ID)
    kind = models.CharField(max_length=20, choices=REVIEWS.items())
    known_to_authority_on = models.DateField(help_text="when the authority came to know of the incident")
    notified_on = models.DateField(null=True, blank=True, help_text="when the national Panel was notified")
    sent_on = models.DateField(null=True, blank=True, help_text="when the rapid review was complete and sent")
    begun_on = models.DateField(null=True, blank=True, help_text="when a practice review was decided on")
    published_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.review_id}"


class Recommendation(models.Model):
    """What a partnership recommends: of no family, and in words that name nobody."""

    recommendation_id = models.CharField(max_length=LONGEST_ID, primary_key=True)
    text = models.TextField()
    comes_from = models.CharField(max_length=200, help_text="which review, as the partnership publishes it")
    owner = models.CharField(max_length=200)
    measure = models.CharField(max_length=40, blank=True, help_text="what on the record would show it: a key of measures.MEASURES")
    made_on = models.DateField()
    made_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"recommendation {self.recommendation_id}"


class RecommendedAction(models.Model):
    """Something done towards a recommendation: by whom, by when, and what shows that it was done."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="actions")
    action = models.TextField()
    owner = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    shown_by = models.TextField(blank=True, help_text="what shows that it was done")

    def __str__(self) -> str:
        return f"action {self.pk}"
