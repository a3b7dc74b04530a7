"""Redaction by sentence: a named person takes a sentence out of a copy, with a reason. The entry itself stays as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from keepsight.records.entry import Concerned, Entry, Said, Theme
from keepsight.records.record import Record

WRITTEN = ("text", "childs_words", "response", "disputed")
STOP = re.compile(r"(?<=[.!?])[”’\")\]]*\s+(?=\S)|\n+")


@dataclass(frozen=True, slots=True)
class Redaction:
    """One sentence of one entry that is not in the copy, and why; `by` is who took it out."""

    entry_id: str
    sentence: str
    reason: str
    by: str = ""


class NoSuchSentence(ValueError):
    """A redaction names a sentence that its entry does not hold, or gives no reason; the words say which."""


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, each as it stands there."""
    return [piece for piece in (one.strip() for one in STOP.split(text)) if piece]


def sentences_of(entry: Entry) -> list[str]:
    """Every sentence of an entry that can be taken out of a copy."""
    return [sentence for column in WRITTEN for sentence in sentences(getattr(entry, column))]


def redacted(record: Record, redactions: Iterable[Redaction]) -> Record:
    """A record without those sentences and without anything that was read from them. Raises NoSuchSentence with all that are wrong at once."""
    by_entry: dict[str, list[Redaction]] = {}
    for one in redactions:
        by_entry.setdefault(one.entry_id, []).append(one)
    _check(record, by_entry)
    entries = [_without(entry, [one.sentence for one in by_entry[entry.entry_id]]) if entry.entry_id in by_entry else entry for entry in record.entry]
    said = {entry.entry_id: _words(entry) for entry in entries if entry.entry_id in by_entry}
    gone = {entry_id: " ".join(one.sentence for one in every) for entry_id, every in by_entry.items()}
    rows = [row for row in record.concerned if row.entry_id not in said or _still_named(row, said[row.entry_id], gone[row.entry_id])]
    return replace(record, entry=entries, concerned=rows)


def _check(record: Record, by_entry: dict[str, list[Redaction]]) -> None:
    entries = {entry.entry_id: entry for entry in record.entry}
    wrong = []
    for entry_id, every in by_entry.items():
        held = sentences_of(entries[entry_id]) if entry_id in entries else []
        wrong += [f"entry {entry_id}: no sentence ‘{one.sentence}’" for one in every if one.sentence not in held]
        wrong += [f"entry {entry_id}: a sentence is taken out without a reason" for one in every if not one.reason.strip()]
    if wrong:
        raise NoSuchSentence("Nothing was made. " + "; ".join(wrong) + ". Give each sentence whole and as it stands in the entry, with its reason.")


def _without(entry: Entry, gone: list[str]) -> Entry:
    cut = {column: _kept(getattr(entry, column), gone) for column in WRITTEN}
    changed = replace(entry, **cut)
    said = _words(changed)
    return replace(
        changed,
        themes=[theme for theme in entry.themes if _rests(theme, said)],
        **{name: value if value is None or _rests(value, said) else None for name, value in ((name, getattr(entry, name)) for name in ("kind", "outcome", "source_type"))},
        account_of="" if any(entry.account_of and entry.account_of in sentence for sentence in gone) and entry.account_of not in said else entry.account_of,
        how_many=entry.how_many if not entry.how_many_words or entry.how_many_words in said else 1,
        how_many_words=entry.how_many_words if entry.how_many_words in said else "",
        outcome_code=entry.outcome_code if entry.outcome is None or _rests(entry.outcome, said) else "",
    )


def _kept(text: str, gone: list[str]) -> str:
    """The text without the sentences, its own spaces and lines kept where nothing went."""
    for sentence in gone:
        text = re.sub(r"(?:(?<=\s)|^)" + re.escape(sentence) + r"(?:[^\S\n]+|(?=\n)|$)", "", text)
    return text.strip()


def _rests(said: Said | Theme, text: str) -> bool:
    """A suggestion goes with the words it rests on; what an agency's own column states stays."""
    return not said.suggested or not said.words or said.words in text


def _words(entry: Entry) -> str:
    return "\n".join(getattr(entry, column) for column in WRITTEN)


def _still_named(row: Concerned, said: str, gone: str) -> bool:
    """Whether somebody is named by more than what was taken out: by what is left, or by a column of the agency's."""
    rests_on = [words for words in (row.words, row.as_written) if words]
    return any(words in said for words in rests_on) or not any(words in gone for words in rests_on)
