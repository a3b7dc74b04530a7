"""What each sentence of the table says: its themes, no more and no less, and its kind."""

import pytest
from tables import reading, rows, said

from keepsight.records.codes import THEMES

ROWS = rows("sentences.txt") + rows("reviews.txt")


@pytest.mark.parametrize(("kind", "themes", "text"), ROWS, ids=[text for _, _, text in ROWS])
def test_a_sentence_is_read_as_a_colleague_would_read_it(kind, themes, text):
    found = reading(text)
    assert said(found) == themes
    assert kind == "none" or found.kind.value == kind


def test_there_are_enough_sentences_to_mean_something():
    assert len(ROWS) >= 250
    assert {theme.lstrip("-") for _, themes, _ in ROWS for theme in themes} >= set(THEMES)

