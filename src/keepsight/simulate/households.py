"""The people of an invented family: who is whose parent, who lives where, what is recorded of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from keepsight.records.person import Family, Household, Person, Relationship
from keepsight.records.record import Record

from .draw import Draw
from .rates import data, share, shares

EPOCH = date(1970, 1, 1).toordinal()  # days are counted from here, as Arrow counts them
YEAR = 365
SHAPES = ("two parents", "single", "separated", "step")
HOMES = {  # whom a family of each shape has beside the children: those who live with them, and those elsewhere
    "two parents": ("M", "F"), "single": ("M", "F"), "separated": ("M", "F"), "step": ("M", "F", "FB", "P"),
    "two mothers": ("M", "S"), "widower": ("M", "F"), "kinship": ("M", "F"),
}  # fmt: skip
ELSEWHERE = {"single": "FG", "separated": "FG", "step": "FFBG", "kinship": "MF", "widower": "MG"}
ADULTS = {"M": ("female", 18, 36), "F": ("male", 19, 42), "FB": ("male", 19, 42), "P": ("male", 20, 45), "S": ("female", 20, 40), "G": ("female", 40, 58)}


def day(number: int) -> date:
    """The date of a day counted from 1970."""
    return date.fromordinal(number + EPOCH)


def number(on: date) -> int:
    """A date as a day counted from 1970."""
    return on.toordinal() - EPOCH


@dataclass(slots=True)
class Someone:
    """A person of the family. `born` is a day, for a child not yet born the day that is expected."""

    person_id: str
    name: str
    forename: str
    sex: str
    born: int
    child: bool = False


@dataclass(slots=True)
class Home:
    """A family by the letters that stories use, with what is recorded of it. `traits` are those that results are shown by."""

    family_id: str
    people: dict[str, Someone]
    shape: str
    ethnicity: str
    language: str = ""
    interpreter: bool = False
    disabled: str = ""  # the letter of the child with a disability
    slips: tuple[float, int, int] = (0.0, 0, 0)  # how often a visit or meeting of the work now going on falls late, and by how many days
    agencies: dict[str, int] = field(default_factory=dict)
    entries: list[tuple[int, str]] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def children(self) -> list[str]:
        """The children's letters, eldest first."""
        return [letter for letter, person in self.people.items() if person.child]

    def traits(self) -> dict[str, object]:
        """What results are shown by: disability, ethnicity, language, separated and single-parent families."""
        return {"shape": self.shape, "ethnicity": self.ethnicity, "language": self.language, "interpreter": self.interpreter, "disability": bool(self.disabled)}


def household(draw: Draw, family_id: str, births: list[int], *, shape: str = "", without: tuple[str, ...] = (), fixed: dict | None = None) -> Home:
    """A family with children born on `births`. `without` names letters who are not recorded; `fixed` gives traits that a story needs."""
    fixed = fixed or {}
    names, surname = data("names.toml"), draw.one(data("names.toml")["surnames"])
    shape = shape or draw.weighted(SHAPES, _shape_weights())
    ethnicity = draw.weighted(*shares("ethnicity"))
    language = draw.one(names["languages"]) if draw.chance() < share("families", "another_language") else ""
    home = Home(family_id, {}, shape, ethnicity, fixed.get("language", language))
    home.interpreter = bool(home.language) and fixed.get("interpreter", draw.chance() < share("families", "interpreter_of_those"))
    for letter, born in zip("ABCDE", sorted(births), strict=False):
        sex = fixed.get("sex", "") or ("female" if draw.chance() < 0.5 else "male")
        home.people[letter] = _someone(draw, home, letter, sex, surname, born, child=True)
    eldest = min(births)
    home.disabled = fixed.get("disabled", next((letter for letter in home.people if draw.chance() < share("children", "disabled")), ""))
    _adults(draw, home, surname, eldest, without)
    home.words = _words(home) | {"disability": "deaf" if "deaf" in fixed else draw.one(names["disabilities"])}
    return home


def _shape_weights() -> tuple[float, ...]:
    told = [100 * share("families", name) for name in ("single", "separated", "step")]
    return (100 - sum(told), *told)


