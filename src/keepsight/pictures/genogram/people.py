"""Each person of a genogram: what is said beside the symbol, and the order of age."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from keepsight.linkage.kin import PREGNANCY
from keepsight.records.person import NAME_NOT_RECORDED, Person

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


@dataclass(slots=True)
class Figure:
    """One person as drawn. `symbol`: square, circle, diamond or triangle; `gap` where the person is not recorded at all."""

    person_id: str
    name: str
    symbol: str
    is_child: bool = False
    death: date | None = None
    gap: bool = False
    age_order: tuple[int, str] = (0, "")
    lines: list[str] = field(default_factory=list)


def figure(person: Person, sex: str, true_on: date | None) -> Figure:
    """A recorded person as at `true_on` (None: as recorded, whenever). `sex` as recorded, or as the relationship words say."""
    symbol = {"male": "square", "female": "circle"}.get(sex, "diamond")
    died = person.death_date is not None and (true_on is None or person.death_date <= true_on)
    return Figure(
        person_id=person.person_id,
        name=person.label.strip() or NAME_NOT_RECORDED,
        symbol="triangle" if unborn(person, true_on) else symbol,
        is_child=person.kind == "child",
        death=person.death_date if died else None,
        age_order=_age_order(person),
        lines=_lines(person, true_on) + ([f"died {person.death_date.year}"] if died and person.death_date else []),
    )


def gap(child_id: str, sex: str) -> Figure:
    """A mother ('female'), father ('male') or second parent ('') of a child, where none is recorded."""
    who = {"male": "father", "female": "mother"}.get(sex, "second parent")
    symbol = {"male": "square", "female": "circle"}.get(sex, "diamond")
    return Figure(f"unknown-of-{child_id}", f"{who} not recorded", symbol, gap=True)


def unborn(person: Person, true_on: date | None) -> bool:
    """Whether the person is drawn as a pregnancy: expected, and not born (by the date asked for)."""
    first = person.birth_from or person.expected_date
    return person.birth_from is None and first is not None if true_on is None else first is not None and first > true_on


def in_the_family(person: Person, true_on: date | None) -> bool:
    """Whether the person was born, or can have been expected, at `true_on`; without any birth date: taken to have been."""
    first = person.birth_from or person.expected_date
    return true_on is None or first is None or first - PREGNANCY <= true_on


def _age_order(person: Person) -> tuple[int, str]:
    """Eldest first; those without any birth date stand before them, and a baby still expected after them."""
    if person.birth_from is None and person.expected_date is not None:
        return 1, person.expected_date.isoformat()
    return 0, person.birth_from.isoformat() if person.birth_from else ""


def _lines(person: Person, true_on: date | None) -> list[str]:
    """Birth, and age on the day asked for."""
    if unborn(person, true_on):
        expected = person.expected_date
        return [f"expected {_MONTHS[expected.month - 1][:3]} {expected.year}" if expected else "not yet born"]
    if person.birth_from is None or person.birth_to is None:
        return []
    living = true_on is not None and (person.death_date is None or person.death_date > true_on)
    return [f"born {birth_in_words(person)}"] + ([_age(person.birth_from, person.birth_to, true_on)] if living and true_on else [])


def birth_in_words(person: Person) -> str:
    """The year of birth as honestly as it is known: '2007', 'about 2007', '2006 or 2007', '2004 to 2008'; empty where none is."""
    if person.birth_from is None or person.birth_to is None:
        return ""
    first, last = person.birth_from.year, person.birth_to.year
    if first == last:
        return f"about {first}" if person.birth_precision == "about" else str(first)
    return f"{first} or {last}" if last == first + 1 else f"{first} to {last}"


def _age(birth_from: date, birth_to: date, on: date) -> str:
    """Age at a day; a range where the birth date allows two ages (contracts 1.8); months below two years."""
    oldest, youngest = _months(birth_from, on), max(_months(birth_to, on), 0)
    if oldest < 24:
        return f"aged {youngest} to {oldest} months" if youngest != oldest else f"aged {oldest} month{'' if oldest == 1 else 's'}"
    return f"aged {oldest // 12}" if oldest // 12 == youngest // 12 else f"aged {youngest // 12} to {oldest // 12}"


def _months(born: date, on: date) -> int:
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)
