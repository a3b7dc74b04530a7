"""The tables. Columns come from `records`; what stands here is Django's own: relations, indexes and constraints."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keepsight.records import entry, finding, person, source, work
from keepsight.records.columns import LONGEST_ID

from .columns import holds
from .drafts import KeptDraft as KeptDraft

STANDS = Q(known_until__isnull=True)


class FamilyRecord(models.Model):
    """One family's record: what everything about it hangs on, and how often it has changed (a picture of version 7 never shows version 8)."""

    family_id = models.CharField(primary_key=True, max_length=LONGEST_ID)
    label = models.CharField(max_length=200, help_text="how staff speak of the family; never in an address")
    as_at = models.DateField(null=True, blank=True, help_text="the day it stands at, for a record received and not kept up here; empty: today")
    version = models.PositiveIntegerField(default=0, help_text="raised by one with every writing")
    mark = models.CharField(max_length=16, blank=True, help_text="new with every writing: what is kept in memory of a version that was rolled back is never taken for another")
    opened_at = models.DateTimeField(default=timezone.now)
    parts = models.JSONField(default=list, help_text="of a record made of earlier ones: each of them, as the sources of its rows begin; else empty")
    earlier = models.JSONField(default=list, help_text="the ids of the records that it goes on from, however far back; else empty")
    closed = models.BooleanField(default=False, help_text="nothing is read or written here any more: its rows stand in another record, or what it was made for was taken back")

    def __str__(self) -> str:
        return self.label


class Writing(models.Model):
    """One act of writing into a record: who, when, how and why. Every row leads to the writing it arrived in."""

    HOW = {
        "received": "received from a folder", "added": "added from files", "confirmed": "confirmed of what was suggested", "recorded": "recorded", "answered": "answered", "corrected": "corrected",
        "disputed": "disputed", "withdrawn": "withdrawn", "undone": "undone", "made": "made into a report", "shared": "shared as a report", "reviewed": "kept of a review", "represented": "said by somebody about their own record",
        "moved": "moved to another family", "adopted": "adopted",
        "joined": "made of two records", "parted": "parted into two records",
    }

    family = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, related_name="writings")
    how = models.CharField(max_length=20, choices=HOW.items())
    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.CharField(max_length=200, help_text="the name of who wrote")
    by_id = models.CharField(max_length=LONGEST_ID, blank=True, help_text="the account of who wrote")
    agency = models.TextField(blank=True, help_text="for which agency")
    reason = models.TextField(blank=True, help_text="why, where a reason was asked for")
    approved_by = models.CharField(max_length=200, blank=True)
    files = models.JSONField(default=list, help_text="the ledger of each file received (contracts 4)")
    stood_at = models.DateField(null=True, blank=True, help_text="of files added to a record that was not kept up here: the day it stood at before")
    tells_to = models.DateField(null=True, blank=True, help_text="of the same: the last day that the files tell of")
    part = models.CharField(max_length=LONGEST_ID, blank=True, help_text="the earlier record that it was carried from, as the sources of its rows begin; empty: written here")

    def __str__(self) -> str:
        return f"{self.how} by {self.by}"


class Row(models.Model):
    """What every stored row has beside the columns of its table."""

    row_no = models.BigAutoField(primary_key=True)
    family = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, related_name="+")
    writing = models.ForeignKey(Writing, on_delete=models.PROTECT, related_name="+", help_text="the writing it arrived in")
    closing = models.ForeignKey(Writing, on_delete=models.PROTECT, related_name="+", null=True, blank=True, help_text="the writing that closed it")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.row_no}"


def one_standing(table: str, *identity: str) -> models.UniqueConstraint:
    """At most one row of an identity stands: two people who correct the same entry cannot both win in silence."""
    return models.UniqueConstraint(fields=["family", *identity], condition=STANDS, name=f"one_standing_{table}")


@holds(person.Person)
class Person(Row):
    """People, children and adults alike."""

    class Meta:
        constraints = [one_standing("person", "person_id")]


@holds(person.Name)
class Name(Row):
    """Names."""

    class Meta:
        indexes = [models.Index(fields=["family", "person_id"], name="name_of_person")]


@holds(person.Identifier)
class Identifier(Row):
    """Numbers by which agencies know a person."""

    class Meta:
        indexes = [models.Index(fields=["family", "person_id"], name="identifier_of_person"), models.Index(fields=["scheme", "value"], name="identifier_value")]


@holds(person.Relationship)
class Relationship(Row):
    """Who is what of whom."""


@holds(person.Household)
class Household(Row):
    """Who lived where."""


@holds(person.Family, but=("family_id",))
class Family(Row):
    """Who belongs to the family."""


@holds(entry.Entry, but=("family_id",))
class Entry(Row):
    """Entries, the trunk."""

    class Meta:
        constraints = [
            one_standing("entry", "entry_id"),
            models.CheckConstraint(condition=Q(happened_from__lte=F("happened_to")), name="entry_earliest_not_after_latest"),
        ]
        indexes = [models.Index(fields=["family", "happened_to", "happened_from"], name="entry_in_time"), models.Index(fields=["family", "entry_id"], name="entry_versions")]


