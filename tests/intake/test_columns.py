"""Columns are recognised whatever the agency calls them, in any order, under title rows; nothing unrecognised is lost."""

from __future__ import annotations

import tomllib

import openpyxl
import pytest

from keepsight.intake.columns import HEADINGS, fields_that_fit, looks_like_headings, names_of
from keepsight.intake.grid import CannotRead

from .sent import entries_of, one_entry, people_of, sent, write

HEADINGS_OF_AGENCIES = [
    ("Date of contact", "date"),
    ("Date of incident (dd/mm/yyyy)", "date"),
    ("Date / Time", "date"),
    ("DATE:", "date"),
    ("date_latest", "date_latest"),
    ("Recorded on", "recorded_on"),
    ("Date recorded on system", "recorded_on"),
    ("Date shared with other agencies", "shared_on"),
    ("What happened", "text"),
    ("Details of incident", "text"),
    ("Event", "text"),
    ("Brief summary of event", "text"),
    ("Outcome/Action", "outcome"),
    ("Outcome", "outcome"),
    ("Action taken or reason why not", "response"),
    ("Action taken, or why none", "response"),
    ("Response", "response"),
    ("Child's voice", "childs_words"),
    ("Voice of the child", "childs_words"),
    ("Child's words", "childs_words"),
    ("Child", "child"),
    ("Name of child(ren)", "child"),
    ("Who was present", "present"),
    ("Who", "people"),
    ("Family member(s) involved", "people"),
    ("Source of Information", "account_of"),
    ("Category", "kind"),
    ("Type of contact", "kind"),
    ("Significant?", "key"),
    ("Key event", "key"),
    ("Restricted?", "restricted"),
    ("How many", "how_many"),
    ("Agency", "agency"),
    ("No.", "numbering"),
    ("entry_id", "entry_id"),
    ("Professional", "kept"),
    ("Recorded by", "kept"),
    ("Date of birth", "kept"),
]


@pytest.mark.parametrize(("heading", "name"), HEADINGS_OF_AGENCIES)
def test_an_agencys_heading_is_recognised(heading, name):
    assert fields_that_fit("entries", heading)[0][0] == name


def test_every_heading_is_listed_once_in_its_table_or_is_told_apart_by_what_the_cells_hold():
    told_apart = {"seen", "significant event", "significant events", "key event", "key events"}
    for holds, fields in HEADINGS.items():
        listed = [heading for form in fields.values() for heading in form["is"]]
        assert {heading for heading in listed if listed.count(heading) > 1} <= told_apart, holds


@pytest.mark.parametrize(
    ("cells", "holds"),
    [
        (["person_id", "label", "kind"], "people"),
        (["Name", "person_id"], "people"),
        (["person_id", "relationship", "related_person_id"], "relationships"),
        (["person_id", "household", "start"], "households"),
        (["agency", "from", "to", "held"], "coverage"),
        (["agency", "from", "to", "kind_of_file"], "coverage"),
        (["Date", "What happened"], "entries"),
        (["Agency", "Date from", "Date to", "Details"], "entries"),
        (["3/4/2017", "What happened"], ""),
        (["Date of birth", "Name"], ""),
        (["Date"], ""),
        (["Chronology: Midwifery", None], ""),
    ],
)
def test_what_a_table_holds_is_told_by_its_headings(cells, holds):
    assert looks_like_headings(cells) == holds


def test_order_of_columns_does_not_matter(tmp_path):
    first = one_entry(tmp_path, ["Outcome", "What happened", "Date"], ["Seen", "Visit made", "3/4/2017"])
    assert (first.text, first.outcome.value, str(first.happened_from)) == ("Visit made", "Seen", "2017-04-03")


