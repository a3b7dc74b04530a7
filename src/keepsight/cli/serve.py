"""`keepsight serve` and `keepsight migrate`: the service, for real."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at; behind a reverse proxy leave it as it is.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port.")] = 8000,
    workers: Annotated[int, typer.Option(help="Processes; one for each core is a good beginning.")] = os.cpu_count() or 2,
    tools: Annotated[Path | None, typer.Option(metavar="DIR", help="The partnership's own folder of tools for looking at care; else the one of KEEPSIGHT_TOOLS.")] = None,
) -> None:
    """Serve Keepsight until stopped. The database is the one of KEEPSIGHT_DATABASE, else a file in the folder KEEPSIGHT_FOLDER."""
    from .service import ready

    if tools is not None:
        os.environ["KEEPSIGHT_TOOLS"] = str(tools)
    _stop_where_a_tool_is_wrong()
    ready()
    _stop_where_not_migrated()
    from keepsight.web.server import serve as serve_pages

    serve_pages(host, port, workers)


def migrate() -> None:
    """Bring the database to this version. Run it once before the first `serve`, and after every upgrade."""
    from .service import migrate as migrate_database
    from .service import ready

    ready()
    migrate_database()
    print("The database is of this version.")


def _stop_where_a_tool_is_wrong() -> None:
    from keepsight.care_tools import hold

    folder = os.environ.get("KEEPSIGHT_TOOLS", "")
    problems = hold(Path(folder) if folder else None).problems
    if problems:
        print(*problems, "Mend these, or take the file out of the folder of tools; `keepsight tools` checks it again.", sep="\n", file=sys.stderr)
        raise typer.Exit(2)


def _stop_where_not_migrated() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("The database is not of this version. Make a copy of it, then run `keepsight migrate`, then this again.", file=sys.stderr)
        raise typer.Exit(1)
