"""When each child was last seen, last not seen, and last heard (safe practice 3; promises: keep sight of every child)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keepsight.records.entry import Concerned, Entry
from keepsight.records.record import Record

SEEN = ("seen alone", "seen")
NOT_SEEN = ("not seen", "was not brought")
AT_SCHOOL = frozenset({"observation", "disclosure", "injury"})  # what a school can only record of a child who is there
_SCHOOL = re.compile(r"\b(?:school|academy|nursery|pre-?school|primary|secondary|infants?|juniors?|college|sixth form)\b", re.I)
_NOT_A_SCHOOL = re.compile(r"\b(?:nurs(?:e|es|ing)|health|welfare|admissions|transport|catering)\b", re.I)


@dataclass(frozen=True, slots=True)
class Sight:
    """One entry in which a child was seen, was not seen, or was heard. `words` are those it rests on, or the child's own.

    `alone`: without a carer. `suggested`: read from the text and not yet confirmed. `at_school`: seen because at school.
    """

    entry: Entry
    words: str = ""
    alone: bool = False
    suggested: bool = False
    at_school: bool = False


@dataclass(frozen=True, slots=True)
class ChildSeen:
    """A child's line: the latest of each, None where the records supplied hold no such entry."""

    person_id: str
    seen: Sight | None = None
    seen_alone: Sight | None = None
    not_seen: Sight | None = None
    heard: Sight | None = None


def each_child(record: Record) -> list[ChildSeen]:
    """Every child of the record, with an entry or without one, by person_id. Entries known after the as-at day are left out."""
    entries = {e.entry_id: e for e in record.entry if not e.after_as_of and e.known_until is None}
    about: dict[str, list[Concerned]] = {p.person_id: [] for p in record.person if p.kind == "child"}
    for row in record.concerned:
        if row.person_id in about and row.entry_id in entries and row.known_until is None:
            about[row.person_id].append(row)
    return [_child(child, rows, entries) for child, rows in sorted(about.items())]


def _child(child: str, rows: list[Concerned], entries: dict[str, Entry]) -> ChildSeen:
    seen = sightings(rows, entries)
    return ChildSeen(
        child,
        seen=_latest(seen),
        seen_alone=_latest(sight for sight in seen if sight.alone),
        not_seen=_latest(_sight(row, entries) for row in rows if row.part in NOT_SEEN),
        heard=_latest(sight for row in rows if (sight := heard(row, entries[row.entry_id]))),
    )


def sightings(rows: Iterable[Concerned], entries: dict[str, Entry]) -> list[Sight]:
    """Every entry in which one child was seen by anybody. Being at school counts as seen by the school (safe practice 2.1);
    an entry that also says that the child was not seen counts for nothing here unless the sighting is stated."""
    rows = list(rows)
    unseen = {row.entry_id for row in rows if row.part in (*NOT_SEEN, "absent")}
    found = [_sight(row, entries) for row in rows if row.part in SEEN and not (row.suggested and row.entry_id in unseen)]
    named = {sight.entry.entry_id for sight in found} | unseen
    school = [row for row in rows if row.entry_id not in named and (row.part in ("subject", "present", "spoke") or not row.suggested)]
    return found + [_at_school(row, entries) for row in school if _is_at_school(entries[row.entry_id])]


def _sight(row: Concerned, entries: dict[str, Entry]) -> Sight:
    return Sight(entries[row.entry_id], row.words, alone=row.part == "seen alone", suggested=row.suggested)


def _at_school(row: Concerned, entries: dict[str, Entry]) -> Sight:
    entry = entries[row.entry_id]
    suggested = row.suggested or entry.kind is None or entry.kind.suggested
    return Sight(entry, row.words, suggested=suggested, at_school=True)


def _is_at_school(entry: Entry) -> bool:
    if not is_school(entry.agency):
        return False
    return entry.outcome_code == "attended" or (entry.kind is not None and entry.kind.value in AT_SCHOOL)


def is_school(agency: str) -> bool:
    """An agency where children are during the day: a school, nursery or college; not the services around one."""
    return bool(_SCHOOL.search(agency)) and not _NOT_A_SCHOOL.search(agency)


def heard(row: Concerned, entry: Entry) -> Sight | None:
    """The child's own words: a column for them, or words in the text by which the child is read to have spoken."""
    if entry.childs_words and row.part in ("subject", "spoke", *SEEN):
        return Sight(entry, entry.childs_words, suggested=row.suggested and row.part != "subject")
    if row.part == "spoke":
        return Sight(entry, row.words or entry.text, suggested=row.suggested)
    return None


def _latest(sights: Iterable[Sight]) -> Sight | None:
    """The latest by its **earliest** possible day: a sighting ends a worry, so it stands where it surely was (contracts 1.4)."""

    def place(sight: Sight) -> tuple[date, date, bool, bool, str]:
        return sight.entry.happened_from, sight.entry.happened_to, not sight.suggested, sight.alone, sight.entry.entry_id

    return max(sights, key=place, default=None)
