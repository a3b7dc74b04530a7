"""`keepsight report`: from a record folder to a report for a named reader, in three kinds of file."""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import pytest
from reports.test_copies import said_in
from terminal import keepsight

from .test_picture_command import small

ROWS = "Date,Who,What happened\n3/4/2017,Tamsin Pellow,Hungry at school.\n5/4/2017,Tamsin Pellow,Fed by a friend. Her aunt Odile rang.\n4/5/2018,Tamsin Pellow; Ned Pellow,Both seen at home.\n"
PEOPLE = "person_id,name,kind,sex\nT,Tamsin Pellow,child,female\nN,Ned Pellow,child,male\nM,Orla Pellow,adult,female\n"
KIN = "person_id,relationship,related_person_id\nM,mother,T\n"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    place = tmp_path_factory.mktemp("report")
    files = [small(place, "school.csv", ROWS), small(place, "people.csv", PEOPLE), small(place, "kin.csv", KIN)]
    ran = keepsight("picture", *files, "--out", place / "picture", "--record", place / "record")
    assert ran.returncode == 0, ran.stderr
    return place / "record"


def test_a_chronology_is_written_as_page_word_and_pdf_and_again_with_the_same_bytes(record, tmp_path):
    for name in ("once", "again"):
        ran = keepsight("report", "chronology", record, "--out", tmp_path / name, "--prepared-by", "Ann Officer")
        assert ran.returncode == 0, ran.stderr
    once, again = ({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} for name in ("once", "again"))
    assert set(once) == {"chronology.html", "chronology.docx", "chronology.pdf"} and once == again
    for name, said in said_in(once).items():
        assert "Hungry at school." in said and "Ann Officer" in said, name


def test_a_mothers_copy_leaves_out_what_is_not_hers_and_the_chair_alone_is_told(record, tmp_path):
    ran = keepsight("report", "chronology", record, "--out", tmp_path / "hers", "--for", "parent", "--person", "M", "--left-out", tmp_path / "chair.csv")
    assert ran.returncode == 0, ran.stderr
    for name, said in said_in({file.name: file.read_bytes() for file in (tmp_path / "hers").iterdir()}).items():
        assert "Hungry at school." in said and "Ned" not in said and "school.csv" not in said, name
    assert [row[1] for row in csv.reader(io.StringIO((tmp_path / "chair.csv").read_text(encoding="utf-8-sig")))][1:] == ["names somebody of whom it is not settled who it is", "names somebody outside their circle"]


def test_a_sentence_of_a_file_is_taken_out_of_the_copy(record, tmp_path):
    entry = next(row.entry_id for row in _entries(record) if "Odile" in row.text)
    (tmp_path / "redact.csv").write_text(f"entry_id,sentence,reason\n{entry},Her aunt Odile rang.,a third party\n", encoding="utf-8")
    ran = keepsight("report", "chronology", record, "--out", tmp_path / "out", "--redact", tmp_path / "redact.csv")
    assert ran.returncode == 0, ran.stderr
    for name, said in said_in({file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}).items():
        assert "Odile" not in said and "Hungry at school." in said, name


def test_an_anonymised_report_holds_no_name(record, tmp_path):
    (tmp_path / "words.txt").write_text("four words nobody joins", encoding="utf-8")
    ran = keepsight("report", "chronology", record, "--out", tmp_path / "out", "--anonymise", "--key", tmp_path / "key", "--passphrase-file", tmp_path / "words.txt")
    assert ran.returncode == 0, ran.stderr
    for name, said in said_in({file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}).items():
        assert "Pellow" not in said and "Tamsin" not in said and "Orla" not in said, name


@pytest.mark.parametrize(("given", "needed"), [
    (["--for", "parent", "--person", "nobody"], "needs the id"),
    (["--form", "short"], "no form"),
    (["--for", "parent", "--person", "M", "--left-out", "out/list.csv"], "inside --out"),
])  # fmt: skip
def test_what_cannot_be_made_is_said_and_nothing_is_written(record, tmp_path, given, needed):
    given = [str(tmp_path / one) if one.startswith("out/") else one for one in given]
    ran = keepsight("report", "chronology", record, "--out", tmp_path / "out", *given)
    assert ran.returncode == 2 and needed in ran.stderr and "Traceback" not in ran.stderr
    assert not (tmp_path / "out").exists()


def test_it_loads_nothing_of_the_service(record, tmp_path):
    program = f"""
import sys
from keepsight.cli import main
sys.argv = ["keepsight", "report", "chronology", {str(record)!r}, "--out", {str(tmp_path / "out")!r}]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print([name for name in ("django", "keepsight.store", "keepsight.web") if name in sys.modules])
"""
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.splitlines()[-1] == "[]"


def _entries(record):
    from keepsight.records.folder import read_folder

    return read_folder(record)[0].entry
