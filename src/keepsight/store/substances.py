"""What is recorded of alcohol and drugs: of each adult, over time and by whose account; of each child, what a day of it means; screening as a result; work before a birth."""

from __future__ import annotations

from django.db import models

from keepsight.records.columns import LONGEST_ID

from .models import Row

SUBSTANCES = {
    "alcohol": "alcohol", "cannabis": "cannabis", "opioids": "heroin or other opioids", "cocaine": "cocaine", "amphetamines": "amphetamines", "tablets": "tablets, prescribed or not",
    "volatile": "gas, glue or solvents", "other": "something else",
}  # fmt: skip
PATTERNS = {
    "none now": "none now", "now and then": "now and then", "weekly": "every week", "most days": "most days", "daily": "daily", "bouts": "heavy bouts", "not known": "how much is not known",
}
TREATMENTS = {
    "stable": "stable in treatment", "in treatment": "in treatment", "waiting": "waiting for treatment", "ended": "treatment has ended", "not wanted": "treatment offered, and not wanted", "none": "no treatment spoken of",
}
AREAS = {  # what a day of use means for this child (practice 7.1)
    "care": "Who looks after this child",
    "routines": "Routines and school",
    "food": "Food",
    "night": "At night",
    "sleep": "Where and how the child sleeps",
    "money": "Money",
    "visitors": "Who comes to the home",
    "storage": "Where it is kept",
    "saw": "What the child has seen",
    "role": "What the child takes on",
    "sober": "Who is sober, and what the plan is",
}
SCREENS = {"AUDIT": 40, "AUDIT-C": 12, "DUDIT": 44}  # named results of an adult's own health screen, each with the highest it can be; no question of theirs is held here
WORK_BEFORE_BIRTH = {
    "spoken": "Spoken with each parent",
    "assessment": "Pre-birth assessment begun",
    "meeting": "Meeting before the birth",
    "plan": "Plan for the birth and for going home",
    "siblings": "What one more child means for the others",
}


class OfAnEntry(Row):
    """A row beside an entry."""

    entry_id = models.CharField(max_length=LONGEST_ID)

    class Meta:
        abstract = True


class Use(OfAnEntry):
    """What one account says of one adult's use, on one day."""

    adult_id = models.CharField(max_length=LONGEST_ID)
    substance = models.CharField(max_length=20, help_text="a key of SUBSTANCES")
    pattern = models.CharField(max_length=20, help_text="a key of PATTERNS")
    treatment = models.CharField(max_length=20, blank=True, help_text="a key of TREATMENTS, empty where not recorded")


class DayOfUse(OfAnEntry):
    """What a day of use means for one child, in one respect."""

    child_id = models.CharField(max_length=LONGEST_ID)
    adult_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="whose use, where one adult is meant")
    area = models.CharField(max_length=20, help_text="a key of AREAS")


class Screening(OfAnEntry):
    """The result of a named health screen of an adult: never of a child, and never set beside one."""

    adult_id = models.CharField(max_length=LONGEST_ID)
    tool = models.CharField(max_length=20, help_text="a key of SCREENS")
    result = models.PositiveSmallIntegerField()


class BeforeBirth(OfAnEntry):
    """Work done before a birth, with the weeks of pregnancy."""

    child_id = models.CharField(max_length=LONGEST_ID)
    work = models.CharField(max_length=20, help_text="a key of WORK_BEFORE_BIRTH")
    weeks = models.PositiveSmallIntegerField(null=True, blank=True, help_text="weeks of pregnancy, where they were recorded")
