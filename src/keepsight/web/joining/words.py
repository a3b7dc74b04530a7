"""What is said where two records are made one."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.scope import Scope
from keepsight.commands.as_seen import as_seen
from keepsight.commands.join_records import Both
from keepsight.records.person import Person
from keepsight.reports.picture.told import Told
from keepsight.reports.picture.words.ages import born
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
    told = as_seen(by)
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
    counts = tuple(f"{scope.family.label}: in your sight {_counted(as_seen(scope))}. All of it is carried, and so is what is out of your sight." for scope in (both.first, both.second))
    return Doing(heading, "Make one record", "There is one record now. Everything of both stands in it.", reverse("changes", args=[first.pk]), "Back to when the family changes", MEANS + counts)


def _counted(told: Told) -> str:
    people, entries = len(told.people), len(told.entries)
    return f"{people} {'person' if people == 1 else 'people'} and {entries:,} {'entry' if entries == 1 else 'entries'}"
