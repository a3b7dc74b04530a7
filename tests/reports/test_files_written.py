"""What is written, where, and what is never left behind (contracts 4)."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from lxml import html

from keepsight.reports.picture import contents, write
from keepsight.reports.picture.told import Prepared, tell
from keepsight.reports.together import put_all

from .pretend_family import family, question


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("picture") / "out"
    write(family(), [question()], folder)
    return folder


def test_a_second_run_gives_the_same_bytes(out, tmp_path):
    write(family(), [question()], tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in out.iterdir()}


def test_questions_that_are_still_sought_while_the_rest_is_made_stand_in_the_same_files(out, tmp_path):
    write(family(), lambda: [question()], tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in out.iterdir()}


def test_nothing_is_left_but_the_files_of_the_contract(out):
    assert sorted(p.name for p in out.iterdir()) == sorted([
        "index.html", "chronology.xlsx", "chronology.docx", "genogram.svg", "timeline.svg", "entries.json", "findings.json", "ledger.json", "columns.toml",
        "to-confirm.csv",
    ])


def test_entries_json_has_the_keys_of_the_contract_and_no_others(out):
    entries = json.loads((out / "entries.json").read_text(encoding="utf-8"))
    assert len(entries) == 20
    assert list(entries[0]) == [
        "entry_id", "happened_from", "happened_to", "precision", "time_from", "known_on", "after_as_of", "how_many", "agency",
        "account_of", "kind", "themes", "outcome", "people", "text", "key", "restricted", "also_seen", "source",
    ]
    for entry in entries:
        assert set(entry["kind"]) == set(entry["outcome"]) == {"value", "suggested", "words"}
        assert all(set(theme) == {"value", "suggested", "words", "denied"} for theme in entry["themes"])
        assert all(set(person) == {"person_id", "as_written", "part", "suggested"} for person in entry["people"])
        assert set(entry["source"]) == {"file", "sheet", "row"}


def test_findings_json_has_the_keys_of_the_contract_and_no_others(out):
    (finding,) = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    assert set(finding) == {
        "finding_id", "merged_ids", "pattern", "label", "about", "raised_on", "raised_on_earliest", "resolved_on", "live",
        "first_on", "last_on", "measure", "statement", "question", "raised_by", "evidence", "contrary", "rests_on_suggestions",
        "coverage", "together", "parameters", "version",
    }
    assert finding["raised_on"] == "2019-12-10" and finding["resolved_on"] is None
    assert finding["together"] == {"GP": "2019-12-10", "School": None}
    assert set(finding["coverage"][0]) == {"agency", "entries", "first", "last", "kind_of_file"}
    assert set(finding["parameters"]["appointments"]) == {"value", "unit", "basis", "source"}


def test_ledger_json_has_the_shape_of_the_contract_and_its_sum_holds(out):
    ledger = json.loads((out / "ledger.json").read_text(encoding="utf-8"))
    assert set(ledger) == {"format", "as_of", "files"} and ledger["format"] == 1
    for file in ledger["files"]:
        lengths = [file[key] if isinstance(file[key], int) else len(file[key]) for key in ("entries", "people", "relationships", "already_held", "refused", "passed_over")]
        assert sum(lengths) == file["rows_in"]


def test_a_row_withdrawn_before_the_as_at_day_is_in_no_file(tmp_path):
    told = family()
    told.record.entry[4].known_until = told.as_of
    write(told, [], tmp_path)
    assert "E05" not in {entry["entry_id"] for entry in json.loads((tmp_path / "entries.json").read_text(encoding="utf-8"))}
    assert "entry-E05" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_an_entry_known_after_the_as_at_day_is_kept_in_entries_json_and_told_nowhere_else(tmp_path):
    told = family()
    told.record.entry[19].after_as_of = True
    write(told, [], tmp_path)
    kept = {entry["entry_id"]: entry["after_as_of"] for entry in json.loads((tmp_path / "entries.json").read_text(encoding="utf-8"))}
    assert kept["E20"] is True
    assert "Kez" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_when_a_file_cannot_be_replaced_every_earlier_file_stays_and_its_name_is_told(tmp_path, monkeypatch):
    put_all(tmp_path, {"a.txt": b"before", "b.txt": b"before"})
    opened = Path.open

    def held(path, *how, **more):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *how, **more)

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(OSError) as told:
        put_all(tmp_path, {"a.txt": b"after", "b.txt": b"after"})
    monkeypatch.undo()
    assert Path(told.value.filename).name == "b.txt"
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.txt": b"before", "b.txt": b"before"}


def test_what_a_run_killed_halfway_left_is_cleared_by_the_next(tmp_path):
    (tmp_path / "index.html.keepsight-part").write_bytes(b"half")
    put_all(tmp_path, {"index.html": b"whole"})
    assert os.listdir(tmp_path) == ["index.html"]


def test_drawings_that_may_be_sent_alone_say_what_they_are_who_prepared_them_when_and_why():
    told = tell(family(), [], Prepared("Ann <Officer>", "20 January 2024", "Panel & court"))
    for name in ("genogram.svg", "timeline.svg"):
        drawing = html.fromstring(contents(told)[name])
        (said,) = [text.text for text in drawing.iter("text") if (text.text or "").startswith("OFFICIAL-SENSITIVE")]
        assert said == "OFFICIAL-SENSITIVE. Prepared by: Ann <Officer>. On: 20 January 2024. Shared with, and why: Panel & court"
        height = float(drawing.get("viewbox").split()[3])
        assert float(drawing.get("height")) == height and all(float(text.get("y", 0)) < height for text in drawing.iter("text"))
