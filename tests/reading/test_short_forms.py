"""How agencies shorten what they write: each class as a claim, with what the same letters must not be read as."""

import pytest
from tables import reading, said

from keepsight.reading.library import library, toml


def read_as(text, **fields):
    found = reading(text, **fields)
    return (found.kind.value if found.kind else "none"), said(found)


def test_a_short_form_is_read_as_the_word_it_stands_for():
    for short, word in [("Planning mtg held.", "Planning meeting held."), ("Ref'd after dom asslt by ptnr.", "Referred after domestic assault by partner."), ("Imms overdue.", "Immunisations overdue.")]:
        assert read_as(short) == read_as(word)


def test_every_short_form_stands_for_a_word_that_some_phrase_has():
    assert [form for form, word in toml("abbreviations.toml")["words"].items() if not library().forms.labels.get(word)] == []


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("No concerns re DA.", {"-domestic-abuse"}),
        ("Nil concerns around drugs.", {"-drugs"}),
        ("DV enquiry made alone, nil.", {"-domestic-abuse"}),
        ("Asked alone re DA: no. Smokes 5.", {"-domestic-abuse"}),
        ("DA: no disclosure.", {"-domestic-abuse"}),
        ("Any DA? No.", {"-domestic-abuse"}),
        ("Alcohol: no.", {"-alcohol"}),
        ("Any drugs? None.", {"-drugs"}),
        ("Routine enquiry re DA: yes.", {"domestic-abuse"}),
        ("DA: yes, ongoing.", {"domestic-abuse"}),
        ("DA: no further action by police.", {"domestic-abuse"}),
        ("Mother told by DA unit, address secure.", set()),
        ("Whooley neg.", {"-mental-health"}),
        ("Urine tox neg.", {"-drugs"}),
        ("NAI considered, not felt likely.", {"-physical-harm"}),
        ("No smell or sign of cannabis.", {"-drugs"}),
        ("Domestic abuse had a negative impact on her.", {"domestic-abuse"}),
        ("Neg impact of drinking on routines.", {"alcohol"}),
        ("DV in progress, no reply at door.", {"domestic-abuse", "non-engagement"}),
    ],
)
def test_what_is_denied_in_short_is_denied_and_what_is_called_negative_is_not(text, themes):
    assert said(reading(text)) - {"neglect-physical", "-neglect-physical"} == themes


@pytest.mark.parametrize("text", ["Not in when HV called.", "UTA today.", "FTA, breach letter sent.", "NIS for weigh in.", "Child not brought.", "DNA'd 28/40."])
def test_an_appointment_not_kept_is_one_in_every_services_letters(text):
    kind, themes = read_as(text)
    assert kind in ("missed appointment", "visit") and "non-engagement" in themes


@pytest.mark.parametrize("text", ["Missed imms given today.", "Script missed p/up, restarted.", "Landlord's contractor was turned away, re-booked.", "Could hear children playing happily."])
def test_what_is_missed_or_turned_away_otherwise_is_no_appointment_not_kept(text):
    kind, themes = read_as(text)
    assert kind != "missed appointment" and "non-engagement" not in themes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CP visit, unannounced.", "visit"),
        ("Stat visit done.", "visit"),
        ("HV to flat, all well.", "visit"),
        ("Property insp, tenant in.", "visit"),
        ("EHA completed with dad.", "assessment"),
        ("C&F concluded.", "assessment"),
        ("GCP2 scored.", "assessment"),
        ("SVD 38/40, live M infant.", "birth"),
        ("EMCS for distress, apgars 8 and 9.", "birth"),
        ("Planned discharge, goals met.", "closure"),
        ("Treatment completed.", "closure"),
        ("MISPER, found at bus station.", "incident"),
        ("IP reports susp made off.", "incident"),
        ("DASH med.", "incident"),
        ("Core group mtg.", "meeting"),
    ],
)
def test_the_kind_of_event_is_read_from_its_usual_short_form(text, kind):
    assert read_as(text)[0] == kind


