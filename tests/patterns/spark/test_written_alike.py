"""Every definition is written in what DuckDB and Spark understand alike; what is not is named, with its file. This needs neither Spark nor Java."""

from __future__ import annotations

import sys

import pytest
import typer

from keepsight.cli.find import Engine, _engine
from keepsight.patterns import catalogue
from keepsight.patterns.engine import scripts
from keepsight.patterns.spark import NotAlike
from keepsight.patterns.spark.dialect import Macros
from keepsight.patterns.spark.written import carried, check_all


def test_every_view_and_every_definition_can_be_carried_to_spark():
    check_all(catalogue())


def test_the_vocabulary_is_carried_statement_by_statement_and_none_is_lost():
    macros = Macros()
    told = [query for named, script in scripts().items() for query in carried(script, macros, named)]
    assert len(told) == sum(script.count("create temp table") + script.count("create temp view") + script.count("insert into") for script in scripts().values())


UNLIKE = {
    "select list(entry_id order by known_on) from entries": "order inside",
    "select * from entries asof join told on entries.known_on >= told.known_on": "ASOF",
    "select * from a union all by name select * from b": "by name",
    "with recursive r as (select 1) select * from r": "recursive",
    "select happened_to + 20 from entries": "happened_to + 20",
    "select known_on - happened_to from entries": "days_between",
    "select e.* replace (1 as how_many) from entries e": "replace",
    "select regexp_replace(agency, 'a', 'b') from entries": "without 'g'",
    "select arg_max(entry_id, known_on) from entries": "ArgMax",
    "select last(entry_id) from entries": "Last",
    "select isodow(happened_to) from entries": "isodow",
    "select quantile_cont(how_many, 0.5) from entries": "quantile",
    "select group_concat(entry_id) from entries": "GroupConcat",
    "select unheard_of(entry_id) from entries": "unheard_of",
    "select happened_to + interval 3 day from entries": "Interval",
    "pivot entries on kind using count(*)": "Pivot",
}


@pytest.mark.parametrize(("query", "construct"), UNLIKE.items())
def test_what_the_engines_mean_differently_is_refused_by_file_and_construct(query, construct):
    with pytest.raises(NotAlike) as said:
        carried(query, Macros(), "definitions/seen/made_up.py")
    assert "definitions/seen/made_up.py" in str(said.value)
    assert construct.lower() in str(said.value).lower()


CARRIED = {
    "select [t.value for t in e.themes if not t.denied] as x from entry e": "SELECT TRANSFORM(FILTER(e.themes, t -> NOT t.denied), t -> t.value) AS x FROM entry AS e",
    "select len(parts) as x from p": "SELECT SIZE(parts) AS x FROM p",
    "select list(a) as x from t": "SELECT NULLIF(COLLECT_LIST(a), ARRAY()) AS x FROM t",
    "select a from t anti join u using (a)": "SELECT a FROM t ANTI JOIN u USING (a)",
    "select months_after(d, 12) as x from t": "SELECT ADD_MONTHS(d, 12) AS x FROM t",
    "select a from t where (a, b) not in (select (c, d) from u)": "SELECT a FROM t WHERE NOT EXISTS(SELECT 1 FROM (SELECT c AS among_0, d AS among_1 FROM u) AS among WHERE among.among_0 = a AND among.among_1 = b)",
    "select sum(a) over w as x from t window w as (partition by b order by c)": "SELECT SUM(a) OVER (PARTITION BY b ORDER BY c NULLS LAST) AS x FROM t",
}


@pytest.mark.parametrize(("query", "in_spark"), CARRIED.items())
def test_what_is_written_otherwise_in_spark(query, in_spark):
    assert carried(query, Macros(), "a file") == [in_spark]


def test_a_word_ends_at_the_same_letter_on_both_engines():
    """Java's own edge of a word knows letters with accents; DuckDB's does not."""
    [query] = carried(r"select regexp_matches(x, '\bcaf\b') as y from t", Macros(), "a file")
    assert r"\bcaf" not in query.replace(r"\\b", r"\b")


def test_find_ends_with_a_word_where_spark_is_not_installed(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "keepsight.patterns.spark.population", None)
    with pytest.raises(typer.Exit):
        _engine(Engine.spark)
    assert "Install Keepsight with its extra `spark`" in capsys.readouterr().err
