"""Key events: marked in a small file, in the workbook that Keepsight wrote, or in to-confirm.csv, and proposed until then."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook
from terminal import keepsight

from .test_picture_command import small

PEOPLE = "person_id,label,kind,birth_date\nP1,Tamsin Pellow,child,2010-05-01\n"
ROWS = "Date,Who,What happened\n3/4/2017,Tamsin Pellow,Hungry at school.\n10/5/2017,Tamsin Pellow,The family moved to a new flat.\n1/6/2017,Tamsin Pellow,Sports day.\n"


@pytest.fixture
def received(tmp_path):
    folder = tmp_path / "received"
    folder.mkdir()
    small(folder, "people.csv", PEOPLE)
    small(folder, "school.csv", ROWS)
    return folder


def picture(received, *more):
    out = received.parent / "out"
    ran = keepsight("picture", received, "--out", out, *more)
    assert ran.returncode == 0, ran.stderr
    return out


def key_sheet(out):
    """The key events of the workbook: the words and what stands in the Key column."""
    head, *rows = [[cell or "" for cell in row] for row in load_workbook(out / "chronology.xlsx")["Key events"].iter_rows(min_row=6, values_only=True)]
    return [(row[head.index("What happened, as recorded")], row[head.index("Key")]) for row in rows if any(row)]


def references(out):
    return {entry["text"]: entry["entry_id"] for entry in json.loads((out / "entries.json").read_text(encoding="utf-8"))}


def ledger(out, name):
    return next(file for file in json.loads((out / "ledger.json").read_text(encoding="utf-8"))["files"] if file["file"] == name)


def test_a_move_is_proposed_and_marked_so_until_a_small_file_settles_it(received):
    out = picture(received)
    assert key_sheet(out) == [("The family moved to a new flat.", "proposed: a change of home")]
    assert "proposed as a key event: a change of home" in (out / "index.html").read_text(encoding="utf-8")
    ids = references(out)
    small(received, "key-events.csv", f"Reference,Key event\n{ids['Hungry at school.']},yes\n{ids['The family moved to a new flat.']},no\n{ids['Sports day.']},\nzzz,yes\n")
    ran = keepsight("picture", received, "--out", out)
    assert "key-events.csv, row 5" in ran.stderr and "needs the reference of an entry" in ran.stderr
    assert key_sheet(out) == [("Hungry at school.", "key")]
    assert len(references(out)) == 3 and not ledger(out, "key-events.csv")["entries"]
    assert not [line for line in (out / "to-confirm.csv").read_text(encoding="utf-8-sig").splitlines() if ",key event," in line]


def test_yes_and_no_in_the_key_column_of_our_own_workbook_given_back_are_marks_and_no_row_of_it_is_an_entry(received):
    out = picture(received)
    book = load_workbook(out / "chronology.xlsx")
    sheet = book["Full"]
    head = [cell.value for cell in sheet[6]]
    text, key = head.index("What happened, as recorded"), head.index("Key")
    for row in sheet.iter_rows(min_row=7):
        if row[text].value == "Sports day.":
            row[key].value = "yes"
        elif row[text].value and "moved" in row[text].value:
            row[key].value = "no"
    book.save(received / "chronology marked.xlsx")
    picture(received)
    assert key_sheet(out) == [("Sports day.", "key")]
    file = ledger(out, "chronology marked.xlsx")
    assert (file["entries"], file["refused"]) == (0, []) and file["rows_in"] == len(file["passed_over"])


def test_our_own_outputs_among_agencies_files_are_passed_over(received):
    out = picture(received)
    before = references(out)
    for name in ("chronology.xlsx", "chronology.docx", "to-confirm.csv"):
        (received / f"old {name}").write_bytes((out / name).read_bytes())
    assert references(picture(received)) == before
    assert all(not ledger(out, f"old {name}")["refused"] for name in ("chronology.xlsx", "chronology.docx", "to-confirm.csv"))


def test_a_yes_in_to_confirm_makes_a_proposal_a_key_event_and_a_mark_in_a_file_goes_before_it(received):
    out = picture(received)
    text = (out / "to-confirm.csv").read_text(encoding="utf-8-sig")
    [row] = [line for line in text.splitlines() if ",key event," in line]
    small(received.parent, "answered.csv", text.replace(row, row.replace(",,yes or no only", ",yes,yes or no only")))
    assert key_sheet(picture(received, "--confirmed", received.parent / "answered.csv")) == [("The family moved to a new flat.", "key")]
    small(received, "key-events.csv", f"Reference,Key event\n{references(out)['The family moved to a new flat.']},no\n")
    assert key_sheet(picture(received, "--confirmed", received.parent / "answered.csv")) == []
    assert "answered one way in to-confirm.csv and marked the other in a file" in (out / "index.html").read_text(encoding="utf-8")


def test_an_entry_marked_both_ways_is_said_and_neither_is_used(received):
    moved = references(picture(received))["The family moved to a new flat."]
    small(received, "key-events.csv", f"Reference,Key event\n{moved},no\n{moved},yes\n")
    out = picture(received)
    assert key_sheet(out) == [("The family moved to a new flat.", "proposed: a change of home")]
    assert f"The entry {moved} is marked both yes and no" in (out / "index.html").read_text(encoding="utf-8")


def test_an_agencys_own_chronology_with_a_reference_and_a_key_column_is_still_a_chronology(received):
    small(received, "police.csv", "Ref,Date,What happened,Key event\nL1,3/4/2018,Called to the flat.,yes\n")
    out = picture(received)
    assert ("Called to the flat.", "key") in key_sheet(out)
