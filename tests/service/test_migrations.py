"""The migrations, run from nothing, make the tables that the models describe."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from urllib.request import urlopen

import terminal
from reports.pretend_family import AS_OF, family

from keepsight.cli.show import free_port
from keepsight.records.folder import write_folder


def keepsight(folder, *command: str) -> terminal.Ran:
    """A command of the terminal, with a working folder of its own."""
    given = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))} | {"KEEPSIGHT_FOLDER": str(folder)}
    return terminal.keepsight(*command, env=given)


def served_and_stopped(folder) -> str:
    """What the server says while it begins, shows the page to sign in, and is stopped."""
    given = {key: value for key, value in os.environ.items() if not key.startswith(("KEEPSIGHT", "DJANGO"))} | {"KEEPSIGHT_FOLDER": str(folder)}
    port = free_port(8600)
    server = subprocess.Popen([sys.executable, "-m", "keepsight", "serve", "--port", str(port), "--workers", "1"], env=given, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(300):
            with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/", timeout=30) as page:
                assert b"Keepsight" in page.read()
                break
            time.sleep(0.1)
    finally:
        server.terminate()
    return server.communicate(timeout=60)[1]


def test_nothing_that_begins_threads_is_loaded_before_the_workers_are_forked():
    loaded = subprocess.run([sys.executable, "-c", "import sys, keepsight.web.server; print([one for one in ('duckdb', 'pyarrow', 'numpy', 'django') if one in sys.modules])"], capture_output=True, text=True)
    assert loaded.stdout == "[]\n", loaded.stderr


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
    assert served_and_stopped(tmp_path / "data") == "", "no worker ended by a signal"


def test_a_folder_that_is_no_record_is_said_to_be_none_and_nothing_is_received(tmp_path):
    assert keepsight(tmp_path / "data", "migrate").returncode == 0
    refused = keepsight(tmp_path / "data", "receive", str(tmp_path), "--label", "Nobody")
    assert refused.returncode == 2 and "has no record.json" in refused.stderr
