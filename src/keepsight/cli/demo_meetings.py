"""What the demo's agencies have met about: core groups, a decision taken twice, an action carried over, supervision, a disagreement, one session to come."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from keepsight.access.models import User
    from keepsight.access.scope import Scope
    from keepsight.store.models import FamilyRecord

QUESTION = "Who takes the two youngest to the eye clinic, and when?"
DECIDED = "The health visitor goes with them to the next appointment"


def meet(family: FamilyRecord, people: dict[str, User]) -> None:
    """Hold the meetings, in the order in which they were."""
    from keepsight.access.scope import reader_of, scope_of

    def by(name: str) -> Scope:
        return scope_of(reader_of(people[name]), family.pk)

    today = date.today()
    _core_group(by, today - timedelta(weeks=9), "dorothy", decides=False)
    action_id = _core_group(by, today - timedelta(weeks=5), "amara", decides=True)
    _carried(by, today - timedelta(days=6), action_id)
    _supervision(by, today - timedelta(days=3))
    _disagreement(by)
    _to_come(by, today)


def _core_group(by: Callable[[str], Scope], on: date, who: str, *, decides: bool) -> str:
    """A core group that left its question open, or decided it and set an action; returns the action's id."""
    from keepsight.commands.call_session import Call, call_session
    from keepsight.commands.invite import Invitation, invite, mark_who_came
    from keepsight.commands.record_session import Minutes, record_session
    from keepsight.store.models import Action, Invited

    session_id = call_session(Call("core-group", "The plan, outcome by outcome.", on, "10:00", "Millbrook Primary School"), by=by(who))
    workers = [Invitation("Amara Lindqvist", "worker", "Children's social care"), Invitation("Bethan Oduya", "worker", "Health visiting and school nursing"), Invitation("Colin Farrow", "worker", "Millbrook Primary School")]
    invite(session_id, [one for one in workers if not (one.name == "Amara Lindqvist" and who == "amara")], by=by(who))
    mark_who_came(session_id, {one.pk: "no" if one.name == "Colin Farrow" and not decides else "yes" for one in Invited.objects.filter(session=session_id)}, {}, by=by(who))
    if not decides:
        record_session(session_id, Minutes((("Said and considered", "The eye clinic was spoken of. Nobody could say who takes them."),), (QUESTION,)), by=by(who))
        return ""
    _decide(by, on, who, session_id)
    entry_id = _to_do(by, who, session_id)
    record_session(session_id, Minutes((("Said and considered", "The grandmother cannot drive at present."),)), by=by(who))
    return Action.objects.get(family=by(who).family, entry_id=entry_id).action_id


def _decide(by: Callable[[str], Scope], on: date, who: str, session_id: str) -> None:
    from keepsight.commands.as_seen import as_recorded
    from keepsight.commands.record_decision import Decided, record_decision
    from keepsight.commands.write_work import children_of

    rests_on = [entry.entry_id for entry in as_recorded(by(who)).entries if not entry.restricted and entry.happened_to < on][-2:]
    children = tuple(child for child, _ in children_of(by(who)))[-2:]
    record_decision(Decided(
        QUESTION, on, children, decided=DECIDED, decided_by="The core group", evidence=tuple(rests_on), considered="Asking the grandmother; a taxi paid by the service",
        different="Each has been seen by the eye clinic, and has glasses if they need them", by_when=on + timedelta(weeks=6), otherwise="The plan is reviewed early", session_id=session_id,
    ), by=by(who))  # fmt: skip


def _to_do(by: Callable[[str], Scope], who: str, session_id: str) -> str:
    from keepsight.commands.record_action import ToDo, set_action
    from keepsight.commands.write_work import children_of

    children = tuple(child for child, _ in children_of(by(who)))[-2:]
    return set_action(ToDo("Ask the eye clinic for one appointment for both", "Bethan Oduya, health visitor", "Health visiting and school nursing", date.today() + timedelta(days=7), children, session_id=session_id), by=by(who))


