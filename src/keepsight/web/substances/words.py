"""Alcohol and drugs in words: each adult over time and by whose account; each child, and what a day of it means; screens as results; work before a birth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.commands.substance_use import BirthRow, SubstanceUse, UseRow
from keepsight.pictures.anchors import in_a_link
from keepsight.records.codes import SOURCE_TYPES
from keepsight.records.entry import Entry
from keepsight.records.person import Person
from keepsight.reports.picture.words.ages import age
from keepsight.reports.picture.words.who import eldest_first
from keepsight.store.substances import AREAS, PATTERNS, SCREENS, SUBSTANCES, TREATMENTS, WORK_BEFORE_BIRTH
from keepsight.web.layout.lines import Item, Line, item, line
from keepsight.web.questions.words import questions_here

from .by_age import Age, age_on, range_of, source_of

PATTERNS_ASKED = ("substance-without-impact", "self-report-only", "new-baby-no-rethink", "infant-sleep-context")
FIRST = "Use alone does not make a child unsafe: how much, when and what it means for each child do. Every line says on what it rests and by whose account."
FULL_TERM = timedelta(weeks=40)
LATELY = timedelta(days=366)  # work before a birth is shown until the child is a year old
NO_DIAGNOSIS = "Each is a result of a screening on that day, not a diagnosis."
NOTHING_OF_A_DAY = "No entry in the records supplied of what a day of drinking or drug use means for this child."


@dataclass(frozen=True, slots=True)
class Someone:
    """One adult or child: a name, a line under it, the lines, and what is missing; of a child, what to ask of services at that age, as a heading and
    questions, and where it is written down."""

    heading: str
    code: str
    said: str
    lines: tuple[Line, ...]
    none: str
    to_ask: str = ""
    asks: tuple[str, ...] = ()
    write: str = ""


@dataclass(frozen=True, slots=True)
class SubstanceWords:
    """The page: what stands first, the adults, the children, the babies expected or just born, entries of use by nobody settled, what may be written, the questions."""

    first: str
    adults: tuple[Someone, ...]
    children: tuple[Someone, ...]
    before_birth: tuple[Someone, ...]
    unsettled: Line
    doing: tuple[tuple[str, str], ...]
    questions: SafeString

    @property
    def unsettled_lines(self) -> tuple[Line, ...]:
        """The same as a list, as the template of lines takes it."""
        return (self.unsettled,)


def substance_words(found: SubstanceUse, by: Scope, signs: str) -> SubstanceWords:
    """Put the page into words. Every child has a place, also one of whom nothing is recorded; an adult only where something is."""
    told, back = found.told, reverse("substances", args=[by.family.pk])
    people = sorted(told.people.values(), key=eldest_first)
    adults = [_adult(found, by, one) for one in people if one.kind == "adult"]
    unsettled = _unsettled(found, by)
    anything = any(one.lines for one in adults) or bool(unsettled.shown)
    children = [_child(found, by, one, anything) for one in people if one.kind == "child"]
    expected = [_before(found, by, one) for one in people if one.kind == "child" and _just_born(one, found)]
    offered = (("An adult’s use", "write-use"), ("What a day of it means for a child", "write-day-of-use"), ("The result of a health screen", "write-screening"), ("Work before a birth", "write-before-birth"))
    doing = tuple((words, reverse(name, args=[by.family.pk])) for words, name in offered) if by.may(May.RECORD_ENTRY) and by.reader.agency else ()
    return SubstanceWords(FIRST, tuple(one for one in adults if one.lines), tuple(children), tuple(expected), unsettled, doing, questions_here(told, by, signs, PATTERNS_ASKED, (), back))


def _adult(found: SubstanceUse, by: Scope, person: Person) -> Someone:
    """An adult's use over time as accounts of it were written down, the latest first, each with what it rests on; then screens."""
    own, place = person.person_id, in_a_link(person.person_id)
    uses = [_use(one, by) for one in found.uses if one[0].adult_id == own]
    results = [(row, entry) for row, entry in found.screens if row.adult_id == own]
    screens = [item(entry, by, f"{row.tool}: {row.result} of {SCREENS[row.tool]}; {range_of(row.tool, row.result, person.sex)}") for row, entry in results]
    sources = tuple(f"Ranges as published. {source}." for source in sorted({source_of(row.tool) for row, _ in results}))
    facts = (NO_DIAGNOSIS, *sources) if results else ()
    lines = [line(f"use-{place}", "By each account, over time", uses, shown=4), line(f"screens-{place}", "Health screens, as results", screens, facts=facts, shown=4)]
    stable = next((row for row, _ in found.uses if row.adult_id == own and row.treatment), None)
    said = f"In treatment, and stable, by the latest account of {SUBSTANCES[stable.substance]}." if stable and stable.treatment == "stable" else ""
    return Someone(person.label, f"adult-{place}", said, tuple(one for one in lines if one.shown), "")


def _use(written: UseRow, by: Scope) -> Item:
    row, entry = written
    words = [f"{SUBSTANCES[row.substance]}: {PATTERNS[row.pattern]}", TREATMENTS.get(row.treatment, ""), _source(entry)]
    chosen = "; ".join(word for word in words if word)
    return item(entry, by, chosen[:1].upper() + chosen[1:])


