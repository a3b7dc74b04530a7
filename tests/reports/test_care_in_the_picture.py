"""Care over time in what `picture` writes: the page, the Word file and the workbook say each grade in the tool's words, and nothing is added up."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from docx import Document
from lxml import html

from keepsight.chronology.standpoint import keep_only
from keepsight.records.dates import When
from keepsight.records.entry import Entry, Said
from keepsight.records.work import Assessment, Grade
from keepsight.reports.picture import contents
from keepsight.reports.picture.told import tell

from .pretend_family import family

TOOL, SEEMS = "What was seen of this child’s care", "How the child seems"


def graded(entry_id: str, day: date, word: str, place: int, agency: str = "School") -> tuple[Entry, Assessment, Grade]:
    when = When(day, day)
    entry = Entry(entry_id=entry_id, agency=agency, happened_from=when.earliest, happened_to=when.latest, kind=Said("assessment"), text="Graded.", known_on=day, source_id="s1")
    about = Assessment(entry_id=entry_id, tool=TOOL, tool_version="draft 1", graded_by="A Worker", looked_at_from=day.replace(day=1), looked_at_to=day, childs_view="I’m all right.", known_on=day, source_id="s1")
    grade = Grade(entry_id=entry_id, child_id="C2", carer_id="M", area="Feelings and closeness", about="child", item=SEEMS, value=word, place=place, words="=said quietly", known_on=day, source_id="s1")
    return entry, about, grade


@pytest.fixture(scope="module")
def assembled():
    made = family()
    rows = [graded("g1", date(2023, 2, 20), "met", 1), graded("g2", date(2023, 6, 20), "not met", 3), graded("g3", date(2023, 9, 20), "partly met", 2)]
    source = replace(made.record.source[0], source_id="s1")
    record = replace(
        made.record, source=[*made.record.source, source], entry=[*made.record.entry, *(entry for entry, _, _ in rows)],
        assessment=[about for _, about, _ in rows], grade=[grade for _, _, grade in rows],
    )  # fmt: skip
    return replace(made, record=record)


@pytest.fixture(scope="module")
def made(assembled):
    return contents(tell(assembled, []))


def test_the_page_says_every_grade_in_order_how_it_stands_and_of_whom_there_is_none(made):
    (care,) = html.fromstring(made["index.html"]).xpath("//section[@id='care']")
    said = " ".join(care.text_content().split())
    assert said.index("1 to 20 February 2023, School: met") < said.index("1 to 20 June 2023, School: not met") < said.index("1 to 20 September 2023, School: partly met")
    assert "better than 1 to 20 June 2023" in said and "Of Rowan Whitlock, Otis Penhallow and Unborn baby there is no grade of care" in said
    assert "Nothing is added up" in said and "Hardship recorded" in said and "I’m all right." in said
    assert care.xpath(".//svg[@role='img']/title") and "#care" in html.fromstring(made["index.html"]).xpath("//nav//a/@href")


def test_the_panels_are_black_and_white_and_their_ids_are_their_own(made):
    page = html.fromstring(made["index.html"])
    fills = {fill for fill in page.xpath("//section[@id='care']//svg//rect/@fill")}
    ids = page.xpath("//@id")
    assert fills <= {"#111", "#fff", "#999"} and len(ids) == len(set(ids))


def test_the_workbook_has_a_row_for_each_grade_and_no_cell_is_a_formula_or_a_number(made):
    sheet = openpyxl.load_workbook(io.BytesIO(made["chronology.xlsx"]))["Care over time"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    assert [row[4] for row in rows] == ["met", "not met", "partly met"] and rows[2][5] == "better than 1 to 20 June 2023"
    assert all(cell is None or isinstance(cell, str) for row in rows for cell in row)
    assert all(cell.data_type != "f" for row in sheet.iter_rows(min_row=7) for cell in row)


def test_the_word_file_has_a_table_of_care_with_a_heading_row(made):
    document = Document(io.BytesIO(made["chronology.docx"]))
    assert "Care over time" in [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    [table] = [table for table in document.tables if "Grade" in [cell.text for cell in table.rows[0].cells]]
    assert [row.cells[3].text.split("\n")[0] for row in table.rows[1:]] == ["met", "not met", "partly met"]


def test_without_a_grade_neither_page_nor_workbook_speaks_of_one_and_word_says_that_there_is_none():
    made = contents(tell(family(), []))
    assert b'id="care"' not in made["index.html"] and "Care over time" not in openpyxl.load_workbook(io.BytesIO(made["chronology.xlsx"])).sheetnames
    words = [paragraph.text for paragraph in Document(io.BytesIO(made["chronology.docx"])).paragraphs]
    assert words[words.index("Care over time") + 2] == "No entry in the records supplied."


def test_a_copy_that_leaves_out_a_restricted_grading_leaves_no_grade_of_it_and_no_reference_to_it(assembled):
    record = assembled.record
    hidden = replace(record, entry=[replace(entry, restricted="not to be shared") if entry.entry_id == "g2" else entry for entry in record.entry], grade=[replace(one, cites=["g2"]) for one in record.grade], assessment=[replace(one) for one in record.assessment])
    copy = replace(assembled, record=hidden, notices=[])
    keep_only(copy)
    assert sorted(one.entry_id for one in (*copy.record.grade, *copy.record.assessment)) == ["g1", "g1", "g3", "g3"]
    assert not any(one.cites for one in copy.record.grade)
