"""The migrations, run from nothing, make the tables that the models describe."""

from __future__ import annotations

import os
import subprocess
import sys

from reports.pretend_family import AS_OF, family

from keepsight.records.folder import write_folder


def keepsight(folder, *command: str) -> subprocess.CompletedProcess:
    """A command of the terminal, with a working folder of its own."""
    given = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))} | {"KEEPSIGHT_FOLDER": str(folder)}
    return subprocess.run([sys.executable, "-m", "keepsight", *command], env=given, capture_output=True, text=True)


def test_a_new_database_is_migrated_receives_a_record_and_its_log_is_proved_whole(tmp_path):
    write_folder(family().record, tmp_path / "record", AS_OF)
    early = keepsight(tmp_path / "data", "serve")
    assert early.returncode == 1 and "keepsight migrate" in early.stderr
    assert keepsight(tmp_path / "data", "migrate").returncode == 0
    received = keepsight(tmp_path / "data", "receive", str(tmp_path / "record"), "--label", "Whitlock family")
    assert received.returncode == 0, received.stderr
    assert keepsight(tmp_path / "data", "audit", "head", str(tmp_path / "head")).returncode == 0
    proved = keepsight(tmp_path / "data", "audit", "verify", "--head", str(tmp_path / "head"))
    assert (proved.returncode, proved.stdout) == (0, "1 events, whole. 0 wait to be sealed.\n")
    assert "cannot be seen whether events are missing" in keepsight(tmp_path / "data", "audit", "verify").stdout


def test_a_folder_that_is_no_record_is_said_to_be_none_and_nothing_is_received(tmp_path):
    assert keepsight(tmp_path / "data", "migrate").returncode == 0
    refused = keepsight(tmp_path / "data", "receive", str(tmp_path), "--label", "Nobody")
    assert refused.returncode == 2 and "has no record.json" in refused.stderr
