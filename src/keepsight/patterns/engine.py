"""Runs every pattern's query over the record's tables, set-wise: one family or a county, every standpoint at once (design 4, 9)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import duckdb
import pyarrow as pa

from keepsight.procedures import Procedures
from keepsight.procedures.working_days import calendar
from keepsight.records.entry import Entry
from keepsight.records.phrases import expression
from keepsight.records.record import Record
from keepsight.records.services import service_of

from .definition import Definition
from .reached import reached, views, vocabulary

USED = {
    "person": ("person_id", "label", "kind", "sex", "birth_from", "birth_to", "expected_date", "death_date", "interpreter", "communication", "disability", "known_on", "known_until"),
    "relationship": ("person_id", "relationship", "related_person_id", "start_to", "end_from", "known_on", "known_until"),
    "family": ("family_id", "person_id", "end_", "known_until"),
    "entry": (
        "entry_id", "family_id", "agency", "account_of", "happened_from", "happened_to", "precision", "recorded_on", "shared_on", "known_on", "known_until", "kind", "themes", "outcome", "outcome_code",
        "text", "childs_words", "response", "source_type", "how_many", "restricted",
    ),
    "concerned": ("entry_id", "person_id", "as_written", "part", "suggested", "impact", "known_until"),
    "account": ("event_id", "entry_id", "known_on", "known_until"),
    "coverage": ("agency", "period_from", "period_to", "held", "kind_of_file", "known_until"),
    "involvement": ("person_id", "family_id", "agency", "tier", "practitioner", "start", "end_", "change_reason", "contact_every_days", "known_on", "known_until"),
    "step": ("entry_id", "step", "opened_by", "due_on", "done_on", "reason", "known_on", "known_until"),
    "assessment": ("entry_id", "tool", "factors", "cites", "again_by", "known_on", "known_until"),
    "grade": ("entry_id", "child_id", "carer_id", "area", "item", "place", "observed", "cites", "known_on", "known_until"),
    "decision": ("entry_id", "decided", "deferred", "question", "by_when", "again_of", "known_on", "known_until"),
    "action": ("entry_id", "action_id", "action", "owner_agency", "due_on", "done_entry_id", "known_on", "known_until"),
    "session": ("entry_id", "session_kind", "next_on", "known_on", "known_until"),
    "disagreement": ("entry_id", "other_agency", "stage", "settled_on", "known_on", "known_until"),
}  # fmt: skip
LOCKED = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": 1,
}
GIVEN_BACK = "allocator_bulk_deallocation_flush_threshold"  # memory let go goes back to the system once it comes to so much
HARM = "select distinct family_id, coalesce(adult_id, '') from harm_recorded where standpoint = 'together'"
SWEPT = "select stands from entries, harm_recorded"  # what is read of the vocabulary when stretches are put in words
TOGETHER = 10  # lists of phrases that are sought together first; with 6 to 20 an entry's words take a quarter to two thirds of what they take list by list
COUNTED = """create temp table counted (pattern text, standpoint text, family_id text, series text, person_id text, entry_id text, bearing text,
    facet text, suggested boolean, counts_from date, need_events int, need_months int, need_accounts int, need_settings int, need_facets int, one_missed_in int,
    window_months int, allow_days int)"""
SPANS = """create temp table spans (pattern text, standpoint text, family_id text, person_id text, entry_id text, bearing text, opens boolean, suggested boolean,
    span_from date, span_until date, span_from_earliest date, due_on date, weight int, detail text, instead_of text[])"""
COUNTS, STRETCHES, ABLE = ((resources.files(__package__) / name).read_text(encoding="utf-8") for name in ("counts.sql", "stretches.sql", "able.sql"))
COUNTED_FROM = ("counted", "spans", "entries", "harm_recorded")  # what counts.sql and stretches.sql read of the tables made before them


class Connection(Protocol):
    """What the engine needs of a database: DuckDB's own connection, or one that is spoken to in the same words."""

    def from_arrow(self, table: pa.Table, /) -> Any:
        """Rows to which `create_view(name)` gives a name."""

    def execute(self, script: str, given: Any = ..., /) -> Any:
        """Run statements; `fetchall`, `fetchone` and `to_arrow_table` read what the last one gave."""


