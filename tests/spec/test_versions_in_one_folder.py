"""Day nine, with everything kept in one folder: the corrected file lies beside the first, and the picture follows the later."""

from __future__ import annotations

import csv
import json

import pyarrow.parquet as pq
import pytest
from terminal import keepsight

from .test_picture_command import small

HEAD = "Date,Who,What happened,Restricted\n"
PEOPLE = "person_id,label,kind,birth_date\nP1,Tamsin Pellow,child,2010-05-01\n"
FIRST = HEAD + "3/4/2017,Tamsin Pellow,Tamsin came hungry to school.,\n10/5/2017,Tamsin Pellow,Late again.,\n1/6/2017,Tamsin Pellow,Told us a secret.,yes\n9/6/2017,Tamsin Pellow,Sports day.,\n"
SECOND = HEAD + "3/4/2017,Tamsin Pellow,Tamsin came hungry to school.,\n11/5/2017,Tamsin Pellow,Late again.,\n20/6/2017,Tamsin Pellow,New shoes.,\n"


@pytest.fixture(scope="module")
def day_nine(tmp_path_factory):
    """The folder with both files, the first picture, and what was confirmed in it."""
    folder = tmp_path_factory.mktemp("nine")
    received = folder / "received"
    received.mkdir()
    small(received, "people.csv", PEOPLE)
    small(received, "school.csv", FIRST)
    keepsight("picture", received, "--out", folder / "day1")
    rows = list(csv.DictReader((folder / "day1" / "to-confirm.csv").open(encoding="utf-8-sig")))
    for row in rows:
        row["yes / no / instead"] = "yes" if row["about"] != "who is meant, left open" else "no"
    with (folder / "answered.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    small(received, "school (2).csv", SECOND)
    return folder


def entries_of(out):
    return {entry["text"]: entry for entry in json.loads((out / "entries.json").read_text(encoding="utf-8"))}


def test_the_page_says_which_file_replaced_which_and_which_rows_changed(day_nine):
    ran = keepsight("picture", day_nine / "received", "--out", day_nine / "day9")
    assert ran.returncode == 0, ran.stderr
    page = (day_nine / "day9" / "index.html").read_text(encoding="utf-8")
    said = page.split("<h3>Corrected files</h3>")[1].split("<h3>What could not")[0]
    assert "‘school (2).csv’ replaces ‘school.csv’ (school): taken as the later by the number in its name. 1 row the same, 1 row added, 1 changed, 2 withdrawn." in said
    assert all(words in said for words in ("New shoes.", "Before: 10 May 2017", "Sports day."))
    assert set(entries_of(day_nine / "day9")) == {"Tamsin came hungry to school.", "Late again.", "New shoes."}


def test_identities_and_confirmations_stay_with_their_rows(day_nine):
    keepsight("picture", day_nine / "received", "--out", day_nine / "answered", "--confirmed", day_nine / "answered.csv")
    first, now = entries_of(day_nine / "day1"), entries_of(day_nine / "answered")
    assert now["Late again."]["entry_id"] == first["Late again."]["entry_id"]
    hungry = now["Tamsin came hungry to school."]
    assert hungry["entry_id"] == first["Tamsin came hungry to school."]["entry_id"]
    assert hungry["themes"] and not any(theme["suggested"] for theme in hungry["themes"])


def test_the_sum_of_each_files_ledger_is_whole(day_nine):
    keepsight("picture", day_nine / "received", "--out", day_nine / "sums")
    for file in json.loads((day_nine / "sums" / "ledger.json").read_text(encoding="utf-8"))["files"]:
        accounted = sum(file[key] for key in ("entries", "people", "relationships", "already_held")) + len(file["refused"]) + len(file["passed_over"])
        assert file["rows_in"] == accounted


def test_a_restricted_row_that_was_withdrawn_leaves_no_trace_in_a_copy_without_restricted(day_nine):
    out = day_nine / "open"
    keepsight("picture", day_nine / "received", "--out", out, "--without-restricted", "--since", day_nine / "day1")
    assert not any(b"secret" in path.read_bytes() for path in out.iterdir() if path.suffix in (".html", ".json", ".csv", ".svg", ".toml"))
    whole = day_nine / "whole"
    keepsight("picture", day_nine / "received", "--out", whole)
    assert "secret" in (whole / "index.html").read_text(encoding="utf-8")


def test_with_record_the_replaced_rows_are_kept_as_closed(day_nine):
    keepsight("picture", day_nine / "received", "--out", day_nine / "kept", "--record", day_nine / "record")
    rows = pq.read_table(day_nine / "record" / "entry" / "part-0.parquet").to_pylist()
    closed = {row["text"] for row in rows if row["known_until"]}
    assert closed == {"Late again.", "Told us a secret.", "Sports day."} and len(rows) == 6
