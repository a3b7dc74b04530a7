"""A process that is killed outright between the press and the commit: nothing is half-written, nothing is lost, and the page says what lies there."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("a_process_that_is_killed.py")


def run(*given: object) -> subprocess.CompletedProcess:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))}
    return subprocess.run([sys.executable, SCRIPT, *map(str, given)], env=clean, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, whitlock_folder) -> Path:
    folder = tmp_path_factory.mktemp("killed") / "prepared"
    folder.mkdir()
    made = run("prepare", folder, whitlock_folder)
    assert made.returncode == 0, made.stderr
    return folder


@pytest.mark.parametrize("table", ["store_concerned", "audit_event"])
def test_nothing_is_half_written_and_what_was_sent_lies_as_a_draft_for_its_writer(prepared, tmp_path, table):
    folder = tmp_path / "killed"
    shutil.copytree(prepared, folder)
    assert run("press", folder, table).returncode == -signal.SIGKILL
    seen = run("look", folder)
    assert seen.returncode == 0, seen.stderr
    assert json.loads(seen.stdout) == {"entries": 0, "concerned": 0, "writings": 0, "offered": True, "log": None}
