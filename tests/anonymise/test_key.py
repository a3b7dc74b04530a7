"""The key: opened by its passphrase alone, never beside the copy, and never overwritten by a stranger's."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from keepsight.anonymise.key import CannotOpen, days_from, seal, unseal
from keepsight.cli.app import app

FAMILY = Path(__file__).parents[2] / "examples" / "ordinary" / "widower"
PASSPHRASE = "four words nobody joins"


def test_a_key_opens_with_its_passphrase_and_holds_no_word_in_clear(tmp_path):
    seal({"people": {"Child 1": "Elin Pugh"}}, PASSPHRASE, tmp_path / "f.key")
    assert unseal(tmp_path / "f.key", PASSPHRASE) == {"people": {"Child 1": "Elin Pugh"}}
    assert "Elin" not in (tmp_path / "f.key").read_text()


def test_another_passphrase_or_a_changed_file_opens_nothing_and_overwrites_nothing(tmp_path):
    path = tmp_path / "f.key"
    seal({"a": 1}, PASSPHRASE, path)
    before = path.read_bytes()
    with pytest.raises(CannotOpen):
        unseal(path, PASSPHRASE + "!")
    with pytest.raises(CannotOpen):
        seal({"a": 2}, PASSPHRASE + "!", path)
    assert path.read_bytes() == before
    path.write_bytes(before.replace(b'"sealed": "', b'"sealed": "AAAA'))
    with pytest.raises(CannotOpen):
        unseal(path, PASSPHRASE)


def test_dates_are_moved_by_whole_weeks_that_the_passphrase_alone_decides():
    days = days_from(PASSPHRASE)
    assert days == days_from(PASSPHRASE) and days % 7 == 0 and 28 <= abs(days) <= 364


def _picture(tmp_path: Path, *more: str, words: str = PASSPHRASE):
    return CliRunner().invoke(app, ["picture", str(FAMILY), "--out", str(tmp_path / "out"), *more], env={"KEEPSIGHT_PASSPHRASE": words})


@pytest.mark.parametrize(
    ("more", "words", "said"),
    [
        (["--anonymise"], PASSPHRASE, "needs --key FILE"),
        (["--anonymise", "--key", "{}/out/f.key"], PASSPHRASE, "lies inside --out"),
        (["--anonymise", "--key", "{}/f.key"], "short", "needs 12 or more"),
        (["--shift-dates"], PASSPHRASE, "goes with --anonymise"),
    ],
)
def test_options_that_do_not_fit_together_are_said_and_nothing_is_written(tmp_path, more, words, said):
    made = _picture(tmp_path, *(part.format(tmp_path) for part in more), words=words)
    assert made.exit_code == 2 and said in made.output
    assert list(tmp_path.iterdir()) == []


def test_key_open_prints_who_each_role_is_both_ways(tmp_path):
    assert _picture(tmp_path, "--anonymise", "--key", str(tmp_path / "f.key")).exit_code == 0
    shown = CliRunner().invoke(app, ["key", "open", str(tmp_path / "f.key")], env={"KEEPSIGHT_PASSPHRASE": PASSPHRASE}).output
    assert '"Elin Pugh": "Child 1"' in shown and '"Child 1": {' in shown


def test_an_earlier_key_that_the_passphrase_does_not_open_ends_the_run_and_writes_no_copy(tmp_path):
    seal({"a": 1}, "another four words here", tmp_path / "f.key")
    made = _picture(tmp_path, "--anonymise", "--key", str(tmp_path / "f.key"))
    assert made.exit_code == 2 and "does not open 'f.key'" in made.output and not (tmp_path / "out").exists()
