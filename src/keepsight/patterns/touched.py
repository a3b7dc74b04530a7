"""What a new entry can change of the questions: which statements of the vocabulary, and so which patterns, could read a row of it at all.

Each mention of a table of entries in a statement has its conditions beside it (`where kind = 'visit'`). Where none of the new rows meets the conditions of any
mention, the statement reads what it read before, and gives what it gave before. The conditions are read out of the SQL itself, as DuckDB parses it, so
that nobody has to keep a second list true. Where a condition is not plainly about one table's row it is left out: then more is asked again than need be.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from duckdb import DuckDBPyConnection

from .definition import catalogue
from .engine import Connection, connect
from .reached import REMARK, macros, views

ROWS = ("entries", "entries_by_child", "entries_by_adult", "unsettled_mentions", "parts")  # to these a new entry only adds rows of its own
AS_GIVEN = ("entry", "concerned", "said")  # as the record has them; a mention that is not joined by an entry's id is taken to read everything
COMPARED = ("people", "relationships", "told", "seeing_recorded", "agencies_writing_of_each_child")  # small, and told of all entries together: whether they are what they were is looked at
GROUND = (*ROWS, "tied_from", *COMPARED)  # laid out first: what all others stand on
ANYTHING = "true"
NOTHING = "false"


@dataclass
class Mention:
    """A table in a `from`: what stands in its joins, whether `where` speaks of its rows alone, whether it is joined by the id of an entry to what holds none of a new one, and which of
    these it is joined to so that its own row is kept: of those it finds nothing."""

    node: dict[str, Any]
    filtered: bool = True
    on: list[dict[str, Any]] = field(default_factory=list)
    by_id: bool = False
    without: set[str] = field(default_factory=set)

    @property
    def table(self) -> str:
        """The table's name; empty for a query in brackets."""
        return self.node.get("table_name", "")

    @property
    def name(self) -> str:
        """What its columns are called by."""
        return self.node["alias"] or self.table


def touched(con: Connection, changed: Iterable[str]) -> set[str]:
    """The names of the vocabulary, and the slugs of patterns, that could read a row of an entry of `new_entries`, or what is `changed`; GROUND has been laid in `con`."""
    found = set(changed)
    for table, conditions in conditions_by_table(con).items():
        asked = ", ".join(f"coalesce(bool_or({condition}), false)" for condition in conditions)
        met = con.execute(f"select {asked} from {table} semi join new_entries using (entry_id)").fetchone()
        found.update(*(readers for readers, holds in zip(conditions.values(), met, strict=True) if holds))
    return _followed(found)


def _followed(found: set[str]) -> set[str]:
    """With everything that reads them, in the order in which the vocabulary stands: each stands on those before it."""
    found = set(found)
    for name, words in _words().items():
        if words & found:
            found.add(name)
    return found


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words of each statement that comes after GROUND, by its name, and of each pattern's query, by its slug."""
    return {name: frozenset(re.findall(r"\w+", sql)) for name, sql in _queries().items()}


@cache
def _queries() -> dict[str, str]:
    laid = {name: _query(statement) for name, statement in views().items() if name not in GROUND and name not in macros()}
    return laid | {definition.slug: re.sub(r"\$\w+", "1", REMARK.sub("", definition.pattern.query)) for definition in catalogue()}


def _query(statement: str) -> str:
    return re.split(r"\bas\b", REMARK.sub("", statement), maxsplit=1)[1]


_found: dict[str, dict[str, set[str]]] = {}


def conditions_by_table(con: Connection) -> dict[str, dict[str, set[str]]]:
    """For each table of ROWS, the conditions under which its rows are read, each with the names of those who read them. Worked out once."""
    if not _found:
        columns = {table: {name for (name, *_) in con.execute(f"describe {table}").fetchall()} for table in ROWS}
        _found.update(_conditions(columns))
    return _found


def _conditions(columns: Mapping[str, set[str]]) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {table: {} for table in ROWS}
    with connect() as parser:
        for reader, sql in _queries().items():
            for table, condition in _read(parser, sql, columns):
                if condition != NOTHING:
                    found[table if table in ROWS else "entries"].setdefault(condition, set()).add(reader)
    return found