def connect(files: Iterable[Path] = (), sparing: bool = False) -> duckdb.DuckDBPyConnection:
    """A database in memory that can reach neither the network nor any file but `files`. With `sparing` memory that it lets go is given back at once: for a
    family of 2,000 entries that is 70 MB less, and a fifth more time."""
    con = duckdb.connect(config=LOCKED | {GIVEN_BACK: "256KB" if sparing else "8MB"})
    con.execute("set allowed_paths = [" + ", ".join(f"'{_quoted(file)}'" for file in files) + "]")
    con.execute("set enable_progress_bar = false")
    con.execute("set enable_external_access = false")
    con.execute("set lock_configuration = true")
    return con


def tables_of(record: Record) -> dict[str, pa.Table]:
    """What the engine reads of a record, by the names of USED."""
    return {name: record.table(name, columns) for name, columns in USED.items()}


def holding(tables: Mapping[str, pa.Table], sparing: bool = False) -> duckdb.DuckDBPyConnection:
    """A database in memory with these tables as its own: read as Arrow, each statement would prepare them again. `sparing` as for `connect`."""
    con = connect(sparing=sparing)
    for name in USED:
        con.from_arrow(tables[name]).create(name)
    return con


def _quoted(file: Path) -> str:
    return str(file).replace("'", "''")


def find(tables: Mapping[str, pa.Table], as_at: Mapping[str, date], standpoints: Iterable[str], definitions: Iterable[Definition], procedures: Procedures, sparing: bool = False) -> tuple[list[dict], set[tuple[str, str]]]:
    """Every stretch of every pattern: `pattern, standpoint, family_id, about, evidence, raised_by, ...` as stretches.sql names them.

    `as_at` gives each family its as-at day; families without one are left out. Standpoints are 'together', 'open' or an agency's name;
    those of single agencies are added, as `together` in a finding needs them (under 'open' as 'open: AGENCY'). Beside them, whoever any
    agency has recorded harm about, as (family, person or '' where it is not settled who). `sparing` as for `connect`.
    """
    con = holding(tables, sparing)
    ask(con, as_at, points(standpoints, tables["entry"]["agency"].unique().to_pylist()), definitions, procedures, let_go=True)
    found = stretches(con), harm(con)
    con.close()
    return found


def ask(con: Connection, as_at: Mapping[str, date], seen_from: Iterable[Point], definitions: Iterable[Definition], procedures: Procedures, later: Iterable[str] = (), let_go: bool = False, words_read: bool = False) -> None:
    """Put patterns, from some standpoints, to the tables of USED that stand in `con`; `stretches` and `harm` then read what came of it.

    What the queries `later` read of the vocabulary is laid out for them too. With `let_go` what only patterns read is dropped before the counting, and
    nothing else can be asked of it. With `words_read` the table `said` stands in `con` already, as an asking of the same entries left it.
    """
    definitions = list(definitions)
    prepare(con, as_at, list(seen_from), procedures, [*asked_of(definitions), *later], words_read)
    put(con, definitions, procedures, let_go)


def asked_of(definitions: Iterable[Definition]) -> list[str]:
    """Every query that is asked of the vocabulary where these patterns are put, and what came of it is read."""
    return [*(definition.pattern.query for definition in definitions), COUNTS, STRETCHES, SWEPT]


