"""Families that change: somebody's place in a family that ended, and the record in which another goes on (decision 131).

Each stands in the record that it is written in. Undone, it is closed, as every row is, and stays.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from keepsight.records.columns import LONGEST_ID

from .models import FamilyRecord, Row, Writing

MOVED, ADOPTED = "moved", "adopted"
MERGED, PARTED, UNDONE = "merged", "parted", "undone"


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


class Continued(Row):
    """This family's record goes on in another: one of two that became one, or one that was parted. Nothing is written into it any more."""

    HOW = {MERGED: "became one record with another", PARTED: "was parted into two", UNDONE: "was taken back"}

    into = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, related_name="made_of")
    how = models.CharField(max_length=10, choices=HOW.items())
    ids = models.JSONField(default=dict, help_text="people, entries, actions and orders that have another id there, as {kind: {id here: id there}}")
    sessions = models.JSONField(default=dict, help_text="sessions that were called and stand there now, with the joint record they had here")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "into"], condition=Q(closing__isnull=True), name="continued_once")]


def goes_on_elsewhere() -> models.QuerySet:
    """The ids of records that go on in another: none of them is opened or written into any more."""
    return Continued.objects.filter(closing__isnull=True).values("family")


def adopted_from(family_id: str) -> dict[str, object]:
    """Those of a family who were adopted, with the day: their old identity ends with it, and nothing finds it by their name."""
    return dict(Leaving.objects.filter(family=family_id, how=ADOPTED, closing__isnull=True).values_list("person_id", "left_on"))
