"""Emergency access: a child's whole name and day of birth, a reason, a day; the owners are told, somebody else looks at it, and restricted entries stay shut."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from service.fixtures import SCHOOL, on_sqlite

from keepsight.access.models import EmergencyAccess, KeptOut
from keepsight.access.scope import NotYours
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.commands.as_seen import as_seen
from keepsight.store.models import Entry, Person

WHY = "Seen alone by the road at night, and nobody answers the door."


@pytest.fixture
def child(service) -> Person:
    """A child of the family whose day of birth is recorded."""
    children = Person.objects.filter(family=service.family, kind="child", known_until__isnull=True)
    return next(one for one in children if one.birth_from and one.birth_from == one.birth_to)


def asked(service, child, who="elsewhere", **more):
    """The answer to somebody who asks for this child's record."""
    given = {"name": child.label, "born": f"{child.birth_from:%d/%m/%Y}", "reason": WHY}
    return service.client(who).post(reverse("emergency"), given | more)


def test_the_record_opens_for_a_day_to_whoever_asked_and_to_nobody_else(service, child):
    with pytest.raises(NotYours):
        service.scope("elsewhere")
    assert asked(service, child)["Location"] == reverse("family", args=[service.family.pk])
    scope = service.scope("elsewhere")
    assert scope.purpose.startswith("emergency access") and len({entry.agency for entry in as_seen(scope).entries}) > 2
    with pytest.raises(NotYours):
        service.scope("other-supervisor")
    EmergencyAccess.objects.update(until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotYours):
        service.scope("elsewhere")


def test_a_restricted_entry_of_another_agency_stays_shut_in_an_emergency(service, child):
    asked(service, child)
    restricted = set(Entry.objects.filter(family=service.family).exclude(restricted="").exclude(agency=SCHOOL).values_list("entry_id", flat=True))
    assert restricted and not restricted & {entry.entry_id for entry in as_seen(service.scope("elsewhere")).assembled.record.entry}


def test_whoever_is_kept_out_is_answered_as_where_there_is_no_such_child(service, child):
    KeptOut.objects.create(user=service.people["elsewhere"], family=service.family, recorded_by="a test")
    nobody = asked(service, child, name="Nobody Atall", who="elsewhere").content.decode()
    answer = asked(service, child).content.decode()
    assert "No record here matches" in answer and "No record here matches" in nobody
    assert Event.objects.filter(kind="emergency not matched").count() == 2  # nothing was opened, and that it was asked for is in the log
    assert not EmergencyAccess.objects.exists()


@on_sqlite
@pytest.mark.parametrize(
    ("more", "words"),
    [({"reason": "Worried."}, "Write in a sentence"), ({"born": "May 2021"}, "Write one day"), ({"name": ""}, "whole name"), ({"born": "1 January 1999"}, "No record here matches")],
)
def test_without_a_reason_a_name_and_a_day_nothing_opens(service, child, more, words):
    answer = asked(service, child, **more)
    assert answer.status_code == 422 and words in answer.content.decode() and not EmergencyAccess.objects.exists()


@on_sqlite
def test_the_owners_are_told_and_somebody_else_keeps_what_they_found(service, child):
    asked(service, child)
    number = EmergencyAccess.objects.get().pk
    assert "Was it needed?" in service.client("supervisor").get(reverse("home")).content.decode()
    assert "Was it needed?" not in service.client("other-supervisor").get(reverse("home")).content.decode()
    page = service.client("supervisor").get(reverse("look-at-emergency", args=[number])).content.decode()
    assert WHY in page
    assert service.client("governance").post(reverse("look-at-emergency", args=[number]), {"review": "It was. The child was found."}).status_code == 302
    assert "Was it needed?" not in service.client("supervisor").get(reverse("home")).content.decode()
    assert EmergencyAccess.objects.get().reviewed_by.startswith("Governance")


@on_sqlite
def test_who_has_looked_says_that_it_was_an_emergency_and_why(service, child):
    asked(service, child)
    assert WHY in Event.objects.filter(kind="emergency").get().sentence
    assert "in an emergency" in service.client("governance").get(reverse("who-has-looked", args=[service.family.pk])).content.decode()


@on_sqlite
def test_nobody_looks_at_their_own(service, child):
    allocate(service.people["supervisor"], service.family, by=TERMINAL_READER)
    asked(service, child, who="supervisor")
    assert service.client("supervisor").get(reverse("look-at-emergency", args=[EmergencyAccess.objects.get().pk])).status_code == 404
