"""The log's one table. Rows are added and sealed; nothing in Keepsight changes or removes one."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One thing that somebody did or was not given, in a sentence. `position` and `chain` are given when it is sealed."""

    at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=40, help_text="a key of kinds.KINDS")
    sentence = models.TextField()
    who_id = models.CharField(max_length=40, blank=True, help_text="the account")
    who = models.CharField(max_length=200, blank=True, help_text="the name, as it then was")
    role = models.CharField(max_length=60, blank=True)
    agency = models.CharField(max_length=200, blank=True)
    purpose = models.TextField(blank=True)
    family_id = models.CharField(max_length=200, blank=True, db_index=True)
    rows = models.JSONField(default=list, help_text="ids of the entries or questions it was about")
    position = models.PositiveBigIntegerField(null=True, unique=True, help_text="its place in the chain, from 1; empty until sealed")
    chain = models.CharField(max_length=64, blank=True, help_text="hash of the event before it and of itself")

    class Meta:
        indexes = [models.Index(fields=["at"], name="event_at")]

    def __str__(self) -> str:
        return self.sentence
