"""What was seen, met, asked and settled, read slowly: `holds(world)` gives, for each person concerned, the entries it rests on that day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from .counting import Counts, holding
from .first_fifteen import Held, _child_known, _cite, _open_work, _until
from .world import NEVER, THRESHOLDS, Seen, World, after_working_days, days, months


def _gone(world: World, child: str, opened: Seen) -> bool:
    """The child was adopted, or moved away after `opened`."""
    adopted = any(row.related_person_id == child for row in world.related("adoptive mother", "adoptive father"))
    return adopted or any(who == child and seen.kind == "move" and "moved_away" in seen.says and seen.day >= opened.first and seen is not opened for seen, who in world.concerned())


def _waits(world: World, opened: Seen, child: str, settles: Callable[[Seen], object]) -> bool:
    """Whether a child's expectation that `opened` opened is still waiting: nothing settled it, and the child is still this area's child."""
    settled = any(who == child and seen is not opened and seen.day >= opened.first and settles(seen) for seen, who in world.concerned())
    return not settled and not _gone(world, child, opened) and world.day < world.childhood_until(child)


def _help_came(seen: Seen) -> bool:
    came = seen.themes & {"help-given", "help-declined"} or seen.outcome in ("service-given", "early-help", "plan", "help-declined") or seen.kind == "plan start"
    return bool(came) and "help-not-delivered" not in seen.themes


def _met(seen: Seen) -> bool:
    kept = seen.outcome not in ("not-seen", "not-attended", "cancelled-by-service") and "help-not-delivered" not in seen.themes
    return kept and (seen.kind in ("visit", "appointment") or seen.outcome in ("seen", "attended"))


def help_asked_not_given(world: World) -> Held:
    t, held = THRESHOLDS["help-asked-not-given"], {}
    for seen, child in world.concerned():
        due = days(seen.day, t["given_days"] + 1)
        asked = seen.themes & {"help-asked", "help-not-delivered"} and seen.kind not in ("background", "plan start") and not _help_came(seen)
        if not asked or (seen.read and "offending" in seen.themes):
            continue

        def settles(other: Seen, opened: Seen = seen) -> bool:
            own = "help-not-delivered" in opened.themes and other.agency == opened.agency
            return _help_came(other) or (_met(other) and (own or other.service in ("early-help", "substance", "adult-health", "child-health")))

        if due <= world.day and _waits(world, seen, child, settles) and world.can_tell(seen, due):
            _cite(held, child, {seen.id})
    return held


def unresolved_difference(world: World) -> Held:
    t, held = THRESHOLDS["unresolved-difference"], {}
    typed = defaultdict(list)
    for row in world.record.disagreement:
        if row.known_on <= world.day:
            typed[row.entry_id].append(row)
    for seen, child in world.concerned():
        said = "difference" in seen.says and seen.kind != "background"
        due = after_working_days(seen.day, t["settled_days"])
        settled = any(row.settled_on and row.settled_on <= world.day for row in typed[seen.id])
        if (said or typed[seen.id]) and not settled and due <= world.day and _waits(world, seen, child, _settles) and world.can_tell(seen, due):
            _cite(held, child, {seen.id})
    return held


def _settles(seen: Seen) -> bool:
    return "difference_settled" in seen.says or seen.kind in ("strategy discussion", "section 47 enquiry", "conference")


def domestic_abuse_without_impact(world: World) -> Held:
    t, held = THRESHOLDS["domestic-abuse-without-impact"], {}
    events: dict[str, dict[Seen, date]] = defaultdict(dict)
    for seen, child, known in _abuse(world):
        if "said to have harmed" not in seen.parts.get(child, ()):
            events[child][seen] = min(known, events[child].get(seen, NEVER))
    for child, found in events.items():
        ends = [(seen, seen.known, None) for seen, who in world.named() if who == child and _means(seen, child)]
        cited = holding(world.day, Counts(t["events"], t["within"], months=t["different_months"], allow=t["impact_days"]), [(seen, known, None) for seen, known in found.items()], ends=ends)
        _cite(held, child, {seen.id for seen in found if seen.id in cited and world.can_tell(seen, seen.day)})
    return held


def _abuse(world: World) -> Iterator[tuple[Seen, str, date]]:
    kinds = ("", "contact", "referral", "concern", "incident", "injury", "observation", "disclosure", "visit", "appointment", "health", "school")
    at_school = [seen for seen in world.entries if "domestic-abuse" not in seen.concerns and seen.read and "excluded" in seen.says]
    violent = [seen for seen in world.entries if seen.concerns & {"domestic-abuse", "violence"} and seen.kind in kinds and seen not in at_school]
    for seen, child in world.concerned():
        if seen in violent and not seen.parts.get(child, set()) & {"said to have harmed", "reported", "interpreted"}:
            yield seen, child, _child_known(world, seen, child)
    for seen, person in world.adults():
        if seen in violent and not seen.parts[person] & {"interpreted", "reported", "absent"}:
            for child, adult, _, until, known in world.carers():
                born = world.people[child].birth_from
                if adult == person and until >= seen.first and (born is None or seen.day >= months(born, -9)) and seen.day < world.childhood_until(child):
                    yield seen, child, max(seen.known, known)


def _means(seen: Seen, child: str) -> bool:
    violent = seen.themes & {"domestic-abuse", "violence"} and (seen.kind == "assessment" or seen.entry.childs_words or "childs-words" in seen.themes or seen.parts[child] & {"spoke", "seen alone"})
    felt = "felt_by_the_child" in seen.says and seen.parts[child] & {"subject", "seen", "seen alone", "spoke", "said to have been harmed"}
    return seen.kind != "background" and bool("impact" in seen.says or felt or violent)


def network_not_convened(world: World) -> Held:
    t, held = THRESHOLDS["network-not-convened"], {}
    work = [(w["seen"], w["child"], w["until_known"]) for w in _open_work(world) if w["tier"] == 3 and w["plan"]]
    kinds = ("decision", "meeting", "court", "conference", "review", "strategy discussion", "plan start")
    work += [(seen, child, _until(world, seen, child)) for seen, child in world.concerned() if "pre_proceedings" in seen.says and seen.kind in kinds]
    for opened, child, until in work:
        due = days(opened.day, t["offered_days"] + 1)
        spoken = [s for s, who in world.concerned() if who == child and s.day >= months(opened.first, -t["before"]) and _network(s)]
        if due <= world.day < until and not spoken and world.can_tell(opened, due):
            _cite(held, child, {opened.id})
    return held


def _network(seen: Seen) -> bool:
    return "network_unsafe" in seen.says or ("network" in seen.says and "network_not_held" not in seen.says)


SLOW = {
    "domestic-abuse-without-impact": domestic_abuse_without_impact,
    "help-asked-not-given": help_asked_not_given,
    "network-not-convened": network_not_convened,
    "unresolved-difference": unresolved_difference,
}
