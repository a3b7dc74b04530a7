"""Who is who, and the family drawn: people on equal terms, a parent who is not recorded among them."""

from __future__ import annotations

from datetime import date

from keepsight.pictures import genogram
from keepsight.records.person import Person

from ..content import Drawing, Section, table
from ..picture.told import Told
from ..picture.word.table import Cell
from ..picture.words.ages import age, born
from ..picture.words.who import NOT_RECORDED, kin, who_is_who

COLUMNS = (("Who", 3400), ("Age and birth", 3600), ("How they are related", 8100))
ALTERNATIVE = "Genogram of the family as recorded. The table after it says the same in words."


def who(told: Told, *, of_family: bool = False, drawn: bool = False) -> Section:
    """Everybody in the copy and how they are related. In a family's copy nobody is said to be missing: they may be left out of it."""
    rows = ((Cell(one.person.label), Cell(age_and_birth(one.person, told.as_of)), Cell.of("", _related(told, one.person, of_family))) for one in who_is_who(told))
    picture = (Drawing(genogram.draw(told.assembled.record), "Genogram", ALTERNATIVE),) if drawn and told.people and not of_family else ()
    return Section("who", "Who is who", (*picture, table("Who is who", COLUMNS, rows)))


def age_and_birth(person: Person, on: date) -> str:
    """`aged 12, born 9 March 2012`; each only where it is recorded, and said once."""
    old, day = age(person, on), born(person)
    if day[:1].isdigit():
        return f"{'aged ' if old[:1].isdigit() else ''}{old}, born {day}"
    return "not recorded" if "not recorded" in old else old


def _related(told: Told, person: Person, of_family: bool) -> list[str]:
    said = [(how, others) for how, others in kin(told, person) if not (of_family and others == [NOT_RECORDED])]
    return [f"{how}: {', '.join(others)}" for how, others in said] or ["not recorded"]
