"""A child who goes to another family in one step, and one who is adopted: what each page says, to whom, and what nothing ever says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from keepsight.access.scope import reader_of, scope_of
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate
from keepsight.commands.as_seen import as_recorded, as_seen
from keepsight.commands.leave_family import Move, move_person, record_adoption, take_back_leaving
from keepsight.commands.list_changes import changes_of
from keepsight.commands.open_in_emergency import _family_of
from keepsight.commands.receive_record import receive_record
from keepsight.commands.record_entry import CannotRecord, Draft, record_entry
from keepsight.commands.search_people import Sought, search_people
from keepsight.commands.write import begin
from keepsight.intake.dates import read_date
from keepsight.records.folder import write_folder
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record
from keepsight.records.source import Source
from keepsight.reports.picture.words.children import children
from keepsight.store.changes import ADOPTED, Leaving
from keepsight.store.models import MODELS, FamilyRecord, Writing
from keepsight.web.changes.words import change_lines
from service.fixtures import on_sqlite

pytestmark = on_sqlite
TODAY = timezone.localdate()
LAST = TODAY - timedelta(days=30)
A_DAY = f"{LAST:%-d %B %Y}"


@pytest.fixture
def second(service, tmp_path) -> FamilyRecord:
    """The family of a grandmother, which social care and a school work with; the supervisor of social care reaches both families."""
    whole = as_seen(service.scope("supervisor")).assembled.record
    entry = replace(next(one for one in whole.entry if one.agency == "School"), entry_id="S1", text="Morwenna came to the open day.", restricted="", source_id="second.csv||2")
    people = [Person(person_id="N", label="Morwenna Trewhella", sex="female"), Person(person_id="C2", label="Senna Trewhella", kind="child")]
    record = Record(person=people, relationship=[Relationship(person_id="N", relationship="mother", related_person_id="C2")], entry=[entry], source=[Source("second.csv||2", "second.csv", "", 2)])
    write_folder(record, tmp_path / "second", TODAY)
    family = receive_record(tmp_path / "second", "Trewhella family", by=TERMINAL_READER)
    for username in ("related", "elsewhere"):
        allocate(service.people[username], family, by=TERMINAL_READER)
    return family


def opened(service, username: str, family: FamilyRecord) -> str:
    return service.client(username).get(reverse("family", args=[family.pk])).content.decode()


def scope(service, username: str, family: FamilyRecord):
    return scope_of(reader_of(service.people[username]), family.pk)


def lines(service, username: str, family: FamilyRecord) -> str:
    """What the family's page says at its top of who left and who came, with where it leads."""
    return "\n".join(f"{line.words} {line.elsewhere} {line.address}".strip() for line in change_lines(changes_of(scope(service, username, family))))


def moves(service, second, on=LAST, relationship="grandmother", **given: str) -> int:
    move_person(Move("C1", on, "The family court’s order of that day.", carer_id="N", relationship=relationship, **given), second.pk, by=service.scope("supervisor"))
    return Leaving.objects.latest("row_no").pk


def sends_move(service, second, **given: str):
    sent = {"on": A_DAY, "carer_id": "N", "relationship": "grandmother", "reason": "The family court’s order of that day."} | given
    return service.client("supervisor").post(reverse("move-person", args=[service.family.pk, "C1", second.pk]), sent)


def adopts(service) -> int:
    record_adoption("C1", LAST, "The adoption order.", by=service.scope("supervisor"))
    return Leaving.objects.latest("row_no").pk


def held(service, username: str, family: FamilyRecord):
    return as_recorded(scope(service, username, family))


def test_a_child_goes_in_one_step_and_every_entry_stays_where_it_was_written(service, second):
    before = {entry.entry_id for entry in held(service, "joined", service.family).entries}
    chosen = service.client("supervisor").post(reverse("choose-move", args=[service.family.pk]), {"who": "C1", "family": second.pk})
    assert chosen["Location"] == reverse("move-person", args=[service.family.pk, "C1", second.pk])
    assert sends_move(service, second).status_code == 302
    old, new = held(service, "joined", service.family), held(service, "supervisor", second)
    assert {entry.entry_id for entry in old.entries} == before and "C1" in old.people
    arrived = next(person for person in new.people.values() if person.label == "Rowan Whitlock")
    assert {entry.entry_id for entry in new.entries} == set() and arrived.birth_from == old.people["C1"].birth_from
    places = {row.person_id: (row.start, row.end_) for row in [*old.assembled.record.family, *new.assembled.record.family]}
    assert (places["C1"], places[arrived.person_id], places["C3"]) == ((None, LAST), (LAST, None), (None, None))
    assert ("N", "grandmother", arrived.person_id) in {(row.person_id, row.relationship, row.related_person_id) for row in new.assembled.record.relationship}


