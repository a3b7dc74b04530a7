"""A database that the first version filled comes to this one with every row as it was, and its pages open."""

from __future__ import annotations

from pathlib import Path

from keepsight.records.folder import read_folder
from keepsight.records.record import TABLES
from service.beside import READ, keepsight, run


def test_what_the_first_version_held_stands_row_for_row_in_this_one(address, tmp_path, whitlock_folder):
    run(address, tmp_path, str(Path(__file__).with_name("an_earlier_version.py")), str(whitlock_folder))
    keepsight(address, tmp_path, "migrate")
    run(address, tmp_path, "-c", READ, str(tmp_path / "back"))
    before, after = read_folder(whitlock_folder)[0], read_folder(tmp_path / "back")[0]
    for table in TABLES:
        assert len(getattr(after, table)) == len(getattr(before, table)), table
    assert [(e.entry_id, e.text, e.happened_from, e.agency) for e in after.entry] == [(e.entry_id, e.text, e.happened_from, e.agency) for e in before.entry]
