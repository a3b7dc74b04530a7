"""What the words of findings need of a batch of families: only the entries that findings cite become Python objects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from keepsight.records.entry import Entry, Said, Theme
from keepsight.records.finding import AgencyCoverage
from keepsight.records.person import Person
from keepsight.records.work import Answer

from .definition import Definition
from .engine import Connection
from .known import HARDSHIP, HELP, Known
from .laying import LAID

ENTRIES = """
select e.entry_id, e.family_id, e.agency, e.account_of, e.happened_from, e.happened_to, e.precision, e.recorded_on, e.shared_on, e.known_on, e.kind.value as kind, e.outcome.value as outcome,
    e.outcome_code, [{'value': t.value, 'denied': t.denied} for t in e.themes] as themes, e.how_many, e.restricted
from entry e semi join cited using (entry_id)
where stands(coalesce(e.known_on, e.recorded_on, e.happened_to), e.known_until, $as_of)
"""
PEOPLE = """
select person_id, label, kind, birth_from from person
where person_id in (select person_id from about) or person_id in (select c.person_id from concerned c semi join cited using (entry_id) where c.person_id is not null)
"""
NAMED = "select entry_id, list_sort(list(distinct person_id)) from concerned semi join cited using (entry_id) where person_id is not null and coalesce(known_until > $as_of, true) group by entry_id"
EVENTS = "select entry_id, event_id from entries semi join cited using (entry_id) where standpoint = 'together' and event_id <> entry_id"
SENT = """
select v.family_id, v.agency, count(*), min(v.happened_from), max(v.happened_to), count(*) filter (where e.restricted = ''), min(v.happened_from) filter (where e.restricted = ''),
    max(v.happened_to) filter (where e.restricted = '')
from entries v join entry e using (entry_id) where v.standpoint = 'together' and v.family_id in (select family_id from raised) group by v.family_id, v.agency
"""
KINDS = "select agency, coalesce(nullif(kind_of_file, ''), case when held = 'no' then 'nothing held' else '' end) from coverage"


class Swept(Known):
    """A batch as Known gives a record, read from the tables that `engine.ask` left in `con`; `rows` are the stretches that are worded."""

    def __init__(self, con: Connection, as_of: date, rows: Sequence[dict], definitions: Sequence[Definition]) -> None:
        self.as_of = as_of
        _cite(con, rows, {definition.slug for definition in definitions if definition.pattern.shows_hardship})
        self.people = {row[0]: Person(person_id=row[0], label=row[1], kind=row[2], birth_from=row[3]) for row in con.execute(PEOPLE).fetchall()}
        self.entries = {row[0]: _entry(row) for row in con.execute(ENTRIES, {"as_of": as_of}).fetchall()}
        self.families = defaultdict(list)
        for entry in sorted(self.entries.values(), key=lambda e: (e.happened_to, e.happened_from, e.entry_id)):
            self.families[entry.family_id].append(entry)
        self._named = dict(con.execute(NAMED, {"as_of": as_of}).fetchall())
        self._events = dict(con.execute(EVENTS).fetchall())
        self._affirming = {}
        self._coverage = _coverage(con, {row["standpoint"] for row in rows})


def _cite(con: Connection, rows: Sequence[dict], shows_hardship: set[str]) -> None:
    """Lay `raised`, the families of the rows; `about`, the people whom they concern; and `cited`, the entries that they rest on or could have opened with, that point
    the other way, or that stand beside as hardship and help."""
    families = {row["family_id"]: False for row in rows} | {row["family_id"]: True for row in rows if row["pattern"] in shows_hardship}
    con.from_arrow(pa.table({"family_id": pa.array(families, pa.string()), "hardship": pa.array(families.values(), pa.bool_())})).create_view("raised")
    con.from_arrow(_column("person_id", {person for row in rows for person in row["about"] or ()})).create_view("about")
    ids = {entry for row in rows for entry in (*row["evidence"], *row["contrary"], *(row["instead_of"] or ()))}
    beside = "select distinct v.entry_id from entries v join raised r using (family_id) where v.standpoint = 'together' and r.hardship and has_any(v.themes, $themes)"
    ids.update(entry for (entry,) in con.execute(beside, {"themes": sorted(HARDSHIP | HELP)}).fetchall())
    con.from_arrow(_column("entry_id", ids)).create_view("cited")


def _column(name: str, values: set[str]) -> pa.Table:
    return pa.table({name: pa.array(sorted(values), pa.string())})


def answers_in(con: Connection) -> list[Answer]:
    """The answers given in families of which something was raised."""
    columns = ", ".join(LAID["answer"])
    return [Answer(**row) for row in con.execute(f"select {columns} from answer where family_id in (select family_id from raised)").to_arrow_table().to_pylist()]


def _entry(row: tuple[Any, ...]) -> Entry:
    (entry_id, family_id, agency, account_of, first, last, precision, recorded_on, shared_on, known_on, kind, outcome, code, themes, how_many, restricted) = row
    return Entry(
        entry_id=entry_id, family_id=family_id, agency=agency, account_of=account_of, happened_from=first, happened_to=last, precision=precision, recorded_on=recorded_on, shared_on=shared_on,
        known_on=known_on, kind=Said(kind) if kind is not None else None, outcome=Said(outcome) if outcome is not None else None, outcome_code=code,
        themes=[Theme(theme["value"], denied=theme["denied"]) for theme in themes or ()], text="", how_many=how_many, restricted=restricted,
    )  # fmt: skip


def _coverage(con: Connection, standpoints: set[str]) -> dict[tuple[str, str], list[AgencyCoverage]]:
    """By family and standpoint; agencies that were asked and sent nothing are among them for who sees all agencies (contracts 4)."""
    kinds = dict(con.execute(KINDS).fetchall())
    found: dict[tuple[str, str], dict[str, AgencyCoverage]] = defaultdict(dict)
    for family, agency, entries, first, last, unrestricted, open_first, open_last in con.execute(SENT).fetchall():
        whole = AgencyCoverage(agency, entries, first, last, kinds.get(agency, ""))
        for standpoint in standpoints & {"together", agency}:
            found[family, standpoint][agency] = whole
        if unrestricted and "open" in standpoints:
            found[family, "open"][agency] = AgencyCoverage(agency, unrestricted, open_first, open_last, kinds.get(agency, ""))
    for (_, standpoint), held in found.items():
        for agency, kind in kinds.items():
            if agency not in held and standpoint in ("together", "open", agency):
                held[agency] = AgencyCoverage(agency, 0, None, None, kind)
    return {place: [held[agency] for agency in sorted(held)] for place, held in found.items()}
