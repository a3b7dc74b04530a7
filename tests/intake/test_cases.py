"""Two published reviews, recoded as agencies' chronologies: every row is read, under its own id, with what its cells state.

The cases lie outside the project, in `../shared/cases`; where they are not there, these tests are skipped by name.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from keepsight.intake.folder import read

CASES = Path(__file__).parents[3] / "shared" / "cases"


@pytest.fixture(params=["review-a", "review-b"])
def case(request) -> Path:
    folder = CASES / request.param
    if not folder.is_dir():
        pytest.skip(f"the case {request.param} is not beside this checkout, in ../shared/cases")
    return folder


def rows_of(case: Path, pattern: str) -> list[dict[str, str]]:
    found = []
    for path in sorted(case.glob(pattern)):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def test_every_row_of_a_published_review_is_read_and_keeps_its_id(case):
    intake = read([case])
    assert {entry.entry_id for entry in intake.record.entry} == {row["entry_id"] for row in rows_of(case, "chronology-*.csv")}
    assert not intake.unreadable and not any(ledger.refused or ledger.passed_over for ledger in intake.files)
    assert len(intake.record.person) == len(rows_of(case, "people.csv"))
    assert len(intake.record.relationship) == len(rows_of(case, "relationships.csv"))


def test_what_the_cells_of_a_published_review_state_stands_in_the_entry_unchanged(case):
    entries = {entry.entry_id: entry for entry in read([case]).record.entry}
    for row in rows_of(case, "chronology-*.csv"):
        entry = entries[row["entry_id"]]
        assert (str(entry.happened_from), str(entry.happened_to), entry.precision) == (row["date"], row["date_latest"], row["date_precision"])
        assert (entry.agency, entry.text, entry.kind.value) == (row["agency"], row["text"], row["kind"])
        assert (entry.outcome.value if entry.outcome else "") == row["outcome"]


def test_the_people_of_a_published_reviews_rows_are_its_ids(case):
    concerned = read([case]).record.concerned_in()
    for row in rows_of(case, "chronology-*.csv"):
        mentioned = [person.person_id for person in concerned[row["entry_id"]] if person.part == "mentioned"]
        assert mentioned == [person for person in row["people"].split(";") if person]
