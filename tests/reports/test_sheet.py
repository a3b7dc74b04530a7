"""chronology.xlsx, opened by another library than the one that wrote it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from keepsight.reports.picture import contents
from keepsight.reports.picture.told import tell

from .pretend_family import family


def workbook(told):
    return load_workbook(BytesIO(contents(tell(told, []))["chronology.xlsx"]))


@pytest.fixture(scope="module")
def book():
    return workbook(family())


def rows(sheet) -> list[dict]:
    table = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def test_it_has_the_full_chronology_the_key_events_and_what_both_rest_on(book):
    assert book.sheetnames == ["Full", "Key events", "What this rests on"]
    assert len(rows(book["Full"])) == 20
    assert [row["Reference"] for row in rows(book["Key events"])] == ["E01", "E03", "E07", "E12", "E13", "E17"]


def test_a_cell_that_begins_like_a_formula_is_text(book):
    cells = [cell for row in book["Full"].iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert [cell.value for cell in cells] == ["=SUM of worries: low mood, sleeping two hours. +call back"]
    assert cells[0].data_type == "s" and cells[0].style and cells[0].quotePrefix


def test_each_row_leads_back_to_its_file_and_row(book):
    row = rows(book["Full"])[0]
    assert (row["File"], row["Sheet"], row["Row"]) == ("midwifery.csv", None, 2)


def test_a_month_is_a_month_in_words_and_two_days_that_sort(book):
    row = next(row for row in rows(book["Full"]) if row["Reference"] == "E02")
    assert (row["Date"], row["Earliest day"], row["Latest day"]) == ("some time in June 2013", datetime(2013, 6, 1), datetime(2013, 6, 30))


def test_a_suggested_kind_stands_only_under_suggested_with_its_words(book):
    row = next(row for row in rows(book["Full"]) if row["Reference"] == "E04")
    assert row["Kind"] is None
    assert row["Suggested, not confirmed"] == "kind incident, from ‘incident’; theme domestic abuse, from ‘shouting and a door broken’"


def test_headings_stay_in_sight_and_repeat_in_print_and_every_page_is_marked(book):
    for name in ("Full", "Key events"):
        sheet = book[name]
        assert sheet.freeze_panes == "B7" and sheet.print_title_rows == "$6:$6" and sheet.auto_filter.ref
        assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.left.text == sheet.oddFooter.left.text == "OFFICIAL-SENSITIVE"


def test_a_text_longer_than_a_cell_can_hold_says_where_the_rest_is():
    told = family()
    told.record.entry[0].text = "word " * 9000
    row = rows(workbook(told)["Full"])[0]
    assert row["What happened, as recorded"].endswith("[the whole text is in index.html and in entries.json]")
