"""How long something is recorded to have lasted, in the few words that fit on a line: '2008 – 2010', 'from 2010', 'until 2007'."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keepsight.records.person import Relationship

from .kin import Tie

_ENDED = ("", "died", "ended", "divorced")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A partnership's stretch of time: years as known, whether they married, and how it ended: one of _ENDED."""

    start: str
    end: str
    married: bool
    ended: str

    def order(self) -> tuple[str, str]:
        """Stretches from the earliest; one that has not ended after those that have."""
        return self.start or "0", self.end or "9"

    def merged(self, other: Stretch) -> Stretch:
        """The same stretch told twice, as fully as either tells it."""
        return Stretch(self.start, self.end, self.married or other.married, max(self.ended, other.ended, key=_ENDED.index))

    def words(self) -> str:
        """'2008 – 2010', '2010 –' while it lasts, 'until 2007' where no start is recorded, 'ended' where no date is."""
        if not self.start and not self.end:
            return self.ended if self.ended in ("ended", "divorced") else "married" if self.married else ""
        if not self.start:
            return f"until {self.end}"
        return f"{'m. ' if self.married else ''}{self.start} –{' ' + self.end if self.end else ''}"


def stretch(row: Relationship, tie: Tie, deaths: list[date]) -> Stretch:
    """The stretch of a partnership's row; an end that has not come yet (see `ties.told`) is not shown.

    Where one of the two died by then, the partnership did not end otherwise: no separation is drawn.
    """
    end = years(row.end_from, row.end_to) if tie.ended else ""
    last = row.end_to or row.end_from
    died = tie.ended == "ended" and last is not None and any(death <= last for death in deaths)
    return Stretch(years(row.start_from, row.start_to), end, tie.nature == "married", "died" if died else tie.ended)


def years(first: date | None, last: date | None) -> str:
    """The year or years between two days that bound one date: '2008', '2008/09', '2006–2008'; empty where neither is recorded."""
    if first is None or last is None:
        known = first or last
        return str(known.year) if known else ""
    if first.year == last.year:
        return str(first.year)
    return f"{first.year}/{last.year % 100:02d}" if last.year == first.year + 1 else f"{first.year}–{last.year}"
