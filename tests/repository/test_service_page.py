"""docs/explanation/service.md says where a page, a command and a permission go: every file and name it speaks of is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from keepsight.access.permissions import May
from keepsight.commands.command import command
from keepsight.web import gate

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "explanation" / "service.md").read_text(encoding="utf-8")
PLACES = sorted({name for name in re.findall(r"`([\w./<>-]+(?:\.py|\.md|/))`", TEXT) if "/" in name and "<" not in name})


@pytest.mark.parametrize("place", PLACES)
def test_every_place_that_the_page_names_is_there(place):
    assert any((base / place).exists() for base in (ROOT, ROOT / "src" / "keepsight", ROOT / "src" / "keepsight" / "web")), place


def test_what_it_tells_a_newcomer_to_write_exists():
    assert May.SEE_FAMILY in May and callable(gate.page) and callable(command)
    assert "TABLE = {" in (ROOT / "tests/pages/test_permission_table.py").read_text(encoding="utf-8")


def test_every_view_has_a_gate_and_every_command_a_permission():
    views = "\n".join(path.read_text() for path in (ROOT / "src" / "keepsight" / "web").glob("*/views.py"))
    assert len(re.findall(r"^@page\(May\.", views, re.M)) == len(re.findall(r"^def (?!_)", views, re.M))