def test_whoever_reaches_only_the_first_family_reads_that_there_is_another_and_what_somebody_there_is_of_the_child(service, second):
    moves(service, second)
    for username in ("practitioner", "joined", "chair", "reviewer", "facilitator"):
        assert lines(service, username, service.family) == f"Rowan Whitlock left this family on {A_DAY}, and went to another to their grandmother. What was written until then stays here."
    page = opened(service, "practitioner", service.family)
    assert f"Rowan Whitlock left this family on {A_DAY}" in page and not any(word in page for word in ("Trewhella", second.pk, "Morwenna"))


def test_whoever_reaches_both_is_led_from_each_to_the_other(service, second):
    moves(service, second)
    assert lines(service, "supervisor", service.family).endswith(f"Trewhella family {reverse('family', args=[second.pk])}")
    assert f"Rowan Whitlock came from another family on {A_DAY}, to their grandmother." in lines(service, "supervisor", second)
    assert reverse("family", args=[service.family.pk]) in opened(service, "supervisor", second)


def test_whoever_reaches_only_the_second_family_sees_the_child_only_where_the_agency_that_wrote_it_is_heard_and_never_the_first(service, second):
    moves(service, second)
    assert lines(service, "elsewhere", second) == "" and not {person for person in held(service, "elsewhere", second).people.values() if "Rowan" in person.label}
    assert "Whitlock" not in repr(held(service, "elsewhere", second).assembled.record)
    assert lines(service, "related", second) == f"Rowan Whitlock came from another family on {A_DAY}, to their grandmother. What was written while they were there stays in that record."


def test_of_a_child_who_left_nothing_more_is_expected_and_no_place_to_live_is_said_to_be_missing(service, second):
    def raised_since(day):
        return {one for finding in as_seen(scope(service, "joined", service.family)).findings if finding.raised_on > day for one in finding.about}

    gone = LAST - timedelta(days=3000)
    assert "C1" in raised_since(gone + timedelta(days=200))
    moves(service, second, on=gone)
    assert "C1" not in raised_since(gone + timedelta(days=200))
    child = next(one for one in children(held(service, "joined", service.family)) if one.label == "Rowan Whitlock")
    assert child.where == f"left this family on {gone:%-d %B %Y}"


def test_a_move_taken_back_leaves_both_records_as_they_were_and_is_kept_with_its_reason(service, second):
    before = places(service.family), places(second)
    number = moves(service, second)
    take_back_leaving(number, "The wrong child was chosen.", by=service.scope("supervisor"))
    assert lines(service, "supervisor", service.family) == "" and not {one for one in held(service, "supervisor", second).people.values() if "Rowan" in one.label and one.known_until is None}
    after = places(service.family), places(second)
    assert all(end is None for one in after for _, end in one) and all(start <= then for start, then in zip(before, after, strict=True))
    assert Leaving.objects.get().closing.reason == "The wrong child was chosen."


def places(family: FamilyRecord) -> set:
    return set(MODELS["family"].objects.filter(family=family, known_until__isnull=True).values_list("person_id", "ends_on"))


def test_a_move_is_not_taken_back_over_what_was_written_there_since(service, second):
    number = moves(service, second)
    there = Leaving.objects.get().to_person_id
    record_entry(Draft(read_date(f"{TODAY:%-d %B %Y}"), "Rowan has settled.", ((there, "seen"),)), by=scope(service, "related", second))
    with pytest.raises(CannotRecord, match="name them by now"), transaction.atomic():
        take_back_leaving(number, "A mistake.", by=service.scope("supervisor"))
    assert Leaving.objects.get().closing is None


@pytest.mark.parametrize(("given", "says"), [({"on": f"{TODAY + timedelta(days=1):%-d %B %Y}"}, "has not come yet"), ({"reason": ""}, "Write why"), ({"relationship": ""}, "Choose both"), ({"as_person": "nobody"}, "Select a valid choice")])
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_written(service, second, given, says):
    answer = sends_move(service, second, **given)
    assert answer.status_code == 422 and says in answer.content.decode() and not Leaving.objects.exists() and not Writing.objects.filter(how="moved").exists()


def test_a_family_that_the_supervisor_does_not_reach_is_answered_as_one_that_is_not_there(service, second):
    for username in ("related", "elsewhere"):
        service.people[username].allocations.filter(family=second).delete()
    assert sends_move(service, second).status_code == 404


