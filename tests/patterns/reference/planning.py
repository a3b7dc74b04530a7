"""The patterns of plans and assessments, read slowly: for each person concerned, the entries the pattern rests on that day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations

from .counting import Counts, holding
from .first_fifteen import Held, _child_known, _cite, _concerns, _open_work
from .timescales import timescale_passed
from .world import BEGUN, NEVER, THRESHOLDS, Seen, World, after_working_days, days, months, names


def _plans(world: World) -> list[dict]:
    return [work for work in _open_work(world) if work["plan"] and work["tier"] == 3]


def _after(one: Seen, other: Seen) -> bool:
    return (one.day, one.id) > (other.day, other.id)


def long_protection_plan(world: World) -> Held:
    t, held, plans = THRESHOLDS["long-protection-plan"], {}, _plans(world)
    for plan in plans:
        of_child = [other for other in plans if other["child"] == plan["child"] and other is not plan]
        renewed = any(_after(plan["seen"], other["seen"]) and other["until_known"] > plan["seen"].day for other in of_child)
        if not renewed and months(plan["seen"].day, t["challenge"]) < world.day < plan["until_known"]:
            later = {other["seen"].id for other in of_child if _after(other["seen"], plan["seen"]) and other["seen"].day < plan["until_known"]}
            _cite(held, plan["child"], {plan["seen"].id} | later)
    return held


def _oversight(world: World) -> list[tuple[Seen, str]]:
    sessions = {row.entry_id for row in world.record.session}
    return [(seen, child) for seen, child in world.concerned() if seen.kind == "supervision" or "oversight" in seen.says or seen.id in sessions]


def no_oversight(world: World) -> Held:
    t, held, oversight = THRESHOLDS["no-oversight"], {}, _oversight(world)
    for plan in _open_work(world) if oversight else ():
        if not plan["plan"] or world.day >= plan["until_known"]:
            continue
        since = [seen for seen, child in oversight if child == plan["child"] and seen.id != plan["seen"].id and seen.day >= plan["seen"].first]
        last = max([plan["seen"], *since], key=lambda seen: (seen.day, seen.id))
        due = days(last.day, t["oversight_days"] + 1)
        if due <= world.day:
            _cite(held, plan["child"], {seen.id for seen in (last, plan["seen"]) if world.can_tell(seen, due)})
    return held


def _changes(world: World, standpoint_agency: str) -> list[tuple[str, str, date, str]]:
    """(child, whose worker, day, the entry that shows it) of each change of worker known by the day."""
    found = []
    for seen, child in world.named():
        if "new_worker" in seen.says and "usual_change" not in seen.says:
            found.append((child, "social-care" if "social_worker" in seen.says else seen.service, seen.day, seen.id))
    leads = defaultdict(list)
    for row in world.record.involvement:
        known = max(row.known_on or row.start, row.start)
        if row.practitioner and known <= world.day and row.person_id in world.people and standpoint_agency in ("", row.agency):
            leads[row.person_id, row.agency].append(row)
    for (child, agency), rows in leads.items():
        written = sorted((seen for seen, who in world.named() if who == child and seen.agency == agency), key=lambda seen: (seen.day, seen.id))
        changes = {(later.start, later.practitioner, earlier.practitioner) for earlier in rows for later in rows if _takes_over(rows, earlier, later)}
        for start, _, _ in changes:
            first = next((seen for seen in written if seen.day >= start), None)
            if first:
                found.append((child, first.service or agency.lower(), start, first.id))
    return found


def _takes_over(rows: list, earlier, later) -> bool:
    between = any(earlier.start < row.start < later.start for row in rows)
    return earlier.start < later.start and earlier.practitioner != later.practitioner and not between and later.change_reason not in ("TSPROC", "ABSENC")


def _changes_known(world: World, change: tuple[str, str, date, str]) -> date:
    """From when a change could be told: its worker known, and any entry of its service since."""
    child, service, day, entry = change
    by_id = {seen.id: seen for seen in world.entries}
    own = [seen.known for seen, who in world.named() if who == child and seen.id == entry and "new_worker" in seen.says and seen.day == day]
    if own:
        return min(own)
    agency = by_id[entry].agency
    starts = [max(row.known_on or row.start, row.start) for row in world.record.involvement if row.person_id == child and row.agency == agency and row.start == day and row.practitioner]
    before = [row for row in world.record.involvement if row.person_id == child and row.agency == agency and row.practitioner and row.start < day]
    before = [max(row.known_on or row.start, row.start) for row in before if row.start == max(other.start for other in before if max(other.known_on or other.start, other.start) <= world.day)]
    written = min(seen.known for seen, who in world.named() if who == child and seen.agency == agency and seen.day >= day)
    return max(min(starts), min(before), written, world.people[child].known_on)


def worker_churn(world: World) -> Held:
    t, held = THRESHOLDS["worker-churn"], {}
    by_series = defaultdict(set)
    for change in _changes(world, world.agency):
        by_series[change[0], change[1]].add(change)
    for (child, _), found in by_series.items():
        order = sorted(found, key=lambda change: change[2])
        for first, second, third in combinations(order, 3):
            apart = second[2] > days(first[2], t["apart"]) and third[2] > days(second[2], t["apart"])
            known = max(_changes_known(world, change) for change in (first, second, third))
            if apart and third[2] <= months(first[2], t["within"]) and world.day < months(known, t["within"]):
                _cite(held, child, {first[3], second[3], third[3]})
        for first, second in combinations(order, 2):
            for plan in _open_work(world):
                inside = plan["child"] == child and plan["plan"] and first[2] >= plan["seen"].day and second[2] < plan["until_known"]
                if inside and second[2] > days(first[2], t["apart"]) and world.day < plan["until_known"]:
                    _cite(held, child, {first[3], second[3], plan["seen"].id})
    return held


SETTLING = ("decision", "plan start", "plan end", "closure", "referral", "section 47 enquiry", "placement", "court")


def _meets(seen: Seen) -> bool:
    plan = seen.service in ("social-care", "early-help") or seen.says & {"protection", "child_in_need", "early_help"}
    return seen.kind in ("conference", "strategy discussion") or bool(seen.kind == "review" and plan)


def _deciding(world: World) -> list[dict]:
    typed = {row.entry_id: row for row in world.record.decision}
    found = []
    for seen, child in world.concerned():
        row = typed.get(seen.id)
        off = (row.deferred or not row.decided) if row else "undecided" in seen.says
        outcome = seen.outcome not in ("", "seen", "not-seen", "attended", "not-attended", "cancelled-by-service", "complaint", seen.kind.replace(" ", "-")) or (seen.outcome == "" and bool(seen.entry.outcome))
        settles = bool(row and row.decided) or seen.kind in SETTLING or bool(seen.entry.response) or "decided" in seen.says or outcome
        none = (not row.decided and not row.deferred) if row else "none_decided" in seen.says
        meets = _meets(seen) or (seen.kind == "meeting" and none)
        found.append({"seen": seen, "child": child, "none": none, "meets": meets, "off": off, "decided": settles and not off, "question": row.question if row else "", "known": _child_known(world, seen, child)})
    return found


def no_decision(world: World) -> Held:
    t, held, found = THRESHOLDS["no-decision"], {}, _deciding(world)
    for one in found:
        seen, child = one["seen"], one["child"]
        if world.day >= world.childhood_until(child):
            continue
        decided = [other for other in found if other["child"] == child and other["decided"] and other["seen"].day >= seen.first and other["seen"] is not seen]
        due = after_working_days(seen.day, t["decided_days"])
        says_so = [other["known"] for other in found if other["seen"].agency == seen.agency and (other["decided"] or other["none"]) and (other["meets"] or other["seen"].kind in ("meeting", "decision"))]
        if one["meets"] and not one["decided"] and not decided and says_so and due <= world.day < months(max(due, one["known"], min(says_so)), t["asked_for"]):
            _cite(held, child, {seen.id} if world.can_tell(seen, due) else set())
        if one["off"]:
            same = [other for other in decided if "" in (other["question"], one["question"]) or other["question"] == one["question"]]
            _put_off_again(world, held, t, one, [] if same else [other for other in found if other["child"] == child and other["off"]])
    return held


def _put_off_again(world: World, held: Held, t: dict[str, int], one: dict, others: list[dict]) -> None:
    first = one["seen"]
    for other in others:
        later = other["seen"]
        alike = "" in (other["question"], one["question"]) or other["question"] == one["question"]
        if alike and first.day < later.day <= months(first.day, t["again_within"]) and world.day < months(max(one["known"], other["known"]), t["asked_for"]):
            _cite(held, one["child"], {seen.id for seen in (first, later) if world.can_tell(seen, seen.day)})


def _endings(world: World, child: str, opened: Seen) -> list[date]:
    """When it is known that every agency's work with a child had ended after an entry."""
    ends = [row.known_on for row in world.related("adoptive mother", "adoptive father") if row.related_person_id == child]
    for seen, who in world.concerned():
        closing = seen.kind in ("closure", "plan end") or "work_ended" in seen.says or (seen.kind == "move" and "moved_away" in seen.says)
        closing = closing or (seen.kind in ("assessment", "review", "conference") and seen.outcome in ("closed", "no-further-action"))
        if who == child and closing and seen.id != opened.id and seen.day > opened.first and (seen.service == "social-care" or seen.kind in ("plan end", "move")):
            ends.append(_child_known(world, seen, child))
    return ends


