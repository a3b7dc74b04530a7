"""`keepsight find` as contracts 6 has it: a record folder in, one row for each question out, by the ending of the file."""

from __future__ import annotations

import csv
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from terminal import keepsight, keepsight_anew

from keepsight.records.folder import PartsWriter

FAMILY = Path(__file__).parents[2] / "examples" / "family"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    ran = keepsight("picture", FAMILY, "--out", folder / "out", "--record", folder / "record")
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture
def record(made, tmp_path):
    shutil.copytree(made / "record", tmp_path / "record")
    return tmp_path / "record"


@pytest.fixture(scope="module")
def found(made):
    ran = keepsight("find", made / "record", "--out", made / "found.json")
    assert ran.returncode == 0, ran.stderr
    return json.loads((made / "found.json").read_text(encoding="utf-8")), ran.stdout


def test_it_gives_the_questions_that_the_picture_of_the_same_family_puts(made, found):
    put = json.loads((made / "out" / "findings.json").read_text(encoding="utf-8"))
    shown = [{name: one[name] for name in put[0]} for one in found[0]]
    assert sorted(shown, key=lambda f: f["finding_id"]) == sorted(put, key=lambda f: f["finding_id"])


def test_the_three_formats_hold_the_same_rows(made, found, tmp_path):
    for ending in ("parquet", "csv"):
        assert keepsight("find", made / "record", "--out", tmp_path / f"found.{ending}").returncode == 0
    table = pq.read_table(tmp_path / "found.parquet").to_pylist()
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for one, in_parquet, in_csv in zip(found[0], table, rows, strict=True):
        assert list(in_csv) == list(in_parquet)
        for name in ("finding_id", "statement", "question", "state", "family_id", "standpoint", "pattern"):
            assert one[name] == in_parquet[name] == in_csv[name]
        assert one["evidence"] == in_parquet["evidence"] == in_csv["evidence"].split("; ")
        assert one["raised_on"] == in_parquet["raised_on"].isoformat() == in_csv["raised_on"]


@pytest.mark.long
def test_a_second_run_writes_the_same_bytes(made, tmp_path):
    for name in ("a.parquet", "b.parquet", "a.csv", "b.csv"):
        assert keepsight_anew("find", made / "record", "--out", tmp_path / name, "--standpoints", "all").returncode == 0
    assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_it_says_for_each_pattern_how_many_are_in_each_state_and_for_how_many_children_it_could_run(found):
    rows, said = found
    assert "new" in said and "standing" in said and "answered" in said and "history" in said and "could run for" in said
    line = next(line for line in said.splitlines() if line.startswith("what is recorded of each father"))
    own = [row["state"] for row in rows if row["pattern"] == "father-gap"]
    assert line.split("father")[1].split()[:4] == [str(own.count(state)) for state in ("new", "standing", "answered", "history")]
    assert "children" in line


def test_an_earlier_day_leaves_out_what_was_known_later(made, found, tmp_path):
    assert keepsight("find", made / "record", "--out", tmp_path / "then.json", "--as-of", "2020-01-01").returncode == 0
    then = json.loads((tmp_path / "then.json").read_text(encoding="utf-8"))
    assert all(row["raised_on"] <= "2020-01-01" for row in then) and len(then) < len(found[0])


def test_all_standpoints_give_each_agency_its_own_rows(made, tmp_path):
    assert keepsight("find", made / "record", "--out", tmp_path / "all.json", "--standpoints", "all").returncode == 0
    rows = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    points = {row["standpoint"] for row in rows}
    assert {"together", "open"} < points and "other" not in points
    agency_of = {e["entry_id"]: e["agency"] for e in json.loads((made / "out" / "entries.json").read_text(encoding="utf-8"))}
    for row in rows:
        if row["standpoint"] not in ("together", "open"):
            assert {agency_of[entry] for entry in row["evidence"] + row["contrary"]} == {row["standpoint"]}


def test_only_the_file_is_written_and_nothing_stays_beside_it(made, tmp_path):
    keepsight("find", made / "record", "--out", tmp_path / "deep" / "found.csv")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["found.csv"]


def test_of_all_children_together_it_tells_how_long_until_something_changed(made, tmp_path):
    ran = keepsight("find", made / "record", "--out", tmp_path / "found.csv", "--over-time", tmp_path / "over")
    assert ran.returncode == 0 and "How long until something changed for the child" in ran.stdout
    assert sorted(path.name for path in (tmp_path / "over").iterdir()) == [f"time-without-a-change.{ending}" for ending in ("csv", "html", "svg")]
    page = (tmp_path / "over" / "time-without-a-change.html").read_text(encoding="utf-8")
    assert "There are too few children here to tell this" in page and "Pellow" not in page