def put(con: Connection, definitions: Sequence[Definition], procedures: Procedures, let_go: bool = False) -> None:
    """Put patterns to what has been laid out for them in `con`; `let_go` as for `ask`."""
    con.execute(f"{COUNTED}; {SPANS}")
    con.from_arrow(pa.table({"pattern": pa.array([d.slug for d in definitions if d.pattern.any_agency_could_answer], pa.string())})).create_view("absences")
    con.from_arrow(pa.table({"pattern": pa.array([d.slug for d in definitions if d.pattern.looks_back], pa.string())})).create_view("looking_back")
    for definition in definitions:
        _ask(con, definition, procedures)
    if let_go:
        _let_go(con)
    if any(definition.counts for definition in definitions):
        con.execute(COUNTS)
    con.execute(STRETCHES)


def stretches(con: Connection) -> list[dict]:
    """Every stretch that `ask` found, in order."""
    query = "select f.*, coalesce(c.contrary, []) as contrary from findings f left join contrary c using (stretch_no) order by stretch_no"
    return con.execute(query).to_arrow_table().to_pylist()


def harm(con: Connection) -> set[tuple[str, str]]:
    """Whoever any agency has recorded harm about, as (family, person or '' where it is not settled who)."""
    return set(con.execute(HARM).fetchall())


def harm_recorded(tables: Mapping[str, pa.Table], as_at: Mapping[str, date], procedures: Procedures) -> set[tuple[str, str]]:
    """Whoever any agency has recorded harm about, where nothing else is asked of a record."""
    con = holding(tables)
    prepare(con, as_at, points((), ()), procedures, [HARM])
    found = harm(con)
    con.close()
    return found


def prepare(con: Connection, as_at: Mapping[str, date], seen_from: list[Point], procedures: Procedures, questions: Iterable[str], words_read: bool = False) -> None:
    """Lay out what some questions read of the vocabulary, and what that stands on."""
    wanted = reached(questions)
    lay_beside(con, as_at, seen_from, procedures)
    if not words_read:
        con.execute(f"create temp table said as {words_met(wanted)}")
    lay_out(con, wanted)


def lay_out(con: Connection, wanted: Collection[str], laid: Collection[str] = ()) -> None:
    """Lay out what is wanted of the vocabulary, but for what has been laid."""
    for name, statement in views().items():
        if name in wanted and name not in laid:
            con.execute(statement)


def could_run(con: Connection, definitions: Iterable[Definition]) -> dict[str, int]:
    """For how many children each pattern could run at all, by slug: children whose family's record holds every field it needs (after `ask`, with ABLE to be read later)."""
    con.execute(ABLE)
    counted = "select count(*) from (select family_id, child_id from fields_for_each_child where has($needs, need) group by family_id, child_id having count(*) = len($needs))"
    return {d.slug: con.execute(counted, {"needs": list(d.pattern.needs)}).fetchone()[0] for d in definitions}


def lay_beside(con: Connection, as_at: Mapping[str, date], seen_from: Sequence[Point], procedures: Procedures) -> None:
    """Lay what stands beside the record's tables: the days, who sees what, the services, the working days and timescales, and whom a mention names."""
    con.from_arrow(pa.table({"family_id": pa.array(as_at, pa.string()), "as_of": pa.array(as_at.values(), pa.date32())})).create_view("as_at")
    agencies = [agency for (agency,) in con.execute("select distinct agency from entry order by agency").fetchall()]
    con.from_arrow(pa.table(
        {"standpoint": [point.name for point in seen_from], "agency": pa.array([point.agency for point in seen_from], pa.string()), "unrestricted_only": [point.unrestricted_only for point in seen_from]}
    )).create_view("standpoints")
    con.from_arrow(pa.table({"agency": agencies, "service": [service_of(agency) for agency in agencies]}, schema=pa.schema([("agency", pa.string()), ("service", pa.string())]))).create_view("services")
    con.from_arrow(_calendar(_started(con), procedures)).create_view("working_days_after")
    con.from_arrow(_timescales(procedures)).create_view("timescales")
    for macro in _names():
        con.execute(macro)


NEGATED = r"\b(no|not|never|nor|without|denie[sd]|denying|denies)\b[^.;,]{0,40}"


