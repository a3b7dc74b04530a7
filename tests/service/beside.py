"""A Python of its own beside the tests, on a database of its own: what a server runs, run as a server runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import terminal

READ = """
import sys, django; django.setup()
from pathlib import Path
from keepsight.store.models import FamilyRecord
from keepsight.store.rows import load
from keepsight.records.folder import write_folder
family = FamilyRecord.objects.get(); write_folder(load(family), Path(sys.argv[1]), family.as_at)
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path) -> str:
    """KEEPSIGHT_DATABASE of a database that holds nothing yet."""
    if request.param == "sqlite":
        return str(tmp_path / "earlier.sqlite3")
    reached = request.getfixturevalue("postgresql").settings_dict
    given = {"host": reached["HOST"], "port": reached["PORT"] or None, "user": reached["USER"]}
    with psycopg.connect(**given, dbname="postgres", autocommit=True) as open_:
        open_.execute("drop database if exists earlier")
        open_.execute("create database earlier")
    return f"postgresql://{reached['USER']}@{reached['HOST'].replace('/', '%2F')}:{reached['PORT']}/earlier"


def run(address: str, folder: Path, *command: str) -> terminal.Ran:
    """A Python of its own beside this one, on that database."""
    return _well(subprocess.run([sys.executable, *command], env=_environment(address, folder), capture_output=True, text=True))


def keepsight(address: str, folder: Path, *words: str) -> terminal.Ran:
    """A command of the terminal, on that database."""
    return _well(terminal.keepsight(*words, env=_environment(address, folder)))


def _environment(address: str, folder: Path) -> dict[str, str]:
    given = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))}
    return given | {"KEEPSIGHT_DATABASE": address, "KEEPSIGHT_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "keepsight.web.settings"}


def _well(done: terminal.Ran) -> terminal.Ran:
    assert done.returncode == 0, done.stderr
    return done
