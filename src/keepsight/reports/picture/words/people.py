"""People as the page names them: by their label; where it is not settled who, by the words of the row."""

from __future__ import annotations

from collections import defaultdict

from keepsight.records.codes import PARTS
from keepsight.records.entry import Concerned

from ..told import Told

PARTS_SAID = {  # how a part is said before the names; the order in which parts are read out is that of codes.PARTS
    "subject": "About",
    "seen": "Seen",
    "seen alone": "Seen alone",
    "not seen": "Not seen",
    "spoke": "Spoke",
    "present": "Present",
    "absent": "Not present",
    "invited": "Invited",
    "was not brought": "Was not brought",
    "cared for the child": "Caring for the child",
    "said to have harmed": "Said to have harmed",
    "said to have been harmed": "Said to have been harmed",
    "interpreted": "Interpreted",
    "reported": "Reported by",
    "mentioned": "Mentioned",
}


def who(told: Told, entry_id: str) -> str:
    """The people of an entry by their part, those settled first: `Seen: Ada; Not seen: Ben (suggested)`."""
    by_part: dict[str, set[tuple[bool, str]]] = defaultdict(set)
    for row in told.concerned.get(entry_id, ()):
        by_part[row.part].add(_named(told, row))
    return "; ".join(f"{PARTS_SAID[part]}: {', '.join(name for _, name in sorted(by_part[part]))}" for part in PARTS if part in by_part)


def _named(told: Told, row: Concerned) -> tuple[bool, str]:
    """Whether it is not settled who, and how the person is named: by label, else by the words of the row."""
    person = told.people.get(row.person_id or "")
    suggested = "suggested" if row.suggested else ""
    if person is None:
        return True, f"‘{row.as_written}’ ({suggested + ', ' if suggested else ''}not settled who)"
    return False, f"{person.label} ({suggested})" if suggested else person.label
