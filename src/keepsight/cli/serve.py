"""`keepsight serve` and `keepsight migrate`: the service, for real."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer


def serve(
    host: Annotated[str, typer.Option(help="The address to listen at; behind a reverse proxy leave it as it is.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port.")] = 8000,
    workers: Annotated[int, typer.Option(help="Processes; one for each core is a good beginning.")] = os.cpu_count() or 2,
) -> None:
    """Serve Keepsight until stopped. The database is the one of KEEPSIGHT_DATABASE, else a file in the folder KEEPSIGHT_FOLDER."""
    from .service import ready

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


def _stop_where_not_migrated() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("The database is not of this version. Make a copy of it, then run `keepsight migrate`, then this again.", file=sys.stderr)
        raise typer.Exit(1)
