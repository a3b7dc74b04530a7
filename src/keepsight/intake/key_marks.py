"""Key events marked by a person: in a small file of references, or in the Key column of a chronology that Keepsight made."""

from __future__ import annotations

from collections.abc import Iterable

from . import row_problems as problems
from .columns import plain_heading
from .grid import Row
from .lists import Tables
from .stated import begins_yes_or_no, words_of
from .tables import OURS, Table, in_line
from .tally import Tally

READ_AS_MARK = "read as a mark of a key event"
NO_MARK = "a row of Keepsight's own chronology, with no yes or no beside it"


def marks_of(tables: Tables, known: Iterable[str]) -> dict[str, bool]:
    """Yes or no for each entry that is marked, by entry_id. A reference that no entry has is refused; yes and no for one entry are said, and neither is used."""
    entries, marks, at_odds = set(known), {}, set()
    for tally, table in tables("key_events"):
        for row in table.rows:
            said, reference = _said(table, row), words_of(table.cell(row, "entry_id"))
            if said is None or reference not in entries:
                _without_mark(tally, table, row, said is None)
                continue
            tally.pass_over(table.grid.sheet, row, READ_AS_MARK)
            if marks.setdefault(reference, said) != said:
                at_odds.add(reference)
                tally.notices.append(problems.marked_both_ways(reference))
    return {reference: said for reference, said in marks.items() if reference not in at_odds}


def _said(table: Table, row: Row) -> bool | None:
    """Our own words 'key' and 'proposed' say nothing anew; in a small file of references a bare 'key' is a yes."""
    words = words_of(table.cell(row, "key"))
    if words.lower() in ("key", "key event"):
        return None if _is_ours(table) else True
    return begins_yes_or_no(words)


def _is_ours(table: Table) -> bool:
    return any(plain_heading(heading) == OURS for heading in table.columns.headings)


def _without_mark(tally: Tally, table: Table, row: Row, nothing_said: bool) -> None:
    if nothing_said:
        tally.pass_over(table.grid.sheet, row, NO_MARK if _is_ours(table) else problems.NO_YES_OR_NO)
    else:
        tally.refuse(table.grid.sheet, row, in_line(row), problems.NO_SUCH_REFERENCE)
