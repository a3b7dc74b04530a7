"""The record as one reader may see it: restricted entries, and all that was derived from them, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .accounts import without

if TYPE_CHECKING:
    from .assemble import Assembled


def keep_only(assembled: Assembled, agency: str | None = None) -> int:
    """Leave out restricted rows, except those of `agency`, before anything is counted or drawn; returns how many entries.

    Done before patterns, pictures and pages, so that no count, date or silence can hold a trace (contracts 2.3).
    """
    record = assembled.record
    gone = {e.entry_id for e in record.entry if e.restricted and e.agency != agency}
    record.entry = [e for e in record.entry if e.entry_id not in gone]
    record.concerned = [c for c in record.concerned if c.entry_id not in gone]
    record.account = without(record, gone)
    record.household = [h for h in record.household if not h.restricted]
    assembled.to_confirm = [ask for ask in assembled.to_confirm if not gone & set(ask.entry_ids)]
    assembled.notices.append(_said(len(gone)))
    return len(gone)


def _said(count: int) -> str:
    rows = "1 restricted entry is" if count == 1 else f"{count} restricted entries are"
    return f"{rows} left out of this copy, with everything derived from them."
