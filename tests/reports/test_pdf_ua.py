"""The PDF as another library reads it: tagged, titled, in British English, every picture with words and every table with its headings."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import page
import pikepdf
import pytest

from keepsight.reports.content import (
    Content,
    Drawing,
    Points,
    Section,
    Smaller,
    Table,
    ToWrite,
    Words,
    as_plain,
    from_plain,
)
from keepsight.reports.copies.readers import CHAIR, EXTRACT, NamedReader
from keepsight.reports.making import REPORTS, Wish, make
from keepsight.reports.picture.word.table import Cell
from keepsight.reports.writing import written
from keepsight.reports.writing.pdf import pdf

from .pretend_family import question
from .test_copies import given

DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><rect width="40" height="20"/></svg>'
EVERY_BLOCK = Content("A title", (("As at", "1 May 2024"), ("On", "")), (
    Section("one", "First", (
        Words("#text(red)[not markup] $x$ *b* \\ <a>", strong=True), Smaller("Within"), Points(("an item", "another")), ToWrite("To be written."),
        Drawing(DRAWN, "Drawing", "A black square."), Table("A table", (("Left", 2000), ("Right", 4000)), ((Cell("a", ("small",)), Cell("=1+1")),)),
    )),
))  # fmt: skip


@pytest.fixture(scope="module")
def tagged():
    with pikepdf.open(io.BytesIO(written(make(given(), Wish("chronology")).content, "c")["c.pdf"])) as document:
        yield document


def elements(node, found=None) -> list:
    """Every element of the structure tree."""
    found = [] if found is None else found
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.append(kid)
            elements(kid, found)
    return found


def test_it_is_marked_as_tagged_and_as_pdf_ua_one(tagged):
    assert tagged.Root.MarkInfo.Marked is True or bool(tagged.Root.MarkInfo.Marked)
    assert str(tagged.Root.Lang) == "en-GB"
    assert bool(tagged.Root.ViewerPreferences.DisplayDocTitle)
    with tagged.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1" and metadata["dc:title"] == "Multi-agency chronology"


def test_every_page_has_its_order_and_every_mark_on_it_is_told(tagged):
    assert all(str(page.get("/Tabs", "/S")) == "/S" and "/StructParents" in page for page in tagged.pages)


def test_every_picture_has_words_and_every_table_has_headings_with_their_scope(tagged):
    every = elements(tagged.Root.StructTreeRoot)
    figures = [one for one in every if str(one.S) == "/Figure"]
    assert figures and all("Genogram" in str(one.Alt) for one in figures)
    tables = [one for one in every if str(one.S) == "/Table"]
    assert len(tables) >= 4
    for one in tables:
        headings = [cell for cell in elements(one) if str(cell.S) == "/TH"]
        assert headings and all("/Column" in str(cell.get("/A", "")) or "/Column" in repr(cell.get("/A", "")) for cell in headings)


def test_headings_come_in_order_and_none_is_skipped(tagged):
    levels = [int(str(one.S)[2:]) for one in elements(tagged.Root.StructTreeRoot) if str(one.S)[1:2] == "H" and str(one.S)[2:].isdigit()]
    assert levels and levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_what_stands_in_a_record_is_never_read_as_markup():
    import pypdfium2

    text = " ".join(pypdfium2.PdfDocument(pdf(EVERY_BLOCK))[0].get_textpage().get_text_range().split())
    assert "#text(red)[not markup] $x$ *b* \\ <a>" in text and "=1+1" in text


def broken(document: bytes) -> list[str]:
    """The rules of PDF/UA-1 that a validator, written by others and tried on veraPDF's own files, finds broken."""
    found = page.validate_pdf_bytes(document, profile="ua1")
    assert found.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in found.failures]


@pytest.mark.parametrize("report", REPORTS)
def test_a_validator_finds_no_rule_of_pdf_ua_broken_in_any_report(report):
    reader = NamedReader(EXTRACT, "Dana Whitlock", "M") if report == "subject-access" else NamedReader(CHAIR)
    assert broken(pdf(make(replace(given(), findings=[question()]), Wish(report, reader)).content)) == []


def test_nor_in_every_kind_of_block_nor_in_a_table_that_is_written_in_parts():
    many = Table("Long", (("Left", 2000), ("Right", 4000)), tuple((Cell(f"row {number}", ("small",)), Cell("words " * 9)) for number in range(1201)))
    assert broken(pdf(replace(EVERY_BLOCK, sections=(*EVERY_BLOCK.sections, Section("two", "Second", (many,)))))) == []


def test_a_row_of_a_long_table_is_neither_lost_nor_said_twice_where_its_parts_meet():
    import pypdfium2

    many = Table("Long", (("Number", 2000),), tuple((Cell(f"row-{number}-"),) for number in range(1201)))
    text = "".join(one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pdf(Content("Long", (), (Section("one", "First", (many,)),)))))
    assert re.findall(r"row-(\d+)-", text) == [str(number) for number in range(1201)]


@pytest.mark.parametrize(("spoil", "rule"), [
    (lambda document: document.Root.__delitem__("/Lang"), "LANGUAGE"), (lambda document: document.Root.__delitem__("/StructTreeRoot"), "STRUCT-TREE-ROOT"),
    (lambda document: [one.__delitem__("/Alt") for one in elements(document.Root.StructTreeRoot) if str(one.S) == "/Figure"], "ALTERNATIVE"),
    (lambda document: document.Root.__delitem__("/Metadata"), "METADATA"),
], ids=["language", "tags", "alternative text", "properties"])  # fmt: skip
def test_the_validator_would_see_what_is_broken(spoil, rule):
    with pikepdf.open(io.BytesIO(pdf(EVERY_BLOCK))) as document:
        spoil(document)
        document.save(spoilt := io.BytesIO())
    assert any(rule in one for one in broken(spoilt.getvalue())), broken(spoilt.getvalue())


def test_content_is_kept_and_read_back_whole():
    assert from_plain(as_plain(EVERY_BLOCK)) == EVERY_BLOCK
