"""`keepsight template`, and `picture --template`: from a template written out to a chronology made with it."""

from __future__ import annotations

from docx import Document
from openpyxl import load_workbook
from terminal import keepsight

from .test_picture_command import small

ROWS = "Date,Who,What happened\n3/4/2017,Tamsin Pellow,Hungry at school.\n"


def test_templates_are_written_out_and_given_back(tmp_path):
    ran = keepsight("template", "--out", tmp_path / "ours")
    assert ran.returncode == 0 and {p.name for p in (tmp_path / "ours").iterdir()} == {"chronology-template.docx", "key-events-template.docx", "chronology-template.xlsx", "report-template.docx", "care-profile-blank.xlsx"}
    school = small(tmp_path, "school.csv", ROWS)
    templates = [tmp_path / "ours" / f"chronology-template.{kind}" for kind in ("docx", "xlsx")]
    ran = keepsight("picture", school, "--out", tmp_path / "out", "--template", templates[0], "--template", templates[1], "--prepared-by", "Ann Officer")
    assert ran.returncode == 0, ran.stderr
    document = Document(tmp_path / "out" / "chronology.docx")
    assert "Prepared by: Ann Officer" in [p.text for p in document.paragraphs]
    assert any("Hungry at school." in cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_a_care_profile_filled_into_the_blank_is_read_and_the_blank_alone_says_nothing(tmp_path):
    assert keepsight("template", "--out", tmp_path / "ours").returncode == 0
    blank = tmp_path / "ours" / "care-profile-blank.xlsx"
    people = small(tmp_path, "people.csv", "person_id,name,kind\nP1,Tamsin Pellow,child\n")
    assert "0 entries" in keepsight("picture", blank, people, "--out", tmp_path / "nothing").stdout
    book = load_workbook(blank)
    tool, grades, area, item, *_ = [row[0].value for row in book["Words"].iter_rows()]
    book["Care profile"]["A1"] = "Agency: Oak School"
    for place, said in enumerate(("Tamsin Pellow", None, tool, area, item, grades.removeprefix("Grades: ").split("; ")[1], None, None, "3/4/2017"), 1):
        book["Care profile"].cell(4, place, said)
    book.save(tmp_path / "filled.xlsx")
    ran = keepsight("picture", tmp_path / "filled.xlsx", people, "--out", tmp_path / "out")
    assert "1 entries" in ran.stdout and not ran.stderr, ran.stderr
    assert "Care, by whom is not parted" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_wrong_template_ends_the_run_with_words_and_writes_nothing(tmp_path):
    school = small(tmp_path, "school.csv", ROWS)
    document = Document()
    document.add_paragraph("{{ surname }}")
    document.save(tmp_path / "theirs.docx")
    for template in (tmp_path / "theirs.docx", tmp_path / "nowhere.docx"):
        ran = keepsight("picture", school, "--out", tmp_path / "out", "--template", template)
        assert ran.returncode == 2 and template.name in ran.stderr and "Traceback" not in ran.stderr
        assert not (tmp_path / "out").exists()
