"""Which agency a row is from: its column, what a person gave, a title line, the file's name; never invented."""

from __future__ import annotations

import pytest

from keepsight.intake.agency import Spellings, agency_of_file
from keepsight.intake.titles import read_titles

from .sent import entries_of, sent, write

PLAIN = ["Date", "What happened"]
ROW = ["3/4/2017", "Seen"]


def test_a_column_stands_before_all_else_and_its_empty_cells_take_the_files(tmp_path):
    rows = [["Chronology: Midwifery"], ["Date", "Agency", "Details"], ["2017", "Police", "a"], ["2018", None, "b"]]
    assert [entry.agency for entry in entries_of(tmp_path, *rows)] == ["Police", "Midwifery"]


def test_what_a_person_gives_stands_before_the_title_and_the_name(tmp_path):
    write(tmp_path, "log.csv", ["Chronology: Midwifery"], PLAIN, ROW)
    assert sent(tmp_path, agencies={"log.csv": "GP"}).record.entry[0].agency == "GP"
    assert sent(tmp_path, agencies={"/somewhere/log.csv": "GP"}).record.entry[0].agency == "GP"


def test_a_file_that_nothing_names_asks_for_its_agency(tmp_path):
    write(tmp_path, "chronology 2017.csv", PLAIN, ROW)
    [ledger] = sent(tmp_path).files
    assert ledger.refused[0].needed.endswith("or give --agency 'chronology 2017.csv=NAME'.")


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Chronology: Midwifery", "Midwifery"),
        ("Chronology - Health visiting", "Health visiting"),
        ("Single-agency chronology: Police", "Police"),
        ("Chronology: Children's social care (continued)", "Children's social care"),
        ("Agency: Oakfield School", "Oakfield School"),
        ("Agency: | Oakfield School", "Oakfield School"),
        ("Agency | Oakfield School", "Oakfield School"),
        ("Completed by Oakfield Primary School", "Oakfield Primary School"),
        ("Midwifery chronology", "Midwifery"),
        ("Oakfield Academy – Safeguarding chronology", "Oakfield Academy"),
        ("GP Surgery: Low Row Medical Practice", "Low Row Medical Practice"),
        ("Completed by: Jane Smith", ""),
        ("Chronology: Keira Example, DOB 3/4/2012", ""),
        ("Chronology: 1 March 2012 to 5 June 2014", ""),
        ("Multi-agency chronology", ""),
        ("Chronology: Example family", ""),
        ("Child: Keira Example", ""),
        ("Significant events chronology", ""),
    ],
)
def test_a_title_line_names_an_agency_and_a_persons_name_is_none(line, agency):
    assert read_titles([line]).agency == agency


def test_a_title_that_names_somebody_of_the_run_names_a_child_and_no_agency(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "name", "kind"], ["P1", "Keira Example", "child"])
    write(tmp_path, "school.csv", ["Chronology: Keira Example"], PLAIN, ROW)
    intake = sent(tmp_path)
    [entry] = intake.record.entry
    assert (entry.agency, [(row.as_written, row.part) for row in intake.record.concerned]) == ("school", [("Keira Example", "subject")])


def test_titles_say_the_child_the_period_and_the_kind_of_file():
    said = read_titles(["Child: Keira Example (DOB 3/4/2012)", "Period asked for: 1 January 2010 to 31 March 2014", "What this file is (every contact / summary): every contact"])
    assert (said.child, str(said.birth.earliest)) == ("Keira Example", "2012-04-03")
    assert (str(said.period_from), str(said.period_to), said.kind_of_file) == ("2010-01-01", "2014-03-31", "every contact")


@pytest.mark.parametrize(
    ("file", "agency"),
    [
        ("chronology-health-visiting.csv", "health visiting"),
        ("chronology-children-s-social-care.csv", "children's social care"),
        ("chronology-other.csv", "other"),
        ("Police occurrences - Example.csv", "Police"),
        ("Example_family_GP_records v2 FINAL.xlsx", "GP"),
        ("2017-04-03 Housing notes (amended).docx", "Housing"),
        ("HealthVisiting.csv", "Health Visiting"),
        ("family support chronology.csv", "family support"),
        ("chronology.csv", ""),
        ("Keira Example 2017.csv", ""),
    ],
)
def test_a_files_name_is_tidied_and_the_familys_name_is_no_agency(file, agency):
    assert agency_of_file(file, ["Keira Example"], []) == agency


