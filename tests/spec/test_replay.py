"""`keepsight replay` as contracts 5 has it: what was raised by a day, on what was known by then, and in no report."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from terminal import Ran, keepsight

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared" / "cases"
WORDS = ("chosen afterwards", "Nobody then held them together", "nothing about what would have been prevented")
KEYS = ["pattern", "about", "raised_on", "raised_on_earliest", "lead_days", "lead_days_earliest", "resolved_on", "statement", "raised_by", "evidence"]
PEOPLE = "person_id,label,kind,sex,birth_date\nP1,Ivy,child,female,2016-05-02\n"
ENTRIES = """entry_id,date,agency,people,kind,themes,outcome,text
E1,2023-01-10,Social care,P1,contact,,no further action,a neighbour rang
E2,2023-02-03,Social care,P1,contact,,no further action,the school rang
E3,2023-03-14,Social care,P1,contact,,no further action,the school rang again
E4,2023-09-01,Social care,P1,contact,,no further action,the doctor rang
"""


def replay(folder: Path, *words: object) -> Ran:
    return keepsight("replay", folder, *words)


def closed_contacts(folder: Path, until: str) -> list[dict]:
    ran = replay(folder, "--until", until, "--json")
    assert ran.returncode == 0, ran.stderr
    return [found for found in json.loads(ran.stdout)["findings"] if found["pattern"] == "below-threshold-run"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "contacts.csv").write_text(ENTRIES, encoding="utf-8")
    return tmp_path


def test_it_begins_by_saying_what_it_is_not_in_words_and_in_json(folder):
    said, as_json = replay(folder, "--until", "2023-12-31").stdout, replay(folder, "--until", "2023-12-31", "--json").stdout
    first = next(iter(json.loads(as_json).items()))
    assert first[0] == "begins" and all(words in first[1] and words in said.split("\n\n")[0] for words in WORDS)


def test_the_last_day_is_inclusive_and_the_day_before_it_is_not_the_day_itself(folder):
    [found] = closed_contacts(folder, "2023-03-14")
    assert (found["raised_on"], found["lead_days"], found["raised_by"]) == ("2023-03-14", 0, ["E1", "E2", "E3"])
    assert closed_contacts(folder, "2023-03-13") == []


def test_what_became_known_later_is_used_for_nothing(folder):
    with_the_rest = replay(folder, "--until", "2023-08-31", "--json").stdout
    (folder / "contacts.csv").write_text(ENTRIES[: ENTRIES.index("E4")], encoding="utf-8")
    assert replay(folder, "--until", "2023-08-31", "--json").stdout == with_the_rest


def test_what_was_raised_and_is_no_longer_so_is_given_too(folder):
    [found] = closed_contacts(folder, "2027-01-01")
    assert found["resolved_on"] == "2026-09-01" and found["evidence"] == ["E1", "E2", "E3", "E4"]


def test_the_safe_lead_is_counted_from_the_latest_day_and_the_other_from_the_earliest(folder):
    (folder / "contacts.csv").write_text(ENTRIES.replace("2023-03-14", "2023-03"), encoding="utf-8")
    [found] = closed_contacts(folder, "2023-04-10")
    assert list(found) == KEYS
    assert (found["raised_on"], found["raised_on_earliest"], found["lead_days"], found["lead_days_earliest"]) == ("2023-03-31", "2023-03-01", 10, 40)


def test_where_nothing_was_raised_it_does_not_read_as_safety(folder):
    assert "does not mean that the children were safe" in replay(folder, "--until", "2023-01-15").stdout


def test_no_label_of_the_code_is_printed_for_people(folder):
    said = replay(folder, "--until", "2023-12-31").stdout
    assert "Contacts closed one by one" in said and "below-threshold-run" not in said and "contacts.csv row 2" in said


def test_a_folder_that_is_not_there_and_a_day_that_is_no_day_are_said_with_what_to_do(folder, tmp_path):
    gone, bad = replay(tmp_path / "nowhere", "--until", "2023-12-31"), replay(folder, "--until", "soon")
    assert gone.returncode == 2 and "Not there: nowhere" in gone.stderr and "Traceback" not in gone.stderr
    assert bad.returncode == 2 and "soon" in bad.stderr and "Traceback" not in bad.stderr


def test_a_folder_without_an_entry_is_said(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    ran = replay(tmp_path, "--until", "2023-12-31")
    assert ran.returncode == 1 and "nothing to replay" in ran.stderr


def test_no_report_knows_of_it():
    reports = ROOT / "src" / "keepsight" / "reports"
    named = [p.name for p in reports.rglob("*") if p.suffix in (".py", ".html", ".toml", ".js") and "replay" in p.read_text(encoding="utf-8").lower()]
    assert not named


@pytest.mark.parametrize("case", ["review-a", "review-b"])
def test_a_published_review_is_replayed_and_everything_it_cites_was_known_by_then(case):
    if not (CASES / case).exists():
        pytest.skip(f"the published review {case} is not beside this checkout: ../shared/cases/{case}")
    expected = json.loads((CASES / case / "expected.json").read_text(encoding="utf-8"))
    until = max(one["incident_date"] for one in expected)
    ran = replay(CASES / case, "--until", until, "--json")
    found = json.loads(ran.stdout)["findings"]
    assert ran.returncode == 0 and found
    for one in found:
        days = (date.fromisoformat(until) - date.fromisoformat(one["raised_on"])).days
        assert one["lead_days"] == days >= 0 and one["lead_days_earliest"] >= days and set(one["raised_by"]) <= set(one["evidence"])


def test_a_day_may_be_typed_as_people_here_write_it_and_what_is_none_is_said_in_plain_words(folder):
    assert json.loads(replay(folder, "--until", "10/10/2023", "--json").stdout) == json.loads(replay(folder, "--until", "2023-10-10", "--json").stdout)
    for wrong in ("2023-13-45", "31.12.2023", "31/02/2023"):
        ran = replay(folder, "--until", wrong)
        said = " ".join(ran.stderr.replace("│", " ").split())
        assert ran.returncode == 2 and f"{wrong} is no day. Write it as 2023-12-31 or 31/12/2023." in said
