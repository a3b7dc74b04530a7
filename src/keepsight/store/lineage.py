"""Records that go on in others: two that are made one, one that is parted. The old record stays, closed and whole; its rows stand in the new one too."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from keepsight.records import person

from .columns import holds
from .models import FamilyRecord, Row

ONE, PARTED = "one", "parted"


class LedOn(Row):
    """That this record goes on in another. Taken back, it is closed, as every row is, and stays."""

    HOW = {ONE: "made one with another record", PARTED: "parted into two records"}

    to_family = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, related_name="led_from")
    how = models.CharField(max_length=10, choices=HOW.items())
    renamed = models.JSONField(default=dict, help_text="what is called otherwise in the new record, by kind: person and entry ids, the old one first")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "to_family"], condition=Q(closing__isnull=True), name="led_on_once")]


@holds(person.Person)
class OtherAccount(Row):
    """What the other record said of who somebody is, who by hand was found to be the same person: kept beside what the first said, and changed by nothing."""

    class Meta:
        indexes = [models.Index(fields=["family", "person_id"], name="other_account_of_person")]


def leads_to(family_id: str) -> list[LedOn]:
    """Where a closed record goes on."""
    return list(LedOn.objects.filter(family=family_id, closing__isnull=True).select_related("to_family").order_by("row_no"))
