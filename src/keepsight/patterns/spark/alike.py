"""What a definition may be written in: the constructs that DuckDB and Spark understand alike, or that `dialect` writes in Spark's words.

sqlglot carries some things over wrongly and says nothing, so what is not listed is refused, with the file and the construct. To add a construct: try it on
both engines with empty lists, nulls and ties, write the rewriting in `dialect` where they differ, and let `tests/patterns/spark` compare the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlglot import exp

from . import NotAlike

ALIKE = {  # by the name of sqlglot's node
    # queries
    "Select", "From", "Join", "Where", "Group", "Having", "Qualify", "Order", "Ordered", "Union", "Subquery", "With", "CTE", "Values", "Table", "TableAlias", "Star", "Alias", "Column", "Identifier",
    "Create", "Insert", "Schema", "ColumnDef", "Properties", "TemporaryProperty", "UserDefinedFunction",
    # values
    "Literal", "Boolean", "Null", "Array", "Struct", "PropertyEQ", "Tuple", "Cast", "DataType", "Var", "Paren", "Placeholder",
    # conditions
    "And", "Or", "Not", "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "Is", "NullSafeEQ", "NullSafeNEQ", "In", "Exists", "Between", "Case", "If", "Coalesce", "Nullif", "Greatest", "Least",
    # numbers, words and lists
    "Add", "Sub", "Mul", "Neg", "DPipe", "ConcatWs", "Lower", "Trim", "StartsWith", "RegexpLike", "RegexpReplace", "Length", "ArrayContains", "ArrayOverlaps", "ArraySort", "Flatten", "Comprehension",
    "Explode", "TimestampTrunc",
    # over several rows
    "Count", "Min", "Max", "Sum", "AnyValue", "IgnoreNulls", "LogicalAnd", "LogicalOr", "ArrayAgg", "Distinct", "Filter", "Window", "WindowSpec", "RowNumber", "Lead",
}  # fmt: skip
OVER_DAYS = {"months_after", "months_before", "days_after", "days_between"}  # macros of the vocabulary that `dialect` writes in Spark's own functions
DATED = re.compile(r"(_on|_from|_to|_until|_earliest|day|^never)$")  # how the vocabulary's days are called


def check(tree: exp.Expression, named: str) -> None:
    """Raises NotAlike with everything in a statement of `named`, a file, that is not known to mean the same on every engine."""
    found = sorted({words for node in tree.walk() if (words := _unlike(node))})
    if found:
        listed = "\n".join(f"- {words}" for words in found)
        raise NotAlike(f"{named} uses what is not known to mean the same on DuckDB and Spark:\n{listed}\nSee docs/how-to/run-on-spark.md for what may be used, and how to add to it.")


def _unlike(node: exp.Expression) -> str:
    kind = type(node).__name__
    if kind == "Anonymous":
        return "" if node.name in OVER_DAYS else f"the function {node.name}: no macro of the vocabulary is called so"
    if kind not in ALIKE:
        return f"{kind}: {_short(node)}"
    return next(_shapes(node), "")


def _shapes(node: exp.Expression) -> Iterator[str]:
    """What sqlglot would carry over in silence though the two engines do not mean the same by it."""
    args = node.args
    if isinstance(node, exp.ArrayAgg) and node.find(exp.Order):
        yield f"a list with an order inside, which Spark drops: {_short(node)}; sort it with list_sort"
    if isinstance(node, exp.Join) and args.get("method") in ("ASOF", "POSITIONAL"):
        yield f"a join that Spark has not: {_short(node)}"
    if isinstance(node, exp.With) and args.get("recursive"):
        yield "a recursive query"
    if isinstance(node, exp.Union) and args.get("by_name"):
        yield "union by name: list the columns"
    if isinstance(node, exp.Star) and args.get("replace"):
        yield "* replace, which puts a column elsewhere on Spark: list the columns"
    if isinstance(node, exp.RegexpReplace) and "g" not in str(args.get("modifiers") or ""):
        yield f"regexp_replace without 'g', which replaces one on DuckDB and all on Spark: {_short(node)}"
    if isinstance(node, (exp.Add, exp.Sub)) and any(isinstance(one, exp.Column) and DATED.search(one.name) for one in (node.left, node.right)):
        yield f"a day that is added to or subtracted from: {_short(node)}; use days_after, months_after, days_between"


def _short(node: exp.Expression) -> str:
    words = node.sql("duckdb")
    return words if len(words) <= 80 else words[:77] + "..."
