"""What unseen cases showed to be misread: one thing told twice, a child who lives elsewhere now, words that are another's, care that worries nobody."""

from __future__ import annotations

import pytest

from keepsight.patterns import catalogue
from keepsight.patterns.engine import USED, find
from keepsight.patterns.told import Told, tell
from keepsight.procedures import load

INJURY = """
    Efa, child, born 2015-07-07
    2023-03-12 | school | Efa | injury | physical-harm | marks on both arms
    {then}
    2023-06-01 | school | Efa | observation | | in class
    nothing raised
"""
NOTICES = """
    Bryn, child, born 2016-06-06
    2023-01-14 | police | Bryn | incident | domestic-abuse | called to the flat, PPN sent
    2023-05-02 | police | Bryn | incident | domestic-abuse | called again, VPN sub
    {then}
    2023-09-01 | school | Bryn | observation | | in class
    nothing raised
"""
CLOSED = """
    Lowen, child, born 2022-02-02
    2023-01-04 | {agency} | Lowen | contact | {theme} | mother rang | advice
    2023-02-04 | {agency} | Lowen | contact | {theme} | mother rang | advice
    2023-03-04 | {agency} | Lowen | contact | {theme} | mother rang | advice
    nothing raised
"""
ADOPTED = """
    Wil, child, born 2010-01-01
    Nia, child, born 2019-06-01
    Jo, mother of Wil, mother of Nia
    2013-09-01 | social care | Wil | {where}
    2023-01-14 | police | Jo | incident | domestic-abuse alcohol | called by neighbours
    2023-04-02 | police | Jo | incident | domestic-abuse alcohol | called by neighbours
    2023-06-01 | nursery | Nia | observation | | in the garden
    nothing raised
"""
TELLING = """
    Ana, child, born 2012-02-02
    Ben, child, born 2015-03-03
    2023-03-06 | school | Ana, Ben | referral | domestic-abuse | told of the weekend | {begun}
    2023-03-14 | social care | Ana (seen alone), Ben (seen alone) | visit | domestic-abuse childs-words | Ana says that the nights are loud | concerned(person_id: Ana; as_written: Ana; part: spoke) | concerned(person_id: Ben; as_written: Ben; part: mentioned)
    2023-05-20 | school | Ana, Ben | observation | | in class
    nothing raised
"""
ROLL = """
    Una, child, born 2011-01-01
    2023-01-09 | social care | Una (seen) | conference | neglect-educational | child protection plan made | plan
    2023-03-01 | school | Una | school | neglect-educational | {what}
    2023-04-20 | gp | Una (mentioned) | contact | | letter
    nothing raised
"""


def rows_of(told: Told, slug: str) -> list[dict]:
    """The stretches of one pattern alone: a whole catalogue takes a second each time."""
    tables = {name: told.record.table(name, columns) for name, columns in USED.items()}
    rows, _ = find(tables, {"family": told.as_of}, ("together",), [one for one in catalogue() if one.slug == slug], load())
    return [row for row in rows if row["standpoint"] == "together"]


def raised(story: str | Told, slug: str) -> list[list[str]]:
    told = tell(story) if isinstance(story, str) else story
    return [sorted(row["about"]) for row in rows_of(told, slug)]


@pytest.mark.parametrize(
    ("then", "again"),
    [
        ("2023-03-13 | school | Efa | referral | physical-harm | told social care of the marks", False),
        ("2023-03-15 | social care | Efa (seen) | visit | physical-harm | asked how the marks came about", False),
        ("2023-03-15 | hospital | Efa | appointment | physical-harm | older rib fracture on the x-ray", True),
        ("2023-04-15 | school | Efa | referral | physical-harm | told social care of a new burn", True),
    ],
)
def test_an_injury_that_is_passed_on_within_a_week_is_one_injury(then, again):
    assert bool(raised(INJURY.format(then=then), "repeat-injuries")) is again


@pytest.mark.parametrize(("then", "again"), [("2023-05-05 | social care | Bryn | contact | domestic-abuse | police notification of 2 May | advice", False), ("2023-05-20 | social care | Bryn | contact | domestic-abuse | police notification | advice", True)])
def test_a_notice_and_its_receipt_are_one_notice(then, again):
    assert bool(raised(NOTICES.format(then=then), "repeat-notices")) is again


@pytest.mark.parametrize(("agency", "theme", "closed"), [("health visiting", "sleep", False), ("health visiting", "neglect-nutrition", True), ("social care", "", True)])
def test_advice_on_the_telephone_where_nothing_worries_is_no_closed_contact(agency, theme, closed):
    assert bool(raised(CLOSED.format(agency=agency, theme=theme), "below-threshold-run")) is closed


@pytest.mark.parametrize("slug", ["domestic-abuse-without-impact", "substance-without-impact"])
def test_of_a_child_who_was_adopted_away_nothing_is_asked_after(slug):
    assert raised(ADOPTED.format(where="placement | | placed for adoption"), slug) == [["Nia"]]
    assert raised(ADOPTED.format(where="observation | | at a party for an adopted friend"), slug) == [["Nia", "Wil"]]


@pytest.mark.parametrize(("begun", "asked"), [("assessment", []), ("no-further-action", [["Ana"]])])
def test_what_one_child_told_is_not_the_others_words_and_is_heard_where_it_is_being_assessed(begun, asked):
    assert raised(TELLING.format(begun=begun), "childs-words-unanswered") == asked


@pytest.mark.parametrize(("what", "seen"), [("taken off roll to be educated at home | removed-from-roll", False), ("in class, quiet", True)])
def test_leaving_the_roll_is_no_sighting(what, seen):
    assert any("E02" in row["evidence"] for row in rows_of(tell(ROLL.format(what=what)), "child-not-seen")) is seen


def test_a_brother_who_interprets_is_seen_where_the_row_names_only_his_sister():
    told = tell("""
        Amal, child, born 2008-01-01
        Ilyas, child, born 2004-01-01
        2023-01-14 | hospital | Amal | appointment | | her brother interpreted for Mrs W
        2023-03-14 | hospital | Amal | appointment | | seen in clinic
        nothing raised
    """)
    told.record.concerned.append(type(told.record.concerned[0])(entry_id="E01", person_id="Ilyas", as_written="brother Ilyas", part="interpreted", suggested=True))
    assert raised(told, "heard-through-another") == [["Amal"]]


@pytest.mark.parametrize(("agency", "asked"), [("alcohol service", False), ("housing", True)])
def test_whom_an_adults_service_has_on_its_books_is_no_stranger_in_the_home(agency, asked):
    story = f"""
        Jax, child, born 2015-01-01
        Kay, female
        2023-01-10 | {agency} | Kay (subject) | assessment | | son lives with her
        2023-04-01 | school | Jax | observation | | in class
        nothing raised
    """
    assert bool(raised(story, "unlinked-adult")) is asked
