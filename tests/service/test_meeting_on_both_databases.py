"""A session from its call to the record, with what is decided and done in it, on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from keepsight.commands.disagree import settle
from keepsight.commands.record_action import carry_over
from keepsight.commands.record_session import Minutes, record_session
from keepsight.commands.save_minutes import save_minutes
from keepsight.store.models import Action, Decision, Disagreement, MinutesDraft, Session
from service.meeting import a_decision, a_disagreement, a_session, an_action


def test_a_session_with_its_decision_its_action_and_a_disagreement_stands_in_the_record(service):
    session_id, today = a_session(service), timezone.localdate()
    by = service.scope("joined")
    assert save_minutes(session_id, {"said": ["One"]}, 0, "page", by=by) == 1
    decision = a_decision(service, session_id=session_id)
    action = an_action(service, "joined", session_id)
    carry_over(action, today + timedelta(40), "No day was given.", session_id, by=service.scope("joined"))
    settle(a_disagreement(service), "Agreed by both.", by=service.scope("joined"))
    record_session(session_id, Minutes((("Said", "One"),)), by=service.scope("joined"))
    row = Session.objects.get(entry_id=session_id)
    assert len(row.recorded) == 3 and decision in row.recorded and not MinutesDraft.objects.exists()
    assert Decision.objects.get(entry_id=decision).evidence
    assert [one.due_on for one in Action.objects.filter(action_id=action).order_by("row_no")] == [today + timedelta(14), today + timedelta(40)]
    assert [one.settled_on for one in Disagreement.objects.order_by("row_no")] == [None, today]
