"""A family as one standpoint knows it on one day, in plain Python: nothing shared with the vocabulary but the lists of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from keepsight.patterns.engine import NEGATED, _phrases
from keepsight.procedures import load
from keepsight.procedures.working_days import calendar
from keepsight.records.codes import NEGLECT_THEMES
from keepsight.records.entry import Entry
from keepsight.records.person import Person, Relationship
from keepsight.records.record import Record
from keepsight.records.services import service_of

NEVER = date(9999, 12, 31)
SAYS_NOTHING = {"", "n/a", "na", "nil", "none", "unknown", "tbc", "not known", "not recorded", "not stated", "not applicable"}
CONCERNS = {*NEGLECT_THEMES, "violence", "alcohol", "drugs", "domestic-abuse", "physical-harm", "sexual-harm", "exploitation-missing"}
BEGUN = {"early-help", "assessment", "strategy-discussion", "section-47", "conference", "plan", "service-given"}
CLOSED = {"no-further-action", "advice", "not-progressed", "safe-and-well", "help-declined", "closed"}
THRESHOLDS = {slug: {name: threshold.value for name, threshold in found.items()} for slug, found in load().items()}


def months(day: date, count: int) -> date:
    """`count` months later, on the last day of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise ValueError(day)


def days(day: date, count: int) -> date:
    """`count` days later."""
    return day + timedelta(days=count)


@cache
def after_working_days(day: date, count: int) -> date:
    """The first day after `count` working days have passed since `day`."""
    so_far = calendar(day, day + timedelta(days=count * 2 + 30))
    return next(when for when, passed in so_far if passed == so_far[0][1] + count) + timedelta(days=1)


@cache
def says(text: str, outcome: str) -> frozenset[str]:
    """The lists of phrases that an entry's words meet."""
    written = f"{text}. {outcome}".lower()
    said = re.sub(NEGATED, " ", written)
    found = {name for name, pattern in _phrases("text").items() if re.search(pattern, said)}
    return frozenset(found | {name for name, pattern in _phrases("as_written").items() if re.search(pattern, written)})


def names(kind: str, words: str | None) -> bool:
    """Whether the words by which a person is named meet a list of phrases."""
    return bool(words and re.search(_phrases("mentions")[kind], words.lower()))


@dataclass(eq=False)
class Seen:
    """An entry with what a reader would take from it."""

    entry: Entry
    event: str
    parts: dict[str, set[str]] = field(default_factory=dict)
    suggested: dict[str, bool] = field(default_factory=dict)
    meant: dict[str, bool] = field(default_factory=dict)
    unsettled: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        entry = self.entry
        self.id, self.known, self.day, self.first = entry.entry_id, entry.known_on, entry.happened_to, entry.happened_from
        self.kind = entry.kind.value if entry.kind else ""
        self.outcome, self.agency, self.service = entry.outcome_code, entry.agency, service_of(entry.agency)
        self.themes = {theme.value for theme in entry.themes if not theme.denied}
        self.read = any(theme.suggested for theme in entry.themes if not theme.denied)
        self.concerns = set() if self.kind == "background" else self.themes & CONCERNS
        self.says = says(entry.text, entry.outcome.value if entry.outcome else "")
        agency = None if entry.agency.lower() == "other" else entry.agency.lower()
        self.account, self.setting = entry.account_of.lower() or agency, agency


def _as_known(record: Record, person: Person, visible: set[str]) -> Person:
    """The person with the day from which a standpoint knows them: their own, unless only an entry that it does not see gave it."""
    known = {entry.entry_id: entry.known_on for entry in record.entry}
    naming = {row.entry_id for row in record.concerned if row.person_id == person.person_id}
    if person.known_on not in {known[entry] for entry in naming}:
        return person
    return replace(person, known_on=min((known[entry] for entry in naming & visible if known[entry] >= person.known_on), default=NEVER))


def _only_graded(record: Record, seen: Seen) -> bool:
    """On its own day the entry had grades, and nobody had named factors."""
    graded = any(row.entry_id == seen.id and row.known_on <= seen.known for row in record.grade)
    return graded and not any(row.entry_id == seen.id and row.known_on <= seen.known and row.factors for row in record.assessment)


