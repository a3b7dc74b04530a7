"""Runs every pattern's query over the record's tables, set-wise: one family or a county, every standpoint at once (design 4, 9)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from importlib import resources

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from keepsight.procedures import Procedures
from keepsight.procedures.working_days import calendar

from .definition import Definition

USED = ("person", "relationship", "family", "entry", "concerned", "account", "coverage")
LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "lock_configuration": "true",
    "threads": 2,
}
COUNTED = """create temp table counted (pattern text, standpoint text, family_id text, series text, person_id text, entry_id text, bearing text,
    facet text, suggested boolean, known_on date, need_events int, need_months int, need_accounts int, need_settings int, need_facets int, one_missed_in int,
    window_months int, allow_days int)"""
SPANS = """create temp table spans (pattern text, standpoint text, family_id text, person_id text, entry_id text, bearing text, opens boolean, suggested boolean,
    span_from date, span_until date, span_from_earliest date, weight int, detail text)"""


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory that can reach neither files nor the network."""
    return duckdb.connect(config=LOCKED)


def find(tables: Mapping[str, pa.Table], as_at: Mapping[str, date], standpoints: Iterable[str], definitions: Iterable[Definition], procedures: Procedures) -> tuple[list[dict], set[tuple[str, str]]]:
    """Every stretch of every pattern: `pattern, standpoint, family_id, about, evidence, raised_by, ...` as stretches.sql names them.

    `as_at` gives each family its as-at day; families without one are left out. Standpoints are 'together', 'open' or an agency's name;
    those of single agencies are added, as `together` in a finding needs them (under 'open' as 'open: AGENCY'). Beside them, whoever any
    agency has recorded harm about, as (family, person or '' where it is not settled who).
    """
    con = connect()
    _lay_out(con, tables, as_at, standpoints)
    con.register("working_days_after", _calendar(tables["entry"], max(as_at.values()), procedures))
    for statement in (_sql("vocabulary.sql"), COUNTED, SPANS):
        con.execute(statement)
    definitions = list(definitions)
    con.register("absences", pa.table({"pattern": pa.array([d.slug for d in definitions if d.pattern.any_agency_could_answer], pa.string())}))
    con.register("looking_back", pa.table({"pattern": pa.array([d.slug for d in definitions if d.pattern.looks_back], pa.string())}))
    for definition in definitions:
        _ask(con, definition, procedures)
    con.execute(_sql("counts.sql"))
    con.execute(_sql("stretches.sql"))
    rows = con.execute("from findings").to_arrow_table().to_pylist()
    harm = set(con.execute("select distinct family_id, coalesce(adult_id, '') from harm_recorded where standpoint = 'together'").fetchall())
    con.close()
    return rows, harm


def _lay_out(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table], as_at: Mapping[str, date], standpoints: Iterable[str]) -> None:
    for name in USED:
        con.register(name, tables[name])
    con.register("as_at", pa.table({"family_id": pa.array(as_at, pa.string()), "as_of": pa.array(as_at.values(), pa.date32())}))
    agencies = sorted(set(tables["entry"]["agency"].unique().to_pylist()))
    con.register("standpoints", _standpoints(set(standpoints), agencies))
    con.register("services", pa.table({"agency": agencies, "service": [service_of(agency) for agency in agencies]}, schema=pa.schema([("agency", pa.string()), ("service", pa.string())])))
    con.execute(_says())
    for name, pattern in _phrases("phrases.toml", "mentions").items():
        con.execute(f"create macro names_{name}(words) as regexp_matches(lower(words), '{pattern}')")


NEGATED = r"\b(no|not|never|nor|without|denie[sd]|denying|denies)\b[^.;,]{0,40}"


def _calendar(entries: pa.Table, last: date, procedures: Procedures) -> pa.Table:
    """`day`, `working_days`, `due_on`: the first day after that many working days, for each number that a threshold uses."""
    numbers = sorted({t.value for thresholds in procedures.values() for t in thresholds.values() if t.unit == "working days"})
    first = pc.min(entries["happened_from"]).as_py()
    days = calendar(first, last + timedelta(days=2 * max(numbers, default=0) + 14))
    reached: dict[int, date] = {}
    for day, so_far in days:
        reached.setdefault(so_far, day)
    rows = [(day, number, reached[so_far + number] + timedelta(days=1)) for number in numbers for day, so_far in days if so_far + number in reached]
    return pa.table({name: pa.array(column, kind) for name, kind, column in zip(("day", "working_days", "due_on"), (pa.date32(), pa.int32(), pa.date32()), zip(*rows, strict=True), strict=True)})


def _says() -> str:
    columns = ", ".join(f"regexp_matches(said, '{pattern}') as {name}" for name, pattern in _phrases("phrases.toml", "text").items())
    return f"create temp table says as select entry_id, {columns} from (select entry_id, regexp_replace(lower(text || '. ' || coalesce(outcome.value, '')), '{NEGATED}', ' ', 'g') as said from entry)"


def _standpoints(asked: set[str], agencies: list[str]) -> pa.Table:
    rows = [("together", None, False)] + [(agency, agency, False) for agency in agencies if agency.lower() != "other"]
    if "open" in asked:
        rows += [("open", None, True)] + [(f"open: {agency}", agency, True) for agency in agencies if agency.lower() != "other"]
    return pa.table({"standpoint": [r[0] for r in rows], "agency": pa.array([r[1] for r in rows], pa.string()), "unrestricted_only": [r[2] for r in rows]})


def _ask(con: duckdb.DuckDBPyConnection, definition: Definition, procedures: Procedures) -> None:
    """Put a pattern's rows into `counted`, or into `spans` and `contrary`."""
    thresholds = procedures[definition.slug]
    given = {name: thresholds[name].value for name in definition.thresholds}
    asked = f"select $slug as pattern, q.* from ({definition.pattern.query}) q"
    if definition.counts:
        con.execute(f"insert into counted by name {asked}", {"slug": definition.slug, **given})
        return
    con.execute(f"insert into spans by name {asked}", {"slug": definition.slug, **given})


@cache
def _sql(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")


@cache
def _phrases(file: str, part: str = "") -> dict[str, str]:
    """Each list of phrases of a file, or of one part of it, as one regular expression, in the dialect that DuckDB and Python share."""
    given = tomllib.loads((resources.files(__package__) / file).read_text(encoding="utf-8"))
    return {name: r"\b(?:" + "|".join(_one(phrase) for phrase in phrases) + ")" for name, phrases in (given[part] if part else given).items()}


def _one(phrase: str) -> str:
    words = re.escape(phrase).replace("'", "''").replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
    return words if phrase.endswith("*") else words + r"\b"


def service_of(agency: str) -> str:
    """Which service an agency is, by the words of services.toml in its name; empty where none fits."""
    return next((service for service, pattern in _phrases("services.toml").items() if re.search(pattern, agency.lower())), "")
