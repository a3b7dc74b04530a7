"""A question never prompts contact with somebody about whom harm is recorded, whichever agency recorded it (safe practice 1.1)."""

from __future__ import annotations

import pytest

from keepsight.patterns import catalogue, run
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
    return next(f.question for f in run(told.record, told.as_of, standpoints=(standpoint,)) if f.pattern == slug)


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
