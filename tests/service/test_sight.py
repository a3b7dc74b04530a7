"""What is out of sight leaves no trace: an entry that a reader may not see changes nothing that they are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keepsight.access.arrival import CRIMINAL_MATTERS, THIRD_PARTY_HEALTH, restricted_on_arrival
from keepsight.access.models import Share
from keepsight.access.sight import cut, standpoint
from keepsight.chronology.accounts import without
from keepsight.records.entry import Theme
from keepsight.records.folder import read_folder
from keepsight.records.person import Family
from keepsight.records.record import TABLES
from keepsight.store.rows import load
from service.fixtures import CARE, HEALTH, on_sqlite


def test_restricted_entries_of_another_agency_are_out_of_sight_also_in_a_joint_record(service):
    whole = load(service.family)
    seen = cut(whole, service.scope("joined"))
    assert {entry.entry_id for entry in whole.entry if entry.restricted} == {"E04", "E19"}
    assert not {"E04", "E19"} & {entry.entry_id for entry in seen.entry}


def test_a_restricted_entry_that_its_agency_shares_into_the_joint_record_is_seen_there_and_nowhere_else(service):
    Share.objects.create(family=service.family, entry_id="E04", to_joint_id=service.scope("joined").joint_id, shared_by="the lead of Police", purpose="the conference")
    whole = load(service.family)
    assert "E04" in {entry.entry_id for entry in cut(whole, service.scope("chair")).entry}
    assert "E04" not in {entry.entry_id for entry in cut(whole, service.scope("practitioner")).entry}


@pytest.mark.parametrize("username", ["practitioner", "joined", "chair"])
def test_the_record_without_what_is_hidden_gives_the_same_cut_as_the_record_with_it(service, username):
    """The strongest form of *no trace*: taking the hidden entries out beforehand changes nothing."""
    scope, whole = service.scope(username), load(service.family)
    hidden = {entry.entry_id for entry in whole.entry if not scope.sees(entry)}
    never_there = replace(whole, **{table: [row for row in getattr(whole, table) if getattr(row, "entry_id", "") not in hidden] for table in TABLES})
    never_there.account = without(whole, hidden)
    assert cut(never_there, scope) == cut(whole, scope)


@on_sqlite
def test_who_is_named_only_where_a_reader_may_not_look_is_not_there_for_them(service):
    whole = load(service.family)
    police = next(entry for entry in whole.entry if entry.entry_id == "E04")
    stranger = replace(whole.person[-1], person_id="X", label="A man of the police", source_id=police.source_id)
    whole.person.append(stranger)
    whole.concerned.append(replace(whole.concerned[0], entry_id="E04", person_id="X"))
    assert "X" not in cut(whole, service.scope("practitioner")).people()


@on_sqlite
def test_a_person_of_another_family_stands_by_relationship_only(service):
    whole = load(service.family)
    whole.family = [Family(person_id=person.person_id, family_id=service.family.pk) for person in whole.person if person.person_id != "F3"]
    seen = cut(whole, service.scope("joined"))
    shown = seen.people()["F3"]
    assert shown.label == "father of Otis Penhallow; partner of Dana Whitlock"
    assert shown.birth_from is None and not [row for row in seen.household if row.person_id == "F3"]


@on_sqlite
def test_a_restricted_address_is_told_to_be_restricted_and_is_not_written_out(opened_as):
    page = opened_as("joined", "family")
    assert "Quay Steps" not in page and "a restricted address" in page


def test_third_party_health_and_criminal_matters_are_restricted_as_they_arrive(whitlock_folder):
    record = read_folder(whitlock_folder)[0]
    record.entry[7].themes = [Theme("offending")]
    record.concerned = [replace(row, person_id="M") if row.entry_id == record.entry[7].entry_id else row for row in record.concerned]
    arrived = {entry.entry_id: entry.restricted for entry in restricted_on_arrival(record).entry if entry.restricted}
    assert arrived == {"E04": "police intelligence", record.entry[7].entry_id: CRIMINAL_MATTERS, "E19": THIRD_PARTY_HEALTH}


@on_sqlite
def test_a_run_is_kept_under_the_standpoint_it_was_put_from(service):
    whole = load(service.family)
    asked = {name: standpoint(whole, cut(whole, service.scope(name)), service.scope(name)) for name in ("practitioner", "joined", "chair")}
    assert asked["practitioner"] == HEALTH
    assert asked["joined"].startswith("rows ")
    assert asked["joined"] == asked["chair"], "the same rows in sight, the same run"
    assert CARE not in asked.values()


@on_sqlite
def test_an_entry_that_was_restricted_after_it_was_written_is_out_of_sight_with_every_version_before(service):
    whole = load(service.family)
    school = next(entry for entry in whole.entry if entry.entry_id == "E06")
    whole.entry.append(replace(school, restricted="address not to be shared"))
    school.known_until = school.known_on
    assert not [entry for entry in cut(whole, service.scope("chair")).entry if entry.entry_id == "E06"]