@holds(entry.Concerned)
class Concerned(Row):
    """Each person's part in an entry."""

    class Meta:
        indexes = [models.Index(fields=["family", "entry_id"], name="concerned_in_entry")]


@holds(work.Involvement, but=("family_id",))
class Involvement(Row):
    """Services' work with a person."""


@holds(work.Step)
class Step(Row):
    """Timed work."""

    class Meta:
        constraints = [one_standing("step", "entry_id")]


@holds(work.Assessment)
class Assessment(Row):
    """Assessments."""

    class Meta:
        constraints = [one_standing("assessment", "entry_id")]


@holds(work.Grade)
class Grade(Row):
    """Grades."""

    class Meta:
        indexes = [models.Index(fields=["family", "entry_id"], name="grade_of_assessment")]


@holds(work.Decision)
class Decision(Row):
    """Decisions, and that there was none."""

    class Meta:
        constraints = [one_standing("decision", "entry_id")]


@holds(work.Action)
class Action(Row):
    """Actions."""

    class Meta:
        indexes = [models.Index(fields=["family", "action_id"], name="action_carried_over"), models.Index(fields=["due_on"], name="action_due")]


@holds(work.Session)
class Session(Row):
    """Sessions of joint supervision."""

    class Meta:
        constraints = [one_standing("session", "entry_id")]


@holds(work.Disagreement)
class Disagreement(Row):
    """Disagreements."""


@holds(work.Order, but=("family_id",))
class Order(Row):
    """Orders and arrangements."""

    class Meta:
        constraints = [one_standing("order", "order_id")]


@holds(entry.Account)
class Account(Row):
    """Entries that tell one event."""


@holds(source.Coverage)
class Coverage(Row):
    """What each agency was asked for and sent."""


@holds(source.Source)
class Source(Row):
    """Where rows came from."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "source_id"], name="one_source")]


@holds(work.Answer, but=("family_id",))
class Answer(Row):
    """Answers to questions from the record."""

    class Meta:
        indexes = [models.Index(fields=["family", "finding_id"], name="answer_to_finding")]


class Run(models.Model):
    """Every pattern once over what one standpoint sees of one version of a record. Derived: it can be made again at any time."""

    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="runs")
    standpoint = models.CharField(max_length=LONGEST_ID, help_text="together, open, an agency's name, or the mark of a set of entries (decision 61)")
    version = models.PositiveIntegerField(help_text="the version of the record that was read")
    as_at = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "standpoint"], name="one_run_of_a_standpoint")]

    def __str__(self) -> str:
        return f"{self.standpoint}, version {self.version}"


@holds(finding.Finding, but=("family_id", "standpoint"))
class Finding(models.Model):
    """Questions from the record, each as one run put it."""

    row_no = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="findings")

    def __str__(self) -> str:
        return f"finding {self.row_no}"


class Upload(models.Model):
    """Files that somebody sent and has not yet received into the record: they wait here, in the database and nowhere else, for a day at most."""

    upload_id = models.CharField(primary_key=True, max_length=LONGEST_ID)
    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="uploads")
    by_id = models.CharField(max_length=LONGEST_ID, help_text="the account of who sent them; nobody else is shown them")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    agencies = models.JSONField(default=dict, help_text="the agency of each file, where it was chosen")
    replaces = models.JSONField(default=dict, help_text="the earlier file that each is a later version of, where it was chosen")
    columns = models.TextField(blank=True, help_text="the mapping of columns, where it was corrected")

    def __str__(self) -> str:
        return f"upload {self.upload_id}"


class UploadedFile(models.Model):
    """One of those files, byte for byte."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=LONGEST_ID)
    data = models.BinaryField()

    def __str__(self) -> str:
        return f"file {self.pk}"


from .sessions import CalledSession, Invited, MinutesDraft, SentView  # noqa: E402 - they hang on the tables above

__all__ = ["MODELS", "CalledSession", "Invited", "MinutesDraft", "SentView"]

MODELS: dict[str, type[Row]] = {
    "person": Person, "name": Name, "identifier": Identifier, "relationship": Relationship, "household": Household, "family": Family, "entry": Entry,
    "concerned": Concerned, "involvement": Involvement, "step": Step, "assessment": Assessment, "grade": Grade, "decision": Decision, "action": Action,
    "session": Session, "disagreement": Disagreement, "order": Order, "account": Account, "coverage": Coverage, "source": Source, "answer": Answer,
}  # fmt: skip

from . import learning, report, representation  # noqa: E402, F401 - reports as they were made, and what people say of their record; they build on the rows above
from .changes import Leaving  # noqa: E402, F401
from .fathers import FatherStep, NetworkStep  # noqa: E402, F401 - models of a noun's own module, which stand on `Row` above
from .infants import InfantLine  # noqa: E402, F401
from .lineage import LedOn, OtherAccount  # noqa: E402, F401
from .substances import BeforeBirth, DayOfUse, Screening, Use  # noqa: E402, F401
