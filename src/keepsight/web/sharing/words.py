"""What the pages about who sees a family say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from keepsight.access.models import Allocation, JointAgency, JointRecord, KeptOut, Share
from keepsight.access.purposes import ANSWERS_OF_AGENCIES, LAWFUL_BASES, PURPOSES, TOLD
from keepsight.access.scope import Scope
from keepsight.commands.list_sharing import Sharing
from keepsight.reports.picture.words.dates import day


@dataclass(frozen=True, slots=True)
class Doing:
    """One form: its heading, what doing it means, its button, and what is said once it is done."""

    heading: str
    means: str
    button: str
    done: str


OPENING = Doing("Open a joint record", "Several agencies’ entries that are not restricted, for the people it names, for one purpose and until one day.", "Open the joint record", "The joint record is open. The other agencies have been asked.")
JOINING = Doing("Answer for your agency", "You can answer again while the joint record is open: the last answer holds.", "Save the answer", "Your agency’s answer is kept.")
ENDING = Doing("End a joint record early", "It ends now, for everybody.", "End it", "The joint record has ended.")
SHARING = Doing("Share this entry", "Whoever it is shared with sees this one entry, also where it is restricted, for this purpose and until this day.", "Share the entry", "The entry is shared.")
ALLOCATING = Doing("Allocate a worker", "They reach this family’s page from today. It opens no other agency’s entries.", "Allocate", "The worker is allocated.")
KEEPING_OUT = Doing("Keep a related worker out", "For a worker who is related to the family or knows it in private. Nothing lets them in afterwards, an allocation or a joint record neither.", "Keep them out", "The worker is kept out.")

LETTING_BACK = Doing("Take back that a worker is kept out", "It stays written down that they were kept out, by whom, and why it was taken back.", "Take it back", "The worker is no longer kept out.")


@dataclass(frozen=True, slots=True)
class Joint:
    """One joint record: its heading, its facts as (name, words), its agencies in lines, and what may be done as (words, address)."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    agencies: tuple[str, ...]
    doing: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SharingWords:
    """The page's words. `allocated`, `kept_out` and `shared` are (words, the address that ends it)."""

    joints: tuple[Joint, ...]
    allocated: tuple[tuple[str, str], ...]
    kept_out: tuple[tuple[str, str], ...]
    shared: tuple[tuple[str, str], ...]


def sharing_words(sharing: Sharing, by: Scope) -> SharingWords:
    """Put the page into words."""
    return SharingWords(tuple(_joint(one, by, sharing.earlier) for one in sharing.joints), tuple(_allocated(one, by, sharing.earlier) for one in sharing.allocations), tuple(_kept_out(one, by) for one in sharing.kept_out), tuple(_shared(one, by) for one in sharing.shares))


def _of_part(part: str, earlier: dict[str, str]) -> str:
    """That something opens what came from one earlier record, and not the whole."""
    return f", for what came from {earlier.get(part.rstrip('='), 'an earlier record')}" if part else ""


def _joint(joint: JointRecord, by: Scope, earlier: dict[str, str]) -> Joint:
    is_open = joint.ended_at is None and joint.ends_on >= timezone.localdate()
    until = f"{day(joint.ended_at.date())}, by {joint.ended_by}: {joint.ended_why}" if joint.ended_at else day(joint.ends_on)
    facts = (
        ("Opened", f"{day(joint.opened_on)}, by {joint.opened_by}"),
        ("Lawful basis", LAWFUL_BASES[joint.lawful_basis]),
        ("Ends" if is_open else "Ended", until),
        ("The family", f"{TOLD[joint.family_told].capitalize()}: {joint.told_how_or_why_not}"),
        ("Names", ", ".join(sorted(one.user.name for one in joint.members.all()))),
    )
    return Joint(f"For {PURPOSES[joint.purpose]}{_of_part(joint.part, earlier)}", facts, tuple(map(_agency, joint.agencies.all())), tuple(_doing(joint, by)) if is_open else ())


def _agency(asked: JointAgency) -> str:
    who = f", {asked.agreed_by}, {day(asked.agreed_at.date())}" if asked.agreed_by else f", {day(asked.agreed_at.date())}"
    return f"{asked.agency}: {ANSWERS_OF_AGENCIES[asked.answer]}{who}{f': {asked.why}' if asked.why else ''}"


def _doing(joint: JointRecord, by: Scope) -> list[tuple[str, str]]:
    at, offered = [by.family.pk, joint.pk], []
    if any(one.agency.name == by.reader.agency for one in joint.agencies.all()):
        offered.append(("Answer for your agency", reverse("join-joint-record", args=at)))
    if joint.opened_by.memberships.filter(agency__name=by.reader.agency).exists():
        offered.append(("End it early", reverse("end-joint-record", args=at)))
    return offered


def _allocated(one: Allocation, by: Scope, earlier: dict[str, str]) -> tuple[str, str]:
    return f"{one.user}, since {day(one.start)}{_of_part(one.part, earlier)}", reverse("end-allocation", args=[by.family.pk, one.pk])


def _kept_out(one: KeptOut, by: Scope) -> tuple[str, str]:
    return f"{one.user}, recorded {day(one.recorded_at.date())} by {one.recorded_by}", reverse("let-back", args=[by.family.pk, one.pk])


def _shared(one: Share, by: Scope) -> tuple[str, str]:
    to = f"into the {one.to_joint}" if one.to_joint else f"with {one.to_agency}"
    until = f", until {day(one.until)}" if one.until else ""
    return f"Entry {one.entry_id}, {to}{until}: {one.purpose}", reverse("end-share", args=[by.family.pk, one.pk])
