"""Families as Hypothesis makes them: several generations, several partners, parents missing, and rows that contradict one another."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from keepsight.records.person import Household, Person, Relationship
from keepsight.records.record import Record

NAMES = ["Amy", "Bo", "Christopher-James Montgomery", "", "Dee", "Second partner of the mother, name not known", "Eli", "F"]
OTHER_WORDS = ["stepfather", "adoptive mother", "foster carer", "donor", "grandmother", "maternal grandfather", "paternal grandmother", "carer"]
LEVEL_WORDS = ["partner", "husband", "former partner", "sibling", "half-sibling", "twin", "uncle", "maternal aunt", "cousin", "friend", "mother's partner"]


@st.composite
def person(draw, number: int) -> Person:
    year = draw(st.one_of(st.none(), st.integers(1930, 2024)))
    born = date(year, draw(st.integers(1, 12)), 1) if year else None
    expected = date(2024, 9, 1) if born is None and draw(st.integers(0, 9)) == 0 else None
    return Person(
        person_id=f"P{number}",
        label=draw(st.sampled_from(NAMES)),
        kind=draw(st.sampled_from(["child", "adult"])),
        sex=draw(st.sampled_from(["female", "male", "unknown"])),
        birth_from=born,
        birth_to=born,
        birth_precision="day" if born else "",
        expected_date=expected,
        death_date=date(2020, 1, 1) if draw(st.integers(0, 9)) == 0 else None,
    )


def tie(a: int, word: str, b: int, start: date | None = None, end: date | None = None, certainty: str = "certain") -> Relationship:
    return Relationship(
        person_id=f"P{a}", relationship=word, related_person_id=f"P{b}", start_from=start, start_to=start, end_from=end, end_to=end, certainty=certainty
    )


@st.composite
def sensible(draw, most: int = 14) -> Record:
    """Parents are always older in the list than their children, so no row contradicts another; siblings may be full or half."""
    count = draw(st.integers(2, most))
    people = [draw(person(number)) for number in range(count)]
    rows: list[Relationship] = []
    for child in range(1, count):
        for role in ("mother", "father"):
            if draw(st.integers(0, 3)) > 0:
                rows.append(tie(draw(st.integers(0, child - 1)), role, child, certainty=draw(st.sampled_from(["certain", "believed to be"]))))
    for _ in range(draw(st.integers(0, count // 2))):
        a, b = draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))
        start = draw(st.one_of(st.none(), st.dates(date(1980, 1, 1), date(2024, 1, 1))))
        rows.append(tie(a, draw(st.sampled_from(LEVEL_WORDS)), b, start, date(2024, 6, 1) if draw(st.booleans()) else None))
    for _ in range(draw(st.integers(0, 4))):
        a, b = sorted((draw(st.integers(0, count - 1)), draw(st.integers(0, count - 1))))
        rows.append(tie(a, draw(st.sampled_from(OTHER_WORDS)), b))
    return Record(person=people, relationship=rows, household=draw(households(count)))


@st.composite
def households(draw, count: int) -> list[Household]:
    places = draw(st.lists(st.tuples(st.sampled_from(["1 Elm Way", "Refuge"]), st.integers(0, count - 1)), max_size=6, unique=True))
    return [Household(household=name, person_id=f"P{number}", restricted="violence" if name == "Refuge" else "") for name, number in places]


@st.composite
def contradictory(draw) -> Record:
    """Any word between any two people, the same one included, and people whom no row of people names."""
    count = draw(st.integers(1, 9))
    words = st.sampled_from(["mother", "father", "son", "daughter", *OTHER_WORDS, *LEVEL_WORDS, "????", ""])
    rows = [tie(draw(st.integers(0, count)), draw(words), draw(st.integers(0, count))) for _ in range(draw(st.integers(0, 20)))]
    return Record(person=[draw(person(number)) for number in range(count)], relationship=rows, household=draw(households(count)))
