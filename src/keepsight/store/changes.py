"""Families that change: somebody's place in a family that ended. Taken back, it is closed, as every row is, and stays."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from keepsight.records.columns import LONGEST_ID

from .models import FamilyRecord, Row, Writing

MOVED, ADOPTED = "moved", "adopted"


class Leaving(Row):
    """Somebody left this family on a day. Of an adoption nothing leads to another record, and the database holds that it does not."""

    HOW = {MOVED: "went to another family", ADOPTED: "was adopted"}

    person_id = models.CharField(max_length=LONGEST_ID)
    left_on = models.DateField(help_text="the last day of their place in this family")
    how = models.CharField(max_length=10, choices=HOW.items())
    relationship = models.CharField(max_length=80, blank=True, help_text="what somebody of the other family is of them, which is all that is said of that family")
    to_family = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, null=True, blank=True, related_name="arrivals")
    to_person_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="the person that they are in the other record")
    there = models.ForeignKey(Writing, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="the writing of their place in the other record")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["family", "person_id"], condition=Q(closing__isnull=True), name="left_once"),
            models.CheckConstraint(condition=Q(how=MOVED) | Q(to_family__isnull=True, to_person_id="", there__isnull=True, relationship=""), name="adoption_leads_nowhere"),
        ]


def adopted_from(family_id: str) -> dict[str, object]:
    """Those of a family who were adopted, with the day: their old identity ends with it, and nothing finds it by their name."""
    return dict(Leaving.objects.filter(family=family_id, how=ADOPTED, closing__isnull=True).values_list("person_id", "left_on"))
