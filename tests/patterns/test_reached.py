"""Only what the patterns asked read of the vocabulary is laid out, and a pattern that is asked alone says what it says among all."""

from __future__ import annotations

from datetime import date

import pytest

from keepsight.patterns import catalogue
from keepsight.patterns.engine import COUNTS, STRETCHES, USED, find, lists
from keepsight.patterns.reached import reached, views
from keepsight.procedures import load

from .families import family, together

FAR = date(2026, 1, 1)
FEW = ("below-threshold-run", "timescale-passed", "child-out-of-sight", "father-gap")


@pytest.fixture(scope="module")
def asked():
    """Puts patterns to a dozen families; the stretches without their numbers, which count over all."""
    whole = together([family(seed, number) for number, seed in enumerate(range(300, 312))])
    tables = {name: whole.table(name, columns) for name, columns in USED.items()}
    days = dict.fromkeys(sorted({entry.family_id for entry in whole.entry}), FAR)
    return lambda definitions: [row | {"stretch_no": 0} for row in find(tables, days, ("together",), definitions, load())[0]]


def test_a_pattern_that_is_asked_alone_says_what_it_says_among_all(asked):
    among_all = asked(catalogue())
    for definition in catalogue():
        if definition.slug in FEW:
            alone = asked([definition])
            assert alone and alone == [row for row in among_all if row["pattern"] == definition.slug]


def test_all_patterns_together_leave_nothing_of_the_vocabulary_unread_and_one_reads_little():
    questions = [COUNTS, STRETCHES]
    everything = reached([*questions, *(definition.pattern.query for definition in catalogue())])
    assert views().keys() <= everything
    assert lists() <= everything, "a list of words that no question names, or that one puts together from parts, would not be read"
    [one] = [definition for definition in catalogue() if definition.slug == "was-not-brought"]
    few = reached([*questions, one.pattern.query])
    assert len(views().keys() & few) < len(views()) / 2
    assert len(lists() & few) < len(lists()) / 2
