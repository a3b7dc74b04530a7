"""Files that give people and kinds and no parts, outcomes in an agency's own words, and rows that say themselves that nothing was decided: what an audit from outside found misread."""

from __future__ import annotations

import pytest

from keepsight.patterns.told import tell

from .test_told_twice_or_of_another import rows_of

KAI = """
    Kai, child, born 2010-02-02
    {also}
    2019-03-04 | school | Kai | concern | neglect-nutrition | hungry
    2020-11-09 | school | Kai | concern | neglect-physical | dirty, smells
    2023-01-16 | police | {who} | incident | {theme} | {what}
    2023-04-03 | school | Kai | observation | | in class
    nothing raised
"""
DEAF = """
    Mina, child, born 2014-04-04
    Rhian, mother of Mina
    2023-01-05 | paediatrics | {who} | appointment | disability | profoundly deaf since birth
    2023-02-05 | social care | Mina (seen), Rhian | visit | neglect-physical | seen at home
    2023-03-05 | social care | Mina (seen), Rhian | visit | neglect-physical | seen at home
    nothing raised
"""
MISSED = """
    Ifor, child, born 2015-03-03
    2023-01-09 | social care | Ifor | plan start | neglect-physical | child protection plan for neglect | plan
    2023-01-20 | gp | Ifor (was not brought) | missed appointment | neglect-medical | not brought to the asthma review
    {then}
    2023-03-09 | social care | Ifor | visit | | at home
    nothing raised
"""
MEETING = """
    Petra, child, born 2013-03-13
    2023-01-16 | social care | Petra | {meeting}
    {then}
    2023-03-20 | school | Petra | observation | | tired
    nothing raised
"""
DECLINED = """
    Ursula, child, born 2016-08-08
    2023-01-10 | school | Ursula | concern | neglect-nutrition | hungry most mornings
    2023-02-14 | {agency} | Ursula | contact | | {what}
    2023-05-02 | gp | Ursula | appointment | health | ear infection
    nothing raised
"""
POLICE = """
    Bryn, child, born 2016-06-06
    2023-01-14 | {agency} | Bryn | incident | domestic-abuse | called to shouting, {what}
    2023-05-02 | {agency} | Bryn | incident | domestic-abuse | called again, {what}
    2023-09-19 | {agency} | Bryn | incident | domestic-abuse | called again, {what}
    nothing raised
"""
TURNS = """
    Non, child, born 2015-09-09
    2023-01-10 | social care | Non | visit | improvement | much cleaner
    2023-04-01 | school | Non | concern | neglect-physical | unwashed
    {then}
    nothing raised
"""


def days_of(story: str, slug: str) -> list[str]:
    return [str(row["raised_on"]) for row in rows_of(tell(story), slug)]


@pytest.mark.parametrize(
    ("who", "theme", "what", "days"),
    [
        ("Kai (mentioned)", "exploitation-missing", "reported missing overnight", ["2023-03-21"]),
        ("Kai (mentioned)", "offending", "stopped in a stolen car", ["2023-03-21"]),
        ("Kai (mentioned), Ros (mentioned)", "exploitation-missing", "Ros rang, not home all night", ["2023-03-21"]),
        ("Kai (mentioned), Ros (mentioned)", "offending", "Ros stopped in a stolen car", []),
        ("Kai (mentioned), Una (mentioned)", "exploitation-missing", "one of them missing overnight", []),
    ],
)
def test_an_older_child_whom_alone_a_row_names_is_whom_it_is_about_and_what_an_adult_did_stays_the_adults(who, theme, what, days):
    assert days_of(KAI.format(also="Ros, mother of Kai\n    Una, child, born 2012-02-02", who=who, theme=theme, what=what), "older-child-behaviour") == days


def test_that_a_school_excluded_a_child_is_no_thought_of_earlier_neglect():
    excluded = "decision | neglect-educational | excluded for five days"
    story = KAI.format(also="Ros, mother of Kai", who="Kai (mentioned)", theme="exploitation-missing", what="reported missing overnight").replace("school | Kai | observation | | in class", f"school | Kai | {excluded}")
    assert days_of(story, "older-child-behaviour") == ["2023-03-21"]


def test_an_allowance_is_waited_for_on_the_earliest_day_too():
    story = """
    Ifor, child, born 2015-03-03
    Carys, mother of Ifor
    2022-12-01 | police | Carys (subject), Ifor | incident | alcohol | drunk in the street
    {when} | gp | Carys (subject) | appointment | alcohol | drinking most evenings
    2023-06-09 | school | Ifor | observation | | in class
    nothing raised
    """
    def both(when):
        return [(str(row["raised_on"]), str(row["raised_on_earliest"])) for row in rows_of(tell(story.format(when=when)), "substance-without-impact")]

    assert both("2023-02-10") == [("2023-03-13", "2023-03-13")]
    assert both("2023-02") == [("2023-03-31", "2023-03-04")]


@pytest.mark.parametrize(("who", "days"), [("Mina (mentioned)", ["2023-03-05"]), ("Mina (mentioned), Rhian", [])])
def test_who_is_deaf_is_told_where_the_row_names_one_child_and_nobody_else(who, days):
    assert days_of(DEAF.format(who=who), "heard-through-another") == days


@pytest.mark.parametrize(
    ("then", "days"),
    [
        ("", ["2023-02-18"]),
        ("coverage(agency: gp; kind_of_file: every contact)", ["2023-02-18"]),
        ("coverage(agency: gp; kind_of_file: significant events)", []),
        ("2023-02-02 | gp | Ifor (seen) | appointment | health | asthma review | attended", []),
    ],
)
def test_one_appointment_missed_on_a_plan_for_neglect_is_asked_about_unless_the_file_says_that_it_leaves_contacts_out(then, days):
    assert days_of(MISSED.format(then=then), "was-not-brought") == days


