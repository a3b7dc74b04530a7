"""Asking: the templates go out blank, come back filled, and are read with no mapping."""

from __future__ import annotations

import html
import json
import re

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from terminal import keepsight

ROW = ["3/4/2017", "5/4/2017", "Tamsin Pellow", "Seen at clinic, well.", "'I like it here'", "seen by our nurse", "None needed", "Came with dad", "yes", ""]


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    out = tmp_path_factory.mktemp("letters")
    ran = keepsight("request", "--from", "2013-01-01", "--to", "2023-12-31", "--agency", "Health visiting", "--agency", "Police", "--out", out)
    assert ran.returncode == 0, ran.stderr
    return out


def chosen_in_word(document, words):
    """What a person chooses from the list in the line 'What this file is'."""
    next(document.element.body.iter(qn("w:sdt"))).find(".//" + qn("w:t")).text = words


def rests_on(page):
    text = page.split('<section id="rests-on"')[1].split("</section>")[0]
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", text)).split())


def read_back(folder, path):
    ran = keepsight("picture", path, "--out", folder / "out")
    assert ran.returncode == 0, ran.stderr
    return json.loads((folder / "out" / "entries.json").read_text()), (folder / "out" / "index.html").read_text(encoding="utf-8")


def test_each_agency_gets_a_word_and_an_excel_template_and_there_is_a_list_of_who_was_asked(asked):
    assert {p.name for p in asked.iterdir()} == {
        "chronology-health-visiting.xlsx", "chronology-health-visiting.docx", "chronology-police.xlsx", "chronology-police.docx", "who-was-asked.csv",
    }  # fmt: skip


def test_a_filled_workbook_reads_back_with_no_mapping(asked, tmp_path):
    book = load_workbook(asked / "chronology-health-visiting.xlsx")
    for place, words in enumerate(ROW, start=1):
        book["Chronology"].cell(6, place, words)
    book.save(tmp_path / "back.xlsx")
    [entry], page = read_back(tmp_path, tmp_path / "back.xlsx")
    assert (entry["agency"], entry["happened_from"], entry["known_on"], entry["key"]) == ("Health visiting", "2017-04-03", "2017-04-05", True)
    assert entry["text"].startswith("Seen at clinic, well.")
    assert all(words in page for words in ("None needed", "I like it here", "Came with dad"))


def test_a_filled_word_file_reads_back_with_no_mapping(asked, tmp_path):
    document = Document(asked / "chronology-police.docx")
    for cell, words in zip(document.tables[0].rows[1].cells, ROW, strict=True):
        cell.text = words
    document.save(tmp_path / "back.docx")
    [entry], _ = read_back(tmp_path, tmp_path / "back.docx")
    assert (entry["agency"], entry["happened_from"], entry["key"]) == ("Police", "2017-04-03", True)


def test_the_list_of_who_was_asked_is_read_and_the_page_says_who_has_not_answered(asked, tmp_path):
    path = tmp_path / "school.csv"
    path.write_text("Date,What happened\n3/4/2017,Hungry at school.\n", encoding="utf-8")
    ran = keepsight("picture", path, asked / "who-was-asked.csv", "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Asked, and no answer in the files supplied: Health visiting, Police" in page


def test_the_kind_of_file_and_the_period_written_in_returned_templates_stand_on_the_page(asked, tmp_path):
    returned = tmp_path / "returned"
    returned.mkdir()
    book = load_workbook(asked / "chronology-health-visiting.xlsx")
    book["Chronology"]["C3"] = "All contacts"
    for place, words in enumerate(ROW, start=1):
        book["Chronology"].cell(6, place, words)
    book.save(returned / "hv.xlsx")
    document = Document(asked / "chronology-police.docx")
    chosen_in_word(document, "nothing held (a nil return)")
    document.save(returned / "police.docx")
    ran = keepsight("picture", returned, asked / "who-was-asked.csv", "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    said = rests_on((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    assert "2 agencies were asked, for 2013 to 2023. 1 agency sent 1 entry (Health visiting). Nothing held (a nil return): Police." in said
    assert "Health visiting 2013 to 2023 every contact in the period 1 entry" in said


def test_a_template_on_which_nobody_chose_says_no_kind_of_file_and_nothing_of_it(asked, tmp_path):
    document = Document(asked / "chronology-police.docx")
    for cell, words in zip(document.tables[0].rows[1].cells, ROW, strict=True):
        cell.text = words
    document.save(tmp_path / "back.docx")
    said = rests_on(read_back(tmp_path, tmp_path / "back.docx")[1])
    assert "Police 2013 to 2023 not stated 1 entry" in said and "choose one" not in said


def test_a_kind_of_file_in_words_that_are_none_of_the_kinds_is_said_with_what_is_needed(asked, tmp_path):
    document = Document(asked / "chronology-police.docx")
    chosen_in_word(document, "bits and pieces")
    document.save(tmp_path / "back.docx")
    (tmp_path / "school.csv").write_text("Date,What happened\n3/4/2017,Hungry at school.\n", encoding="utf-8")
    ran = keepsight("picture", tmp_path / "back.docx", tmp_path / "school.csv", "--out", tmp_path / "out")
    assert ran.returncode == 0, ran.stderr
    said = rests_on((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    assert "'bits and pieces'. It is taken as not stated; to be taken up it needs one of: every contact, significant events" in said


def test_agencies_whose_names_would_make_one_file_name_each_get_their_own_and_one_asked_twice_gets_one(tmp_path):
    names = ["GP", "gp!", "GP", "Con", "Ward/7: children", "x" * 300]
    ran = keepsight("request", "--from", "2013-01-01", "--to", "2023-12-31", *(part for name in names for part in ("--agency", name)), "--out", tmp_path)
    assert ran.returncode == 0, ran.stderr
    written = {p.stem for p in tmp_path.glob("*.docx")}
    assert written == {"chronology-gp", "chronology-gp-2", "chronology-con", "chronology-ward-7-children", "chronology-" + "x" * 80}
