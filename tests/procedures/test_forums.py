"""The forums are configuration: dated, each number with its source, and a partnership lays its own over ours in its one file."""

from __future__ import annotations

import pytest

from keepsight.procedures import BadProcedures, load


def laid_over(tmp_path, words: str):
    (tmp_path / "ours.toml").write_text(words, encoding="utf-8")
    return load(tmp_path / "ours.toml")


def test_no_number_stands_without_its_source_and_reflective_supervision_has_none():
    forums = load().meeting.forums.values()
    assert all(number.source for forum in forums for number in (forum.quorum, forum.first, forum.rhythm) if number)
    assert [(one.key, one.keeps) for one in forums if one.reflective] == [("joint-supervision", ("themes", "hypotheses", "carried"))]
    assert load().meeting.forums["joint-supervision"].quorum is load().meeting.forums["joint-supervision"].rhythm is None


def test_a_partnership_changes_a_forum_adds_one_and_sets_its_own_steps_in_its_one_file(tmp_path):
    meeting = laid_over(tmp_path, '''
        [timescales]
        T07 = 21
        [partnership]
        name = "Trevarth Partnership"
        [forums.complex-case-panel]
        quorum = { agencies = 4 }
        rhythm = { value = 6, unit = "weeks" }
        [forums.hub]
        name = "Hub meeting"
        kind = "case management"
        keeps = ["minutes", "actions"]
        held_by = ["supervisor"]
        [escalation]
        steps = [{ name = "the two workers", working_days = 1 }, { name = "the independent reviewing officer" }]
    ''').meeting
    assert meeting.partnership == "Trevarth Partnership"
    panel = meeting.forums["complex-case-panel"]
    assert (panel.quorum.value, panel.rhythm.value, panel.rhythm.unit, panel.basis) == (4, 6, "weeks", "local")
    assert meeting.forums["core-group"].rhythm.value == 21  # a rhythm that is a timescale follows the partnership's timescale
    assert meeting.forums["hub"].keeps == ("minutes", "actions")
    assert meeting.escalation.steps == (("the two workers", 1), ("the independent reviewing officer", None))
    assert meeting.escalation.days_of("the two workers") == 1


def test_everything_that_is_wrong_is_said_at_once_with_what_was_needed(tmp_path):
    with pytest.raises(BadProcedures) as wrong:
        laid_over(tmp_path, '''
            [forums.joint-supervision]
            keeps = ["themes", "decisions"]
            [forums.core-group]
            quorum = { agencies = 0 }
            colour = "red"
            [escalation]
            steps = [{ working_days = 2 }]
        ''')
    said = str(wrong.value)
    assert "a reflective forum may keep themes, hypotheses, carried, found 'decisions'" in said
    assert "[forums.core-group] quorum: needed a whole number of 1 or more" in said and "colour: a forum has no such line" in said
    assert "[escalation] step 1: needed a name" in said
