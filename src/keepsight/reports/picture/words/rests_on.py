"""What the picture rests on: which agencies were asked, what they sent, and what became of each row (safe practice 2.1)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from keepsight.records.codes import KINDS_OF_FILE
from keepsight.records.entry import Entry
from keepsight.records.source import Coverage

from ..told import Told, standing
from .dates import span

if TYPE_CHECKING:
    from keepsight.intake.ledger import FileLedger


NIL, NO_ANSWER = "nothing held (a nil return)", "no answer in the files supplied"


@dataclass(frozen=True, slots=True)
class AgencySent:
    """One agency: what it was asked for, what it said it sent, and what is held of it."""

    agency: str
    asked: str
    kind_of_file: str
    held: str
    recorded: str
    entries: int


@dataclass(frozen=True, slots=True)
class NotRead:
    """One row that was not read, as the sheet shows it, and what it needed."""

    where: str
    found: str
    needed: str


@dataclass(frozen=True, slots=True)
class FileSent:
    """One file: the sum of its rows in words, the rows not read, and the rows passed over with why."""

    file: str
    agency: str
    sum_in_words: str
    not_read: tuple[NotRead, ...]
    passed_over: tuple[str, ...]


def agencies(told: Told) -> list[AgencySent]:
    """Every agency that was asked or sent something, by name."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in told.entries:
        entries[entry.agency].append(entry)
    asked: dict[str, list[Coverage]] = defaultdict(list)
    for row in standing(told.assembled.record.coverage, told.as_of):
        asked[row.agency].append(row)
    return [_agency(name, entries[name], asked[name]) for name in sorted({*entries, *asked})]


def _agency(name: str, entries: list[Entry], asked: list[Coverage]) -> AgencySent:
    kinds = sorted({KINDS_OF_FILE.get(row.kind_of_file, row.kind_of_file) for row in asked if row.kind_of_file})
    return AgencySent(
        agency=name,
        asked="; ".join(_asked(row) for row in asked) or "not stated",
        kind_of_file="; ".join(kinds) or "not stated",
        held=_held(entries, asked),
        recorded=_recorded(entries),
        entries=len(entries),
    )


def _asked(row: Coverage) -> str:
    if not row.asked:
        return "was not asked"
    if row.period_from and row.period_to:
        return f"{span(row.period_from, row.period_to)}"
    return "no period stated"


def _held(entries: list[Entry], asked: list[Coverage]) -> str:
    if entries:
        first, last = min(e.happened_from for e in entries), max(e.happened_to for e in entries)
        return f"{_count(len(entries), 'entry', 'entries')}, {span(first, last)}"
    if any(row.held == "no" or row.kind_of_file == "nothing held" for row in asked):
        return NIL
    return NO_ANSWER


def _recorded(entries: list[Entry]) -> str:
    without = sum(entry.recorded_on is None for entry in entries)
    if not entries or not without:
        return ""
    if without == len(entries):
        return "recording dates not supplied"
    return f"recording dates not supplied for {without:,} of {len(entries):,} entries"


def in_short(told: Told) -> list[str]:
    """The first sentences a reader needs: who sent something, who held nothing, who has not answered, what was not read."""
    sent = agencies(told)
    answered = [one.agency for one in sent if one.entries]
    nil = [one.agency for one in sent if one.held == NIL]
    silent = [one.agency for one in sent if one.held == NO_ANSWER]
    rows = sum(len(ledger.refused) for ledger in told.assembled.files)
    said = (
        f"{_count(len(answered), 'agency', 'agencies')} sent {_count(len(told.entries), 'entry', 'entries')}.",
        f"Nothing held (a nil return): {', '.join(nil)}." if nil else "",
        f"Asked, and no answer in the files supplied: {', '.join(silent)}." if silent else "",
        f"{_count(rows, 'row', 'rows')} could not be read." if rows else "",
        _waiting(sum(not ask.answer for ask in told.assembled.to_confirm)),
    )
    return [words for words in said if words]


def _waiting(number: int) -> str:
    if not number:
        return ""
    read = "One thing was" if number == 1 else f"{number:,} things were"
    return f"{read} read from the words and can be confirmed, one by one, in to-confirm.csv."


def files(told: Told) -> list[FileSent]:
    """Every file with what became of its rows."""
    return [_file(ledger) for ledger in sorted(told.assembled.files, key=lambda f: f.file)]


def _file(ledger: FileLedger) -> FileSent:
    return FileSent(
        file=ledger.file,
        agency=ledger.agency,
        sum_in_words=_sum(ledger),
        not_read=tuple(NotRead(_where(row.sheet, row.row), row.found, row.needed) for row in ledger.refused),
        passed_over=tuple(f"{_where(row.sheet, row.row)}: {row.why}" for row in ledger.passed_over),
    )


def _where(sheet: str, row: int) -> str:
    return f"{sheet}, row {row}" if sheet else f"row {row}"


def _sum(ledger: FileLedger) -> str:
    """`14 rows: 12 entries, 1 row not read, 1 row passed over`: the ledger's sum of contracts 4, in words."""
    became = (
        (ledger.entries, "entry", "entries"),
        (ledger.people, "person", "people"),
        (ledger.relationships, "relationship or household row", "relationship or household rows"),
        (ledger.already_held, "row already held", "rows already held"),
        (len(ledger.refused), "row not read", "rows not read"),
        (len(ledger.passed_over), "row passed over", "rows passed over"),
    )
    parts = [_count(*each) for each in became if each[0]]
    return f"{_count(ledger.rows_in, 'row', 'rows')}: {', '.join(parts) or 'nothing'}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def rests_on_rows(told: Told) -> list[tuple[str, str, str]]:
    """The same as rows of a sheet: what, which, in words."""
    rows = [("Agency", sent.agency, _agency_in_a_line(sent)) for sent in agencies(told)]
    for file in files(told):
        rows.append(("File", file.file, file.sum_in_words))
        rows += [("Row not read", f"{file.file}, {row.where}", f"found {row.found}. {row.needed}") for row in file.not_read]
        rows += [("Row passed over", file.file, words) for words in file.passed_over]
    rows += [("Notice", "", words) for words in told.assembled.notices]
    rows += [("File that could not be read", "", words) for words in told.assembled.unreadable]
    return rows


def _agency_in_a_line(sent: AgencySent) -> str:
    parts = (f"asked for: {sent.asked}", f"kind of file: {sent.kind_of_file}", sent.held, sent.recorded)
    return "; ".join(part for part in parts if part)
