"""chronology.docx, opened again: headings, repeated heading rows, marking, language."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from keepsight.reports.picture.drawings import drawings
from keepsight.reports.picture.told import tell
from keepsight.reports.picture.word import word
from keepsight.reports.picture.words.entries import entry_words

from .pretend_family import family


def made(assembled) -> bytes:
    told = tell(assembled, [])
    return word(told, [entry_words(told, entry) for entry in told.entries], drawings(told))


@pytest.fixture(scope="module")
def document():
    return Document(BytesIO(made(family())))


def test_it_has_key_events_the_full_chronology_and_what_both_rest_on(document):
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["Key events", "Genogram", "Care over time", "Full chronology", "What this rests on"]
    key, _, full, _ = document.tables
    assert (len(key.rows), len(full.rows)) == (7, 21)


def test_every_heading_row_repeats_and_is_marked_as_one(document):
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_page_is_marked_and_numbered_and_the_language_is_british_english(document):
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "OFFICIAL-SENSITIVE"
    assert section.footer.paragraphs[0].text.startswith("OFFICIAL-SENSITIVE. Page ")
    assert {f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))} == {"PAGE", "NUMPAGES"}
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert document.core_properties.title == "Chronology"


def test_the_genogram_stands_as_a_drawing_with_alternative_text_and_as_a_table(document):
    (shape,) = document.inline_shapes
    assert "Genogram of the family as recorded" in shape._inline.docPr.get("descr")
    blip = next(shape._inline.iter(qn("a:blip")))
    (svg,) = [e for e in blip.iter() if e.tag.endswith("}svgBlip")]
    assert document.part.related_parts[blip.get(qn("r:embed"))].content_type == "image/png"
    assert document.part.related_parts[svg.get(qn("r:embed"))].content_type == "image/svg+xml"
    assert shape.width <= document.sections[0].page_width
    assert "Jory Penhallow" in [row.cells[0].text for row in document.tables[1].rows]


def test_an_agencys_words_stand_as_written_whatever_letters_they_hold():
    told = family()
    told.record.entry[0].text = "<b>5 & 6</b>\nnext line \x07 ]]> “Ł”"
    cell = Document(BytesIO(made(told))).tables[2].rows[1].cells[2]
    assert cell.paragraphs[0].text == "<b>5 & 6</b>\nnext line \ufffd ]]> “Ł”"