def _started(con: Connection) -> list[date]:
    """The days from which working days are counted: the latest of each entry, the earliest of one dated within about a year, and births since the record began."""
    latest = "select happened_to as day from entry union select birth_to from person where birth_to > (select min(happened_to) from entry)"
    days = {day for (day,) in con.execute(f"select day from ({latest}) order by day").fetchall()}
    vague = con.execute("select distinct happened_from, happened_to from entry where happened_from < happened_to").fetchall()
    return sorted(days.union(first for first, last in vague if (last - first).days < 400))


def _calendar(wanted: list[date], procedures: Procedures) -> pa.Table:
    """`day`, `working_days`, `due_on`: the first day after that many working days, for each day of an entry or a birth and each number that a threshold uses."""
    values = [*procedures.timescales, *(t for thresholds in procedures.values() for t in thresholds.values())]
    numbers = sorted({value.value for value in values if value.unit == "working days"})
    if not numbers or not wanted:
        wanted, numbers = [], []
    days = calendar(wanted[0], wanted[-1] + timedelta(days=2 * max(numbers) + 30)) if wanted else []
    so_far = dict(days)
    reached: dict[int, date] = {}
    for day, count in days:
        reached.setdefault(count, day)
    rows = [(day, number, reached[so_far[day] + number] + timedelta(days=1)) for number in numbers for day in wanted]
    schema = pa.schema([("day", pa.date32()), ("working_days", pa.int32()), ("due_on", pa.date32())])
    return pa.Table.from_arrays([pa.array([row[i] for row in rows], field.type) for i, field in enumerate(schema)], schema=schema)


def _timescales(procedures: Procedures) -> pa.Table:
    """Each value of each timescale: when it is in force, whether entries alone can tell, whether a typed step needs its own due day, and what is added to the day on which its clock starts."""
    schema = pa.schema([
        ("timescale", pa.string()), ("in_force_from", pa.date32()), ("in_force_until", pa.date32()), ("computed", pa.bool_()), ("due_day_given", pa.bool_()),
        ("add_months", pa.int32()), ("add_days", pa.int32()), ("working_days", pa.int32()),
    ])  # fmt: skip
    days = {"days": 1, "weeks": 7}
    rows = [
        (t.timescale, t.in_force_from, t.in_force_until, not t.not_computed, t.due_day_given, t.value if t.unit == "months" else 0, t.value * days.get(t.unit, 0), t.value if t.unit == "working days" else None)
        for t in procedures.timescales
    ]
    return pa.Table.from_arrays([pa.array([row[i] for row in rows], field.type) for i, field in enumerate(schema)], schema=schema)


def _names() -> list[str]:
    """A macro for each list of whom a mention names."""
    return [f"create macro names_{name}(words) as regexp_matches(lower(words), '{pattern}')" for name, pattern in _phrases("mentions").items()]


def lists() -> set[str]:
    """The names of the lists of phrases.toml that an entry's words may meet."""
    return {name for part in ("text", "as_written") for name in _phrases(part)}


def words_met(wanted: Collection[str], source: str = "entry") -> str:
    """Which of the lists wanted, of phrases.toml, the words of each entry of a table meet: `entry_id, words`. What follows a denial in the same clause is left out, but for what is itself one.

    Several lists as one expression are tried before each by itself: most entries meet none of them. One expression of all lists costs more than it spares.
    """
    found = ", ".join(_several(column, group) for column, part in (("said", "text"), ("written", "as_written")) for group in _groups(part, wanted)) or "[null::text]"
    text = "lower(text || '. ' || coalesce(outcome.value, '')) as written"
    return f"""select entry_id, [w for w in flatten([{found}]) if w is not null] as words
        from (select entry_id, written, regexp_replace(written, '{NEGATED}', ' ', 'g') as said from (select entry_id, {text} from {source}))"""


def _groups(part: str, wanted: Collection[str]) -> list[list[tuple[str, str]]]:
    read = [(name, pattern) for name, pattern in _phrases(part).items() if name in wanted]
    return [read[first : first + TOGETHER] for first in range(0, len(read), TOGETHER)]


