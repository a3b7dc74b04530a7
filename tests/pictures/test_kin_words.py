"""Relationship words as people write them."""

from __future__ import annotations

import pytest

from keepsight.pictures.genogram.kin import Tie, read_tie
from keepsight.records.codes import RELATIONSHIPS


@pytest.mark.parametrize(
    ("words", "tie"),
    [
        ("Mother", Tie("parent", "birth", "female")),
        ("dad", Tie("parent", "birth", "male")),
        ("step-father", Tie("parent", "step", "male")),
        ("Step Mum", Tie("parent", "step", "female")),
        ("foster carer", Tie("parent", "foster")),
        ("special guardian", Tie("parent", "carer")),
        ("son", Tie("parent", "birth", "male", inverse=True)),
        ("stepchild", Tie("parent", "step", inverse=True)),
        ("putative father", Tie("parent", "birth", "male", uncertain=True)),
        ("ex-husband", Tie("partner", "married", "male", ended="divorced")),
        ("ex partner", Tie("partner", "", "", ended="ended")),
        ("separated wife", Tie("partner", "married", "female", ended="ended")),
        ("mum's ex-boyfriend", Tie("parents' partner", "", "male", "mother", ended="ended")),
        ("MGM", Tie("grandparent", "", "female", "mother")),
        ("Paternal Grand-father", Tie("grandparent", "", "male", "father")),
        ("mother's sister", Tie("aunt", "", "female", "mother")),
        ("half brother", Tie("sibling", "half", "male")),
        ("twin sister", Tie("sibling", "twin", "female")),
        ("step grandmother", Tie("other")),
        ("great grandmother", Tie("other")),
        ("the man in the flat", Tie("other")),
        ("", Tie("other")),
    ],
)
def test_a_relationship_is_read_as_it_is_meant_and_never_further(words, tie):
    assert read_tie(words) == tie


@pytest.mark.parametrize("words", sorted(set(RELATIONSHIPS) - {"cousin", "friend", "neighbour", "relative"}))
def test_every_relationship_of_the_closed_list_that_a_line_can_show_is_known(words):
    assert read_tie(words).kind != "other"
