"""Day nine: an agency sends a corrected file, and the picture says what is new, changed and gone."""

from __future__ import annotations

import json

from terminal import keepsight

from .test_picture_command import small

HEAD = "Date,Who,What happened\n"
PEOPLE = "person_id,label,kind,birth_date\nP1,Tamsin Pellow,child,2010-05-01\n"
FIRST = HEAD + "3/4/2017,Tamsin Pellow,Hungry at school.\n10/5/2017,Tamsin Pellow,Late again.\n1/6/2017,Tamsin Pellow,Sports day.\n"
SECOND = HEAD + "3/4/2017,Tamsin Pellow,Hungry at school.\n11/5/2017,Tamsin Pellow,Late again.\n9/6/2017,Tamsin Pellow,New shoes.\n"


def test_rows_added_changed_and_withdrawn_are_said_and_the_changed_row_keeps_its_identity(tmp_path):
    people = small(tmp_path, "people.csv", PEOPLE)
    keepsight("picture", small(tmp_path, "school.csv", FIRST), people, "--out", tmp_path / "day1")
    ran = keepsight("picture", small(tmp_path, "school.csv", SECOND), people, "--out", tmp_path / "day9", "--since", tmp_path / "day1")
    assert ran.returncode == 0, ran.stderr
    before, now = (json.loads((tmp_path / day / "entries.json").read_text()) for day in ("day1", "day9"))
    page = (tmp_path / "day9" / "index.html").read_text(encoding="utf-8")
    since = page.split('id="since"')[1].split("</section>")[0]
    added, changed, withdrawn = (since.split(f"<h3>Rows {word}</h3>")[1].split("<h3>")[0] for word in ("added", "changed", "withdrawn"))
    assert "New shoes." in added and "Late again." in changed and "10 May 2017" in changed and "Sports day." in withdrawn
    late = [next(e["entry_id"] for e in entries if e["text"] == "Late again.") for entries in (before, now)]
    assert late[0] == late[1]


def test_without_an_earlier_picture_the_page_says_nothing_of_one(tmp_path):
    keepsight("picture", small(tmp_path, "school.csv", FIRST), "--out", tmp_path / "out")
    assert "earlier picture" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_folder_that_holds_no_picture_is_a_usage_error(tmp_path):
    ran = keepsight("picture", small(tmp_path, "school.csv", FIRST), "--out", tmp_path / "out", "--since", tmp_path)
    assert ran.returncode == 2 and "no earlier picture" in ran.stderr
