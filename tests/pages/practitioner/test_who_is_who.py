"""People, relationships, homes and involvements are written here: each fact with its source and its days, corrected with a reason, the old kept as history."""

from __future__ import annotations

import re

import pytest
from service.fixtures import on_sqlite

from keepsight.commands.as_seen import as_seen
from keepsight.commands.record_fact import list_facts
from keepsight.store.models import Involvement, Person, Relationship
from keepsight.store.rows import load

BABY = {"label": "Baby of Dana", "kind": "child", "sex": "unknown", "expected_date": "14 August 2027", "how_known": "the booking letter of 3 May"}


@pytest.fixture
def at(service):
    return lambda name: f"/families/{service.family.pk}/who-is-who/{name}"


def numbers(service, table: str, username="practitioner") -> list[int]:
    """The numbers of the facts that somebody may change and that stand."""
    return [fact.number for fact in list_facts(by=service.scope(username)) if fact.table == table and fact.may_change and not fact.closed]


def added(service, at, table="person", given=None) -> int:
    before = set(numbers(service, table))
    assert service.client("practitioner").post(at(f"{table}/add/"), given or BABY).status_code == 302
    (number,) = set(numbers(service, table)) - before
    return number


def test_an_unborn_child_is_a_person_with_where_that_came_from(service, at):
    added(service, at)
    page = service.client("practitioner").get(at("")).content.decode()
    assert "Baby of Dana, child, sex not recorded, expected 14 August 2027" in page
    assert "Written in Keepsight for Health visiting, by Practitioner, practitioner, Health visiting, from the booking letter of 3 May" in page
    assert "Baby of Dana" in {person.label for person in as_seen(service.scope("practitioner")).people.values()}


def test_a_correction_stands_and_what_stood_before_is_kept_with_who_and_why(service, at):
    number, client = added(service, at), service.client("practitioner")
    born = BABY | {"label": "Wren Whitlock", "birth": "9 August 2026", "expected_date": "", "reason": "Born at home."}
    assert client.post(at(f"person/{number}/change/"), born).status_code == 302
    page = client.get(at("")).content.decode()
    assert "Wren Whitlock, child, sex not recorded, born 9 August 2026" in page
    assert "Baby of Dana, child" in page and "Born at home." in page
    rows = Person.objects.filter(label__in=("Baby of Dana", "Wren Whitlock")).order_by("row_no")
    assert [row.known_until is None for row in rows] == [False, True] and len({row.person_id for row in rows}) == 1


def test_of_two_who_change_one_fact_the_second_is_told_and_their_words_are_kept(service, at):
    number, client = added(service, at), service.client("practitioner")
    client.post(at(f"person/{number}/change/"), BABY | {"label": "Wren Whitlock", "reason": "Named."})
    second = client.post(at(f"person/{number}/change/"), BABY | {"label": "Robin Whitlock", "reason": "Named otherwise."})
    assert second.status_code == 422 and "was changed by" in second.content.decode() and "Robin Whitlock" in second.content.decode()
    assert not Person.objects.filter(label="Robin Whitlock").exists()


def test_a_relationship_is_added_with_its_days_and_cannot_stand_twice_or_of_oneself(service, at):
    aunt = {"person_id": "G", "relationship": "carer", "related_person_id": "C3", "certainty": "believed to be", "parental_responsibility": "no", "start": "May 2024", "how_known": "said by Dana"}
    added(service, at, "relationship", aunt)
    kept = Relationship.objects.latest("row_no")
    assert (kept.start_from.isoformat(), kept.start_to.isoformat(), kept.start_precision, kept.certainty) == ("2024-05-01", "2024-05-31", "month", "believed to be")
    client = service.client("practitioner")
    assert "stands in the record already" in client.post(at("relationship/add/"), aunt).content.decode()
    assert "Nobody is related to themselves" in client.post(at("relationship/add/"), aunt | {"related_person_id": "G"}).content.decode()
    page = client.get(at("")).content.decode()
    assert "Beryl Whitlock: believed to be carer of Otis Penhallow, without parental responsibility, since May 2024" in page


