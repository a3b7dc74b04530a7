"""Thresholds have a unit, a basis and a source; a partnership changes them in one file, and a bad file says all that is wrong with it."""

from __future__ import annotations

import pytest

from keepsight.procedures import BadProcedures, load
from keepsight.procedures.thresholds import BASES, UNITS


def test_every_threshold_says_its_unit_its_basis_and_its_source():
    for thresholds in load().values():
        for threshold in thresholds.values():
            assert threshold.unit in UNITS and threshold.basis in BASES and len(threshold.source) > 15


def test_a_partnerships_number_replaces_ours_and_is_named_as_local(tmp_path):
    (tmp_path / "ours.toml").write_text("[cumulative-neglect]\nevents = 4\nwithin = { value = 18, source = 'neglect strategy 2025' }\n")
    changed = load(tmp_path / "ours.toml")["cumulative-neglect"]
    assert (changed["events"].value, changed["events"].unit, changed["events"].basis) == (4, "events", "local")
    assert (changed["within"].value, changed["within"].source) == (18, "neglect strategy 2025")
    assert changed["accounts"] == load()["cumulative-neglect"]["accounts"]


def test_everything_that_is_wrong_with_a_file_is_said_at_once(tmp_path):
    (tmp_path / "ours.toml").write_text("[cumulative-neglect]\nevents = 'six'\nlength = 3\nwithin = { value = 2, unit = 'days' }\n[nothing-such]\nevents = 3\n")
    with pytest.raises(BadProcedures) as raised:
        load(tmp_path / "ours.toml")
    said = str(raised.value)
    assert said.startswith("ours.toml: ")
    for part in ("[cumulative-neglect] events: needed a whole number", "length: no threshold of that name", "within: needed the unit months, found 'days'", "[nothing-such]"):
        assert part in said


def test_a_file_that_is_not_toml_is_named_with_what_to_do(tmp_path):
    (tmp_path / "ours.toml").write_text("events: 4\n")
    with pytest.raises(BadProcedures, match="ours.toml cannot be read as TOML"):
        load(tmp_path / "ours.toml")
