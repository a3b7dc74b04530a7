"""A question never prompts contact with somebody about whom harm is recorded, whichever agency recorded it (safe practice 1.1)."""

from __future__ import annotations

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
