"""Suggestions fill what a file left blank, keep the words they rest on, and change nothing that is stated."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tables import entry, rows

from keepsight.reading import fill, read
from keepsight.records.codes import KINDS, OUTCOMES, PARTS, SOURCE_TYPES, THEMES
from keepsight.records.entry import Said, Theme

SENTENCES = [text for _, _, text in rows("sentences.txt") + rows("held-out.txt")]
PIECES = st.lists(st.sampled_from([*SENTENCES, "", "\n", "—", "x3", "“Mum hits me”", "½", "ﬁ", "İ", "🙂", "D.V.", "S.47"]), max_size=5).map(" ".join)
TEXTS = PIECES | st.text(max_size=200)


def test_blank_fields_are_filled_as_suggestions():
    one = entry("Home visit: mother was drunk, advice given.")
    fill(one, read(one, []))
    assert (one.kind.value, one.kind.suggested) == ("visit", True)
    assert [(theme.value, theme.suggested, theme.words) for theme in one.themes] == [("alcohol", True, "was drunk")]
    assert (one.outcome.value, one.outcome_code) == ("advice given", "advice")


def test_a_blank_text_says_nothing():
    found = read(entry("  "), ["Child 1"])
    assert (found.kind, found.themes, found.outcome, found.outcome_code, found.mentions) == (None, [], None, "", [])


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_every_suggestion_rests_on_words_that_stand_in_the_entry(text, words_of_child):
    one = entry(text, childs_words=words_of_child)
    found = read(one, ["Child 1", "Mo"])
    columns = {"text": text, "childs_words": words_of_child, "response": ""}
    for suggestion in [*found.themes, *filter(None, [found.kind, found.outcome, found.source_type])]:
        assert suggestion.suggested and suggestion.words and any(suggestion.words in column for column in columns.values())
    for mention in found.mentions:
        assert columns[mention.column][mention.start : mention.end] == mention.words
        assert mention.part_words in columns[mention.column] and mention.part in PARTS
    assert found.how_many >= 1 and found.how_many_words in text
    assert {theme.value for theme in found.themes} <= set(THEMES) and found.outcome_code in {"", *OUTCOMES}
    assert found.kind is None or found.kind.value in KINDS
    assert found.source_type is None or found.source_type.value in SOURCE_TYPES


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_reading_is_pure_and_gives_the_same_twice(text):
    one = entry(text)
    before = replace(one)
    assert read(one, ["Child 1"]) == read(one, ["Child 1"])
    assert one == before


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_what_a_file_states_is_never_changed(text):
    stated = dict(kind=Said("meeting"), themes=[Theme("sleep")], outcome=Said("see letter"), source_type=Said("observed"), account_of="mother", how_many=4, how_many_words="")
    one = entry(text, **stated)
    fill(one, read(one, []))
    assert {name: getattr(one, name) for name in stated} == stated
