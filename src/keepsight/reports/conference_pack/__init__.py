"""The pack of a conference: for the chair, for professionals, and for each member of the family their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from keepsight.records.entry import Entry

from ..content import Section, ToWrite, Words
from ..copies.cut import Copy
from ..picture.told import Told
from ..picture.words.dates import when
from ..picture.words.entries import EntryWords
from ..sections.before import before
from ..sections.children import childs_words, each_child
from ..sections.decided import decided
from ..sections.entries import full, in_words, key_events
from ..sections.fathers import each_man, network
from ..sections.questions import asked
from ..sections.rests_on import rests_on
from ..sections.who import who

if TYPE_CHECKING:
    from ..making import Wish

TITLE = "Conference pack"
WHAT = "What a conference needs from the record, made for one reader: what has changed since the last, each child, decisions and actions, and places to write in."
FORMS: dict[str, str] = {}
READERS = ("chair", "professionals", "parent", "young person")
ABOUT = False
ASKS = True
CONFERENCES = ("conference", "review")


def title(wish: Wish) -> str:
    """The report's title."""
    return TITLE


def sections(told: Told, wish: Wish, copy: Copy) -> list[Section]:
    """The sections in order: a family's pack begins with what they want to say, a professional's with what to know before the door."""
    entries = in_words(told)
    if wish.reader.kind.of_family:
        return [
            _to_write("your_views", "What you want to say", "What is going well, what is hard, and what would help. Write here, or tell somebody who writes it down for you in your words."),
            each_child(told, of_family=True), _since(told, entries, of_family=True), key_events(entries, of_family=True),
            decided(told, of_family=True), who(told, of_family=True),
            _to_write("put_right", "What you want put right", "Anything here that is wrong or missing. It is kept with the entry it is about, as yours, and you are told what was done."),
        ]  # fmt: skip
    return [
        before(told), rests_on(told), each_child(told), childs_words(told), _since(told, entries), each_man(told), network(told), decided(told), asked(told),
        key_events(entries), who(told, drawn=True),
        _to_write("views", "Views of each child, each parent, each advocate and each agency", "Written at the conference, with dissent as it was said."),
        _to_write("summary", "The chair’s summary and decision", "What was decided, on which entries, what else was considered, what must be different for each child by when, and what happens if it is not. That no decision was taken is written down too."),
    ]  # fmt: skip


def _since(told: Told, entries: list[EntryWords], *, of_family: bool = False) -> Section:
    last = next((entry for entry in reversed(told.entries) if entry.kind and entry.kind.value in CONFERENCES), None)
    heading = "Since the last conference or review"
    if last is None and of_family:
        return Section("since", "What services wrote down", (full(entries, "What services wrote down", of_family=True),))
    if last is None:
        return Section("since", heading, (Words("No entry of a conference or review in the records supplied. Every entry stands in the multi-agency chronology."),))
    later = [words for words in entries if _after(words.entry, last)]
    return Section("since", heading, (Words(f"The last was {when(last.when)}, {last.agency}."), full(later, heading, of_family=of_family)))


def _after(entry: Entry, last: Entry) -> bool:
    return entry.happened_to > last.happened_to


def _to_write(slug: str, heading: str, what: str) -> Section:
    return Section(slug, heading, (ToWrite(what),))
