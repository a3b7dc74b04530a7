"""What the forms about an entry say (safe practice 1.3), and one entry whole, also as plain text."""

from __future__ import annotations

import os
from dataclasses import dataclass

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.commands.open_entry import Opened, Version
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.entries import EntryWords, entry_words

FRONT_DOOR = "your local front door for children’s services"


@dataclass(frozen=True, slots=True)
class WriteWords:
    """The form's words: what writing does not do, and who will see what is written."""

    heading: str
    not_telling: str
    who_sees: str


def write_words(by: Scope) -> WriteWords:
    """Put the form into words."""
    front_door = os.environ.get("KEEPSIGHT_FRONT_DOOR", FRONT_DOOR)
    return WriteWords(
        heading="Write an entry",
        not_telling=f"Writing here tells nobody. If a child may be in danger now, ring 999. To refer a child, ring {front_door}.",
        who_sees=f"Seen by people of {by.reader.agency} who work with this family, and by those of a joint record that {by.reader.agency} is part of, unless you restrict it.",
    )


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry: its words (none where it was withdrawn), what may be done with it, and its versions as sentences."""

    heading: str
    words: EntryWords | None
    impact: tuple[str, ...]
    doing: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]


def entry_page_words(opened: Opened, by: Scope) -> EntryPage:
    """Put one entry's page into words."""
    words = entry_words(opened.told, opened.entry) if opened.entry else None
    heading = f"{words.when}, {opened.entry.agency}" if words else "An entry that was withdrawn"
    impact = impact_words(opened.told, opened.entry.entry_id) if opened.entry else ()
    return EntryPage(heading, words, impact, tuple(_doing(opened, by)), tuple(map(_version, opened.versions)))


def impact_words(told: Told, entry_id: str) -> tuple[str, ...]:
    """What an entry meant for each person of whom it is said."""
    return tuple(f"For {told.people[row.person_id].label}: {row.impact}" for row in told.concerned.get(entry_id, ()) if row.impact and row.person_id in told.people)


def as_plain_text(opened: Opened) -> str:
    """An entry as it can be put into another system: nobody types twice."""
    entry, words, impact = opened.entry, entry_words(opened.told, opened.entry), impact_words(opened.told, opened.entry.entry_id)
    parts = [f"{words.when[:1].upper()}{words.when[1:]}. {entry.agency}.", words.who, entry.text, f"The child's words: {entry.childs_words}" if entry.childs_words else "", *impact, f"What was done: {entry.response}" if entry.response else "", entry.disputed or ""]
    return "\n".join([*filter(None, parts), f"Keepsight reference {entry.entry_id}"])


def _doing(opened: Opened, by: Scope) -> list[tuple[str, str]]:
    own = opened.entry is not None and bool(by.reader.agency) and opened.entry.agency == by.reader.agency
    offered = ((May.SEE_FAMILY, opened.entry is not None, "Copy it out as plain text", "copy-entry"), (May.RECORD_ENTRY, own, "Correct it", "correct-entry"), (May.RECORD_ENTRY, opened.entry is not None, "Write down that somebody disputes it", "dispute-entry"), (May.WITHDRAW_ENTRY, own, "Withdraw it", "withdraw-entry"), (May.SHARE_ENTRY, own, "Share it", "share-entry"))
    graded = opened.entry is not None and opened.entry.entry_id in opened.told.graded
    offered = ((May.SEE_FAMILY, graded, "See the grades", "graded"), *offered)
    return [(words, name) for may, there, words, name in offered if there and by.may(may)]


def _version(version: Version) -> tuple[str, str]:
    written = f"Written by {version.written_by} on {day(version.written_on)}."
    if version.closed_on is None:
        return f"{written} It stands.", version.text
    why = f": {version.reason}" if version.reason else ""
    return f"{written} Closed on {day(version.closed_on)} by {version.closed_by}{why}.", version.text


@dataclass(frozen=True, slots=True)
class Change:
    """What the form of a change says: its heading, its button, what is said once it is done, the entry as it stands, and which version that is."""

    heading: str
    button: str
    done: str
    standing: str
    version: int


CHANGES = {
    "correct": ("Correct an entry", "Save the correction", "The correction is in the record. The version before is kept."),
    "dispute": ("Write down that somebody disputes an entry", "Save their account", "Their account stands beside the entry."),
    "withdraw": ("Withdraw an entry", "Withdraw the entry", "The entry is withdrawn. It is kept, with the reason."),
}


def change_words(which: str, opened: Opened, by: Scope) -> Change:
    """Put the form of a change into words. Raises NotYours where the entry is not one that this reader may change so."""
    if opened.entry is None or (which != "dispute" and opened.entry.agency != by.reader.agency):
        raise NotYours
    return Change(*CHANGES[which], standing=as_plain_text(opened), version=opened.versions[0].number)
