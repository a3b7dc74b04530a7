"""One child's own page in words: statements of this child alone, each with its entries, and of what is not recorded that it is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.scope import Scope
from keepsight.chronology.gaps import SHOWN_FROM, silences
from keepsight.chronology.seen import ChildSeen, Sight, each_child, is_school
from keepsight.commands.infant_card import babies
from keepsight.commands.open_care import Care
from keepsight.patterns import catalogue
from keepsight.records.entry import Entry, Theme
from keepsight.records.person import Person
from keepsight.reports.picture.told import Told, standing
from keepsight.reports.picture.words.ages import age, born
from keepsight.reports.picture.words.children import said_by
from keepsight.reports.picture.words.cited import excerpt
from keepsight.reports.picture.words.dates import day, days, span
from keepsight.reports.picture.words.who import address
from keepsight.web.care.words import Listed, beside, latest_of
from keepsight.web.layout.lines import Item, Line, item, line
from keepsight.web.questions.words import questions_here

HEARD, LISTED = 3, 4
FADES = timedelta(days=SHOWN_FROM)
KEPT = {"attended": "kept", "not-attended": "not kept", "cancelled-by-service": "cancelled by the service"}
UNANSWERED = "No entry in the records supplied says what was answered"

AIDS = re.compile(r"\b(?:hearing aids?|(?:her|his|their|new|no|the|\w+['’]s) aids|aids (?:in|out|were|are|have|checked|two|reset)|moulds?|glasses|interpret\w*|bsl|makaton|sign(?:ed|s)? (?:for|through|language)|signer|communication support)\b", re.I)


@dataclass(frozen=True, slots=True)
class ChildWords:
    """The page: who the child is, what fades, the lines, who grades their care, the questions about this child."""

    heading: str
    age: str
    fading: str
    about: tuple[Line, ...]
    seen: tuple[Line, ...]
    latest: tuple[Listed, ...]
    beside: tuple[Line, ...]
    services: tuple[Line, ...]
    doing: tuple[tuple[str, str], ...]
    questions: SafeString


def child_words(found: Care, child: Person, by: Scope, signs: str) -> ChildWords:
    """Put one child's page into words."""
    told, back = found.told, reverse("child", args=[by.family.pk, child.person_id])
    every = [definition.slug for definition in catalogue()]
    return ChildWords(
        heading=child.label, age=age(child, told.as_of), fading=fading(told, child), about=tuple(_about(told, child, by)), seen=tuple(_seen(told, child, by)),
        latest=latest_of(found, child, by), beside=beside(told, by, child.person_id), services=tuple(_services(told, child, by)), doing=tuple(_doing(told, child, by)),
        questions=questions_here(told, by, signs, every, (child.person_id,), back),
    )  # fmt: skip


def fading(told: Told, child: Person) -> str:
    """Where the entries about this child ended and those about a brother or sister went on, between which days; else nothing."""
    own = max((entry.happened_to for entry in told.own.get(child.person_id, [])), default=None)
    others = [one for one in told.people.values() if one.kind == "child" and one.person_id != child.person_id]
    lasts = [(entry.happened_from, one.label) for one in others for entry in told.own.get(one.person_id, [])[-1:]]
    if not lasts:
        return ""
    latest, whose = max(lasts)
    if own is None:
        return f"No entry in the records supplied is about {child.label}. The latest about {whose} is of {day(latest)}."
    if latest - own <= FADES:
        return ""
    return f"No entry in the records supplied is about {child.label} after {day(own)}. The latest about {whose} is of {day(latest)}, {days((latest - own).days)} later. Who has seen {child.label} since?"


def _own(told: Told, child: Person) -> list[Entry]:
    return list(reversed(told.own.get(child.person_id, [])))


def _items(entries: Iterable[Entry], by: Scope) -> list[Item]:
    return [item(entry, by) for entry in entries]


def _about(told: Told, child: Person, by: Scope) -> list[Line]:
    spoken = [entry for entry in _own(told, child) if any(row.part == "interpreted" for row in told.concerned.get(entry.entry_id, []))]
    needs = [item(entry, by, suggested=all(theme.suggested for theme in themes)) for entry in _own(told, child) if _of_this_child_alone(told, entry) and (themes := _needs(entry))]
    language = [f"{name}: {said or 'not recorded'}" for name, said in (("First language", child.first_language), ("Interpreter", child.interpreter), ("How this child communicates, and through whom", child.communication))]
    return [
        line("born", "Born", [], facts=(born(child),)),
        line("needs", "Disability and health", needs, facts=(child.disability or "Disability: not recorded",)),
        *_served(told, child, by),
        line("language", "Language, and how this child communicates", [item(entry, by, chosen="somebody interpreted") for entry in spoken], facts=tuple(language), ask="" if child.communication else "How does this child make themselves understood, and to whom?"),
    ]


def _served(told: Told, child: Person, by: Scope) -> list[Line]:
    """How well an aid, an interpreter or a signer served this child, where one is recorded as needed or an entry about this child alone tells of one."""
    needed = bool(child.disability or child.communication or child.interpreter)
    found = [entry for entry in _own(told, child) if (needed or _of_this_child_alone(told, entry)) and AIDS.search(entry.text)]
    if not needed and not found:
        return []
    facts = () if found else ("No entry in the records supplied says how they served.",)
    return [line("served", "Hearing aids, glasses, an interpreter or a signer: how they served", [item(entry, by, suggested=True) for entry in found], facts=facts, shown=LISTED, ask="Did they work, on the day and since? Who looked?")]


