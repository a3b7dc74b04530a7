"""What a grade of a sheet rests on, as entries: references, or days of the same agency's own entries, where the record holds the one that is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from keepsight.records.entry import Entry
from keepsight.records.record import Record
from keepsight.records.work import Grade

from .dates import read_date

RESTRICTED = "It rests on an entry that is restricted."


def cite_entries(record: Record, held: Iterable[Entry]) -> None:
    """Puts entries in place of the words that `cites` hold where these name one; words that name none stand beside the grade. `held` are entries of a record
    that the files are added to.

    A day names an entry only where the agency that graded has exactly one on it, besides gradings: of several nothing says which is meant.
    """
    graded = {row.entry_id: row for row in record.assessment}
    if not graded:
        return
    entries = {entry.entry_id: entry for entry in (*held, *record.entry)}
    on_day: dict[tuple[str, date], list[str]] = defaultdict(list)
    for entry in entries.values():
        if entry.entry_id not in graded and entry.happened_from == entry.happened_to:
            on_day[entry.agency, entry.happened_from].append(entry.entry_id)
    for grade in record.grade:
        _settle(grade, entries[grade.entry_id].agency, entries, on_day)
        _gather(entries, graded[grade.entry_id].cites, entries[grade.entry_id], grade.cites)
    for grade in record.grade:
        if not (grade.item or grade.words or grade.cites):  # the tool's own word for an area rests on what its parts rest on
            own = (one for other in record.grade if (other.entry_id, other.area) == (grade.entry_id, grade.area) for one in other.cites)
            grade.cites = list(dict.fromkeys(own))


def _settle(grade: Grade, agency: str, entries: dict[str, Entry], on_day: dict[tuple[str, date], list[str]]) -> None:
    said = "\n".join(grade.cites)
    named = {words: _named(words, agency, entries, on_day) for words in re.split(r"\s*[;,\n]\s*", said) if words}
    grade.cites = list(dict.fromkeys(one for found in named.values() for one in found))
    beside = "; ".join(words for words, found in named.items() if not found) if grade.cites else said
    grade.words = "\n".join(filter(None, [beside, grade.words]))


def _named(words: str, agency: str, entries: dict[str, Entry], on_day: dict[tuple[str, date], list[str]]) -> list[str]:
    if words in entries:
        return [words]
    if not any(mark.isdigit() for mark in words):
        return []
    try:
        when = read_date(words)
    except ValueError:
        return []
    found = on_day[agency, when.earliest] if when.earliest == when.latest else []
    return found if len(found) == 1 else []


def _gather(entries: dict[str, Entry], read: list[str], grading: Entry, cites: list[str]) -> None:
    """The grading says that it read what its grades rest on, and is restricted where one of these is."""
    read += [one for one in cites if one not in read]
    if not grading.restricted and any(entries[one].restricted for one in cites):
        grading.restricted = RESTRICTED
