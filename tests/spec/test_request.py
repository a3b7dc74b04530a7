"""Asking: the templates go out blank, come back filled, and are read with no mapping."""

from __future__ import annotations

import json

import pytest
from docx import Document
from openpyxl import load_workbook

from .test_picture_command import keepsight

ROW = ["3/4/2017", "5/4/2017", "Tamsin Pellow", "Seen at clinic, well.", "'I like it here'", "seen by our nurse", "None needed", "Came with dad", "yes", ""]


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    out = tmp_path_factory.mktemp("letters")
    ran = keepsight("request", "--from", "2013-01-01", "--to", "2023-12-31", "--agency", "Health visiting", "--agency", "Police", "--out", out)
    assert ran.returncode == 0, ran.stderr
    return out


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
