"""`keepsight picture` as a person runs it: the real command, on real files, with its exits and what it writes (contracts 4)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from terminal import Ran, keepsight, keepsight_anew

FAMILY = Path(__file__).parents[2] / "examples" / "family"
WRITTEN = {
    "index.html", "chronology.xlsx", "chronology.docx", "genogram.svg", "timeline.svg",
    "entries.json", "findings.json", "ledger.json", "columns.toml", "to-confirm.csv",
}  # fmt: skip


@pytest.fixture(scope="module")
def picture(tmp_path_factory) -> tuple[Path, Ran]:
    out = tmp_path_factory.mktemp("picture")
    return out, keepsight("picture", FAMILY, "--out", out)


def small(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_file_of_the_contract_is_written_and_nothing_else(picture):
    out, ran = picture
    assert ran.returncode == 0, ran.stderr
    assert {path.name for path in out.iterdir()} == WRITTEN


def test_a_second_run_writes_the_same_bytes(picture, tmp_path):
    keepsight_anew("picture", FAMILY, "--out", tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {p.name: p.read_bytes() for p in picture[0].iterdir()}


def test_files_given_in_another_order_and_from_another_folder_make_the_same_picture(picture, tmp_path):
    files = sorted((p for p in FAMILY.iterdir() if p.suffix not in (".md", ".json")), reverse=True)
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    copies = [moved / path.name for path in files]
    for path, copy in zip(files, copies, strict=True):
        copy.write_bytes(path.read_bytes())
    keepsight("picture", *copies, "--out", tmp_path / "out")
    for name in ("entries.json", "findings.json", "index.html"):
        assert (tmp_path / "out" / name).read_bytes() == (picture[0] / name).read_bytes(), name


def test_for_each_file_the_rows_in_are_the_rows_accounted_for(picture):
    ledger = json.loads((picture[0] / "ledger.json").read_text(encoding="utf-8"))
    assert ledger["format"] == 1
    for file in ledger["files"]:
        kinds = (file[k] for k in ("entries", "people", "relationships", "already_held", "refused", "passed_over"))
        assert file["rows_in"] == sum(k if isinstance(k, int) else len(k) for k in kinds), file["file"]


def test_what_was_refused_is_said_on_standard_error_by_file_and_row(picture):
    out, ran = picture
    refused = [(f["file"], r["row"]) for f in json.loads((out / "ledger.json").read_text())["files"] for r in f["refused"]]
    assert refused
    for file, row in refused:
        assert any(file in line and f"row {row}" in line for line in ran.stderr.splitlines())


def test_a_file_that_cannot_be_read_is_said_and_the_others_are_still_read(tmp_path):
    small(tmp_path, "police.csv", "Date,What happened\n3/4/2017,Officers called to a noise complaint.\n")
    (tmp_path / "picture.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    ran = keepsight("picture", tmp_path / "police.csv", tmp_path / "picture.xlsx", "--out", tmp_path / "out")
    assert ran.returncode == 3
    assert "picture.xlsx" in ran.stderr and "Traceback" not in ran.stderr
    assert len(json.loads((tmp_path / "out" / "entries.json").read_text())) == 1


def test_where_nothing_can_be_read_nothing_is_written(tmp_path):
    ran = keepsight("picture", small(tmp_path, "police.csv", ""), "--out", tmp_path / "out")
    assert ran.returncode == 1 and not (tmp_path / "out").exists()


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path):
    ran = keepsight("picture", tmp_path / "none.csv", "--out", tmp_path / "out")
    assert ran.returncode == 2 and "none.csv" in ran.stderr


def test_as_of_keeps_later_entries_and_uses_them_for_nothing_else(tmp_path):
    small(tmp_path, "school.csv", "Date,What happened\n3/4/2017,Hungry at school.\n3/4/2019,Hungry at school again.\n")
    ran = keepsight("picture", tmp_path / "school.csv", "--out", tmp_path / "out", "--as-of", "2018-01-01")
    assert ran.returncode == 0, ran.stderr
    entries = json.loads((tmp_path / "out" / "entries.json").read_text())
    assert [(e["happened_from"], e["after_as_of"]) for e in entries] == [("2017-04-03", False), ("2019-04-03", True)]
    assert json.loads((tmp_path / "out" / "ledger.json").read_text())["as_of"] == "2018-01-01"


def test_a_copy_without_restricted_entries_says_how_many_and_holds_no_trace_of_them(tmp_path):
    rows = "Date,What happened,Restricted\n3/4/2017,Seen at clinic.,\n4/4/2017,Moved to Larkspur House refuge.,yes\n"
    small(tmp_path, "health visiting.csv", rows)
    ran = keepsight("picture", tmp_path / "health visiting.csv", "--out", tmp_path / "out", "--without-restricted")
    assert ran.returncode == 0, ran.stderr
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "1 restricted entry is left out" in page
    for name in WRITTEN - {"chronology.xlsx", "chronology.docx"}:
        assert "Larkspur" not in (tmp_path / "out" / name).read_text(encoding="utf-8"), name


def test_every_output_is_marked_with_who_prepared_it_when_and_why(tmp_path):
    small(tmp_path, "school.csv", "Date,What happened\n3/4/2017,Hungry at school.\n")
    given = ("--prepared-by", "R Okonjo", "--prepared-on", "2026-11-22", "--purpose", "Panel of 30 November, rapid review")
    ran = keepsight("picture", tmp_path / "school.csv", "--out", tmp_path / "out", *given)
    assert ran.returncode == 0, ran.stderr
    words = {
        "index.html": (tmp_path / "out" / "index.html").read_text(encoding="utf-8"),
        "chronology.docx": "\n".join(p.text for p in Document(tmp_path / "out" / "chronology.docx").paragraphs),
        "chronology.xlsx": " ".join(str(c.value) for sheet in load_workbook(tmp_path / "out" / "chronology.xlsx") for row in sheet.iter_rows(max_row=5) for c in row),
    }
    for name, text in words.items():
        assert "OFFICIAL-SENSITIVE" in text or name == "chronology.docx"  # in Word it stands in the header of every page
        assert all(said in text for said in ("R Okonjo", "22 November 2026", "Panel of 30 November, rapid review")), name


def test_the_record_is_also_written_as_tables_when_asked(tmp_path):
    from keepsight.records.folder import read_tables

    small(tmp_path, "school.csv", "Date,What happened\n3/4/2017,Hungry at school.\n")
    keepsight("picture", tmp_path / "school.csv", "--out", tmp_path / "out", "--record", tmp_path / "record")
    tables, as_at = read_tables(tmp_path / "record")
    assert tables["entry"].num_rows == 1 and as_at.isoformat() == "2017-04-03"


def test_no_command_of_the_terminal_loads_the_web(tmp_path):
    code = "import sys; sys.argv = ['keepsight', '--help']\ntry:\n    from keepsight.cli import main; main()\nexcept SystemExit: pass\nassert 'django' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="the folder's permissions are set the POSIX way")
def test_a_folder_that_cannot_be_written_is_said_in_words(tmp_path):
    small(tmp_path, "school.csv", "Date,What happened\n3/4/2017,Hungry at school.\n")
    blocked = small(tmp_path, "out", "a file where the folder should be")
    ran = keepsight("picture", tmp_path / "school.csv", "--out", blocked)
    assert ran.returncode == 1 and "Traceback" not in ran.stderr and "could not be written" in ran.stderr
