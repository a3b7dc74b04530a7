"""Search in the words of entries means the same on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keepsight.commands.write import begin
from keepsight.records.record import Record
from keepsight.store.fulltext import entries_with, holding
from keepsight.store.models import Entry as StoredEntry
from keepsight.store.rows import add, close, load

WRITTEN = {
    "drugs": "Mo/Fa seen; drink/drugs on the table.",
    "bruise": "A bruise to the left arm, 3.1 cm. Not seen by Zoë’s GP.",
    "curly": "The children’s shoes were too small.",
}


@pytest.fixture
def written(service):
    """Three entries in odd spellings beside the family's own."""
    like = load(service.family).entry[0]
    scope = service.scope("joined")
    add(Record(entry=[replace(like, entry_id=name, text=text) for name, text in WRITTEN.items()]), begin("recorded", scope, keeps_up=False))
    return service.family


@pytest.mark.parametrize(
    "words, found",
    [
        ("drugs", {"drugs"}), ("DRUG", {"drugs"}), ("fa drink", {"drugs"}), ("bruising", {"bruise"}), ("Zoe", {"bruise"}), ("zoë", {"bruise"}),
        ('"not seen"', {"bruise"}), ('"seen not"', set()), ("“left arm”", {"bruise"}), ("children's", {"curly"}), ("children’s shoes", {"curly"}), ("3.1 cm", {"bruise"}),
        ("bruise drugs", set()), ("...", set()), ('"', set()), ('" OR "', set()), ("text : bruise", set()), ("bruise)", {"bruise"}), ("toast", {"E07"}), ('left"arm', {"bruise"}), ('"left arm', {"bruise"}),
    ],
)  # fmt: skip
def test_words_find_the_entries_that_hold_them_all(written, words, found):
    assert entries_with(written, words) == found


@pytest.mark.parametrize(
    "words, found",
    [
        ("chil", {"curly"}), ("CHILD", {"curly"}), ("bruis", {"bruise"}), ("brui smal", set()), ("smal shoe", {"curly"}), ("shoe", {"curly"}), ('"smal"', set()), ("sma", set()),
        ("table", {"drugs"}), ("able", set()), ("Zoë", {"bruise"}), ("[a-z]+", set()), ("dri.k", set()),
    ],
)  # fmt: skip
def test_the_beginning_of_a_word_finds_it_in_the_entries_in_sight_and_in_no_others(written, words, found):
    entries = [entry for entry in load(written).entry if entry.entry_id in WRITTEN]
    assert holding(written, words, entries) == found
    assert holding(written, words, [entry for entry in entries if entry.entry_id == "drugs"]) == found & {"drugs"}


def test_what_was_corrected_is_found_no_more_by_its_old_words(written, service):
    writing = begin("corrected", service.scope("joined"), keeps_up=False)
    old = StoredEntry.objects.get(family=written, entry_id="curly")
    close([old], old.known_on, writing)
    assert entries_with(written, "shoes") == set()


def test_the_words_of_another_family_are_not_found(written):
    other = type(written).objects.create(family_id="other", label="Other")
    assert entries_with(other, "bruise") == set()