@on_sqlite
def test_a_home_may_be_restricted_and_an_involvement_is_of_ones_own_agency(service, at):
    added(service, at, "household", {"person_id": "G", "household": "3 Mill Lane", "start": "2 May 2024", "restricted": "not to be shared with Mr Osei", "how_known": "a visit"})
    added(service, at, "involvement", {"person_id": "C3", "practitioner": "Jo Marsh", "tier": "universal", "start": "2 May 2024", "contact_every_days": "28", "how_known": "allocated"})
    assert Involvement.objects.latest("row_no").agency == "Health visiting"
    assert "3 Mill Lane" in service.client("practitioner").get(at("")).content.decode()
    elsewhere = service.client("joined").get(at("")).content.decode()
    assert "3 Mill Lane" not in elsewhere and "Mr Osei)" not in elsewhere and "Beryl Whitlock: a restricted address, since 2 May 2024" in elsewhere
    assert "Health visiting with Otis Penhallow: universal services; Jo Marsh, since 2 May 2024" in service.client("joined").get(at("")).content.decode()


def test_what_one_agency_wrote_of_who_is_who_is_seen_by_those_who_hear_of_it_and_changed_by_nobody_else(service, at):
    number = added(service, at)
    assert "Baby of Dana" in service.client("joined").get(at("")).content.decode(), "of the joint record"
    assert service.client("joined").get(at(f"person/{number}/change/")).status_code == 404
    whole = load(service.family)
    person = next(one for one in whole.person if one.label == "Baby of Dana")
    assert person.source_id in {source.source_id for source in whole.source if source.file == "Written in Keepsight for Health visiting"}


@on_sqlite
def test_a_fact_is_withdrawn_with_a_reason_and_somebody_whom_entries_name_stays(service, at):
    number, client = added(service, at), service.client("practitioner")
    assert "Say why it is changed" in client.post(at(f"person/{number}/change/"), {"do": "withdraw"}).content.decode()
    assert client.post(at(f"person/{number}/change/"), {"do": "withdraw", "reason": "Entered twice."}).status_code == 302
    assert "Baby of Dana" not in {person.label for person in as_seen(service.scope("practitioner")).people.values()}
    page = client.get(at("")).content.decode()
    assert "Baby of Dana, child, sex not recorded, expected 14 August 2027" in page and "Entered twice." in page, "what is withdrawn stays to be read"
    assert "It stood so, and was closed by" in client.get(at(f"person/{number}/change/")).content.decode()
    otis = next(fact.number for fact in list_facts(by=service.scope("practitioner")) if fact.table == "person" and fact.row.person_id == "C3")
    assert "so they stay" in client.post(at(f"person/{otis}/change/"), {"do": "withdraw", "reason": "A slip."}).content.decode()


NHS = {"person_id": "C3", "scheme": "nhs", "value": "943 476 5919", "start": "3 May 2024", "how_known": "the red book"}


def searched(service, username, **given) -> str:
    return service.client(username).post("/people/", given).content.decode()


@on_sqlite
def test_a_number_and_an_earlier_name_are_facts_with_days_and_source_that_find_the_person_until_they_are_withdrawn(service, at):
    number, client = added(service, at, "identifier", NHS), service.client("practitioner")
    added(service, at, "name", {"person_id": "C3", "name": "Otis Vaughan", "end_": "1 June 2023", "how_known": "the birth certificate"})
    added(service, at, "identifier", NHS | {"scheme": "another", "whose": "Health visiting, caseload", "value": "HV-77"})
    page = client.get(at("")).content.decode()
    for said in ("Otis Penhallow: NHS number 943 476 5919, since 3 May 2024", "from the red book", "Otis Penhallow: also Otis Vaughan, until 1 June 2023", "Otis Penhallow: Health visiting, caseload HV-77"):
        assert said in page
    assert "Otis Penhallow" in searched(service, "practitioner", number="9434765919") and "Otis Penhallow" in searched(service, "practitioner", name="otis vaughan")
    assert client.post(at(f"identifier/{number}/change/"), {"do": "withdraw", "reason": "It is his brother’s."}).status_code == 302
    assert "Otis Penhallow" not in searched(service, "practitioner", number="9434765919") and "It is his brother’s." in client.get(at("")).content.decode()