def test_rows_above_the_headings_are_titles_and_headings_that_come_again_are_passed_over(tmp_path):
    headings = ["Date", "What happened"]
    write(tmp_path, "log.csv", ["Chronology: Midwifery"], [], headings, ["3/4/2017", "Booked"], headings, ["5/4/2017", "Scan"])
    intake = sent(tmp_path)
    assert [(entry.agency, entry.text, entry.source_id) for entry in intake.record.entry] == [
        ("Midwifery", "Booked", "log.csv||4"),
        ("Midwifery", "Scan", "log.csv||6"),
    ]
    assert [(row.row, row.why) for row in intake.files[0].passed_over] == [
        (2, "a blank row"),
        (3, "the headings of the columns"),
        (5, "the headings of the columns again"),
    ]


def test_two_tables_in_one_sheet_keep_their_own_columns_and_titles(tmp_path):
    write(
        tmp_path,
        "both.csv",
        ["Chronology: Police"],
        ["Date", "Details of incident"],
        ["3/4/2017", "Called to the house"],
        [],
        ["Chronology: Housing"],
        ["What happened", "Note date", "Outcome"],
        ["Rent letter", "5/4/2017", "Plan made"],
    )
    entries = sent(tmp_path).record.entry
    assert [(entry.agency, entry.text) for entry in entries] == [("Police", "Called to the house"), ("Housing", "Rent letter")]


def test_every_sheet_of_a_workbook_is_read_and_merged_cells_share_their_value(tmp_path):
    book = openpyxl.Workbook()
    first = book.active
    for row in (["Date", "What happened"], ["3/4/2017", "First telling"], [None, "Second telling of the same day"]):
        first.append(row)
    first.merge_cells("A2:A3")
    second = book.create_sheet("Later")
    for row in (["Event", "Date of event"], ["Moved house", "2018"]):
        second.append(row)
    book.save(tmp_path / "school.xlsx")
    entries = sent(tmp_path).record.entry
    assert [(str(entry.happened_from), entry.text) for entry in entries] == [
        ("2017-04-03", "First telling"),
        ("2017-04-03", "Second telling of the same day"),
        ("2018-01-01", "Moved house"),
    ]


def test_a_column_that_is_not_known_is_kept_in_the_text_and_said(tmp_path):
    write(tmp_path, "chronology-school.csv", ["Date", "What happened", "Weather"], ["3/4/2017", "Visit made", "Snow"])
    intake = sent(tmp_path)
    assert intake.record.entry[0].text == "Visit made\nWeather: Snow"
    assert any("'Weather' is not known" in notice for notice in intake.notices)


def test_a_second_column_of_text_is_kept_with_its_heading(tmp_path):
    entry = one_entry(tmp_path, ["Date", "Event", "Details"], ["3/4/2017", "Home visit", "Nobody answered"])
    assert entry.text == "Nobody answered\nEvent: Home visit"


def test_headings_that_nobody_knows_are_settled_by_what_the_cells_hold_and_this_is_said(tmp_path):
    rows = [["Wann", "Kurz", "Was"], ["3/4/2017", "x", "The mother rang and asked for help"], ["5/4/2017", "y", "Nobody answered the door"]]
    write(tmp_path, "chronology-school.csv", *rows)
    intake = sent(tmp_path)
    assert [entry.text for entry in intake.record.entry] == ["The mother rang and asked for help\nKurz: x", "Nobody answered the door\nKurz: y"]
    assert any("'Wann' and 'Was' were read by what the cells hold" in notice for notice in intake.notices)


def test_a_table_without_headings_is_read_and_its_first_row_is_counted(tmp_path):
    write(tmp_path, "chronology-school.csv", ["3/4/2017", "The mother rang and asked for help"], ["5/4/2017", "Nobody answered the door"])
    intake = sent(tmp_path)
    assert len(intake.record.entry) == 2
    assert intake.files[0].rows_in == 2


def test_a_list_of_births_is_never_taken_for_a_chronology(tmp_path):
    write(tmp_path, "family.csv", ["Full name", "Date of birth"], ["Keira Jane Example", "3/4/2012"], ["Thomas Paul Example", "5/6/2014"])
    intake = sent(tmp_path)
    assert not intake.record.entry
    assert all("person_id" in row.needed for row in intake.files[0].refused)


