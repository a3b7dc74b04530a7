"""The patterns' SQL in Spark's words: the same views and definitions, read as a tree with sqlglot and written in the other dialect.

What the two engines understand differently is rewritten here, each difference once; what is in neither the rewritings nor `alike` is refused, so that
nothing passes through in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import sqlglot
from sqlglot import exp

from .alike import OVER_DAYS, check

EDGE = r"(?:(?<=\w)(?!\w)|(?<!\w)(?=\w))"  # the edge of a word as DuckDB takes it: Java's own \b knows letters with accents, its \w does not


class Macros:
    """The macros met so far, by name: parameters and body."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[list[str], exp.Expression]] = {}

    def learn(self, create: exp.Create, named: str) -> None:
        """Keep a `create macro`. Raises NotAlike."""
        called = create.this
        if called.this.name not in OVER_DAYS:
            body = self.expand(create.expression)
            check(body, named)
            self._held[called.this.name] = ([parameter.name for parameter in called.expressions], body)

    def expand(self, tree: exp.Expression) -> exp.Expression:
        """The tree with every call of a macro replaced by its body."""
        return tree.transform(self._call)

    def _call(self, node: exp.Expression) -> exp.Expression:
        if not isinstance(node, exp.Anonymous) or node.name not in self._held:
            return node
        names, body = self._held[node.name]
        given = {name: self.expand(one) for name, one in zip(names, node.expressions, strict=True)}
        return exp.paren(body.transform(lambda one: given[one.name].copy() if isinstance(one, exp.Column) and not one.table and one.name in given else one))


def statements(script: str, macros: Macros, named: str, given: Mapping[str, Any] | None = None) -> Iterator[exp.Expression]:
    """The statements of a script of ours in DuckDB's words, checked, macros expanded and kept apart, `$names` replaced by what is given. Raises NotAlike."""
    for statement in sqlglot.parse(script, read="duckdb"):
        if isinstance(statement, exp.Create) and isinstance(statement.this, exp.UserDefinedFunction):
            macros.learn(statement, named)
        elif statement is not None:
            expanded = macros.expand(statement)
            check(expanded, named)
            yield _bound(expanded, given or {})


def in_spark(query: exp.Expression) -> str:
    """A query, as `statements` gives it, in Spark's words."""
    query = query.copy()
    for select in list(query.find_all(exp.Select)):
        _inline_windows(select)
    for part in query.find_all(exp.CTE):
        part.set("materialized", None)
    query = query.transform(_rewrite)
    for gathered in list(query.find_all(exp.ArrayAgg)):
        _null_when_empty(gathered)
    return query.sql("spark", unsupported_level=sqlglot.ErrorLevel.RAISE)


def _bound(tree: exp.Expression, given: Mapping[str, Any]) -> exp.Expression:
    return tree.transform(lambda one: exp.convert(given[one.name]) if isinstance(one, (exp.Placeholder, exp.Parameter)) else one)


def _rewrite(node: exp.Expression) -> exp.Expression:
    writes = REWRITTEN.get(type(node))
    return writes(node) if writes else node


def _within(node: exp.Expression) -> exp.Expression:
    return node.copy().transform(_rewrite)


def _function(name: str, *given: exp.Expression) -> exp.Anonymous:
    """A function of Spark's by its own name, over what is already in Spark's words."""
    return exp.Anonymous(this=name, expressions=[_within(one) for one in given])


def _over_days(node: exp.Anonymous) -> exp.Expression:
    """The macros over days, whose bodies the two engines write differently."""
    first, *second = node.expressions or [None]
    match node.name:
        case "months_after":
            return _function("ADD_MONTHS", first, *second)
        case "months_before":
            return _function("ADD_MONTHS", first, exp.Neg(this=exp.paren(second[0])))
        case "days_after":
            return _function("DATE_ADD", first, *second)
        case "days_between":
            return _function("DATEDIFF", *second, first)
    return node


