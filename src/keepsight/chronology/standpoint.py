"""The record as one reader may see it: restricted entries, and all that was derived from them, left out."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from keepsight.intake.corrections import Old
from keepsight.linkage.known import known_from_what_is_left

from .accounts import without

if TYPE_CHECKING:
    from .assemble import Assembled


OF_AN_ENTRY = ("step", "assessment", "grade", "decision", "action", "session", "disagreement")  # typed rows, which go with their entry


def keep_only(assembled: Assembled, agency: str | None = None) -> int:
    """Leave out restricted rows, except those of `agency`, before anything is counted or drawn; returns how many entries.

    Done before patterns, pictures and pages, so that no count, date or silence can hold a trace (contracts 2.3).
    """
    record, whole = assembled.record, copy(assembled.record)
    gone = {e.entry_id for e in record.entry if e.restricted and e.agency != agency}
    record.entry = [e for e in record.entry if e.entry_id not in gone]
    record.concerned = [c for c in record.concerned if c.entry_id not in gone]
    record.account = without(record, gone)
    for name in OF_AN_ENTRY:
        setattr(record, name, [row for row in getattr(record, name) if row.entry_id not in gone])
    for row in [*record.assessment, *record.grade]:
        row.cites = [one for one in row.cites if one not in gone]
    record.household = [h for h in record.household if not h.restricted]
    known_from_what_is_left(whole, record)
    assembled.to_confirm = [ask for ask in assembled.to_confirm if not gone & set(ask.entry_ids)]
    assembled.key_proposed = {one: why for one, why in assembled.key_proposed.items() if one not in gone}
    _earlier_rows(assembled, gone, agency)
    assembled.notices.append(_said(len(gone)))
    return len(gone)


def _earlier_rows(assembled: Assembled, gone: set[str], agency: str | None) -> None:
    """The same for rows that stand no longer: a row withdrawn or corrected leaves no trace here that a standing one would not."""

    def shown(old: Old) -> bool:
        return old["entry_id"] not in gone and (not old["restricted"] or old["agency"] == agency)

    for told in filter(None, [assembled.versions, *assembled.replaced]):
        hidden = gone | {old["entry_id"] for old in [*told.changed.values(), *told.withdrawn] if not shown(old)}
        told.added = [one for one in told.added if one not in hidden]
        told.changed = {one: old for one, old in told.changed.items() if one not in hidden}
        told.withdrawn = [old for old in told.withdrawn if old["entry_id"] not in hidden]
        if told is assembled.versions:
            hidden |= {one for one, old in told.before.items() if not shown(old)}
            told.questions = [question for question in told.questions if not hidden & set(question["evidence"])]
    assembled.closed = [row for row in assembled.closed if row.entry_id not in gone and (not row.restricted or row.agency == agency)]


def _said(count: int) -> str:
    rows = "1 restricted entry is" if count == 1 else f"{count} restricted entries are"
    return f"{rows} left out of this copy, with everything derived from them."
