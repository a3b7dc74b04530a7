"""Sessions of two kinds, decisions and actions: a reflective one leaves no fact, no task and no decision, by whatever way one tries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from reports.pretend_family import questions

from keepsight.access.models import Membership, Share
from keepsight.access.scope import NotYours, in_the_room
from keepsight.commands.as_seen import as_recorded
from keepsight.commands.call_session import Call, arrange_session, call_session
from keepsight.commands.correct_entry import Correction, correct_entry
from keepsight.commands.disagree import settle, take_on, write_other_view
from keepsight.commands.invite import Invitation, invite
from keepsight.commands.list_team import OfFamily
from keepsight.commands.local_procedures import forums
from keepsight.commands.open_entry import open_entry
from keepsight.commands.record_action import ToDo, carry_over, set_action, show_done
from keepsight.commands.record_decision import record_decision
from keepsight.commands.record_entry import CannotRecord, Draft, record_entry
from keepsight.commands.record_session import Minutes, Reflection, record_session
from keepsight.commands.save_minutes import WrittenMeanwhile, save_minutes
from keepsight.records.dates import When
from keepsight.records.work import Carried, Hypothesis
from keepsight.reports.picture.words.dates import day, days
from keepsight.reports.session.actions import actions_of
from keepsight.reports.session.decided import decisions_of, questions_put, the_same
from keepsight.reports.session.differing import differences, working_days_after
from keepsight.store.models import Action, Decision, Disagreement, Entry, FamilyRecord, Invited, Session
from keepsight.web.team.words import team_words
from service.fixtures import HEALTH, on_sqlite
from service.meeting import CHILDREN, a_decision, a_disagreement, a_session, an_action, decided, evidence

pytestmark = on_sqlite
TODAY = timezone.localdate()


def reflective(service) -> str:
    """A reflective session that the facilitator holds."""
    session_id = a_session(service, "joint-supervision", who="chair")
    arrange_session(session_id, TODAY, "10:00", "", by=service.scope("facilitator"))
    return session_id


def hypothesis(service, says="The missed clinics may be about who can sign for Rowan, and not about care.", **more) -> Hypothesis:
    return Hypothesis(**{"says": says, "speaks_for": [evidence(service)], "speaks_against": [], "review_on": TODAY + timedelta(60)} | more)


def test_anyone_who_works_with_the_family_may_ask_for_joint_supervision_and_the_facilitator_finds_it(service):
    session_id = call_session(Call("joint-supervision", "We go round in circles."), by=service.scope("practitioner"))
    arrange_session(session_id, TODAY, "", "", by=service.scope("facilitator"))
    assert Session.objects.count() == 0


def test_a_reflective_session_becomes_an_entry_with_themes_hypotheses_and_questions_and_nothing_else(service):
    session_id = reflective(service)
    left = Reflection(("Who holds the whole story",), (hypothesis(service),), (Carried("Is the plan still the right one?", "Core group"),))
    assert record_session(session_id, left, by=service.scope("facilitator")) == session_id
    row = Session.objects.get(entry_id=session_id)
    assert (row.session_kind, row.recorded, row.themes) == ("reflective", [], ["Who holds the whole story"])
    assert row.hypotheses[0]["review_on"] == (TODAY + timedelta(60)).isoformat()
    assert "Hypothesis, not known to be so" in Entry.objects.get(entry_id=session_id).text
    seen = as_recorded(service.scope("practitioner"))  # of an agency that joined, and not named by the joint record
    assert session_id in {entry.entry_id for entry in seen.entries}
    assert not next(entry for entry in seen.entries if entry.entry_id == session_id).themes
    assert Action.objects.count() == Decision.objects.count() == 0


def test_no_decision_and_no_action_can_be_recorded_in_a_reflective_session_by_anybody(service):
    session_id = reflective(service)
    for who in ("joined", "supervisor", "chair"):
        with pytest.raises(CannotRecord, match="keeps no decisions"):
            record_decision(decided(service, session_id=session_id), by=service.scope(who))
        with pytest.raises(CannotRecord, match="keeps no actions"):
            set_action(ToDo("Ring", "Amy", "School", TODAY + timedelta(3), CHILDREN, session_id=session_id), by=service.scope(who))
        with pytest.raises((NotYours, CannotRecord)):
            record_session(session_id, Minutes((("Said", "new facts"),)), by=service.scope(who))
    with pytest.raises(NotYours):
        record_decision(decided(service), by=service.scope("facilitator"))
    with pytest.raises(NotYours):
        record_entry(Draft(When(TODAY, TODAY, "day"), "A new fact", (("C1", "subject"),)), by=service.scope("facilitator"))
    with pytest.raises(CannotRecord, match="reflective"):
        record_session(session_id, Minutes((("Said", "new facts"),), ("Where do they live?",)), by=service.scope("facilitator"))


@pytest.mark.parametrize(("left", "said"), [
    (Reflection(("Joined said that she is worn out",)), "named"),
    (Reflection(("Why does nobody ask Joined about nights",)), "‘Joined’ is named"),
    (Reflection(("We feel stuck with the mother",)), "feeling"),
    (Reflection(("Mother rang yesterday",)), "No new fact is kept"),
    (Reflection(carried=(Carried("The social worker will ring the GP.", "Core group"),)), "No task is kept"),
    (Reflection(("It was agreed that the plan goes on",)), "None is taken here"),
    (Reflection(("The health visitor was worried",)), "feeling"),
    (Reflection(("x" * 201,)), "at most 200 letters"),
    (Reflection(), "at least one theme"),
    (Reflection(carried=(Carried("What now?", "Joint supervision"),)), "Choose the forum"),
    (Reflection(hypotheses=(Hypothesis("It may be money", [], [], TODAY + timedelta(9)),)), "for or against"),
])  # fmt: skip
def test_what_a_reflective_session_may_not_keep_is_turned_back_with_what_to_do(service, left, said):
    with pytest.raises(CannotRecord, match=said):
        record_session(reflective(service), left, by=service.scope("facilitator"))


def test_a_hypothesis_needs_a_day_after_the_session_on_which_it_is_looked_at_again(service):
    with pytest.raises(CannotRecord, match="looked at again"):
        record_session(reflective(service), Reflection(hypotheses=(hypothesis(service, review_on=TODAY),)), by=service.scope("facilitator"))


def test_a_hypothesis_cites_only_what_everybody_in_the_room_may_see(service):
    hidden = Entry.objects.exclude(restricted="").filter(family=service.family).first().entry_id
    with pytest.raises(CannotRecord, match="not in your sight"):
        record_session(reflective(service), Reflection(hypotheses=(hypothesis(service, speaks_for=[hidden]),)), by=service.scope("facilitator"))


def test_somebody_of_the_case_cannot_hold_a_reflective_session_in_any_role(service):
    session_id = a_session(service, "joint-supervision")
    with pytest.raises(NotYours):
        arrange_session(session_id, TODAY, "", "", by=service.scope("joined"))
    Membership.objects.filter(user=service.people["joined"]).update(role="facilitator", agency=None)
    with pytest.raises(CannotRecord, match="not of the case"):
        arrange_session(session_id, TODAY, "", "", by=service.scope("joined"))


def test_the_family_is_not_invited_to_reflective_supervision(service):
    with pytest.raises(CannotRecord, match="for workers"):
        invite(reflective(service), [Invitation("Dana Whitlock", "parent", person_id="M")], by=service.scope("facilitator"))


def test_a_core_group_keeps_its_decisions_and_actions_and_who_of_the_family_was_there(service):
    session_id = a_session(service)
    chair = service.scope("chair")
    invite(session_id, [Invitation("Dana Whitlock", "parent", person_id="M")], by=chair)
    one, two = a_decision(service, "chair", session_id=session_id), Action.objects.count()
    an_action(service, "joined", session_id)
    record_session(session_id, Minutes((("Rowan", "Wears his hearing aids."),)), by=service.scope("joined"))
    row = Session.objects.get(entry_id=session_id)
    assert one in row.recorded and len(row.recorded) == 2 and two == 0
    text = Entry.objects.get(entry_id=session_id).text
    assert "Wears his hearing aids." in text and text.startswith("Core group,")
    parts = {row.part for row in as_recorded(service.scope("joined")).concerned[session_id] if row.person_id == "M"}
    assert parts == {"invited"}
    with pytest.raises(CannotRecord, match="recorded"):
        record_session(session_id, Minutes(), by=service.scope("joined"))


def test_a_session_that_decided_nothing_must_say_on_which_question(service):
    session_id = a_session(service)
    with pytest.raises(CannotRecord, match="no decision was taken"):
        record_session(session_id, Minutes((("Said", "A long talk."),)), by=service.scope("chair"))
    record_session(session_id, Minutes(left_open=("Is the threshold for protection met?",)), by=service.scope("chair"))
    assert Decision.objects.get().deferred and Decision.objects.get().question == "Is the threshold for protection met?"


def test_no_decision_is_counted_for_the_question_and_a_decision_in_the_same_words_is_the_same_again(service):
    a_decision(service, no_decision=True)
    a_decision(service, "chair", no_decision=True, question="who takes Ivy  to the EYE clinic?")
    first = a_decision(service)
    again = a_decision(service, "supervisor", decided="the school nurse goes with her")
    told = as_recorded(service.scope("joined"))
    put = questions_put(told)
    assert [(len(one.left_open), len(one.taken), one.open) for one in put] == [(2, 2, False)]
    assert [[one.entry.entry_id for one in group] for group in the_same(decisions_of(told))] == [[first, again]]


@pytest.mark.parametrize(("gone", "said"), [("decided", "what was decided"), ("decided_by", "who decided"), ("evidence", "at least one entry"), ("different", "different for the child"), ("by_when", "by which day"), ("otherwise", "happens if it is not"), ("question", "what was to be decided"), ("children", "which children")])
def test_a_decision_says_who_on_what_for_whom_by_when_and_what_else(service, gone, said):
    with pytest.raises(CannotRecord, match=said):
        a_decision(service, **{gone: () if gone in ("evidence", "children") else None if gone == "by_when" else " "})


def test_a_chairs_decision_is_seen_by_the_agencies_that_joined_and_by_no_other(service):
    entry_id = a_decision(service, "chair")
    seen = {who: entry_id in {entry.entry_id for entry in as_recorded(service.scope(who)).entries} for who in ("practitioner", "joined", "facilitator")}
    assert seen == {"practitioner": True, "joined": True, "facilitator": True}
    assert Entry.objects.get(entry_id=entry_id).agency == "Safeguarding partnership"


def test_an_action_carried_over_is_one_action_counted_and_done_only_with_the_entry_that_shows_it(service):
    action_id = an_action(service)
    carry_over(action_id, TODAY + timedelta(30), "The clinic has no day.", by=service.scope("supervisor"))
    scope = service.scope("joined")
    now = next(one for one in actions_of(as_recorded(scope)))
    assert (now.carried, now.open, now.row.due_on) == (1, True, TODAY + timedelta(30))
    with pytest.raises(CannotRecord, match="Choose the entry that shows it"):
        show_done(action_id, "", by=scope)
    with pytest.raises(CannotRecord, match="before the action was set"):
        show_done(action_id, as_recorded(scope).entries[0].entry_id, by=scope)
    with pytest.raises(CannotRecord, match="set the action"):
        show_done(action_id, now.row.entry_id, by=scope)
    shows = record_entry(Draft(When(TODAY, TODAY, "day"), "The clinic gave 4 May.", (("C2", "subject"),)), by=scope)
    show_done(action_id, shows, by=service.scope("joined"))
    for who in ("joined", "practitioner"):  # who waits sees it too, and the entry
        now = next(one for one in actions_of(as_recorded(service.scope(who))))
        assert (now.carried, now.open, now.done_in.entry_id) == (1, False, shows)
    with pytest.raises(NotYours):
        carry_over(action_id, TODAY + timedelta(60), "Again", by=service.scope("joined"))


def test_minutes_that_two_pages_write_at_once_lose_nothing_and_the_same_page_may_send_again(service):
    session_id, joined, chair = a_session(service), service.scope("joined"), service.scope("chair")
    assert save_minutes(session_id, {"said": ["One"]}, 0, "page-1", by=joined) == 1
    assert save_minutes(session_id, {"said": ["One, two"]}, 0, "page-1", by=joined) == 2  # the answer to the first was lost on the way
    with pytest.raises(WrittenMeanwhile) as stale:
        save_minutes(session_id, {"said": ["Other"]}, 0, "page-2", by=chair)
    assert stale.value.standing.words == {"said": ["One, two"]}
    with pytest.raises(WrittenMeanwhile):
        save_minutes(session_id, {"said": ["Other"]}, 1, "page-3", by=joined)  # a second page of one's own


def test_the_room_holds_only_what_everybody_named_may_see_and_is_the_same_for_each_of_them(service):
    rooms = [as_recorded(in_the_room(service.scope(who))) for who in ("joined", "supervisor", "chair", "facilitator")]
    held = [{entry.entry_id for entry in room.entries} for room in rooms]
    assert all(one == held[0] for one in held)
    assert not any(entry.restricted for room in rooms for entry in room.entries)
    assert HEALTH in {entry.agency for entry in rooms[0].entries}


def test_both_views_of_a_disagreement_are_kept_with_what_they_rest_on_through_the_steps_until_it_is_settled(service):
    entry_id = a_disagreement(service)
    own = next(entry for entry in as_recorded(service.scope("practitioner")).entries if entry.agency == HEALTH)
    write_other_view(entry_id, "The list is long, and her sight is stable.", (own.entry_id,), by=service.scope("practitioner"))
    take_on(entry_id, "between their managers", by=service.scope("supervisor"))
    one = next(found for found in differences(as_recorded(service.scope("joined")), forums().escalation))
    assert (one.row.one_view, one.row.other_view) == ("They cannot: two years have passed.", "The list is long, and her sight is stable.")
    assert one.row.one_evidence and one.row.other_evidence == [own.entry_id]
    assert one.row.stage == "between their managers" and one.due_on == working_days_after(TODAY, 5)
    settle(entry_id, "The clinic sees her in May; agreed by both managers.", by=service.scope("practitioner"))
    settled = next(found for found in differences(as_recorded(service.scope("joined")), forums().escalation)).row
    assert settled.settled_on == TODAY and settled.one_view and settled.other_view and settled.one_evidence == one.row.one_evidence
    assert [row.stage for row in Disagreement.objects.filter(entry_id=entry_id).order_by("row_no")] == ["between the workers"] * 2 + ["between their managers"] * 2
    with pytest.raises(NotYours):
        take_on(entry_id, "between the workers", by=service.scope("joined"))


def test_the_other_side_is_written_by_the_other_agency_alone(service):
    with pytest.raises(NotYours):
        write_other_view(a_disagreement(service), "It can wait.", (), by=service.scope("supervisor"))


def test_a_late_action_stands_on_the_first_page_of_who_owns_it_and_of_who_waits_and_of_nobody_else(service):
    an_action(service)
    Action.objects.filter(family=service.family).update(due_on=TODAY - timedelta(3), owner_agency=HEALTH)
    told = {who: "was due" in service.client(who).get("/").content.decode() for who in ("practitioner", "joined", "elsewhere", "other-supervisor", "board")}
    assert told == {"practitioner": True, "joined": True, "elsewhere": False, "other-supervisor": False, "board": False}


def test_what_waits_for_somebody_stands_on_their_first_page_and_on_nobody_else_s(service):
    session_id = a_session(service)
    a_session(service, "joint-supervision", "practitioner")
    user = service.people["supervisor"]
    invite(session_id, [Invitation(user.name, "worker", "Children’s social care", user_id=str(user.pk))], by=service.scope("joined"))
    pages = {who: service.client(who).get("/").content.decode() for who in ("supervisor", "facilitator", "joined", "elsewhere")}
    assert {who: ("do you come?" in page, "waits for somebody who holds it" in page) for who, page in pages.items()} == {
        "supervisor": (True, False), "facilitator": (False, True), "joined": (False, False), "elsewhere": (False, False),
    }  # fmt: skip
    assert service.client("supervisor").post(f"/families/{service.family.pk}/sessions/{session_id}/answer/", {"answer": "apologies"}).status_code == 302
    assert "do you come?" not in service.client("supervisor").get("/").content.decode()


def test_supervision_is_an_entry_of_the_agency_alone_and_the_team_s_page_tells_when_it_last_was(service):
    client = service.client("supervisor")
    page = client.get("/team/").content.decode()
    assert "No entry in the records supplied tells of supervision." in page and "Whitlock family" in page
    session_id = call_session(Call("supervision", "Monthly.", TODAY), by=service.scope("supervisor"))
    record_session(session_id, Minutes((("Said", "Went through the questions."),), ("Is the plan to go on?",)), by=service.scope("supervisor"))
    entry = Entry.objects.get(entry_id=session_id)
    assert entry.kind["value"] == "supervision" and not Share.objects.filter(entry_id=session_id).exists()
    assert f"Supervision last recorded {day(TODAY)}." in client.get("/team/").content.decode()


def test_a_team_stands_by_name_or_its_questions_by_day_and_no_number_is_put_on_a_family(service):
    asked = sorted(questions(), key=lambda one: one.raised_on)
    found = [OfFamily(FamilyRecord(family_id=name, label=name), [], list(reversed(asked[place:])), [], None) for place, name in enumerate(("Alder", "Beech"))]
    by_name, by_day = (team_words(found, service.reader("supervisor"), by_day=order) for order in (False, True))
    assert [one.label for one in by_name.families] == ["Alder", "Beech"] and not by_name.questions
    assert [one.since for one in by_day.questions] == [f"since {day(one)}, {days((TODAY - one).days)}" for one in sorted(one.raised_on for of in found for one in of.questions)]
    assert not {field for field in (*by_name.families[0].__slots__, *by_day.questions[0].__slots__) if field in ("count", "number", "total", "place")}


def test_a_corrected_decision_is_not_read_for_themes_for_it_retells_what_entries_hold(service):
    entry_id, by = a_decision(service), service.scope("joined")
    version = open_entry(entry_id, by=by).versions[0].number
    page = f"/families/{service.family.pk}/entries/{entry_id}/correct/"
    said = Entry.objects.get(entry_id=entry_id).text.replace("Decided: ", "Decided: Dana was drunk and the children went hungry, so that ")
    sent = {"when": day(TODAY), "what": said, "who": list(CHILDREN), "reason": "A word was missing.", "version": version}
    answer = service.client("joined").post(page, sent)
    assert answer.status_code == 302, answer.content.decode()
    row = Entry.objects.get(entry_id=entry_id, known_until__isnull=True)
    assert "hungry" in row.text and row.themes == [] and row.kind["value"] == "decision"


def test_a_hypothesis_shows_a_reader_only_the_entries_that_they_may_see(service):
    session_id = reflective(service)
    of_school = Entry.objects.filter(family=service.family, agency="School", restricted="").first().entry_id
    record_session(session_id, Reflection(hypotheses=(hypothesis(service, speaks_for=[of_school]),)), by=service.scope("facilitator"))
    held = {who: next(row for row in as_recorded(service.scope(who)).assembled.record.session if row.entry_id == session_id).hypotheses[0].speaks_for for who in ("joined", "practitioner")}
    assert held == {"joined": [of_school], "practitioner": []}  # of another agency, and in no joint record


def corrected(service, entry_id: str, text: str) -> None:
    by = service.scope("joined")
    row = Entry.objects.get(family=service.family, entry_id=entry_id, known_until__isnull=True)
    correct_entry(entry_id, Correction(row.pk, Draft(When(row.happened_from, row.happened_to, row.precision), text, tuple((child, "subject") for child in CHILDREN)), "It was written down wrongly."), by=by)


def test_a_corrected_entry_of_a_decision_corrects_what_was_decided_and_the_version_before_is_kept(service):
    first = a_decision(service)
    again = a_decision(service)
    before = Entry.objects.get(family=service.family, entry_id=again).text
    corrected(service, again, before.replace("The school nurse goes with her", "The health visitor goes\nwith her").replace("Asking the grandmother", "A taxi"))
    now = next(one.row for one in decisions_of(as_recorded(service.scope("joined"))) if one.entry.entry_id == again)
    assert (now.decided, now.considered, now.question, now.again_of) == ("The health visitor goes\nwith her", "A taxi", "Who takes Ivy to the eye clinic?", "")
    assert now.evidence and now.by_when, "what is no word of the entry stays"
    kept = Decision.objects.filter(family=service.family, entry_id=again).order_by("row_no")
    assert [one.decided for one in kept] == ["The school nurse goes with her", now.decided] and kept[0].closing is not None
    assert len(the_same(decisions_of(as_recorded(service.scope("joined"))))) == 2 and first != again


def test_a_correction_that_loses_a_line_of_the_decision_is_sent_back_with_what_to_do(service):
    entry_id = a_decision(service)
    with pytest.raises(CannotRecord, match="Keep the line ‘By"):
        corrected(service, entry_id, "Decided: Nobody.\nOn the question: Who goes?")
    assert Decision.objects.get(family=service.family, entry_id=entry_id).decided == "The school nurse goes with her"


def test_of_a_long_list_only_those_are_marked_who_did_not_come_and_nobody_is_said_to_have_come_unasked(service):
    session_id, client = a_session(service), service.client("joined")
    invite(session_id, [Invitation("Dana Whitlock", "parent", person_id="M"), Invitation("Una Moss", "worker", HEALTH)], by=service.scope("joined"))
    who = {one.name: one for one in Invited.objects.filter(session=session_id)}
    page = f"/families/{service.family.pk}/sessions/{session_id}/who-came/"

    def came() -> dict[str, str]:
        return dict(Invited.objects.filter(session=session_id, name__in=["Dana Whitlock", "Una Moss"]).values_list("name", "came"))

    assert client.get(page).content.decode().count('<details class="govuk-details who-came">') == Invited.objects.filter(session=session_id).count(), "each is folded up"
    wrong = client.post(page, {f"report-{who['Una Moss'].pk}": "some day"}).content.decode()
    assert wrong.count('who-came" open>') == 1 and "some day" in wrong, "what is wrong stands open"
    assert client.post(page, {f"came-{who['Una Moss'].pk}": "no"}).status_code == 302
    assert "Una Moss, " in client.get(page).content.decode() and ": did not come</span>" in client.get(page).content.decode()
    assert came() == {"Dana Whitlock": "", "Una Moss": "no"}
    assert client.post(page, {"rest": "came", f"came-{who['Una Moss'].pk}": "no", f"report-{who['Una Moss'].pk}": day(TODAY)}).status_code == 302
    assert came() == {"Dana Whitlock": "yes", "Una Moss": "no"} and Invited.objects.get(pk=who["Una Moss"].pk).report_on == TODAY
