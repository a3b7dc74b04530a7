"""What a reader must know about what they see of a family: as at which day, for which purpose, and whose entries."""

from __future__ import annotations

from keepsight.access.scope import Scope
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.dates import day


def sight(told: Told, by: Scope) -> tuple[str, ...]:
    """Two sentences, the day and the number of entries first."""
    count = len(told.entries)
    number = "1 entry" if count == 1 else f"{count:,} entries"
    standing = f"As at {day(told.as_of)}{', the last day of the record that was received' if by.family.as_at else ''}: {number} in your sight."
    if by.joint_id is None:
        return (standing, f"You see {by.reader.agency}’s own entries and those that were shared with you, for {by.purpose}.")
    others = ", ".join(sorted(by.agencies)) or "no other agency"
    return (standing, f"You see a joint record opened for {by.purpose}, until {day(by.until)}: entries of {others} that are not restricted, and your own agency’s.")
