"""A question never prompts contact with somebody about whom harm is recorded, whichever agency recorded it (safe practice 1.1)."""

from __future__ import annotations

import pytest

from keepsight.patterns import catalogue, run
from keepsight.patterns.fathers import fathers_now
from keepsight.patterns.told import tell

ON_A_PLAN = """
    Idwal, child, born 2015-03-03
    Nan, mother of Idwal, female
    Gruff, father of Idwal, male
    2022-11-02 | {harm} | incident | domestic-abuse | called by neighbours
    2023-01-09 | social care | Idwal (subject) | conference | neglect-physical | child protection plan made | plan
    2023-02-20 | social care | Idwal (seen) | visit | | seen at home
    nothing raised
"""
GRUFF = "police | Nan (said to have been harmed), Gruff (said to have harmed)"
NOT_SETTLED = "police | Nan (said to have been harmed), Mum's partner (said to have harmed)"
PATTERN = {d.slug: d.pattern for d in catalogue()}


def question(text, slug, standpoint):
    told = tell(text)
    return next(f.question for f in run(told.record, told.as_of, standpoints=(standpoint,), only=(slug,)))


def test_whether_the_network_was_asked_becomes_who_is_safe_where_harm_is_recorded():
    assert question(ON_A_PLAN.format(harm=GRUFF), "network-not-convened", "together") == PATTERN["network-not-convened"].question_where_harm_is_recorded


def test_it_does_so_for_a_reader_whose_own_agency_holds_nothing_of_the_harm():
    assert question(ON_A_PLAN.format(harm=GRUFF), "network-not-convened", "social care") == PATTERN["network-not-convened"].question_where_harm_is_recorded


def test_it_does_so_where_it_is_not_settled_who_did_the_harm():
    assert question(ON_A_PLAN.format(harm=NOT_SETTLED), "network-not-convened", "social care") == PATTERN["network-not-convened"].question_where_harm_is_recorded


def test_without_harm_recorded_the_family_is_asked_about_as_usual():
    quiet = ON_A_PLAN.format(harm=GRUFF).replace("domestic-abuse", "good-care").replace("(said to have harmed)", "(present)").replace("(said to have been harmed)", "(present)")
    assert question(quiet, "network-not-convened", "together") == PATTERN["network-not-convened"].question


def test_a_statement_about_abuse_names_neither_who_was_harmed_nor_who_harmed():
    told = tell(PATTERN["domestic-abuse-without-impact"].found)
    (finding,) = (f for f in run(told.record, told.as_of) if f.pattern == "domestic-abuse-without-impact")
    assert finding.about == ["Efa"]
    assert not {"Mari", "Dai", "mother"} & set(finding.statement.replace(".", " ").replace(",", " ").split())


MENTIONED_IN_HARM = """
    Idwal, child, born 2015-03-03
    Bronwen, mother of Idwal, female
    Gruff, father of Idwal, male
    2022-11-02 | {mention} | incident | {theme} | {words}
    2023-01-09 | social care | Idwal (subject) | conference | neglect-physical | child protection plan made | plan
    2023-02-20 | social care | Idwal (seen) | visit | | seen at home
    nothing raised
"""


@pytest.mark.parametrize(
    ("mention", "theme", "words", "held_back"),
    [
        ("police | Bronwen (said to have been harmed), Dad (mentioned)", "domestic-abuse", "called by neighbours", True),
        ("police | Bronwen (said to have been harmed), ptnr (mentioned)", "domestic-abuse", "called by neighbours", True),
        ("police | Bronwen (said to have been harmed), MGM (mentioned)", "domestic-abuse", "children taken to MGM", False),
        ("school | Idwal (subject), brother (mentioned)", "violence", "fighting with his brother", False),
    ],
)
def test_a_father_is_asked_about_with_care_where_the_one_told_of_could_be_he_and_as_usual_where_it_is_another_relative(mention, theme, words, held_back):
    told = MENTIONED_IN_HARM.format(mention=mention, theme=theme, words=words)
    pattern, family = PATTERN["father-gap"], PATTERN["network-not-convened"]
    assert question(told, "father-gap", "together") == (pattern.question_where_harm_is_recorded if held_back else pattern.question)
    assert question(told, "network-not-convened", "together") == family.question_where_harm_is_recorded, "of the family as a whole it is asked with care either way"


