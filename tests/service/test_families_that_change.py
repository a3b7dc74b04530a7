"""Somebody in two families: each record holds its own row of them, and neither page shows the other (docs/explanation/service.md)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from keepsight.access.models import Allocation
from keepsight.access.scope import reader_of, scope_of
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.commands.as_seen import as_seen
from keepsight.commands.receive_record import receive_record
from keepsight.commands.record_fact import list_facts
from keepsight.records.folder import write_folder
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source
from keepsight.store.models import FamilyRecord
from service.fixtures import on_sqlite

pytestmark = on_sqlite
ELSEWHERE = "Jory’s second family, told by the second health visitor."


@pytest.fixture
def second(service, tmp_path) -> FamilyRecord:
    """Another family with the same father, under the same id as the agencies' files have it, and an entry of the same agency."""
    whole = as_seen(service.scope("practitioner")).assembled.record
    entry = replace(whole.entry[0], entry_id="S1", text=ELSEWHERE, restricted="", source_id="second.csv||2")
    people = [Person(person_id="F3", label="Jory Penhallow", kind="adult", sex="male"), Person(person_id="S", label="Senna Trewhella", kind="child")]
    record = Record(person=people, relationship=[Relationship(person_id="F3", relationship="father", related_person_id="S")], entry=[entry], source=[Source("second.csv||2", "second.csv", "", 2)])
    write_folder(record, tmp_path / "second", timezone.localdate())
    return receive_record(tmp_path / "second", "Trewhella family", by=TERMINAL_READER)


def seen(service, username: str, family: FamilyRecord):
    return as_seen(scope_of(reader_of(service.people[username]), family.pk))


@pytest.mark.parametrize("username", ["practitioner", "joined", "supervisor", "chair"])
def test_the_first_familys_page_is_the_same_with_a_second_family_of_the_father_and_without(service, second, username):
    """No entry, child or relationship of the second family is there, for any role, though he and his agency are in both."""
    told = seen(service, username, service.family)
    assert "Senna Trewhella" not in {person.label for person in told.people.values()}
    assert ELSEWHERE not in {entry.text for entry in told.entries}
    assert "S" not in {row.related_person_id for row in told.assembled.record.relationship}
    facts = list_facts(by=scope_of(reader_of(service.people[username]), service.family.pk))
    assert not [fact for fact in facts if "S" in (fact.row.person_id, getattr(fact.row, "related_person_id", ""))]


def test_whoever_works_with_the_second_family_only_sees_nothing_of_the_first(service, second):
    allocate(service.people["elsewhere"], second, by=TERMINAL_READER)
    client = service.client("elsewhere")
    assert client.get(f"/families/{service.family.pk}/").status_code == 404
    page = client.get(f"/families/{second.pk}/").content.decode()
    assert "Otis" not in page and "Whitlock" not in page


def test_whoever_works_with_both_opens_each_by_itself(service, second):
    allocate(service.people["practitioner"], second, by=TERMINAL_READER)
    first, other = (service.client("practitioner").get(f"/families/{one.pk}/").content.decode() for one in (service.family, second))
    assert ELSEWHERE not in first and ELSEWHERE in other and "Otis" not in other


def test_a_child_who_goes_to_another_family_is_gone_from_no_page_and_is_on_the_new_one_only_by_what_is_written_there(service, second):
    """As with an adoption: the new record begins anew, and nothing in it or in the old one leads from the one to the other."""
    allocate(service.people["practitioner"], second, by=TERMINAL_READER)
    client, today = service.client("practitioner"), timezone.localdate()
    new = {"label": "Robin Trewhella", "kind": "child", "birth": "2 November 2021", "how_known": "the adoption certificate"}
    assert client.post(f"/families/{second.pk}/who-is-who/person/add/", new).status_code == 302
    Allocation.objects.filter(family=service.family, user=service.people["practitioner"]).update(end=today - timedelta(1))
    page = client.get(f"/families/{second.pk}/who-is-who/").content.decode()
    assert "Robin Trewhella" in page and "Otis" not in page and service.family.pk not in page
    assert client.get(f"/families/{service.family.pk}/").status_code == 404
    old = service.client("joined").get(f"/families/{service.family.pk}/").content.decode()
    assert "Otis Penhallow" in old and "Robin" not in old and second.pk not in old