def carried_over_action(world: World) -> Held:
    t, held = THRESHOLDS["carried-over-action"], {}
    rows = defaultdict(list)
    known = {seen.id: seen.known for seen in world.entries}
    for seen, child in world.concerned():
        for row in world.record.action:
            if row.entry_id == seen.id:
                rows[child, row.action_id].append((seen, row, _child_known(world, seen, child)))
    done = {row.action_id for found in rows.values() for _, row, _ in found if row.done_entry_id in known}
    for (child, action), found in rows.items():
        over = world.day >= world.childhood_until(child) or action in done
        for seen, row, from_on in found if not over else ():
            carried = any(_after(other, seen) for other, _, _ in found)
            late = days(row.due_on, t["overdue_days"] + 1) if row.due_on else NEVER
            if late <= world.day and not carried and not _endings(world, child, seen) and world.day < months(max(late, from_on), t["asked_for"]):
                _cite(held, child, {seen.id})
        for a, b, c in combinations(sorted(found, key=lambda one: one[0].day), 3) if not over else ():
            until = months(max(a[2], b[2], c[2]), t["asked_for"])
            if a[0].day < b[0].day < c[0].day and not _endings(world, child, c[0]) and world.day < until:
                _cite(held, child, {a[0].id, b[0].id, c[0].id})
    _said_to_be_carried(world, t, held)
    return held


