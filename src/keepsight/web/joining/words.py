"""What is said where two records are made one, and where one is parted."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.commands.as_seen import as_recorded
from keepsight.commands.join_records import Both
from keepsight.commands.part_record import BOTH, FIRST, SECOND, Parting, Placed
from keepsight.commands.take_back_records import MadeOf
from keepsight.records.person import Person
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.ages import born
from keepsight.reports.picture.words.dates import day
from keepsight.reports.picture.words.who import NOT_RECORDED, eldest_first, kin
from keepsight.web.layout.doing import Doing

MEANS = (
    "A new record is made of both, with everything that stands in either and all of its history. The two old ones are closed and kept whole, and their addresses lead to the new one.",
    "Nobody sees more than before. Whoever sees one of the two sees that part of the new record; whoever sees both sees both. Joint records go on for what they were opened for, until their own last day.",
    "What is written from then on stands in the new record. To open the whole of it to a worker, or to several agencies for a purpose, allocate it or open a joint record anew, once it is there.",
    "Say of each person whether they are the same as somebody of the first record. Where you are not sure, leave it at ‘nobody’: two people stay two, and nothing is lost. Of the same person both records’ facts stay; where they differ, both are told.",
    "If a child of one record was adopted, and the other could be the record of who they are now, do not go on: nothing may lead from one to the other.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One person as a record tells of them: birth, how they stand to others, and how many entries name them."""

    person_id: str
    label: str
    says: str


def side_of(by: Scope, people: dict[str, Person]) -> list[Side]:
    """The people of one record, the children first."""
    told = as_recorded(by)
    return [Side(one.person_id, one.label, _says(one, told)) for one in sorted(people.values(), key=eldest_first)]


def _says(person: Person, told: Told) -> str:
    count = len(told.own.get(person.person_id, ()))
    standing = [f"{name.lower()} {', '.join(others)}" for name, others in kin(told, person) if others != [NOT_RECORDED]]
    return "; ".join((person.kind, f"born {born(person)}", *standing, "1 entry" if count == 1 else f"{count:,} entries"))


def choose_words(by: Scope) -> Doing:
    """The form that asks which other record."""
    return Doing(f"Two records are of one family: {by.family.label}", "Go on", "", reverse("changes", args=[by.family.pk]), "Back to when the family changes", ("Choose the other record. On the next page you say who is the same person.",))


def join_words(both: Both) -> Doing:
    """The form that makes one of two."""
    first, second = both.first.family, both.second.family
    heading = f"Make one record of {first.label} and {second.label}"
    counts = tuple(f"{scope.family.label}: in your sight {_counted(as_recorded(scope))}. All of it is carried, and so is what is out of your sight." for scope in (both.first, both.second))
    return Doing(heading, "Make one record", "There is one record now. Everything of both stands in it.", reverse("changes", args=[first.pk]), "Back to when the family changes", MEANS + counts)


def _counted(told: Told) -> str:
    people, entries = len(told.people), len(told.entries)
    return f"{people} {'person' if people == 1 else 'people'} and {entries:,} {'entry' if entries == 1 else 'entries'}"


PARTS = (
    "Two new records are made of this one, with all of its history. The old one is closed and kept whole, and its address leads to both for whoever sees both.",
    "Say of each person in which record they are: the first, the second, or both, as a father of children in each. Whoever is named in a record and is not of it stands there by relationship only, without name or birth date.",
    "An entry goes where the people are whom it names. Those that name people of both are shown to you next, to be placed one by one. What agencies wrote is not changed: where it must not be read in the other family’s record, place the entry in one.",
    "An order, an arrangement or a hazard goes wherever somebody is whom it binds or protects.",
    "Whoever worked with this record works with both until you or their own supervisor ends it. Where the two are to be kept apart for safety, look at who works with each, and at its joint records, straight afterwards.",
)  # fmt: skip
NOTHING_YET = "Nothing is parted yet. This is where everything goes; press again when it is right."


def part_words(by: Scope, parting: Parting | None, placed: Placed | None) -> Doing:
    """The form that makes two of one; once everybody has a place, with where everything goes."""
    heading, back = f"Make two records of {by.family.label}", reverse("changes", args=[by.family.pk])
    if parting is None or placed is None:
        return Doing(heading, "Show where everything goes", "", back, "Back to when the family changes", PARTS)
    return Doing(heading, "Make two records", "There are two records now. Look at who works with each.", back, "Back to when the family changes", (NOTHING_YET, *_where(by, parting, placed)))


def _where(by: Scope, parting: Parting, placed: Placed) -> tuple[str, ...]:
    """The ledger: everybody and every entry in sight, and of each in how many records."""
    people = as_recorded(by).people
    names = [label.strip() or f"the {side} record" for label, side in zip(parting.labels, (FIRST, SECOND), strict=True)]
    lists = ["; ".join(sorted(people[one].label for one, where in parting.people.items() if where == side)) or "nobody" for side in (FIRST, SECOND, BOTH)]
    counted = [placed.counted[side] for side in (FIRST, SECOND, BOTH)]
    said = zip((f"In {names[0]} alone", f"In {names[1]} alone", "In both"), lists, counted, strict=True)
    lines = [f"{where}: {who}; {number:,} {'entry' if number == 1 else 'entries'} in your sight." for where, who, number in said]
    return (*lines, f"That is every one of the {sum(counted):,} entries in your sight; none is in neither. What is out of your sight goes by the same rule.")


def made_words(made: MadeOf) -> str:
    """How a record was made of earlier ones, in a sentence."""
    names = " and ".join(record.label for record in made.earlier)
    what = f"This record was made of two, {names}," if made.how == "one" else f"This record and {' and '.join(one.label for one in made.beside)} were made of one, {names},"
    return f"{what} on {day(made.writing.at.date())} by {made.writing.by}."


def back_words(by: Scope, made: MadeOf) -> Doing:
    """The form that takes it back."""
    means = (made_words(made), "The earlier records are open again as they were. What was made of them is closed and kept. It can be taken back only while nothing has been written since.")
    return Doing(f"Take it back: {by.family.label}", "Take it back", "It is taken back. The earlier records are open again.", reverse("changes", args=[by.family.pk]), "Back to when the family changes", means)
