"""No name, part of a name, professional, school, street, date of birth or number of any example family is left in any output."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from keepsight.chronology.assemble import assemble
from keepsight.cli.app import app
from keepsight.patterns import run

from .leaks import dates_of_birth, leaks, names_of, words_of

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILIES = [EXAMPLES / "family", *sorted(path for path in (EXAMPLES / "ordinary").iterdir() if path.is_dir())]
ORDINARY = {"Marsh", "Moss", "Vane", "Bell", "Hale", "Tom", "Kit", "Wren", "Ben", "Ruby", "Ray", "Cal", "Lin", "Foundry", "Sandpiper", "Tide Street", "Harbour"}
OTHERS = {  # told in examples/story, and in no list of people
    "family": {
        "Penrose", "Ogunleye", "Maddern", "Achebe", "Rowse", "Yelland", "Hocking", "Trudgeon", "Farrant", "Daz", "Penwarne",
        "Tolgarrick", "Sandpiper", "Bosvean", "Foundry", "Trelask", "Fore St", "Millbrook", "Trevarth", "Otters", "Turnstone",
        "0214-2207", "0113-4471", "5521", "JP", "LM", "LF", "KP",
    },
    "fled-violence": {"Marram", "Harbour", "HM", "JM", "S Vane"},
    "kinship": {"Tide Street"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def passphrase(monkeypatch):
    monkeypatch.setenv("KEEPSIGHT_PASSPHRASE", "four words nobody joins")


def _copy(family: Path, tmp_path: Path, *more: str) -> Path:
    out = tmp_path / "out"
    made = CliRunner().invoke(app, ["picture", str(family), "--out", str(out), "--anonymise", "--key", str(tmp_path / "f.key"), *more])
    assert made.exit_code == 0, made.output
    return out


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_no_name_of_anybody_is_left_in_any_output(family, tmp_path):
    record = assemble([family]).record
    looked_for = names_of(record) | dates_of_birth(record) | {row.household for row in record.household} | OTHERS.get(family.name, set())
    looked_for |= {path.stem for path in family.iterdir() if len(path.stem.split()) > 1}
    assert len(looked_for) > 8
    assert leaks(words_of(_copy(family, tmp_path)), looked_for, ordinary=ORDINARY) == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_same_questions_are_asked_of_the_anonymised_record(family):
    from keepsight.anonymise import anonymise

    def asked(assembled):
        return sorted((f.pattern, f.raised_on, str(f.resolved_on), f.finding_id, tuple(f.about), tuple(f.evidence)) for f in run(assembled.record, assembled.as_of))

    assembled = assemble([family])
    named = asked(assembled)
    anonymise(assembled)
    assert asked(assembled) == named


def test_a_second_run_with_the_key_gives_the_same_bytes(tmp_path):
    family = EXAMPLES / "ordinary" / "kinship"
    first = {path.name: path.read_bytes() for path in [*_copy(family, tmp_path).iterdir(), tmp_path / "f.key"]}
    second = {path.name: path.read_bytes() for path in [*_copy(family, tmp_path).iterdir(), tmp_path / "f.key"]}
    assert first == second


def test_shifted_dates_keep_the_day_of_the_week_and_no_date_of_the_record(tmp_path):
    import json

    family = EXAMPLES / "ordinary" / "kinship"
    record = assemble([family]).record
    entries = json.loads((_copy(family, tmp_path, "--shift-dates") / "entries.json").read_text(encoding="utf-8"))
    before = {e.entry_id: e.happened_from for e in record.entry if e.precision == "day"}
    from datetime import date

    moved = {(date.fromisoformat(e["happened_from"]) - before[e["entry_id"]]).days for e in entries if e["entry_id"] in before}
    assert len(moved) == 1 and moved != {0} and all(days % 7 == 0 for days in moved)