def _unsettled(found: SubstanceUse, by: Scope) -> Line:
    """Entries that speak of alcohol or drugs, with whom they mention: whoever rang about it, or minded the children, is named in them as whoever drank is."""
    written = {entry.entry_id for _, entry in (*found.uses, *found.screens)}
    ids = {one.entry_id for one in found.bearing if one.item == "use"} - written
    return line("unsettled", "Entries", [_mentioning(found, entry, by) for entry in reversed(found.told.entries) if entry.entry_id in ids], shown=6)


def _mentioning(found: SubstanceUse, entry: Entry, by: Scope) -> Item:
    people = found.told.people
    adults = {people[row.person_id].label for row in found.told.concerned.get(entry.entry_id, []) if row.person_id in people and people[row.person_id].kind == "adult"}
    made = item(entry, by, suggested=True)
    said = _source(entry)
    return replace(made, chosen=f"{said[:1].upper()}{said[1:]}; mentions {', '.join(sorted(adults))}" if adults else said[:1].upper() + said[1:])


def _source(entry: Entry) -> str:
    return SOURCE_TYPES.get(entry.source_type.value, "") if entry.source_type else "what it rests on is not recorded"


def _child(found: SubstanceUse, by: Scope, person: Person, anything: bool) -> Someone:
    """What a day of use means for a child, respect by respect, those first that matter at this age; then entries that tell of it anyhow. Beside each account
    stands how old the child was on its day."""
    own, place, now = person.person_id, in_a_link(person.person_id), age_on(person, found.told.as_of)
    lines = {code: line(f"{code}-{place}", AREAS[code], [_at_age(entry, person, by) for row, entry in found.days if row.child_id == own and row.area == code]) for code in now.order}
    written = {entry.entry_id for _, entry in found.days}
    anyhow = [item(entry, by, suggested=True) for entry in _entries(found, own, "impact") if entry.entry_id not in written]
    shown = [one for one in (*lines.values(), line(f"anyhow-{place}", "Other entries of what it means", anyhow)) if one.shown]
    missing = [code for code, one in lines.items() if not one.shown] if anything else []
    write = reverse("write-day-of-use", args=[by.family.pk]) if by.may(May.RECORD_ENTRY) and by.reader.agency else ""
    return Someone(
        person.label, f"child-{place}", f"Age: {age(person, found.told.as_of)}{', ' + now.label if now.label else ''}", tuple(shown), NOTHING_OF_A_DAY if anything and not shown else "",
        _to_ask(now, missing), _asks(now, missing), f"{write}?{urlencode({'child': own})}" if write else "",
    )  # fmt: skip


def _at_age(entry: Entry, person: Person, by: Scope) -> Item:
    return item(entry, by, f"Age then: {age(person, entry.happened_to)}")


def _to_ask(now: Age, missing: list[str]) -> str:
    if not missing:
        return ""
    return "What matters at this age, and has no entry in the records supplied" if now.respects else "What has no entry in the records supplied. The age is not known, so it stands in its usual order"


def _asks(now: Age, missing: list[str]) -> tuple[str, ...]:
    """What to ask at this age, then the other respects in a line."""
    others = ", ".join(AREAS[code].lower() for code in missing if code not in now.respects)
    asked = [f"{AREAS[code]}. {now.respects[code]}" for code in missing if code in now.respects]
    return (*asked, *([f"{'Also' if asked else 'These'}: {others}."] if others else []))


def _entries(found: SubstanceUse, person: str, what: str) -> list[Entry]:
    ids = {one.entry_id for one in found.bearing if one.person_id == person and one.item == what}
    return [entry for entry in reversed(found.told.entries) if entry.entry_id in ids]


def _just_born(person: Person, found: SubstanceUse) -> bool:
    if person.birth_to is None:
        return person.expected_date is not None
    return found.told.as_of - person.birth_to <= LATELY


def _before(found: SubstanceUse, by: Scope, person: Person) -> Someone:
    own, place = person.person_id, in_a_link(person.person_id)
    lines = [line(f"{code}-{place}", heading, [_at_weeks(one, person, by) for one in found.before if (one[0].child_id, one[0].work) == (own, code)]) for code, heading in WORK_BEFORE_BIRTH.items()]
    return Someone(person.label, f"before-{place}", f"Age: {age(person, found.told.as_of)}", tuple(lines), "")


def _at_weeks(written: BirthRow, person: Person, by: Scope) -> Item:
    """The weeks as they were recorded; where they were not, as they follow from the day the baby is or was expected."""
    row, entry = written
    if row.weeks:
        return item(entry, by, f"At {row.weeks} weeks")
    if person.expected_date and entry.happened_from == entry.happened_to:
        weeks = (entry.happened_to - (person.expected_date - FULL_TERM)).days // 7
        return item(entry, by, f"At {weeks} weeks, by the day the baby was expected") if 0 < weeks < 45 else item(entry, by)
    return item(entry, by, "Weeks not recorded")
