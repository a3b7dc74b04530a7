"""Puts a reading into an entry: only where the file left a field blank."""

from __future__ import annotations

from keepsight.records.entry import Entry

from .suggestions import Reading


def fill(entry: Entry, reading: Reading) -> None:
    """Fills blank fields of `entry` with what was read, as suggestions; what the file states is never overwritten.

    An outcome the file states keeps its words and may gain their code. `how_many` is filled where it is 1 and no
    column gave it. Mentions are for linkage and are not stored here.
    """
    entry.kind = entry.kind or reading.kind
    entry.themes = entry.themes or list(reading.themes)
    entry.source_type = entry.source_type or reading.source_type
    entry.account_of = entry.account_of or reading.account_of
    if entry.outcome is None:
        entry.outcome, entry.outcome_code = reading.outcome, reading.outcome_code
    elif not entry.outcome_code and reading.outcome and reading.outcome.words == entry.outcome.value:
        entry.outcome_code = reading.outcome_code
    if entry.how_many == 1 and not entry.how_many_words:
        entry.how_many, entry.how_many_words = reading.how_many, reading.how_many_words
