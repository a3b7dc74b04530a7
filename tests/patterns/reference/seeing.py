"""What was seen, met, asked and settled, read slowly: `holds(world)` gives, for each person concerned, the entries it rests on that day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from statistics import median_low

from .counting import Counts, holding
from .first_fifteen import Held, _child_known, _cite, _open_work, _until
from .world import BEGUN, CLOSED, NEVER, THRESHOLDS, Seen, World, after_working_days, days, months


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


def _closed_by_social_care(seen: Seen) -> bool:
    """A contact that social care closed, in which no help is asked for: no help promised."""
    return "help-asked" not in seen.themes and seen.service == "social-care" and seen.kind in ("contact", "referral") and seen.outcome in CLOSED


def help_asked_not_given(world: World) -> Held:
    t, held = THRESHOLDS["help-asked-not-given"], {}
    for seen, child in world.concerned():
        due = days(seen.day, t["given_days"] + 1)
        asked = seen.themes & {"help-asked", "help-not-delivered"} and seen.kind not in ("background", "plan start") and not _help_came(seen)
        if not asked or (seen.read and "offending" in seen.themes) or (seen.read and _closed_by_social_care(seen)):
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
    for seen, child in world.named():
        due = after_working_days(seen.day, t["settled_days"])
        if due <= world.day and _told_otherwise(world, seen, child) and _waits(world, seen, child, _settles) and world.can_tell(seen, due):
            _cite(held, child, {seen.id})
    return held


def _told_otherwise(world: World, seen: Seen, child: str) -> bool:
    """Whether another agency's account of the same event of the same exact day differs on whether the child was seen."""
    others = [other for other, who in world.named() if who == child and other.agency != seen.agency and world.tied(other, seen)]
    one_day = [other for other in others if seen.first == seen.day == other.first == other.day]
    return any({_sight(seen, child), _sight(other, child)} == {"seen", "unseen"} for other in one_day)


def _sight(seen: Seen, child: str) -> str:
    found = {"seen" for part in seen.parts[child] & {"seen", "seen alone"}} | {"unseen" for part in seen.parts[child] & {"not seen", "was not brought"}}
    return found.pop() if len(found) == 1 else ""


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
    return seen.kind != "background" and bool(seen.meant[child] or "impact" in seen.says or felt or violent)


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


NEEDS = ("sight", "hearing", "teeth", "medicine", "growth")


def need_known_not_met(world: World) -> Held:
    t, held = THRESHOLDS["need-known-not-met"], {}
    for seen, child in world.named():
        alone = sum(person in world.children for person in seen.parts) == 1
        due = days(seen.day, t["met_days"] + 1)
        if not alone or seen.kind == "background" or seen.parts[child] & {"reported", "interpreted"} or due > world.day or not world.can_tell(seen, due):
            continue
        for need in NEEDS:
            if f"{need}_needed" in seen.says and _waits(world, seen, child, lambda other, need=need, child=child: child in other.parts and _need_met(other, need)):
                _cite(held, child, {seen.id})
    return held


def _need_met(seen: Seen, need: str) -> bool:
    return f"{need}_met" in seen.says and f"{need}_needed" not in seen.says


def _neglect(world: World, child: str) -> list[tuple[Seen, date]]:
    """Entries about a child's unmet needs, with the day from which each counts: one for an event and one for an exact day, the first that was known."""
    naming = {(seen.id, who) for seen, who in world.named()}
    found = []
    for seen, who in world.concerned():
        missed = seen.kind == "missed appointment" or seen.outcome == "not-attended"
        medical = (seen.id, who) in naming and not missed
        themes = {theme for theme in seen.concerns if theme.startswith("neglect-") and theme != "neglect-educational" and (theme != "neglect-medical" or medical)}
        if who == child and themes:
            found.append((seen, _child_known(world, seen, who)))
    found.sort(key=lambda one: (one[1], one[0].id))
    tied = {row.entry_id: max(other.known_on for other in world.record.account if other.entry_id == row.entry_id) for row in world.record.account}
    firsts = []
    for place, (seen, known) in enumerate(found):
        before = [other for other, _ in found[:place]]
        told = any(other.event == seen.event and max(tied[other.id], tied[seen.id]) <= known for other in before)
        same_day = any(seen.first == seen.day == other.first == other.day for other in before)
        if not told and not same_day:
            firsts.append((seen, known))
    return firsts


def older_child_behaviour(world: World) -> Held:
    t, held = THRESHOLDS["older-child-behaviour"], {}
    for seen, child in world.named():
        born = world.people[child].birth_to
        old_enough = born is not None and seen.day >= months(born, 12 * t["from_age"])
        due = after_working_days(seen.day, t["thought_days"])
        earlier = [other for other, _ in _neglect(world, child) if other.day < seen.day and other is not seen] if old_enough and due <= world.day and _behaviour(world, seen, child) else []
        if len(earlier) >= t["earlier"] and _waits(world, seen, child, lambda other: _neglect_thought_of(world, other)):
            _cite(held, child, {other.id for other in (seen, *earlier) if world.can_tell(other, due)})
    return held