def _adults(draw: Draw, home: Home, surname: str, eldest: int, without: tuple[str, ...]) -> None:
    """Those of ADULTS whom the family's shape has. A letter in `without` is not recorded; `+F` is, for certain."""
    certain = {letter.removeprefix("+") for letter in without if letter.startswith("+")}
    missing = {letter for letter, name in (("F", "father_recorded"), ("G", "grandparent_recorded")) if draw.chance() >= share("families", name)}
    for letter in HOMES[home.shape] + ("G",):
        if letter in without or (letter in missing and letter not in certain) or (letter == "FB" and len(home.children) < 2):
            continue
        sex, low, high = ADULTS[letter]
        family_name = surname if letter in ("M", "G") else draw.one(data("names.toml")["surnames"])
        home.people[letter] = _someone(draw, home, letter, sex, family_name, eldest - YEAR * draw.between(low, high))


def _someone(draw: Draw, home: Home, letter: str, sex: str, surname: str, born: int, *, child: bool = False) -> Someone:
    """A person with a forename that nobody else of the family has."""
    names = data("names.toml")["girls" if child and sex == "female" else "boys" if child else "women" if sex == "female" else "men"]
    taken = {person.forename for person in home.people.values()}
    forename = draw.one([name for name in names if name not in taken])
    return Someone(f"{home.family_id}-{letter}", f"{forename} {surname}", forename, sex, born, child)


def _words(home: Home) -> dict[str, str]:
    named = {letter: person.name for letter, person in home.people.items()}
    return {
        "mother": named.get("M", "Mother"), "father": named.get("F", "his father"), "partner": named.get("P", "her partner"), "gran": named.get("G", "Grandmother"),
        "from": "School", "category": "neglect", "decided": "to go on as planned",
    }  # fmt: skip


def write(home: Home, record: Record, known_on: date, as_at: int, source_id: str) -> None:
    """Add the family's people, relationships, households and membership to the record, known from `known_on`."""
    given = {"source_id": source_id, "known_on": known_on}
    for letter, person in home.people.items():
        record.person.append(_person(home, letter, person, as_at, source_id))
        record.family.append(Family(**given, family_id=home.family_id, person_id=person.person_id))
    for letter, relationship, of in _kin(home):
        from_then = max(number(known_on), home.people[of].born) if home.people[of].child else number(known_on)
        row = {"source_id": source_id, "known_on": day(min(from_then, as_at))}
        record.relationship.append(Relationship(**row, person_id=home.people[letter].person_id, relationship=relationship, related_person_id=home.people[of].person_id))
    for letter, person in home.people.items():
        if letter not in ELSEWHERE.get(home.shape, "G"):
            record.household.append(Household(**given, household=f"home of {home.family_id}", person_id=person.person_id))


def _person(home: Home, letter: str, person: Someone, as_at: int, source_id: str) -> Person:
    born = day(person.born) if person.born <= as_at else None
    disability = home.words["disability"] if letter == home.disabled else ""
    died = day(min(home.people["A"].born + 9 * YEAR, as_at)) if home.shape == "widower" and letter == "M" else None
    return Person(
        source_id=source_id, person_id=person.person_id, label=person.name, kind="child" if person.child else "adult", sex=person.sex, birth_from=born, birth_to=born,
        birth_precision="day" if born else "", expected_date=None if born else day(person.born), death_date=died, ethnicity=home.ethnicity, disability=disability, first_language=home.language,
        interpreter=home.language if home.interpreter and letter in ("M", "F") else "", communication="British Sign Language" if disability == "deaf" else "",
    )  # fmt: skip


def _kin(home: Home) -> list[tuple[str, str, str]]:
    """Who is the what of whom: every father of every child, the mother's partner, her mother."""
    found = []
    for place, child in enumerate(home.children):
        father = "FB" if place and "FB" in home.people else "F"
        found += [("M", "mother", child)] + [(father, "father", child)] * (father in home.people) + [("G", "maternal grandmother", child)] * ("G" in home.people)
        found += [("S", "mother", child)] * ("S" in home.people) + [("G", "carer", child)] * (home.shape == "kinship")
    couple = {"two parents": ("F", "partner", "M"), "step": ("P", "partner", "M"), "two mothers": ("S", "partner", "M"), "widower": ("F", "husband", "M")}.get(home.shape)
    apart = [("F", "former partner", "M")] if home.shape in ("separated", "single", "kinship") and "F" in home.people else []
    return found + [couple] * (couple is not None and couple[0] in home.people) + apart