def _carried(by: Callable[[str], Scope], on: date, action_id: str) -> None:
    """The next core group carries the action over, and decides the same again."""
    from keepsight.commands.call_session import Call, call_session
    from keepsight.commands.record_action import carry_over
    from keepsight.commands.record_session import Minutes, record_session

    session_id = call_session(Call("core-group", "What was decided about the eye clinic has not happened.", on), by=by("amara"))
    carry_over(action_id, date.today() + timedelta(days=28), "The clinic gives no appointment for two children at once.", session_id, by=by("amara"))
    _decide(by, on, "amara", session_id)
    record_session(session_id, Minutes((("Said and considered", "The clinic’s answer was read out."),), next_on=date.today() + timedelta(days=5)), by=by("amara"))


def _supervision(by: Callable[[str], Scope], on: date) -> None:
    """A reflective session that the chair asked for and the facilitator held."""
    from keepsight.access.scope import in_the_room
    from keepsight.commands.as_seen import as_recorded
    from keepsight.commands.call_session import Call, arrange_session, call_session
    from keepsight.commands.record_session import Reflection, record_session
    from keepsight.records.work import Carried, Hypothesis

    session_id = call_session(Call("joint-supervision", "The same question comes back to each core group."), by=by("bethan"))
    arrange_session(session_id, on, "14:00", "", by=by("femi"))
    entries = as_recorded(in_the_room(by("femi"))).entries
    speaks = {words: [entry.entry_id for entry in entries if words in entry.text][-2:] for words in ("buses", "Was not brought")}
    might = Hypothesis("The missed clinics may be about journeys and letters, and not about care.", speaks["buses"], speaks["Was not brought"], date.today() + timedelta(weeks=8))
    left = Reflection(("Who holds the whole story", "Appointments counted one by one"), (might,), (Carried("Is help with journeys part of the plan?", "Core group"),))
    record_session(session_id, left, by=by("femi"))


def _disagreement(by: Callable[[str], Scope]) -> None:
    from keepsight.commands.as_seen import as_recorded
    from keepsight.commands.disagree import Raised, raise_disagreement, write_other_view
    from keepsight.commands.write_work import children_of

    own = [entry.entry_id for entry in as_recorded(by("colin")).entries if entry.agency == "Millbrook Primary School"][-2:]
    children = tuple(child for child, _ in children_of(by("colin")))[:1]
    entry_id = raise_disagreement(Raised("whether breakfast at school is help enough", "It is not: the mornings without it are the same as a year ago.", tuple(own), "Children's social care", children), by=by("colin"))
    write_other_view(entry_id, "It is a start, and the family support worker begins next week.", (), by=by("amara"))


def _to_come(by: Callable[[str], Scope], today: date) -> None:
    """A core group that is called, with a view sent in."""
    from keepsight.access.models import User
    from keepsight.commands.call_session import Call, call_session
    from keepsight.commands.invite import Invitation, answer_invitation, invite, send_view
    from keepsight.store.models import Invited

    session_id = call_session(Call("core-group", "The plan, outcome by outcome.", today + timedelta(days=5), "10:00", "Millbrook Primary School"), by=by("amara"))
    bethan = User.objects.get(username="bethan")
    invite(session_id, [Invitation(bethan.name, "worker", "Health visiting and school nursing", user_id=str(bethan.pk)), Invitation("Jo Harker", "advocate")], by=by("amara"))
    send_view(session_id, Invited.objects.get(session=session_id, name="Jo Harker").pk, "I asked the girls. They want to know who comes with them.", "", by=by("amara"))
    answer_invitation(session_id, "apologies", by=by("bethan"))
    send_view(session_id, Invited.objects.get(session=session_id, name=bethan.name).pk, "Both have gained weight. I cannot come, and would hold the plan as it is.", "Whether breakfast at school is enough.", by=by("bethan"))
