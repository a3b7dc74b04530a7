"""The pages that people read about the readers say what the readers do."""

from __future__ import annotations

import re
import types
from datetime import date
from pathlib import Path

import pytest

from keepsight.intake import readers
from keepsight.intake.readers import Reader, read_file

ROOT = Path(__file__).parents[3]
INTAKE = ROOT / "src" / "keepsight" / "intake"
PAGES = sorted(page for page in INTAKE.glob("*/README.md") if "`examples/" in page.read_text("utf-8"))


def rows_on(page: str) -> list[list[str]]:
    lines = re.findall(r"^\| (\d+ \|.*) \|$", page, re.M)
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def as_shown(row) -> list[str]:
    cells = [cell.isoformat() if isinstance(cell, date) else "" if cell is None else str(cell) for cell in row.cells]
    return [str(row.number), *(cell.replace("\n", "<br>") for cell in cells)]


def test_each_of_the_three_first_readers_has_a_page_with_an_example():
    assert {page.parent.name for page in PAGES} >= {"csv", "excel", "word"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_example_on_a_readers_page_gives_the_rows_and_the_words_on_the_page(page):
    text = page.read_text(encoding="utf-8")
    (grid,) = read_file(page.parent / re.search(r"`(examples/[^`]+)`", text)[1])
    assert [as_shown(row) for row in grid.rows] == rows_on(text)
    said = re.search(r"^and says:\n\n((?:- .*\n)+)", text, re.M)
    assert [f"- {notice}" for notice in grid.notices] == (said[1].splitlines() if said else [])
    assert all(f'"{line}"' in text for line in grid.above)


def test_the_page_on_adding_a_reader_gives_a_reader_that_works(tmp_path, monkeypatch):
    page = (ROOT / "docs" / "how-to" / "add-a-reader.md").read_text(encoding="utf-8")
    room = types.ModuleType("lines")
    exec(re.search(r"```python\n(.*?)```", page, re.S)[1], room.__dict__)
    monkeypatch.setattr(readers, "READERS", [*readers.READERS, Reader(room.KIND, room.ENDINGS, room.recognises, room.read)])
    (tmp_path / "school.lines").write_text("Date\nWhat happened\n\n3/4/17\nSeen at home\n", encoding="utf-8")
    (grid,) = read_file(tmp_path / "school.lines")
    assert [(row.number, row.cells) for row in grid.rows] == [(1, ["Date", "What happened", None]), (2, ["3/4/17", "Seen at home", None])]


def test_every_file_that_the_page_on_adding_a_reader_names_is_there():
    page = (ROOT / "docs" / "how-to" / "add-a-reader.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests)/[\w/.]+\.\w+)`", page) + ["src/keepsight/intake/csv/README.md"]
    assert [name for name in named if not (ROOT / name).is_file()] == []
