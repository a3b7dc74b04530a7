"""The entry: what an agency recorded as having happened. The trunk of the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .codes import KINDS, OUTCOMES, SOURCE_TYPES
from .columns import Known, column
from .dates import PRECISIONS, When


@dataclass(frozen=True, slots=True)
class Said:
    """A value and the words it rests on. `suggested` until a person confirms it; a stated value rests on its own cell."""

    value: str = column("a code of the closed list, or the agency's own words")
    suggested: bool = column("read from the text by Keepsight and not yet confirmed", default=False)
    words: str = column("the words of the entry that it rests on, exactly as they stand there", default="")


@dataclass(frozen=True, slots=True)
class Theme(Said):
    """A theme of contracts 8; `denied` where the words deny it ("denies drinking", "no sign of")."""

    denied: bool = column("the words say that this was not so, or that somebody denied it", default=False)


@dataclass(slots=True, kw_only=True)
class Entry(Known):
    """One row of an agency's record. Contracts 1 to 4; `known_on` is `recorded_on`, else the latest possible day."""

    entry_id: str = column("the file's own id, else a short hash of the row", term="contracts 3.1")
    family_id: str = column("the family in whose record it stands", term="contracts 3.5", default="family")
    agency: str = column("the agency whose record this is, as written", term="contracts 2.2")
    account_of: str = column("whose word or eyes it rests on, apart from who wrote it down", term="contracts 2.1", default="")
    happened_from: date = column("earliest possible day of the event")
    happened_to: date = column("latest possible day of the event")
    precision: str = column("a key of dates.PRECISIONS", codes=PRECISIONS, default="day")
    time_from: str = column("time of day as HH:MM, empty where none was written", default="")
    date_as_written: str = column("the date in the sheet's own words", default="")
    recorded_on: date | None = column("day the agency wrote it down; empty where not supplied", default=None)
    shared_on: date | None = column("day it was shared with others; empty where not supplied", default=None)
    kind: Said | None = column("a key of codes.KINDS", codes=KINDS, default=None)
    themes: list[Theme] = column("keys of codes.THEMES", default_factory=list)
    outcome: Said | None = column("what followed, as written; empty is not recorded, never no action", default=None)
    outcome_code: str = column("a key of codes.OUTCOMES where the words are plain", codes=OUTCOMES, default="")
    text: str = column("what happened, in the agency's own words")
    childs_words: str = column("what the child said or showed, where the file has a column for it", default="")
    response: str = column("what was done, or why nothing was", default="")
    source_type: Said | None = column("a key of codes.SOURCE_TYPES", codes=SOURCE_TYPES, default=None)
    how_many: int = column("how many events the row stands for", default=1)
    how_many_words: str = column("the words the number was read from, empty where a column gave it", default="")
    key: bool = column("marked as a key event by the agency or by a person", default=False)
    restricted: str = column("why it may not be seen by all, empty where it may", default="")
    disputed: str = column("by whom it is disputed, and their own account", default="")
    after_as_of: bool = column("known after the as-at day: kept, and used by nothing else", default=False)
    also_seen: list[str] = column("source_ids of the same row in other files", default_factory=list)

    @property
    def when(self) -> When:
        return When(self.happened_from, self.happened_to, self.precision, self.time_from, self.date_as_written)


@dataclass(slots=True, kw_only=True)
class Concerned(Known):
    """A person's part in an entry. One row for each person and part; `person_id` empty while it is not settled who."""

    entry_id: str = column("the entry")
    person_id: str | None = column("who; empty while unsettled, and then `as_written` is shown", default=None)
    as_written: str = column("the words of the row that name the person: a name, a role word or an id")
    part: str = column("one of codes.PARTS", default="mentioned")
    suggested: bool = column("who or which part was read from the text and is not yet confirmed", default=False)
    words: str = column("the words the part rests on", default="")
    impact: str = column("what it meant for this person, in the words of who wrote it; empty is not recorded", term="practice 4.3", default="")


@dataclass(slots=True, kw_only=True)
class Account(Known):
    """One agency's telling of an event that others tell too. Entries with the same `event_id` count once."""

    event_id: str = column("the event: the entry_id of its first telling", term="contracts 2.1")
    entry_id: str = column("the entry that tells it")
    suggested: bool = column("tied by Keepsight and not yet confirmed", default=True)
    words: str = column("why they are believed to be one event, in a sentence", default="")
