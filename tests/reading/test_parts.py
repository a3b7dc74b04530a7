"""Who had which part. Harm is laid on a named adult only where the words say plainly who did it."""

import pytest
from tables import reading

NAMES = ("Child 1", "Child 2", "Kayleigh Ward", "Dean Cole")
SEEN = [
    ("Child 1 was seen.", "Child 1: seen"),
    ("Child 1 was not seen.", "Child 1: not seen"),
    ("The social worker did not see the children.", "children: not seen"),
    ("No access to Child 2.", "Child 2: not seen"),
    ("Both children were seen alone by the social worker.", "Both children: seen alone"),
    ("Spoke to Child 1 alone.", "Child 1: seen alone, spoke"),
    ("Baby was seen by the GP.", "Baby: seen"),
    ("Child 1, Child 2 and the baby were all seen.", "Child 1: seen|Child 2: seen|baby: seen"),
    ("Child 2 was asleep upstairs and not seen.", "Child 2: present"),
    ("Child 1 was weighed.", "Child 1: seen"),
]
THERE = [
    ("Mother and her partner Kyle attended the meeting.", "Mother: present|partner Kyle: present"),
    ("Father was invited but did not attend.", "Father: absent, invited"),
    ("Mother's partner was not at home.", "Mother's partner: absent"),
    ("Father argued with staff in front of the children.", "children: present"),
    ("Child 2 was not brought.", "Child 2: was not brought"),
    ("Mother did not bring Child 2 to clinic.", "Child 2: was not brought"),
    ("MGM looked after Child 2 overnight.", "MGM: cared for the child"),
    ("Child 2 was left with the neighbour.", "neighbour: cared for the child"),
    ("The eldest sibling interpreted for mother.", "eldest sibling: interpreted"),
    ("Neighbour reported shouting.", "Neighbour: reported"),
    ("Child 1 told her teacher about it.", "Child 1: spoke"),
    ("His teacher said that Child 1 had cried.", ""),
]
HARM = [
    ("Father hit mother.", "Father: said to have harmed|mother: said to have been harmed"),
    ("Mother was hit by father.", "Mother: said to have been harmed|father: said to have harmed"),
    ("Mother said that her ex-partner had assaulted her.", "Mother: spoke|ex-partner: said to have harmed"),
    ("Dean Cole was arrested for assault on Kayleigh Ward.", "Dean Cole: said to have harmed|Kayleigh Ward: said to have been harmed"),
    ("Father was strangling mother.", "Father: said to have harmed|mother: said to have been harmed"),
    ("A friend of mother hit Child 1.", "friend of mother: said to have harmed|Child 1: said to have been harmed"),
    ("Mum's boyfriend Kyle hit Child 1.", "Mum's boyfriend Kyle: said to have harmed|Child 1: said to have been harmed"),
]
NOT_PLAIN = [
    "Mother denied that Dean Cole had hit Child 1.",
    "If Dean Cole hits Child 1 again she will leave.",
    "A man known to Dean Cole punched Child 1.",
    "Child 1 had a bruise; Dean Cole was at home.",
    "There was an assault at the home of Dean Cole.",
    "Dean Cole pushed the baby in her pram.",
    "Dean Cole grabbed the baby and ran out of the fire.",
    "Dean Cole and Kayleigh Ward had an argument.",
    "Child 1 was hurt while with Dean Cole.",
    "Police spoke to Dean Cole about the assault.",
    "It is not known whether Dean Cole hit Child 1.",
    "Kayleigh Ward asked if Dean Cole had hit him.",
]


def parts(text: str) -> set[str]:
    found: dict[str, list[str]] = {}
    for mention in reading(text, *NAMES).mentions:
        if mention.part != "mentioned":
            found.setdefault(mention.words, []).append(mention.part)
    return {f"{words}: {', '.join(of)}" for words, of in found.items()}


@pytest.mark.parametrize(("text", "expected"), SEEN + THERE + HARM, ids=[text for text, _ in SEEN + THERE + HARM])
def test_each_person_has_the_part_the_words_give(text, expected):
    assert set(expected.split("|")) - {""} <= parts(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_harm_is_laid_on_nobody_where_it_is_not_plain_who_did_it(text):
    assert not [m for m in reading(text, *NAMES).mentions if m.part == "said to have harmed" and m.words == "Dean Cole"]


def test_who_was_hitting_was_not_hit():
    assert "Dean Cole: said to have been harmed" not in parts("Dean Cole was hitting Child 1.")


def test_a_person_with_no_part_is_mentioned():
    assert [(m.words, m.part) for m in reading("Letter about Dean Cole.", *NAMES).mentions] == [("Dean Cole", "mentioned")]


def test_the_words_of_a_part_stand_in_the_text():
    text = "Child 1 was seen alone. Mother and Dean Cole attended."
    assert all(m.part_words in text and text[m.start : m.end] == m.words for m in reading(text, *NAMES).mentions)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('She said "Mummy was asleep so I had crisps".', "mentioned"),
        ("She said \u201cDad was at home and shouting\u201d.", "mentioned"),
        ('Father was present. She said "I like school".', "present"),
        ('"I like school", she said. Father was present.', "present"),
        ("Mother was asleep upstairs.", "present"),
    ],
)
def test_who_was_there_by_what_somebody_is_quoted_as_saying_was_not_there_where_it_was_said(text, part):
    assert {mention.part for mention in reading(text).mentions if mention.role in ("mother", "father")} == {part}