@on_sqlite
def test_a_number_and_a_name_that_an_agency_out_of_the_readers_hearing_wrote_are_shown_and_found_nowhere(service, at):
    client = service.client("joined")
    for table, given in (("identifier", NHS), ("name", {"person_id": "C3", "name": "Otis Vaughan", "how_known": "a letter"})):
        assert client.post(at(f"{table}/add/"), given).status_code == 302
    page = service.client("practitioner").get(at("")).content.decode()
    assert "943 476" not in page and "Vaughan" not in page and "943 476" in client.get(at("")).content.decode()
    assert "Otis Penhallow" not in searched(service, "practitioner", number="9434765919") + searched(service, "practitioner", name="vaughan")


@on_sqlite
def test_the_first_place_in_a_family_that_is_said_makes_nobody_else_a_stranger_to_it_and_ends_on_a_day(service, at):
    before = {person_id: person.label for person_id, person in as_seen(service.scope("practitioner")).people.items()}
    client = service.client("practitioner")
    assert client.post(at("family/add/"), {"person_id": "G", "start": "2 May 2024", "how_known": "said by Dana"}).status_code == 302
    (number,) = [fact.number for fact in list_facts(by=service.scope("practitioner")) if fact.table == "family" and fact.row.person_id == "G"]
    assert {person_id: person.label for person_id, person in as_seen(service.scope("practitioner")).people.items()} == before
    page = client.get(at("")).content.decode()
    assert "Beryl Whitlock: of this family, since 2 May 2024" in page
    assert "so their place stays" in client.post(at(f"family/{number}/change/"), {"do": "withdraw", "reason": "A slip."}).content.decode()
    ended = {"person_id": "G", "start": "2 May 2024", "end_": "1 May 2024", "reason": "She moved to Leeds."}
    assert "The last day is before the first" in client.post(at(f"family/{number}/change/"), ended).content.decode()
    assert client.post(at(f"family/{number}/change/"), ended | {"end_": "9 June 2024"}).status_code == 302
    assert "Beryl Whitlock: of this family, since 2 May 2024, until 9 June 2024" in client.get(at("")).content.decode()


@on_sqlite
@pytest.mark.parametrize(("table", "given", "said"), [
    ("identifier", NHS | {"value": "943 476 5918"}, "no NHS number"), ("identifier", NHS | {"value": "94347659"}, "needs ten digits"), ("identifier", NHS | {"scheme": "another"}, "Say whose number it is"),
    ("name", {"person_id": "C3"}, "Write the name"), ("family", {}, "Choose a person"),
    ("person", {"label": ""}, "Write a name"), ("person", {"kind": ""}, "Choose child or adult"), ("person", {"birth": "31 June 2024"}, "31 june 2024"), ("person", {"how_known": ""}, "Say how this is known"),
    ("relationship", {}, "Choose a person"), ("household", {"household": "x"}, "Choose a person"), ("involvement", {"person_id": "C3"}, "Write since when"),
])  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_kept(service, at, table, given, said):
    sent = (BABY if table == "person" else {}) | given
    answer = service.client("practitioner").post(at(f"{table}/add/"), sent)
    assert answer.status_code == 422 and said.lower() in answer.content.decode().lower()


@on_sqlite
def test_a_session_that_ends_in_the_middle_of_these_forms_loses_no_word_either(service, at):
    client = service.client("practitioner")
    seal = re.search(r'name="seal" value="([^"]+)"', client.get(at("person/add/")).content.decode())[1]
    client.logout()
    to = client.post(at("person/add/"), BABY | {"seal": seal, "do": "save"})["Location"]
    page = client.post(to, {"login": "practitioner", "password": "a password of tests"}, follow=True).content.decode()
    assert 'value="Baby of Dana"' in page and 'value="14 August 2027"' in page
