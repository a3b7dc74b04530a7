"""Each person's own chronology: every entry that concerns a child, born or not, or an adult."""

from __future__ import annotations

from collections import defaultdict

from keepsight.linkage.kin import MOTHERS, PREGNANCY
from keepsight.records.entry import Entry
from keepsight.records.person import Person
from keepsight.records.record import Record

from .order import in_order


def cuts(record: Record) -> dict[str, list[Entry]]:
    """The entries with a part for each person of the record, in order, by person_id; empty for a person with none.

    A child's hold those of the pregnancy too: they concern the unborn child before anybody could name it. Entries known
    after the as-at day are left out.
    """
    about: dict[str, set[str]] = defaultdict(set)
    for row in record.concerned:
        if row.person_id and row.known_until is None:
            about[row.person_id].add(row.entry_id)
    entries = in_order(e for e in record.entry if not e.after_as_of and e.known_until is None)
    expecting = [entry for entry in entries if _of_a_pregnancy(entry)]
    for child in [p for p in record.person if p.kind == "child"]:
        hers = set().union(*(about[mother] for mother in _mothers(record, child.person_id)))
        about[child.person_id] |= {e.entry_id for e in expecting if e.entry_id in hers and _expected_then(e, child)}
    return {p: [entry for entry in entries if entry.entry_id in about[p]] for p in sorted(record.people())}


def _mothers(record: Record, child: str) -> list[str]:
    return [row.person_id for row in record.relationship if row.related_person_id == child and row.relationship in MOTHERS]


def _of_a_pregnancy(entry: Entry) -> bool:
    kind = entry.kind is not None and entry.kind.value == "pregnancy"
    return kind or any(theme.value == "pregnancy" and not theme.denied for theme in entry.themes)


def _expected_then(entry: Entry, child: Person) -> bool:
    """The entry falls wholly within the time in which this child was expected."""
    first, last = child.birth_from or child.expected_date, child.birth_to or child.expected_date
    return first is not None and last is not None and first - PREGNANCY <= entry.happened_from and entry.happened_to <= last