def test_the_database_itself_holds_that_an_adoption_leads_nowhere(service, second):
    writing = Writing.objects.create(family=service.family, how="adopted", by="a test")
    with pytest.raises(IntegrityError), transaction.atomic():
        Leaving.objects.create(family=service.family, writing=writing, person_id="C1", left_on=LAST, how=ADOPTED, to_family=second)


def test_an_adopted_child_is_found_by_no_search_and_by_no_emergency_under_the_name_they_had(service, second):
    MODELS["identifier"].objects.create(family=service.family, writing=begin("recorded", service.scope("supervisor")), person_id="C1", scheme="nhs", value="999 000 1111")
    supervisor = service.reader("supervisor")
    sought = [Sought("Rowan Whitlock"), Sought("Rowen Whitlok"), Sought(born=read_date("9 March 2012")), Sought(number="9990001111")]
    assert all(search_people(one, by=supervisor).found for one in sought[:3])
    adopts(service)
    assert [search_people(one, by=supervisor).found for one in sought] == [[], [], [], []]
    born = MODELS["person"].objects.get(family=service.family, person_id="C1", known_until__isnull=True).birth_from
    assert _family_of("Rowan Whitlock", born, service.reader("joined")) is None


def test_the_same_birth_name_and_number_in_another_family_neither_suggests_nor_reveals_the_child_who_was_adopted(service, second):
    """Somebody writes the birth name down by mistake: it stands there as anybody's name would, and leads nowhere."""
    adopts(service)
    client = service.client("supervisor")
    before = lines(service, "supervisor", service.family), as_recorded(service.scope("supervisor")).assembled.record
    sent = {"label": "Rowan Whitlock", "kind": "child", "birth": "9 March 2012", "how_known": "a letter"}
    answer = client.post(reverse("add-fact", args=[second.pk, "person"]), sent, follow=True)
    assert answer.status_code == 200 and service.family.pk not in answer.content.decode() and "adopted" not in answer.content.decode()
    found = search_people(Sought("Rowan Whitlock"), by=service.reader("supervisor")).found
    assert {one.family.pk for one in found} == {second.pk}
    assert (lines(service, "supervisor", service.family), as_recorded(service.scope("supervisor")).assembled.record) == before


def test_nothing_of_the_life_since_is_taken_into_the_old_record_and_no_new_name(service):
    adopts(service)
    client, family = service.client("joined"), service.family.pk
    after = {"when": f"{TODAY:%-d %B %Y}", "who": "C1", "what": "Seen with the new family."}
    answer = client.post(reverse("write-entry", args=[family]), after)
    assert answer.status_code == 422 and "was adopted on" in answer.content.decode()
    home = client.post(reverse("add-fact", args=[family, "household"]), {"person_id": "C1", "household": "a new address", "how_known": "a letter"})
    assert home.status_code == 422 and "no new name" in home.content.decode()
    before = client.post(reverse("write-entry", args=[family]), after | {"when": f"{LAST:%-d %B %Y}"})
    assert before.status_code == 302


def test_no_row_of_an_adoption_no_event_and_no_writing_holds_both_records(service, second):
    adopts(service)
    last = Event.objects.filter(kind="adoption recorded").get()
    assert last.family_id == service.family.pk and second.pk not in f"{last.sentence} {last.rows}" and "Rowan" not in last.sentence
    leaving = Leaving.objects.get()
    assert (leaving.to_family, leaving.to_person_id, leaving.there, leaving.relationship) == (None, "", None, "")
    assert lines(service, "supervisor", service.family) == f"Rowan Whitlock was adopted on {A_DAY}. The record of who they were ended with that day, and leads nowhere else."


def test_who_they_were_before_an_earlier_move_is_found_no_more_either(service, second):
    """From the first family to the grandmother's, and adopted from there: the name of the first is the same old name."""
    moves(service, second)
    there = Leaving.objects.get().to_person_id
    answer = service.client("supervisor").post(reverse("record-adoption", args=[second.pk]), {"who": there, "on": f"{TODAY:%-d %B %Y}", "reason": "The adoption order."})
    assert answer.status_code == 302
    assert search_people(Sought("Rowan Whitlock"), by=service.reader("supervisor")).found == []


def test_an_adoption_taken_back_finds_them_again(service):
    take_back_leaving(adopts(service), "The order was not made.", by=service.scope("supervisor"))
    assert [one.person.label for one in search_people(Sought("Rowan Whitlock"), by=service.reader("supervisor")).found] == ["Rowan Whitlock"]
