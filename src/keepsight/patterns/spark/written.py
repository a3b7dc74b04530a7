"""Whether every definition and every view of the vocabulary is written in what DuckDB and Spark understand alike: told with sqlglot alone, without Spark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sqlglot import exp

from keepsight.patterns.definition import Definition
from keepsight.patterns.engine import scripts

from . import NotAlike
from .dialect import Macros, in_spark, statements


def check_all(definitions: Iterable[Definition]) -> None:
    """Raises NotAlike with everything that is not, file by file."""
    macros, wrong = Macros(), []
    for named, script in _files(definitions):
        try:
            carried(script, macros, named)
        except NotAlike as why:
            wrong.append(str(why))
    if wrong:
        raise NotAlike("\n".join(wrong))


def carried(script: str, macros: Macros, named: str) -> list[str]:
    """The queries of a script in Spark's words; its macros are learnt. Raises NotAlike."""
    return [in_spark(query) for statement in statements(script, macros, named) if (query := _query(statement)) is not None]


def _query(statement: exp.Expression) -> exp.Expression | None:
    return statement.expression if isinstance(statement, (exp.Create, exp.Insert)) else statement


def _files(definitions: Iterable[Definition]) -> Iterator[tuple[str, str]]:
    yield from scripts().items()
    for definition in definitions:
        yield f"definitions/{definition.theme}/{definition.slug.replace('-', '_')}.py", re.sub(r"\$\w+", "1", definition.pattern.query)
