"""A row becomes an entry: its dates with what the rows around settle, and each cell kept in a field or in the text."""

from __future__ import annotations

import pytest

from .sent import entries_of, one_entry, people_of, sent, write

PLAIN = ["Date", "What happened"]


def refused(folder, *rows) -> list[tuple[int, str]]:
    write(folder, "chronology-school.csv", *rows)
    return [(row.row, row.needed) for row in sent(folder).files[0].refused]


# Dates that only the rows around can settle -------------------------------------------------------------------------------


def test_a_ditto_mark_shares_the_date_of_the_row_above(tmp_path):
    entries = entries_of(tmp_path, PLAIN, ["March 2016", "First"], ['"', "Second"], ["as above", "Third"])
    assert [(str(entry.happened_from), str(entry.happened_to), entry.precision) for entry in entries] == [("2016-03-01", "2016-03-31", "month")] * 3
    assert entries[1].date_as_written == '" (March 2016)'


def test_a_ditto_mark_under_a_row_whose_date_was_not_read_shares_none(tmp_path):
    assert [row for row, _ in refused(tmp_path, PLAIN, ["3/4/2017", "First"], ["soon", "Second"], ["ditto", "Third"])] == [3, 4]


def test_a_row_with_an_empty_date_under_a_dated_row_asks_for_its_date(tmp_path):
    [(row, needed)] = refused(tmp_path, PLAIN, ["3/4/2017", "First"], [None, "Second"])
    assert row == 3
    assert "as above" in needed


def test_a_date_without_its_year_takes_the_only_year_that_keeps_the_table_in_order(tmp_path):
    entries = entries_of(tmp_path, PLAIN, ["20/12/2016", "a"], ["w/c 3 January", "b"], ["15/1/2017", "c"])
    assert (str(entries[1].happened_from), str(entries[1].happened_to)) == ("2017-01-03", "2017-01-09")
    newest_first = entries_of(tmp_path, PLAIN, ["15/1/2017", "c"], ["3/1", "b"], ["20/12/2016", "a"])
    assert str(newest_first[1].happened_from) == "2017-01-03"


def test_vague_dates_that_overlap_do_not_put_a_table_out_of_order(tmp_path):
    entries = entries_of(tmp_path, PLAIN, ["1/10/2016", "a"], ["w/c 3 Oct", "b"], ["17/10/2016", "c"], ["2016", "d"])
    assert str(entries[1].happened_from) == "2016-10-03"


@pytest.mark.parametrize(
    "dates",
    [
        ("1/1/2015", "3 April", "1/1/2018"),  # 2015, 2016 or 2017
        ("1/1/2017", "3 April"),  # nothing after it
        ("3 April", "1/1/2018"),  # nothing before it
        ("1/6/2017", "3 April", "1/1/2017", "1/9/2017"),  # a table in no order
    ],
)
def test_a_date_without_its_year_is_not_guessed_where_the_rows_around_leave_it_open(tmp_path, dates):
    [(_, needed)] = refused(tmp_path, PLAIN, *([day, "words"] for day in dates))
    assert "Write the year" in needed


@pytest.mark.parametrize(
    ("date", "happened_to"),
    [
        ("since 2016", "2019-05-02"),
        ("from March 2018", "2019-05-02"),
        ("since 1/5/2019", "2019-05-02"),
        ("since June 2019", "2019-06-30"),
        ("2016", "2016-12-31"),
        ("from 2016 to 2017", "2017-12-31"),
    ],
)
def test_what_went_on_since_a_day_went_on_to_the_last_day_of_its_file_and_is_known_no_sooner(tmp_path, date, happened_to):
    """Put as the day of its beginning it would be known years before anybody wrote it."""
    one = next(entry for entry in entries_of(tmp_path, PLAIN, [date, "Damp again."], ["2/5/2019", "Inspected."]) if "Damp" in entry.text)
    assert (str(one.happened_to), str(one.known_on)) == (happened_to, happened_to)