@pytest.mark.parametrize(
    ("meeting", "then", "days"),
    [
        ("meeting | neglect-physical | all agencies met, no decision was made", "", ["2023-01-31"]),
        ("meeting | neglect-physical | all agencies met", "", []),
        ("meeting | neglect-physical | all agencies met, the question was deferred", "", []),
        ("meeting | neglect-physical | all agencies met, no decision was made", "2023-01-23 | social care | Petra | decision | | a conference is to be held", []),
    ],
)
def test_a_meeting_whose_own_row_says_that_nothing_was_decided_is_asked_about_after_ten_working_days(meeting, then, days):
    assert days_of(MEETING.format(meeting=meeting, then=then), "no-decision") == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("booking, 24 weeks pregnant", ["2023-05-30"]),
        ("booked at 12 wks", ["2023-06-27"]),
        ("antenatal 18+3/40", ["2023-05-30"]),
        ("pregnant, seen 3 weeks ago", []),
    ],
)
def test_how_far_on_a_pregnancy_is_may_stand_in_the_words_of_the_row(words, days):
    story = f"""
    Lili, child, born 2018-01-01
    Ros, mother of Lili
    2022-03-10 | school | Lili | concern | neglect-nutrition | hungry
    2022-06-14 | school | Lili | concern | neglect-physical | clothes wet and too small
    2023-05-01 | midwifery | Ros | pregnancy | pregnancy | {words}
    2023-07-20 | school | Lili | observation | | in class
    nothing raised
    """
    assert days_of(story, "new-baby-no-rethink") == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("co-sleeping, mother smokes 20 a day", ["2023-04-02"]),
        ("co-sleeping", []),
        ("mother smokes outside", []),
        ("smokes, safer sleep and co-sleeping talked through", []),
    ],
)
def test_a_bed_shared_and_smoking_may_be_told_in_one_row(words, days):
    story = f"""
    Osian, child, born 2023-03-10
    Megan, mother of Osian
    2023-04-02 | health visiting | Osian, Megan | visit | sleep | {words}
    2023-04-20 | gp | Osian | appointment | | weighed
    nothing raised
    """
    assert days_of(story, "infant-sleep-context") == days


def test_working_days_are_counted_from_the_earliest_day_for_the_earliest_day():
    story = """
    Ana, child, born 2014-01-01
    2023-03 | school | Ana (spoke) | disclosure | physical-harm | said that she is hit
    2023-05-01 | school | Ana | observation | | in class
    nothing raised
    """
    (row,) = rows_of(tell(story), "childs-words-unanswered")
    assert (str(row["raised_on"]), str(row["raised_on_earliest"])) == ("2023-04-12", "2023-03-09")


def test_that_a_strategy_discussion_was_one_is_no_outcome_of_it():
    first = "2022-06-09 | social care | Petra | strategy discussion | physical-harm | enquiry to begin | section-47\n    2022-08-09 | social care | Petra | closure | | closed | closed\n"
    then = "2023-01-16 | social care | Petra | strategy discussion | neglect-physical | strategy discussion held | "
    for outcome, days in (("strategy-discussion", ["2023-01-31"]), ("section-47", [])):
        assert days_of(MEETING.format(meeting="observation | | seen", then=first + "    " + then + outcome), "no-decision") == days


@pytest.mark.parametrize(
    ("agency", "what", "days"),
    [
        ("early help", "mother would rather not have help | help-declined", []),
        ("social care", "mother would rather not have help | help-declined", ["2023-02-14"]),
        ("early help", "closed, not taken up | closed", ["2023-02-14"]),
    ],
)
def test_help_that_was_declined_is_no_closure_unless_a_contact_with_social_care_ended_with_it(agency, what, days):
    assert days_of(DECLINED.format(agency=agency, what=what), "closed-not-engaged") == days


@pytest.mark.parametrize(
    ("agency", "what", "days"),
    [
        ("police", "notice sent", ["2023-09-19"]),
        ("police", "children's social care notified", ["2023-09-19"]),
        ("police", "advice given", []),
        ("housing", "notice sent", []),
    ],
)
def test_a_notice_is_read_from_the_words_in_which_the_police_say_that_they_passed_it_on(agency, what, days):
    assert days_of(POLICE.format(agency=agency, what=what), "repeat-notices") == days


def test_an_improvement_that_its_source_marked_is_a_first_turn_and_no_change_that_held_without_something_worse_before_it():
    again = "2023-07-10 | social care | Non | visit | improvement | clean again\n    2023-11-01 | school | Non | concern | neglect-physical | unwashed"
    assert days_of(TURNS.format(then=again), "see-saw") == ["2023-11-01"]
    assert days_of(TURNS.format(then="2023-07-10 | social care | Non | visit | improvement | clean again"), "see-saw") == []
    assert days_of(TURNS.format(then="2023-10-10 | health visiting | Non | visit | improvement | clean"), "good-change-held") == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("health visitor disagrees with children's social care's decision to close", ["2023-02-09"]),
        ("parents disagree with each other about bedtimes", []),
    ],
)
def test_a_difference_between_professionals_is_read_in_the_words_in_which_it_is_written(words, days):
    story = f"""
    Rory, child, born 2014-04-04
    2023-02-01 | health visiting | Rory (mentioned) | contact | neglect-nutrition | {words}
    2023-03-01 | school | Rory | observation | | in class
    nothing raised
    """
    assert days_of(story, "unresolved-difference") == days