def test_headings_in_two_lines_are_one_table_with_the_titles_above_both(tmp_path):
    lines = [["Chronology: Midwifery"], ["Dates", "Dates", "Event", "Outcome"], ["From", "To", "Details", "Outcome"]]
    write(tmp_path, "log.csv", *lines, ["3/4/2017", "5/4/2017", "In hospital", "Home"])
    intake = sent(tmp_path)
    [entry] = intake.record.entry
    assert (entry.agency, str(entry.happened_to), entry.text, entry.outcome.value) == ("Midwifery", "2017-04-05", "In hospital", "Home")
    assert [row.why for row in intake.files[0].passed_over] == ["the headings of the columns"] * 2


def test_headings_twice_over_are_one_table(tmp_path):
    headings = ["Date", "Details"]
    assert len(entries_of(tmp_path, headings, headings, ["3/4/2017", "Seen"])) == 1


def test_a_list_of_the_family_above_a_chronology_says_what_it_needs_and_the_chronology_is_read(tmp_path):
    family = [["Family composition"], ["Name", "DOB", "Relationship"], ["Keira", "3/4/2012", "daughter"], []]
    write(tmp_path, "housing.csv", *family, ["Date", "Note"], ["1/5/2016", "Rent arrears"])
    intake = sent(tmp_path)
    assert [entry.text for entry in intake.record.entry] == ["Rent arrears"]
    assert [(row.row, "person_id" in row.needed) for row in intake.files[0].refused] == [(2, True), (3, True)]


def test_a_significant_event_column_is_the_text_or_the_mark_by_what_it_holds(tmp_path):
    text = one_entry(tmp_path, ["Date", "Significant event"], ["3/4/2017", "The family moved to their grandmother's"])
    assert (text.text, text.key) == ("The family moved to their grandmother's", False)
    mark = one_entry(tmp_path, ["Date", "Significant event?", "Details"], ["3/4/2017", "Yes", "The family moved"])
    assert (mark.text, mark.key) == ("The family moved", True)


def test_without_a_date_or_text_column_each_row_says_what_is_needed(tmp_path):
    write(tmp_path, "chronology-a.csv", ["Outcome", "What happened"], ["Seen", "Visit made to the family at home"])
    write(tmp_path, "chronology-b.csv", ["Date", "Outcome"], ["3/4/2017", "ok"])
    first, second = sent(tmp_path).files
    assert [row.needed for row in first.refused] == ["This table needs a column for the day on which each thing happened, headed such as 'Date'."]
    assert [row.needed for row in second.refused] == ["This table needs a column for what happened, headed such as 'What happened'."]
    assert "Visit made to the family at home" in first.refused[0].found


