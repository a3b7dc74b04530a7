"""A session before it is an entry: called, people invited, views sent in, minutes being written. Recorded, it stands in the record as its typed row."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from keepsight.records.columns import LONGEST_ID


class CalledSession(models.Model):
    """A session that was asked for or called. Its id is that of the entry that it becomes."""

    session_id = models.CharField(primary_key=True, max_length=LONGEST_ID)
    family = models.ForeignKey("store.FamilyRecord", on_delete=models.PROTECT, related_name="called_sessions")
    joint_id = models.BigIntegerField(null=True, blank=True, help_text="the joint record it is held in; empty for one agency alone, and until a joint record is open")
    forum = models.CharField(max_length=80, help_text="a key of the forums")
    agency = models.TextField(blank=True, help_text="the agency of who called it")
    why = models.TextField(blank=True, help_text="why it was asked for, or what it is to settle")
    on = models.DateField(null=True, blank=True, help_text="its day; empty until one is set")
    at = models.CharField(max_length=40, blank=True)
    place = models.TextField(blank=True)
    called_by = models.CharField(max_length=200)
    called_by_id = models.CharField(max_length=LONGEST_ID)
    called_at = models.DateTimeField(default=timezone.now)
    held_by = models.CharField(max_length=200, blank=True, help_text="who holds it: the chair, lead worker, supervisor or facilitator")
    held_by_id = models.CharField(max_length=LONGEST_ID, blank=True)
    entries = models.JSONField(default=list, help_text="entry_ids of the decisions and actions recorded in it so far")
    recorded_at = models.DateTimeField(null=True, blank=True)
    put_aside_at = models.DateTimeField(null=True, blank=True)
    put_aside_why = models.TextField(blank=True)
    part = models.CharField(max_length=LONGEST_ID, blank=True, help_text="the earlier record that it was carried from, as the sources of its rows begin; empty: called here")

    class Meta:
        indexes = [models.Index(fields=["family", "on"], name="session_of_family")]

    def __str__(self) -> str:
        return f"session {self.session_id}"


class Invited(models.Model):
    """Somebody invited to a session: a worker of an agency, a parent, a child, an advocate."""

    PARTS = {"worker": "worker", "child": "child or young person", "parent": "parent or carer", "network": "family or friend", "advocate": "advocate or interpreter"}
    ANSWERS = {"": "no answer yet", "coming": "coming", "apologies": "cannot come"}
    CAME = {"": "not recorded", "yes": "came", "part": "came for part of it", "no": "did not come"}

    session = models.ForeignKey(CalledSession, on_delete=models.CASCADE, related_name="invited")
    name = models.CharField(max_length=200)
    part = models.CharField(max_length=20, choices=PARTS.items())
    agency = models.TextField(blank=True, help_text="whose worker; empty for the family and for advocates")
    person_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="who of the record it is, where it is one")
    user_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="the account, where they have one")
    invited_by = models.CharField(max_length=200)
    invited_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=ANSWERS.items(), blank=True)
    came = models.CharField(max_length=4, choices=CAME.items(), blank=True)
    report_on = models.DateField(null=True, blank=True, help_text="the day a written report of theirs was given; empty where none was")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "name", "agency"], name="invited_once")]

    def __str__(self) -> str:
        return f"invitation {self.pk}"


class SentView(models.Model):
    """A view for a session, sent in by or for somebody invited. A later one is added; none is written over."""

    invited = models.ForeignKey(Invited, on_delete=models.CASCADE, related_name="views")
    view = models.TextField(help_text="their view, in their words")
    differs = models.TextField(blank=True, help_text="where they see it differently from others")
    sent_by = models.CharField(max_length=200, help_text="who wrote it down")
    sent_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"view {self.pk}"


class MinutesDraft(models.Model):
    """The minutes as they stand while they are written: saved as one types, and given up when the session is recorded."""

    session = models.OneToOneField(CalledSession, on_delete=models.CASCADE, primary_key=True, related_name="draft")
    words = models.JSONField(default=dict, help_text="the words of each part of the form")
    version = models.PositiveIntegerField(default=0, help_text="raised by one with every saving, so that two who write at once lose nothing")
    page = models.CharField(max_length=40, blank=True, help_text="the opened page that saved last")
    saved_at = models.DateTimeField(default=timezone.now)
    saved_by = models.CharField(max_length=200)
    saved_by_id = models.CharField(max_length=LONGEST_ID)

    def __str__(self) -> str:
        return f"minutes of {self.pk}"
