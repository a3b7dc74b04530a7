"""Two records that turn out to be one family: everything of both stands in the new one, and nobody sees more than before."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from keepsight.access.models import Agency, Allocation, KeptOut
from keepsight.access.scope import NotYours, families_of, reader_of, scope_of
from keepsight.audit.models import Event
from keepsight.cli.terminal import TERMINAL_READER
from keepsight.commands.allocate import allocate, keep_out
from keepsight.commands.as_seen import seen_by
from keepsight.commands.join_records import Joining, join_records
from keepsight.commands.leave_family import record_adoption
from keepsight.commands.list_changes import changes_of
from keepsight.commands.open_joint_record import Terms, open_joint_record
from keepsight.commands.record_entry import CannotRecord
from keepsight.commands.record_fact import OF_THE_OTHER, facts_in_sight
from keepsight.commands.take_back_records import take_back_records
from keepsight.commands.write import begin
from keepsight.patterns.identity import identity
from keepsight.records.person import Household
from keepsight.records.record import TABLES, Record
from keepsight.records.source import part_of
from keepsight.records.work import Answer
from keepsight.store import carry
from keepsight.store.changes import MOVED, Leaving
from keepsight.store.lineage import LedOn, OtherAccount
from keepsight.store.models import MODELS, FamilyRecord, Writing
from keepsight.store.rows import add
from service.families import record, stored
from service.fixtures import CARE, HEALTH, SCHOOL, on_sqlite
from service.test_leaving_a_family import second  # noqa: F401 - the family of a grandmother

pytestmark = on_sqlite
TODAY = timezone.localdate()


def made_one(service, second, same=None, **given) -> FamilyRecord:  # noqa: F811
    """One record of both, in which Morwenna of the second is the grandmother of the first."""
    return join_records(Joining("Whitlock and Trewhella", "One household, written twice.", {"N": "G"} if same is None else same, **given), second.pk, by=service.scope("supervisor"))


def everybody(service):
    return {name: reader for name, user in service.people.items() if (reader := reader_of(user))}


def seen_in(reader, family: FamilyRecord) -> Record | None:
    """What a reader sees of a record; None where they do not reach it."""
    try:
        return seen_by(scope_of(reader, family.pk))
    except NotYours:
        return None


WHERE_IT_LIES = ("source_id", "also_seen", "family_id")  # where a row is kept; everything else is what it says
NOT_SAID = ("source", "family", "name")  # lines of files; and what is written anew: who belongs, and the other name of somebody who is in both


def said(record: Record | None, same: dict[str, str]) -> set[str]:
    """Each row of the record as what it says, those who are somebody else's other self under that one's id."""
    rows = [(name, row) for name in TABLES if name not in NOT_SAID for row in getattr(record, name)] if record else []
    return {repr((name, *(called(getattr(row, column.name), same) for column in fields(row) if column.name not in WHERE_IT_LIES))) for name, row in rows}


def called(value, same: dict[str, str]):
    return same.get(value, value) if isinstance(value, str) else value


def test_every_row_of_both_stands_once_in_the_new_record_with_who_wrote_it_and_when(service, second):  # noqa: F811
    before = {model: sorted(model.objects.filter(family__in=[service.family, second]).values_list("writing__by", "writing__at", "writing__how")) for model in carry.tables()}
    new = made_one(service, second)
    for model, rows in before.items():
        carried = list(model.objects.filter(family=new).exclude(writing__how="joined").values_list("writing__by", "writing__at", "writing__how"))
        if model is MODELS["person"]:
            carried += OtherAccount.objects.filter(family=new).values_list("writing__by", "writing__at", "writing__how")
        assert sorted(carried) == rows or model is OtherAccount, model
    assert {part_of(row.source_id) for row in MODELS["entry"].objects.filter(family=new)} == {f"{service.family.pk}>", f"{second.pk}>"}


def test_everybody_sees_of_the_new_record_what_they_saw_of_the_two_and_no_more(service, second):  # noqa: F811
    before = {name: [seen_in(reader, family) for family in (service.family, second)] for name, reader in everybody(service).items()}
    new = made_one(service, second)
    called_there = LedOn.objects.get(family=second).renamed["people"]
    assert called_there == {"N": "G", "C2": "C2-2"}  # a child of each is C2, and they are two
    for name, reader in everybody(service).items():
        then = said(before[name][0], {}) | said(before[name][1], called_there)
        now = said(seen_in(reader, new), {})
        if all(before[name]):  # whoever is in both is told of once, with what the other record says beside it
            then, now = ({row for row in rows if not row.startswith("('person'")} for rows in (then, now))
        assert now == (set() if name == "related" else then), name  # whoever is kept out of one of the two is kept out of both


def one_of_two(service) -> tuple[FamilyRecord, FamilyRecord, FamilyRecord]:
    """Two small families, each with a worker of another agency, and the record made of them."""
    first = stored(record({"M": "Ada Moss", "C1": "Ben Moss"}, [(CARE, "C1", "Ben was well."), (HEALTH, "C1", "Ben was weighed.")], "M mother C1"), "Moss family", service, "joined", "practitioner")
    other = stored(record({"M": "Ada Hale", "C2": "Kit Hale"}, [(CARE, "C2", "Kit was well."), (SCHOOL, "C2 M", "Kit came late.")], "M mother C2"), "Hale family", service, "joined", "elsewhere")
    return first, other, join_records(Joining("Moss family", "One household.", {"M": "M"}), other.pk, by=scope_of(service.reader("supervisor"), first.pk))


def test_whoever_reaches_one_of_the_two_sees_the_other_family_nowhere(service):
    _, _, new = one_of_two(service)
    page = service.client("elsewhere").get(reverse("family", args=[new.pk])).content.decode()
    shared = service.client("supervisor").get(reverse("sharing", args=[new.pk])).content.decode()
    assert "for what came from Moss family" in shared and "for what came from Hale family" in shared
    assert "Ada Hale" in page and "Kit Hale" in page and "goes on from an earlier one" in page and not any(word in page for word in ("Ada Moss", "Ben", "earlier ones"))
    assert {person.label for person in seen_in(service.reader("practitioner"), new).person} == {"Ada Moss", "Ben Moss"}


def test_a_worker_to_whom_the_new_record_is_allocated_sees_the_whole_as_their_role_may(service, second):  # noqa: F811
    new = made_one(service, second)
    allocate(service.people["elsewhere"], new, by=TERMINAL_READER)
    people = {person.label for person in seen_in(service.reader("elsewhere"), new).person}
    assert {"Senna Trewhella"} <= people and scope_of(service.reader("elsewhere"), new.pk).whole


def test_whoever_was_kept_out_of_one_of_the_two_is_kept_out_of_the_new_one(service, second):  # noqa: F811
    assert second in families_of(service.reader("related")) and KeptOut.objects.filter(user=service.people["related"], family=service.family).exists()
    assert made_one(service, second) not in families_of(service.reader("related"))


def test_the_old_records_are_closed_and_their_addresses_lead_on_whoever_sees_the_new_one_and_nobody_else(service, second):  # noqa: F811
    new = made_one(service, second)
    assert not families_of(service.reader("supervisor")).filter(pk__in=[service.family.pk, second.pk]).exists()
    entry = MODELS["entry"].objects.filter(family=service.family, agency="Children’s social care", restricted="").first().entry_id
    for name, more in (("family", []), ("entry", [entry]), ("child", ["C1"])):
        answer = service.client("supervisor").get(reverse(name, args=[service.family.pk, *more]))
        assert answer["Location"] == reverse(name, args=[new.pk, *more])
    assert service.client("elsewhere").get(reverse("family", args=[second.pk]))["Location"] == reverse("family", args=[new.pk])
    assert service.client("practitioner").get(reverse("family", args=[second.pk])).status_code == 404  # they reach the new one, and nothing of this in it
    for username in ("related", "other-supervisor", "analyst", "administrator"):
        assert service.client(username).get(reverse("family", args=[service.family.pk])).status_code == 404


def test_what_somebody_was_writing_when_the_records_were_made_one_is_kept_and_opened_at_the_new_one(service):
    first = stored(record({"C1": "Ben Moss"}, [(HEALTH, "C1", "Ben was weighed.")]), "Moss family", service, "joined", "practitioner")
    other = stored(record({"C2": "Kit Hale"}, []), "Hale family", service, "joined")
    client, at = service.client("practitioner"), reverse("write-entry", args=[first.pk])
    seal = client.get(at).content.decode().split('name="seal" value="')[1].split('"')[0]
    new = join_records(Joining("Moss family", "One household.", {}), other.pk, by=scope_of(service.reader("supervisor"), first.pk))
    answer = client.post(at, {"seal": seal, "what": "Ben smiled at", "who": "C1", "when": ""}, follow=True)
    assert answer.redirect_chain[0][0].startswith(reverse("write-entry", args=[new.pk])) and "Ben smiled at" in answer.content.decode() and "its record was closed, and it goes on in this one" in answer.content.decode()


def test_nothing_is_written_into_a_record_that_was_closed_while_it_was_open(service):
    first, _, _ = one_of_two(service)
    before = replace(scope_of(service.reader("supervisor"), FamilyRecord.objects.get(closed=False, label="Moss family").pk), family=first, whole=True, parts=())
    with pytest.raises(NotYours):
        begin("recorded", before)
    with pytest.raises(NotYours):
        keep_out(service.people["elsewhere"], first, by=TERMINAL_READER)


def test_it_is_in_the_log_of_all_three_and_says_who_did_it(service, second):  # noqa: F811
    new = made_one(service, second)
    for family, kind in ((service.family, "record led on"), (second, "record led on"), (new, "records made one")):
        assert Event.objects.filter(family_id=family.pk, kind=kind).get().who == service.people["supervisor"].name
    assert {led.writing.reason for led in LedOn.objects.all()} == {"One household, written twice."}


def test_a_supervisor_makes_one_of_two_in_the_browser(service):
    first = stored(record({"M": "Ada Moss", "C1": "Ben Moss"}, [], "M mother C1"), "Moss family", service, "joined")
    other = stored(record({"A": "Ada Hale"}, [(CARE, "A", "Ada rang.")]), "Hale family", service, "joined")
    client = service.client("supervisor")
    chosen = client.post(reverse("choose-record", args=[first.pk]), {"other": other.pk})
    page = client.get(chosen["Location"]).content.decode()
    assert "Ada Hale: who of the first record is this?" in page and "Nobody: not the same person" in page and "Ada Moss: adult; born not recorded; child Ben Moss" in page
    answer = client.post(chosen["Location"], {"label": "Moss family", "same-A": "M", "reason": "One household."}, follow=True)
    assert answer.status_code == 200 and "There is one record now" in answer.content.decode() and "goes on from earlier ones" in answer.content.decode()


def test_an_adopted_child_is_the_same_as_nobody(service, second):  # noqa: F811
    record_adoption("C1", TODAY, "The order.", by=service.scope("supervisor"))
    with pytest.raises(CannotRecord, match="was adopted"):
        made_one(service, second, same={"C2": "C1"})
    assert not LedOn.objects.exists()


def test_whoever_reaches_only_a_part_makes_nothing_of_it(service, second):  # noqa: F811
    new = made_one(service, second)
    Allocation.objects.filter(family=new, part=f"{second.pk}>", user=service.people["related"]).delete()
    scope = scope_of(service.reader("supervisor"), new.pk)
    assert not scope.whole and scope.reached() == {f"{service.family.pk}>"}
    assert service.client("supervisor").get(reverse("choose-record", args=[new.pk])).status_code == 404


def test_what_the_other_record_says_of_the_same_person_is_told_beside_and_its_name_is_found(service):
    first = stored(record({"M": "Ada Moss", "C1": "Ben Moss"}, [(CARE, "C1", "Ben was well.")], "M mother C1"), "Moss family", service, "joined")
    other = record({"M": "Ada Hale", "C1": "Ben Hale"}, [(CARE, "C1", "Ben was seen.")], "M mother C1")
    other.person = [replace(one, birth_from=date(2015, 5, 3), birth_to=date(2015, 5, 3), birth_precision="day", interpreter="Polish") for one in other.person]
    later = stored(other, "Hale family", service, "joined")
    by = scope_of(service.reader("supervisor"), first.pk)
    new = join_records(Joining("Moss family", "One household.", {"M": "M", "C1": "C1"}), later.pk, by=by)
    here = scope_of(service.reader("joined"), new.pk)
    seen = seen_by(here)
    assert {(one.label, one.birth_from, one.interpreter) for one in seen.person} == {("Ada Moss", date(2015, 5, 3), "Polish"), ("Ben Moss", date(2015, 5, 3), "Polish")}
    assert {row.name for row in seen.name} == {"Ada Hale", "Ben Hale"} and {entry.text for entry in seen.entry} == {"Ben was well.", "Ben was seen."}
    said = [(fact.row.label, OF_THE_OTHER in fact.source, fact.may_change) for fact in facts_in_sight(here) if fact.table == "person"]
    assert said == [("Ada Moss", False, True), ("Ada Hale", True, False), ("Ben Moss", False, True), ("Ben Hale", True, False)]  # each beside the other


def test_an_answer_stays_with_its_question_though_whom_it_is_about_is_called_otherwise(service):
    first = stored(record({"M": "Ada Moss", "C1": "Ben Moss"}, []), "Moss family", service, "joined")
    later = stored(record({"A": "Ada Moss", "C9": "Ben Moss"}, [(CARE, "C9", "Ben was well.")], file="b.csv"), "Moss, again", service, "joined")
    asked = identity("father-gap", ["C9"], "E1")
    given = Answer(finding_id=asked, answered_on=TODAY, known_on=TODAY, answered_by="a test", answer="explained", evidence=["E1"], family_id=later.pk)
    add(Record(answer=[given]), Writing.objects.create(family=later, how="answered", by="a test"))
    new = join_records(Joining("Moss family", "One household.", {"A": "M", "C9": "C1"}), later.pk, by=scope_of(service.reader("supervisor"), first.pk))
    assert MODELS["answer"].objects.get(family=new).finding_id == identity("father-gap", ["C1"], "E1")


def test_one_row_of_a_file_that_went_into_both_is_counted_once(service):
    one, again = (stored(record({"C1": "Ben Moss"}, [(CARE, "C1", "Ben was well.")]), label, service, "joined") for label in ("Moss family", "Moss, again"))
    new = join_records(Joining("Moss family", "Written twice.", {"C1": "C1"}), again.pk, by=scope_of(service.reader("supervisor"), one.pk))
    rows = MODELS["account"].objects.filter(family=new)
    assert {row.event_id for row in rows} == {"E1"} and {row.entry_id for row in rows} == {"E1", "E1-2"} and all(row.suggested for row in rows)


def test_homes_of_one_name_stay_two_unless_they_are_said_to_be_one(service):
    made = []
    for label in ("Moss family", "Hale family"):
        rows = record({"C1": "Ben Moss"}, [])
        rows.household.append(Household(household="Mill Lane", person_id="C1"))
        made.append(stored(rows, label, service, "joined"))
    by = scope_of(service.reader("supervisor"), made[0].pk)
    two = join_records(Joining("Both", "Half-brothers.", {}), made[1].pk, by=by)
    assert set(MODELS["household"].objects.filter(family=two).values_list("household", flat=True)) == {"Mill Lane", "Mill Lane (2)"}
    take_back_records("Not sure.", by=scope_of(service.reader("supervisor"), two.pk))
    made[0].refresh_from_db()
    one = join_records(Joining("Both", "Half-brothers.", {}, frozenset({"Mill Lane"})), made[1].pk, by=scope_of(service.reader("supervisor"), made[0].pk))
    assert set(MODELS["household"].objects.filter(family=one).values_list("household", flat=True)) == {"Mill Lane"}


def test_a_joint_record_goes_on_for_what_it_was_opened_for_and_opens_nothing_of_the_other(service):
    first = stored(record({"C1": "Ben Moss"}, [(CARE, "C1", "Ben was well."), (HEALTH, "C1", "Ben was weighed.")]), "Moss family", service, "joined")
    later = stored(record({"C2": "Kit Hale"}, [(CARE, "C2", "Kit was well."), (HEALTH, "C2", "Kit was weighed.")]), "Hale family", service, "joined")
    by = scope_of(service.reader("supervisor"), first.pk)
    terms = Terms("conference", "public task", TODAY, "yes", "At a visit.")
    open_joint_record(terms, [(Agency.objects.get(name=name), "a test") for name in (CARE, HEALTH)], [service.people["chair"], service.people["joined"]], by=by)
    new = join_records(Joining("Both", "Half-brothers.", {}), later.pk, by=by)
    assert {entry.text for entry in seen_by(scope_of(service.reader("chair"), new.pk)).entry} == {"Ben was well.", "Ben was weighed."}
    assert {entry.text for entry in seen_by(scope_of(service.reader("joined"), new.pk)).entry} == {"Ben was well.", "Ben was weighed.", "Kit was well."}


def test_somebody_who_went_from_one_of_the_two_to_the_other_has_left_no_family_and_who_came_from_a_third_still_did(service):
    moss, hale, park = (stored(record({"C1": f"{label} Child"}, [(CARE, "C1", "Well.")]), label, service, "joined") for label in ("Moss", "Hale", "Park"))
    for left in (moss, park):
        Leaving.objects.create(family=left, writing=left.writings.get(), person_id="C1", left_on=TODAY, how=MOVED, to_family=hale, to_person_id="C1", there=hale.writings.get())
    new = join_records(Joining("Both", "One household.", {}), hale.pk, by=scope_of(service.reader("supervisor"), moss.pk))
    told = [(one.what, one.who, one.elsewhere) for one in changes_of(scope_of(service.reader("joined"), new.pk))]
    assert told == [("came", "Hale Child", park)]
    assert [one.elsewhere for one in changes_of(scope_of(service.reader("joined"), park.pk))] == [new]
