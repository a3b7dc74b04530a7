"""A slip in a year can move the last day of the record, on which the whole picture rests unless --as-of is given."""

from __future__ import annotations

from keepsight.records.record import Record

from . import row_problems as problems

_YEARS = 3  # a gap before the last day that is said (our default)


def last_day_alone(record: Record) -> list[str]:
    """A sentence where one entry stands three years or more after every other, with where it is; else nothing."""
    if len(record.entry) < 3:
        return []
    *_, before, last = sorted(record.entry, key=lambda entry: (entry.happened_to, entry.source_id))
    years = (last.happened_to - before.happened_to).days // 365
    if years < _YEARS:
        return []
    file, sheet, row = last.source_id.rsplit("|", 2)
    where = f"row {row} of '{file}'" + (f", sheet '{sheet}'" if sheet else "")
    return [problems.last_day_alone(f"{last.happened_to:%d/%m/%Y}", where, years)]
