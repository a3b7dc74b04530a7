"""Whatever is made of whatever: every row stands in what was made of it, and nobody sees more than they saw before.

Families are drawn, made one, and made one with a third or parted again; entries are written in between. What a reader sees is worked out from the
records before each step, in the plainest way, and must be what they see after it.
"""

from __future__ import annotations

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from keepsight.access.models import Agency
from keepsight.access.scope import NotYours, families_of, reader_of, scope_of
from keepsight.commands.as_seen import seen_by
from keepsight.commands.join_records import Joining, join_records
from keepsight.commands.open_joint_record import Terms, open_joint_record
from keepsight.commands.part_record import BOTH, FIRST, SECOND, Parting, part_record, place
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.intake.dates import read_date
from keepsight.store import carry
from keepsight.store.lineage import OtherAccount
from keepsight.store.models import Entry, FamilyRecord, Person, Row
from service.families import record, stored
from service.fixtures import CARE, HEALTH, SCHOOL, on_sqlite
from service.test_records_made_one import TODAY

pytestmark = on_sqlite
READERS = ("joined", "practitioner", "elsewhere", "supervisor", "chair")
IDS = ("M", "F", "C1", "C2")
NAMELESS = ("a person of another family", " of ")  # how somebody stands who is named and not shown


@st.composite
def families(draw) -> list[dict]:
    """Three families: who is in each, what is told of whom by which agency, who works with each, and whether a joint record is open."""
    made = []
    for label in ("Moss", "Hale", "Park"):
        people = {one: f"{label} {one}" for one in draw(st.sets(st.sampled_from(IDS), min_size=1))} | {"C9": f"{label} Nine"}
        told = draw(st.lists(st.tuples(st.sampled_from((CARE, HEALTH, SCHOOL)), st.sets(st.sampled_from(sorted(people)), max_size=2)), max_size=4))
        tells = [(agency, " ".join(sorted(who)), f"{label} told {number}") for number, (agency, who) in enumerate(told)]
        hidden = draw(st.sets(st.integers(0, 3), max_size=1))
        made.append({"label": label, "people": people, "told": tells, "hidden": hidden, "workers": draw(st.sets(st.sampled_from(("practitioner", "elsewhere")))), "joint": draw(st.booleans())})
    return made


def keep(service, drawn: dict) -> FamilyRecord:
    """A drawn family as a record; the supervisor's agency works with each."""
    rows = record(drawn["people"], drawn["told"], "; ".join(f"M mother {one}" for one in drawn["people"] if one.startswith("C") and "M" in drawn["people"]))
    for number in drawn["hidden"] & set(range(len(rows.entry))):
        rows.entry[number].restricted = "a test"
    family = stored(rows, drawn["label"], service, "joined", *sorted(drawn["workers"]))
    if drawn["joint"]:
        agencies = [(Agency.objects.get(name=name), "a test") for name in (CARE, HEALTH)]
        open_joint_record(Terms("conference", "public task", TODAY, "yes", "At a visit."), agencies, [service.people["chair"], service.people["joined"]], by=scope_of(service.reader("supervisor"), family.pk))
    return family


def texts(service, *records: FamilyRecord) -> dict[str, set[str]]:
    """The entries that each reader sees in these records, by what they say."""
    return {name: {entry.text for seen in _seen(service, name, records) for entry in seen.entry} for name in READERS}


def names(service, *records: FamilyRecord) -> dict[str, set[str]]:
    """The people whom each reader sees by name there, and every other name they read."""
    return {name: {one for seen in _seen(service, name, records) for one in (*(row.label for row in seen.person), *(row.name for row in seen.name)) if not any(part in one for part in NAMELESS)} for name in READERS}


def _seen(service, name: str, records) -> list:
    reader = reader_of(service.people[name])
    return [seen_by(scope_of(reader, one.pk)) for one in records if families_of(reader).filter(pk=one.pk).exists()]


def counted(*records: FamilyRecord) -> dict[type[Row], int]:
    """How many rows stand in these records, each writing of each, what a step itself wrote left out; both accounts of a person are of one table."""
    found = {model: model.objects.filter(family__in=records).exclude(writing__how__in=("joined", "parted")).count() for model in carry.tables()}
    return found | {Person: found[Person] + found.pop(OtherAccount)}


def joined(service, first: FamilyRecord, other: FamilyRecord, same: dict[str, str]) -> FamilyRecord:
    """One of both; checked against both."""
    before = texts(service, first, other), names(service, first, other), counted(first, other)
    new = join_records(Joining("Both", "a test", same), other.pk, by=scope_of(service.reader("supervisor"), first.pk))
    assert texts(service, new) == before[0]
    assert all(now <= before[1][name] for name, now in names(service, new).items())
    assert counted(new) == before[2] and counted(first, other) == before[2]
    return new


def parted(service, old: FamilyRecord, parting: Parting) -> None:
    """Two of one; checked against it."""
    by = scope_of(service.reader("supervisor"), old.pk)
    before, rows = (texts(service, old), names(service, old)), counted(old)
    made = part_record(parting, place(parting, by).mark, by=by)
    assert texts(service, *made) == before[0]
    assert all(now <= before[1][name] for name, now in names(service, *made).items())
    assert all(rows[model] <= number for model, number in counted(*made).items())
    assert {(row.agency, row.text) for row in Entry.objects.filter(family=old)} == {(row.agency, row.text) for row in Entry.objects.filter(family__in=made)}


def written(service, family: FamilyRecord, username: str) -> None:
    """An entry of a worker, where they reach the record."""
    try:
        scope = scope_of(service.reader(username), family.pk)
    except NotYours:
        return
    somebody = next(iter(seen_by(scope).person), None)
    if somebody:
        record_entry(Draft(read_date("1 May 2024"), f"written by {username}", ((somebody.person_id, "mentioned"),)), by=scope)


@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(families(), st.data())
def test_every_row_stands_in_what_was_made_of_it_and_nobody_sees_more_than_before(service, drawn, data):
    with transaction.atomic():
        moss, hale, park = (keep(service, one) for one in drawn)
        same = data.draw(st.dictionaries(st.sampled_from(sorted(drawn[1]["people"])), st.sampled_from(sorted(drawn[0]["people"])), max_size=2).filter(lambda pairs: len(set(pairs.values())) == len(pairs)))
        both = joined(service, moss, hale, same)
        written(service, both, data.draw(st.sampled_from(("practitioner", "elsewhere", "joined"))))
        both.refresh_from_db()
        if data.draw(st.booleans()):
            joined(service, both, park, {"C9": "C9"})
        else:
            people = sorted({person.person_id for person in seen_by(scope_of(service.reader("supervisor"), both.pk)).person})
            where = {one: data.draw(st.sampled_from((FIRST, SECOND, BOTH))) for one in people} | dict(zip(people[:2], (FIRST, SECOND), strict=False))
            if len(people) > 1:
                parted(service, both, Parting(("One", "Other"), "a test", where))
        transaction.set_rollback(True)
