"""What the words around a phrase do to it: denied, ended, asked about, an adult's own past, another family."""

import pytest
from tables import reading, said

DENIED = [
    ("Mother denies drinking.", "-alcohol"),
    ("No sign of alcohol in the home.", "-alcohol"),
    ("No concerns about drugs, alcohol or domestic abuse.", "-alcohol -drugs -domestic-abuse"),
    ("He was not drunk.", "-alcohol"),
    ("There was no smell of cannabis.", "-drugs"),
    ("Sexual abuse was ruled out.", "-sexual-harm"),
    ("An allegation of neglect was unfounded.", "-neglect-unspecified"),
    ("Bruises were not seen.", "-physical-harm"),
    ("She has not used heroin.", "-drugs"),
    ("No known convictions.", "-offending"),
    ("Neither parent was drinking.", "-alcohol"),
    ("DV enquiry: none disclosed.", "-domestic-abuse"),
    ("She is not pregnant.", "-pregnancy"),
    ("The children were not hungry.", "-neglect-nutrition"),
]
STOPS = [
    ("Mother denied drinking but smelt of vodka.", "alcohol"),
    ("She was not drunk, although there was cannabis on the table.", "-alcohol drugs"),
    ("No bruises. The house was filthy.", "-physical-harm neglect-physical"),
    ("No food in the house.", "neglect-nutrition"),
    ("She did not attend four antenatal appointments.", "pregnancy non-engagement"),
    ("He denied the assault; a neighbour had seen him punch mother.", "domestic-abuse -violence"),
    ("Mother denied access to the social worker.", "non-engagement"),
]
ENDED = [
    ("Mother was no longer using heroin.", "-drugs improvement"),
    ("Father has given up drinking.", "-alcohol improvement"),
    ("She is stable on methadone.", "-drugs improvement"),
]
NOT_SAID = [
    "Midwife advised about the dangers of alcohol.",
    "Mother was asked about domestic abuse.",
    "As a child she herself had been neglected.",
    "In her own childhood, mother saw a great deal of domestic violence.",
    "Father had himself been in care and was beaten as a boy.",
    "Another family in the block had been reported for neglect.",
    "A soft drink was offered.",
    "There was no improvement.",
    "He did not ask for help.",
    "She is not known to social care.",
]


@pytest.mark.parametrize(("text", "themes"), DENIED + STOPS + ENDED, ids=[text for text, _ in DENIED + STOPS + ENDED])
def test_a_denial_reaches_so_far_and_no_further(text, themes):
    assert said(reading(text)) == set(themes.split())


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_asked_advised_long_past_or_of_others_is_no_theme(text):
    assert said(reading(text)) == set()


def test_a_theme_that_is_said_and_denied_is_said():
    assert said(reading("Mother denied drinking. Officers found her drunk.")) == {"alcohol"}


def test_a_missed_health_appointment_is_both_medical_neglect_and_non_engagement():
    assert said(reading("Child 2 was not brought to the hearing clinic.")) == {"neglect-medical", "non-engagement"}


def test_an_adults_own_missed_appointment_is_not_medical_neglect():
    assert said(reading("Mother did not attend her appointment with the psychiatrist.")) == {"non-engagement", "mental-health"}


def test_violence_in_the_home_is_domestic_abuse_only_where_it_is_between_partners():
    assert said(reading("Violence in the home.")) == {"violence"}
    assert said(reading("Father was violent towards mother.")) == {"domestic-abuse"}


def test_the_childs_words_column_is_a_childs_words():
    found = reading("Spoke to him at school.", childs_words="I get my own tea")
    assert said(found) == {"childs-words"}
    assert found.themes[0].words == "I get my own tea"


def test_the_response_says_what_help_there_was_and_nothing_of_what_happened():
    assert said(reading("Home visit.", response="Food parcel delivered, alcohol leaflet left")) == {"help-given"}
