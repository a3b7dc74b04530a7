"""A real PostgreSQL of the tests' own: begun when the first test asks for it, on a free port, gone when the tests end."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

OWNER = "postgres"  # the system's account that may run it: initdb will not run as root


def programs() -> Path | None:
    """Where PostgreSQL's programs are, the newest version first; None where there are none."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return found[0].parent if found else None


@contextmanager
def running(bin_: Path) -> Iterator[dict[str, str]]:
    """A server for as long as the block lasts; gives what Django needs to reach it."""
    folder, port = Path(tempfile.mkdtemp(prefix="keepsight-pg-")), _free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, OWNER)
    try:
        _run(bin_ / "initdb", "-D", folder / "data", "-U", "keepsight", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        _run(bin_ / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off", "start")
        yield {"HOST": "127.0.0.1", "PORT": str(port), "USER": "keepsight", "NAME": "keepsight"}
    finally:
        _run(bin_ / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop", check=False)
        shutil.rmtree(folder, ignore_errors=True)


def a_database(server: dict[str, str], name: str) -> tuple[psycopg.Connection, str]:
    """A new database on a server that runs: a connection to the server, beside it, and the address of the database."""
    connection = psycopg.connect(host=server["HOST"], port=server["PORT"], user=server["USER"], dbname="postgres", autocommit=True)
    connection.execute(f"CREATE DATABASE {name}")
    return connection, f"postgresql://{server['USER']}@{server['HOST']}:{server['PORT']}/{name}"


def _run(*command: object, check: bool = True) -> None:
    as_owner = ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--init-groups"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, *map(str, command)], check=check, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
