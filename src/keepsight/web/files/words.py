"""What the pages of adding files say: the ledger of each file, what it changes of an earlier one, and what could not be read (contracts 4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from keepsight.access.scope import Scope
from keepsight.chronology.versions import Versions
from keepsight.commands.send_files import Added
from keepsight.commands.undo_files import Undoing
from keepsight.commands.waiting_files import ANEW, Plan
from keepsight.intake.corrections import Old
from keepsight.intake.ledger import FileLedger
from keepsight.records.entry import Entry
from keepsight.reports.picture.words.dates import day

FIRST = 5  # entries of each file that are shown
MOST = 200  # rows of one list that are shown; the rest are counted
TERMINAL = "or give --agency"


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in a list: when, whose, whom it concerns, and its words."""

    when: str
    agency: str
    people: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """Rows added, changed or withdrawn since the earlier version, under a heading that counts them."""

    heading: str
    lines: tuple[Line, ...]
    more: str


@dataclass(frozen=True, slots=True)
class FileWords:
    """One file: its name, the sum of its rows in words and as a table, the first entries, its changes, and rows that could not be read."""

    name: str
    number: int
    sum: str
    rows: tuple[tuple[str, int], ...]
    first: tuple[Line, ...]
    changes: tuple[Change, ...]
    unread: tuple[tuple[str, str, str], ...]
    passed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The page: what would be added in short, the files, and what a person should know first."""

    in_short: str
    files: tuple[FileWords, ...]
    unreadable: tuple[str, ...]
    notices: tuple[str, ...]
    until: str


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else several}"


def check_words(plan: Plan, by: Scope) -> CheckWords:
    """Put a plan into words."""
    kept = sum(len(one.withdrawn) + len(one.changed) for one in plan.versions.values())
    parts = [counted(len(plan.record.entry), "entry", "entries"), counted(len(plan.record.person), "person", "people")]
    parts += [f"{counted(kept, 'earlier row', 'earlier rows')} closed and kept"] if kept else []
    refused = sum(len(ledger.refused) for ledger in plan.ledgers)
    parts += [f"{counted(refused, 'row', 'rows')} that could not be read"] if refused else []
    theirs = [f"Some rows are of {', '.join(plan.not_theirs)}, whose entries you do not see in this record. They cannot be added by you."] if plan.not_theirs else []
    return CheckWords(
        in_short=", ".join(parts),
        files=tuple(_file(plan, number, ledger) for number, ledger in enumerate(plan.ledgers)),
        unreadable=tuple(theirs + plan.assembled.unreadable),
        notices=tuple(plan.assembled.notices),
        until=f"Files that wait are kept for a day, and seen by you alone. These were sent at {timezone.localtime(plan.upload.at):%H:%M}.",
    )


def _file(plan: Plan, number: int, ledger: FileLedger) -> FileWords:
    rows = (
        ("entries", ledger.entries), ("people", ledger.people), ("relationships and homes", ledger.relationships), ("held already", ledger.already_held),
        ("not read", len(ledger.refused)), ("passed over", len(ledger.passed_over)),
    )  # fmt: skip
    versions = plan.versions.get(ledger.file)
    return FileWords(
        name=ledger.file, number=number, rows=rows,
        sum=f"{counted(ledger.rows_in, 'row', 'rows')} in = {' + '.join(f'{count:,} {what}' for what, count in rows)}",
        first=tuple(_of_entry(plan, entry) for entry in plan.entries_of(ledger.file)[:FIRST]),
        changes=tuple(_changes(plan, plan.replaces[ledger.file], versions)) if versions else (),
        unread=tuple((_where(row.sheet, row.row), row.found, row.needed.split(TERMINAL)[0].rstrip(" ,") + " or choose the agency below." if TERMINAL in row.needed else row.needed) for row in ledger.refused[:MOST]),
        passed=tuple((_where(row.sheet, row.row), row.why) for row in ledger.passed_over[:MOST]),
    )  # fmt: skip


def _where(sheet: str, row: int) -> str:
    return f"{sheet}, row {row}" if sheet else f"row {row}"


def _of_entry(plan: Plan, entry: Entry) -> Line:
    people = ", ".join(dict.fromkeys(row.as_written for row in plan.record.concerned if row.entry_id == entry.entry_id and row.as_written))
    return Line(_when(entry), entry.agency, people, entry.text)


def _when(entry: Entry) -> str:
    return day(entry.happened_from) if entry.happened_from == entry.happened_to else f"{day(entry.happened_from)} to {day(entry.happened_to)}"


def _changes(plan: Plan, earlier: str, versions: Versions) -> Iterable[Change]:
    now = {entry.entry_id: entry for entry in plan.record.entry}
    if earlier == ANEW:
        return
    yield _change(f"New since {earlier}", [_of_entry(plan, now[one]) for one in versions.added if one in now])
    yield _change("Changed: as it will stand", [_of_entry(plan, now[one]) for one in sorted(versions.changed) if one in now])
    yield _change("Changed: as it stood, closed and kept", [_of_old(versions.changed[one]) for one in sorted(versions.changed)])
    yield _change("No longer in the file: closed and kept", [_of_old(row) for row in versions.withdrawn])


def _change(heading: str, lines: list[Line]) -> Change:
    more = f"And {counted(len(lines) - MOST, 'more row', 'more rows')}." if len(lines) > MOST else ""
    return Change(f"{heading}: {counted(len(lines), 'row', 'rows')}", tuple(lines[:MOST]), more)


def _of_old(row: Old) -> Line:
    first, last = (date.fromisoformat(row[name]) for name in ("happened_from", "happened_to"))
    when = day(first) if first == last else f"{day(first)} to {day(last)}"
    return Line(when, row["agency"], ", ".join(dict.fromkeys(person["as_written"] for person in row["people"])), row["text"])


def added_words(added: Added, by: Scope) -> dict[str, object]:
    """The list of what was added before, and of the sender's own files that wait."""
    return {
        "added": [
            {
                "said": f"{day(timezone.localdate(one.at))}, by {one.by}: {', '.join(file['file'] for file in one.files)}",
                "rows": counted(sum(file["entries"] for file in one.files), "entry", "entries"),
                "undone": undone,
                "undo": reverse("undo-files", args=[by.family.pk, one.pk]),
            }
            for one, undone in added.added
        ],
        "waiting": [{"said": ", ".join(file.name for file in one.files.all()), "address": reverse("check-files", args=[by.family.pk, one.pk])} for one in added.waiting],
    }


def undo_words(undoing: Undoing) -> dict[str, object]:
    """What undoing closes, and what stands again."""
    writing = undoing.writing
    return {
        "files": ", ".join(file["file"] for file in writing.files),
        "added": f"Added on {day(timezone.localdate(writing.at))} by {writing.by}.",
        "closes": f"{counted(undoing.entries, 'entry', 'entries')} from these files will be closed, and kept.",
        "again": f"{counted(undoing.again, 'earlier row', 'earlier rows')} that these files had taken the place of will stand again." if undoing.again else "",
    }