def _said_to_be_carried(world: World, t: dict[str, int], held: Held) -> None:
    for first, child in world.concerned():
        for later, other in world.concerned():
            both = child == other and "carried_over" in first.says and "carried_over" in later.says and first.day < later.day <= months(first.day, t["again_within"])
            if not both or world.day >= world.childhood_until(child) or _endings(world, child, first):
                continue
            done = any("actions_done" in seen.says and who == child and seen.day >= later.first for seen, who in world.concerned())
            if not done and world.day < months(max(_child_known(world, first, child), _child_known(world, later, child)), t["asked_for"]):
                _cite(held, child, {first.id, later.id})


def _assessments(world: World) -> list[tuple[Seen, str]]:
    return [(seen, child) for seen, child in world.concerned() if seen.kind == "assessment" and "begun" not in seen.says and seen.outcome not in ("assessment", "cancelled-by-service", "not-attended")]


def assessed_not_changed(world: World) -> Held:
    t, held = THRESHOLDS["assessed-not-changed"], {}
    typed = {row.entry_id: row.factors for row in world.record.assessment}
    events, ends = defaultdict(list), defaultdict(list)
    for seen, child in _assessments(world):
        if seen.themes & {"improvement", "good-care"}:
            ends[child].append((seen, _child_known(world, seen, child), None))
            continue
        read = {"16A"} if any(theme.startswith("neglect-") for theme in seen.concerns) else set()
        read |= {code for theme, code in (("alcohol", "1B"), ("drugs", "2B")) if theme in seen.concerns}
        for factor in set(typed.get(seen.id) or read) & {"16A", "1B", "2B"}:
            events[child, factor].append((seen, _child_known(world, seen, child), None))
    for child in world.children:
        ends[child] += [(seen, known, None) for seen, known in _better_grades(world, child)]
    for (child, _), found in events.items():
        cited = holding(world.day, Counts(t["assessments"], t["within"], months=t["different_months"]), [(seen, seen.known, None) for seen, _, _ in found], ends=ends[child])
        _cite(held, child, cited)
    return held


