"""The first fifteen patterns, read slowly: `holds(world)` gives, for each person concerned ('' where nobody is), the entries it rests on that day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from .counting import Counts, holding
from .world import BEGUN, CLOSED, NEVER, THRESHOLDS, Seen, World, after_working_days, days, months, names

Held = dict[str, set[str]]


def _cite(held: Held, person: str, entries: set[str]) -> None:
    if entries:
        held[person] = held.get(person, set()) | entries


def cumulative_neglect(world: World) -> Held:
    t, held = THRESHOLDS["cumulative-neglect"], {}
    events = defaultdict(list)
    naming = {(seen.id, child) for seen, child in world.named()}
    for seen, child in world.concerned():
        for theme in seen.concerns:
            if theme.startswith("neglect-") and (theme != "neglect-medical" or (seen.id, child) in naming):
                events[child, "any"].append((seen, _child_known(world, seen, child), None))
                if theme != "neglect-unspecified" and seen.kind != "missed appointment" and seen.outcome != "not-attended":
                    events[child, theme].append((seen, _child_known(world, seen, child), None))
    for (child, kind), found in events.items():
        needs = Counts(t["events"], t["within"], months=t["different_months"], accounts=t["accounts"]) if kind == "any" else Counts(t["one_kind_events"], t["within"], settings=t["one_kind_settings"])
        _cite(held, child, holding(world.day, needs, found))
    return held


def _family_count(world: World, events: list[tuple[Seen, str]], needs: Counts) -> Held:
    known = {seen.id: min(_child_known(world, s, c) for s, c in events if s is seen) for seen, _ in events}
    cited, held = holding(world.day, needs, [(seen, known[seen.id], None) for seen, _ in events]), {}
    for seen, child in events:
        _cite(held, child, {seen.id} & cited)
    return held


def below_threshold_run(world: World) -> Held:
    t = THRESHOLDS["below-threshold-run"]
    closed = [(seen, child) for seen, child in world.concerned() if seen.kind in ("contact", "referral", "concern", "incident", "disclosure") and seen.outcome in CLOSED]
    closed = [(seen, child) for seen, child in closed if seen.kind != "contact" or seen.service in ("social-care", "early-help", "police") or seen.concerns]
    held = _family_count(world, closed, Counts(t["events"], t["within"]))
    for child, entries in _family_count(world, closed, Counts(t["long_events"], t["long_within"])).items():
        _cite(held, child, entries)
    return held


def family_warnings(world: World) -> Held:
    t = THRESHOLDS["family-warnings"]
    mothers = [(row.person_id, world.known(row)) for row in world.related("mother", "stepmother", "adoptive mother", "foster carer")]
    adults = {(seen.id, person) for seen, person in world.adults()}
    found = []
    for seen, child in world.concerned():
        told = "told_by_family" in seen.says or names("outside_the_home", seen.account) or any(part == "reported" and names("outside_the_home", words) for words, part in seen.unsettled)
        told = told or any("reported" in parts and (seen.id, person) in adults and not any(person == mother and known <= seen.known for mother, known in mothers) for person, parts in seen.parts.items())
        closed = seen.outcome in ("no-further-action", "advice", "not-progressed", "safe-and-well", "closed") or "malicious" in seen.says
        if seen.kind in ("contact", "referral", "concern", "incident", "disclosure") and told and closed:
            found.append((seen, child))
    return _family_count(world, found, Counts(t["events"], t["within"]))


def re_referral(world: World) -> Held:
    t, held = THRESHOLDS["re-referral"], {}
    referrals = [(seen, child) for seen, child in world.concerned() if seen.kind == "referral" and (seen.service in ("social-care", "early-help") or seen.says & {"social_care", "early_help"})]
    for first, child in referrals:
        for later, other in referrals:
            again = days(first.day, t["apart"]) < later.day <= months(first.day, t["within"])
            known = max(first.known, later.known, _child_known(world, first, child), _child_known(world, later, child))
            if child == other and again and world.day < months(known, t["within"]):
                _cite(held, child, {first.id, later.id})
    return held


def _child_known(world: World, seen: Seen, child: str) -> date:
    """A child whom the entry does not name counts from the day on which the child is known."""
    return seen.known if child in seen.parts else max(seen.known, world.people[child].known_on)


def was_not_brought(world: World) -> Held:
    t, held = THRESHOLDS["was-not-brought"], {}
    missed, kept = [], []
    for seen, child in world.named():
        cancelled, absent = seen.outcome == "cancelled-by-service", "was not brought" in seen.parts[child]
        if (seen.kind == "missed appointment" or seen.outcome == "not-attended" or absent) and not cancelled:
            missed.append((seen, child))
        if (seen.kind == "appointment" or seen.outcome == "attended") and seen.outcome != "not-attended" and not cancelled and not absent:
            kept.append((seen, child))
    for child in world.children:
        of_child = [(seen, seen.known, None) for seen, who in missed if who == child]
        needs = Counts(t["events"], t["within"], one_missed_in=t["share"])
        _cite(held, child, holding(world.day, needs, of_child, [(seen, seen.known, None) for seen, who in kept if who == child]))
    needs = Counts(t["siblings_events"], t["siblings_within"], facets=t["siblings_children"], one_missed_in=t["share"])
    cited = holding(world.day, needs, [(seen, seen.known, child) for seen, child in missed], [(seen, seen.known, None) for seen, _ in kept])
    for seen, child in missed:
        _cite(held, child, {seen.id} & cited)
    for seen, child in missed:
        _cite(held, child, _missed_on_a_plan(world, t, seen, child))
    return held


def _missed_on_a_plan(world: World, t: dict[str, int], seen: Seen, child: str) -> set[str]:
    of_agency = [row for row in world.record.coverage if row.agency.lower() == seen.agency.lower()]
    told = not of_agency or any(row.kind_of_file in ("", "every contact") and row.held != "no" and (row.period_from or seen.day) <= seen.day <= (row.period_to or seen.day) for row in of_agency)
    neglect = {(other.id, who) for other, who in world.concerned() if any(theme.startswith("neglect-") for theme in other.concerns) and (other.concerns != {"neglect-medical"} or who in other.parts)}
    plans = [w for w in _open_work(world) if w["child"] == child and w["tier"] == 3 and w["seen"].day <= seen.day and (w["seen"].id, child) in neglect]
    plans = [w for w in plans if w["until_known"] > seen.day]
    if not told or not plans:
        return set()
    since = [other.known for other in world.sightings(child) if other.agency == seen.agency and other.day >= seen.day and other.id != seen.id]
    from_on = max(seen.known, min(w["known"] for w in plans), days(seen.day, t["on_plan_days"] + 1))
    weight_enough = t["on_plan_events"] <= max(1, seen.entry.how_many if seen.first > months(seen.day, -t["within"]) else 1)
    known = max(seen.known, min(w["known"] for w in plans))
    until = min([months(known, t["within"]), *since])
    return {seen.id} if weight_enough and from_on <= world.day < until else set()


def _open_work(world: World) -> list[dict]:
    """Each opening of work with a child: its entry, tier, whether a plan was made, and the day on which its end becomes known."""
    found = []
    for seen, child in world.concerned():
        tier = _tier(seen)
        only_mentioned = seen.parts.get(child) == {"mentioned"} and any("subject" in seen.parts[who] for other, who in world.named() if other is seen)
        if tier and not only_mentioned:
            known = _child_known(world, seen, child)
            found.append({"seen": seen, "child": child, "tier": tier, "plan": seen.kind in ("plan start", "conference"), "known": known, "until_known": _until(world, seen, child)})
    return found


def _tier(seen: Seen) -> int | None:
    begins = seen.kind in ("conference", "plan start", "section 47 enquiry", "strategy discussion", "assessment") and seen.outcome not in ("closed", "no-further-action", "not-progressed")
    if (not begins and seen.outcome != "early-help") or (seen.kind == "conference" and "work_ended" in seen.says):
        return None
    if seen.kind == "conference" or (seen.kind == "plan start" and "protection" in seen.says):
        return 3
    if seen.kind == "plan start" and "early_help" in seen.says and "child_in_need" not in seen.says:
        return 1
    if seen.kind in ("plan start", "section 47 enquiry", "strategy discussion") or (seen.kind == "assessment" and (seen.service == "social-care" or "social_care" in seen.says)):
        return 2
    return 1 if seen.outcome == "early-help" else None


def _until(world: World, opened: Seen, child: str) -> date:
    ends = [world.childhood_until(child)]
    ends += [row.known_on for row in world.related("adoptive mother", "adoptive father") if row.related_person_id == child]
    for seen, who in world.concerned():
        closing = seen.kind in ("closure", "plan end") or "work_ended" in seen.says or (seen.kind == "move" and "moved_away" in seen.says)
        closing = closing or (seen.kind in ("assessment", "review", "conference") and seen.outcome in ("closed", "no-further-action"))
        whose = seen.service == "social-care" or seen.kind in ("plan end", "move") or seen.agency == opened.agency
        if who == child and closing and whose and seen.id != opened.id and seen.day > opened.first:
            ends.append(_child_known(world, seen, child))
    return min(ends)


def child_not_seen(world: World) -> Held:
    t, held = THRESHOLDS["child-not-seen"], {}
    marks = [(seen, child) for seen, child in world.named() if seen.parts[child] & {"seen", "seen alone", "not seen"} or seen.outcome in ("seen", "not-seen")]
    bedrooms = any("bedroom" in seen.says and seen.parts[child] & {"seen", "seen alone"} for seen, child in marks)
    for work in _open_work(world) if marks else ():
        child, opened = work["child"], work["seen"]
        since = [s for s in world.sightings(child) if s.id != opened.id and s.day >= opened.first]
        if world.day >= work["until_known"]:
            continue
        _not_seen(world, held, work, [opened, *since], _child_due(t, world, work))
        if bedrooms and work["plan"] and work["tier"] > 1:
            born = world.people[child].birth_from
            until = months(born, 12 * t["bedroom_until"]) if born else NEVER
            _not_seen(world, held, work, [opened, *(s for s in since if "bedroom" in s.says)], [(lambda day: days(day, t["bedroom_days"] + 1), until)])
    _visits_unseen(world, t, held)
    return held


def _child_due(t: dict[str, int], world: World, work: dict) -> list:
    person, due = world.people[work["child"]], []
    if work["plan"] and work["tier"] == 3:
        due.append((lambda day: after_working_days(day, t["protection_days"]), NEVER))
    if work["plan"] and work["tier"] == 2:
        due.append((lambda day: days(day, t["need_days"] + 1), NEVER))
    if person.birth_from:
        due.append((lambda day: days(day, t["infant_days"] + 1), months(person.birth_from, t["infant_until"])))
    return due


def _not_seen(world: World, held: Held, work: dict, anchors: list[Seen], due: list) -> None:
    latest = max(anchors, key=lambda seen: (seen.day, seen.id))
    since = max(latest.day, world.people[work["child"]].birth_to or latest.day)
    for due_on, until in due:
        if due_on(since) <= world.day < until and world.can_tell(latest, due_on(since)):
            _cite(held, work["child"], {latest.id})
        if due_on(since) <= world.day < until and world.can_tell(work["seen"], due_on(since)):
            _cite(held, work["child"], {work["seen"].id})


def _visits_unseen(world: World, t: dict[str, int], held: Held) -> None:
    unseen = [(seen, child) for seen, child in world.named() if seen.kind == "visit" and ("not seen" in seen.parts[child] or seen.outcome == "not-seen")]
    for first, child in unseen:
        for later, other in unseen:
            running = child == other and first.day < later.day <= months(first.day, t["unseen_within"])
            if running and not any(s.day >= first.first for s in world.sightings(child)):
                _cite(held, child, {seen.id for seen in (first, later) if world.can_tell(seen, seen.day)})


def childs_words_unanswered(world: World) -> Held:
    t, held = THRESHOLDS["childs-words-unanswered"], {}
    adults_spoke = {seen.id for seen, person in world.adults() if seen.parts[person] & {"spoke", "reported"}}
    alone_recorded = any("seen alone" in seen.parts[child] for seen, child in world.named())
    for seen, child in world.named():
        told = (seen.kind == "disclosure" and not seen.entry.kind.suggested) or ((seen.kind == "disclosure" or "childs-words" in seen.themes or seen.entry.childs_words) and seen.concerns)
        tellers = {who for other, who in world.named() if other is seen and seen.parts[who] & {"spoke", "said to have been harmed"}}
        told = told and (not tellers or child in tellers)
        spoke = seen.parts[child] & {"subject", "spoke", "said to have been harmed", "mentioned"}
        if not told or not spoke or seen.id in adults_spoke or world.day >= world.childhood_until(child):
            continue
        answered = seen.entry.response or seen.outcome == "referral-made" or seen.outcome in BEGUN or _heard_in_an_assessment(world, seen, child)
        due = after_working_days(seen.day, t["response_days"])
        if not answered and due <= world.day and not _answers(world, seen, child) and world.can_tell(seen, due):
            _cite(held, child, {seen.id})
        due = after_working_days(seen.day, t["alone_days"])
        alone = [s for s in world.sightings(child) if "seen alone" in s.parts[child] and s.id != seen.id and s.day >= seen.first]
        heard = answered and seen.service == "social-care" and "seen alone" in seen.parts[child]
        if alone_recorded and due <= world.day and not alone and not heard and world.can_tell(seen, due):
            _cite(held, child, {seen.id})
    return held


def _heard_in_an_assessment(world: World, seen: Seen, child: str) -> bool:
    running = [
        other for other, who in world.named() if who == child and other is not seen
        and (other.outcome in ("assessment", "section-47", "strategy-discussion") or other.kind in ("section 47 enquiry", "strategy discussion"))
    ]  # fmt: skip
    at_work = seen.service == "social-care" and (seen.kind in ("visit", "assessment") or "seen alone" in seen.parts[child])
    return at_work and any(other.known <= seen.known and days(seen.day, -65) <= other.day <= seen.day for other in running)


def _answers(world: World, opened: Seen, child: str) -> list[Seen]:
    kinds = ("referral", "strategy discussion", "section 47 enquiry", "assessment", "conference", "meeting", "visit", "decision", "plan start", "closure")
    found = []
    for seen, who in world.named():
        acted = seen.entry.response or seen.outcome == "referral-made" or seen.outcome in BEGUN or seen.kind in kinds
        if who == child and acted and "not seen" not in seen.parts[who] and seen.id != opened.id and seen.day >= opened.first:
            found.append(seen)
    return found


def _fathers(world: World) -> dict[tuple[str, str], date]:
    """(child, father or male carer), with the day from which it is known."""
    found: dict[tuple[str, str], date] = {}
    for child, adult, how, until, known in world.carers():
        male = world.people[adult].sex == "male"
        if how in ("father", "adoptive father", "stepfather") or (how in ("step-parent", "parent") and male) or (how == "partner of a parent" and male and until == NEVER):
            found[child, adult] = min(known, found.get((child, adult), NEVER))
    return found


def _harm(world: World) -> dict[str, list[Seen]]:
    found = defaultdict(list)
    for seen, person in world.adults():
        recorded = seen.themes & {"violence", "domestic-abuse", "sexual-harm", "physical-harm"} or seen.says & {"restriction", "safety_decision"} or "said to have harmed" in seen.parts[person]
        if recorded and seen.parts[person] - {"said to have been harmed", "interpreted", "reported"}:
            found[person].append(seen)
    return found


def _on_involving(world: World, father: str) -> list[Seen]:
    """Decisions on how he may be involved."""
    found = []
    for seen, person in world.adults():
        stated = seen.kind == "decision" and not seen.entry.kind.suggested
        if person == father and stated and "subject" in seen.parts[person] and "how_he_may_be_involved" in seen.says:
            found.append(seen)
    return found


def _stops(world: World, father: str, harm: dict[str, list[Seen]]) -> list[tuple[Seen, list[Seen]]]:
    """What stops asking whether anybody is in touch with him, each with the decisions that lift it on the first day that any does."""
    found, involving = [], _on_involving(world, father)
    for seen in harm.get(father, []):
        if seen.says & {"restriction", "manager_decided", "safety_decision"} and seen not in involving:
            can_be_lifted = seen.says & {"manager_decided", "safety_decision"} and "order_or_bail" not in seen.says
            lifting = [later for later in involving if can_be_lifted and later.first > seen.day]
            first = min((later.known for later in lifting), default=NEVER)
            if seen.known < first:
                found.append((seen, [later for later in lifting if later.known == first]))
    return found


def _stopped(stops: list[tuple[Seen, list[Seen]]], since: date) -> bool:
    return any(not lifting or lifting[0].known > since for _, lifting in stops)


def father_gap(world: World) -> Held:
    held, harm = {}, _harm(world)
    known = {row.related_person_id for row in world.related("father", "adoptive father", "donor")}
    mothers = [row.related_person_id for row in world.related("mother", "adoptive mother", "parent")]
    known |= {child for child in mothers if mothers.count(child) > 1}
    for work in _open_work(world) if world.relationships else ():
        if work["child"] not in known:
            _expect(world, held, work, work["seen"], {work["child"]: []})
        for (child, father), known_as in _fathers(world).items():
            if child == work["child"] and (world.people[father].death_date or NEVER) > world.day:
                stops, from_on = _stops(world, father, harm), max(work["known"], known_as)
                if _steps_open(world, work, father, _stopped(stops, from_on)):
                    _expect(world, held, work, work["seen"], {child: [], father: harm.get(father, [])})
                for lifting in {later for _, several in stops for later in several if later.known > from_on}:
                    if not _stopped(stops, lifting.known) and _expected_again(world, work, father, lifting):
                        _expect(world, held, work, lifting, {child: [], father: harm.get(father, [])})
    return held


def _expect(world: World, held: Held, work: dict, opening: Seen, concerned: dict[str, list[Seen]]) -> None:
    due = after_working_days(opening.day, THRESHOLDS["father-gap"]["known_days"])
    if due <= world.day < work["until_known"]:
        for person, harm in concerned.items():
            cited = {opening.id} if world.can_tell(opening, due) else set()
            _cite(held, person, cited | {seen.id for seen in harm if world.can_tell(seen, seen.day)})


def _done_with(world: World, father: str, since: date) -> set[str]:
    """What was done with him, on a day that may be as late as this one."""
    met = set()
    for seen, person in world.adults():
        parts, stated = seen.parts[person], not seen.suggested[person]
        if person != father or parts & {"absent", "said to have harmed", "said to have been harmed"} or seen.day < since:
            continue
        if parts & {"spoke", "seen", "seen alone", "present", "invited", "cared for the child", "reported", "interpreted"}:
            met.add("contact")
        if seen.kind in ("contact", "visit", "appointment", "meeting", "assessment", "conference", "review", "referral") and (stated or "subject" in parts):
            met.add("contact")
        if parts & {"seen", "seen alone", "spoke", "present"} or (seen.kind in ("visit", "appointment") and stated):
            met.add("seen")
        if seen.kind == "assessment":
            met.add("assessed")
        if parts & {"invited", "present"} or (seen.kind in ("meeting", "conference", "review") and stated):
            met.add("invited")
    return met


def _expected(work: dict) -> set[str]:
    return {"contact"} if work["tier"] == 2 else {"contact", "seen", "assessed", "invited"} if work["tier"] == 3 else set()


def _care_is_shared(world: World, father: str) -> bool:
    apart = {"absent", "said to have harmed", "said to have been harmed"}
    return any("shared_care" in seen.says and not seen.parts[person] & apart for seen, person in world.adults() if person == father)


def _steps_open(world: World, work: dict, father: str, stopped: bool) -> bool:
    met = _done_with(world, father, date.min) - {"invited"} | _done_with(world, father, work["seen"].first) & {"invited"}
    if stopped:
        met |= {"contact", "seen", "invited"}
    return bool(_expected(work) - met) and not _care_is_shared(world, father)


def _expected_again(world: World, work: dict, father: str, lifting: Seen) -> bool:
    return bool(_expected(work) - {"assessed"} - _done_with(world, father, lifting.first)) and not _care_is_shared(world, father)


def unlinked_adult(world: World) -> Held:
    t, held = THRESHOLDS["unlinked-adult"], {}
    concerned = defaultdict(set)
    for seen, child in world.concerned():
        if world.day < world.childhood_until(child):
            concerned[seen.id].add(child)
    for seen, person in _not_placed(world):
        due = after_working_days(seen.day, t["placed_days"])
        if due <= world.day and world.can_tell(seen, due):
            for who in concerned[seen.id] | ({person} if person else set()):
                _cite(held, who, {seen.id})
    return held


def _not_placed(world: World) -> list[tuple[Seen, str | None]]:
    placed = {person for row in world.relationships for person in (row.person_id, row.related_person_id)}
    found: list[tuple[Seen, str | None]] = []
    for seen, person in world.adults():
        parts = seen.parts[person]
        on_its_books = seen.service in ("substance", "adult-health", "probation") and not seen.suggested[person] and sum(other is seen for other, _ in world.adults()) == 1
        stays = "lives_or_stays" in seen.says and not parts & {"reported", "interpreted"} and not on_its_books
        if person not in placed and ("cared for the child" in parts or stays):
            found.append((seen, person))
    for seen in world.entries:
        for words, part in seen.unsettled:
            stays = "lives_or_stays" in seen.says and part not in ("reported", "interpreted")
            if names("unplaced_adult", words) and (part == "cared for the child" or names("partner_of_a_parent", words) or stays):
                found.append((seen, None))
    return found


def substance_without_impact(world: World) -> Held:
    t, held = THRESHOLDS["substance-without-impact"], {}
    events = defaultdict(list)
    for child, adult, _, until, known in world.carers():
        conceived = months(world.people[child].birth_from, -9) if world.people[child].birth_from else date.min
        for seen, user in _use(world):
            if user in (adult, "") and until >= seen.first and conceived <= seen.day < world.childhood_until(child):
                events[child, user].append((seen, max(seen.known, known), None))
    events = {key: [(seen, min(k for s, k, _ in found if s is seen), None) for seen, _, _ in found] for key, found in events.items()}
    impact = []
    for seen, child in world.named():
        if seen.meant[child] or "impact" in seen.says or (seen.themes & {"alcohol", "drugs"} and (seen.kind == "assessment" or seen.entry.childs_words)):
            impact.append((child, (seen, seen.known, None)))
    for (child, _), found in events.items():
        cited = holding(world.day, Counts(t["events"], t["within"], allow=t["impact_days"]), found, ends=[event for who, event in impact if who == child])
        _cite(held, child, {seen.id for seen, _, _ in found if seen.id in cited and world.can_tell(seen, seen.day)})
    return held


def _use(world: World) -> list[tuple[Seen, str]]:
    found = []
    for seen in world.entries:
        if seen.concerns & {"alcohol", "drugs"} and not seen.says & {"stable_treatment", "use_denied"}:
            users = [person for other, person in world.adults() if other is seen and not seen.parts[person] & {"interpreted", "reported", "absent"}]
            found += [(seen, user) for user in users or [""]]
    return found


def infant_sleep_context(world: World) -> Held:
    t, held = THRESHOLDS["infant-sleep-context"], {}
    for child in world.children:
        person = world.people[child]
        due = person.birth_from or person.expected_date
        if due is None or not days(due, -7 * t["weeks_before"]) <= world.day < min(months(due, t["until_age"]), world.childhood_until(child)):
            continue
        items = [(item, seen) for item, seen in _sleep_items(world, child) if months(due, -t["look_back"]) <= seen.day < months(due, t["until_age"])]
        kinds = {item for item, _ in items}
        for item, seen in items:
            shared = item == "shared" and kinds & {"tobacco", "use", "sedating", "small"}
            if item in ("use", "sedating", "sofa") or shared or (item in ("tobacco", "small") and "shared" in kinds):
                _cite(held, child, {seen.id})
    return held


def _sleep_items(world: World, child: str) -> list[tuple[str, Seen]]:
    order = (("safe_sleep", "safe"), ("sofa_sleeping", "sofa"), ("bed_sharing", "shared"), ("sedating", "sedating"), ("early_or_small", "small"), ("tobacco", "tobacco"))
    found = []
    for seen, who in world.concerned():
        items = [item for words, item in order if words in seen.says and (item != "small" or who in seen.parts)]
        if who == child:
            found += [(item, seen) for item in (["safe"] if "safe" in items else items)]
    adults = {(adult, until) for of, adult, _, until, _ in world.carers() if of == child}
    found += [("use", seen) for seen, user in _use(world) for adult, until in adults if user in (adult, "") and until >= seen.first]
    return found


def _injury_told_again(seen: Seen, child: str, injuries: list[tuple[Seen, str]]) -> bool:
    def passes_on(one: Seen) -> bool:
        return one.kind in ("referral", "contact") or (one.kind == "visit" and one.service == "social-care")

    earlier = [one for one, who in injuries if who == child and one is not seen and one.known <= seen.known and days(seen.day, -7) <= one.day <= seen.day]
    return passes_on(seen) and "late_or_changed" not in seen.says and any(one.day < seen.day or not passes_on(one) for one in earlier)


def repeat_injuries(world: World) -> Held:
    t, held = THRESHOLDS["repeat-injuries"], {}
    events, injuries = defaultdict(list), []
    kinds = ("injury", "incident", "observation", "concern", "contact", "health", "appointment", "referral", "disclosure", "visit")
    for seen, child in world.named():
        parts, somebody = seen.parts[child], any("said to have been harmed" in parts for parts in seen.parts.values())
        own = "said to have been harmed" in parts or (not seen.themes & {"violence", "domestic-abuse"} and not somebody)
        hidden = parts & {"absent", "not seen", "was not brought", "reported", "interpreted"}
        if seen.kind in kinds and (seen.kind == "injury" or "physical-harm" in seen.concerns) and own and not hidden:
            injuries.append((seen, child))
    for seen, child in injuries:
        if not _injury_told_again(seen, child, injuries):
            events[child, "any"].append((seen, seen.known, None))
            born = world.people[child].birth_to
            if born and born <= seen.day < months(born, t["not_mobile"]):
                events[child, "one"].append((seen, seen.known, None))
            if "late_or_changed" in seen.says:
                events[child, "late"].append((seen, seen.known, None))
    for (child, kind), found in events.items():
        _cite(held, child, holding(world.day, Counts(t["events"] if kind == "any" else t["one"], t["within"]), found))
    return held


def out_of_school(world: World) -> Held:
    t, held = THRESHOLDS["out-of-school"], {}
    events, lost = defaultdict(list), set()
    for seen, child in world.named():
        words = "out_of_school" in seen.says and seen.kind in ("school", "decision", "concern", "meeting", "contact", "referral")
        born = world.people[child].birth_to
        old_enough = born is None or seen.day >= months(born, 12 * t["from_age"])
        if ("neglect-educational" in seen.concerns or seen.outcome == "removed-from-roll" or words) and not seen.themes & {"improvement", "good-care"} and old_enough:
            events[child].append((seen, seen.known, "school"))
            lost.add(child)
    for seen, child, theme in _concerns(world):
        if child in lost and theme not in ("neglect-educational", "alcohol", "drugs"):
            events[child].append((seen, seen.known, "concern"))
    for child, found in events.items():
        _cite(held, child, holding(world.day, Counts(t["events"], t["within"], facets=t["both"]), found))
    return held


def _concerns(world: World) -> list[tuple[Seen, str, str]]:
    return [(seen, child, theme) for seen, child in world.named() for theme in seen.concerns if not (seen.read and seen.themes & {"hardship", "good-care"})]


def heard_through_another(world: World) -> Held:
    t, held = THRESHOLDS["heard-through-another"], {}
    by_relative = {seen.id for seen in world.entries if _relative_interprets(world, seen)}
    events = [(seen, child) for seen, child in world.concerned() if seen.id in by_relative and "interpreted" not in seen.parts.get(child, ())]
    held = _family_count(world, events, Counts(t["events"], t["within"]))
    needs = {person: row.known_on for person, row in world.people.items() if row.interpreter not in ("", "no", "none", "not needed") or "bsl" in row.communication.lower()}
    for seen, child in world.named():
        alone = [who for other, who in world.named() if other is seen] == [child]
        if "language_need" in seen.says and "subject" in seen.parts[child] and alone:
            needs[child] = min(needs.get(child, NEVER), seen.known)
    for person, known in needs.items():
        met = [seen for seen in world.entries if person in seen.parts and _met(seen, person)]
        noted = [seen for seen in met if "interpreter" in seen.says or seen.id in by_relative]
        alone = [(seen, max(seen.known, known), None) for seen in met if seen not in noted]
        _cite(held, person, holding(world.day, Counts(t["contacts"], t["within"]), alone, ends=[(seen, max(seen.known, known), None) for seen in noted]))
    return held


def _relative_interprets(world: World, seen: Seen) -> bool:
    booked = "interpreter" in seen.says
    settled = any("interpreted" in parts and not (seen.suggested[person] and booked) for person, parts in seen.parts.items() if person in world.people)
    children = {person.person_id for person in world.record.person if person.kind == "child"}
    read = any(row.entry_id == seen.id and row.part == "interpreted" and row.suggested and row.person_id in children for row in world.record.concerned) and not booked
    return settled or read or "relative_spoke_for" in seen.says or any(part == "interpreted" and names("relative", words) and not booked for words, part in seen.unsettled)


def _met(seen: Seen, person: str) -> bool:
    kinds = ("visit", "appointment", "assessment", "meeting", "conference", "section 47 enquiry", "disclosure")
    parts = seen.parts[person]
    there = not parts & {"absent", "not seen", "was not brought", "reported"} and not (seen.suggested[person] and parts == {"mentioned"})
    return seen.kind in kinds and seen.outcome not in ("not-seen", "not-attended", "cancelled-by-service") and there


def held_by_one_agency(world: World) -> Held:
    t, held = THRESHOLDS["held-by-one-agency"], {}
    coverage = {row.agency.lower(): row for row in world.record.coverage}
    able = {s.agency for s in world.entries if (row := coverage.get(s.agency.lower())) is None or (row.kind_of_file in ("", "every contact", "significant events") and row.held != "no")}
    events = defaultdict(list)
    for seen, child, theme in _concerns(world):
        others = [other.known for other, who in world.named() if who == child and other.agency in able and other.agency.lower() != seen.agency.lower()]
        if seen.setting and seen.service not in ("adult-health", "substance", "police", "probation") and others:
            events[child, theme, seen.agency].append((seen, max(seen.known, min(others)), None))
    for (child, theme, agency), found in events.items():
        ends = []
        for seen, who in world.named():
            passed = seen.kind in ("referral", "strategy discussion", "conference") or seen.entry.shared_on or seen.outcome == "referral-made" or seen.outcome in BEGUN - {"service-given"}
            if who == child and ((seen.agency == agency and passed) or (seen.agency != agency and theme in seen.themes)):
                ends.append((seen, seen.known, None))
        cited = holding(world.day, Counts(t["events"], t["within"], allow=t["share_days"]), found, ends=ends)
        _cite(held, child, {seen.id for seen, _, _ in found if seen.id in cited and world.can_tell(seen, seen.day)})
    return held


SLOW = {
    "below-threshold-run": below_threshold_run,
    "child-not-seen": child_not_seen,
    "childs-words-unanswered": childs_words_unanswered,
    "cumulative-neglect": cumulative_neglect,
    "family-warnings": family_warnings,
    "father-gap": father_gap,
    "heard-through-another": heard_through_another,
    "held-by-one-agency": held_by_one_agency,
    "infant-sleep-context": infant_sleep_context,
    "out-of-school": out_of_school,
    "re-referral": re_referral,
    "repeat-injuries": repeat_injuries,
    "substance-without-impact": substance_without_impact,
    "unlinked-adult": unlinked_adult,
    "was-not-brought": was_not_brought,
}
