"""What only Word documents hold: tracked changes, tables in tables, text boxes, notes, hidden words, headings above a table."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from keepsight.intake.grid import CannotRead
from keepsight.intake.word import read

BOX = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'


def p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def cell(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(x if x.startswith('<w:') else p(run(x)) for x in paragraphs)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(x if x.startswith('<w:') else cell(x) for x in cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


HEADINGS = row("Date", "What happened")


def grids(folder, *blocks: str, header: str = "", prepare=None):
    document = docx.Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for block in reversed(blocks):
        document.element.body.insert(0, parse_xml(block.replace(">", f" {nsdecls('w')} {BOX}>", 1)))
    if prepare:
        prepare(document)
    document.save(folder / "file.docx")
    return read(folder / "file.docx")


def cells(grid) -> list[list]:
    return [row.cells for row in grid.rows]


def tracked(kind: str, inside: str) -> str:
    return f'<w:{kind} w:id="1" w:author="A" w:date="2017-04-03T00:00:00Z">{inside}</w:{kind}>'


def gone(words: str) -> str:
    return tracked("del", f"<w:r><w:delText>{words}</w:delText></w:r>")


def test_headings_and_title_lines_stand_above_the_table_they_come_before(tmp_path):
    long = p(run("The service was asked to search its records from birth. " * 6))
    first, second = grids(
        tmp_path, p(run("Chronology: Health visiting"), '<w:pStyle w:val="Heading1"/>'), p(run("Prepared 3 May 2021")), long, table(HEADINGS, row("a", "b")), p(run("Part two")), table(HEADINGS, row("c", "d")), p(run("End"))
    )
    assert (first.sheet, first.above) == ("Table 1", ["Chronology: Health visiting", "Prepared 3 May 2021"])
    assert (second.sheet, second.above) == ("Table 2", ["Part two"])
    assert first.notices == ["In 'file.docx' 2 paragraphs stand outside the tables. They were not read as entries."]


def test_the_line_at_the_head_of_each_page_stands_above_the_first_table(tmp_path):
    assert grids(tmp_path, table(HEADINGS), header="Riverside School")[0].above == ["Riverside School"]


def test_paragraphs_and_line_breaks_within_a_cell_are_lines(tmp_path):
    breaks = p("<w:r><w:t>two</w:t><w:br/><w:t>three</w:t><w:tab/><w:t>four</w:t></w:r>")
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", cell("one", breaks, p(""), "five"))))
    assert cells(grid)[1] == ["3/4/17", "one\ntwo\nthree\tfour\n\nfive"]


@pytest.mark.parametrize(
    ("paragraphs", "read_as", "said"),
    [
        ([p(run("Seen ") + tracked("ins", run("alone ")) + gone("with Mo") + run("at home"))], "Seen alone at home", "1 insertion and 1 deletion"),
        ([p(tracked("moveFrom", run("first "))), p(run("second ") + tracked("moveTo", run("first")))], "\nsecond first", "1 move"),
        ([p(run("Seen "), f"<w:rPr>{tracked('del', '')}</w:rPr>"), p(run("at home"))], "Seen at home", "1 deletion"),
        ([p(run("Seen") + tracked("ins", run(" and ") + gone("then "))+ run("heard"))], "Seen and heard", "1 insertion and 1 deletion"),
    ],
    ids=["words put in and taken out", "words moved", "two paragraphs made one", "words put in and partly taken out again"],
)
def test_tracked_changes_are_read_as_accepted_and_said(paragraphs, read_as, said, tmp_path):
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", cell(*paragraphs))))
    assert cells(grid)[1][1] == read_as.strip("\n")
    assert grid.notices == [f"'file.docx' has tracked changes ({said}). It was read as if all of them were accepted."]


def test_a_row_taken_out_by_a_tracked_change_is_no_row_and_one_put_in_is(tmp_path):
    (grid,) = grids(tmp_path, table(HEADINGS, row("1/4/17", "out", properties=tracked("del", "")), row("2/4/17", "in", properties=tracked("ins", ""))))
    assert [(r.number, r.cells[1]) for r in grid.rows] == [(1, "What happened"), (2, "in")]
    assert "(1 insertion and 1 deletion)" in grid.notices[0]


def test_hidden_words_are_read_and_said(tmp_path):
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", cell(p(run("Seen") + run(" at aunt's", "<w:vanish/>"))))))
    assert cells(grid)[1][1] == "Seen at aunt's"
    assert grid.notices == ["Table 1 of 'file.docx' has hidden words in row 2. They were read like the others."]


def test_words_marked_as_not_hidden_are_not_said_to_be(tmp_path):
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", cell(p(run("Seen", '<w:vanish w:val="0"/>'))))))
    assert grid.notices == []


def test_a_small_table_inside_a_cell_keeps_its_words_in_that_cell(tmp_path):
    inner = table(row("left arm", "2 cm"), row("right arm", "1 cm"))
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", cell("Bruises seen:", inner, p(""))), row("4/4/17", "Rang")))
    assert cells(grid)[1:] == [["3/4/17", "Bruises seen:\nleft arm\t2 cm\nright arm\t1 cm"], ["4/4/17", "Rang"]]
    assert grid.notices == ["Table 1 of 'file.docx' has a table inside a cell of row 2. Its words were read as words of that cell."]


def test_a_table_that_another_only_frames_is_a_table_of_its_own_with_the_frames_words_above_it(tmp_path):
    inner = table(HEADINGS, row("3/4/17", "Seen"))
    frame, framed = grids(tmp_path, p(run("Report")), table(row(cell("Chronology: Police", inner, p("")))))
    assert (frame.sheet, cells(frame)) == ("Table 1", [["Chronology: Police"]])
    assert (framed.sheet, framed.above, cells(framed)) == ("Table 2", ["Report", "Chronology: Police"], [["Date", "What happened"], ["3/4/17", "Seen"]])


def test_a_heading_in_a_box_of_its_own_stands_above_the_table_that_follows(tmp_path):
    _, chronology = grids(tmp_path, table(row("Chronology: School")), p(""), table(HEADINGS, row("3/4/17", "Seen")))
    assert chronology.above == ["Chronology: School"]


def test_a_table_in_a_text_box_is_read_once_though_the_file_tells_it_twice(tmp_path):
    inside = f"<w:txbxContent>{p(run('Chronology: GP'))}{table(HEADINGS, row('3/4/17', 'Seen'))}</w:txbxContent>"
    box = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{inside}</wps:txbx></mc:Choice><mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r>"
    (grid,) = grids(tmp_path, p(box))
    assert (grid.above, cells(grid)) == (["Chronology: GP"], [["Date", "What happened"], ["3/4/17", "Seen"]])


def test_words_and_rows_in_content_controls_fields_and_links_are_read(tmp_path):
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('picked')}</w:sdtContent></w:sdt>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t> 3 May</w:t></w:r>'
    wrapped = f"<w:sdt><w:sdtContent>{row(cell(p(control)), cell(p(field + '<w:hyperlink>' + run(' link') + '</w:hyperlink>')))}</w:sdtContent></w:sdt>"
    (grid,) = grids(tmp_path, table(HEADINGS, wrapped))
    assert cells(grid)[1] == ["picked", " 3 May link"]


def test_a_row_that_begins_further_right_keeps_its_columns(tmp_path):
    (grid,) = grids(tmp_path, table(row("Date", "Who", "What"), row(cell("Mo"), cell("Seen"), properties='<w:gridBefore w:val="1"/>')))
    assert cells(grid)[1] == [None, "Mo", "Seen"]


def test_a_footnote_is_listed_with_the_row_that_marks_it(tmp_path):
    def add_footnotes(document):
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="7">{p(run("From the paper file."))}</w:footnote></w:footnotes>'
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        document.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package), RELATIONSHIP_TYPE.FOOTNOTES)

    marked = cell(p(run("Seen") + '<w:r><w:footnoteReference w:id="7"/></w:r>'))
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", marked)), prepare=add_footnotes)
    assert grid.notices == ["Footnote at row 2 of Table 1 of 'file.docx': \"From the paper file.\". It is not part of any entry."]


def test_a_tick_is_a_tick(tmp_path):
    tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    (grid,) = grids(tmp_path, table(HEADINGS, row("3/4/17", cell(p(run("Seen ") + tick)))))
    assert cells(grid)[1][1] == "Seen ✓"


def test_empty_rows_at_the_end_are_rows_and_a_table_with_nothing_in_it_only_takes_its_number(tmp_path):
    (grid,) = grids(tmp_path, table(row("", "")), p(""), table(HEADINGS, row("3/4/17", "Seen"), row("", "")))
    assert (grid.sheet, [r.number for r in grid.rows]) == ("Table 2", [1, 2, 3])


def test_a_document_without_a_table_says_so(tmp_path):
    with pytest.raises(CannotRead, match="'file.docx' has no readable table: entries are read from tables, and it has none"):
        grids(tmp_path, p(run("On 3 April the health visitor came.")))
