"""Opening a joint record: a named person, a purpose, a lawful basis, an end date, and whether the family was told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keepsight.access.models import Agency, JointAgency, JointMember, JointRecord, User
from keepsight.access.permissions import May
from keepsight.access.purposes import PURPOSES
from keepsight.access.scope import Scope

from .command import command, told


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms: keys of PURPOSES, LAWFUL_BASES and TOLD, the last day, and how the family was told or why not."""

    purpose: str
    lawful_basis: str
    ends_on: date
    family_told: str
    told_how_or_why_not: str


@command(May.OPEN_JOINT_RECORD)
def open_joint_record(terms: Terms, agencies: Iterable[tuple[Agency, str]], members: Iterable[User], *, by: Scope) -> JointRecord:
    """Several agencies' unrestricted entries, for those it names. `agencies` come each with who agreed for it; one with nobody is asked,
    and shares nothing until one of its own supervisors answers. Raises ValidationError where the terms cannot stand."""
    joint = JointRecord(
        family=by.family, opened_by_id=by.reader.user_id, purpose=terms.purpose, lawful_basis=terms.lawful_basis, ends_on=terms.ends_on,
        family_told=terms.family_told, told_how_or_why_not=terms.told_how_or_why_not,
    )  # fmt: skip
    joint.full_clean()
    joint.save()
    JointAgency.objects.bulk_create(JointAgency(joint=joint, agency=agency, agreed_by=agreed_by, answer="joined" if agreed_by else "asked") for agency, agreed_by in agencies)
    JointMember.objects.bulk_create(JointMember(joint=joint, user=user) for user in members)
    told("joint record opened", by, words=f"for {PURPOSES[terms.purpose]}, until {terms.ends_on}")
    return joint
