"""The vocabulary's own views of one record, for pages that show what a question would be put about: so that a page and its question never say two things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from keepsight.procedures import load
from keepsight.records.record import Record

from .engine import holding, points, prepare, tables_of


@dataclass(frozen=True, slots=True)
class Told:
    """An entry that bears on something: of whom ('' where it names nobody), as what, and whether that was only read from its words."""

    entry_id: str
    person_id: str
    item: str
    suggested: bool


def laid(record: Record, as_of: date, *questions: str) -> DuckDBPyConnection:
    """A database in memory with the views that some questions read. The caller closes it."""
    con = holding(tables_of(record))
    families = dict.fromkeys(sorted({entry.family_id for entry in record.entry}), as_of)
    prepare(con, families, points((), ()), load(), questions)
    return con


def sleep_items(record: Record, as_of: date) -> list[Told]:
    """What entries say of each baby's sleep and of those who care for the baby, from the time before the birth at which the question looks, to its end; `item` as the view has it."""
    ours = load()["infant-sleep-context"]
    query = f"""select distinct entry_id, child_id, item, suggested from sleep_items where standpoint = 'together' and counts_from <= $day
        and happened_to >= months_before(due_on, {int(ours["look_back"].value)}) and happened_to < months_after(due_on, {int(ours["until_age"].value)})"""
    return _asked(record, as_of, query)


def substances(record: Record, as_of: date) -> list[Told]:
    """Entries of an adult's alcohol or drug use ('use'), and those of what it means for a child ('impact')."""
    use = "select distinct entry_id, adult_id, 'use', suggested from substance_events where standpoint = 'together' and known_on <= $day"
    return _asked(record, as_of, f"{use} union all select distinct entry_id, child_id, 'impact', true from impact_on_each_child where standpoint = 'together'")


def network(record: Record, as_of: date) -> list[Told]:
    """Entries in which a meeting of the family's own network is spoken of, child by child."""
    return _asked(record, as_of, "select distinct entry_id, child_id, 'network', true from network_spoken_of where standpoint = 'together' and known_on <= $day")


def _asked(record: Record, as_of: date, query: str) -> list[Told]:
    if not record.entry:
        return []
    con = laid(record, as_of, query)
    rows = con.execute(query, {"day": as_of}).fetchall()
    con.close()
    return [Told(*row) for row in rows]
