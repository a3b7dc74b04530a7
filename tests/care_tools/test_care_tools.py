"""Tools for looking at care as data: read whole or with every fault named, the local tool first, words and no numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reports.test_our_own_words import NEVER
from typer.testing import CliRunner

from keepsight.care_tools import hold, rolled_up
from keepsight.care_tools.read_tool import BadTool, read_tool
from keepsight.care_tools.tool import UNBORN
from keepsight.cli.app import app

TOOLS = Path(__file__).parent / "tools"
OURS = hold().tools[0]
HEARTH = hold(TOOLS).tools[0]
HORWATH = ["medical", "nutritional", "emotional", "educational", "physical", "lack of supervision and guidance"]


def words_of(tool):
    """Everything a tool says on a page."""
    yield from (tool.name, tool.notice, tool.source, tool.licence, *(word.word for word in tool.scale), *(word.means for word in tool.scale))
    for area in tool.areas:
        for sub_area, item in area.items():
            yield from (area.name, sub_area.name, item.name, *item.descriptions.values())


def test_ours_has_horwaths_six_dimensions_with_child_interaction_and_carer_kept_apart():
    assert [area.source for area in OURS.areas] == [f"Horwath: {dimension}" for dimension in HORWATH]
    assert {tuple(one.about for one in area.sub_areas) for area in OURS.areas} == {("child", "between", "carer")}


def test_ours_grades_in_words_and_no_number_says_that_it_is_a_draft_and_no_validated_tool_and_names_its_source():
    assert [word.word for word in OURS.scale] == ["met", "partly met", "not met"]
    assert not [said for said in words_of(OURS) if re.search(r"\d", said.replace("draft 1", "").replace("(2007)", ""))]
    assert "not a validated tool" in OURS.notice and "drafts for practitioners to edit" in OURS.notice and "use that first" in OURS.notice
    assert "Horwath (2007)" in OURS.source and "Glaser" in OURS.source and OURS.rule == "none"


def test_ours_uses_none_of_the_words_that_we_do_not_say():
    assert [said for said in words_of(OURS) if NEVER.search(said)] == []


@pytest.mark.parametrize("months", [UNBORN, 0, 11, 12, 59, 60, 131, 132, 215])
def test_for_every_age_ours_has_something_to_look_at_and_a_description_for_every_grade(months):
    items = [item for area in OURS.for_age(months) for _, item in area.items()]
    assert len(items) >= 5
    assert all(set(item.descriptions) == {"met", "partly met", "not met"} and all(item.descriptions.values()) for item in items)


def test_what_is_asked_of_an_unborn_child_is_not_asked_of_a_child_of_six_and_the_other_way_round():
    unborn, six = ({item.name for area in OURS.for_age(months) for _, item in area.items()} for months in (UNBORN, 72))
    assert "Care in pregnancy" in unborn - six and "At school, and learning" in six - unborn


def test_a_partnerships_own_tool_with_other_areas_grades_and_roll_up_is_read_and_comes_before_ours():
    held = hold(TOOLS)
    assert [tool.tool for tool in held.tools] == ["hearth-scale", "keepsight-profile"] and held.problems == ()
    assert [area.name for area in HEARTH.areas] == ["Shelter", "Company"]
    assert [word.word for word in HEARTH.scale] == ["bright", "warm", "glowing", "smoking", "cold"]
    assert not HEARTH.ours and OURS.ours


def test_who_may_use_a_tool_is_the_tools_to_say():
    assert HEARTH.may_be_used_by("practitioner", "School") and not HEARTH.may_be_used_by("supervisor", "School")
    assert HEARTH.training == "needed" and OURS.training == "asked" and OURS.may_be_used_by("supervisor", "any agency")


ROLLED = [  # the words of the parts; the area's word by "most frequent, unless one is worse than the third"
    (["bright", "warm", "warm"], "warm"),
    (["bright", "bright", "cold"], "cold"),
    (["bright", "warm"], "warm"),
    (["glowing", "bright", "bright"], "bright"),
    ([], None),
]


@pytest.mark.parametrize(("words", "area"), ROLLED)
def test_an_area_stands_at_the_most_frequent_word_and_a_grave_one_is_never_masked(words, area):
    found = rolled_up(HEARTH, words)
    assert (found and found.word) == area


def test_ours_gives_no_area_a_word_that_nobody_chose():
    assert rolled_up(OURS, ["not met", "met"]) is None


def test_every_fault_of_a_file_is_named_at_once_with_its_place():
    text = (TOOLS / "hearth.toml").read_text(encoding="utf-8")
    text = text.replace('version = "3.1"\n', "").replace('cold = "Nobody."\n', 'frozen = "Nobody."\n').replace('rule = "most frequent"', 'rule = "average"')
    text = text.replace('name = "Light"', 'name = "Rain"').replace("reassess_after_days = 120", 'reassess_after_days = "soon"').replace("[may_use]", "colour = 'red'\n[may_use]")
    with pytest.raises(BadTool) as raised:
        read_tool("hearth.toml", text)
    assert sorted(raised.value.problems) == [
        "hearth.toml, [roll_up]: 'rule' needs to be one of 'none', 'by whoever grades', 'worst', 'most frequent', and 'average' was found.",
        "hearth.toml, area 'Shelter': two items are called 'Rain', and each needs a name of its own.",
        "hearth.toml, area 2 (Company), sub-area 1 (People), item 1 (Somebody near): [area.sub_area.item.is] describes 'frozen', and the tool has no such grade.",
        "hearth.toml, area 2 (Company), sub-area 1 (People), item 1 (Somebody near): [area.sub_area.item.is] has no description of the grade 'cold'.",
        "hearth.toml: 'colour' is not known here; known are area, band, grade, licence, may_use, name, notice, reassess_after_days, roll_up, source, tool, version.",
        "hearth.toml: 'reassess_after_days' needs to be a whole number of 1 or more, and 'soon' was found.",
        "hearth.toml: 'version' is missing or empty.",
    ]


def test_a_file_that_is_no_toml_says_at_which_line(tmp_path):
    (tmp_path / "torn.toml").write_text('tool = "torn"\nname = half a', encoding="utf-8")
    held = hold(tmp_path)
    assert [tool.tool for tool in held.tools] == ["keepsight-profile"]
    assert held.problems[0].startswith("torn.toml: cannot be read as TOML:") and "line 2" in held.problems[0]


def test_the_terminal_lists_the_tools_and_ends_with_2_where_a_file_is_none(tmp_path):
    run = CliRunner().invoke(app, ["tools", "--tools", str(TOOLS)])
    assert run.exit_code == 0 and run.stdout.index("The Hearth scale") < run.stdout.index("What was seen of this child’s care")
    (tmp_path / "empty.toml").write_text("", encoding="utf-8")
    wrong = CliRunner().invoke(app, ["tools", "--tools", str(tmp_path)])
    assert wrong.exit_code == 2 and "empty.toml: 'tool' is missing or empty." in wrong.stderr
    assert "nowhere: there is no such folder of tools" in CliRunner().invoke(app, ["tools", "--tools", str(tmp_path / "nowhere")]).stderr
