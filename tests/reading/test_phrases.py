"""The phrase files: each says what its README promises, and nothing in them can be misread."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keepsight.reading import library as library_module
from keepsight.reading.library import library, toml
from keepsight.reading.notation import labels
from keepsight.reading.passage import passage
from keepsight.reading.tree import Match, Tree, labels_by_form, lattice_of
from keepsight.reading.words import words_of
from keepsight.records import codes

FOLDER = Path(library_module.__file__).parent / "phrases"
README = (FOLDER / "README.md").read_text(encoding="utf-8")
BLOCKS = list(library().blocks.values())
NOTATION = re.findall(r"^\| `([^`]+)` \| ([A-Z][^|]+\.) \| ([A-Z][^|]+\.) \|$", README.replace(r"\|", "\0"), flags=re.M)


def phrases(*uses):
    return [(block, phrase) for block in BLOCKS for use in uses for phrase in block.settings.get(use, ())]


def test_every_block_is_a_code_of_the_record():
    allowed = {
        "theme": codes.THEMES,
        "kind": {*codes.KINDS, "aside", "reported"},
        "outcome": codes.OUTCOMES,
        "part": codes.PARTS,
        "source": codes.SOURCE_TYPES,
    }
    wrong = [(b.sort, b.code) for b in BLOCKS if b.sort in allowed and b.code not in allowed[b.sort]]
    assert wrong == []


@pytest.mark.parametrize(("sort", "wanted"), [("theme", codes.THEMES), ("kind", set(codes.KINDS) - {"other"}), ("part", set(codes.PARTS) - {"subject", "mentioned"})])
def test_every_code_has_phrases(sort, wanted):
    assert set(wanted) <= {block.code for block in BLOCKS if block.sort == sort}


def test_weak_phrases_say_what_they_give_way_to():
    weak = [block for block in BLOCKS if block.sort == "theme" and block.settings.get("weak")]
    assert weak and all(set(block.settings["unless"]) <= {*codes.THEMES, "*"} for block in weak)
    assert all(set(block.settings["above"]) <= set(codes.KINDS) for block in BLOCKS if block.sort == "kind" and block.code in codes.KINDS)


def test_every_group_that_a_phrase_names_is_known():
    people = {f"<{group}>" for role in toml("people.toml").values() for group in (*role.get("groups", ()), role["kind"])}
    known = {f"<{name}>" for name in toml("groups.toml")} | people | {"<who>", "<person>", "<n>", "<name>"}
    named = {label for _, phrase in phrases("says", "weak", "not") for sequence in labels(phrase) for label in sequence if label.startswith("<")}
    assert named - known == set()


def test_no_phrase_ends_with_something_optional_and_none_stands_twice_in_a_list():
    assert [phrase for _, phrase in phrases("says", "weak", "not") if phrase.endswith(")")] == []
    twice = [(b.code, p) for b in BLOCKS for use in ("says", "weak", "not") for p in b.settings.get(use, ()) if b.settings[use].count(p) > 1]
    assert twice == []


def test_no_phrase_of_a_theme_shrinks_to_words_that_say_nothing():
    nothing = set(["not", "no", "was", "were", "be~", "<was>", "is", "are", "had", "has", "have", "the", "a", "an", "to", "of", "for", "with", "in", "on", "by", "from", "up", "or", "and", "she", "he", "they", "her", "him", "it", "who", "one"])
    empty = [
        (block.code, phrase)
        for block, phrase in phrases("says", "weak")
        if block.sort == "theme" and any(all(set(label.split("|")) <= nothing for label in sequence) for sequence in labels(phrase))
    ]
    assert empty == []


def test_every_part_names_who_has_it_once():
    wrong = [phrase for block, phrase in phrases("says") if block.sort == "part" and any(s.count("<who>") > 1 for s in labels(phrase))]
    assert wrong == []


@pytest.mark.parametrize(("phrase", "finds", "does_not_find"), NOTATION)
def test_the_notation_finds_what_the_readme_says(phrase, finds, does_not_find):
    phrase = phrase.replace("\0", "|")
    assert found(phrase, finds) and not found(phrase, does_not_find)


def test_the_readme_shows_every_sign():
    assert len(NOTATION) == 9
    assert all(f"`{path.name}`" in README for path in FOLDER.glob("*.toml"))


PIECES = st.sampled_from(["mum", "home", "mum|home", "drink~", "drinks|mum", "<who>", "(home)", "... mum"])
PHRASES = st.lists(st.lists(PIECES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=6, unique=True)
TEXTS = st.lists(st.sampled_from(["mum", "home", "drinks", "the", "nan", "shed", "mum.", "drink"]), max_size=9).map(" ".join)


@given(PHRASES, TEXTS)
def test_a_tree_of_many_phrases_finds_what_a_tree_of_each_alone_finds(phrases, text):
    every = matches(phrases, text)
    alone = [match for phrase in phrases for match in matches([phrase], text)]
    assert {(m.phrase, m.first, m.after) for m in every} == {(m.phrase, m.first, m.after) for m in alone}
    assert len(every) == len(alone)
    assert every == sorted(every, key=lambda m: (m.first, m.after, phrases.index(m.phrase))), "of two with the same words, the one added first comes first"


def matches(phrases: list[str], text: str) -> list[Match]:
    """Every place of phrases in a text, 'nan' marked as somebody."""
    tree, words, forms = Tree(), words_of(text), library().forms
    for phrase in phrases:
        tree.add(phrase, phrase)
    lattice = lattice_of(words, type(forms)(labels_by_form(phrases, toml("inflections.toml")), forms.small, forms.not_small))
    for place, word in enumerate(words.words):
        if word == "nan":
            lattice.mark("<who>", place, place + 1)
    return tree.find(lattice)


def found(phrase: str, text: str) -> bool:
    """Whether a phrase alone is found in a text, people and groups marked as the reading marks them."""
    tree = Tree()
    tree.add(phrase, phrase)
    words = words_of(text)
    forms = library().forms
    asked = labels_by_form([phrase], toml("inflections.toml"))
    lattice = lattice_of(words, type(forms)(asked, forms.small, forms.not_small))
    for person in passage("text", text, ()).people:
        lattice.mark(f"<{person.role.kind}>", person.first, person.after)
    return bool(tree.find(lattice))


def test_the_how_to_page_can_be_followed():
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "extend-the-phrases.md").read_text(encoding="utf-8")
    sentence = re.search(r"^ +\w+ \| [\w-]+ \| (.+)$", page, flags=re.M).group(1)
    phrase = re.search(r'^ +"(.+)",$', page, flags=re.M).group(1)
    assert found(phrase, sentence)
    for path in re.findall(r"`((?:src|tests)/[\w/.-]+)`", page):
        assert (Path(__file__).parents[2] / path).exists(), path