class World:
    """What one standpoint knows of one family on one day."""

    def __init__(self, record: Record, standpoint: str, day: date) -> None:
        self.day, self.record = day, record
        self.agency = "" if standpoint in ("together", "open") else standpoint
        ties = {}
        for row in record.account:
            ties[row.entry_id] = min(ties.get(row.entry_id, row.event_id), row.event_id)
        visible = [e for e in record.entry if e.known_on <= day and (standpoint == "together" or standpoint == e.agency or (standpoint == "open" and not e.restricted))]
        self.entries = [Seen(e, ties.get(e.entry_id, e.entry_id)) for e in visible]
        by_id = {seen.id: seen for seen in self.entries}
        self.people: dict[str, Person] = {p.person_id: p for p in (_as_known(record, p, set(by_id)) for p in record.person) if p.known_on <= day}
        self.relationships = [r for r in record.relationship if r.known_on <= day and r.person_id in self.people and r.related_person_id in self.people]
        for seen in self.entries:
            if seen.kind == "assessment" and _only_graded(record, seen):
                seen.kind = "care graded"
        for row in record.concerned:
            if row.entry_id in by_id:
                _concern(by_id[row.entry_id], row)
        for seen in self.entries:
            if _names_one_only([row for row in record.concerned if row.entry_id == seen.id]):
                next(iter(seen.parts.values())).add("subject")
            self._keep_stated_children(seen)

    def _keep_stated_children(self, seen: Seen) -> None:
        kinds = {person.person_id: person.kind for person in self.record.person}
        children = [person for person in seen.parts if kinds[person] == "child"]
        if not all(seen.suggested[child] for child in children):
            for child in children:
                if seen.suggested[child]:
                    del seen.parts[child]

    def tied(self, one: Seen, other: Seen) -> bool:
        """Whether two entries are known, on this day, to tell of one event."""
        both = [min((row.known_on for row in self.record.account if row.entry_id == seen.id), default=NEVER) for seen in (one, other)]
        return one.event == other.event and max(both) <= self.day

    @property
    def children(self) -> list[str]:
        return [person for person, row in self.people.items() if row.kind == "child"]

    def childhood_until(self, child: str) -> date:
        person = self.people[child]
        return min(months(person.birth_from, 216) if person.birth_from else NEVER, person.death_date or NEVER, self._adopted_on(child))

    def _adopted_on(self, child: str) -> date:
        parents = [row for row in self.record.relationship if row.relationship in ("adoptive mother", "adoptive father") and row.related_person_id == child]
        told = [seen for seen in self.entries if seen.kind in ("placement", "court") and "adopted" in seen.says and not seen.suggested.get(child, True)]
        return min((seen.known for seen in told if not any((row.known_on or date.min) <= seen.known for row in parents)), default=NEVER)

    def named(self) -> Iterator[tuple[Seen, str]]:
        """Each entry with each child that it names."""
        for seen in self.entries:
            for child in seen.parts:
                if child in self.people and self.people[child].kind == "child":
                    yield seen, child

    def concerned(self) -> Iterator[tuple[Seen, str]]:
        """The same, and where an entry names no child, with every child of the time."""
        naming = {seen.id for seen in self.entries if any(p.kind == "child" and p.person_id in seen.parts for p in self.record.person)}
        yield from self.named()
        for seen in self.entries:
            for child in self.children if seen.id not in naming else ():
                born = self.people[child].birth_from
                if (born is None or seen.day >= born) and seen.day < self.childhood_until(child):
                    yield seen, child

    def adults(self) -> Iterator[tuple[Seen, str]]:
        """Each entry with each settled adult that it names."""
        for seen in self.entries:
            for person in seen.parts:
                if person in self.people and self.people[person].kind == "adult":
                    yield seen, person

    def related(self, *words: str) -> list[Relationship]:
        return [row for row in self.relationships if row.relationship in words]

    def carers(self) -> Iterator[tuple[str, str, str, date, date]]:
        """(child, adult, how, until when, known from when) for everyone who brings a child up."""
        parents = self.related("mother", "father", "parent", "step-parent", "stepmother", "stepfather", "adoptive mother", "adoptive father", "foster carer", "carer")
        couples = [(r.person_id, r.related_person_id, r) for r in self.related("partner", "husband", "wife", "spouse")]
        couples += [(b, a, row) for a, b, row in couples]
        for row in parents:
            yield row.related_person_id, row.person_id, row.relationship, row.end_from or NEVER, self.known(row)
        pairs = {(row.related_person_id, row.person_id) for row in parents}
        for row in parents:
            for partner, of, couple in couples:
                if row.relationship in ("mother", "father", "parent") and of == row.person_id and (row.related_person_id, partner) not in pairs:
                    yield row.related_person_id, partner, "partner of a parent", couple.end_from or NEVER, max(self.known(row), self.known(couple))

    def known(self, row: Relationship) -> date:
        """From when a relationship is known: its own day, and both people's."""
        return max(row.known_on, self.people[row.person_id].known_on, self.people[row.related_person_id].known_on)

    def sightings(self, child: str) -> list[Seen]:
        """The entries by which a child was seen."""
        found = []
        for seen, who in self.named():
            parts = seen.parts[who]
            hidden = parts & {"not seen", "was not brought", "absent"} or seen.outcome in ("not-seen", "not-attended", "cancelled-by-service")
            shown = parts & {"seen", "seen alone", "spoke", "present"} or seen.outcome in ("seen", "attended")
            at_school = seen.kind == "school" and seen.outcome != "removed-from-roll" and "out_of_school" not in seen.says
            if who == child and not hidden and (shown or at_school or seen.kind in ("observation", "appointment", "injury", "birth", "disclosure")):
                found.append(seen)
        return found

    def can_tell(self, opened: Seen, due: date) -> bool:
        """Whether some agency's file can tell of an absence that began with `opened` and was due to be seen on `due`."""
        coverage = {row.agency.lower(): row for row in self.record.coverage}
        for agency in {seen.agency.lower() for seen in self.entries}:
            row = coverage.get(agency)
            if row is None:
                return True
            able = row.kind_of_file in ("", "every contact", "significant events") and row.held != "no"
            if able and opened.day >= (row.period_from or date.min) and due <= (row.period_to or NEVER):
                return True
        return False


def _names_one_only(rows: list) -> bool:
    """One person and nobody else is named, and the source says no more of them than the name."""
    given = [row.part for row in rows if not row.suggested]
    return len({row.person_id for row in rows}) == 1 and rows[0].person_id is not None and bool(given) and set(given) == {"mentioned"}


def _concern(seen: Seen, row) -> None:
    if row.person_id is None:
        seen.unsettled.append((row.as_written, row.part))
        return
    seen.parts.setdefault(row.person_id, set()).add(row.part)
    seen.meant[row.person_id] = seen.meant.get(row.person_id, False) or row.impact.strip().strip("-?.").lower() not in SAYS_NOTHING
    seen.suggested[row.person_id] = seen.suggested.get(row.person_id, True) and row.suggested
