"""The timescales of guidance, read slowly: which clocks started by an entry have run out on a day with nothing known that stops them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from keepsight.procedures import in_force, load

from .first_fifteen import Held, _child_known, _cite, _open_work
from .world import NEVER, THRESHOLDS, Seen, World, after_working_days, days, months

TIMESCALES = load().timescales
STEPS = {
    "referral decision": "T01", "assessment": "T02", "strategy discussion": "T03", "initial conference": "T04", "core group": "T07", "review conference": "T09", "report before conference": "T10",
    "protection visit": "T11", "child in need meeting": "T12b", "child in need review": "T13b", "step-down plan": "T14", "plan challenge": "T15a", "plan review by the chair": "T15b", "plan decision": "T15c", "plan end": "T15d", "pre-proceedings review": "T16", "care proceedings": "T17",
    "second looked-after review": "T24b", "panel notification": "T18", "rapid review": "T19", "practice review": "T20", "subject access request": "T25",
    "pre-birth meeting": "T21", "pre-birth conference": "T21", "health visitor contact": "T23a", "looked-after review": "T24c", "disagreement": "T22",
}  # fmt: skip
Is = Callable[[Seen, str], bool]


def _due(name: str, day: date) -> date | None:
    """The first day after a timescale that started on `day` was up."""
    row = in_force(TIMESCALES, name, day)
    if row is None:
        return None
    if row.unit == "working days":
        return after_working_days(day, row.value)
    later = months(day, row.value) if row.unit == "months" else days(day, row.value * {"days": 1, "weeks": 7}[row.unit])
    return days(later, 1)


def _social(seen: Seen) -> bool:
    return seen.service == "social-care"


def _decided(seen: Seen, _: str) -> bool:
    kinds = ("assessment", "decision", "strategy discussion", "section 47 enquiry", "conference", "visit", "meeting", "review", "plan start", "plan end", "closure")
    return _social(seen) and (bool(seen.outcome) or bool(seen.entry.outcome) or bool(seen.entry.response) or seen.kind in kinds)


def _begun(seen: Seen, _: str) -> bool:
    return _social(seen) and (seen.outcome == "assessment" or (seen.kind == "assessment" and "begun" in seen.says))


def _assessed(seen: Seen, _: str) -> bool:
    done = seen.kind == "assessment" and seen.outcome != "assessment" and "begun" not in seen.says
    return _social(seen) and (done or seen.kind in ("plan start", "conference", "closure"))


def _visited(seen: Seen, child: str) -> bool:
    parts = seen.parts.get(child, set())
    seen_then = parts & {"seen", "seen alone"} or seen.outcome == "seen"
    return seen.kind == "visit" and _social(seen) and child in seen.parts and seen.outcome != "not-seen" and "not seen" not in parts and bool(seen_then)


def _health_visitor(seen: Seen, child: str) -> bool:
    met = seen.kind != "missed appointment" and seen.outcome not in ("not-seen", "not-attended", "cancelled-by-service")
    return seen.service == "health-visiting" and child in seen.parts and met


def _conference(seen: Seen, _: str) -> bool:
    return seen.kind == "conference"


def _core_group(seen: Seen, _: str) -> bool:
    return "core_group" in seen.says


def _review(seen: Seen, _: str) -> bool:
    return seen.kind == "conference" or (seen.kind == "review" and "protection" in seen.says)


def _need_meeting(seen: Seen, _: str) -> bool:
    return seen.kind in ("meeting", "review") and "child_in_need" in seen.says


def _need_review(seen: Seen, _: str) -> bool:
    return seen.kind == "review" and "child_in_need" in seen.says


def _court(seen: Seen, _: str) -> bool:
    return seen.kind == "court"


def _ended(seen: Seen, _: str) -> bool:
    return seen.kind == "court" and "order_made" in seen.says


def _placement(seen: Seen, _: str) -> bool:
    return seen.kind == "placement" and "looked_after" in seen.says


def _looked_after_review(seen: Seen, _: str) -> bool:
    return seen.kind == "review" and "looked_after" in seen.says


FROM_ENTRIES: tuple[tuple[str, Is | None, Is, bool], ...] = (
    ("T01", lambda seen, child: seen.kind == "referral" and _social(seen), _decided, False),
    ("T02", _begun, _assessed, False),
    ("T16", lambda seen, child: "pre_proceedings" in seen.says, _court, False),
    ("T17", lambda seen, child: seen.kind == "court" and "court_applied" in seen.says, _ended, False),
    ("T24a", _placement, _looked_after_review, False),
    ("T24c", _looked_after_review, _looked_after_review, True),
    *((name, None, _health_visitor, False) for name in ("T23b", "T23c", "T23d", "T23e")),
)
ON_PROTECTION = (("T07", _core_group, True), ("T09", _review, True), ("T11", _visited, True))
IN_NEED = (("T12a", "T12b", _need_meeting), ("T13a", "T13b", _need_review))


def _born(world: World, seen: Seen, child: str) -> bool:
    person = world.people[child]
    return seen.kind == "birth" and child in seen.parts and person.birth_from is not None and seen.day >= person.birth_from and seen.first <= days(person.birth_to, 31)


def timescale_passed(world: World) -> Held:
    held: Held = {}
    told = [(seen, child) for seen, child in world.concerned() if seen.kind != "background"]
    for name, starts, stops, after in FROM_ENTRIES:
        for seen, child in told:
            if starts(seen, child) if starts else _born(world, seen, child):
                _run(world, held, told, name, child, seen, _child_known(world, seen, child), NEVER, (stops, after), False)
    _from_two_entries(world, held, told)
    _on_plans(world, held, told)
    _typed(world, held)
    return held


def _from_two_entries(world: World, held: Held, told: list[tuple[Seen, str]]) -> None:
    for first, child in told:
        for later, other in told:
            known = max(_child_known(world, first, child), _child_known(world, later, other))
            if child != other:
                continue
            if first.kind == "referral" and _social(first) and _begun(later, child) and later.id != first.id and first.day <= later.day <= days(first.day, 45):
                _run(world, held, told, "T02", child, first, known, NEVER, (_assessed, False), False)
            if first.kind == "strategy discussion" and later.outcome == "conference" and later.day >= first.first and later.day <= days(first.day, 60):
                _run(world, held, told, "T04", child, first, known, NEVER, (_conference, False), False)


def _on_plans(world: World, held: Held, told: list[tuple[Seen, str]]) -> None:
    plans = [work for work in _open_work(world) if work["plan"]]
    for plan in plans:
        inside = [(s, max(plan["known"], _child_known(world, s, who))) for s, who in told if who == plan["child"] and s.id != plan["seen"].id and plan["seen"].day <= s.day < plan["until_known"]]
        if plan["tier"] == 3:
            _on_protection(world, held, told, plans, plan, inside)
        if plan["tier"] == 2:
            _in_need(world, held, told, plan, inside)


def _on_protection(world: World, held: Held, told: list, plans: list[dict], plan: dict, inside: list[tuple[Seen, date]]) -> None:
    child, opened, known, until = plan["child"], plan["seen"], plan["known"], plan["until_known"]
    earlier = [p for p in plans if p["tier"] == 3 and p["child"] == child and (p["seen"].day, p["seen"].id) < (opened.day, opened.id) and p["until_known"] > opened.day]
    if not earlier:
        _run(world, held, told, "T06", child, opened, known, until, (_core_group, False), True)
        _run(world, held, told, "T08", child, opened, known, until, (_review, True), True)
    visits = [_child_known(world, seen, who) for seen, who in told if _visited(seen, who)]
    if visits:
        _run(world, held, told, "T11", child, opened, max(known, min(visits)), until, (_visited, True), True)
    for name, starts, after in ON_PROTECTION:
        for seen, from_on in inside:
            if starts(seen, child):
                _run(world, held, told, name, child, seen, from_on, until, (starts, after), True)


def _in_need(world: World, held: Held, told: list, plan: dict, inside: list[tuple[Seen, date]]) -> None:
    child, until = plan["child"], plan["until_known"]
    for first, again, starts in IN_NEED:
        meetings = [_child_known(world, seen, who) for seen, who in told if starts(seen, who)]
        if meetings:
            _run(world, held, told, first, child, plan["seen"], max(plan["known"], min(meetings)), until, (starts, False), True)
        for seen, from_on in inside:
            if starts(seen, child):
                _run(world, held, told, again, child, seen, from_on, until, (starts, True), True)


def _run(world: World, held: Held, told: list, name: str, child: str, opened: Seen, known: date, until: date, stop: tuple[Is, bool], while_open: bool) -> None:
    due, (stops, after) = _due(name, opened.day), stop
    if due is None or not due <= world.day < min(until, world.childhood_until(child)) or not _file_can_tell(world, name, opened, due):
        return
    told_on = _told_on(world, name, opened, due)
    least = {"T23d": months(opened.first, 8), "T23e": months(opened.first, 23)}.get(name, date.min)
    for seen, who in told:
        later = seen.day > opened.day or (not after and seen.day >= opened.first and (seen.id != opened.id or name == "T01"))
        if who == child and later and seen.day >= least and stops(seen, child):
            return
    if _work_ended(world, name, child, opened) or (not while_open and world.day >= months(max(due, known, told_on), THRESHOLDS["timescale-passed"]["asked_for"])):
        return
    if world.can_tell(opened, due):
        _cite(held, child, {opened.id})


def _told(world: World, name: str, opened: Seen, due: date) -> list[date]:
    service = "health-visiting" if name in ("T23b", "T23c", "T23d", "T23e") else "social-care"
    coverage = {row.agency.lower(): row for row in world.record.coverage}
    found = []
    for seen in world.entries:
        row = coverage.get(seen.agency.lower())
        every = row is not None and row.kind_of_file == "every contact"
        able = row is None or (row.kind_of_file in ("", "every contact", "significant events") and row.held != "no")
        able = able and (row is None or ((row.period_from or date.min) <= opened.day and due <= (row.period_to or NEVER)))
        if seen.service == service and able and (service == "social-care" or every):
            found.append(seen.known)
    return found


def _file_can_tell(world: World, name: str, opened: Seen, due: date) -> bool:
    return bool(_told(world, name, opened, due))


def _told_on(world: World, name: str, opened: Seen, due: date) -> date:
    return min(_told(world, name, opened, due))


def _work_ended(world: World, name: str, child: str, opened: Seen) -> bool:
    births = name in ("T23b", "T23c", "T23d", "T23e")
    if any(row.related_person_id == child for row in world.related("adoptive mother", "adoptive father")):
        return True
    for seen, who in world.concerned():
        moved = seen.kind == "move" and "moved_away" in seen.says
        closing = seen.kind in ("closure", "plan end") or "work_ended" in seen.says or moved or (seen.kind in ("assessment", "review", "conference") and seen.outcome in ("closed", "no-further-action"))
        for_all = seen.service == "social-care" or seen.kind in ("plan end", "move")
        if who == child and closing and seen.id != opened.id and seen.day > opened.first and (moved or (for_all and not births)):
            return True
    return False


def _typed(world: World, held: Held) -> None:
    rows = [(row.entry_id, STEPS[row.step], row.due_on, row.done_on) for row in world.record.step]
    rows += [(row.entry_id, "T22", None, row.settled_on) for row in world.record.disagreement]
    for seen, child in world.concerned():
        for entry, name, given, done in rows:
            row = in_force(TIMESCALES, name, seen.day)
            if entry != seen.id or row is None or (row.due_day_given and given is None):
                continue
            known = _child_known(world, seen, child)
            due = days(given, 1) if given else _due(name, seen.day)
            until = min(world.childhood_until(child), max(done, known) if done else NEVER, months(max(due, known), THRESHOLDS["timescale-passed"]["asked_for"]))
            if max(due, known) <= world.day < until and world.can_tell(seen, seen.day):
                _cite(held, child, {seen.id})
