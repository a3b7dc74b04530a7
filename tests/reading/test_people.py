"""People as agencies write them."""

from datetime import date

import pytest

from keepsight.reading import Mention, read
from keepsight.records.entry import Entry


def mentions(text: str, names: tuple[str, ...] = ()) -> list[Mention]:
    entry = Entry(entry_id="1", agency="school", happened_from=date(2020, 1, 1), happened_to=date(2020, 1, 1), text=text)
    return read(entry, list(names)).mentions


@pytest.mark.parametrize(
    "text, words, role, name, of",
    [
        ("Mum's boyfriend Kyle let the worker in.", "Mum's boyfriend Kyle", "partner", "Kyle", "Mum"),
        ("A man called Lee answered the door.", "man called Lee", "man", "Lee", ""),
        ("Sib 2's father rang.", "Sib 2's father", "father", "", "Sib 2"),
        ("MGM collected the baby.", "MGM", "maternal grandmother", "", ""),
        ("UB due in May.", "UB", "unborn baby", "", ""),
        ("Mo and FOB attended.", "FOB", "father", "", ""),
        ("YP went home.", "YP", "child", "", ""),
        ("Her ex-partner came to the address.", "ex-partner", "former partner", "", ""),
    ],
)
def test_a_role_word_is_a_mention_with_its_name_and_whose(text, words, role, name, of):
    found = [m for m in mentions(text) if m.words == words]
    assert [(m.role, m.name, m.of) for m in found] == [(role, name, of)]
    assert text[found[0].start : found[0].end] == words


def test_a_name_that_was_given_is_a_mention_by_name():
    assert [(m.words, m.role) for m in mentions("Seen with Kayleigh Ward.", ("Kayleigh Ward",))] == [("Kayleigh Ward", "name")]


def test_a_professional_is_no_mention():
    assert mentions("His teacher spoke to the social worker.") == []


@pytest.mark.parametrize(
    "text, said",
    [
        ("He drew Mum, Erin and Dad (Mr Hollis).", ["Mum", "Erin", "Dad (Mr Hollis"]),
        ("Fathers: Callum's is known.", ["Fathers", "Callum"]),
        ("Two years. The older two were seen.", ["older two"]),
    ],
)
def test_a_list_is_not_one_person_with_a_name_and_a_number_is_nobody(text, said):
    assert [m.words for m in mentions(text, ("Erin", "Callum", "Mr Hollis"))] == said


def test_a_label_that_says_whose_somebody_is_says_what_they_are():
    text = "Police were called to violence with Child 1's father."
    entry = Entry(entry_id="1", agency="police", happened_from=date(2020, 1, 1), happened_to=date(2020, 1, 1), text=text)
    found = read(entry, ["Child 1's father", "Child 1"])
    assert [(m.words, m.role) for m in found.mentions] == [("Child 1's father", "name")]
    assert [theme.value for theme in found.themes] == ["domestic-abuse"]
