"""One record that in truth holds two families: everybody and everything goes to one, the other or both, and nothing to neither."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from keepsight.access.models import KeptOut
from keepsight.access.scope import families_of, scope_of
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.commands.as_seen import seen_by
from keepsight.commands.list_sharing import list_sharing
from keepsight.commands.list_who_looked import list_who_looked
from keepsight.commands.part_record import BOTH, FIRST, SECOND, Parting, part_record, place
from keepsight.commands.record_entry import CannotRecord, Draft, record_entry
from keepsight.commands.take_back_records import take_back_records
from keepsight.intake.dates import read_date
from keepsight.store import carry
from keepsight.store.lineage import LedOn
from keepsight.store.models import MODELS
from service.families import two_in_one
from service.fixtures import on_sqlite

pytestmark = on_sqlite
WHERE = {"M": FIRST, "C1": FIRST, "F": BOTH, "D": SECOND, "C2": SECOND}
PARTING = Parting(("Moss family", "Park family"), "Two families were put together by mistake.", WHERE, {"E4": FIRST})


def parted(service, family, parting=PARTING):
    by = scope_of(service.reader("supervisor"), family.pk)
    return part_record(parting, place(parting, by).mark, by=by)


def ids(table: str, family, column: str) -> set[str]:
    return set(MODELS[table].objects.filter(family=family).values_list(column, flat=True))


def test_each_entry_goes_where_the_people_are_whom_it_names_and_one_of_both_where_it_was_placed(service):
    first, second = parted(service, two_in_one(service))
    assert ids("entry", first, "entry_id") == {"E1", "E3", "E4", "E5", "E6"}  # E5 is of another agency and out of sight: to both
    assert ids("entry", second, "entry_id") == {"E2", "E3", "E5", "E6"}


def test_nothing_is_in_neither_every_row_stands_in_one_of_the_two_or_in_both(service):
    family = two_in_one(service)
    first, second = parted(service, family)
    for model in carry.tables():
        there = [{row.source_id.rpartition(">")[2] + repr([getattr(row, one) for one in says(model)]) for row in model.objects.filter(family=one) if row.writing.how != "parted"} for one in (first, second) if hasattr(model, "source_id")]
        was = {row.source_id + repr([getattr(row, one) for one in says(model)]) for row in model.objects.filter(family=family)} if there else set()
        assert was == set().union(*there), model


def says(model) -> list[str]:
    """The columns of a row that tell it from the others of its line."""
    return [column.name for column in model._meta.fields if column.name in ("person_id", "related_person_id", "relationship", "entry_id", "order_id", "part", "row")]


def test_whoever_is_named_and_of_the_other_family_stands_by_relationship_only_and_the_order_goes_where_the_child_is(service):
    family = two_in_one(service)
    first, second = (scope_of(service.reader("joined"), one.pk) for one in parted(service, family))
    people = {person.person_id: person.label for person in seen_by(first).person}
    assert people == {"M": "Ada Moss", "C1": "Ben Moss", "F": "Finn Hale", "D": "a person of another family", "C2": "a person of another family"}
    assert {person.label for person in seen_by(second).person} == {"Dee Park", "Kit Park", "Finn Hale", "friend of Dee Park", "a person of another family"}
    assert [row.says for row in seen_by(second).order] == ["Finn is not to be told of Kit’s home."]


def test_everybody_sees_of_the_two_only_what_they_saw_of_the_one_and_of_its_entries_all_of_it(service):
    family = two_in_one(service)
    kept_out = service.people["related"]
    allocate(kept_out, family, by=TERMINAL_READER)
    KeptOut.objects.create(user=kept_out, family=family, recorded_by="a test")
    before = {name: {entry.entry_id for entry in seen_by(scope_of(service.reader(name), family.pk)).entry} for name in ("joined", "practitioner", "supervisor")}
    made = parted(service, family)
    for name, entries in before.items():
        now = {entry.entry_id for one in made for entry in seen_by(scope_of(service.reader(name), one.pk)).entry}
        assert now == entries, name
    assert not families_of(service.reader("related")).filter(pk__in=[one.pk for one in made]).exists()


def test_what_was_shown_is_what_is_done_or_nothing_is(service):
    family = two_in_one(service)
    by = scope_of(service.reader("supervisor"), family.pk)
    shown = place(PARTING, by)
    assert shown.counted == {FIRST: 2, SECOND: 1, BOTH: 2} and {entry.entry_id for entry in shown.of_both} == {"E4", "E6"}
    with pytest.raises(CannotRecord, match="Look again"):
        part_record(replace(PARTING, entries={"E4": SECOND}), shown.mark, by=by)
    with pytest.raises(CannotRecord, match="in it alone"):
        part_record(replace(PARTING, people=dict.fromkeys(WHERE, BOTH)), shown.mark, by=by)
    assert not LedOn.objects.exists()


def test_a_supervisor_parts_a_record_in_the_browser_and_sees_first_where_everything_goes(service):
    family = two_in_one(service)
    client, at = service.client("supervisor"), reverse("part-record", args=[family.pk])
    assert "Ada Moss: in which record?" in client.get(at).content.decode()
    sent = {"first": "Moss family", "second": "Park family", "reason": "Two families.", "rest": "both", **{f"person-{one}": where for one, where in WHERE.items()}}
    page = client.post(at, sent).content.decode()
    assert "Nothing is parted yet" in page and "In Moss family alone: Ada Moss; Ben Moss; 1 entry in your sight." in page and "Ben and Kit played." in page
    mark = page.split('name="mark" value="')[1].split('"')[0]
    again = client.post(at, sent | {"mark": mark, "entry-E4": "first"}).content.decode()
    assert "Nothing is parted yet" in again and not LedOn.objects.exists()  # something else was placed: shown again first
    mark = again.split('name="mark" value="')[1].split('"')[0]
    answer = client.post(at, sent | {"mark": mark, "entry-E4": "first"}, follow=True)
    assert "There are two records now" in answer.content.decode() and LedOn.objects.filter(how="parted").count() == 2
    on = client.get(reverse("family", args=[family.pk])).content.decode()
    assert "This record goes on elsewhere" in on and "Moss family" in on and "Park family" in on


def test_it_is_taken_back_while_nothing_was_written_since_and_after_that_the_contrary_step_is_named(service):
    family = two_in_one(service)
    first, _ = parted(service, family)
    take_back_records("A mistake.", by=scope_of(service.reader("supervisor"), first.pk))
    assert families_of(service.reader("joined")).filter(pk=family.pk).exists() and not families_of(service.reader("joined")).filter(pk=first.pk).exists()
    family.refresh_from_db()
    first, _ = parted(service, family)
    record_entry(Draft(read_date("1 May 2024"), "Ben was seen.", (("C1", "seen"),)), by=scope_of(service.reader("joined"), first.pk))
    with pytest.raises(CannotRecord, match="Make the two one again"):
        take_back_records("A mistake.", by=scope_of(service.reader("supervisor"), first.pk))


def test_who_has_looked_at_the_record_that_was_parted_is_told_of_each(service):
    family = two_in_one(service)
    list_sharing(by=scope_of(service.reader("supervisor"), family.pk))
    first, _ = parted(service, family)
    looked, _ = list_who_looked(by=scope_of(service.reader("supervisor"), first.pk))
    assert {"record parted", "record made of a part", "sharing seen"} <= {event.kind for event in looked}
    assert Event.objects.get(kind="record parted").family_id == family.pk
