"""Only what the patterns asked read of the vocabulary is laid out, a pattern that is asked alone says what it says among all, and nothing is joined in a way that grows with the square."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from keepsight.patterns import catalogue
from keepsight.patterns.engine import ABLE, COUNTS, STRETCHES, USED, ask, connect, find, lists, points, tables_of
from keepsight.patterns.reached import reached, views
from keepsight.procedures import load

from .families import family, together

FAR = date(2026, 1, 1)
FEW = ("below-threshold-run", "timescale-passed", "child-out-of-sight", "father-gap")


@pytest.fixture(scope="module")
def asked():
    """Puts patterns to a dozen families; the stretches without their numbers, which count over all."""
    whole = together([family(seed, number) for number, seed in enumerate(range(300, 312))])
    tables = tables_of(whole)
    days = dict.fromkeys(sorted({entry.family_id for entry in whole.entry}), FAR)
    return lambda definitions: [row | {"stretch_no": 0} for row in find(tables, days, ("together",), definitions, load())[0]]


def test_a_pattern_that_is_asked_alone_says_what_it_says_among_all(asked):
    among_all = asked(catalogue())
    for definition in catalogue():
        if definition.slug in FEW:
            alone = asked([definition])
            assert alone and alone == [row for row in among_all if row["pattern"] == definition.slug]


def test_all_patterns_together_leave_nothing_of_the_vocabulary_unread_and_one_reads_little():
    questions = [COUNTS, STRETCHES]
    everything = reached([*questions, *(definition.pattern.query for definition in catalogue())])
    assert views().keys() <= everything
    assert lists() <= everything, "a list of words that no question names, or that one puts together from parts, would not be read"
    [one] = [definition for definition in catalogue() if definition.slug == "was-not-brought"]
    few = reached([*questions, one.pattern.query])
    assert len(views().keys() & few) < len(views()) / 2
    assert len(lists() & few) < len(lists()) / 2


class Explained:
    """DuckDB's connection, which notes how each statement would be joined before it runs it."""

    def __init__(self):
        self._con, self.each_with_every, self.by_standpoint_alone = connect(), [], []

    def from_arrow(self, table):
        return self._con.from_arrow(table)

    def execute(self, script, given=None):
        if given is not None:
            return self._con.execute(script, given)
        for statement in self._con.extract_statements(script):
            if re.search(r"create temp table \w+ as|insert into", statement.query):
                [(_, plan)] = self._con.execute(f"explain (format json) {statement.query}").fetchall()
                made = list(joins(json.loads(plan)))
                self.each_with_every += [statement.query for name, kind, _ in made if kind != "INNER" and name == "BLOCKWISE_NL_JOIN"]
                self.by_standpoint_alone += [statement.query for *_, equal in made if "standpoint" in equal and not equal - {"standpoint", "pattern"} and "join standpoints" not in statement.query]
            self._con.execute(statement)
        return self._con


def joins(nodes):
    """Of each join its name, its kind, and what must be equal in it: a column's name where it has the same on both sides."""
    for node in nodes:
        told = node["extra_info"]
        if "Join Type" in told:
            conditions = told.get("Conditions", [])
            equal = [one.split(" = ") for one in ([conditions] if isinstance(conditions, str) else conditions) if " = " in one]
            yield node["name"], told["Join Type"], {left if left == right else f"{left} = {right}" for left, right in equal}
        yield from joins(node["children"])


@pytest.fixture(scope="module")
def explained():
    whole = together([family(seed, number) for number, seed in enumerate(range(300, 360))])
    con = Explained()
    for name, columns in USED.items():
        con.from_arrow(whole.table(name, columns)).create_view(name)
    ask(con, dict.fromkeys(sorted({entry.family_id for entry in whole.entry}), FAR), points((), {entry.agency for entry in whole.entry}), catalogue(), load(), [ABLE])
    return con


def test_no_outer_join_compares_each_row_with_every_other(explained):
    """A condition between two tables that is no comparison (`or`, `in`, `coalesce`) makes DuckDB do so: it belongs in the aggregate's filter, or in a query joined by its key."""
    assert explained.each_with_every == []


def test_no_join_lays_one_familys_rows_beside_those_of_all_others(explained):
    """Two tables that each are joined to a third by standpoint may be joined to each other by it first; joined by family too, they are not."""
    assert explained.by_standpoint_alone == []
