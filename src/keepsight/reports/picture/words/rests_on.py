"""What the picture rests on: which agencies were asked, what they sent, and what became of each row (safe practice 2.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from keepsight.records.codes import KINDS_OF_FILE
from keepsight.records.entry import Entry
from keepsight.records.source import Coverage

from ..told import Told, standing
from .dates import span
from .since import corrected_files

if TYPE_CHECKING:
    from keepsight.intake.ledger import FileLedger, PassedOver

OUTSIDE = "words outside any table"

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
    """The first sentences a reader needs: who was asked and for when, who answered, who held nothing, who has not answered, what was not read."""
    sent = agencies(told)
    answered = [one.agency for one in sent if one.entries]
    nil = [one.agency for one in sent if one.held == NIL]
    silent = [one.agency for one in sent if one.held == NO_ANSWER]
    rows = sum(len(ledger.refused) for ledger in told.assembled.files)
    said = (
        *_who_was_asked(told),
        f"{_count(len(answered), 'agency', 'agencies')} sent {_count(len(told.entries), 'entry', 'entries')}{_list_of(answered)}.",
        f"Nothing held (a nil return): {', '.join(nil)}." if nil else "",
        f"Asked, and no answer in the files supplied: {', '.join(silent)}." if silent else "",
        f"{_count(len(told.assembled.replaced), 'file was', 'files were')} corrected by a later version, set out below." if told.assembled.replaced else "",
        f"{_count(rows, 'row', 'rows')} could not be read." if rows else "",
        _waiting(sum(not ask.answer for ask in told.assembled.to_confirm)),
    )
    return [words for words in said if words]


def _who_was_asked(told: Told) -> tuple[str, str]:
    """How many agencies were asked and for which period, then whoever sent something without having been asked; empty without a list."""
    rows = [row for row in standing(told.assembled.record.coverage, told.as_of) if row.asked]
    if not rows:
        return "", ""
    asked = sorted({row.agency for row in rows})
    periods = {_asked(row) for row in rows}
    when = f", for {periods.pop()}" if len(periods) == 1 else ", for periods that differ and are in the table below"
    unasked = sorted({entry.agency for entry in told.entries} - set(asked))
    return (
        f"{_count(len(asked), 'agency was', 'agencies were')} asked{when if 'no period stated' not in when else ''}.",
        f"Not on the list of who was asked, and sent entries: {', '.join(unasked)}." if unasked else "",
    )


def _list_of(names: list[str]) -> str:
    return f" ({', '.join(names)})" if names else ""


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
        passed_over=tuple(_passed_over(ledger.passed_over)),
    )


def _passed_over(rows: list[PassedOver]) -> Iterator[str]:
    """Each row with why; rows that follow one another for the same kind of reason are said together, with the first one's words."""
    for (sheet, _, _), run in groupby(enumerate(rows), lambda at: (at[1].sheet, at[1].row - at[0], at[1].why.split(":")[0] if at[1].why.startswith(OUTSIDE) else at[1].why)):
        found = [row for _, row in run]
        why = found[0].why if len(found) == 1 or not found[0].why.startswith(OUTSIDE) else f"{found[0].why} … and {_count(len(found) - 1, 'line', 'lines')} more"
        yield f"{_where(sheet, found[0].row) if len(found) == 1 else _rows(sheet, found)}: {why}"


def _rows(sheet: str, found: list[PassedOver]) -> str:
    return f"{sheet + ', ' if sheet else ''}rows {found[0].row} to {found[-1].row}"


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
    for file in corrected_files(told):
        rows.append(("Corrected file", file.which, file.sums))
        rows += [("Row changed", f"{row.now.when}, {row.now.agency}", f"before, {row.was_when}: {row.was}") for row in file.changed]
        rows += [("Row withdrawn", f"{row.when}, {row.agency} ({row.where})", row.words) for row in file.withdrawn]
    rows += [("Notice", "", words) for words in told.assembled.notices]
    rows += [("File that could not be read", "", words) for words in told.assembled.unreadable]
    return rows


def _agency_in_a_line(sent: AgencySent) -> str:
    parts = (f"asked for: {sent.asked}", f"kind of file: {sent.kind_of_file}", sent.held, sent.recorded)
    return "; ".join(part for part in parts if part)