def _list(node: exp.Array) -> exp.Expression:
    """`[one for one in several if so]` as filter and transform over the list."""
    made = node.expressions[0] if len(node.expressions) == 1 else None
    if not isinstance(made, exp.Comprehension):
        return node
    name, found = made.expression.name, _within(made.args["iterator"])
    if condition := made.args.get("condition"):
        found = exp.Anonymous(this="FILTER", expressions=[found, _lambda(name, condition)])
    same = isinstance(made.this, exp.Column) and made.this.name == name and not made.this.table
    return found if same else exp.Anonymous(this="TRANSFORM", expressions=[found, _lambda(name, made.this)])


def _lambda(name: str, body: exp.Expression) -> exp.Lambda:
    return exp.Lambda(this=_within(body), expressions=[exp.to_identifier(name)])


def _pattern(node: exp.Expression) -> exp.Expression:
    """A regular expression with the edge of a word spelt out; it must be written out, not computed."""
    return exp.Literal.string(node.name.replace(r"\b", EDGE)) if isinstance(node, exp.Literal) else node


def _matches(node: exp.RegexpLike) -> exp.Expression:
    return _function("REGEXP_LIKE", node.this, _pattern(node.expression))


def _replaces(node: exp.RegexpReplace) -> exp.Expression:
    return _function("REGEXP_REPLACE", node.this, _pattern(node.expression), node.args["replacement"])


def _among(node: exp.In) -> exp.Expression:
    """`(a, b) in (select (c, d) ...)` as exists: in Spark the query gives two columns, and a `not in` over two cannot be joined by hash."""
    query = node.args.get("query")
    if query is None:
        return node
    asked = node.this.expressions if isinstance(node.this, exp.Tuple) else [node.this]
    inner = query.this.copy() if isinstance(query, exp.Subquery) else query.copy()
    for select in _selects(inner):
        given = select.expressions[0].unalias()
        given = given.expressions if isinstance(given, exp.Tuple) else [given]
        select.set("expressions", [exp.alias_(one, f"among_{place}") for place, one in enumerate(given)])
    same = exp.and_(*(exp.EQ(this=exp.column(f"among_{place}", "among"), expression=_within(one)) for place, one in enumerate(asked)))
    return exp.Exists(this=exp.select("1").from_(_within(inner).subquery("among")).where(same))


def _selects(query: exp.Expression) -> Iterator[exp.Select]:
    if isinstance(query, exp.Union):
        yield from _selects(query.left)
        yield from _selects(query.right)
    else:
        yield query


def _null_when_empty(node: exp.Expression) -> None:
    """A list gathered over no row is null in DuckDB and empty in Spark."""
    while isinstance(node.parent, (exp.Filter, exp.Window)) and node.arg_key == "this":
        node = node.parent
    node.replace(exp.Anonymous(this="NULLIF", expressions=[node.copy(), exp.Array(expressions=[])]))


REWRITTEN = {
    exp.Anonymous: _over_days,
    exp.Array: _list,
    exp.Length: lambda node: _function("SIZE", node.this),
    exp.RegexpLike: _matches,
    exp.RegexpReplace: _replaces,
    exp.ArrayOverlaps: lambda node: _function("ARRAYS_OVERLAP", node.this, node.expression),
    exp.Flatten: lambda node: _function("FLATTEN", node.this),
    exp.ArraySort: lambda node: _function("SORT_ARRAY", node.this),
    exp.In: _among,
}


def _inline_windows(select: exp.Select) -> None:
    """A window that is named and then given a frame stands whole where it is used."""
    named = {window.this.name: window for window in select.args.get("windows") or ()}
    for use in select.find_all(exp.Window) if named else ():
        if (alias := use.args.get("alias")) is not None and alias.name in named:
            whole = named[alias.name]
            use.set("partition_by", [one.copy() for one in whole.args.get("partition_by") or ()])
            use.set("order", whole.args["order"].copy() if whole.args.get("order") else None)
            use.set("spec", use.args.get("spec") or whole.args.get("spec"))
            use.set("alias", None)
    select.set("windows", None)
