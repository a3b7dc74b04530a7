"""What services did with each father and male carer, and with the family's own network: rows beside an entry, for what an entry's columns cannot hold.

A row is never changed. A later one of the same step stands before it, and the earlier stays to be read (practice 6; safe practice 4).
"""

from __future__ import annotations

from django.db import models

from keepsight.records.columns import LONGEST_ID

from .models import Row

STEPS = {  # the order of the page, from who he is to what is decided
    "identified": "Who he is, and on whose word",
    "contacted": "In touch with him",
    "seen": "Seen",
    "assessed": "His own assessment",
    "checks": "Checks on him, asked for and held",
    "invited": "Asked to meetings",
    "view": "His view",
    "told": "Told what was decided",
    "care": "Care he gave lately",
    "warned": "What he warned of",
    "strength": "Strengths",
    "worry": "Worries",
    "settled": "What settles it",
    "safety": "Decision about safety",
}
ANSWERS = {  # what a row of each step may say; a step without a list says it in the entry's words
    "identified": {"named": "named, and not doubted", "believed": "believed to be", "not known": "asked, and not known", "not said": "asked, and not said"},
    "contacted": {"reached": "spoken with", "written": "written to", "tried": "tried, and not reached"},
    "assessed": {"begun": "begun", "done": "done", "declined": "offered; he did not want it"},
    "checks": {"asked": "asked for, no answer yet", "nothing": "answered: nothing held", "held": "answered: something is held"},
    "invited": {"came": "asked, and came", "view sent": "asked, and gave his view in another way", "not there": "asked, and was not there", "not asked": "not asked, with the reason"},
    "view": {"himself": "from himself", "another": "through another person"},
    "told": {"told": "told", "not told": "not told, with the reason"},
    "settled": {"shared care": "care of the child is shared", "died": "he has died"},
    "safety": {"not in touch": "nobody is to be in touch with him or ask him to a meeting, for safety", "in this way": "he may be involved, in the way written here"},
}
CHECKS = {"health": "health", "substances": "alcohol and drugs", "domestic abuse": "domestic abuse", "offending": "offending"}

NETWORK_STEPS = {
    "member": "Who is in it",
    "offered": "Offered a meeting",
    "met": "Met",
    "plan": "The network’s own plan",
}
NETWORK_ANSWERS = {
    "offered": {"accepted": "offered, and accepted", "waiting": "offered, no answer yet", "declined": "offered, and not wanted", "not safe": "not offered; a named manager found it not safe to convene", "before proceedings": "offered in the letter before proceedings"},
    "met": {"met": "met", "called off": "called off"},
}


class FatherStep(Row):
    """One step with one man as to one child, on the entry that tells of it."""

    entry_id = models.CharField(max_length=LONGEST_ID)
    child_id = models.CharField(max_length=LONGEST_ID)
    man_id = models.CharField(max_length=LONGEST_ID)
    step = models.CharField(max_length=20, help_text="a key of the steps above")
    answer = models.CharField(max_length=40, blank=True, help_text="a key of ANSWERS[step]")
    which = models.CharField(max_length=40, blank=True, help_text="of a check: a key of CHECKS")
    rests_on = models.JSONField(default=list, help_text="entry_ids that a strength or a worry rests on")
    decided_by = models.CharField(max_length=200, blank=True, help_text="of a decision about safety: the manager")
    review_on = models.DateField(null=True, blank=True, help_text="of a decision about safety: the day it is looked at again")

    class Meta:
        indexes = [models.Index(fields=["family", "man_id"], name="step_with_a_man")]


class NetworkStep(Row):
    """One step with the family's own network, on the entry that tells of it."""

    entry_id = models.CharField(max_length=LONGEST_ID)
    step = models.CharField(max_length=20, help_text="a key of the steps above")
    answer = models.CharField(max_length=40, blank=True, help_text="a key of NETWORK_ANSWERS[step]")
    people = models.JSONField(default=list, help_text="person_ids of who is in it, was asked or came")
    review_on = models.DateField(null=True, blank=True, help_text="the day the plan is looked at again")

    class Meta:
        indexes = [models.Index(fields=["family", "entry_id"], name="step_with_the_network")]
