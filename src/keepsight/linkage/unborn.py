"""The child who is expected: an entry about the pregnancy is an entry about that child, also where it names only the mother."""

from __future__ import annotations

from keepsight.records.entry import Concerned, Entry

from .kin import Kin
from .row import Row


def carried(row: Row, kin: Kin, people: list[Concerned]) -> list[Concerned]:
    """Those surely unborn on the day whose mother the entry names, or nobody, where it tells of a pregnancy.

    A suggestion, resting on the words that tell of it, and mentioned only, so that no other child of the entry counts for less.
    `kin` is that of the whole record: that a child was expected then is known from its birth. Left out is a child of whom only
    a year of birth is recorded, and one already concerned.
    """
    words = _pregnancy(row.entry)
    if not words:
        return []
    named = {one.person_id for one in people if one.person_id}
    expected = [child for child in sorted(kin.unborn(row.days).surely - named) if not named or kin.mothers(child).surely & named]
    if not named and len({tuple(sorted(kin.mothers(child).surely)) for child in expected}) > 1:
        return []
    return [_mentioned(row.entry, child, words) for child in expected]


def _pregnancy(entry: Entry) -> str:
    """The words that tell of a pregnancy, where they do not deny one."""
    theme = next((theme for theme in entry.themes if theme.value == "pregnancy" and not theme.denied), None)
    if theme:
        return theme.words or theme.value
    return (entry.kind.words or entry.kind.value) if entry.kind and entry.kind.value == "pregnancy" else ""


def _mentioned(entry: Entry, child: str, words: str) -> Concerned:
    return Concerned(
        source_id=entry.source_id, known_on=entry.known_on, entry_id=entry.entry_id, person_id=child, as_written=words, part="mentioned", suggested=True, words=words
    )