def test_dates_in_two_columns_are_one_span(tmp_path):
    entry = one_entry(tmp_path, ["Date from", "Date to", "Details"], ["3/4/2017", "5/4/2017", "In hospital"])
    assert (str(entry.happened_from), str(entry.happened_to), entry.precision) == ("2017-04-03", "2017-04-05", "range")
    assert entry.date_as_written == "3/4/2017 to 5/4/2017"


def test_a_time_in_its_own_column_is_the_time_of_day_and_other_words_there_are_kept(tmp_path):
    headings = ["Date", "Time", "Details"]
    assert one_entry(tmp_path, headings, ["3/4/2017", "14:30", "Seen"]).time_from == "14:30"
    evening = one_entry(tmp_path, headings, ["3/4/2017", "late evening", "Seen"])
    assert (evening.time_from, evening.text) == ("", "Seen\nTime: late evening")


def test_an_age_counts_from_the_one_child_whom_the_row_concerns(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "name", "kind", "birth_date"], ["P1", "Keira Example", "child", "10/3/2012"], ["P2", "Tom Example", "child", "1/1/2015"])
    entries = entries_of(tmp_path, ["Date", "Child", "Details"], ["aged 4 months", "Keira", "Hearing test"], ["age 2", "P2", "Review"])
    assert [str(entry.happened_from) for entry in entries] == ["2012-07-10", "2017-01-01"]


def test_an_age_in_a_row_about_two_children_is_not_counted_from_either(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "name", "kind", "birth_date"], ["P1", "Keira Example", "child", "10/3/2012"], ["P2", "Tom Example", "child", "1/1/2015"])
    [(_, needed)] = refused(tmp_path, ["Date", "Child", "Details"], ["aged 4 months", "Keira; Tom", "Hearing test"])
    assert "birth date" in needed


# When it was known ---------------------------------------------------------------------------------------------------------

RECORDED = ["Date", "Recorded on", "Details"]


@pytest.mark.parametrize(
    ("date", "recorded", "happened_to", "recorded_on", "known_on"),
    [
        ("3/4/2017", None, "2017-04-03", "None", "2017-04-03"),
        ("March 2017", None, "2017-03-31", "None", "2017-03-31"),
        ("3/4/2017", "10/4/2017", "2017-04-03", "2017-04-10", "2017-04-10"),
        ("March 2017", "15/3/2017", "2017-03-15", "2017-03-15", "2017-03-15"),
        ("3/4/2017", "2/4/2017", "2017-04-03", "None", "2017-04-03"),
        ("3/4/2017", "April 2017", "2017-04-03", "2017-04-30", "2017-04-30"),
    ],
)
def test_an_entry_is_known_from_its_recording_else_from_its_latest_day_and_is_over_by_then(tmp_path, date, recorded, happened_to, recorded_on, known_on):
    entry = one_entry(tmp_path, RECORDED, [date, recorded, "Seen"])
    assert (str(entry.happened_to), str(entry.recorded_on), str(entry.known_on)) == (happened_to, recorded_on, known_on)


def test_a_recording_before_the_event_is_said_and_the_entry_kept(tmp_path):
    write(tmp_path, "chronology-school.csv", RECORDED, ["3/4/2017", "2/4/2017", "Seen"])
    assert any("before it happened" in notice and notice.startswith("Row 2 of") for notice in sent(tmp_path).notices)


def test_a_vague_date_that_ends_at_its_recording_is_said(tmp_path):
    write(tmp_path, "chronology-school.csv", RECORDED, ["March 2017", "15/3/2017", "Seen"])
    assert any("row 2 a vague date reaches past the day of recording" in notice for notice in sent(tmp_path).notices)


def test_a_recording_date_that_cannot_be_read_is_kept_as_words(tmp_path):
    entry = one_entry(tmp_path, RECORDED, ["3/4/2017", "ask Jo", "Seen"])
    assert (entry.recorded_on, entry.text) == (None, "Seen\nRecorded on: ask Jo")


