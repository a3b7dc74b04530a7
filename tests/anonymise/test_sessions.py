"""What a session left is rewritten like everything else: names, entries and days, also inside its hypotheses."""

from __future__ import annotations

from datetime import date, timedelta

from reports.pretend_family import family

from keepsight.anonymise import anonymise
from keepsight.records.work import Carried, Hypothesis, Session


def test_no_name_and_no_day_of_a_sessions_hypotheses_and_questions_stays_as_it_was():
    assembled = family()
    might = Hypothesis("Dana Whitlock may not read the letters", ["E08"], ["E13"], date(2024, 5, 1))
    assembled.record.session = [Session(entry_id="E13", session_kind="reflective", themes=["What Rowan Whitlock hears"], hypotheses=[might], carried=[Carried("Who signs for Rowan Whitlock?", "Core group")])]
    anonymise(assembled, days=28)
    row = assembled.record.session[0]
    assert "Whitlock" not in repr(row) and "Dana" not in repr(row)
    assert row.hypotheses[0].review_on == date(2024, 5, 1) + timedelta(28)
    assert {row.entry_id, *row.hypotheses[0].speaks_for, *row.hypotheses[0].speaks_against} <= {entry.entry_id for entry in assembled.record.entry}
