"""What only workbooks hold: formulas, errors, threaded comments, stray cells, and files made by other programs."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from keepsight.intake.excel import read
from keepsight.intake.grid import CannotRead
from keepsight.intake.layout import CELL_LIMIT, cell_name

from .made import Sheet, write, write_ods

FILES = Path(__file__).parent / "files"


def with_parts(path: Path, **parts: str | bytes) -> Path:
    """The same package with these parts put in or changed; dots in a part's name are written as they are."""
    with zipfile.ZipFile(path) as old:
        kept = {name: old.read(name) for name in old.namelist()} | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in kept.items():
            new.writestr(name, data)
    return path


def sheet_xml(rows: str, after: str = "") -> str:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>{after}</worksheet>'


def raw_xlsx(folder: Path, rows: str, after: str = "", **parts) -> Path:
    path = write([Sheet({1: ["x"]})], folder / "file.xlsx")
    return with_parts(path, **{"xl/worksheets/sheet1.xml": sheet_xml(rows, after), **parts})


def test_a_formula_gives_the_result_that_was_stored_be_it_empty_words(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "made.xlsx") as book:
        sheet = book.add_worksheet("Visits")
        sheet.write_formula("A1", '="a"&"b"', None, "ab")
        sheet.write_formula("B1", "=1+1", None, 2)
    (grid,) = read(tmp_path / "made.xlsx")
    assert (grid.rows[0].cells, grid.notices) == (["ab", 2], [])
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    assert read(raw_xlsx(tmp_path, rows))[0].notices == []


def test_a_formula_without_a_stored_result_is_said_and_nothing_is_calculated(tmp_path):
    (grid,) = read(write([Sheet({1: ["Date", "What"], 2: ["3/4/17", "=1+1"]})], tmp_path / "file.xlsx"))
    assert grid.rows[1].cells == ["3/4/17", None]
    assert grid.notices == [
        "Sheet 'Visits' of 'file.xlsx' has formulas without a stored result, in cell B2. They were read as empty. Open the file in "
        "Excel, save it, and send that."
    ]


def test_an_ods_formula_without_a_stored_result_is_said(tmp_path):
    row = '<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell><table:table-cell table:formula="of:=1+1"/></table:table-row>'
    (grid,) = read(write_ods(f'<table:table table:name="Visits">{row}</table:table>', tmp_path / "file.ods"))
    assert "formulas without a stored result, in cell B1" in grid.notices[0]


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_workbook_saved_by_a_real_program_keeps_comments_errors_lengths_hidden_rows_and_merged_titles(ending):
    visits, older = read(FILES / f"oddities.{ending}")
    assert {row.number: row.cells[1:4] for row in visits.rows} == {
        3: ["Chronology: School"] * 3,
        4: [None, None, None],
        5: ["Date", "What happened", "Length"],
        6: [date(2016, 5, 22), "Talked\nat the gate", "30:00:00"],
        7: [42512, "#N/A", None],
    }
    assert [row.hidden for row in visits.rows] == [False, False, False, False, True]
    hidden, error, comment = visits.notices
    assert "hides row 7" in hidden and "in cell C7" in error and "cell C6" in comment and '"check this"' in comment
    assert older.hidden and older.rows[0].cells == ["z"]


def test_a_threaded_comment_is_listed_once_with_who_wrote_it(tmp_path):
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/>'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>'
    )
    spaces = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    thread = f'<ThreadedComments {spaces}><threadedComment ref="A1" personId="p" id="t"><text>Which day?</text></threadedComment></ThreadedComments>'
    people = f'<personList {spaces}><person displayName="P Ashby" id="p"/></personList>'
    note = (
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>tc=t</author></authors><commentList>'
        '<comment ref="A1" authorId="0"><text><t>[Threaded comment] Your version of Excel ...</t></text></comment></commentList></comments>'
    )
    path = raw_xlsx(
        tmp_path,
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": relations,
            "xl/threadedComments/threadedComment1.xml": thread,
            "xl/persons/person.xml": people,
            "xl/comments1.xml": note,
        },
    )
    assert read(path)[0].notices == ["Comment by P Ashby at cell A1 of sheet 'Visits' of 'file.xlsx': \"Which day?\". It is not part of any entry."]


def test_what_stands_beneath_a_merged_cell_is_not_written_over(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    (grid,) = read(raw_xlsx(tmp_path, rows, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'))
    assert [row.cells for row in grid.rows] == [[1, 2], [3, 1]]


def test_cells_without_addresses_stand_one_after_another(tmp_path):
    (grid,) = read(raw_xlsx(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"))
    assert [(row.number, row.cells) for row in grid.rows] == [(1, [1, 2]), (2, [3, None])]


def test_rows_formatted_to_the_end_of_the_sheet_are_no_rows(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Date", "What"])
    book.active.append(["3/4/17", "Seen"])
    book.active["F900"].font = openpyxl.styles.Font(bold=True)
    book.active.row_dimensions[5000].height = 30
    book.save(tmp_path / "file.xlsx")
    assert len(read(tmp_path / "file.xlsx")[0].rows) == 2


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_chart_sheet_or_a_sheet_with_nothing_in_it_is_no_table_and_a_workbook_of_such_is_said(ending, tmp_path):
    with pytest.raises(CannotRead, match="has no readable table: no sheet has anything written in a cell"):
        read(write([Sheet({1: [None]})], tmp_path / f"file.{ending}"))


def test_a_stray_entry_at_the_far_corner_is_said_with_how_to_find_it(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(CannotRead, match=r"Sheet 'Visits' of 'file.xlsx' has a used area of more than 2,000,000 cells.*Ctrl\+End"):
        read(raw_xlsx(tmp_path, rows))


def test_an_ods_that_says_a_row_is_repeated_to_the_end_is_stopped_before_it_is_made(tmp_path):
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    body = f'<table:table table:name="Visits"><table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row></table:table>'
    with pytest.raises(CannotRead, match="has a used area"):
        read(write_ods(body, tmp_path / "file.ods"))


def test_many_sheets_are_held_to_one_limit_together(tmp_path):
    far = f'<table:table-row table:number-rows-repeated="{CELL_LIMIT // 20}"><table:table-cell table:number-columns-repeated="9"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    body = "".join(f'<table:table table:name="{n}">{far}</table:table>' for n in range(3))
    with pytest.raises(CannotRead, match="has a used area"):
        read(write_ods(body, tmp_path / "file.ods"))


def test_an_ods_packed_by_another_program_is_known_by_its_ending(tmp_path):
    body = '<table:table table:name="Visits"><table:table-row><table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:line-break/>c</text:p></table:table-cell></table:table-row></table:table>'
    path = write_ods(body, tmp_path / "file.ods", mimetype="")
    from keepsight.intake.readers import read_file

    assert read_file(path)[0].rows[0].cells == ["a  b\nc"]


@pytest.mark.parametrize(("place", "name"), [((0, 0), "A1"), ((5, 25), "Z6"), ((5, 26), "AA6"), ((0, 701), "ZZ1"), ((0, 702), "AAA1"), ((1048575, 16383), "XFD1048576")])
def test_places_are_named_as_excel_names_them(place, name):
    assert cell_name(*place) == name
