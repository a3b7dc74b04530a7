"""Genogram and timeline on two days: the one that is true and the one that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from service.fixtures import on_sqlite

from keepsight.commands.as_seen import as_seen
from keepsight.commands.draw_family import Days, draw_family
from keepsight.commands.write import begin
from keepsight.records.record import Record
from keepsight.store.models import Entry, Household, Relationship
from keepsight.store.rows import add, close, load


def drawn(service, who: str = "joined", **days: date):
    return draw_family(Days(**days), by=service.scope(who))


@on_sqlite
def test_a_father_who_was_corrected_later_is_the_father_on_an_earlier_known_day(service):
    writing = begin("corrected", service.scope("joined"), keeps_up=False)
    row = next(row for row in load(service.family).relationship if (row.person_id, row.related_person_id) == ("F1", "C1"))
    close(Relationship.objects.filter(family=service.family, person_id="F1", related_person_id="C1"), date(2023, 1, 1), writing)
    add(Record(relationship=[replace(row, person_id="F3", known_on=date(2023, 1, 1))]), writing)
    fathers = lambda day: {r.person_id for r in drawn(service, known_on=day).record.relationship if (r.relationship, r.related_person_id) == ("father", "C1")}  # noqa: E731
    assert (fathers(date(2022, 12, 31)), fathers(date(2023, 1, 1))) == ({"F1"}, {"F3"})


@on_sqlite
def test_an_earlier_known_day_brings_nothing_back_that_was_restricted_since(service):
    writing = begin("corrected", service.scope("joined"), keeps_up=False)
    school = next(entry for entry in load(service.family).entry if entry.entry_id == "E06")
    close(Entry.objects.filter(family=service.family, entry_id="E06"), date(2023, 1, 1), writing)
    add(Record(entry=[replace(school, restricted="the school’s own", known_on=date(2023, 1, 1))]), writing)
    home = next(row for row in load(service.family).household if row.person_id == "M")
    add(Record(household=[replace(home, restricted="", household="9 Old Lane", known_on=date(2022, 1, 1), known_until=date(2023, 6, 1))]), writing)
    Household.objects.filter(family=service.family, household="9 Old Lane").update(closing=writing)
    then = drawn(service, known_on=date(2022, 6, 1)).record
    assert "E06" not in {entry.entry_id for entry in then.entry}
    assert not [row for row in then.household if "Old Lane" in row.household or "Quay" in row.household]


@on_sqlite
def test_the_page_says_which_days_it_shows_and_what_was_known_only_later(service):
    address = f"/families/{service.family.pk}/chronology/pictures/"
    page = html.fromstring(service.client("joined").get(address, {"true": "June 2018", "known": "2018"}).content.decode())
    said = page.xpath("//*[@role='status']")[0].text_content()
    assert "The family as it was on 30 June 2018, as far as the record held it on 31 December 2018." in said
    assert "became known only after 31 December 2018" in said and "Recording dates were not supplied for every entry of" in said
    assert "Otis" not in page.xpath("//*[@id='genogram']")[0].text_content()
    wrong = service.client("joined").get(address, {"true": "some day"})
    assert wrong.status_code == 422 and "There is a problem" in wrong.content.decode()


@on_sqlite
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 4500))
def test_on_any_known_day_stand_just_the_entries_in_sight_that_were_known_by_then(service, ago):
    told = as_seen(service.scope("joined"))
    day = told.as_of - timedelta(days=ago)
    found = drawn(service, known_on=day)
    assert {entry.entry_id for entry in found.record.entry} == {entry.entry_id for entry in told.entries if entry.known_on <= found.known_on}
    assert found.later == len(told.entries) - len(found.record.entry)
