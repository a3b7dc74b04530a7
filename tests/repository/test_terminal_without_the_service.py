"""The terminal's own commands load nothing of the service: they start fast, and an analyst can use Keepsight as a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMANDS = {
    "picture": ["picture", "examples/ordinary/widower", "--out", "{out}"],
    "replay": ["replay", "examples/ordinary/widower", "--until", "2021-01-01"],
    "patterns": ["patterns"],
    "request": ["request", "--from", "2020-01-01", "--to", "2021-01-01", "--agency", "School", "--out", "{out}"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_after_the_command_nothing_of_django_is_loaded(name, tmp_path):
    given = [part.format(out=tmp_path / "out") for part in COMMANDS[name]]
    program = f"""
import sys
from keepsight.cli import main
sys.argv = ["keepsight", *{given!r}]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print([name for name in ("django", "keepsight.store", "keepsight.web") if name in sys.modules])
"""
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == "[]"
