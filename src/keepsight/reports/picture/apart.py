"""Whose address is kept apart from the rest of the family's, once an order or a decision about safety says so (safe practice, safety first).

Everything that shows a whole family leaves that address out; it stands on that person's own page, where no other address does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from keepsight.linkage.kin import COUPLE, FATHERS, MOTHERS
from keepsight.patterns.engine import says
from keepsight.records.columns import Known
from keepsight.records.entry import Entry
from keepsight.records.person import Household
from keepsight.records.record import Record

KEPT_APART = "an address kept apart, for safety"
ORDERS = ("court order", "bail")
SAID = ("restriction", "safety_decision")
LIFTED = "decision on how he may be involved"  # as a decision about safety is written down that takes the place of one to keep apart
NOT_THEIR_DOING = {"said to have been harmed", "interpreted", "reported"}
NEAR = (*FATHERS, *MOTHERS, "parent", "stepfather", "stepmother", "step-parent", *COUPLE, "former partner")


def with_homes_apart(record: Record, as_of: date) -> Record:
    """The record with each address left out at which only people live who are to be kept apart; where anybody else lives too it stands."""
    theirs, _ = homes_apart(record, as_of)
    return replace(record, household=[replace(row, household=KEPT_APART) if row.household in theirs else row for row in record.household]) if theirs else record


def homes_apart(record: Record, as_of: date, but_of: str = "") -> tuple[set[str], set[str]]:
    """The addresses at which only people live who are to be kept apart (`but_of`, a person_id, is none of them), and everybody else's; none where there are no others."""
    apart = _apart(record, as_of) - {but_of}
    others = {row.household for row in record.household if row.person_id not in apart}
    theirs = {row.household for row in record.household if row.person_id in apart} - others
    return (theirs, others) if others else (set(), others)


def _apart(record: Record, as_of: date) -> set[str]:
    bound = {one for row in record.order if _in_force(row, as_of) and row.order_kind in ORDERS and row.protects for one in row.binds}
    with_a_home_of_their_own = _living_elsewhere(record, as_of)
    return (bound & with_a_home_of_their_own) | (_by_entries(record, as_of, with_a_home_of_their_own - bound))


def _in_force(row: Known, as_of: date) -> bool:
    begun = (row.known_on is None or row.known_on <= as_of) and (row.start is None or row.start <= as_of)
    return begun and (row.known_until is None or row.known_until > as_of) and (row.end_ is None or row.end_ >= as_of)


def _living_elsewhere(record: Record, as_of: date) -> set[str]:
    """Adults with an address at which no child of the record lives now."""
    children = {person.person_id for person in record.person if person.kind == "child"}
    with_children = {row.household for row in record.household if row.person_id in children and _lives(row, as_of)}
    return {row.person_id for row in record.household if row.person_id not in children and row.household not in with_children}


def _lives(row: Household, as_of: date) -> bool:
    ended = row.end_from or row.end_to
    return (row.known_until is None or row.known_until > as_of) and (ended is None or ended > as_of)


def _by_entries(record: Record, as_of: date, people: set[str]) -> set[str]:
    """Parents, their partners and whoever is said to have harmed, of whom an entry tells of an order, a restriction or a decision about safety that stands."""
    near = {one for row in record.relationship if row.relationship in NEAR for one in (row.person_id, row.related_person_id)}
    parts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in record.concerned:
        if row.person_id in people and (row.known_until is None or row.known_until > as_of):
            parts[row.person_id][row.entry_id].add(row.part)
    over = {row.order_id for row in record.order if not _in_force(row, as_of)} - {row.order_id for row in record.order if _in_force(row, as_of)}
    entries = {entry.entry_id: entry for entry in record.entry if entry.entry_id not in over and not entry.after_as_of and (entry.known_until is None or entry.known_until > as_of)} if parts else {}
    return {person for person, own in parts.items() if _told_of(person in near, [(entries[one], held) for one, held in own.items() if one in entries])}


def _told_of(near: bool, own: list[tuple[Entry, set[str]]]) -> bool:
    if not near and not any("said to have harmed" in held for _, held in own):
        return False
    bearing = [entry for entry, held in own if held - NOT_THEIR_DOING]
    if any(says(entry, SAID[:1]) and not _lifts(entry) for entry in bearing):
        return True
    decided = sorted((entry for entry in bearing if _lifts(entry) or says(entry, SAID[1:])), key=lambda entry: (entry.happened_to, entry.known_on or date.max, _lifts(entry)))
    return bool(decided) and not _lifts(decided[-1])


def _lifts(entry: Entry) -> bool:
    return LIFTED in entry.text.lower()
