"""People who sign in, the agencies they work for, and what opens a family's record to them."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from keepsight.records.columns import LONGEST_ID
from keepsight.store.models import FamilyRecord

from .purposes import ANSWERS_OF_AGENCIES, LAWFUL_BASES, PURPOSES, TOLD
from .roles import ROLES


class User(AbstractUser):
    """Somebody who signs in. Their name as colleagues know it stands in every entry they write."""

    first_name = last_name = None
    name = models.CharField("name", max_length=200)
    first_password = models.BooleanField(default=False, help_text="whether the password is one that an administrator made: until they choose their own, nothing else opens")

    def __str__(self) -> str:
        return self.name or self.username


class Agency(models.Model):
    """An agency, by the name that stands in its entries."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A role that somebody holds, for an agency or for the partnership, from a day and until a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.code, role.title) for role in ROLES.values()])
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships", help_text="empty for the partnership's own roles")
    start = models.DateField(default=timezone.localdate)
    end = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.user}, {ROLES[self.role].title}"


PART_HELP = "of a record made of earlier ones: the earlier record that this opens, as the sources of its rows begin; empty: the whole"


class Allocation(models.Model):
    """A family that somebody works with. It opens the family's page; of other agencies' entries it opens none."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="allocations")
    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="allocations")
    start = models.DateField(default=timezone.localdate)
    end = models.DateField(null=True, blank=True)
    part = models.CharField(max_length=LONGEST_ID, blank=True, help_text=PART_HELP)

    def __str__(self) -> str:
        return f"{self.user}: {self.family_id}"


class JointRecord(models.Model):
    """Several agencies' entries on one family, opened by a named person for a purpose and until a day (safe practice 1.6)."""

    family = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, related_name="joint_records")
    purpose = models.CharField(max_length=40, choices=PURPOSES.items())
    lawful_basis = models.CharField(max_length=40, choices=LAWFUL_BASES.items())
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField()
    family_told = models.CharField(max_length=3, choices=TOLD.items())
    told_how_or_why_not = models.TextField(help_text="how the family was told, or why not")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when it was ended before its last day; empty: it was not")
    ended_by = models.CharField(max_length=200, blank=True)
    ended_why = models.TextField(blank=True)
    part = models.CharField(max_length=LONGEST_ID, blank=True, help_text=PART_HELP)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("opened_on")), name="joint_record_ends_after_it_opens")]

    def __str__(self) -> str:
        return f"joint record for {PURPOSES[self.purpose]}"


class JointAgency(models.Model):
    """An agency that a joint record asks. Once it joined, on the word of one of its own people, its unrestricted entries are shared into it."""

    joint = models.ForeignKey(JointRecord, on_delete=models.CASCADE, related_name="agencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=ANSWERS_OF_AGENCIES.items(), default="joined")
    why = models.TextField(blank=True, help_text="why it declined")
    agreed_by = models.CharField(max_length=200, blank=True, help_text="who answered for the agency")
    agreed_at = models.DateTimeField(default=timezone.now, help_text="when it answered; until then, when it was asked")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["joint", "agency"], name="one_place_in_a_joint_record")]

    def __str__(self) -> str:
        return f"{self.agency} in {self.joint}"


class JointMember(models.Model):
    """Somebody whom a joint record names."""

    joint = models.ForeignKey(JointRecord, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="joint_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["joint", "user"], name="named_once_in_a_joint_record")]

    def __str__(self) -> str:
        return f"{self.user} in {self.joint}"


class Share(models.Model):
    """One entry that its agency shares for a purpose: with another agency, or into a joint record. A restricted entry is seen by others only so."""

    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="shares")
    entry_id = models.CharField(max_length=LONGEST_ID)
    to_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_joint = models.ForeignKey(JointRecord, on_delete=models.CASCADE, null=True, blank=True, related_name="shares")
    shared_by = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    purpose = models.TextField()
    until = models.DateField(null=True, blank=True)
    ended_by = models.CharField(max_length=200, blank=True, help_text="who ended it before its day; empty: nobody")

    class Meta:
        indexes = [models.Index(fields=["family", "entry_id"], name="share_of_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id} of {self.family_id}"


class KeptOut(models.Model):
    """A worker who is related to a family, or knows it in private: never lets them in, whatever else would."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="kept_out_of")
    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="kept_out")
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when it was taken back; empty: it stands")
    ended_by = models.CharField(max_length=200, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "family"], condition=Q(ended_at__isnull=True), name="kept_out_once")]

    def __str__(self) -> str:
        return f"{self.user} from {self.family_id}"


class Token(models.Model):
    """What an agency's own system shows in place of a password, from a day and until a day. Only a digest is kept: the token itself is told once."""

    name = models.CharField(max_length=200, help_text="the system, as the agency calls it: it stands under what the system writes")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=200)
    start = models.DateField(default=timezone.localdate)
    end = models.DateField(help_text="its last day")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when it was ended before its last day; empty: it was not")

    def __str__(self) -> str:
        return f"{self.name}, {self.agency}"


class SentEntry(models.Model):
    """An entry that an agency's system sent, under the system's own reference: sent again, it is the same entry and not another."""

    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="sent_entries")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=LONGEST_ID)
    entry_id = models.CharField(max_length=LONGEST_ID)
    digest = models.CharField(max_length=64, help_text="of what was sent: other words under the same reference are a correction, and are not taken in silence")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "agency", "reference"], name="sent_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} of {self.family_id}"


class EmergencyAccess(models.Model):
    """A family's record opened by one worker for a day because a child may be in danger now: told to those whose entries it opened, and looked at afterwards."""

    family = models.ForeignKey(FamilyRecord, on_delete=models.PROTECT, related_name="opened_in_emergency")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="emergencies")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", help_text="for which the worker asked")
    reason = models.TextField(help_text="what was feared for which child, in the worker's words")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(help_text="it opens nothing from then on")
    reviewed_at = models.DateTimeField(null=True, blank=True, help_text="when somebody else looked at whether it was needed; empty: nobody yet")
    reviewed_by = models.CharField(max_length=200, blank=True)
    review = models.TextField(blank=True, help_text="what they found, in words")
    part = models.CharField(max_length=LONGEST_ID, blank=True, help_text=PART_HELP)

    def __str__(self) -> str:
        return f"emergency access of {self.user} to {self.family_id}"


class ReadingMark(models.Model):
    """When somebody last looked at a family, so that their first page can say what is new to them. Nobody else is shown it: who looked is in the log."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reading_marks")
    family = models.ForeignKey(FamilyRecord, on_delete=models.CASCADE, related_name="reading_marks")
    at = models.DateTimeField(default=timezone.now)
    first_at = models.DateTimeField(default=timezone.now, help_text="when they first looked: what is older is not news to them")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "family"], name="one_reading_mark")]

    def __str__(self) -> str:
        return f"{self.user} in {self.family_id}"


from . import notice  # noqa: E402, F401 - who is told by e-mail; it stands on the accounts above