DECIDED_ON = """
    Idwal, child, born 2015-03-03
    Bronwen, mother of Idwal, female
    Gruff, father of Idwal, male
    2022-03-01 | social care | Idwal (subject), Bronwen | conference | neglect-physical | child protection plan made | plan
    2022-03-10 | social care | Gruff (subject) | assessment | | his own assessment
    2022-03-20 | {police}
    2022-03-21 | social care | Gruff (subject), Idwal | decision | | {first}
    2022-06-01 | social care | Gruff (subject), Idwal | decision | | {later}
    2022-06-15 | {since}
    2022-09-01 | social care | Idwal (seen) | visit | | seen at home
    nothing raised
"""
AN_INCIDENT = "police | Gruff (said to have harmed), Bronwen (said to have been harmed) | incident | domestic-abuse | called by neighbours"
ON_BAIL = AN_INCIDENT.replace("called by neighbours", "on bail")
STOPPED = "Safety decision, by R. Lloyd, to be looked at again on 01.06.2022. He threatened her"
INVOLVED = "A manager’s decision on how he may be involved, by R. Lloyd, to be looked at again on 01.12.2022. At the office, with a worker"
NOT_INVOLVED = "Safety decision, by R. Lloyd, to be looked at again on 01.12.2022. As before"
NOBODY = "social care | Idwal (seen) | visit | | seen at home"
ASKED = "social care | Gruff (invited) | meeting | | asked to the core group"


@pytest.mark.parametrize(
    ("police", "first", "later", "since", "lacking"),
    [
        (AN_INCIDENT, STOPPED, INVOLVED, NOBODY, "anyone having been in touch with him, his being seen and his being invited to a meeting or conference"),
        (AN_INCIDENT, STOPPED, INVOLVED, ASKED, "his being seen"),
        (AN_INCIDENT, STOPPED, INVOLVED.replace("’", "'"), ASKED, "his being seen"),
        (AN_INCIDENT, STOPPED, NOT_INVOLVED, NOBODY, ""),
        (ON_BAIL, STOPPED, INVOLVED, NOBODY, ""),
        (AN_INCIDENT, STOPPED + ". Bail conditions end on 02.04.2022", INVOLVED, NOBODY, ""),
        (AN_INCIDENT, STOPPED, "No decision on how he may be involved", NOBODY, ""),
    ],
    ids=["nothing since", "asked since", "a plain apostrophe", "decided again", "bail", "bail beside the decision", "none yet"],
)
def test_what_a_decision_about_safety_stopped_is_looked_for_again_once_another_says_how_he_may_be_involved(police, first, later, since, lacking):
    told = tell(DECIDED_ON.format(police=police, first=first, later=later, since=since))
    found = [f for f in run(told.record, told.as_of, standpoints=("together",)) if f.pattern == "father-gap" and f.resolved_on is None]
    assert [f.statement.split("records supplied, since the decision on how he may be involved, of ")[1] for f in found] == ([f"{lacking}."] if lacking else [])
    again = {step for _, _, step in fathers_now(told.record, told.as_of).again}
    assert again == {name for name, words in (("contact", "in touch"), ("seen", "being seen"), ("invited", "invited")) if words in lacking}, "his own page says the same"
    assert all(f.raised_on.isoformat() == "2022-07-02" and f.question == PATTERN["father-gap"].question_where_harm_is_recorded for f in found), "twenty working days on, and with care"


def test_a_decision_that_another_agency_holds_back_lifts_nothing_for_whoever_does_not_see_it():
    told = tell(DECIDED_ON.format(police=AN_INCIDENT, first=STOPPED, later=INVOLVED, since=NOBODY))
    next(entry for entry in told.record.entry if entry.text == INVOLVED).restricted = "third party"
    found = {f.standpoint: f for f in run(told.record, told.as_of, standpoints=("together", "open")) if f.pattern == "father-gap" and f.resolved_on is None}
    assert set(found) == {"together"}


def test_an_entry_of_harm_years_before_is_not_said_to_be_the_day_on_which_work_began():
    told = tell("""
        Gwen, child, born 2012-01-01
        Lowri, mother of Gwen, female
        Huw, father of Gwen, male
        2015-12-24 | police | Huw (said to have harmed), Lowri | incident | domestic-abuse | he hit her
        2023-02-01 | social care | Gwen, Lowri | plan start | neglect-physical | child in need plan
        2023-04-12 | school | Gwen | observation | | in class
    """)
    [finding] = run(told.record, told.as_of, only=("father-gap",))
    assert "Work with the family was open on 2 March 2023." in finding.statement and "2015" not in finding.statement.split(".")[0]