def _several(column: str, group: list[tuple[str, str]]) -> str:
    each = ", ".join(f"case when regexp_matches({column}, '{pattern}') then '{name}' end" for name, pattern in group)
    return f"case when regexp_matches({column}, '{'|'.join(pattern for _, pattern in group)}') then [{each}] else [] end"


class Point(NamedTuple):
    """A standpoint: its name, the one agency whose entries it sees (none: every agency's), and whether it sees unrestricted entries only."""

    name: str
    agency: str | None
    unrestricted_only: bool


def points(standpoints: Iterable[str], agencies: Iterable[str]) -> list[Point]:
    """Together, whoever is asked, each agency alone, and under 'open' each agency's unrestricted entries alone ('open: AGENCY')."""
    single = [agency for agency in sorted(agencies) if agency.lower() != "other"]
    found = [Point("together", None, False), *(Point(agency, agency, False) for agency in single)]
    if "open" in standpoints:
        found += [Point("open", None, True), *(Point(f"open: {agency}", agency, True) for agency in single)]
    return found


def _ask(con: Connection, definition: Definition, procedures: Procedures) -> None:
    """Put a pattern's rows into `counted`, or into `spans` and `contrary`."""
    thresholds = procedures[definition.slug]
    query = re.sub(r"\$(\w+)", lambda name: str(int(thresholds[name[1]].value)), definition.pattern.query)
    asked = f"select '{definition.slug}' as pattern, q.* from ({query}) q"
    if definition.counts:
        con.execute(f"insert into counted by name {asked}")
        return
    con.execute(f"insert into spans by name select * from ({asked}) where coalesce(span_from < span_until, true)")


def _let_go(con: Connection) -> None:
    """Drop what only patterns read: the counting needs its room."""
    for (name,) in con.execute("select table_name from duckdb_tables() where temporary order by table_name").fetchall():
        if name not in COUNTED_FROM:
            con.execute(f"drop table {name}")


def scripts() -> dict[str, str]:
    """Everything but the patterns' own queries that is asked of a record, by the file it stands in, in the order in which it is asked."""
    laid = {f"vocabulary/{name}": script for name, script in vocabulary().items()}
    return {"phrases.toml": ";\n".join([f"create temp table said as {words_met(lists())}", *_names()])} | laid | {"counts.sql": COUNTS, "stretches.sql": STRETCHES, "able.sql": ABLE}


@cache
def _phrases(part: str) -> dict[str, str]:
    """Each list of phrases of one part of phrases.toml, as one expression."""
    given = tomllib.loads((resources.files(__package__) / "phrases.toml").read_text(encoding="utf-8"))
    return {name: expression(phrases) for name, phrases in given[part].items()}


def says(entry: Entry, lists: Iterable[str]) -> bool:
    """Whether an entry's words meet one of the lists of phrases.toml, read as the engine reads them."""
    return bool(said_in(entry, tuple(lists)))


def said_in(entry: Entry, lists: tuple[str, ...]) -> set[str]:
    """Which of the lists of phrases.toml an entry's words meet. A list may stand under both parts."""
    written = f"{entry.text}. {entry.outcome.value if entry.outcome else ''}".lower()
    found: set[str] = set()
    for part, words in (("text", re.sub(NEGATED, " ", written)), ("as_written", written)):
        anyhow, each = _sought(part, lists)
        if each and anyhow.search(words):
            found |= {name for name, pattern in each if pattern.search(words)}
    return found


@cache
def _sought(part: str, lists: tuple[str, ...]) -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    read = [(name, pattern) for name, pattern in _phrases(part).items() if name in lists]
    return re.compile("|".join(pattern for _, pattern in read)), [(name, re.compile(pattern)) for name, pattern in read]


@cache
def promised_contact() -> re.Pattern[str]:
    """The words in which a service says that it will be in touch."""
    return re.compile(_phrases("text")["contact_promised"])