def _better_grades(world: World, child: str) -> list[tuple[Seen, date]]:
    by_id = {seen.id: seen for seen, who in world.concerned() if who == child}
    tools = {row.entry_id: row.tool for row in world.record.assessment}
    graded = [(by_id[row.entry_id], row) for row in world.record.grade if row.child_id == child and row.observed and row.place and row.entry_id in by_id]
    found = []
    for seen, row in graded:
        worse = [other for other, before in graded if (tools.get(before.entry_id), before.area, before.item, before.carer_id) == (tools.get(row.entry_id), row.area, row.item, row.carer_id) and before.place > row.place and other.day < seen.day]
        if worse:
            found.append((seen, max(_child_known(world, seen, child), min(_child_known(world, other, child) for other in worse))))
    return found


def starting_again(world: World) -> Held:
    t, held = THRESHOLDS["starting-again"], {}
    typed = {row.entry_id: row.cites for row in world.record.assessment}
    by_id = {seen.id: seen for seen in world.entries}
    begun = [(work["seen"].id, work["seen"].day, work["child"]) for work in _open_work(world) if work["plan"]]
    begun += [(seen.id, seen.day, child) for seen, child in world.concerned() if seen.kind == "referral" and (seen.service in ("social-care", "early-help") or seen.says & {"social_care", "early_help"})]
    begun += [(entry, day, child) for child, _, day, entry in _changes(world, world.agency)]
    done = ("assessment", "conference", "plan start", "plan end", "section 47 enquiry", "closure")

    def cited(seen: Seen) -> list[Seen]:
        return [by_id[entry] for entry in typed.get(seen.id) or () if entry in by_id]

    def reads_old(seen: Seen) -> bool:
        return any(other.first < months(seen.day, -t["old_months"]) for other in cited(seen))

    for seen, child in _assessments(world):
        fresh = "history_not_read" in seen.says or (cited(seen) and "history_read" not in seen.says)
        later = any(who == child and other.day > seen.day and ("history_read" in other.says or reads_old(other)) for other, who in _assessments(world))
        if not fresh or reads_old(seen) or later:
            continue
        history = [h for h, who in world.concerned() if who == child and h.kind in done and h.day < months(seen.first, -t["old_months"])]
        for entry, day, who in begun:
            if who == child and entry != seen.id and day <= seen.day <= days(day, t["soon_days"]):
                _fresh(world, held, t, seen, child, (entry, day), history)
    return held


def _fresh(world: World, held: Held, t: dict[str, int], seen: Seen, child: str, began: tuple[str, date], history: list[Seen]) -> None:
    by_id = {other.id: other for other in world.entries}
    changes = [_changes_known(world, change) for change in _changes(world, world.agency) if change[0] == child and change[3] == began[0] and change[2] == began[1]]
    known_began = min([*(max(change, by_id[began[0]].known) for change in changes), *([_child_known(world, by_id[began[0]], child)] if by_id[began[0]].day == began[1] else [])])
    for old in history:
        listed = [by_id[entry].known for row in world.record.assessment if row.entry_id == seen.id for entry in row.cites if entry in by_id]
        told = seen.known if "history_not_read" in seen.says else max(seen.known, min(listed))
        if world.day < months(max(told, _child_known(world, seen, child), known_began, _child_known(world, old, child)), t["asked_for"]):
            _cite(held, child, {seen.id, began[0], old.id})


