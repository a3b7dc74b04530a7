"""What a reflective session may not keep, in words: each sentence is caught for its reason, or let be."""

from __future__ import annotations

import pytest

from keepsight.procedures.reflective import not_kept

CAUGHT = {
    "feeling": [
        "We feel stuck with the mother.", "The health visitor was worried.", "I am exhausted.", "The team is really frustrated.", "Everyone felt helpless after the visit.",
        "We’re overwhelmed.", "Our anxiety keeps us visiting.", "Is our own fear in the way?", "There is anxiety in the room about the conference.", "It is so frustrating.",
        "The social workers have been very tired.", "We dread the visits.", "This case frightens us.", "Two practitioners were in tears.", "Some of us are at our wits’ end.",
        "My guilt about the older brother.", "The group worries about the baby.", "Staff are burnt out.",
    ],
    "practitioner": [
        "The health visitor said that the flat was clean.", "The social worker thinks he is dangerous.", "Her teacher also described it differently.",
        "According to the GP, mother is well.", "Why has the school nurse disagreed?",
    ],
    "new": [
        "Mother rang yesterday.", "Last night there was another fight.", "He was seen on Tuesday.", "On 3 May they moved.", "It was on 12/11/2026.", "It emerged that there is a cousin.",
        "We heard he is out of prison.", "Dad phoned.", "The father was arrested.", "She is pregnant.", "New information about the uncle.", "They have just had a warning.", "The mother told us about him.",
    ],
    "task": ["The social worker will ring the GP.", "We should visit more often.", "Health visitor to check the bedroom.", "A plan by Friday.", "Action: a family meeting.", "We must refer him.", "Report by the end of the month."],
    "decision": ["We decided on a strategy discussion.", "It was agreed that the plan goes on.", "The decision is to wait.", "The group has now agreed.", "Resolved to end the plan."],
}  # fmt: skip
LET_BE = [
    "Rowan may feel that nobody asks him.", "We may see the mother and not the child.", "Does the mother feel safe when we come?", "Nights are the hard part.", "The father may be afraid of losing contact.",
    "What are we not seeing?", "Should a strategy discussion be held?", "Who will ring the father?", "What has been decided about his contact, and by whom?", "The work is stuck at the front door.",
    "Help is offered to mother alone, and father is spoken of and not spoken to.", "Rowan’s words ‘I am scared of nights’ have no answer.", "He said “I felt angry last night” and nobody came back to it.",
    "Monday mornings are hard.", "Shame may keep the mother from asking for help.", "The child’s fear is told in three entries.", "Is there another way to read the missed appointments?",
    "Money may stand behind the missed appointments.", "We know the mother’s week and not the child’s.", "Optimism after each visit, and the same concern after it.", "The school says he is settled and the home visits say otherwise.",
    "What would have to be different for Ivy by the summer?", "Nothing has been decided since the spring.", "The grandmother carries more than is recorded.", "May may be the month in which it began.",
    "Anger between the parents may hide grief.", "Rules of the group.", "Each agency sees one part.", "The team around the child meets without the father.", "Is the worker’s change the reason why he has stopped coming?",
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "reason"), [(sentence, reason) for reason, sentences in CAUGHT.items() for sentence in sentences])
def test_a_form_of_words_that_is_not_kept_is_caught_for_its_reason(sentence, reason):
    found = not_kept(sentence)
    assert found and reason in found[1], found
    assert found[0] in " ".join(sentence.split())


@pytest.mark.parametrize("sentence", LET_BE)
def test_what_may_be_kept_is_let_be(sentence):
    assert not_kept(sentence) is None


def test_a_sentence_is_caught_among_others_and_a_question_beside_it_is_not():
    assert not_kept("Nights are hard. Who will ring him?\nDad rang yesterday.") == ("Dad rang", not_kept("Dad rang.")[1])