def test_a_page_of_guidance_is_passed_over_with_its_words(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Date", "Details"], ["3/4/2017", "Visit made"]):
        book.active.append(row)
    guidance = book.create_sheet("Guidance")
    for line in ("How to fill this in", "One row for each event."):
        guidance.append([line])
    book.save(tmp_path / "school.xlsx")
    [ledger] = sent(tmp_path).files
    assert [row.why for row in ledger.passed_over] == ["words outside any table: How to fill this in", "words outside any table: One row for each event."]
    assert not ledger.refused


def test_columns_without_a_heading_are_named_by_their_letter_and_equal_headings_are_numbered():
    assert names_of(["Notes", None, "Notes"]) == ["Notes", "Column B", "Notes (2)"]


# The mapping given back -------------------------------------------------------------------------------------------------


def test_the_mapping_is_written_out_and_the_same_mapping_given_back_changes_nothing(tmp_path):
    files, other = tmp_path / "files", tmp_path / "mapping.toml"
    files.mkdir()
    write(files, "chronology-school.csv", ["Date", "What happened", "Weather"], ["3/4/2017", "Visit \"made\"", "Snow"])
    first = sent(files)
    other.write_text(first.columns_toml, encoding="utf-8")
    again = sent(files, columns=other)
    assert (again.columns_toml, again.record.entry) == (first.columns_toml, first.record.entry)
    [table] = tomllib.loads(first.columns_toml)["table"]
    assert table["columns"] == {"Date": "date", "What happened": "text", "Weather": "kept"}


def test_a_corrected_mapping_is_followed(tmp_path):
    files, mapping = tmp_path / "files", tmp_path / "mapping.toml"
    files.mkdir()
    write(files, "chronology-school.csv", ["Date", "What happened", "Weather"], ["3/4/2017", "Visit made", "Referral made"])
    mapping.write_text(sent(files).columns_toml.replace('"Weather" = "kept"', '"Weather" = "outcome"'), encoding="utf-8")
    [entry] = sent(files, columns=mapping).record.entry
    assert (entry.text, entry.outcome.value) == ("Visit made", "Referral made")


def test_of_two_columns_given_one_field_the_second_is_kept(tmp_path):
    files, mapping = tmp_path / "files", tmp_path / "mapping.toml"
    files.mkdir()
    mapping.write_text('[[table]]\nholds = "entries"\n[table.columns]\nA = "date"\nB = "text"\nC = "text"\n', encoding="utf-8")
    write(files, "school.csv", ["A", "B", "C"], ["3/4/2017", "A visit was made", "Nobody in"])
    assert [entry.text for entry in sent(files, columns=mapping).record.entry] == ["A visit was made\nC: Nobody in"]


def test_a_mapping_also_serves_another_file_with_the_same_headings(tmp_path):
    files, mapping = tmp_path / "files", tmp_path / "mapping.toml"
    files.mkdir()
    mapping.write_text('[[table]]\nholds = "entries"\n[table.columns]\nA = "date"\nB = "text"\nC = "response"\n', encoding="utf-8")
    write(files, "school.csv", ["A", "B", "C"], ["3/4/2017", "A visit was made", "None needed"])
    [entry] = sent(files, columns=mapping).record.entry
    assert (entry.text, entry.response) == ("A visit was made", "None needed")


def test_a_mapping_that_cannot_be_followed_says_everything_that_is_wrong_in_it(tmp_path):
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[[table]]\nholds = "entries"\n[table.columns]\nA = "date"\nB = "prose"\nC = "verdict"\n', encoding="utf-8")
    with pytest.raises(CannotRead, match="'prose'.*'verdict'"):
        sent(tmp_path, columns=mapping)


def test_people_columns_become_people_with_the_part_the_column_says(tmp_path):
    write(tmp_path, "chronology-school.csv", ["Date", "Child", "Who was present", "Who", "Details"], ["3/4/2017", "Keira; Tom", "Mum, HV", "Nan", "Visit"])
    intake = sent(tmp_path)
    assert people_of(intake, intake.record.entry[0]) == [
        ("Keira", "subject"),
        ("Tom", "subject"),
        ("Mum", "present"),
        ("HV", "present"),
        ("Nan", "mentioned"),
    ]


def test_only_an_id_of_a_list_of_people_is_taken_as_that_person(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "name", "kind"], ["P1", "Keira Example", "child"])
    write(tmp_path, "chronology-school.csv", ["Date", "Who", "Details"], ["3/4/2017", "P1; Keira Example", "Visit"])
    intake = sent(tmp_path)
    assert [(row.as_written, row.person_id) for row in intake.record.concerned] == [("P1", "P1"), ("Keira Example", None)]


def test_entries_come_in_the_order_of_file_and_row(tmp_path):
    entries = entries_of(tmp_path, ["Date", "Details"], ["5/4/2017", "later"], ["3/4/2017", "earlier"])
    assert [entry.text for entry in entries] == ["later", "earlier"]
