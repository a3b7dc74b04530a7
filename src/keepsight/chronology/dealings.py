"""What a service did with an adult, read from the adult's parts in an entry: in touch, seen, assessed, invited.

The one rule for pages. The patterns' view `dealings_with_each_adult` says the same in SQL, and a test holds the two to each other for every
kind of entry with every part.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from keepsight.records.entry import Concerned

IN_TOUCH = ("seen alone", "seen", "spoke", "present", "invited", "cared for the child", "reported", "interpreted")  # the plainest first
NOT_WITH_THEM = frozenset({"absent", "said to have harmed", "said to have been harmed"})
MET = frozenset({"seen", "seen alone", "spoke", "present"})
WORK_WITH_SOMEBODY = frozenset({"contact", "visit", "appointment", "meeting", "assessment", "conference", "review", "referral"})
AT_THEIR_DOOR = frozenset({"visit", "appointment"})
CALLED_TO = frozenset({"meeting", "conference", "review"})
IN_TOUCH_SOMEHOW = "in touch"


@dataclass(frozen=True, slots=True)
class Dealing:
    """What one entry tells of a service and one adult. `how` is the plainest part, `suggested` whether it rests on a reading alone."""

    how: str
    suggested: bool
    in_touch: bool
    seen: bool
    assessed: bool
    invited: bool


def dealing(kind: str, rows: Collection[Concerned]) -> Dealing | None:
    """Of an entry of this kind in which `rows` are one adult's parts; None where the entry tells of no dealing with them at all."""
    parts = {row.part for row in rows}
    if not rows or parts & NOT_WITH_THEM:
        return None
    suggested = all(row.suggested for row in rows)
    how = next((part for part in IN_TOUCH if part in parts), IN_TOUCH_SOMEHOW)
    return Dealing(
        how=how,
        suggested=any(row.suggested for row in rows),
        in_touch=how != IN_TOUCH_SOMEHOW or (kind in WORK_WITH_SOMEBODY and (not suggested or "subject" in parts)),
        seen=bool(parts & MET) or (kind in AT_THEIR_DOOR and not suggested),
        assessed=kind == "assessment",
        invited=bool(parts & {"invited", "present"}) or (kind in CALLED_TO and not suggested),
    )