@pytest.mark.parametrize(
    ("text", "not_kind"),
    [
        ("Advised to self refer to the alcohol service.", "referral"),
        ("CAMHS ref bounced back.", "referral"),
        ("MARAC ref done.", "meeting"),
        ("Home visit to be arranged.", "visit"),
        ("Convicted of assault in 2009.", "incident"),
        ("HV opp. contact at clinic.", "visit"),
    ],
)
def test_what_is_only_planned_advised_or_long_past_is_no_event(text, not_kind):
    assert read_as(text)[0] != not_kind


@pytest.mark.parametrize(("agency", "kind"), [("Police", "incident"), ("Ambulance service", "incident"), ("School", "none")])
def test_what_the_police_or_a_crew_write_of_harm_is_what_they_were_called_to(agency, kind):
    assert read_as("Smells of cannabis, slurring.", agency=agency)[0] == kind


def test_what_the_police_write_of_no_harm_or_deny_is_no_incident():
    assert read_as("No sign of drink.", agency="Police")[0] == "none"
    assert read_as("Father phoned about the bail date.", agency="Police")[0] == "contact"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Drugs recovered from the loft.", "improvement"),
        ("What's working well: routines.", "improvement"),
        ("Goal: reduce to abstinence.", "improvement"),
        ("Lock box in cupboard for methadone.", "neglect-nutrition"),
        ("NNU for feeding support.", "neglect-nutrition"),
        ("Children exposed to conflict between the parents.", "sexual-harm"),
        ("Kept out of the way of conflict, she was placed with carers and did not return home.", "exploitation-missing"),
        ("Seen on his own in his bedroom, chatty.", "neglect-supervision"),
        ("The baby was pale and could not be woken.", "neglect-supervision"),
        ("Mood good, sleeping well.", "mental-health"),
        ("Another pupil had brought a knife in.", "violence"),
        ("12 units insulin given.", "alcohol"),
        ("Wraps and fruit for lunch.", "drugs"),
        ("Advised to self refer.", "help-asked"),
        ("Arrested for ABH on his partner.", "offending"),
        ("Mum said Nan was out.", "childs-words"),
        ("Partner pushed the pram.", "domestic-abuse"),
        ("Attendance this term 97%. Plays trombone.", "neglect-educational"),
        ("Attendance since September 95%.", "neglect-educational"),
        ("Bruise seen, not passed on.", "help-not-delivered"),
        # places, thresholds, and questions that were not asked
        ("Contact closed, threshold not met.", "help-not-delivered"),
        ("Seen at the refuge.", "housing"),
        ("Rent arrears of £300.", "help-given"),
        ("Letter of support written.", "help-given"),
        ("Smoke free home.", "neglect-physical"),
        ("DV enquiry not made, partner in room.", "domestic-abuse"),
    ],
)
def test_what_only_looks_like_a_theme_is_none(text, wrong):
    assert not {wrong, "-" + wrong} & said(reading(text))


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("UC stopped, no money for the meter.", "hardship"),
        ("Food bank voucher issued.", "help-given"),
        ("Childcare funded for the course.", "help-given"),
        ("No capacity, 20 weeks wait.", "help-not-delivered"),
        ("Service full, criteria not met.", "help-not-delivered"),
        ("PGM is doing all school runs.", "family-helps"),
        ("Said she'd rather not have the visits.", "help-declined"),
        ("Dropped two centiles.", "neglect-nutrition"),
        ("Asked for a second breakfast.", "neglect-nutrition"),
        ("Paracetamol left out within reach.", "neglect-supervision"),
        ("Dad came to collect, unsteady on his feet.", "neglect-supervision"),
        ("On script 40ml, lapsed twice.", "drugs"),
        ("About 60 units a week.", "alcohol"),
        ("MISPER x2 since May.", "exploitation-missing"),
        ("She put a chair at the door so her stepfather couldn't get Mum.", "domestic-abuse"),
    ],
)
def test_what_is_said_in_a_services_own_words_is_read(text, theme):
    assert theme in said(reading(text))