def _behaviour(world: World, seen: Seen, child: str) -> bool:
    adult = any(seen.parts[person] & {"subject", "said to have harmed"} for other, person in world.adults() if other is seen)
    part = seen.parts[child] & {"subject", "said to have harmed", "spoke", "seen", "seen alone", "not seen", "absent"}
    at_school = "excluded" in seen.says and (seen.service in ("school", "education-welfare") or seen.kind == "school")
    gone = "exploitation-missing" in seen.themes or at_school
    only_child = not seen.suggested[child] and sum(row.kind == "child" and row.person_id in seen.parts for row in world.record.person) == 1
    of_a_child = "exploitation-missing" in seen.themes or "excluded" in seen.says
    did = (part and (gone or "offending" in seen.themes or "self_harm" in seen.says)) or (only_child and of_a_child and (gone or "offending" in seen.themes or "self_harm" in seen.says))
    return bool(seen.kind != "background" and did) and not adult


def _neglect_thought_of(world: World, seen: Seen) -> bool:
    kinds = ("assessment", "conference", "review", "strategy discussion", "section 47 enquiry", "plan start", "supervision", "decision", "meeting")
    excluded = "excluded" in seen.says and seen.service in ("school", "education-welfare")
    spoken = "neglect_thought_about" in seen.says or (any(theme.startswith("neglect-") for theme in seen.themes) and not excluded)
    typed = any(row.entry_id == seen.id and row.known_on <= world.day and "16A" in row.factors for row in world.record.assessment)
    return (seen.kind in kinds and spoken) or typed


def new_baby_no_rethink(world: World) -> Held:
    t, held = THRESHOLDS["new-baby-no-rethink"], {}
    neglect = {child: [seen for seen, _ in _neglect(world, child)] for child in world.children}
    for seen, stage, baby, by_on, over_on in _babies(world, t):
        for child in world.children:
            before = [n for n in neglect[child] if n is not seen and months(seen.day, -t["history"]) < n.day <= seen.day]
            if child == baby or len(before) < t["earlier"] or not by_on <= world.day < min(over_on, world.childhood_until(child)):
                continue
            if not _thought_again(world, t, seen, stage, child):
                cited = {n.id for n in (seen, *before) if world.can_tell(n, by_on)}
                _cite(held, child, cited)
                _cite(held, baby or child, {seen.id} & cited)
    return held


def _babies(world: World, t: dict[str, int]) -> Iterator[tuple[Seen, str, str | None, date, date]]:
    due = {child: world.people[child].birth_from or world.people[child].expected_date for child in world.children}
    for seen in world.entries:
        if seen.kind != "background" and (seen.kind == "pregnancy" or "pregnancy" in seen.themes):
            yield seen, "pregnancy", None, *_told_by_words(seen, t)
            for baby, when in due.items():
                if when and days(seen.day, -14) <= when <= days(seen.day, 300):
                    yield seen, "pregnancy", baby, max(days(when, 1 - 7 * (t["term"] - t["by_week"])), days(seen.day, 7 * t["late_weeks"] + 1)), when
    for seen, child in world.named():
        born = world.people[child].birth_from
        if born and seen.kind != "background" and born <= seen.day <= days(born, 14):
            yield seen, "birth", child, after_working_days(seen.day, t["again_days"]), NEVER


def _told_by_words(seen: Seen, t: dict[str, int]) -> tuple[date, date]:
    """By when somebody should have thought of it, and when it is over, from how many weeks on the row says that it is."""
    words = seen.entry.text.lower()
    told = re.findall(r"(?<!\d)(\d{1,2})(?: ?\+ ?[0-6])?(?: ?/ ?40| ?(?:weeks?|wks?|/52)(?: and \d days?)? (?:pregnant|gestation))", words)
    told += re.findall(r"book(?:ed|ing)(?: in)? at (\d{1,2})(?: ?\+ ?[0-6])? ?(?:weeks|wks|/52)", words)
    weeks = min((int(number) for number in told if 4 <= int(number) <= 42), default=None)
    if weeks is None:
        return days(seen.day, 7 * t["by_week"] + 1), days(seen.day, 7 * t["term"])
    due = days(seen.day, 7 * (40 - weeks))
    return max(days(due, 1 - 7 * (t["term"] - t["by_week"])), days(seen.day, 7 * t["late_weeks"] + 1)), due


def _thought_again(world: World, t: dict[str, int], opened: Seen, stage: str, child: str) -> bool:
    since = days(opened.first, -7 * t["term"]) if stage == "birth" else opened.first
    about = {seen.id for seen, who in world.concerned() if who == child}
    in_family = {seen.id for seen, _ in world.concerned()}
    for seen in world.entries:
        strong = seen.kind in ("assessment", "strategy discussion", "section 47 enquiry", "conference", "plan start") or seen.outcome in BEGUN - {"early-help", "service-given"}
        strong = strong or any(row.entry_id == seen.id and row.known_on <= world.day for row in world.record.assessment)
        if seen.day >= since and (strong or (seen.kind == "review" and stage == "birth")) and seen.id in about:
            return True
        if stage == "pregnancy" and seen.day >= since and ((strong and seen.id in in_family) or "pre_birth" in seen.says):
            return True
    return any(row.related_person_id == child for row in world.related("adoptive mother", "adoptive father")) or any(
        who == child and seen.kind == "move" and "moved_away" in seen.says and seen.day >= opened.first for seen, who in world.concerned()
    )