def _read(parser: DuckDBPyConnection, sql: str, columns: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Each mention of a table of entries in a query, and the condition under which a row of it is read."""
    tree = json.loads(parser.execute("select json_serialize_sql(?)", [sql]).fetchone()[0])
    if tree["error"]:
        raise ValueError(f"The statement cannot be read: {tree.get('error_message')} in {sql[:200]}")
    nodes = list(_nodes(tree))
    named = {entry["key"] for node in nodes if "cte_map" in node for entry in node["cte_map"]["map"]}
    if wrong := named & set(ROWS):
        raise ValueError(f"A query gives the name of a table of entries to something else: {', '.join(sorted(wrong))}")
    for node in nodes:
        if node.get("type") == "SELECT_NODE":
            mentions = _mentions(node["from_table"])
            for one in mentions:
                if one.table in {*ROWS, *AS_GIVEN} - named:
                    yield one.table, _condition(parser, one, node["where_clause"], len(mentions) == 1, columns.get(one.table, set()))


def _condition(parser: DuckDBPyConnection, one: Mention, where: dict[str, Any] | None, alone: bool, columns: set[str]) -> str:
    if one.by_id:
        return NOTHING
    beside = [*one.on, *(_possible(part, one.without) for part in (_each(where) if one.filtered else ()))]
    plain = [_words_of(parser, part, one.name) for part in beside if _is_about(part, one.name, columns, alone)]
    return " and ".join(f"({part})" for part in sorted(set(plain))) or ANYTHING


def _mentions(source: dict[str, Any]) -> list[Mention]:
    """What stands in a `from`. Of a join that keeps a row whether or not it finds another, conditions say nothing of the row that is kept, nor `where` of the one that is found."""
    if source["type"] != "JOIN":
        return [] if source["type"] == "EMPTY" else [Mention(source)]
    left, right = _mentions(source["left"]), _mentions(source["right"])
    kind = source["join_type"]
    narrowed = [*left, *right] if kind in ("INNER", "SEMI") else right if kind in ("LEFT", "ANTI") else []
    for one in narrowed:
        _narrow(one, source, left, right)
    for one in left if kind == "LEFT" else ():
        one.without |= {other.name for other in right if _is_free(other) and any(_same_id(condition, one.name, [other.name]) for condition in _each(source["condition"]))}
    for one in right if kind != "INNER" else ():
        one.filtered = False
    for one in left if kind not in ("INNER", "SEMI", "LEFT", "ANTI") else ():
        one.filtered = False
    return [*left, *right]


def _narrow(one: Mention, join: dict[str, Any], left: list[Mention], right: list[Mention]) -> None:
    """Take a join's conditions to a mention; not to one that an earlier join may have left empty."""
    if not one.filtered:
        return
    own, others = (left, right) if any(one is each for each in left) else (right, left)
    conditions = _each(join["condition"])
    one.on += conditions
    free = [other.name for other in others if _is_free(other)]
    one.by_id |= "entry_id" in join["using_columns"] and len(own) == 1 and len(free) == len(others)
    one.by_id |= any(_same_id(condition, one.name, free) for condition in conditions)


def _is_free(one: Mention) -> bool:
    """Whether no row of a new entry is in it, but where it is touched itself."""
    return one.table not in (*ROWS, *AS_GIVEN)


def _same_id(condition: dict[str, Any], name: str, others: list[str]) -> bool:
    """Whether a condition is that the id of the entry is one that another of these tables gives: none of them gives a new one, but where it is touched itself."""
    if condition.get("type") != "COMPARE_EQUAL":
        return False
    sides = [condition[side].get("column_names", []) for side in ("left", "right")]
    return any(mine == [name, "entry_id"] and len(theirs) == 2 and theirs[0] in others for mine, theirs in (sides, sides[::-1]))


def _each(condition: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The conditions that must all hold."""
    if condition is None:
        return []
    return [part for child in condition["children"] for part in _each(child)] if condition["type"] == "CONJUNCTION_AND" else [condition]


def _possible(condition: dict[str, Any], without: set[str]) -> dict[str, Any]:
    """A condition without what it would also take, `x.entry_id is not null`, where nothing of x is found."""
    if condition["type"] != "CONJUNCTION_OR":
        return condition
    missing = [part for part in condition["children"] if part["type"] == "OPERATOR_IS_NOT_NULL" and part["children"][0].get("column_names", [""])[0] in without]
    return condition | {"children": [part for part in condition["children"] if part not in missing]}


def _is_about(condition: dict[str, Any], name: str, columns: set[str], alone: bool) -> bool:
    """Whether a condition speaks of this table's row and of nothing else."""
    nodes = list(_nodes(condition))
    if any(node.get("class") in ("SUBQUERY", "WINDOW", "PARAMETER") for node in nodes):
        return False
    within = {part["column_names"][0] for node in nodes if node.get("class") == "LAMBDA" for part in _nodes(node["lhs"]) if "column_names" in part}
    spoken = [node["column_names"] for node in nodes if node.get("class") == "COLUMN_REF"]
    own = [words for words in spoken if (len(words) > 1 and words[0] == name and words[1] in columns) or (alone and words[0] in columns)]
    return bool(own) and all(words in own or (len(words) == 1 and words[0] in within) for words in spoken)


def _words_of(parser: DuckDBPyConnection, condition: dict[str, Any], name: str) -> str:
    """A condition in SQL, its columns without the name of the table."""
    plain = json.loads(json.dumps(condition))
    for node in _nodes(plain):
        if node.get("class") == "COLUMN_REF" and len(node["column_names"]) > 1 and node["column_names"][0] == name:
            node["column_names"] = node["column_names"][1:]
    tree = json.loads(parser.execute("select json_serialize_sql('select 1')").fetchone()[0])
    tree["statements"][0]["node"]["select_list"] = [plain]
    return parser.execute("select json_deserialize_sql(?::json)", [json.dumps(tree)]).fetchone()[0].removeprefix("SELECT ")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(value for value in one.values() if isinstance(value, dict | list))
        elif isinstance(one, list):
            waiting.extend(value for value in one if isinstance(value, dict | list))
