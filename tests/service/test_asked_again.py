"""The questions that stand after a saved entry are those of asking everything anew, whatever was kept of the asking before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from keepsight.commands.as_seen import as_seen, whole_of
from keepsight.commands.harm_elsewhere import harm_elsewhere
from keepsight.commands.record_entry import Draft, record_entry
from keepsight.patterns import again, run
from keepsight.records.dates import When
from service.fixtures import on_sqlite


def save(service, text, days_ago):
    by = service.scope("joined")
    child = next(one.person_id for one in as_seen(by).people.values() if one.kind == "child")
    day = timezone.localdate() - timedelta(days=days_ago)
    record_entry(Draft(When(day, day, "day"), text, ((child, "subject"),)), by=by)


@on_sqlite
def test_questions_after_saved_entries_are_those_of_asking_anew(service, monkeypatch):
    told = []
    real = again.touched
    monkeypatch.setattr(again, "touched", lambda con, changed: told.append(real(con, changed)) or told[-1])
    for number, text in enumerate(("Telephone call about the rent.", "Home visit. Kitchen dirty, no food in the fridge.")):
        save(service, text, number)
        scope = service.scope("joined")
        seen = as_seen(scope)
    record = seen.assembled.record
    anew = run(record, seen.as_of, elsewhere=harm_elsewhere(whole_of(scope), record, scope.as_at))
    assert [replace(one, standpoint="") for one in seen.findings] == [replace(one, standpoint="") for one in anew]
    assert told, "they were asked again, and not from the beginning"