# What the cells state --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "how_many", "text"),
    [("27", 27, "Call-outs"), ("27 call-outs", 27, "Call-outs\nHow many: 27 call-outs"), ("3-4", 1, "Call-outs\nHow many: 3-4"), ("many", 1, "Call-outs\nHow many: many"), ("07700900123", 1, "Call-outs\nHow many: 07700900123")],
)
def test_a_row_may_stand_for_many_where_one_number_says_so(tmp_path, cell, how_many, text):
    entry = one_entry(tmp_path, ["Date", "How many", "Details"], ["2017", cell, "Call-outs"])
    assert (entry.how_many, entry.text) == (how_many, text)


@pytest.mark.parametrize(
    ("cell", "text", "restricted"),
    [
        ("yes", "Seen", "marked as restricted"),
        ("refuge address", "Seen", "refuge address"),
        ("no", "Seen", ""),
        (None, "Seen", ""),
        (None, "Moved [RESTRICTED: refuge address]", "RESTRICTED: refuge address"),
        (None, "RESTRICTED Informant named", "RESTRICTED"),
        (None, "Unrestricted access to the child", ""),
    ],
)
def test_a_restriction_is_read_from_its_column_or_a_mark_in_the_text(tmp_path, cell, text, restricted):
    assert one_entry(tmp_path, ["Date", "Details", "Restricted"], ["2017", text, cell]).restricted == restricted


def test_a_sheet_marked_as_restricted_restricts_all_its_rows_and_confidential_does_not(tmp_path):
    assert one_entry(tmp_path, PLAIN, ["2017", "Seen"], name="police-restricted.csv").restricted == "restricted"
    (tmp_path / "police-restricted.csv").unlink()
    for title, restricted in (("CONFIDENTIAL", ""), ("Restricted: yes, and to whom", ""), ("RESTRICTED", "RESTRICTED"), ("Chronology [third party]", "third party")):
        write(tmp_path, "chronology-police.csv", [title], PLAIN, ["2017", "Seen"])
        assert sent(tmp_path).record.entry[0].restricted == restricted


@pytest.mark.parametrize(("cell", "key"), [("yes", True), ("✓", True), ("no", False), (None, False)])
def test_a_key_event_is_one_that_the_agency_marked(tmp_path, cell, key):
    assert one_entry(tmp_path, ["Date", "Details", "Key"], ["2017", "Moved", cell]).key is key


def test_themes_are_codes_and_their_other_words_and_facts_about_people_are_none(tmp_path):
    write(tmp_path, "chronology-school.csv", ["Date", "Details", "Themes"], ["2017", "Seen", "hunger; missed-health-appointments; father; Tooth decay"])
    intake = sent(tmp_path)
    [entry] = intake.record.entry
    assert [(theme.value, theme.words, theme.suggested) for theme in entry.themes] == [
        ("neglect-nutrition", "hunger", False),
        ("neglect-medical", "missed-health-appointments", False),
        ("non-engagement", "missed-health-appointments", False),
    ]
    assert entry.text == "Seen\nThemes: Tooth decay"
    assert any("'father' in the column of themes" in notice for notice in intake.notices)


def test_a_kind_that_is_no_code_is_kept_as_words_so_that_it_can_be_read(tmp_path):
    headings = ["Date", "Type of contact", "Details"]
    assert one_entry(tmp_path, headings, ["2017", "Visit", "Seen"]).kind.value == "visit"
    other = one_entry(tmp_path, headings, ["2017", "Clinic review", "Seen"])
    assert (other.kind, other.text) == (None, "Seen\nType of contact: Clinic review")


@pytest.mark.parametrize(
    ("cell", "account_of", "source_type", "text"),
    [
        ("Maternal grandmother", "Maternal grandmother", None, "Seen"),
        ("observed", "", "observed", "Seen"),
        ("GP records", "", None, "Seen\nSource: GP records"),
    ],
)
def test_a_source_is_whose_word_it_is_and_never_a_document(tmp_path, cell, account_of, source_type, text):
    entry = one_entry(tmp_path, ["Date", "Source", "Details"], ["2017", cell, "Seen"])
    assert (entry.account_of, entry.source_type and entry.source_type.value, entry.text) == (account_of, source_type, text)


