"""A process that is killed outright between the press and the commit: nothing is half-written, nothing is lost, and the page says what lies there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from service.postgresql import a_database

SCRIPT = Path(__file__).with_name("a_process_that_is_killed.py")
Run = Callable[..., subprocess.CompletedProcess]


def run(folder: Path, database: str, do: str, *given: object) -> subprocess.CompletedProcess:
    """Run the script on a service whose database is in the folder, or at the address."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))}
    return subprocess.run([sys.executable, SCRIPT, do, folder, *map(str, given)], env=clean | {"KEEPSIGHT_DATABASE": database}, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def prepared(request, tmp_path_factory, whitlock_folder) -> tuple[Path, psycopg.Connection | None, str]:
    """A service that is filled once on either database, to be copied for each test: its folder, and the server and the address of its database."""
    folder, server, address = tmp_path_factory.mktemp("killed") / "prepared", None, ""
    folder.mkdir()
    if request.param == "postgresql":
        server, address = a_database(request.getfixturevalue("postgresql").settings_dict, "prepared")
    made = run(folder, address, "prepare", whitlock_folder)
    assert made.returncode == 0, made.stderr
    return folder, server, address


@pytest.fixture
def service_to_kill(prepared, tmp_path, request) -> Run:
    """Runs the script on a copy of its own."""
    folder, server, address = prepared
    shutil.copytree(folder, tmp_path / "killed")
    if server is not None:
        name = f"killed_{request.node.callspec.params['table']}"
        server.execute(f"CREATE DATABASE {name} TEMPLATE prepared")
        address = address.removesuffix("prepared") + name
    return lambda do, *given: run(tmp_path / "killed", address, do, *given)


@pytest.mark.parametrize("table", ["store_concerned", "audit_event"])
def test_nothing_is_half_written_and_what_was_sent_lies_as_a_draft_for_its_writer(service_to_kill, table):
    assert service_to_kill("press", table).returncode == -signal.SIGKILL
    seen = service_to_kill("look")
    assert seen.returncode == 0, seen.stderr
    assert json.loads(seen.stdout) == {"entries": 0, "concerned": 0, "writings": 0, "offered": True, "log": None}