def agency_silence(world: World) -> Held:
    t, held = THRESHOLDS["agency-silence"], {}
    for agency, child, since, every, until, promised in _promises(world):
        contacts = [seen for seen in world.entries if seen.agency == agency]
        if not contacts or world.day >= until:
            continue
        last = max(contacts, key=lambda seen: (seen.day, seen.id))
        due = days(last.day, 1 + (t["silent_days"] if every is None else max(every * t["missed"], t["least_days"])))
        if last.day >= since and due <= world.day and _own_file_tells(world, last, due):
            _cite(held, child, {last.id} | ({promised} if promised else set()))
    return held


def _promises(world: World) -> Iterator[tuple[str, str, date, int | None, date, str]]:
    for seen, child in world.concerned():
        if "contact_promised" in seen.says and seen.kind != "background" and seen.setting:
            yield seen.agency, child, seen.first, None, _until(world, seen, child), seen.id
    for row in world.record.involvement:
        if row.known_on <= world.day and row.contact_every_days is not None and row.person_id in world.children:
            opened = Seen(replace(world.record.entry[0], entry_id="", happened_from=row.start, happened_to=row.start, agency=row.agency), "")
            ended = max(row.end_, row.known_on) if row.end_ else NEVER
            yield row.agency, row.person_id, row.start, row.contact_every_days, min(ended, _until(world, opened, row.person_id)), ""


def _own_file_tells(world: World, last: Seen, due: date) -> bool:
    row = next((row for row in world.record.coverage if row.agency.lower() == last.agency.lower()), None)
    if row is None:
        return True
    able = row.kind_of_file in ("", "every contact", "significant events") and row.held != "no"
    return able and (row.period_from or date.min) <= last.day and due <= (row.period_to or NEVER)


def child_out_of_sight(world: World) -> Held:
    t, held = THRESHOLDS["child-out-of-sight"], {}
    mentioned = defaultdict(set)
    for row in world.record.concerned:
        mentioned[row.person_id].add(row.entry_id)
    for work in _open_work(world):
        mentioned[work["child"]].add(work["seen"].id)
    for work in _open_work(world):
        child, opened = work["child"], work["seen"]
        anchors = [s for s in world.entries if s.id in mentioned[child] and s.day >= opened.first]
        last = max(anchors, key=lambda seen: (seen.day, seen.id))
        due = days(last.day, t["silent_days"] + 1)
        for other in world.children if due <= world.day < work["until_known"] and world.can_tell(last, due) else ():
            written = [s for s, who in world.named() if who == other and s.day > last.day]
            if other != child and _alike(world, child, other, due) and len(written) >= t["others"]:
                _cite(held, child, {s.id for s in (last, opened, *written) if world.can_tell(s, due)})
        _few(world, t, held, work, mentioned[child])
    return held


def _few(world: World, t: dict[str, int], held: Held, work: dict, mentioned: set[str]) -> None:
    """Days written of the child since the opening, beside the middle number of the others'."""
    child, opened = work["child"], work["seen"]
    others = [other for other in world.children if other != child and _alike(world, child, other, world.day)]
    own = {s.day for s in world.entries if s.id in mentioned and s.day >= opened.first}
    of = {other: [s for s, who in world.named() if who == other and s.day >= opened.first] for other in others}
    middle = median_low(len({s.day for s in written}) for written in of.values()) if others else 0
    if middle >= t["least_beside"] and len(own) * 100 < t["few_share"] * middle and world.day < work["until_known"] and world.can_tell(opened, opened.day):
        _cite(held, child, {s.id for s in (opened, *(s for written in of.values() for s in written)) if world.can_tell(s, s.day)})


def _alike(world: World, child: str, other: str, day: date) -> bool:
    """Neither is recorded as disabled, and both are of school age on that day, or neither is."""
    rows = world.people[child], world.people[other]
    plain = all(row.birth_from and row.disability.lower() in ("", "no", "none") and row.communication.lower() in ("", "speech", "no", "none") for row in rows)
    disabled = any(who == other and "disability" in seen.themes for seen, who in world.named())
    if not plain or disabled or world.day >= world.childhood_until(other):
        return False
    return all(day >= months(row.birth_to, 60) for row in rows) or all(day < months(row.birth_from, 60) for row in rows)


SLOW = {
    "agency-silence": agency_silence,
    "child-out-of-sight": child_out_of_sight,
    "domestic-abuse-without-impact": domestic_abuse_without_impact,
    "help-asked-not-given": help_asked_not_given,
    "need-known-not-met": need_known_not_met,
    "network-not-convened": network_not_convened,
    "new-baby-no-rethink": new_baby_no_rethink,
    "older-child-behaviour": older_child_behaviour,
    "unresolved-difference": unresolved_difference,
}
