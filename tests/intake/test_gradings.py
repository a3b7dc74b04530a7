"""A care profile kept in a spreadsheet becomes the same typed rows that the service writes; what is no word of the tool is a problem with its row."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keepsight.care_tools import hold
from keepsight.chronology.assemble import assemble
from keepsight.chronology.care import gradings, strands

from .sent import sent, write

TOOL = "What was seen of this child's care"
HEADINGS = ["Child", "Carer", "Tool", "Area", "Item", "Grade", "From", "To", "Graded on", "Graded by", "Trained", "Rests on", "Child's view", "Carer's view", "Agency"]
HEALTH, ADVICE = "Health as it is seen on the child", "Appointments, medicine and advice"


def row(**changed: str) -> list[str]:
    """A row of the sheet, complete but for what is changed."""
    told = {"child": "Keira", "carer": "Dawn Example", "tool": TOOL, "area": "Health", "item": HEALTH, "grade": "met", "from": "1/3/2016", "to": "31/3/2016", "on": "2/4/2016", "by": "A Worker"}
    told |= {"trained": "yes", "rests": "", "child_view": "", "carer_view": "", "agency": "Health visiting"}
    return list((told | changed).values())


@pytest.fixture
def family(tmp_path):
    write(tmp_path, "people.csv", ["person_id", "name", "kind", "birth_date"], ["P1", "Keira Example", "child", "10/3/2012"], ["P2", "Dawn Example", "adult", "1985"], ["P3", "Ray Sample", "adult", ""])
    return tmp_path


def needed(folder, **changed: str) -> str:
    """Why the one row of a sheet could not be read."""
    write(folder, "care.csv", HEADINGS, row(**changed))
    [ledger] = [one for one in sent(folder).files if one.file == "care.csv"]
    [refused] = ledger.refused
    assert (refused.row, ledger.rows_in, ledger.entries) == (2, 1, 0) and all(words in refused.found for words in changed.values())
    return refused.needed


def test_the_rows_of_one_day_are_one_grading_and_each_grade_is_the_tools_own_word(family):
    write(family, "care.csv", HEADINGS, row(grade="Partly Met", child_view="My tooth hurts."), row(item=ADVICE, carer_view="I had no fare."), row(on="2/5/2016", to="30/4/2016", grade="not observed", trained=""))
    record = sent(family).record
    assert [(entry.kind.value, entry.agency, entry.happened_from, entry.childs_words) for entry in record.entry] == [("assessment", "Health visiting", date(2016, 4, 2), "My tooth hurts."), ("assessment", "Health visiting", date(2016, 5, 2), "")]
    first, second = record.assessment
    assert (first.tool, first.tool_version, first.graded_by, first.trained, first.looked_at_from, first.looked_at_to) == ("What was seen of this child’s care", "draft 1", "A Worker", True, date(2016, 3, 1), date(2016, 3, 31))
    assert (first.childs_view, first.carers_view, second.trained, second.again_by) == ("My tooth hurts.", "I had no fare.", None, None)
    assert [(one.child_id, one.carer_id, one.area, one.about, one.item, one.value, one.place, one.observed) for one in record.grade] == [
        ("P1", "P2", "Health", "child", HEALTH, "partly met", 2, True), ("P1", "P2", "Health", "carer", ADVICE, "met", 1, True), ("P1", "P2", "Health", "child", HEALTH, "", None, False),
    ]  # fmt: skip


def test_every_row_is_in_the_ledger_and_a_grade_of_a_grading_says_where_that_begins(family):
    write(family, "care.csv", HEADINGS, row(), row(item=ADVICE), row(grade="3"), [])
    [ledger] = [one for one in sent(family).files if one.file == "care.csv"]
    assert (ledger.rows_in, ledger.entries, [one.row for one in ledger.refused]) == (4, 1, [4])
    assert [(one.row, one.why) for one in ledger.passed_over] == [(3, "read as another grade of the grading that begins in row 2"), (5, "a blank row")]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"grade": "3"}, "'3' is no grade of 'What was seen of this child’s care': write one of 'met', 'partly met' and 'not met', or 'not observed'."),
        ({"grade": ""}, "The row has no grade"),
        ({"tool": "Another Profile"}, "'Another Profile' is no tool that is held here"),
        ({"area": "Behaviour"}, "'Behaviour' is no area of"),
        ({"item": "Teeth"}, "'Teeth' is nothing that is looked at in 'Health'"),
        ({"item": ""}, "gives no word to an area as a whole"),
        ({"item": "Growth and health of the baby before birth"}, "is for a child in the age band 'unborn'"),
        ({"child": "Nobody"}, "'Nobody' names no child of the list of people"),
        ({"child": "Dawn Example"}, "'Dawn Example' names no child"),
        ({"carer": "Keira"}, "'Keira' names no adult"),
        ({"on": ""}, "under 'Graded on'"),
        ({"on": "31/02/2016"}, "Graded on: There is no day '31/02/2016'"),
        ({"from": "1/5/2016"}, "begins on 1/5/2016 and ends on 31/3/2016"),
        ({"on": "2/3/2016"}, "Care was graded on 2/3/2016, and the time that was looked at ends on 31/3/2016"),
        ({"trained": "perhaps"}, "'Trained' needs yes or no"),
        ({"agency": ""}, ""),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words_with_its_row(family, changed, says):
    if changed == {"agency": ""}:
        write(family, "care.csv", HEADINGS, row(agency=""))
        assert [entry.agency for entry in sent(family).record.entry] in ([], ["care"])  # a file's name is the last place where an agency is looked for
        return
    assert says in needed(family, **changed)


def test_everything_that_is_wrong_in_a_row_is_said_at_once(family):
    said = needed(family, child="Nobody", tool="Another Profile", on="soon")
    assert "'Nobody'" in said and "'Another Profile'" in said and "Graded on" in said


def test_one_thing_graded_twice_by_the_same_person_of_the_same_days_is_read_once_and_said(family):
    write(family, "care.csv", HEADINGS, row(), row(grade="not met"))
    intake = sent(family)
    assert [one.value for one in intake.record.grade] == ["met"]
    assert "is graded in row 2 already" in intake.files[0].refused[0].needed


def test_a_grade_rests_on_the_entry_of_the_day_or_reference_that_is_named_and_on_none_that_is_only_guessed(family):
    write(family, "chronology-health-visiting.csv", ["Date", "What happened", "Ref", "Restricted"], ["12/3/2016", "Sore tooth", "HV-1", ""], ["14/3/2016", "Rang", "HV-2", ""], ["14/3/2016", "Rang again", "HV-3", "yes"])
    write(family, "care.csv", HEADINGS, row(rests="12/03/2016"), row(item=ADVICE, rests="HV-3; what her nan said"), row(on="9/4/2016", rests="14/03/2016"))
    record = sent(family).record
    assert [(one.cites, one.words) for one in record.grade] == [(["HV-1"], ""), (["HV-3"], "what her nan said"), ([], "14/03/2016")]
    assert [one.cites for one in record.assessment] == [["HV-1", "HV-3"], []]
    graded = {entry.entry_id: entry for entry in record.entry}
    assert [graded[one.entry_id].restricted for one in record.assessment] == ["It rests on an entry that is restricted.", ""]


def test_words_of_a_column_that_nobody_knows_are_kept_beside_the_grade(family):
    write(family, "care.csv", [*HEADINGS, "Team", "Area"], [*row(rests="seen at clinic"), "East", "again"])
    assert [one.words for one in sent(family).record.grade] == ["seen at clinic\nTeam: East\nArea (2): again"]


def test_the_same_sheet_sent_twice_adds_nothing_and_a_changed_grade_corrects_the_grading_it_was(family):
    write(family, "care v1.csv", HEADINGS, row(), row(on="9/5/2016", to="30/4/2016"), row(on="9/6/2016", to="30/5/2016"))
    once = sent(family).record
    write(family, "copy of care v1.csv", HEADINGS, row(), row(on="9/5/2016", to="30/4/2016"), row(on="9/6/2016", to="30/5/2016"))
    assert len(sent(family).record.grade) == 3
    (family / "copy of care v1.csv").unlink()
    write(family, "care v2.csv", HEADINGS, row(grade="not met"), row(on="9/5/2016", to="30/4/2016"), row(on="9/6/2016", to="30/5/2016"))
    record = sent(family).record
    assert {entry.entry_id for entry in record.entry} == {entry.entry_id for entry in once.entry}
    assert sorted(one.value for one in record.grade) == ["met", "met", "not met"]


def test_a_partnerships_own_tool_is_read_by_its_name_and_its_rule_gives_each_area_its_word(family):
    tools = family.parent / "tools"
    tools.mkdir()
    (tools / "ladder.toml").write_text(LADDER, encoding="utf-8")
    write(family, "care.csv", HEADINGS, row(tool="ladder", area="Home", item="Warmth", grade="good"), row(tool="Ladder", area="Home", item="Beds", grade="poor"))
    record = sent(family, tools=hold(tools)).record
    assert [(one.item, one.value) for one in record.grade] == [("Warmth", "good"), ("Beds", "poor"), ("", "poor")]
    assert "only by people who are trained" in sent_again(family, tools)


LADDER = """
tool = "ladder"
name = "Ladder"
version = "1"
source = "invented"
licence = "ours"
[may_use]
training = "needed"
[roll_up]
rule = "worst"
[[grade]]
word = "good"
[[grade]]
word = "poor"
[[area]]
name = "Home"
[[area.sub_area]]
name = "All"
[[area.sub_area.item]]
name = "Warmth"
[area.sub_area.item.is]
good = "warm"
poor = "cold"
[[area.sub_area.item]]
name = "Beds"
[area.sub_area.item.is]
good = "a bed each"
poor = "no bed"
"""


def sent_again(family, tools) -> str:
    """Why a row of somebody who was not trained is not read."""
    write(family, "care.csv", HEADINGS, row(tool="Ladder", area="Home", item="Warmth", grade="good", trained="no"))
    return next(one.needed for file in sent(family, tools=hold(tools)).files for one in file.refused)


def test_a_tools_words_are_nobodys_observation_so_nothing_is_suggested_from_a_grading(family):
    write(family, "care.csv", HEADINGS, row(area="Food", item="Hunger and growth", grade="not met", child_view="I go hungry"))
    record = assemble([family]).record
    [entry] = record.entry
    assert (entry.themes, entry.outcome, [(one.person_id, one.part) for one in record.concerned]) == ([], None, [("P1", "subject"), ("P2", "mentioned")])
    [strand] = strands(gradings(record, date(2016, 12, 31)))
    assert [point.grade.value for point in strand.observed] == ["not met"]


def test_a_chronology_with_a_grade_column_is_still_a_chronology(family):
    write(family, "chronology-school.csv", ["Date", "Child", "What happened", "Area", "Grade"], ["4/3/2016", "Keira", "Maths test back", "Maths", "B"])
    [entry] = sent(family).record.entry
    assert entry.text == "Maths test back\nArea: Maths\nGrade: B"


CELLS = {
    "child": ["Keira", "P1", "", "heron"], "carer": ["P2", "", "walnut"], "tool": [TOOL, "keepsight-profile", "quarry"], "item": [HEALTH, ADVICE, "", "lantern"],
    "grade": ["met", "Not met", "not observed", "thistle", "2"], "on": ["2/4/2016", "March 2016", "harbour", ""], "to": ["31/3/2016", ""], "trained": ["yes", "", "bramble"],
    "rests": ["", "seen at the ferry", "2/4/2016"], "child_view": ["", "I like my pebble"], "carer_view": ["", "the kettle broke"],
}  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CELLS.items()}), min_size=1, max_size=6))
def test_whatever_a_sheet_holds_every_row_is_accounted_for_and_no_word_is_lost(rows):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, "people.csv", ["person_id", "name", "kind", "birth_date"], ["P1", "Keira Example", "child", "10/3/2012"], ["P2", "Dawn Example", "adult", "1985"])
        write(folder, "care.csv", HEADINGS, *[row(**cells) for cells in rows])
        intake = sent(folder)
    [ledger] = [one for one in intake.files if one.file == "care.csv"]
    record = intake.record
    assert ledger.rows_in == len(rows) == ledger.entries + ledger.already_held + len(ledger.refused) + len(ledger.passed_over)
    told = "\n".join(map(str, (*record.entry, *record.assessment, *record.grade, *ledger.refused)))
    for cells in rows:
        for word in ("heron", "walnut", "quarry", "lantern", "thistle", "harbour", "bramble", "ferry", "pebble", "kettle"):
            assert word not in " ".join(cells.values()) or word in told
    assert {one.value for one in record.grade} <= {"met", "partly met", "not met", ""} and all(one.observed == bool(one.value) for one in record.grade)
