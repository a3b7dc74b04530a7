"""What the first page says."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localtime

from keepsight.access.models import EmergencyAccess, JointAgency
from keepsight.access.permissions import May
from keepsight.access.purposes import PURPOSES
from keepsight.access.roles import Reach
from keepsight.access.scope import Reader
from keepsight.commands.coming import Coming
from keepsight.commands.enter_representation import NotAnswered
from keepsight.commands.find_session import CalledSession
from keepsight.commands.list_families import FamilyRecord, Home, Sent
from keepsight.commands.past_their_day import PastTheirDay
from keepsight.commands.questions_that_wait import Asked
from keepsight.commands.reading_marks import New
from keepsight.procedures import Forum
from keepsight.reports.picture.words.dates import day

NO_FAMILY = {
    Reach.ALLOCATED: "No family is allocated to you, and no joint record names you.",
    Reach.AGENCY: "Your agency holds no entry of any family here, and works with none.",
    Reach.JOINT: "No joint record that is open today names you.",
    Reach.LOG: "Your role sees who has looked at a family’s record, and no entry of it.",
    Reach.NONE: "Your role sees no family’s record.",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A family in the list: its address, how staff speak of it, and the day its record stands at where that is not today."""

    address: str
    label: str
    stands: str


@dataclass(frozen=True, slots=True)
class HomeWords:
    """The first page's words. `roles` are those to choose from, where there are several.

    `new` is what others wrote since the reader last looked and `waiting` what waits for them, as (words, address); `late` are the actions past their day
    of each family, as (family, words, address). A role that sees no family's record is told nothing of them.
    """

    heading: str
    families: list[Listed]
    if_none: str
    what_you_see: str
    roles: list[tuple[int, str, bool]]
    waiting: list[tuple[str, str]]
    new: list[tuple[str, str]]
    late: list[tuple[str, list[str], str]]
    sees_records: bool
    recommendations: bool
    sees_team: bool
    coming: list[tuple[str, str]]
    folded: list[tuple[str, list[tuple[str, str]]]]


def home_words(home: Home, by: Reader) -> HomeWords:
    """Put the first page into words."""
    where, heading = ("family", "Families") if home.may_open else ("who-has-looked", "Families whose log you may read")
    heading = "Your first page" if by.role.reach is Reach.NONE else heading
    listed = [Listed(reverse(where, args=[one.family_id]), one.label, f"received, and stands at {day(one.as_at)}" if one.as_at and home.may_open else "") for one in home.families]
    return HomeWords(
        heading, listed, NO_FAMILY[by.role.reach], by.role.who, home.roles if len(home.roles) > 1 else [],
        waiting=[*map(_to_look_at, home.emergencies), *map(_waits, home.asked), *map(_sent, home.sent), *(_session(one, forum) for one, forum in home.sessions), *map(_said, home.said), *map(_care, home.care), *map(_question, home.questions.since)],
        folded=_folded(home.questions),
        new=[_new(one) for one in home.new], late=[_late(one) for one in home.late], sees_records=by.may(May.SEE_FAMILY), sees_team=by.may(May.SEE_TEAM),
        recommendations=by.may(May.SEE_RECOMMENDATIONS),
        coming=[_coming(one) for one in home.coming if one.answered],
    )  # fmt: skip


def _question(family: FamilyRecord) -> tuple[str, str]:
    return f"{family.label}: a question from the record waits for an answer", _questions(family)


def _questions(family: FamilyRecord) -> str:
    return f"{reverse('family', args=[family.pk])}#questions"


def _care(family: FamilyRecord) -> tuple[str, str]:
    return f"{family.label}: care was to be looked at again by a day that has passed", reverse("care", args=[family.pk])


def _folded(asked: Asked) -> list[tuple[str, list[tuple[str, str]]]]:
    """What stands behind one line each, so that day one floods nobody: (the line, families as (name, address))."""
    groups = (("Questions that waited before you first looked", asked.before), ("Families you have not opened yet", asked.not_opened))
    return [(words, [(family.label, _questions(family)) for family in families]) for words, families in groups if families]


def _coming(one: Coming) -> tuple[str, str]:
    when = f"{day(one.on)}{f', {one.at}' if one.at else ''}"
    return f"{one.family}: {when}", reverse("session", args=[one.family_id, one.session_id])


def _new(new: New) -> tuple[str, str]:
    count = sum(new.agencies.values())
    whose = ", ".join(f"{agency} {number:,}" for agency, number in new.agencies.items())
    words = f"{new.family.label}: {count:,} {'entry' if count == 1 else 'entries'} written or corrected since you looked on {day(localtime(new.since).date())} ({whose})"
    return words, f"{reverse('chronology', args=[new.family.pk])}?{urlencode({'since': new.since.isoformat()})}"


def _late(late: PastTheirDay) -> tuple[str, list[str], str]:
    return late.family.label, [f"{one.owner}: {one.due}" for one in late.actions], reverse("family", args=[late.family.pk]) + "#children"


def _sent(sent: Sent) -> tuple[str, str]:
    return f"{sent.family}: files you sent wait to be added or put aside", reverse("check-files", args=[sent.family_id, sent.upload_id])


def _to_look_at(one: EmergencyAccess) -> tuple[str, str]:
    return f"{one.family.label}: {one.user}, {one.agency}, opened the record in an emergency on {day(one.at.date())}. Was it needed?", reverse("look-at-emergency", args=[one.pk])


def _said(one: NotAnswered) -> tuple[str, str]:
    what = "one thing that somebody said about their record is" if one.number == 1 else f"{one.number} things that people said about their record are"
    return f"{one.family.label}: {what} not answered", reverse("representations", args=[one.family.pk])


def _session(one: CalledSession, forum: Forum) -> tuple[str, str]:
    on = f", {day(one.on)}" if one.on else ""
    what = "do you come?" if one.held_by else "it waits for somebody who holds it"
    return f"{one.family.label}: {forum.name.lower()}{on}: {what}", reverse("session", args=[one.family_id, one.pk])


def _waits(asked: JointAgency) -> tuple[str, str]:
    joint = asked.joint
    words = f"{joint.family.label}: does your agency join a joint record for {PURPOSES[joint.purpose]}? Asked {day(asked.agreed_at.date())}"
    return words, reverse("join-joint-record", args=[joint.family_id, joint.pk])
