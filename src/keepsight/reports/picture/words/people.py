"""People as the page names them: by their label; where it is not settled who, by the words of the row."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Named:
    """One person in one part."""

    words: str
    suggested: bool
    settled: bool


@dataclass(frozen=True, slots=True)
class Part:
    """Everybody who has one part in an entry."""

    said: str
    people: tuple[Named, ...]


def parts(told: Told, entry_id: str) -> tuple[Part, ...]:
    """The people of an entry by their part; the seen and the not seen before those only mentioned."""
    rows = told.concerned.get(entry_id, [])
    found = []
    for part in PARTS:
        people = sorted({_named(told, row) for row in rows if row.part == part}, key=lambda n: (not n.settled, n.words))
        if people:
            found.append(Part(PARTS_SAID[part], tuple(people)))
    return tuple(found)


def _named(told: Told, row: Concerned) -> Named:
    person = told.people.get(row.person_id or "")
    if person is None:
        return Named(f"‘{row.as_written}’", row.suggested, False)
    return Named(person.label, row.suggested, True)


def in_a_line(shown: tuple[Part, ...]) -> str:
    """The same as plain text: `Seen: Ada; Not seen: Ben (suggested)`."""
    return "; ".join(f"{part.said}: {', '.join(_in_words(person) for person in part.people)}" for part in shown)


def _in_words(person: Named) -> str:
    marks = [word for word, holds in (("suggested", person.suggested), ("not settled who", not person.settled)) if holds]
    return f"{person.words} ({', '.join(marks)})" if marks else person.words