def refused(record, *words):
    ran = keepsight("find", record, *words)
    assert ran.returncode in (1, 2) and "Traceback" not in ran.stderr
    return ran.stderr


def test_an_ending_that_tells_no_format_is_said_with_those_that_do(record, tmp_path):
    said = refused(record, "--out", tmp_path / "found.xlsx")
    assert "found.xlsx" in said and all(ending in said for ending in (".parquet", ".json", ".csv")) and not (tmp_path / "found.xlsx").exists()


def test_a_folder_that_is_no_record_is_said_with_what_to_do(tmp_path):
    assert "nowhere is not a folder" in refused(tmp_path / "nowhere", "--out", tmp_path / "f.csv")
    (tmp_path / "empty").mkdir()
    said = refused(tmp_path / "empty", "--out", tmp_path / "f.csv")
    assert "empty has no record.json" in said and "keepsight picture" in said


def test_a_record_that_lacks_a_table_or_holds_a_changed_one_is_said_with_all_that_is_wrong(record, tmp_path):
    listing = json.loads((record / "record.json").read_text(encoding="utf-8"))
    listing["parts"] = [part for part in listing["parts"] if not part["part"].startswith("decision/")]
    (record / "record.json").write_text(json.dumps(listing), encoding="utf-8")
    (record / "person" / "part-0.parquet").unlink()
    with (record / "entry" / "part-0.parquet").open("ab") as file:
        file.write(b"more")
    said = refused(record, "--out", tmp_path / "f.csv")
    assert "'decision'" in said and "person/part-0.parquet" in said and "not there" in said and "entry/part-0.parquet" in said and "changed" in said and "Write the record again" in said


def test_a_record_of_an_older_version_is_said_with_the_columns_it_lacks(record, tmp_path):
    listing = json.loads((record / "record.json").read_text(encoding="utf-8"))
    older = pq.read_table(record / "entry" / "part-0.parquet").drop_columns(["restricted", "account_of"])
    writer = PartsWriter(record)
    writer.add([part for part in listing["parts"] if not part["part"].startswith("entry/")])
    writer.add(writer.write({"entry": older}, 0))
    writer.finish(date(2024, 1, 1))
    said = refused(record, "--out", tmp_path / "f.csv")
    assert "entry/part-0.parquet lacks the columns account_of, restricted" in said and "older version" in said


@pytest.mark.parametrize("broken", ["{", "[]", '{"format": 1}', '{"format": 1, "as_at": "soon", "parts": []}', '{"format": 1, "as_at": "2024-01-01", "parts": [{"part": "../x/y"}]}'])
def test_a_record_json_that_cannot_be_used_is_said(record, tmp_path, broken):
    (record / "record.json").write_text(broken, encoding="utf-8")
    assert "record.json" in refused(record, "--out", tmp_path / "f.csv")


def test_another_format_is_said_with_both_numbers(record, tmp_path):
    (record / "record.json").write_text('{"format": 9}', encoding="utf-8")
    said = refused(record, "--out", tmp_path / "f.csv")
    assert "format 9" in said and "format 1" in said


def test_an_engine_that_is_not_there_and_words_that_are_no_choice_are_said(record, tmp_path, monkeypatch):
    (tmp_path / "pyspark.py").write_text("raise ModuleNotFoundError('none here', name='pyspark')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")])))
    said = refused(record, "--out", tmp_path / "f.csv", "--engine", "spark")
    assert "pyspark is missing" in said and "leave out --engine" in said
    assert "together" in refused(record, "--out", tmp_path / "f.csv", "--standpoints", "mine")
    assert "soon" in refused(record, "--out", tmp_path / "f.csv", "--as-of", "soon")


def test_thresholds_that_cannot_be_used_are_said_all_at_once_and_one_that_a_partnership_set_is_named_in_every_row(record, tmp_path):
    (tmp_path / "ours.toml").write_text("[father-gap]\nknown_days = 'soon'\n[no-such]\nx = 1\n", encoding="utf-8")
    said = refused(record, "--out", tmp_path / "f.csv", "--procedures", tmp_path / "ours.toml")
    assert "known_days" in said and "no-such" in said
    (tmp_path / "ours.toml").write_text("[every-pattern]\nlive_within = 500\n", encoding="utf-8")
    assert keepsight("find", record, "--out", tmp_path / "f.json", "--procedures", tmp_path / "ours.toml").returncode == 0
    rows = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert rows and all(row["parameters"]["live_within"]["value"] == 500 and row["parameters"]["live_within"]["basis"] == "local" for row in rows)