@pytest.mark.parametrize(
    ("seen", "child", "parts"),
    [
        ("Yes", "Keira", [("Keira", "subject"), ("Keira", "seen")]),
        ("No", "Keira", [("Keira", "subject"), ("Keira", "not seen")]),
        ("No - asleep upstairs", "Keira", [("Keira", "subject"), ("Keira", "not seen")]),
        ("asleep upstairs", "Keira", [("Keira", "subject")]),
    ],
)
def test_a_child_seen_column_says_who_was_seen_and_who_was_not(tmp_path, seen, child, parts):
    rows = [["Date", "Child", "Child seen", "Details"], ["2017", child, seen, "Visit"], ["2018", child, "Yes", "Visit"], ["2019", child, "No", "Visit"]]
    write(tmp_path, "chronology-csc.csv", *rows)
    intake = sent(tmp_path)
    assert people_of(intake, intake.record.entry[0]) == parts
    assert ("asleep upstairs" in intake.record.entry[0].text) == ("asleep" in seen)


def test_which_of_two_children_was_seen_is_a_suggestion(tmp_path):
    write(tmp_path, "chronology-csc.csv", ["Date", "Child", "Child seen", "Details"], ["2017", "Keira; Tom", "Yes", "Visit"])
    assert [(row.as_written, row.suggested) for row in sent(tmp_path).record.concerned if row.part == "seen"] == [("Keira", True), ("Tom", True)]


def test_a_row_with_an_outcome_and_no_text_is_an_entry_and_a_row_with_only_a_date_is_not(tmp_path):
    headings = ["Date", "Details", "Outcome"]
    write(tmp_path, "chronology-school.csv", headings, ["2017", None, "Was not brought"], ["2018", None, None])
    intake = sent(tmp_path)
    assert [entry.text for entry in intake.record.entry] == ["Was not brought"]
    assert [(row.row, row.needed) for row in intake.files[0].refused] == [(3, "Each entry needs words that say what happened.")]


def test_an_empty_outcome_is_not_recorded_and_never_no_action(tmp_path):
    assert one_entry(tmp_path, ["Date", "Details", "Outcome"], ["2017", "Seen", None]).outcome is None


def test_the_words_of_a_row_that_was_not_read_stand_in_the_ledger(tmp_path):
    write(tmp_path, "chronology-school.csv", ["Date", "Details", "Outcome"], ["soon", "Mother rang", "Advice"])
    [row] = sent(tmp_path).files[0].refused
    assert row.found == "'soon' for its date: soon | Mother rang | Advice"


def test_the_child_of_a_title_line_is_the_subject_of_its_rows(tmp_path):
    write(tmp_path, "chronology-csc.csv", ["Child: Keira Example, DOB 10/3/2012"], PLAIN, ["aged 4 months", "Seen"])
    intake = sent(tmp_path)
    [entry] = intake.record.entry
    assert str(entry.happened_from) == "2012-07-10"
    assert people_of(intake, entry) == [("Keira Example", "subject")]
    [person] = intake.record.person
    assert (person.label, person.kind, str(person.birth_from)) == ("Keira Example", "child", "2012-03-10")


def test_a_line_merged_across_the_table_is_no_entry_and_may_name_another_agency(tmp_path):
    rows = [["3/4/2017", "Seen at school"], ["Agency: Housing", "Agency: Housing"], ["5/4/2017", "Rent letter"]]
    write(tmp_path, "chronology-school.csv", PLAIN, *rows)
    intake = sent(tmp_path)
    assert [entry.agency for entry in intake.record.entry] == ["school", "Housing"]
    assert intake.files[0].passed_over[0].why == "a line across the table: Agency: Housing"


def test_one_last_day_years_after_all_others_is_said(tmp_path):
    write(tmp_path, "chronology-school.csv", PLAIN, ["3/4/2017", "a"], ["5/4/2017", "b"], ["5/4/2037", "c"])
    assert any("20 years after the one before it" in notice for notice in sent(tmp_path).notices)
