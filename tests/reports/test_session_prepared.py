"""A session prepared from the record: each part says what entries hold, leads to them, and says of an absence that no entry was supplied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsight.procedures import load
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.work import Action, Carried, Decision, Disagreement, Hypothesis, Session
from keepsight.reports.picture.told import tell
from keepsight.reports.session.actions import actions_of
from keepsight.reports.session.decided import decisions_of, questions_put, the_same
from keepsight.reports.session.differing import differences
from keepsight.reports.session.prepared import Part, due_after, prepared
from reports.pretend_family import AS_OF, family, questions

FORUMS = load().meeting
CORE, REFLECTIVE = FORUMS.forums["core-group"], FORUMS.forums["joint-supervision"]
LAST = date(2024, 4, 22)


def met(*, sessions=(), decisions=(), actions=(), disagreements=(), answers=()):
    """The family, with entries of work: each is (entry_id, day, row)."""
    assembled = family()
    for table, rows in (("session", sessions), ("decision", decisions), ("action", actions), ("disagreement", disagreements)):
        for entry_id, on, row in rows:
            if entry_id not in {entry.entry_id for entry in assembled.record.entry}:
                assembled.record.entry.append(Entry(entry_id=entry_id, agency="Children’s social care", happened_from=on, happened_to=on, recorded_on=on, known_on=on, text=f"{table} {entry_id}", kind=Said("meeting")))
                assembled.record.concerned.append(Concerned(entry_id=entry_id, person_id="C1", as_written="Rowan", part="subject", known_on=on))
            getattr(assembled.record, table).append(replace(row, entry_id=entry_id, known_on=on))
    return tell(assembled, questions())


def part(parts: list[Part], anchor: str) -> Part:
    return next(one for one in parts if one.anchor == anchor)


def words(one: Part) -> list[str]:
    return [line.words for _, lines in one.groups for line in lines if line.words]


def core(told, on: date = AS_OF, agencies=("Police", "School", "GP")):
    return prepared(told, CORE, on, agencies, ())


def a_session(forum: str = "Core group", **more) -> Session:
    return Session(entry_id="", session_kind="case management", forum=forum, **more)


def test_what_is_new_for_each_child_since_the_last_is_what_was_recorded_since_and_a_child_with_nothing_is_said_to_have_none():
    changed = part(core(met(sessions=[("S1", LAST, a_session())])), "changed")
    assert changed.heading == "What is new for each child since the last one, 22 April 2024"
    new = {label: [entry.entry_id for line in lines for entry in line.entries] for label, lines in changed.groups}
    assert new["Otis Penhallow"] == ["E20"]
    assert {label: [line.words for line in lines if line.words] for label, lines in changed.groups}["Rowan Whitlock"] == ["No entry in the records supplied about Rowan Whitlock since."]


def test_without_an_earlier_one_the_latest_of_each_child_stands_and_it_is_said_why():
    assert "No entry in the records supplied tells of an earlier core group" in part(core(met()), "changed").heading


def test_an_outcome_says_by_when_and_that_its_day_has_passed_and_that_it_was_decided_again():
    decided = Decision(entry_id="", decided="The nurse goes", question="Who goes?", different_for_child="Rowan hears his teacher", by_when=date(2024, 5, 1), otherwise="Review early")
    told = met(decisions=[("D1", date(2024, 1, 9), decided), ("D2", date(2024, 4, 9), replace(decided, again_of="D1"))])
    assert words(part(core(told), "plan"))[0] == "By 1 May 2024, a day that has passed: Rowan hears his teacher. If it is not: Review early. Decided twice, first on 9 January 2024: it is the same decision again."
    assert [one.entry.entry_id for one in the_same(decisions_of(told))[0]] == ["D1", "D2"]


def test_a_question_left_open_is_counted_and_said_to_be_open_until_it_is_decided():
    left = Decision(entry_id="", question="Who goes?", deferred=True)
    rows = [("D1", date(2024, 1, 9), left), ("D2", date(2024, 2, 9), left)]
    assert words(part(core(met(decisions=rows)), "left-open")) == ["‘Who goes?’: no decision twice. It is open."]
    rows.append(("D3", date(2024, 3, 9), Decision(entry_id="", question="who  goes?", decided="The nurse")))
    assert words(part(core(met(decisions=rows)), "left-open")) == ["‘who  goes?’: no decision twice. Decided 9 March 2024."]


def test_a_core_group_is_due_when_its_rhythm_says_and_a_forum_without_one_says_that_none_is_set():
    held = words(part(core(met(sessions=[("S1", LAST, a_session())]), on=date(2024, 5, 22)), "held"))
    assert held[0] == "Held 22 April 2024." and held[1].startswith("Due by 20 May 2024, which has passed (T07")
    panel = prepared(met(), FORUMS.forums["complex-case-panel"], AS_OF, (), ())
    assert words(part(panel, "held")) == ["No rhythm is set for this forum. A partnership sets its own."]


def test_an_action_tells_who_by_when_and_how_often_it_was_carried_over():
    action = Action(entry_id="", action_id="A1", action="Ring the clinic", owner="Amy Tregear", owner_agency="School", due_on=date(2024, 3, 1))
    told = met(actions=[("X1", date(2024, 2, 1), action), ("X2", date(2024, 3, 4), replace(action, due_on=date(2024, 4, 1)))])
    assert words(part(core(told), "actions")) == ["Ring the clinic: Amy Tregear, School; due 1 April 2024, which has passed. Carried over once, from 1 March 2024."]
    assert [line.action.row.action_id for _, lines in part(core(told), "actions").groups for line in lines] == ["A1"]


def test_agencies_without_an_entry_since_are_named_and_before_any_man_stands_that_a_manager_decides_first():
    told = met(sessions=[("S1", LAST, a_session())])
    said = words(part(core(told), "not-heard"))
    assert said[0].startswith("This is what is recorded, and asks nobody to be in touch.")
    assert "School: no entry in the records supplied since 22 April 2024." in said
    assert not any(line.startswith("Children’s social care") for line in said)


def test_reflective_supervision_is_prepared_without_decisions_and_actions():
    anchors = {one.anchor for one in prepared(met(), REFLECTIVE, AS_OF, (), ())}
    assert not anchors & {"actions", "left-open", "plan", "held"} and "questions" in anchors


def test_what_supervision_carried_stands_where_it_was_carried_to_and_its_hypotheses_in_the_next_one():
    might = Hypothesis("It may be money", ["E08"], ["E15"], date(2024, 5, 1))
    told = met(sessions=[("S1", LAST, a_session("Joint supervision", carried=[Carried("Is help with fares in the plan?", "Core group")], hypotheses=[might]))])
    assert words(part(core(told), "carried")) == ["‘Is help with fares in the plan?’, from the joint supervision of 22 April 2024."]
    again = part(prepared(told, REFLECTIVE, AS_OF, (), ()), "hypotheses")
    assert words(again) == ["It may be money. Not known to be so. To be looked at again by 1 May 2024, a day that has passed.", "Speaks for it:", "Speaks against it:"]
    assert [[entry.entry_id for entry in line.entries] for _, lines in again.groups for line in lines] == [["S1"], ["E08"], ["E15"]]


def test_a_disagreement_has_the_clock_of_its_step_from_the_day_that_it_came_to_it():
    row = Disagreement(entry_id="", about="the threshold", one_view="met", other_agency="School", stage="between the workers")
    told = met(disagreements=[("X1", date(2024, 5, 3), row)])
    one = differences(told, FORUMS.escalation)[0]
    assert (one.since, one.due_on) == (date(2024, 5, 3), date(2024, 5, 8))  # over a weekend and the early May bank holiday
    assert "not written yet" in words(part(core(told), "disagreements"))[0]


@pytest.mark.parametrize(("start", "value", "unit", "due"), [
    (date(2024, 5, 3), 2, "working days", date(2024, 5, 8)), (date(2024, 5, 3), 4, "weeks", date(2024, 5, 31)), (date(2024, 8, 31), 6, "months", date(2025, 2, 28)), (date(2024, 5, 3), 28, "days", date(2024, 5, 31)),
])  # fmt: skip
def test_a_day_that_is_due(start, value, unit, due):
    assert due_after(start, value, unit) == due


PUT = st.tuples(st.sampled_from(("Who goes?", "who GOES?", "Where?")), st.booleans(), st.integers(0, 5))


@settings(max_examples=60, deadline=None)
@given(st.lists(PUT, max_size=8))
def test_every_time_a_question_was_put_is_counted_once_and_it_is_open_as_its_last_time_left_it(put):
    rows = [(f"D{number:02}", LAST + timedelta(on), Decision(entry_id="", question=question, deferred=open_, decided="" if open_ else "so")) for number, (question, open_, on) in enumerate(put)]
    found = {one.words.casefold(): one for one in questions_put(met(decisions=rows))}
    slow: dict[str, list[bool]] = {}
    for _, (question, open_, _) in sorted(enumerate(put), key=lambda pair: (pair[1][2], pair[0])):
        slow.setdefault(question.casefold(), []).append(open_)
    assert {words: (len(one.left_open), len(one.taken), one.open) for words, one in found.items()} == {words: (sum(times), len(times) - sum(times), times[-1]) for words, times in slow.items()}


CARRIED = st.lists(st.tuples(st.sampled_from(("A1", "A2")), st.integers(0, 4), st.booleans()), max_size=7)


@settings(max_examples=60, deadline=None)
@given(CARRIED)
def test_an_action_is_carried_over_once_for_each_entry_after_its_first_and_done_only_where_an_entry_shows_it(told):
    rows = [(f"X{number:02}", LAST + timedelta(on), Action(entry_id="", action_id=action_id, action="ring", done_entry_id="E20" if done else "")) for number, (action_id, on, done) in enumerate(told)]
    found = {one.row.action_id: (one.carried, one.open) for one in actions_of(met(actions=rows))}
    assert found == {name: (sum(a == name for a, _, _ in told) - 1, not any(done for a, _, done in told if a == name)) for name, _, _ in told}