def _needs(entry: Entry) -> list[Theme]:
    return [theme for theme in entry.themes if theme.value in ("disability", "health") and not theme.denied]


def _of_this_child_alone(told: Told, entry: Entry) -> bool:
    """Whether no other child is named in it: of several, an entry does not settle whose need it speaks of."""
    named = {row.person_id for row in told.concerned.get(entry.entry_id, [])}
    return sum(one in told.people and told.people[one].kind == "child" for one in named) == 1


def _seen(told: Told, child: Person, by: Scope) -> list[Line]:
    seen = next((one for one in each_child(told.assembled.record) if one.person_id == child.person_id), ChildSeen(child.person_id))
    sights = [("seen", "Last seen", seen.seen, _how(seen.seen)), ("alone", "Last seen alone", seen.seen_alone, "alone"), ("not-seen", "Last not seen, or not brought", seen.not_seen, "")]
    lines = [line(code, heading, [item(sight.entry, by, chosen, sight.suggested)] if sight else []) for code, heading, sight, chosen in sights]
    said = [item(sight.entry, by, f"‘{excerpt(sight.words, longest=300)}’. {_answered(sight.entry)}", sight.suggested) for sight in reversed(said_by(told, child.person_id))]
    return [*lines, line("heard", "Last heard, in the child’s words, and what was answered", said, shown=HEARD, ask="What does this child say, show or draw, and to whom?")]


def _how(sight: Sight | None) -> str:
    if sight is None:
        return ""
    return "at school" if sight.at_school else "alone" if sight.alone else "whether alone is not recorded"


def _answered(entry: Entry) -> str:
    outcome = entry.outcome.value if entry.outcome and not entry.outcome.suggested else ""
    said = "; ".join(filter(None, (outcome, entry.response)))
    return f"Answered: {excerpt(said).rstrip('.')}" if said else UNANSWERED


def _services(told: Told, child: Person, by: Scope) -> list[Line]:
    own = _own(told, child)
    offered = [item(entry, by, kept) for entry in own if (kept := _kept(told, child, entry))]
    at_school = [entry for entry in own if (entry.kind and entry.kind.value == "school") or (is_school(entry.agency) and any(theme.value == "neglect-educational" for theme in entry.themes))]
    moves = [entry for entry in own if entry.kind and entry.kind.value in ("move", "placement")]
    lines = [
        line("offered", "Offered, and whether it was kept", offered, shown=LISTED),
        line("school", "School and nursery", _items(at_school, by), shown=LISTED),
        line("moves", "Homes and moves", _items(moves, by), facts=_homes(told, child), shown=LISTED),
        line("silences", f"More than {SHOWN_FROM} days without an entry about this child", [], facts=_silent(told, child)),
    ]
    return lines + _asleep(told, child, by, own)


def _kept(told: Told, child: Person, entry: Entry) -> str:
    """Whether what was offered was kept, where the entry is of an appointment; a child is brought, so it is never laid on the child."""
    kind = entry.kind.value if entry.kind else ""
    if any(row.part == "was not brought" and row.person_id == child.person_id for row in told.concerned.get(entry.entry_id, [])):
        return "was not brought"
    if kind in ("appointment", "missed appointment") or entry.outcome_code in KEPT:
        return KEPT.get(entry.outcome_code) or ("kept" if kind == "appointment" else "not kept")
    return ""


def _homes(told: Told, child: Person) -> tuple[str, ...]:
    rows = sorted((row for row in standing(told.assembled.record.household, told.as_of) if row.person_id == child.person_id), key=lambda row: (row.start_from is None, row.start_from, row.household))
    return tuple(f"{address(row)}{f', from {span(row.start_from, row.start_to or row.start_from)}' if row.start_from else ''}{f', until {span(row.end_from or row.end_to, row.end_to)}' if row.end_to else ''}" for row in rows)


def _silent(told: Told, child: Person) -> tuple[str, ...]:
    return tuple(f"{day(one.first)} to {day(one.last)}, {days(one.days)}" for one in silences(told.own.get(child.person_id, ()), until=told.as_of))


def _asleep(told: Told, child: Person, by: Scope, own: list[Entry]) -> list[Line]:
    """Where a baby sleeps, as entries say it; the baby's card holds the rest."""
    if child not in babies(told):
        return []
    asleep = [entry for entry in own if any(theme.value == "sleep" and not theme.denied for theme in entry.themes)]
    return [line("sleep", "Where the baby sleeps", [item(entry, by) for entry in asleep], ask="Where does the baby sleep, and who saw it, when?", record=reverse("infant-card", args=[by.family.pk, child.person_id]))]


def _doing(told: Told, child: Person, by: Scope) -> list[tuple[str, str]]:
    family, own = by.family.pk, child.person_id
    found = [("Care over time", reverse("care-over-time", args=[family, own])), ("Fathers and male carers", reverse("fathers", args=[family])), ("Alcohol and drugs: what a day means for each child", reverse("substances", args=[family]))]
    found += [("The baby’s card", reverse("infant-card", args=[family, own]))] if child in babies(told) else []
    return [*found, ("The chronology", reverse("chronology", args=[family]))]
