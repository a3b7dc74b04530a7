"""A baby's card: opened, and written on. It begins before the birth and ends at twelve months (practice 7.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.linkage.kin import FATHERS, MOTHERS
from keepsight.patterns.views_of import Told as Bearing
from keepsight.patterns.views_of import sleep_items
from keepsight.records.dates import When
from keepsight.records.entry import Entry
from keepsight.records.person import Person
from keepsight.reports.picture.told import Told, standing
from keepsight.reports.picture.words.men import men_of_each_child
from keepsight.store.infants import CARD, SAID, WITH_A_CARER
from keepsight.store.models import InfantLine

from .as_seen import as_recorded, as_seen, sight_of
from .command import command
from .command import told as write_down
from .kept import Kept
from .open_fathers import beside
from .record_entry import CannotRecord, Draft, put_beside

BEGINS = timedelta(weeks=12)  # before the day the baby is expected (practice 9, P21)
CardRow = tuple[InfantLine, Entry]  # a line as it was written, with its entry
_items = Kept(24)


@dataclass(frozen=True, slots=True)
class Card:
    """One baby's card: the rows with their entries, the latest first; entries that bear on a line anyhow; and who cares for the baby."""

    told: Told
    child: Person
    rows: tuple[CardRow, ...]
    items: tuple[Bearing, ...]
    carers: tuple[str, ...]

    @property
    def ended(self) -> date | None:
        """The first birthday, where it has passed by the as-at day."""
        return ends_on(self.child) if is_over(self.child, self.told.as_of) else None

    @property
    def begins(self) -> date | None:
        """For a baby not born yet, the day from which its lines are asked; None once it is born."""
        return self.child.expected_date - BEGINS if self.child.birth_to is None and self.child.expected_date else None


def ends_on(child: Person) -> date | None:
    """Twelve months after the birth, at its latest; None for a child who is not born."""
    if child.birth_to is None:
        return None
    day = child.birth_to
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def is_over(child: Person, on: date) -> bool:
    """Whether the child is twelve months old or more."""
    end = ends_on(child)
    return end is not None and end <= on


def babies(told: Told) -> list[Person]:
    """Children under twelve months, or expected, by person_id."""
    known = (person for person in told.people.values() if person.kind == "child" and (person.birth_to or person.expected_date))
    return sorted((child for child in known if not is_over(child, told.as_of) and not child.death_date), key=lambda child: child.person_id)


@command(May.SEE_FAMILY)
def open_infant_card(child_id: str, *, by: Scope) -> Card:
    """One baby's card. Raises NotYours where there is no such baby in sight, and none on whose card anything was written."""
    found = _card(child_id, as_seen(by), by)
    write_down("infant card seen", by, rows=[child_id])
    return found


def _card(child_id: str, told: Told, by: Scope) -> Card:
    rows = tuple(one for one in beside(InfantLine, told, by) if one[0].child_id == child_id)
    child = told.people.get(child_id)
    if child is None or (child not in babies(told) and not rows):
        raise NotYours
    items = _items.get(sight_of(by), lambda: sleep_items(told.assembled.record, told.as_of))
    return Card(told, child, rows, tuple(one for one in items if one.person_id == child_id), _carers(told, child_id))


def _carers(told: Told, child: str) -> tuple[str, ...]:
    """Mothers, fathers, men who bring the child up, grandparents, and whoever an entry has caring for the child."""
    kin = [row.person_id for row in standing(told.assembled.record.relationship, told.as_of) if row.related_person_id == child and (row.relationship in (*MOTHERS, *FATHERS, "parent", "carer") or "grand" in row.relationship)]
    mothers = [one for one in kin if told.people[one].sex == "female"]
    grandparents = [row.person_id for row in standing(told.assembled.record.relationship, told.as_of) if row.related_person_id in mothers and row.relationship in (*MOTHERS, *FATHERS)]
    cared = [row.person_id for entry in told.own.get(child, []) for row in told.concerned.get(entry.entry_id, []) if row.part == "cared for the child" and row.person_id]
    return tuple(one for one in dict.fromkeys([*kin, *men_of_each_child(told).get(child, {}), *grandparents, *cared]) if one in told.people and told.people[one].kind == "adult")


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line before it is written on a card."""

    child_id: str
    line: str
    happened: When
    text: str
    answer: str = ""
    carer_id: str = ""
    source_type: str = ""
    whose_word: str = ""
    restricted: str = ""


@command(May.RECORD_ENTRY)
def write_infant_line(line: CardLine, *, by: Scope) -> str:
    """Write it on the card, and return the entry's reference. Raises CannotRecord; NotYours where there is no such card, or it has ended."""
    card = _card(line.child_id, as_recorded(by), by)
    if card.ended:
        raise NotYours
    if line.line not in CARD:
        raise CannotRecord("Choose a line of the card.", "line")
    if line.line in SAID and line.answer not in SAID[line.line]:
        raise CannotRecord("Choose one of these.", "answer")
    if line.line in WITH_A_CARER and line.carer_id not in card.carers:
        raise CannotRecord("Choose with whom.", "carer_id")
    entry = put_beside(_draft(line, card), [InfantLine(child_id=line.child_id, line=line.line, answer=line.answer, carer_id=line.carer_id)], by)
    write_down("infant card written", by, rows=[entry.entry_id])
    return entry.entry_id


def _draft(line: CardLine, card: Card) -> Draft:
    with_whom = f" with {card.told.people[line.carer_id].label}" if line.carer_id else ""
    chosen = SAID.get(line.line, {}).get(line.answer, CARD[line.line])
    people = [(line.child_id, "subject"), *([(line.carer_id, "spoke" if line.answer == "had" else "mentioned")] if line.carer_id else [])]
    source = "observed" if line.line == "place seen" and line.answer == "seen" else line.source_type
    return Draft(line.happened, f"{chosen}{with_whom}. {line.text}", tuple(people), restricted=line.restricted, kind="observation", source_type=source, account_of=line.whose_word)