def self_report_only(world: World) -> Held:
    t, held = THRESHOLDS["self-report-only"], {}
    told = [(seen, child) for seen, child in world.concerned() if seen.kind != "background"]
    for seen, child in told:
        due = days(seen.day, t["source_days"] + 1)
        better = ("improvement" in seen.themes or "change_told" in seen.says) and seen.kind not in ("conference", "review", "strategy discussion") and "stable_treatment" not in seen.says
        if not better or not _own_word(seen) or not due <= world.day < min(world.childhood_until(child), months(max(due, _child_known(world, seen, child)), t["asked_for"])):
            continue
        others = [other for other, who in told if who == child and not world.tied(other, seen) and other.id != seen.id and _bears(other) and not _own_word(other)]
        others = [other for other in others if (other.account is None or other.account != seen.account) and other.day >= days(seen.first, -t["source_days"])]
        if not others and world.can_tell(seen, due):
            _cite(held, child, {seen.id})
    return held


def _own_word(seen: Seen) -> bool:
    source = seen.entry.source_type.value if seen.entry.source_type else ""
    return source == "carer's report" or names("carer", seen.entry.account_of) or "own_word" in seen.says


def _bears(seen: Seen) -> bool:
    about = seen.concerns & {"alcohol", "drugs", "domestic-abuse"} and "use_denied" not in seen.says
    return bool(seen.themes & {"improvement", "good-care"} or seen.outcome == "no-concerns" or "stable_treatment" in seen.says or about)


def closed_not_engaged(world: World) -> Held:
    t, held = THRESHOLDS["closed-not-engaged"], {}
    everything = list(world.concerned())
    concerns = {(seen, child) for seen, child, _ in _concerns(world)}
    for seen, child in everything:
        turned_down = seen.outcome == "help-declined" and seen.kind in ("contact", "referral", "assessment") and seen.service == "social-care"
        if not (seen.kind in ("closure", "plan end") or seen.outcome == "closed" or turned_down) or world.day >= world.childhood_until(child):
            continue
        begun = [other for other, who in everything if who == child and other.id != seen.id and other.day >= seen.first and _begins(other)]
        reasons = [{seen}] if seen.themes & {"non-engagement", "help-declined"} or seen.outcome == "help-declined" or "not_taken_up" in seen.says else []
        missed = [other for other, who in everything if who == child and other.agency == seen.agency and other.id != seen.id and _no_contact(other)]
        missed = [other for other in missed if months(seen.first, -t["attempts_within"]) < other.day <= seen.day]
        reasons += [{one, other} for one, other in combinations(missed, 2) if one.day != other.day]
        worries = {one.id: max(one.known, _child_known(world, seen, child)) for one, who in concerns if who == child and one.id != seen.id and months(seen.first, -t["concern_within"]) < one.day <= seen.day}
        why: dict[str, date] = {}
        for reason in reasons if worries and not begun else ():
            known = max(_child_known(world, one, child) for one in {seen} | reason)
            why |= {one.id: min(known, why.get(one.id, NEVER)) for one in reason}
        for entry, known in [*worries.items(), *why.items()] if why else ():
            if world.day < months(max(known, min(worries.values()), min(why.values())), t["asked_for"]):
                _cite(held, child, {seen.id, entry})
    return held


def _begins(seen: Seen) -> bool:
    kinds = ("section 47 enquiry", "strategy discussion", "conference", "plan start")
    taken = seen.kind == "referral" and seen.outcome not in ("no-further-action", "not-progressed", "closed", "help-declined")
    return seen.outcome in BEGUN - {"plan"} or seen.kind in kinds or taken or seen.outcome == "plan"


def _no_contact(seen: Seen) -> bool:
    return seen.outcome in ("not-seen", "not-attended") or seen.kind == "missed appointment" or "non-engagement" in seen.themes


SLOW = {
    "timescale-passed": timescale_passed,
    "assessed-not-changed": assessed_not_changed,
    "carried-over-action": carried_over_action,
    "closed-not-engaged": closed_not_engaged,
    "long-protection-plan": long_protection_plan,
    "no-decision": no_decision,
    "no-oversight": no_oversight,
    "self-report-only": self_report_only,
    "starting-again": starting_again,
    "worker-churn": worker_churn,
}
