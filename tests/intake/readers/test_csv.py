"""CSV in every dress: whatever stands between columns, in whatever letters, with rows numbered as Excel shows them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsight.intake.csv import read
from keepsight.intake.grid import CannotRead

HEADINGS = ["Date", "Who", "What happened"]
TOLD = ["3/4/17", "Zoë; Mo", 'Said "no", then left – £5 owed, café shut; see | note']


def rows_of(data: bytes, folder) -> list:
    (folder / "file.csv").write_bytes(data)
    return [(row.number, row.cells) for row in read(folder / "file.csv")[0].rows]


def notices_of(data: bytes, folder) -> list[str]:
    (folder / "file.csv").write_bytes(data)
    return read(folder / "file.csv")[0].notices


def why_not(data: bytes, folder) -> str:
    (folder / "file.csv").write_bytes(data)
    with pytest.raises(CannotRead) as raised:
        read(folder / "file.csv")
    return str(raised.value)


def written(rows, delimiter=",", line_end="\r\n") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter_in_any_letters_gives_the_same_rows(delimiter, encoding, tmp_path):
    assert rows_of(written([HEADINGS, TOLD], delimiter).encode(encoding), tmp_path) == [(1, HEADINGS), (2, TOLD)]


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_any_line_end_gives_the_same_rows(line_end, tmp_path):
    assert rows_of(written([HEADINGS, TOLD], line_end=line_end).encode(), tmp_path) == [(1, HEADINGS), (2, TOLD)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chronology: School\n\nDate,What\n3/4/17,Seen", [(1, ["Chronology: School", None]), (2, [None, None]), (3, ["Date", "What"]), (4, ["3/4/17", "Seen"])]),
        ("\n\nDate,What\n", [(3, ["Date", "What"])]),
        ('Date,What\n3/4/17,"one\ntwo\nthree"\n4/4/17,Seen', [(1, ["Date", "What"]), (2, ["3/4/17", "one\ntwo\nthree"]), (3, ["4/4/17", "Seen"])]),
        ('Date,What\r\n3/4/17,"one\r\ntwo"\r\n', [(1, ["Date", "What"]), (2, ["3/4/17", "one\ntwo"])]),
        ("sep=;\nDate;What\n3/4/17;a,b,c,d\n", [(1, ["Date", "What"]), (2, ["3/4/17", "a,b,c,d"])]),
        ("Date,Who,What\n3/4/17,P1;P2;P3,Seen\n4/4/17,P1;P2;P3,Rang", [(1, ["Date", "Who", "What"]), (2, ["3/4/17", "P1;P2;P3", "Seen"]), (3, ["4/4/17", "P1;P2;P3", "Rang"])]),
        ("Date,What\n3/4/17,Seen, well, and happy\n", [(1, ["Date", "What", None, None]), (2, ["3/4/17", "Seen", " well", " and happy"])]),
        ("Date,What\n3/4/17,Seen\n,\n,\n", [(1, ["Date", "What"]), (2, ["3/4/17", "Seen"]), (3, [None, None]), (4, [None, None])]),
    ],
    ids=["title", "leading blank lines", "lines in a cell", "windows lines in a cell", "Excel's own sep line", "lists in a cell", "stray commas", "trailing blanks"],
)
def test_rows_are_those_that_excel_shows(text, expected, tmp_path):
    assert rows_of(text.encode(), tmp_path) == expected


def test_a_line_in_other_letters_is_read_and_said(tmp_path):
    data = "Date,What\n3/4/17,Café\n".encode() + "4/4/17,Zoë rang\n".encode("cp1252")
    assert [cells[1] for _, cells in rows_of(data, tmp_path)] == ["What", "Café", "Zoë rang"]
    assert notices_of(data, tmp_path) == ["'file.csv' is not UTF-8 in line 3. It was read as Windows-1252; check letters such as é and £."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Date,What\n3/4/17,\x81\x8d\n", "'file.csv' cannot be read as text: line 2 holds bytes that are no letters"),
        ("Date,What\n3/4/17,Seen\n".encode("utf-16") + b"\0", "'file.csv' cannot be read as text: line 3"),
        (b"Date,What\n3/4/17,a\0b\n", "'file.csv' cannot be read as text: line 2"),
        (b"A letter to the school.\nIt has no columns.\n", "'file.csv' has no readable table: no commas, semicolons, tabs or bars stand between columns."),
        (b"\n\n , ,\n", "'file.csv' has no readable table"),
        (b'Date,What\n3/4/17,Seen\n4/4/17,"Rang\n5/4/17,Seen\n', "Row 3 of 'file.csv' has a cell that begins with a quotation mark and never ends"),
        (b'Date,What\n3/4/17,"' + b"long " * 40_000 + b'"\n', "Row 2 of 'file.csv'"),
        (b"a,b\n" + b"," * 20_000, "'file.csv' has a used area of more than 2,000,000 cells"),
    ],
    ids=["no letters", "half a letter", "a zero byte", "no columns", "nothing but marks", "open quotation", "a cell longer than any", "too wide"],
)
def test_what_cannot_be_read_gets_one_message_with_the_place(data, words, tmp_path):
    assert words in why_not(data, tmp_path)


def test_a_pair_of_lost_quotation_marks_is_noticed_because_rows_lie_inside_a_cell(tmp_path):
    text = 'Date,Who,What\n1/4/17,Mo,"Rang\n2/4/17,Mo,Seen\n3/4/17,Mo,Seen\n4/4/17,Mo,Seen\n5/4/17,Mo,"Rang"\n'
    assert notices_of(text.encode(), tmp_path) == ["Row 2 of 'file.csv' holds a cell with what look like rows of its own. Check whether a quotation mark is missing before them."]


words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


@given(st.lists(st.lists(words, min_size=3, max_size=3), max_size=8), st.sampled_from(",;\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_whatever_is_written_under_headings_is_read_back(tmp_path_factory, rows, delimiter, encoding):
    table = [HEADINGS, ["1/4/17", "Mo", "Seen"], ["2/4/17", "Mo", "Rang"], *rows]
    data = written([[f"x{cell}" for cell in row] for row in table], delimiter).encode(encoding)
    read_back = rows_of(data, tmp_path_factory.mktemp("csv"))
    assert read_back == [(number, [f"x{cell}" for cell in row]) for number, row in enumerate(table, 1)]
