"""Two versions of one agency's file in one folder: the later replaces the earlier where their rows show it, and nothing is lost."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from keepsight.intake.which_is_later import Lateness, why_later

from .sent import sent, write

HEAD = ["Date", "Who", "What happened"]
FIRST = [["3/4/2017", "Tamsin", "Hungry at school."], ["10/5/2017", "Tamsin", "Late again."], ["1/6/2017", "Tamsin", "Sports day."], ["9/6/2017", "Tamsin", "New shoes."]]
SECOND = [["3/4/2017", "Tamsin", "Hungry at school."], ["11/5/2017", "Tamsin", "Late again."], ["9/6/2017", "Tamsin", "New shoes."], ["4/7/2017", "Tamsin", "Moved class."]]


def two(folder, first="school.csv", second="school v2.csv", rows=FIRST, later=SECOND, head=HEAD):
    write(folder, first, ["Chronology: School"], head, *rows)
    write(folder, second, ["Chronology: School"], head, *later)
    return sent(folder)


def texts(intake):
    return sorted(entry.text for entry in intake.record.entry)


def test_the_later_version_stands_and_rows_added_changed_and_withdrawn_are_told(tmp_path):
    write(tmp_path, "school.csv", ["Chronology: School"], HEAD, *FIRST)
    before = {entry.text: entry.entry_id for entry in sent(tmp_path).record.entry}
    intake = two(tmp_path)
    [told] = intake.replaced
    now = {entry.entry_id: entry for entry in intake.record.entry}
    assert texts(intake) == ["Hungry at school.", "Late again.", "Moved class.", "New shoes."]
    assert (told.earlier, told.later, told.agency, told.same, told.why) == ("school.csv", "school v2.csv", "School", 2, "the number in its name")
    assert [now[i].text for i in told.added] == ["Moved class."]
    assert [(now[i].text, old["happened_from"]) for i, old in told.changed.items()] == [("Late again.", "2017-05-10")]
    assert [old["text"] for old in told.withdrawn] == ["Sports day."]
    assert {entry.text: entry.entry_id for entry in intake.record.entry} | {"Sports day.": before["Sports day."]} == before | {"Moved class.": told.added[0]}


def test_every_row_of_the_earlier_version_stays_accounted_for(tmp_path):
    intake = two(tmp_path)
    earlier, later = intake.files
    assert (earlier.rows_in, earlier.entries, earlier.already_held) == (5, 0, 2) and later.entries == 4
    assert [(row.row, row.why) for row in earlier.passed_over if row.row in (4, 5)] == [
        (4, "replaced by row 4 of the later version 'school v2.csv'"),
        (5, "withdrawn: it is not in the later version 'school v2.csv'"),
    ]
    hungry = next(entry for entry in intake.record.entry if entry.text == "Hungry at school.")
    assert (hungry.source_id, hungry.also_seen) == ("school v2.csv||3", ["school.csv||3"])
    assert sorted((row.text, row.happened_from, row.known_until) for row in intake.closed) == [
        ("Late again.", date(2017, 5, 10), date(2017, 5, 10)), ("Sports day.", date(2017, 6, 1), date(2017, 6, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("school.csv", "school (2).csv", "the number in its name"),
        ("school v2.csv", "school_v3.csv", "the number in its name"),
        ("school v9.csv", "school v10 FINAL.csv", "the number in its name"),
        ("school.csv", "school corrected.csv", "a word in its name"),
        ("school draft.csv", "school.csv", "a word in its name"),
        ("school 15.01.2024.csv", "school 2024-01-22.csv", "the date in its name"),
        ("school 5 Jan 2024.csv", "school 11 Jan 24.csv", "the date in its name"),
        ("aaa school.csv", "school return.csv", "the last day on which its rows became known"),
    ],
)
def test_which_is_the_later_follows_the_stated_rule_whatever_the_order_of_names(tmp_path, first, second, why):
    nearly = [*FIRST[:1], SECOND[1], *FIRST[2:], SECOND[3]]
    [told] = two(tmp_path, first, second, later=nearly).replaced
    assert (told.earlier, told.later, told.why) == (first, second, why)


def test_files_of_one_name_in_folders_by_day_are_put_in_the_order_of_the_days(tmp_path):
    for day, rows in (("day 3", FIRST), ("day 10", SECOND)):
        (tmp_path / day).mkdir()
        write(tmp_path / day, "school.csv", ["Chronology: School"], HEAD, *rows)
    intake = sent(tmp_path)
    assert "Moved class." in texts(intake) and "Sports day." not in texts(intake)
    assert intake.replaced[0].why == "the number or date of its folder"


def test_where_nothing_tells_which_is_later_both_stand_and_it_is_asked(tmp_path):
    later = [FIRST[0], ["10/5/2017", "Tamsin", "Late again, twice."], *FIRST[2:]]
    intake = two(tmp_path, "school.csv", "school copy.csv", later=later)
    assert not intake.replaced and len(intake.record.entry) == 5
    assert any("nothing tells which is the later version" in words and "Write v2" in words for words in intake.notices)


def test_an_extract_of_a_longer_file_never_replaces_it(tmp_path):
    long = [[f"{n}/6/2017", "Tamsin", f"Thing {n} happened."] for n in range(1, 21)]
    intake = two(tmp_path, "school every contact.csv", "school significant corrected.csv", long, long[:14])
    assert not intake.replaced and len(intake.record.entry) == 20


def test_a_name_alone_makes_no_version_and_that_is_said(tmp_path):
    other = [[f"{n}/9/2018", "Tamsin", f"Quite another thing {n}."] for n in range(1, 5)]
    intake = two(tmp_path, later=other)
    assert not intake.replaced and len(intake.record.entry) == 8
    assert any("named as a later version of 'school.csv', but less than half" in words for words in intake.notices)


def test_files_of_two_siblings_that_differ_only_in_the_child_are_two_files(tmp_path):
    rows = [[f"{n}/6/2017", "Tamsin", "Was not brought."] for n in range(1, 6)]
    intake = two(tmp_path, "gp.csv", "gp (2).csv", rows, [[day, "Keira", words] for day, _, words in rows])
    assert not intake.replaced and len(intake.record.entry) == 10


def test_two_agencies_files_of_the_same_rows_are_two_files(tmp_path):
    for agency in ("School", "School nursing"):
        write(tmp_path, f"{agency} v{len(agency)}.csv", [f"Chronology: {agency}"], HEAD, *FIRST)
    assert not sent(tmp_path).replaced


def test_a_file_sent_twice_unchanged_is_held_once_and_no_version_is_told_of(tmp_path):
    intake = two(tmp_path, later=FIRST)
    assert not intake.replaced and [ledger.already_held for ledger in intake.files] == [0, 4]


def test_a_chain_of_three_keeps_the_first_identity_of_a_row_corrected_twice(tmp_path):
    write(tmp_path, "school.csv", ["Chronology: School"], HEAD, *FIRST)
    first = next(entry.entry_id for entry in sent(tmp_path).record.entry if entry.text == "Late again.")
    third = [SECOND[0], ["11/5/2017", "Tamsin", "Late again, by an hour."], *SECOND[2:]]
    two(tmp_path)
    write(tmp_path, "school v3.csv", ["Chronology: School"], HEAD, *third)
    intake = sent(tmp_path)
    assert [(told.earlier, told.later) for told in intake.replaced] == [("school v2.csv", "school v3.csv"), ("school.csv", "school v2.csv")]
    assert next(entry.entry_id for entry in intake.record.entry if entry.text.startswith("Late again")) == first
    assert all(ledger.entries == 0 for ledger in intake.files if ledger.file != "school v3.csv")


def test_the_files_own_ids_are_kept_through_a_correction_and_through_new_numbering(tmp_path):
    head = ["Ref", *HEAD]
    rows = [[f"S{n}", *row] for n, row in enumerate(FIRST, 1)]
    write(tmp_path, "school.csv", ["Chronology: School"], head, *rows)
    before = {entry.text: entry.entry_id for entry in sent(tmp_path).record.entry}
    renumbered = [["S1", "2/3/2017", "Tamsin", "Joined the school."], *([f"S{n}", *row] for n, row in enumerate(SECOND, 2))]
    intake = two(tmp_path, rows=rows, later=renumbered, head=head)
    now = {entry.text.split("\n")[0]: entry.entry_id for entry in intake.record.entry}
    assert all(now[words] == before[words] for words in ("Hungry at school.", "Late again.", "New shoes.")) and len(set(now.values())) == 5
    assert not any("own ids" in words for words in intake.notices)


def test_a_row_that_the_correction_mended_is_no_longer_told_as_not_read(tmp_path):
    broken = [["31/2/2017", "Tamsin", "Could not be read."], *FIRST]
    mended = [["28/2/2017", "Tamsin", "Could not be read."], *FIRST]
    intake = two(tmp_path, rows=broken, later=mended)
    earlier, later = intake.files
    assert not earlier.refused and not later.refused and len(intake.record.entry) == 5
    assert any(row.row == 3 and row.why.startswith("could not be read, and the later version 'school v2.csv' was sent: ") for row in earlier.passed_over)


def test_a_name_is_read_for_its_version_and_the_rest_of_it_is_the_same_file():
    known = date(2020, 1, 1)
    names = ["HV chronology.xlsx", "HV_chronology_v2.xlsx", "HV chronology - corrected 12.01.2024.xlsx", "HV Chronology FINAL (3).xlsx", "hv-chronology-20240115.xlsx"]
    assert {Lateness.of(PurePath(name), known).stem for name in names} == {"hv chronology"}
    assert why_later(Lateness.of(PurePath("a.csv"), known), Lateness.of(PurePath("a.csv"), known)) == ""


ROWS = st.lists(st.tuples(st.integers(1, 28), st.sampled_from(["Seen.", "Not seen.", "Rang the mother.", "Letter sent home."])), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, ROWS)
def test_whatever_two_versions_hold_the_sums_are_whole_and_no_row_of_the_later_one_is_lost(tmp_path_factory, first, second):
    folder = tmp_path_factory.mktemp("two")
    rows = [[[f"{day}/3/2018", "Tamsin", words] for day, words in one] for one in (first, second)]
    intake = two(folder, rows=rows[0], later=rows[1])  # a ledger whose sum is not whole raises
    ids = [entry.entry_id for entry in intake.record.entry]
    assert len(ids) == len(set(ids))
    standing = Counter((entry.happened_from.day, entry.text) for entry in intake.record.entry)
    assert not Counter(second) - standing
    if not intake.replaced:
        assert not Counter(first) - standing
    else:
        told = intake.replaced[0]
        assert told.same + len(told.changed) + len(told.withdrawn) == len(first) and told.same + len(told.changed) + len(told.added) == len(second)
