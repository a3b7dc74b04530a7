"""The honest figure: sentences written before any tuning and never tuned against.

Before tuning the phrases gave precision .84, recall .90 and, for the eight kinds, F1 .91 on them.
"""

from tables import figures


def test_the_reading_does_as_well_on_sentences_it_was_not_tuned_on():
    found = figures("held-out.txt")
    print(found)
    assert found["precision"] >= 0.80 and found["recall"] >= 0.88 and found["kinds"] >= 0.90
