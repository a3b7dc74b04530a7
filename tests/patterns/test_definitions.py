"""Every definition meets the contract of a pattern (design 4.1), and its two worked examples come out as they say."""

from __future__ import annotations

import pytest

from keepsight.patterns import catalogue, run
from keepsight.patterns.definition import HEADINGS
from keepsight.patterns.told import tell
from keepsight.procedures import load

EVERY = pytest.mark.parametrize("definition", catalogue(), ids=lambda d: d.slug)


def raised_in(text, slug):
    told = tell(text)
    labels = {person.person_id: person.label for person in told.record.person}
    found = run(told.record, told.as_of, only=(slug,))
    return [(f.raised_on, tuple(sorted(labels[p] for p in f.about))) for f in found], told.raised


@EVERY
def test_what_it_looks_for_is_found_in_its_first_example(definition):
    found, said = raised_in(definition.pattern.found, definition.slug)
    assert said and found == said


@EVERY
def test_what_only_looks_like_it_is_not_raised_in_its_second_example(definition):
    found, said = raised_in(definition.pattern.not_found, definition.slug)
    assert found == said == []


@EVERY
def test_its_docstring_has_the_four_headings_in_order(definition):
    assert tuple(definition.about) == HEADINGS
    assert all(definition.about.values())


@EVERY
def test_its_thresholds_come_from_the_procedures_and_all_of_them_are_used(definition):
    assert set(definition.thresholds) == set(load()[definition.slug])
