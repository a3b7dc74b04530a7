"""What a reader must know about what they see of a family: as at which day, for which purpose, and whose entries."""

from __future__ import annotations

from keepsight.access.scope import Scope
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day


def sight(told: Told, by: Scope) -> tuple[str, ...]:
    """Two sentences, the day and the number of entries first; a third of a record made of earlier ones."""
    count = len(told.entries)
    number = "1 entry" if count == 1 else f"{count:,} entries"
    standing = f"As at {day(told.as_of)}{', the last day of the record that was received' if by.family.as_at else ''}: {number} in your sight."
    more = (_of_parts(by),) if by.family.parts else ()
    if by.joint_id is None:
        return (standing, f"You see {by.reader.agency}’s own entries and those that were shared with you, for {by.purpose}.", *more)
    others = ", ".join(sorted(by.agencies.union(*(part.agencies for part in by.parts)))) or "no other agency"
    return (standing, f"You see a joint record opened for {by.purpose}, until {day(by.until)}: entries of {others} that are not restricted, and your own agency’s.", *more)


def _of_parts(by: Scope) -> str:
    """Whether the reader sees the whole of a record made of earlier ones, or what they saw before; to whoever reaches one of them, nothing tells of another."""
    if by.whole:
        return "This record goes on from earlier ones. You see of all of them what your role may."
    earlier = ("earlier ones", "those") if by.reaches_all else ("an earlier one", "that one")
    return f"This record goes on from {earlier[0]}. You see of it what you saw of {earlier[1]}, and what is written since by your own agency or shared with you. A supervisor says who works with it from now on, and a joint record is opened anew."
