"""The line of each father and male carer, and the actions past their day: what the record holds, a blank being a question to services."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.person import Relationship
from keepsight.records.work import Action
from keepsight.reports.picture.told import tell
from keepsight.reports.picture.words.men import INVOLVED, NOT_IN_TOUCH, SHARED, STOPPED, men
from keepsight.reports.picture.words.overdue import NO_ACTION, NONE_PAST, overdue

from .pretend_family import AS_OF, family


def told_with(change=lambda record: None):
    assembled = family()
    change(assembled.record)
    return tell(assembled, [])


def test_each_man_stands_with_the_children_he_is_of_and_the_last_entry_of_a_service_in_touch_with_him():
    said = {man.label: (man.standing, man.in_touch.entry.when, man.in_touch.words) for man in men(told_with()).each}
    assert said == {
        "Marek Osei": ("believed to be father of Rowan Whitlock", "9 March 2012", "present"),
        "Jory Penhallow": ("partner of a parent of Rowan Whitlock, Ivy Whitlock, Unborn baby; father of Otis Penhallow", "2 November 2021", "present"),
    }


def test_harm_stands_with_its_part_and_a_man_without_it_has_none():
    said = {man.label: man.harm and (man.harm.words, man.harm.entry.when) for man in men(told_with()).each}
    assert said == {"Marek Osei": ("said to have harmed", "12 September 2016"), "Jory Penhallow": None}


def test_being_said_to_have_harmed_is_no_touch_with_a_service():
    def only_harm(record):
        record.concerned = [row for row in record.concerned if (row.entry_id, row.person_id) != ("E01", "F1")]

    assert next(man for man in men(told_with(only_harm)).each if man.label == "Marek Osei").in_touch.words == NOT_IN_TOUCH


@pytest.mark.parametrize(
    ("kind", "part", "text", "settles", "words"),
    [
        ("contact", "mentioned", "Week about with his mother, both well", True, SHARED),
        ("decision", "subject", "Safety decision, by R. Lloyd, to be looked at again on 01.07.2024.", True, STOPPED),
        ("incident", "mentioned", "Threats made on the phone", True, STOPPED),
        ("decision", "subject", "A manager’s decision on how he may be involved, by R. Lloyd", True, INVOLVED),
        ("contact", "reported", "Says that the neighbour is on bail", False, ""),
        ("contact", "mentioned", "At work all week", False, ""),
    ],
)
def test_his_line_says_what_settles_or_stops_what_the_question_about_fathers_would_ask(kind, part, text, settles, words):
    def once_more(record):
        record.entry.append(Entry(entry_id="E90", agency="Children's social care", happened_from=AS_OF, happened_to=AS_OF, known_on=AS_OF, kind=Said(kind), text=text))
        record.concerned.append(Concerned(entry_id="E90", person_id="F3", as_written="Jory", part=part, known_on=AS_OF))

    (jory,) = (man for man in men(told_with(once_more)).each if man.label == "Jory Penhallow")
    assert [line.words for line in jory.settles] == ([words] if settles else [])
    assert jory.harm is None, "words of a decision are no entry of harm"


@pytest.mark.parametrize("relationship, named", [("father", False), ("adoptive father", False), ("donor", False), ("mother", False), ("stepfather", True), ("uncle", True)])
def test_a_child_of_whom_no_father_is_named_is_asked_of_services_unless_a_donor_or_a_second_mother_settles_it(relationship, named):
    told = told_with(lambda record: record.relationship.append(Relationship(person_id="G", relationship=relationship, related_person_id="C2")))
    assert ("Ivy Whitlock" in men(told).not_named) == named
    assert "Unborn baby" in men(told).not_named


def action(entry_id: str, due: date | None, **more) -> Action:
    return Action(entry_id=entry_id, action_id="A1", action="Ask the eye clinic for a new day", owner="Amy Tregear", owner_agency="School nursing", due_on=due, **more)


@pytest.mark.parametrize(
    "actions, said",
    [
        ([], NO_ACTION),
        ([action("E13", None)], NO_ACTION),
        ([action("E13", AS_OF)], NONE_PAST),
        ([action("E13", AS_OF - timedelta(1), done_entry_id="E14")], NONE_PAST),
        ([action("E13", date(2022, 4, 1)), action("E17", AS_OF + timedelta(9))], NONE_PAST),
    ],
)
def test_where_no_action_is_past_its_day_the_page_says_which_of_the_two_it_is(actions, said):
    late = overdue(told_with(lambda record: record.action.extend(actions)))
    assert (late.actions, late.if_none) == ((), said)


def test_an_action_past_its_day_stands_with_its_owner_and_what_was_carried_over():
    late = overdue(told_with(lambda record: record.action.extend([action("E17", date(2024, 5, 10)), action("E13", date(2022, 4, 1))]))).actions
    assert [(one.owner, one.due, one.entry.when) for one in late] == [
        ("Amy Tregear, School nursing", "was due 10 May 2024, 10 days ago; carried over from 1 April 2022", "20 June 2023")
    ]


def test_done_by_an_entry_that_is_out_of_sight_is_not_done_for_this_reader():
    late = overdue(told_with(lambda record: record.action.append(action("E13", date(2024, 5, 10), done_entry_id="hidden"))))
    assert len(late.actions) == 1
