"""A pattern whose fields no source carries is said to be not able to run, and is never raised (safe practice 2.2)."""

from __future__ import annotations

from datetime import date

from keepsight.patterns import not_able, run
from keepsight.patterns.told import tell

ABOUT_DRINKING = """
    Rhys, child, born 2018-02-20
    {mother}
    2021-03-01 | police | Rhys | incident | alcohol | drunk in the street
    2021-05-10 | gp | Rhys | appointment | alcohol | drinking most evenings
"""


def test_without_who_is_who_the_question_about_drinking_cannot_be_run_and_says_what_it_lacked():
    record = tell(ABOUT_DRINKING.format(mother="")).record
    lacking = {found.pattern: found.lacks for found in not_able(record, date(2022, 1, 1))}
    assert lacking["substance-without-impact"] == ["who is whose mother, father or partner"]
    assert not [f for f in run(record, date(2022, 1, 1)) if f.pattern == "substance-without-impact"]


def test_with_who_is_who_the_same_record_is_asked_about():
    record = tell(ABOUT_DRINKING.format(mother="Carys, mother of Rhys")).record
    assert "substance-without-impact" not in {found.pattern for found in not_able(record, date(2022, 1, 1))}
    assert [f for f in run(record, date(2022, 1, 1)) if f.pattern == "substance-without-impact"]


def test_what_stood_in_the_record_only_later_does_not_count_as_held():
    record = tell(ABOUT_DRINKING.format(mother="Carys, mother of Rhys")).record
    assert "cumulative-neglect" in {found.pattern for found in not_able(record, date(2020, 1, 1))}
