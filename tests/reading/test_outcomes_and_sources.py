"""What followed, and on whose word or eyes a row rests."""

import pytest
from tables import reading

OUTCOMES = [
    ("Referral received; no further action.", "no-further-action", "no further action"),
    ("PPN received, NFA.", "no-further-action", "NFA"),
    ("Home visit, no reply.", "not-seen", "no reply"),
    ("Case closed.", "closed", "Case closed"),
    ("Mother declined support.", "help-declined", "declined"),
    ("Child 1 was not brought to clinic.", "not-attended", "was not brought"),
    ("Bruise seen; referral made to social care.", "referral-made", "referral made"),
    ("Appointment cancelled by the clinic.", "cancelled-by-service", "cancelled by the clinic"),
    ("ICPC: made subject to a child protection plan.", "plan", None),
    ("Advice given about routines.", "advice", "Advice given"),
    ("Contact did not meet threshold.", "not-progressed", "did not meet threshold"),
    ("Strategy discussion; section 47 enquiry begun.", "section-47", None),
    ("School nurse saw the children; no concerns.", "no-concerns", "no concerns"),
    ("Taken off the school roll.", "removed-from-roll", None),
    ("The referral was not made.", "", None),
    ("Mother rang the school.", "", None),
]
SOURCES = [
    ("Child 1 said that dad shouts.", "child's words", "Child 1"),
    ("Mother said that he had fallen.", "carer's report", "Mother"),
    ("Neighbour reported shouting.", "third party", "Neighbour"),
    ("Told by school that he was hungry.", "third party", "school"),
    ("Anonymous call about the children.", "third party", ""),
    ("Home observed to be clean.", "observed", ""),
    ("Hair strand test was positive for cocaine.", "tested", ""),
    ("Mother reported that her son told her about it.", "carer's report", "Mother"),
]


@pytest.mark.parametrize(("text", "code", "words"), OUTCOMES, ids=[text for text, _, _ in OUTCOMES])
def test_an_outcome_keeps_its_words_and_has_a_code_where_they_are_plain(text, code, words):
    found = reading(text)
    assert found.outcome_code == code
    assert words is None or found.outcome.words == words
    assert bool(found.outcome) == bool(code)


def test_what_was_done_in_response_is_what_followed():
    assert reading("Referral made by school.", response="NFA").outcome_code == "no-further-action"


def test_an_outcome_the_file_states_is_read_for_its_code_alone():
    from keepsight.records.entry import Said

    found = reading("Police attended.", outcome=Said("Closed, no further action taken"))
    assert (found.outcome.value, found.outcome_code) == ("Closed, no further action taken", "no-further-action")


@pytest.mark.parametrize(("text", "kind", "whose"), SOURCES, ids=[text for text, _, _ in SOURCES])
def test_a_row_rests_on_somebodys_word_or_eyes(text, kind, whose):
    found = reading(text, "Child 1")
    assert (found.source_type.value, found.account_of) == (kind, whose)


def test_what_an_agency_itself_reports_is_nobody_elses_account():
    found = reading("School reported that he was hungry.", agency="Oak Lane School")
    assert (found.source_type, found.account_of) == (None, "")
