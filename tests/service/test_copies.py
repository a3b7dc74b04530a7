"""A copy of the database, made while it is in use and put back into an empty one, holds the same record, and its log is proved whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import terminal

from keepsight.records.folder import read_folder
from service.beside import READ, keepsight, run
from service.postgresql import programs

PACKAGING = Path(__file__).parents[2] / "packaging" / "service"
FOUND = programs()


@pytest.fixture
def commands(tmp_path, monkeypatch) -> None:
    """The commands that the script calls, on the path: this Keepsight and PostgreSQL's own."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "keepsight"
    command.write_text(f"#!/bin/sh\nexec {sys.executable} -m keepsight \"$@\"\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{FOUND}:{os.environ['PATH']}")


def back(address: str, copy: Path, tmp_path: Path) -> str:
    """Put the copy into an empty database; gives its address."""
    if not address.startswith("postgresql"):
        shutil.copy(copy / "keepsight.sqlite3", tmp_path / "again.sqlite3")
        return str(tmp_path / "again.sqlite3")
    with psycopg.connect(address, autocommit=True) as open_:
        open_.execute("drop database if exists again")
        open_.execute("create database again")
    again = address.rsplit("/", 1)[0] + "/again"
    subprocess.run(["pg_restore", "--no-owner", f"--dbname={again}", copy / "keepsight.dump"], check=True)
    return again


def test_a_copy_put_back_holds_the_same_record_and_a_whole_log(address, tmp_path, whitlock_folder, commands):
    keepsight(address, tmp_path, "migrate")
    keepsight(address, tmp_path, "receive", str(whitlock_folder), "--label", "Whitlock family")
    given = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))} | {"KEEPSIGHT_DATABASE": address, "KEEPSIGHT_FOLDER": str(tmp_path)}
    made = subprocess.run([PACKAGING / "backup.sh", tmp_path / "copies"], env=given, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    (copy,) = (tmp_path / "copies").iterdir()
    again = back(address, copy, tmp_path)
    for where, name in ((address, "before"), (again, "after")):
        run(where, tmp_path, "-c", READ, str(tmp_path / name))
    assert read_folder(tmp_path / "after") == read_folder(tmp_path / "before")
    assert "whole" in keepsight(again, tmp_path, "audit", "verify", "--head", str(copy / "head.json")).stdout


def test_the_unit_runs_commands_that_there_are_with_settings_that_are_read():
    unit, settings = (PACKAGING / "keepsight.service").read_text(), Path(sys.modules["keepsight"].__file__).parent / "web"
    for line in (PACKAGING / "environment").read_text().splitlines():
        name = line.split("=")[0]
        assert line.startswith("#") or any(name in path.read_text() for path in settings.glob("*.py")), name
    assert "keepsight migrate" in unit and "keepsight serve --host 127.0.0.1 --port 8000" in unit
    help_ = terminal.keepsight("serve", "--help").stdout
    assert "--host" in help_ and "--port" in help_
