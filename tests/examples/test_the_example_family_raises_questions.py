"""The Pellow family gives every pattern something to find, where the story put it."""

import pytest

from keepsight import patterns

PUT_THERE = {  # pattern: the child it is about, and words of an entry on which the question rests
    "below-threshold-run": ("callum", "Contact from Millbrook Primary: hunger"),
    "child-not-seen": ("ruby", "Ruby not mentioned"),
    "childs-words-unanswered": ("isla", "Mummy sleeps and sleeps"),
    "cumulative-neglect": ("isla", "Same tights since Friday"),
    "family-warnings": ("callum", "hungry and in Monday's clothes"),
    "father-gap": ("isla", "Medical appointments for Erin missed"),
    "good-change-held": ("ruby", "Change has held nearly a year"),
    "heard-through-another": ("erin", "Brother signed for her"),
    "held-by-one-agency": ("ruby", "put a roll in her pocket"),
    "infant-sleep-context": ("isla", "baby seven weeks in bed with mother"),
    "out-of-school": ("callum", "part-time timetable"),
    "re-referral": ("ruby", "buckle fracture of the wrist"),
    "repeat-injuries": ("ruby", "Scald L forearm"),
    "substance-without-impact": ("ruby", "Cannabis evenings, lager weekends"),
    "unlinked-adult": ("ruby", "does the babysitting"),
    "was-not-brought": ("erin", "Letter went to Tolgarrick Court"),
}


@pytest.fixture(scope="module")
def findings(pellow):
    return patterns.run(pellow.assembled.record, pellow.assembled.as_of)


def test_every_pattern_has_a_place_in_the_family(findings):
    assert {finding.pattern for finding in findings} >= set(PUT_THERE)


@pytest.mark.parametrize("pattern", sorted(PUT_THERE))
def test_a_question_stands_about_the_child_on_the_entries_that_the_story_put_there(pellow, findings, pattern):
    child, words = PUT_THERE[pattern]
    texts = {entry.entry_id: entry.text for entry in pellow.assembled.record.entry}
    asked = [finding for finding in findings if finding.pattern == pattern and pellow.ids[child] in finding.about]
    assert any(words in texts[entry] for finding in asked for entry in [*finding.evidence, *finding.contrary])


def test_probation_that_held_nothing_is_evidence_of_nothing(findings):
    assert not any("Probation" in finding.statement for finding in findings)
