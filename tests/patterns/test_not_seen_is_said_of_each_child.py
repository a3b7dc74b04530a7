"""What is said of one child is never said of another: the days since each was last seen (safe practice 2.4; promise 1)."""

from datetime import date

from keepsight.patterns import run
from keepsight.patterns.told import tell

TWO_CHILDREN = """
    Anwen, child, born 2015-03-03
    Bryn, child, born 2017-03-03
    2023-01-09 | social care | Anwen (subject), Bryn (subject) | conference | neglect-physical | child protection plan made | plan
    2023-01-16 | social care | Anwen (seen alone), Bryn (seen) | visit | | seen in her room
    2023-03-20 | social care | Bryn (seen) | visit | | Bryn seen, Anwen at a friend's
"""


def said(text, day):
    return [f.statement for f in run(tell(text).record, day, only=("child-not-seen",))]


def test_a_child_who_has_been_seen_again_is_told_apart_from_one_who_has_not():
    assert said(TWO_CHILDREN, date(2023, 3, 25)) == [
        "Since 16 January 2023, 68 days by 25 March 2023, there is no entry in the records supplied of Anwen being seen. Earlier in the same time it was so of Bryn."
    ]


def test_a_child_only_mentioned_at_a_conference_about_others_has_no_work_opened_by_it():
    mentioned = TWO_CHILDREN.replace("Bryn (subject)", "Bryn (mentioned)").replace(", Bryn (seen) | visit | | seen in her room", " | visit | | seen in her room")
    found = run(tell(mentioned).record, date(2023, 3, 19), only=("child-not-seen",))
    assert [f.about for f in found] == [["Anwen"]]


BEFORE_A_BIRTH = """
    Anwen, child, born 2015-03-03
    Cai, child, born 2023-02-10
    2023-01-09 | social care | Anwen (subject), Cai (subject) | conference | neglect-physical | child protection plan made, the unborn baby too | plan
    2023-02-13 | social care | Anwen (seen) | visit | | bedroom seen
    2023-06-20 | social care | Anwen (seen), Cai (seen) | visit | | all seen
"""


def test_of_a_child_with_whom_work_was_opened_before_the_birth_the_days_are_counted_from_the_birth():
    (before,) = said(BEFORE_A_BIRTH, date(2023, 3, 20))
    assert "Since the birth on 10 February 2023, 38 days by 20 March 2023, there is no entry in the records supplied of Cai being seen." in before


def test_no_bedroom_is_missed_before_there_is_a_baby_and_a_cot_that_was_seen_is_one():
    assert "Cai's bedroom" not in " ".join(said(BEFORE_A_BIRTH, date(2023, 5, 11)))
    assert "Since 10 February 2023, 131 days by 21 June 2023, there is no entry in the records supplied of Cai's bedroom being seen." in said(BEFORE_A_BIRTH, date(2023, 6, 21))[0]
    cot = run(tell(BEFORE_A_BIRTH.replace("all seen", "all seen, cot in his mother's room")).record, date(2023, 6, 21))
    assert [(f.live, f.resolved_on) for f in cot if f.pattern == "child-not-seen"] == [(False, date(2023, 6, 20))]


def test_a_child_on_a_plan_before_the_birth_is_not_said_to_be_unseen_until_the_days_from_the_birth_have_run():
    long_before = BEFORE_A_BIRTH.replace("born 2023-02-10", "born 2023-05-10")
    assert "Cai" not in " ".join(said(long_before, date(2023, 5, 24)))
    assert "Since the birth on 10 May 2023, 30 days by 9 June 2023" in " ".join(said(long_before, date(2023, 6, 9)))
