"""A database that the first version filled comes to this one with every row as it was, and its pages open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from keepsight.records.folder import read_folder
from keepsight.records.record import TABLES

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


def run(address: str, folder: Path, *command: str) -> subprocess.CompletedProcess:
    """A Python of its own beside this one, on that database."""
    given = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))}
    given |= {"KEEPSIGHT_DATABASE": address, "KEEPSIGHT_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "keepsight.web.settings"}
    done = subprocess.run([sys.executable, *command], env=given, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done


def test_what_the_first_version_held_stands_row_for_row_in_this_one(address, tmp_path, whitlock_folder):
    run(address, tmp_path, str(Path(__file__).with_name("an_earlier_version.py")), str(whitlock_folder))
    run(address, tmp_path, "-m", "keepsight", "migrate")
    run(address, tmp_path, "-c", READ, str(tmp_path / "back"))
    before, after = read_folder(whitlock_folder)[0], read_folder(tmp_path / "back")[0]
    for table in TABLES:
        assert len(getattr(after, table)) == len(getattr(before, table)), table
    assert [(e.entry_id, e.text, e.happened_from, e.agency) for e in after.entry] == [(e.entry_id, e.text, e.happened_from, e.agency) for e in before.entry]
