"""What somebody is writing and has not put into the record: in the database and nowhere else, seen by its writer alone, and in no log."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from keepsight.records.columns import LONGEST_ID


class KeptDraft(models.Model):
    """One form as it was last kept. It is no entry: nothing counts it, and no page but its own form shows it."""

    draft_id = models.CharField(primary_key=True, max_length=LONGEST_ID, help_text="given as its form is opened")
    family = models.ForeignKey("store.FamilyRecord", on_delete=models.CASCADE, related_name="drafts", null=True, blank=True, help_text="none where its form is of no family")
    by_id = models.CharField(max_length=LONGEST_ID, help_text="the account of who writes it; nobody else is shown it")
    form = models.CharField(max_length=500, help_text="the address of the form")
    fields = models.JSONField(help_text="what stands in each field, as it was sent")
    put_in_at = models.DateTimeField(null=True, blank=True, help_text="when it was saved into the record; then its fields are empty, and it stands only so that nothing is saved twice")
    kept_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["family", "by_id", "form"], name="drafts_of_a_form")]

    def __str__(self) -> str:
        return f"draft {self.draft_id}"
