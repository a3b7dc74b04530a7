"""A pasted case note parted at its dates, each part read for whom it names: drafts to be checked one by one. Nothing of it is an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import Scope
from keepsight.intake.dates import read_date
from keepsight.linkage.names import children_to_read, names_to_read
from keepsight.linkage.settle import settle
from keepsight.reading import Reading, read
from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.records.record import Record

from .as_seen import as_seen
from .command import command
from .record_entry import CannotRecord

MOST = 200  # parts of one note
WORDS_OF_A_DATE = 7
_BEFORE = re.compile(r"^[\s*•·#>-]*(?:date(?:\s+of\s+\w+)?\s*:?\s*)?", re.I)
_AFTER = re.compile(r"^\s*[:–—|-]+\s*")


@dataclass(slots=True)
class Part:
    """One part of a note: its date as written (empty where it has none), its words, whom they name with which part, and who is not settled."""

    when: str
    happened: When | None
    text: str
    people: list[tuple[str, str]] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)


@command(May.RECORD_ENTRY)
def split_note(text: str, *, by: Scope) -> list[Part]:
    """The parts of a note, in its order. Raises CannotRecord where it is empty or has more parts than can be checked one by one."""
    parts = list(parted(text))
    if not parts:
        raise CannotRecord("Paste a note.", "note")
    if len(parts) > MOST:
        raise CannotRecord(f"This note has {len(parts)} dated parts. Paste at most {MOST} at once, or add it as a file.", "note")
    _read(parts, as_seen(by).assembled.record, by.reader.agency)
    return parts


def parted(text: str) -> Iterator[Part]:
    """A note parted where a line begins with a date. What stands before the first date is a part without one; no word is left out."""
    now, words = Part("", None, ""), []
    for line in text.splitlines():
        if found := _dated(line, now.happened):
            yield from _whole(now, words)
            now, words = Part(found[0], found[1], ""), [found[2]]
        else:
            words.append(line)
    yield from _whole(now, words)


def _whole(part: Part, words: list[str]) -> Iterator[Part]:
    part.text = "\n".join(words).strip()
    if part.text or part.when:
        yield part


def _dated(line: str, before: When | None) -> tuple[str, When, str] | None:
    """The date that a line begins with, as written and as read, and the rest of the line; None where it begins with none."""
    start = _BEFORE.match(line).end()
    ends = [word.end() for word in re.finditer(r"\S+", line[start:])][:WORDS_OF_A_DATE]
    for end in reversed(ends):
        written, rest = line[start : start + end].rstrip(":–—|-,. "), line[start + end :]
        marked = line[start + len(written) :]
        if any(letter.isdigit() for letter in written) and (read := _as_date(written, before if _AFTER.match(marked) else None)):
            return written, read, _AFTER.sub("", marked if _AFTER.match(marked) else rest).strip()
    return None


def _as_date(written: str, before: When | None) -> When | None:
    """A day that the words say; without its year only where the note has one before it and a mark after it."""
    try:
        read = read_date(written, year=before.latest.year if before else None)
    except ValueError:
        return None
    return read if read.precision == "day" and read.earliest <= timezone.localdate() else None


def _read(parts: list[Part], seen: Record, agency: str) -> None:
    names, children, entries, readings = names_to_read(seen), children_to_read(seen), [], {}
    for number, part in enumerate(parts):
        on = part.happened.latest if part.happened else timezone.localdate()
        entry = Entry(entry_id=str(number), agency=agency, happened_from=on, happened_to=on, known_on=on, text=part.text)
        readings[entry.entry_id] = read(entry, names, children)
        entries.append(entry)
    _settle(parts, entries, readings, seen)


def _settle(parts: list[Part], entries: list[Entry], readings: dict[str, Reading], seen: Record) -> None:
    """Whom each part names, by the same rules as in a file that was sent: what two people fit is left open (safe practice 1.2)."""
    record = Record(person=seen.person, name=seen.name, relationship=seen.relationship, household=seen.household, family=list(seen.family), entry=entries)
    settle(record, {entry_id: reading.mentions for entry_id, reading in readings.items()})
    for row in record.concerned:
        part = parts[int(row.entry_id)]
        if row.person_id:
            part.people.append((row.person_id, row.part))
        elif row.as_written not in part.unsettled:
            part.unsettled.append(row.as_written)
