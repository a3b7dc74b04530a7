"""A report in a partnership's own Word template: whole, or one section where the template names it; what is wrong with one is said."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.shared import Cm

from keepsight.reports.making import Wish, make
from keepsight.reports.picture.template import WrongTemplate
from keepsight.reports.picture.told import Prepared
from keepsight.reports.writing.template import ours
from keepsight.reports.writing.word import word

from .test_copies import given

MUST = ("{{ marking }}", "{{ prepared_by }}", "{{ prepared_on }}", "{{ shared_with }}")


@pytest.fixture(scope="module")
def content():
    return make(given(), Wish("chronology", prepared=Prepared("Ann Officer", "1 May 2024", "The conference"))).content


def theirs(folder, *paragraphs: str):
    """A template as somebody makes it in Word: portrait, with a header of theirs."""
    document = Document()
    document.sections[0].page_width = Cm(21)
    document.sections[0].header.paragraphs[0].text = "Two Rivers Partnership"
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(folder / "theirs.docx")
    return folder / "theirs.docx"


def test_our_own_template_gives_the_same_words_and_tables_as_without_one(content, tmp_path):
    (tmp_path / "ours.docx").write_bytes(ours())
    without, with_it = (Document(BytesIO(made)) for made in (word(content), word(content, tmp_path / "ours.docx")))
    assert [[cell.text for row in table.rows for cell in row.cells] for table in with_it.tables] == [[cell.text for row in table.rows for cell in row.cells] for table in without.tables]
    headings = [[p.text for p in one.paragraphs if p.style.name.startswith("Heading")] for one in (without, with_it)]
    assert headings[0] == headings[1] and "Prepared by: Ann Officer" in [p.text for p in with_it.paragraphs]
    assert len(with_it.inline_shapes) == 1


def test_a_section_stands_where_their_template_names_it_on_their_page_and_nothing_else_does(content, tmp_path):
    made = word(content, theirs(tmp_path, *MUST, "What mattered", "{{ key_events }}"))
    document = Document(BytesIO(made))
    assert document.sections[0].header.paragraphs[0].text == "Two Rivers Partnership"
    (table,) = document.tables
    room = document.sections[0].page_width - document.sections[0].left_margin - document.sections[0].right_margin
    assert sum(cell.width for cell in table.rows[0].cells) <= room
    texts = [p.text for p in document.paragraphs]
    assert "What mattered" in texts and "Full chronology" not in texts and not [text for text in texts if "{{" in text]


@pytest.mark.parametrize(("paragraphs", "needed"), [((*MUST, "{{ surname }}"), "surname"), (("{{ content }}",), "prepared_by"), (MUST, "nothing of the report")])
def test_what_is_wrong_with_a_template_is_said(content, tmp_path, paragraphs, needed):
    with pytest.raises(WrongTemplate, match=needed):
        word(content, theirs(tmp_path, *paragraphs))
