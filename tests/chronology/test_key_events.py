"""What is proposed as a key event, and that a person's yes or no goes before."""

from __future__ import annotations

import pytest

from keepsight.chronology.key_events import proposal, proposals
from keepsight.records.entry import Said, Theme

from .rows import entry


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("New social worker, A. Trent, introduced herself.", "a change of worker"),
        ("Case re-allocated to B. Frame.", "a change of worker"),
        ("Handover visit with the health visitor.", "a change of worker"),
        ("SW has left; no one is named yet.", "a change of worker"),
        ("New shoes for the social worker's visit.", ""),
        ("Home visit by the health visitor.", ""),
    ],
)
def test_a_change_of_worker_is_told_by_its_words(text, why):
    assert proposal(entry("E1", "2018-03-01", "school", text))[0] == why


@pytest.mark.parametrize(("kind", "why"), [("birth", "a birth"), ("move", "a change of home"), ("placement", "a change of carer"), ("plan end", "a change of plan"), ("visit", "")])
def test_kinds_that_change_a_childs_life_are_proposed_with_the_words_they_rest_on(kind, why):
    one = entry("E1", "2018-03-01", "school", "It happened.")
    one.kind = Said(kind, True, "happened")
    assert proposal(one) == ((why, "happened") if why else ("", ""))


def test_the_childs_words_are_proposed_from_a_column_or_from_the_text_but_not_where_they_are_denied():
    said, read, denied = (entry(f"E{n}", "2018-03-01", "school", "He spoke.") for n in range(3))
    said.childs_words, read.themes, denied.themes = "I am cold", [Theme("childs-words", True, "said")], [Theme("childs-words", True, "said nothing", True)]
    assert proposals([said, read, denied]) == {"E0": "the child's words", "E1": "the child's words"}


def test_what_is_marked_or_answered_is_proposed_no_more():
    born, moved = entry("E1", "2018-03-01", "gp", "Born."), entry("E2", "2018-03-01", "gp", "Moved.")
    born.kind, moved.kind, born.key = Said("birth"), Said("move"), True
    assert proposals([born, moved], settled=["E2"]) == {}