@pytest.mark.parametrize(("agency", "both"), [("Audiology", True), ("GP surgery", True), ("Midwifery", True), ("Nursery", False), ("Housing", False), ("Probation", False)])
def test_an_appointment_missed_in_a_health_services_own_file_is_a_health_appointment(agency, both):
    found = said(reading("DNA x2, letter sent.", agency=agency))
    assert "non-engagement" in found and ("neglect-medical" in found) is both


@pytest.mark.parametrize("text", ["Attended, growth fine.", "Seen in clinic."])
def test_an_appointment_kept_in_a_health_file_is_none(text):
    assert not {"neglect-medical", "non-engagement"} & said(reading(text, agency="GP"))


def harmed_by(text, *names):
    return {(mention.words, mention.part) for mention in reading(text, *names).mentions if "harm" in mention.part}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Dean punched IP twice.", {("Dean", "said to have harmed")}),
        ("IP states Dean grabbed her.", {("Dean", "said to have harmed")}),
        ("Said that “Dean smacked my legs”.", {("Dean", "said to have harmed")}),
        ("Pushed down the stairs by b/f Dean.", {("b/f Dean", "said to have harmed")}),
        ("IP Dean, unknown susp.", {("Dean", "said to have been harmed")}),
        ("Pushed on the swing by Dean.", set()),
        ("Dean grabbed her coat and left.", set()),
        ("Dean was cut by glass.", set()),
        ("Dean helped the IP.", set()),
        ("Susp Dean stopped, nothing found.", set()),
    ],
)
def test_harm_is_laid_on_somebody_only_where_short_words_say_who_did_it(text, parts):
    assert harmed_by(text, "Dean") == parts


@pytest.mark.parametrize(
    ("agency", "text", "role"),
    [
        ("Police", "F has a cut lip.", "woman"),
        ("Ambulance", "M on scene.", "man"),
        ("Midwifery", "SVD, F, 3100g.", "woman"),
        ("GP", "Seen, 34F, back pain.", "woman"),
        ("Children's social care", "F attended the meeting.", "father"),
        ("Health visiting", "M low in mood.", "mother"),
        ("Police", "Fa has a cut lip.", "father"),
    ],
)
def test_one_letter_is_a_sex_where_services_write_sexes_so_and_no_parent(agency, text, role):
    """The police's F is a female; read as the father, what was done to a mother had been laid on a man."""
    assert {mention.role for mention in reading(text, agency=agency).mentions} == {role}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Drugs: nil.", "drugs"),
        ("Stair gate fitted.", "neglect-supervision"),
        ("Housing officer confirmed it.", "housing"),
        ("Cot, clothes and pram bought.", "neglect-physical"),
        ("Place withdrawn.", "neglect-emotional"),
        ("Sessions cancelled until further notice.", "non-engagement"),
        ("Programme attendance poor.", "neglect-educational"),
        ("BMI 36 at booking.", "neglect-nutrition"),
        ("Kids shouting in the garden.", "violence"),
    ],
)
def test_a_thing_provided_a_place_and_a_service_are_no_theme(text, wrong):
    assert wrong not in said(reading(text))


def test_non_before_a_word_denies_it_and_before_fatal_does_not():
    assert said(reading("Non drinker.")) == {"-alcohol"}
    assert "domestic-abuse" in said(reading("Non fatal strangulation."))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Third FTA in a row.", "violence"),
        ("Pulled the phone off the wall.", "non-engagement"),
        ("Asked by text not to turn up again.", "non-engagement"),
        ("AUDIT 3.", "alcohol"),
        ("A bit low today.", "physical-harm"),
        ("Worried sick about him.", "health"),
        ("No withdrawal sx.", "neglect-educational"),
        ("Wt gained, put on weight since.", "neglect-nutrition"),
        ("Declined to say where he had been.", "help-declined"),
        ("Are we waiting for an incident?", "help-not-delivered"),
        ("Paid on payday.", "hardship"),
    ],
)
def test_common_words_in_other_senses_are_no_theme(text, wrong):
    assert wrong not in said(reading(text))