@pytest.mark.parametrize(
    ("file", "agency"),
    [
        ("Turnstone contact sheet.csv", "Turnstone drug and alcohol service"),
        ("HV and SN contacts.csv", "Health visiting and school nursing"),
        ("housing tenancy.csv", "Housing"),
        ("nursery.csv", "nursery"),
    ],
)
def test_an_agency_that_was_asked_is_known_again_in_a_files_name(file, agency):
    assert agency_of_file(file, [], ["Turnstone drug and alcohol service", "Health visiting and school nursing", "Housing"]) == agency


def test_one_agency_has_one_spelling_in_a_run():
    spell = Spellings().of
    assert [spell(name) for name in ("Children's Social Care", "children’s social care", "CSC", "The children's social-care")] == ["Children's Social Care"] * 4
    assert [spell(name) for name in ("Health visiting", "HV", "Health Visitors")] == ["Health visiting"] * 3
    assert spell("School nursing") == "School nursing"


def test_a_title_over_one_table_of_a_file_stands_for_its_other_tables(tmp_path):
    rows = [["Chronology: Midwifery"], PLAIN, ROW, [], ["Postnatal"], ["Details", "Date"], ["Seen at home", "5/4/2017"]]
    assert {entry.agency for entry in entries_of(tmp_path, *rows, name="maternity.csv")} == {"Midwifery"}


def test_what_was_sent_may_stand_in_the_column_that_says_whether_anything_was_held(tmp_path):
    write(tmp_path, "asked.csv", ["agency", "from", "to", "held"], ["GP", "1/1/2010", "31/3/2014", "every contact"], ["School", None, None, "significant events"], ["Police", None, None, "yes"])
    assert [(row.agency, row.held, row.kind_of_file) for row in sent(tmp_path).record.coverage] == [("GP", "", "every contact"), ("School", "", "significant events"), ("Police", "yes", "")]


def test_what_was_asked_and_sent_is_coverage_and_its_rows_are_passed_over_with_why(tmp_path):
    write(tmp_path, "asked.csv", ["agency", "from", "to", "held", "kind_of_file"], ["Police", "1/1/2010", "31/3/2014", "yes", "incidents"], ["Probation", None, None, None, "nil return"])
    intake = sent(tmp_path)
    assert [(row.agency, str(row.period_from), str(row.period_to), row.held, row.kind_of_file) for row in intake.record.coverage] == [
        ("Police", "2010-01-01", "2014-03-31", "yes", "incidents"),
        ("Probation", "None", "None", "no", "nothing held"),
    ]
    assert [row.why for row in intake.files[0].passed_over] == ["read as what this agency was asked for and sent"] * 2


def test_a_filled_template_says_in_its_titles_what_was_asked_and_sent(tmp_path):
    titles = [["Chronology: Probation"], ["Period asked for: 1 January 2010 to 31 March 2014"], ["What this file is", None, "nothing held"]]
    write(tmp_path, "probation.csv", *titles, PLAIN)
    [coverage] = sent(tmp_path).record.coverage
    assert (coverage.agency, str(coverage.period_from), coverage.held, coverage.kind_of_file) == ("Probation", "2010-01-01", "no", "nothing held")


def test_a_template_of_an_agency_that_was_asked_fills_its_row_and_adds_none(tmp_path):
    write(tmp_path, "asked.csv", ["agency", "from", "to", "held", "kind_of_file"], ["Probation", "1/1/2010", "31/3/2014", None, None])
    titles = [["Chronology: Probation"], ["Period asked for: 1 January 2010 to 31 March 2014"], ["What this file is", None, "nothing held"]]
    write(tmp_path, "probation.csv", *titles, PLAIN)
    intake = sent(tmp_path)
    [coverage] = intake.record.coverage
    assert (coverage.held, coverage.kind_of_file, coverage.source_id) == ("no", "nothing held", "asked.csv||2")
    assert intake.files[1].agency == "Probation"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Every contact", "every contact"), ("all contacts only.", "every contact"), ("every contact in the period", "every contact"),
        ("Significant events chosen by the agency", "significant events"), ("a summary", "summary"), ("Incidents only", "incidents"),
        ("Nothing held - family not known to us", "nothing held"), ("nil return, checked 3 March", "nothing held"), ("not known to us", "nothing held"),
        ("choose one", ""), ("some of it", ""),
    ],
)  # fmt: skip
def test_what_a_file_is_is_understood_in_the_words_that_offices_write(written, kind):
    said = read_titles([f"What this file is: {written}"])
    assert (said.kind_of_file, said.kind_unclear) == (kind, "some of it" if written == "some of it" else "")
