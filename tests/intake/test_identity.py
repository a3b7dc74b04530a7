"""The same row is the same entry wherever and however often it is sent; nothing is entered twice, and nothing is dropped for looking alike."""

from __future__ import annotations

from .sent import sent, write

PLAIN = ["Date", "What happened"]


def ids(folder) -> list[str]:
    return [entry.entry_id for entry in sent(folder).record.entry]


def test_a_files_own_id_is_used_where_it_is_unique(tmp_path):
    write(tmp_path, "chronology-gp.csv", ["Ref", *PLAIN], ["GP/1", "2017", "a"], ["GP/2", "2018", "b"])
    assert ids(tmp_path) == ["GP/1", "GP/2"]


def test_the_same_file_under_another_name_adds_nothing_and_its_place_is_kept(tmp_path):
    rows = [PLAIN, ["2017", "a"], ["2018", "b"]]
    write(tmp_path, "chronology-gp.csv", *rows)
    once = sent(tmp_path).record.entry
    write(tmp_path, "chronology-gp copy.csv", *rows)
    intake = sent(tmp_path)
    assert [entry.entry_id for entry in intake.record.entry] == [entry.entry_id for entry in once]
    assert [(ledger.entries, ledger.already_held) for ledger in intake.files] == [(2, 0), (0, 2)]
    assert intake.record.entry[0].also_seen == ["chronology-gp copy.csv||2"]


def test_the_same_path_twice_is_one_file(tmp_path):
    path = write(tmp_path, "chronology-gp.csv", PLAIN, ["2017", "a"])
    from keepsight.intake.folder import read

    assert read([path, tmp_path, path]).files == read([path]).files


def test_an_id_does_not_depend_on_file_row_columns_order_or_spelling(tmp_path):
    write(tmp_path, "chronology-gp.csv", ["No.", *PLAIN], ["1", "2016", "first"], ["2", "3/4/2017", "The  Mother rang"])
    [_, before] = ids(tmp_path)
    (tmp_path / "chronology-gp.csv").unlink()
    write(tmp_path, "GP.csv", ["What happened", "Date", "Row"], ["the mother rang", "3/4/2017", "9"])
    assert ids(tmp_path) == [before]


def test_two_rows_that_say_the_same_are_two_entries(tmp_path):
    write(tmp_path, "chronology-gp.csv", PLAIN, ["3/4/2017", "Was not brought"], ["3/4/2017", "Was not brought"])
    first, second = ids(tmp_path)
    assert first != second


def test_a_row_with_one_cell_changed_is_another_entry(tmp_path):
    write(tmp_path, "chronology-gp.csv", PLAIN, ["3/4/2017", "Was not brought"])
    write(tmp_path, "chronology-gp later.csv", PLAIN, ["3/4/2017", "Was not brought, rebooked"])
    assert len(set(ids(tmp_path))) == 2


def test_the_same_words_from_two_agencies_are_two_entries(tmp_path):
    for agency in ("gp", "police"):
        write(tmp_path, f"chronology-{agency}.csv", PLAIN, ["3/4/2017", "Seen"])
    assert len(set(ids(tmp_path))) == 2


def test_the_same_words_in_the_files_of_two_children_are_two_entries(tmp_path):
    for child in ("Keira", "Tom"):
        write(tmp_path, f"health visiting {child}.csv", ["Chronology: Health visiting"], [f"Child: {child}"], PLAIN, ["3/4/2017", "Was not brought"])
    assert len(set(ids(tmp_path))) == 2


def test_ids_that_mean_different_rows_in_two_files_are_used_for_neither_and_kept_in_the_text(tmp_path):
    write(tmp_path, "chronology-gp.csv", ["ID", *PLAIN], ["1", "2017", "a"], ["2", "2018", "b"])
    write(tmp_path, "chronology-police.csv", ["ID", *PLAIN], ["1", "2017", "c"])
    write(tmp_path, "chronology-school.csv", ["ID", *PLAIN], ["S1", "2017", "d"])
    intake = sent(tmp_path)
    assert [entry.text for entry in intake.record.entry] == ["a\nID: 1", "b\nID: 2", "c\nID: 1", "d"]
    assert intake.record.entry[3].entry_id == "S1"
    assert len({entry.entry_id for entry in intake.record.entry}) == 4
    assert any("'chronology-gp.csv' and 'chronology-police.csv'" in notice for notice in intake.notices)


def test_one_id_on_two_rows_of_a_file_is_not_used(tmp_path):
    write(tmp_path, "chronology-police.csv", ["Log", *PLAIN], ["hist", "2017", "a"], ["hist", "2018", "b"])
    assert "hist" not in ids(tmp_path)


def test_every_entry_leads_back_to_its_file_sheet_and_row(tmp_path):
    write(tmp_path, "chronology-gp.csv", PLAIN, [], ["2017", "a"])
    intake = sent(tmp_path)
    [source] = [source for source in intake.record.source if source.source_id == intake.record.entry[0].source_id]
    assert (source.file, source.sheet, source.row) == ("chronology-gp.csv", "", 3)


def test_two_files_of_one_name_in_two_folders_are_told_apart(tmp_path):
    for agency, words in (("gp", "a"), ("police", "b")):
        (tmp_path / agency).mkdir()
        write(tmp_path / agency, "log-nursery.csv", PLAIN, ["2017", words])
    intake = sent(tmp_path)
    assert [ledger.file for ledger in intake.files] == ["log-nursery.csv", "log-nursery.csv (2)"]
    assert [entry.source_id for entry in intake.record.entry] == ["log-nursery.csv||2", "log-nursery.csv (2)||2"]
