"""The record goes into the database and comes back the same; nothing is overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from keepsight.records.folder import read_folder
from keepsight.records.record import TABLES, Record
from keepsight.store import findings, models
from keepsight.store.rows import add, close, load


def family_and_writing(label: str) -> tuple[models.FamilyRecord, models.Writing]:
    family = models.FamilyRecord.objects.create(family_id=f"of-{label}", label=label)
    return family, models.Writing.objects.create(family=family, how="received", by="a test")


@pytest.fixture
def whitlock(whitlock_folder) -> Record:
    return read_folder(whitlock_folder)[0]


def test_a_record_comes_back_as_it_went_in(service, whitlock):
    family, writing = family_and_writing("round")
    add(whitlock, writing)
    back = load(family)
    for table in TABLES:
        here = [replace(row, family_id="family") if hasattr(row, "family_id") else row for row in getattr(back, table)]
        assert here == getattr(whitlock, table), table


def test_reading_a_family_takes_the_same_number_of_queries_however_much_it_holds(service, whitlock, django_assert_num_queries):
    family, writing = family_and_writing("many")
    add(whitlock, writing)
    with django_assert_num_queries(len(TABLES)):
        load(family)


def test_a_corrected_row_stays_and_at_most_one_of_its_identity_stands(service, whitlock):
    family, writing = family_and_writing("corrected")
    add(whitlock, writing)
    old = models.Entry.objects.get(family=family, entry_id="E01")
    new = replace(next(entry for entry in whitlock.entry if entry.entry_id == "E01"), text="Rowan born at 40 weeks.")
    with pytest.raises(IntegrityError), transaction.atomic():
        add(Record(entry=[new]), writing)
    close([old], date(2024, 6, 1), writing)
    add(Record(entry=[new]), writing)
    assert [(e.text[:22], e.known_until) for e in load(family).entry if e.entry_id == "E01"] == [("Rowan born at 39 weeks", date(2024, 6, 1)), ("Rowan born at 40 weeks", None)]


def test_a_code_of_no_list_is_named_and_nothing_of_its_record_is_kept(service, whitlock):
    family, writing = family_and_writing("odd")
    whitlock.person[0] = replace(whitlock.person[0], sex="boy")
    with pytest.raises(ValueError, match="person, sex: 'boy' is none of female, male, unknown"):
        add(whitlock, writing)
    assert not models.Entry.objects.filter(family=family).exists()


def test_questions_come_back_as_they_were_put_and_only_for_their_version_and_day(service, whitlock):
    from reports.pretend_family import AS_OF

    from keepsight.patterns import run

    family, _ = family_and_writing("asked")
    put = run(whitlock, AS_OF)
    findings.keep(family, "together", 3, AS_OF, put)
    assert findings.kept(family, "together", 3, AS_OF) == [replace(one, family_id=family.pk) for one in put]
    assert findings.kept(family, "together", 4, AS_OF) is None
    assert findings.kept(family, "open", 3, AS_OF) is None
