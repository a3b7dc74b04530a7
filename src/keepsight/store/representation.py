"""What people said about their own record: an account, a correction or a complaint, as theirs, beside what it answers; and what they were answered."""

from __future__ import annotations

from django.db import models

from keepsight.records.columns import LONGEST_ID

from .models import Row

KINDS = {
    "account": "their own account of it", "correction": "says that it is wrong, or that something is missing", "complaint": "a complaint",
    "comment": "a comment on a report they were given",
}  # fmt: skip
CAME = {"in person": "in person", "telephone": "by telephone", "writing": "in a letter or a message", "advocate": "through an advocate or an interpreter", "": "how it came is not recorded"}
BESIDE = {"record": "the record as a whole", "entry": "an entry", "question": "a question from the record", "report": "a report they were given"}


class Representation(Row):
    """One thing that somebody said, in their words. It is never changed; what they say later is another."""

    representation_id = models.CharField(max_length=LONGEST_ID, unique=True)
    person_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="who said it, where they are a person of the record")
    whose = models.CharField(max_length=200, help_text="who said it, as written")
    kind = models.CharField(max_length=20, choices=KINDS.items())
    came = models.CharField(max_length=20, choices=CAME.items(), blank=True)
    said_on = models.DateField()
    words = models.TextField()
    beside = models.CharField(max_length=10, choices=BESIDE.items())
    beside_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="the entry, question or report")

    class Meta:
        indexes = [models.Index(fields=["family", "person_id"], name="representation_of_person")]

    def __str__(self) -> str:
        return f"representation {self.representation_id}"


class RepresentationAnswer(Row):
    """What somebody was answered, and what was done; a later answer stands beside the earlier."""

    representation = models.ForeignKey(Representation, on_delete=models.PROTECT, related_name="answers")
    answered_on = models.DateField()
    answer = models.TextField()
    told_how = models.TextField(blank=True, help_text="how they were told")

    def __str__(self) -> str:
        return f"answer to {self.representation_id}"
