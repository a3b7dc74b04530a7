"""What settles a question and what does not, where the slow reading and the SQL once differed or an ordinary family was misread."""

from __future__ import annotations

import pytest

from keepsight.patterns import run
from keepsight.patterns.engine import says
from keepsight.patterns.told import tell

EXPECTING = """
    Lili, child, born 2018-01-01
    Osk, child, expected 2023-05-01
    2022-03-10 | school | Lili | concern | neglect-nutrition | hungry
    2022-06-14 | school | Lili | concern | neglect-physical | clothes wet and too small
    2022-11-01 | midwifery | Osk | pregnancy | pregnancy | booked at 14 weeks
    2022-11-21 | social care | Lili | {then} | | as written
    2023-02-01 | school | Lili | observation | | in class
    nothing raised
"""
CANCELLED = """
    Tobias, child, born 2014-01-01
    2023-01-10 | hospital | Tobias | appointment | help-not-delivered | clinic cancelled, staff ill | cancelled-by-service
    2023-02-10 | {then}
    2023-06-01 | school | Tobias | observation | | in class
    nothing raised
"""
ON_A_PLAN = """
    Idwal, child, born 2015-03-03
    2022-06-01 | social care | Idwal | meeting | | family group conference {then}
    2023-01-09 | social care | Idwal (subject) | conference | neglect-physical | child protection plan made | plan
    2023-05-20 | social care | Idwal (seen) | visit | | seen at home
    nothing raised
"""
HITTING = """
    Efa, child, born 2017-07-07
    2023-01-10 | police | Efa | {first}
    2023-04-02 | police | Efa | incident | domestic-abuse | called again
    2023-06-01 | school | Efa | observation | | in class
    nothing raised
"""


@pytest.mark.parametrize(
    ("story", "then", "slug", "raised"),
    [
        (EXPECTING, "review", "new-baby-no-rethink", True),
        (EXPECTING, "assessment", "new-baby-no-rethink", False),
        (CANCELLED, "hospital | Tobias | appointment | | seen in clinic | attended", "help-asked-not-given", False),
        (CANCELLED, "gp | Tobias | appointment | | asthma review | attended", "help-asked-not-given", True),
        (ON_A_PLAN, "held, two aunts came", "network-not-convened", False),
        (ON_A_PLAN, "not taken up with anyone", "network-not-convened", True),
        (HITTING.replace("{first}", "{then}"), "incident | domestic-abuse | called by neighbours", "domestic-abuse-without-impact", True),
        (HITTING.replace("{first}", "{then}"), "court | domestic-abuse | order made", "domestic-abuse-without-impact", False),
    ],
)
def test_what_then_happened_settles_it_or_does_not(story, then, slug, raised):
    told = tell(story.format(then=then))
    assert bool(run(told.record, told.as_of, only=(slug,))) is raised


MEANT = """
    Rhys, child, born 2018-02-20
    Mia, child, born 2020-01-01
    Carys, mother of Rhys, mother of Mia
    2023-01-10 | police | Carys, Rhys, Mia | incident | alcohol domestic-abuse | called by neighbours
    2023-04-02 | gp | Carys, Rhys, Mia | incident | alcohol domestic-abuse | again
    2023-04-12 | school | Rhys | observation | | in class | concerned(person_id: Rhys; as_written: Rhys; impact: {impact})
    2023-06-20 | school | Rhys, Mia | observation | | in class
    nothing raised
"""
WITHOUT = ("domestic-abuse-without-impact", "substance-without-impact")


@pytest.mark.parametrize(("impact", "of_whom"), [("Up all night, asleep at his desk.", ["Mia"]), ("Not known.", ["Mia", "Rhys"]), pytest.param("n/a", ["Mia", "Rhys"], marks=pytest.mark.long)])
def test_what_an_entry_says_it_meant_for_a_child_is_that_childs_impact_alone_and_a_word_for_nothing_known_is_none(impact, of_whom):
    story = tell(MEANT.format(impact=impact))
    assert {finding.pattern: finding.about for finding in run(story.record, story.as_of, only=WITHOUT)} == dict.fromkeys(WITHOUT, of_whom)


THERAPIES = """
    Lili, child, born 2021-01-01
    Osk, child, expected 2023-05-01
    2022-03-10 | hospital | Lili | {kind} | neglect-medical | physiotherapy | not-attended
    2022-06-14 | hospital | Lili | {kind} | neglect-medical | speech therapy | not-attended
    2022-11-01 | midwifery | Osk | pregnancy | pregnancy | booked at 14 weeks
    2023-02-01 | hospital | Lili | appointment | | physiotherapy | attended
    nothing raised
"""


def test_therapies_that_a_disabled_toddler_missed_do_not_make_a_new_baby_a_question():
    told = tell(THERAPIES.format(kind="missed appointment"))
    assert run(told.record, told.as_of, only=("new-baby-no-rethink",)) == []


BESIDE = """
    Ned, child, born 2014-02-02
    Una, child, born 2012-03-03
    2023-01-09 | social care | Ned, Una | plan start | neglect-physical | child in need plan
    {rows}
    nothing raised
"""


def beside(own, others):
    """Days on which something is written of Ned, and of Una, after the plan began."""
    days = [*(("Ned", f"2023-02-{2 * n + 1:02}") for n in range(own)), *(("Una", f"2023-0{1 + n // 9}-{10 + 2 * (n % 9):02}") for n in range(others))]
    told = tell(BESIDE.format(rows="\n".join(f"{day} | school | {who} | observation | | in class" for who, day in sorted(days, key=lambda one: one[1]))))
    return [found for found in run(told.record, told.as_of, only=("child-out-of-sight",)) if found.resolved_on is None]


def test_a_child_written_of_on_under_a_quarter_of_the_days_of_a_comparable_brother_or_sister_is_asked_about():
    (found,) = beside(1, 11)  # with the plan itself: two days beside twelve
    assert "entries that mention Ned stand in the records supplied on two days, and those about the brothers and sisters who can be compared on 12 days" in found.statement
    assert beside(2, 11) == [] == beside(0, 3)


def test_what_began_before_a_file_can_tell_is_not_asked_about_and_nothing_breaks():
    told = tell(BESIDE.format(rows="""
    2023-02-14 | school | Una | observation | | in class
    2023-03-14 | school | Una | observation | | in class
    2023-04-14 | school | Una | observation | | in class
    coverage(agency: school; kind_of_file: every contact; period_from: 2023-02-01)
    coverage(agency: social care; kind_of_file: every contact; period_from: 2023-02-01)"""))
    assert run(told.record, told.as_of, only=("child-out-of-sight",)) == []


@pytest.mark.parametrize(
    ("text", "phrases", "met"),
    [
        ("without her glasses again", "sight_needed", True),  # only where it is itself a denial
        ("her glasses are broken", "sight_needed", True),
        ("the head did not agree with the decision", "difference", True),
        ("no decision today", "decided", False),
        ("it did not draw on the records of the earlier proceedings", "history_not_read", True),
        ("baby found on settee w/ mother", "sofa_sleeping", True),
        ("sleeping in cot, parents' room", "safe_sleep", True),
    ],
)
def test_a_list_of_phrases_is_read_under_both_headings(text, phrases, met):
    told = tell(f"Efa, child, born 2017-07-07\n2023-01-10 | school | Efa | observation | | {text}\nnothing raised")
    assert says(told.record.entry[0], (phrases,)) is met
