"""A partnership's own Word file and workbook: its styles, headings, header, columns and order, with the chronology in them."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import load_workbook

from keepsight.reports.picture import contents, sheet_template
from keepsight.reports.picture.template import WrongTemplate, check_given
from keepsight.reports.picture.told import Prepared, tell
from keepsight.reports.picture.word import template as word_template

from .pretend_family import family

NEEDED = "{{ marking }} {{ prepared_by }} {{ prepared_on }} {{ shared_with }}"


def told(assembled=None):
    return tell(assembled or family(), [], Prepared("Ann Officer", "20 January 2024", "For the panel"))


def word_from(path, assembled=None):
    return Document(BytesIO(contents(told(assembled), [path])["chronology.docx"]))


def written(path, *texts):
    """A Word template of these paragraphs."""
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(path)
    return path


@pytest.fixture
def ours(tmp_path):
    path = tmp_path / "chronology-template.docx"
    path.write_bytes(word_template.ours(succinct=False))
    return path


def text_of(document):
    return "\n".join(p.text for p in document.paragraphs)


def test_our_own_template_unchanged_gives_what_is_made_without_one(ours):
    plain, made = Document(BytesIO(contents(told())["chronology.docx"])), word_from(ours)
    words = [[[cell.text for cell in row.cells] for row in table.rows] for table in plain.tables]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables] == words
    assert [p.text for p in made.paragraphs if p.text] == [p.text for p in plain.paragraphs if p.text]
    assert made.sections[0].header.paragraphs[0].text == "OFFICIAL-SENSITIVE" and len(made.inline_shapes) == 1


def test_the_succinct_template_gives_key_events_and_no_full_chronology(tmp_path):
    path = tmp_path / "key.docx"
    path.write_bytes(word_template.ours(succinct=True))
    assert [len(table.rows) for table in word_from(path).tables][0] == 7
    assert "Full chronology" not in text_of(word_from(path))


def test_styles_page_headings_header_and_properties_come_from_the_template_and_its_makers_name_does_not(ours):
    document = Document(ours)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    document.styles["TableText"].font.size = Pt(7)
    section.header.paragraphs[0].text = "Our Partnership, "
    for piece in ("{", "{ mar", "king }", "}"):  # as Word cuts up what is typed
        section.header.paragraphs[0].add_run(piece)
    document.paragraphs[0].text = "Our heading"
    document.core_properties.author = document.core_properties.last_modified_by = "Ann Officer"
    document.save(ours)
    made = word_from(ours)
    assert made.sections[0].header.paragraphs[0].text == "Our Partnership, OFFICIAL-SENSITIVE"
    assert made.styles["TableText"].font.size == Pt(7) and made.paragraphs[0].text == "Our heading"
    assert "Prepared by: Ann Officer" in text_of(made)
    widths = [sum(int(w.get(qn("w:w"))) for w in table._tbl.tblGrid) for table in made.tables]
    room = (made.sections[0].page_width - made.sections[0].left_margin - made.sections[0].right_margin) / 635
    assert all(0.98 * room < width <= room for width in widths)
    with zipfile.ZipFile(BytesIO(contents(told(), [ours])["chronology.docx"])) as parts:
        assert not any(b"Ann Officer" in parts.read(name) for name in parts.namelist() if name.startswith("docProps/"))


def test_a_template_without_our_styles_still_gives_tables_in_them(tmp_path):
    made = word_from(written(tmp_path / "t.docx", NEEDED, "{{ key_events }}"))
    assert made.tables[0].rows[1].cells[0].paragraphs[0].style.name == "TableText"


def test_a_placeholder_among_words_or_in_a_cell_or_used_twice_is_filled_there(tmp_path):
    document = Document()
    document.add_paragraph(f"{NEEDED} before {{{{ key_events }}}} after")
    document.add_table(1, 1).rows[0].cells[0].text = "{{ full_chronology }}"
    document.add_paragraph("{{ key_events }}")
    document.save(tmp_path / "t.docx")
    made = word_from(tmp_path / "t.docx")
    assert "before  after" in text_of(made)
    assert len(made.tables[1].rows[0].cells[0].tables[0].rows) == 21
    assert [len(table.rows) for table in (made.tables[0], made.tables[2])] == [7, 7]


def test_where_there_is_no_entry_the_template_says_so(ours):
    assert text_of(word_from(ours, family(0))).count("No entry in the records supplied.") >= 2


def test_agencies_words_that_look_like_placeholders_or_markup_stay_words(ours):
    assembled = family()
    assembled.record.entry[0].text = "<b>{{ marking }}</b> {% raw %} & co"
    assert any("<b>{{ marking }}</b> {% raw %} & co" in cell.text for row in word_from(ours, assembled).tables[2].rows for cell in row.cells)


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (["{{ surname }}"], ["it asks for {{ surname }}, which Keepsight does not know", "it must hold {{ marking }}, {{ prepared_by }}", "holds none of {{ key_events }}, {{ full_chronology }}"]),
        ([NEEDED, "{{ key_events"], ["a placeholder that cannot be read"]),
        ([NEEDED, "{{ key_events }} {{ ().__class__ }}"], ["a placeholder that cannot be read"]),
        ([NEEDED, "{% for x in y %}"], ["a placeholder that cannot be read"]),
        ([NEEDED], ["holds none of {{ key_events }}, {{ full_chronology }}"]),
    ],
)
def test_a_wrong_template_is_said_with_everything_wrong_at_once_and_how_to_begin_again(tmp_path, texts, says):
    with pytest.raises(WrongTemplate) as wrong:
        word_from(written(tmp_path / "theirs.docx", *texts))
    assert all(words in str(wrong.value) for words in ["'theirs.docx'", *says])


def test_a_file_that_is_no_word_document_is_said(tmp_path):
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0 an old .doc")
    with pytest.raises(WrongTemplate, match="'old.docx' could not be read as a Word document. Save it in Word as .docx"):
        word_from(tmp_path / "old.docx")


def test_templates_that_are_not_there_of_another_kind_or_two_of_a_kind_are_said_before_anything_is_read(tmp_path):
    for name in ("a.docx", "b.docx", "c.doc"):
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(WrongTemplate) as wrong:
        check_given([tmp_path / name for name in ("a.docx", "b.docx", "c.doc", "d.xlsx")])
    assert all(words in str(wrong.value) for words in ("'d.xlsx' is not there", "'c.doc' is neither .docx nor .xlsx", "two templates end in .docx"))


def test_five_thousand_entries_in_both_lengths_take_no_longer_through_a_template(ours):
    many = told(family(5000))
    times = []
    for templates in ([], [ours]):
        began = time.process_time()
        contents(many, templates)
        times.append(time.process_time() - began)
    assert times[1] < 1.5 * times[0] + 1


# The workbook --------------------------------------------------------------------------------------------------------


@pytest.fixture
def our_book(tmp_path):
    path = tmp_path / "chronology-template.xlsx"
    path.write_bytes(sheet_template.ours())
    return path


def book_from(path, assembled=None):
    return load_workbook(BytesIO(contents(told(assembled), [path])["chronology.xlsx"]))


def cells(sheet):
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


def test_our_own_workbook_template_unchanged_gives_the_sheets_that_are_made_without_one(our_book):
    plain, made = load_workbook(BytesIO(contents(told())["chronology.xlsx"])), book_from(our_book)
    assert made.sheetnames == plain.sheetnames
    for name in ("Full", "Key events"):
        assert cells(made[name])[4:] == cells(plain[name])[4:]


def test_columns_headings_their_order_and_the_lines_above_come_from_the_template(our_book):
    book = load_workbook(our_book)
    del book["Full"], book["How to change this"]
    sheet = book["Key events"]
    sheet.delete_rows(1, sheet.max_row)
    for row in (["Our Partnership. {{ marking }}"], ["{{ prepared_by }}", "{{ prepared_on }}", "{{ shared_with }}"], ["What", "When", "Which service"], ["{{ what_happened }}", "{{date}}", "{{ agency }}"]):
        sheet.append(row)
    book.save(our_book)
    made = book_from(our_book)
    assert made.sheetnames == ["Key events", "What this rests on"]
    rows = cells(made["Key events"])
    assert rows[0] == ["Our Partnership. OFFICIAL-SENSITIVE"] and rows[1] == ["Ann Officer   20 January 2024   For the panel"]
    assert ["What", "When", "Which service"] in rows and len(rows) == 4 + 6


def test_a_wrong_workbook_template_is_said(our_book):
    book = load_workbook(our_book)
    book["Full"]["A7"] = "{{ day }}"
    book["Full"]["A1"] = book["Key events"]["A1"] = "Chronology"
    book.save(our_book)
    with pytest.raises(WrongTemplate) as wrong:
        book_from(our_book)
    assert "it asks for {{ day }}" in str(wrong.value) and "it must hold {{ marking }}" in str(wrong.value)


def test_a_workbook_without_any_column_is_said(our_book):
    book = load_workbook(our_book)
    for sheet in book:
        sheet.delete_rows(1, sheet.max_row)
        sheet.append(["nothing", "here"])
    book.save(our_book)
    with pytest.raises(WrongTemplate, match="holds none of"):
        book_from(our_book)
