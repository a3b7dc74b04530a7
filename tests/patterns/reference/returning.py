"""What comes back, and what holds, read slowly: `holds(world)` gives, for each person concerned, the entries it rests on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .counting import Counts, holding
from .first_fifteen import Held, _child_known, _cite, _family_count, _open_work
from .world import CLOSED, THRESHOLDS, Seen, World, after_working_days, days, months

LEVELS = {"early help": 1, "child in need": 2, "child protection": 3, "pre-proceedings": 4, "looked after": 5}


def repeat_notices(world: World) -> Held:
    t, found = THRESHOLDS["repeat-notices"], []
    for seen, child in world.concerned():
        told = seen.kind == "referral" or seen.outcome == "referral-made" or seen.entry.shared_on or "passed_on_by_police" in seen.says
        notice = "notice" in seen.says or (seen.service == "police" and told)
        if notice and seen.kind in ("contact", "referral", "concern", "incident", "disclosure"):
            found.append((seen, child))
    first_hand = [(seen, child) for seen, child in found if seen.service == "police"]
    told_again = [
        (seen, child) for seen, child in found if seen.service != "police"
        and any(of == child and police.known <= seen.known and days(seen.day, -7) <= police.day <= seen.day for police, of in first_hand)
    ]  # fmt: skip
    return _family_count(world, [one for one in found if one not in told_again], Counts(t["events"], t["within"]))


def school_makes_up_care(world: World) -> Held:
    t, held, found = THRESHOLDS["school-makes-up-care"], {}, defaultdict(list)
    for seen, child in world.named():
        helped = "help-given" in seen.themes and seen.concerns & {"neglect-nutrition", "neglect-physical"}
        if seen.service in ("school", "school-nursing") and ("school_care" in seen.says or helped):
            found[child].append((seen, seen.known, None))
    for child, events in found.items():
        _cite(held, child, holding(world.day, Counts(t["events"], t["within"]), events))
    return held


@dataclass(frozen=True)
class Of:
    """An entry with what it means for one child on the day on which the world is looked at; `aside` where the child is only mentioned beside its subject."""

    seen: Seen
    known: date
    level: int = 0
    mark: str = ""
    aside: bool = False


def _by_child(world: World) -> dict[str, list[Of]]:
    found = defaultdict(list)
    for seen, child in world.concerned():
        known = _child_known(world, seen, child)
        if known <= world.day:
            subjects = any("subject" in parts for person, parts in seen.parts.items() if person in world.children)
            found[child].append(Of(seen, known, aside=seen.parts.get(child) == {"mentioned"} and subjects))
    return found


def _before(seen: Seen, other: Seen) -> bool:
    return seen.day < other.day


def incident_led(world: World) -> Held:
    t, held = THRESHOLDS["incident-led"], {}
    for child, entries in _by_child(world).items():
        work = [of for of in entries if _is_work(of.seen) and not of.aside]
        led = {of.seen.id: _incident(entries, of, t) for of in work if _is_response(of.seen)}
        for of in work:
            if not led.get(of.seen.id):
                continue
            window = [w for w in work if w.seen.id in led and months(of.seen.day, -t["within"]) < w.seen.day <= of.seen.day]
            after = {w.seen.day for w in window if led[w.seen.id]}
            mostly = len(after) >= t["events"] and len(after) * 100 >= len({w.seen.day for w in window}) * t["share"]
            for before in _quiet_since(work, of, t):
                if mostly and world.day < months(max(of.known, before.known), t["stands"]):
                    _cite(held, child, {before.seen.id} | {w.seen.id for w in window if led[w.seen.id]} | {led[w.seen.id] for w in window if led[w.seen.id]})
    return held


def _is_work(seen: Seen) -> bool:
    statutory = seen.kind in ("strategy discussion", "section 47 enquiry", "conference")
    theirs = seen.service in ("social-care", "early-help")
    kinds = ("visit", "meeting", "assessment", "review", "plan start", "appointment", "decision", "supervision")
    worked = statutory or (theirs and (seen.kind in kinds or (seen.kind == "contact" and seen.outcome not in CLOSED)))
    return worked and seen.outcome not in ("cancelled-by-service", "not-progressed")


def _is_response(seen: Seen) -> bool:
    return seen.kind in ("visit", "meeting", "assessment", "review", "plan start", "conference", "strategy discussion", "section 47 enquiry")


def _incident(entries: list[Of], work: Of, t: dict[str, int]) -> str:
    """The latest incident before a piece of work, on what was known when the work was; empty where it is too long ago."""
    known = [of for of in entries if of.seen.kind in ("incident", "injury", "disclosure") and of.known <= work.known and of.seen.day <= work.seen.day and of.seen.id != work.seen.id]
    latest = max((of.seen.day for of in known), default=None)
    if latest is None or work.seen.day >= after_working_days(latest, t["response_days"]):
        return ""
    return min(of.seen.id for of in known if of.seen.day == latest)


def _quiet_since(work: list[Of], later: Of, t: dict[str, int]) -> Iterator[Of]:
    for before in work:
        long_ago = before.seen.day < days(later.seen.first, -t["quiet_days"]) and before.seen.day > months(later.seen.day, -t["within"])
        between = [q for q in work if q.seen.id not in (before.seen.id, later.seen.id) and q.seen.day > before.seen.day and q.seen.first < later.seen.first]
        if long_ago and not between:
            yield before


def _begun(world: World, child: str, entries: list[Of]) -> list[Of]:
    """Openings of help with their level on the day; the mark is 'help' where it can be reduced."""
    found = []
    for of in (of for of in entries if not of.aside):
        seen = of.seen
        level = _level(seen)
        if level and seen.kind == "plan start":
            typed = {LEVELS[row.tier] for row in _involved(world, child, seen)}
            found += [Of(seen, max(of.known, min(row.known_on for row in _involved(world, child, seen) if LEVELS[row.tier] == one)), one, "help") for one in typed] or [Of(seen, of.known, level, "help")]
        elif level:
            helps = seen.outcome == "early-help" or (seen.kind in ("conference", "assessment") and seen.outcome == "plan")
            found.append(Of(seen, of.known, level, "help" if helps else ""))
    return found


def _involved(world: World, child: str, seen: Seen) -> list:
    rows = [row for row in world.record.involvement if row.person_id == child and row.agency == seen.agency and row.tier in LEVELS]
    return [row for row in rows if row.known_on <= world.day and seen.first <= row.start <= seen.day]


def _level(seen: Seen) -> int:
    if seen.outcome in ("closed", "no-further-action", "not-progressed") or seen.says & {"work_ended", "stepped_down"}:
        return 0
    if seen.kind in ("conference", "section 47 enquiry", "strategy discussion") or (seen.kind == "plan start" and "protection" in seen.says):
        return 3
    if seen.kind == "plan start":
        return 1 if "early_help" in seen.says and "child_in_need" not in seen.says else 2
    if seen.kind == "assessment" and (seen.service == "social-care" or "social_care" in seen.says):
        return 2
    return 1 if seen.outcome == "early-help" else 0


def _is_end(seen: Seen) -> bool:
    shut = seen.kind in ("assessment", "review", "conference") and seen.outcome in ("closed", "no-further-action")
    return seen.kind in ("closure", "plan end") or "work_ended" in seen.says or shut or (seen.kind == "move" and "moved_away" in seen.says)


def _ends_for(seen: Seen, opened: Seen) -> bool:
    """Whether an end of work ends what another entry opened."""
    return _is_end(seen) and (seen.service == "social-care" or seen.kind in ("plan end", "move") or seen.agency == opened.agency)


def _reduced(entries: list[Of], begun: list[Of]) -> list[Of]:
    entries = [of for of in entries if not of.aside]
    found = [Of(of.seen, of.known, 0, "end") for of in entries if _is_end(of.seen) and of.seen.kind != "move"]
    found += [Of(of.seen, of.known, 0, "step") for of in entries if "stepped_down" in of.seen.says and not _is_end(of.seen)]
    return found + [Of(of.seen, of.known, of.level, "plan") for of in begun if of.seen.kind == "plan start"]


def step_down_bounce(world: World) -> Held:
    t, held = THRESHOLDS["step-down-bounce"], {}
    for child, entries in _by_child(world).items():
        begun = _begun(world, child, entries)
        for helped in (of for of in begun if of.mark == "help"):
            for down in _reduced(entries, begun):
                if _lowers(entries, helped, down):
                    for then in [*_raised_again(t, begun, helped, down), *_closed_after_protection(t, entries, helped, down)]:
                        if len({helped.seen.id, down.seen.id, then.seen.id}) == 3 and world.day < months(max(helped.known, down.known, then.known), t["stands"]):
                            _cite(held, child, {helped.seen.id, down.seen.id, then.seen.id})
    return held


def _lowers(entries: list[Of], helped: Of, down: Of) -> bool:
    whose = down.mark == "plan" or down.seen.agency == helped.seen.agency or down.seen.service == "social-care" or (down.mark == "end" and down.seen.kind == "plan end")
    ended = [e for e in entries if _ends_for(e.seen, helped.seen) and e.seen.day > helped.seen.first and e.seen.first < down.seen.first and e.seen.id not in (helped.seen.id, down.seen.id)]
    return down.level < helped.level and whose and _before(helped.seen, down.seen) and not ended


def _raised_again(t: dict[str, int], begun: list[Of], helped: Of, down: Of) -> list[Of]:
    return [of for of in begun if of.level >= helped.level and down.seen.day < of.seen.day <= months(down.seen.day, t["within"])]


def _closed_after_protection(t: dict[str, int], entries: list[Of], helped: Of, down: Of) -> list[Of]:
    closed = [of for of in entries if not of.aside and of.seen.kind == "closure" and of.seen.service == "social-care" and down.seen.day < of.seen.day < months(down.seen.day, t["after_protection"])]
    return closed if helped.level == 3 else []


def repeat_protection_plan(world: World) -> Held:
    t, held = THRESHOLDS["repeat-protection-plan"], {}
    until = {(work["seen"].id, work["child"]): work["until_known"] for work in _open_work(world)}
    for child, entries in _by_child(world).items():
        plans = [of for of in _begun(world, child, entries) if of.level == 3 and (of.seen.kind == "plan start" or (of.seen.kind == "conference" and of.seen.outcome == "plan"))]
        for plan in plans:
            cited = [({plan.seen.id}, plan.known)] if "on_a_plan_before" in plan.seen.says else []
            for first in plans:
                for end in (of for of in entries if not of.aside):
                    over = _ends_for(end.seen, end.seen) and (end.seen.service == "social-care" or end.seen.kind == "plan end") and end.seen.kind != "move"
                    if over and len({first.seen.id, end.seen.id, plan.seen.id}) == 3 and first.seen.day < end.seen.day and days(end.seen.day, t["apart"]) < plan.seen.first:
                        cited.append(({first.seen.id, end.seen.id, plan.seen.id}, max(first.known, end.known, plan.known)))
            for entries_cited, known in cited:
                if world.day < max(until[plan.seen.id, child], months(known, t["stands"])):
                    _cite(held, child, entries_cited)
    return held


@dataclass(frozen=True)
class Turn:
    """A row of one strand: its place (lower is better), from when it counts, whether it got better, whether it is firm."""

    seen: Seen
    known: date
    place: int
    better: bool
    firm: bool
    alone: bool = False


def _strands(seen: Seen) -> list[str]:
    care = any(theme.startswith("neglect-") for theme in seen.concerns)
    harm = seen.concerns & {"violence", "domestic-abuse", "physical-harm", "sexual-harm", "exploitation-missing"}
    return [name for name, found in (("care", care), ("use", seen.concerns & {"alcohol", "drugs"}), ("harm", harm)) if found]


def _turns(world: World) -> dict[tuple[str, str], list[Turn]]:
    found = defaultdict(list)
    for child, entries in _by_child(world).items():
        for strand in ("care", "use", "harm"):
            found[child, strand] = _worded(entries, strand)
    graded, tools = defaultdict(list), {row.entry_id: row.tool for row in world.record.assessment}
    entries = {seen.id: seen for seen in world.entries}
    for row in world.record.grade:
        if row.entry_id in entries and row.child_id in world.people and row.observed and row.place is not None and row.known_on <= world.day:
            known = max(entries[row.entry_id].known, row.known_on, world.people[row.child_id].known_on)
            graded[row.child_id, f"grade {tools.get(row.entry_id, '')} {row.area} {row.item} {row.carer_id or ''}"].append((entries[row.entry_id], known, row.place))
    for key, rows in graded.items():
        for seen, known, place in rows:
            found[key].append(Turn(seen, known, place, False, True))
            worse = [other_known for other, other_known, other_place in rows if _before(other, seen) and other_place > place]
            if worse:
                found[key].append(Turn(seen, max(known, min(worse)), place, True, False))
    return found


def _worded(entries: list[Of], strand: str) -> list[Turn]:
    worse, good = [], []
    for of in entries:
        seen, named = of.seen, _strands(of.seen)
        if seen.kind == "background" or (named and strand not in named):
            continue
        if (_improved(seen) and len(named) == 1) or (not named and (_improved(seen) or "good-care" in seen.themes)):
            good.append(of)
        elif named:
            doubt = _improved(seen) or seen.kind == "missed appointment" or seen.outcome == "not-attended" or (seen.read and seen.themes & {"hardship", "good-care"})
            worse.append(Turn(seen, of.known, 1, False, not doubt))
    found = list(worse)
    for of in good:
        earlier = [turn.known for turn in worse if turn.seen.day <= of.seen.day and turn.firm]
        if "improvement" in of.seen.themes and not of.seen.read:
            found.append(Turn(of.seen, of.known, 0, True, False, alone=True))
        if earlier:
            found.append(Turn(of.seen, max(of.known, min(earlier)), 0, _improved(of.seen), False))
    return found


def _improved(seen: Seen) -> bool:
    return "improvement" in seen.themes or "said_better" in seen.says


def see_saw(world: World) -> Held:
    """For each later worse entry, the first-known way in which it was the second: the same choice among ways known on one day as in the SQL."""
    t, held = THRESHOLDS["see-saw"], {}
    ends = {child: [of for of in entries if of.seen.kind in ("closure", "plan end") and not of.aside] for child, entries in _by_child(world).items()}
    for (child, _), turns in _turns(world).items():
        better = [turn for turn in turns if turn.better]
        lifted = [*_lifted_again(t, turns, better), *_closed_early(t, better, ends.get(child, []))]
        for worse in (turn for turn in turns if turn.firm):
            ways = []
            for lift, when, middle, first, known in lifted:
                if when < worse.seen.day <= months(when, t["within"]) and lift.place < worse.place and worse.seen.id != middle:
                    ways.append((max(known, worse.known), when, lift.seen.id, middle, first))
            if ways and world.day < months(min(ways)[0], t["stands"]):
                _cite(held, child, {worse.seen.id, *min(ways)[2:]})
    return held


def _lifted_again(t: dict[str, int], turns: list[Turn], better: list[Turn]) -> Iterator[tuple[Turn, date, str, str, date]]:
    slips = []
    for worse in (turn for turn in turns if turn.firm):
        before = [b for b in better if b.seen.day < worse.seen.day <= months(b.seen.day, t["within"]) and b.place < worse.place]
        if before:
            first = min(before, key=lambda b: (b.known, b.seen.day, b.seen.id))
            slips.append((worse, first, max(worse.known, first.known)))
    for lift in better:
        after = [s for s in slips if s[0].seen.day < lift.seen.day <= months(s[0].seen.day, t["again_within"]) and lift.place < s[0].place]
        if after:
            worse, first, known = min(after, key=lambda s: (max(lift.known, s[2]), s[0].seen.day, s[0].seen.id))
            yield lift, lift.seen.day, worse.seen.id, first.seen.id, max(lift.known, known)


def _closed_early(t: dict[str, int], better: list[Turn], ends: list[Of]) -> Iterator[tuple[Turn, date, str, str, date]]:
    for lift in better:
        for end in ends:
            if lift.seen.day <= end.seen.day <= days(lift.seen.day, t["closed_within"]):
                yield lift, end.seen.day, end.seen.id, lift.seen.id, max(lift.known, end.known)


def good_change_held(world: World) -> Held:
    t, held, turns = THRESHOLDS["good-change-held"], {}, _turns(world)
    for (child, _), rows in turns.items():
        for first in (turn for turn in rows if turn.better and not turn.alone):
            worse = [turn for turn in rows if turn.place > first.place] + ([turn for turn in turns.get((child, "harm"), []) if turn.place == 1])
            if any(turn.seen.day > first.seen.first and turn.seen.id != first.seen.id for turn in worse):
                continue
            for later in rows:
                separate = first.seen.account and later.seen.account and first.seen.account != later.seen.account and first.seen.event != later.seen.event
                if separate and later.place <= first.place and later.seen.first >= months(first.seen.day, t["held_months"]) and world.day < months(max(first.known, later.known), t["stands"]):
                    _cite(held, child, {first.seen.id, later.seen.id})
    return held


def moved_on(world: World) -> Held:
    t, held = THRESHOLDS["moved-on"], {}
    work = _open_work(world)
    for child, entries in _by_child(world).items():
        moves = [of for of in entries if _is_move(of, child)]
        for move in moves:
            due = after_working_days(move.seen.day, t["receiving_days"])
            concerned = any(of.seen.concerns and months(move.seen.day, -t["concern_within"]) < of.seen.day <= move.seen.day and of.seen.id != move.seen.id for of in entries)
            concerned = concerned or any(w["child"] == child and w["seen"].day <= move.seen.day < w["until_known"] and w["seen"].id != move.seen.id and w["known"] <= world.day for w in work)
            again = any(other.seen.day > move.seen.first and other.seen.id != move.seen.id for other in moves)
            adopted = any(row.related_person_id == child and world.known(row) <= world.day for row in world.related("adoptive mother", "adoptive father"))
            standing = due <= world.day < world.childhood_until(child) and concerned and not again and not adopted
            if standing and not _received(world, child, entries, move) and world.can_tell(move.seen, due):
                _cite(held, child, {move.seen.id})
    return held


def _is_move(of: Of, child: str) -> bool:
    seen, named = of.seen, child in of.seen.parts
    home = seen.kind == "move" and (seen.says & {"moved_home", "moved_away"} or (named and not seen.entry.kind.suggested))
    words = named and seen.says & {"changed_school", "changed_doctor"} and seen.kind in ("", "school", "contact", "meeting", "decision", "health", "closure", "move")
    return bool(home or words) and "received_there" not in seen.says and not of.aside


def _received(world: World, child: str, entries: list[Of], move: Of) -> bool:
    elsewhere = move.seen.says & {"moved_away", "changed_school", "changed_doctor"}
    sighted = {seen.id for seen in world.sightings(child)}
    for of in entries:
        seen = of.seen
        if child not in seen.parts or seen.day < move.seen.first or seen.id == move.seen.id:
            continue
        earlier = [e for e in entries if child in e.seen.parts and e.seen.agency == seen.agency and e.seen.day < move.seen.first and e.known <= of.known]
        if "received_there" in seen.says or (elsewhere and not earlier) or (not elsewhere and (seen.agency != move.seen.agency or seen.id in sighted)):
            return True
    return False


SLOW = {
    "good-change-held": good_change_held,
    "incident-led": incident_led,
    "moved-on": moved_on,
    "repeat-notices": repeat_notices,
    "repeat-protection-plan": repeat_protection_plan,
    "school-makes-up-care": school_makes_up_care,
    "see-saw": see_saw,
    "step-down-bounce": step_down_bounce,
}
