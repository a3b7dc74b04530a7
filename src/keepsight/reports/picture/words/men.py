"""Each father and man who brings a child up, in one line; and the children of whom no father is named, as a question to services (safe practice 1.1).

What is read of harm, of decisions about safety and of shared care is what the question about fathers reads of the entries in sight (patterns.of_safety).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from keepsight.chronology.dealings import dealing
from keepsight.chronology.family import FamilyAt, family_at
from keepsight.linkage.kin import COUPLE, FATHERS, MOTHERS
from keepsight.patterns.of_safety import OfSafety, of_safety, parts_of
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person, Relationship

from ..told import Told, standing
from .ages import age
from .anchors import person_anchor
from .children import Line
from .cited import Cited, cited
from .who import eldest_first

NOT_IN_TOUCH = "no entry of a service in touch with him in the records supplied"
BRING_UP = ("father", "adoptive father", "stepfather", "step-parent", "parent", "grandfather", "maternal grandfather", "paternal grandfather", "foster carer", "carer")
STOPPED = "an order, bail, a restriction or a decision about safety is told of in it; nothing asks anybody to be in touch with him"
INVOLVED = "a decision on how he may be involved"
SHARED = "care of a child is shared with him"


@dataclass(frozen=True, slots=True)
class Man:
    """One man: how he stands to which child, the last entry of a service in touch with him, the last of harm that concerns him, where there is one; and what
    settles or changes what is asked of services: an order or a decision about safety that stands, a decision on how he may be involved, shared care."""

    label: str
    anchor: str
    standing: str
    in_touch: Line
    harm: Line | None
    settles: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Men:
    """Every man, by the eldest child of his; and the children of whom no father, donor or second mother is named."""

    each: tuple[Man, ...]
    not_named: tuple[str, ...]


def men(told: Told) -> Men:
    """What the records supplied hold of each father and male carer. Nothing here asks anybody to be in touch with him."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for child, of_child in men_of_each_child(told).items():
        for man, words in of_child.items():
            if told.people[child].label not in found[man][words]:
                found[man][words].append(told.people[child].label)
    not_named = tuple(told.people[child].label for child in _children(told) if not father_is_settled(told, child))
    return Men(tuple(_man(told, told.people[man], of) for man, of in found.items()), not_named)


def men_of_each_child(told: Told) -> dict[str, dict[str, str]]:
    """Of each child, the eldest first: each father and man who brings the child up, by person_id, and how he stands to the child ('father of')."""
    now = family_at(told.assembled.record, told.as_of, told.as_of)
    return {child: dict(_men_of(told, now, told.people[child])) for child in _children(told)}


def _children(told: Told) -> list[str]:
    return [person.person_id for person in sorted((p for p in told.people.values() if p.kind == "child"), key=eldest_first)]


def _men_of(told: Told, now: FamilyAt, child: Person) -> list[tuple[str, str]]:
    """(person_id, how he stands to the child): his relationship; else that he is a parent's partner now, or lives where the child does."""
    rows = _of(told, child.person_id)
    kin = [(row.person_id, _how(row)) for row in rows if row.relationship in BRING_UP and (row.relationship in FATHERS or _a_man(told, row.person_id))]
    parents = [row.person_id for row in rows if row.relationship in (*MOTHERS, *FATHERS, "parent")]
    pairs = [(held.row.person_id, held.row.related_person_id) for one in parents for held in now.partners_of(one) if held.row.relationship in COUPLE[:-1]]
    partners = [(other, "partner of a parent of") for pair in pairs for other in pair if other not in parents and _a_man(told, other)]
    homes = {held.row.household for held in now.households if held.row.person_id == child.person_id}
    at_home = [(held.row.person_id, "lives with") for held in now.households if held.row.household in homes and _a_man(told, held.row.person_id)]
    return _once([*kin, *partners, *at_home], told)


def _once(found: list[tuple[str, str]], told: Told) -> list[tuple[str, str]]:
    first: dict[str, str] = {}
    for man, words in found:
        if man in told.people:
            first.setdefault(man, words)
    return list(first.items())


def _how(row: Relationship) -> str:
    believed = "believed to be " if row.certainty != "certain" else ""
    return f"{believed}{row.relationship} of"


def _a_man(told: Told, person_id: str) -> bool:
    person = told.people.get(person_id)
    return person is not None and person.kind == "adult" and person.sex == "male"


def father_is_settled(told: Told, child: str) -> bool:
    """Who the father is, or that there is none to look for: a donor, or a second mother."""
    rows = [row.relationship for row in _of(told, child)]
    return any(one in (*FATHERS, "donor") for one in rows) or sum(one in (*MOTHERS, "parent") for one in rows) > 1


def _of(told: Told, child: str) -> list[Relationship]:
    return [row for row in standing(told.assembled.record.relationship, told.as_of) if row.related_person_id == child]


def _man(told: Told, man: Person, of: dict[str, list[str]]) -> Man:
    stands = "; ".join(f"{words} {', '.join(children)}" for words, children in of.items())
    died = age(man, told.as_of) if man.death_date and man.death_date <= told.as_of else ""
    read = _of_safety(told, man.person_id)
    return Man(
        man.label, person_anchor(man.person_id), "; ".join(part for part in (stands, died) if part), _in_touch(told, man.person_id),
        _harm_line(told, read, man.person_id), tuple(_settles(told, read, man.person_id)),
    )  # fmt: skip


def _in_touch(told: Told, man: str) -> Line:
    for entry in reversed(told.own.get(man, [])):
        dealt = dealing(told.kind_of(entry), _parts(told, entry, man))
        if dealt and dealt.in_touch:
            return Line(dealt.how, cited(entry, suggested=dealt.suggested))
    return Line(NOT_IN_TOUCH)


def harm_of(told: Told, man: str) -> Line | None:
    """The latest entry of harm in which he has a part other than as the one who was harmed or who told of it."""
    return _harm_line(told, _of_safety(told, man), man)


def _of_safety(told: Told, man: str) -> OfSafety:
    return of_safety(told.own.get(man, []), lambda entry: parts_of(man, told.concerned.get(entry.entry_id, [])), told.kind_of)


def _harm_line(told: Told, read: OfSafety, man: str) -> Line | None:
    if not read.harm:
        return None
    rows = _parts(told, read.harm[-1], man)
    part = "said to have harmed" if any(row.part == "said to have harmed" for row in rows) else "named in it"
    return Line(part, _cited(told, read.harm[-1], man))


def _settles(told: Told, read: OfSafety, man: str) -> list[Line]:
    """The latest of each. An entry of harm that is itself worded so stands first already, and is said again as what it settles."""
    latest = ((read.stops, STOPPED), (read.involving, INVOLVED), (read.shared, SHARED))
    return [Line(words, _cited(told, entries[-1], man)) for entries, words in latest if entries]


def _cited(told: Told, entry: Entry, man: str) -> Cited:
    return cited(entry, suggested=any(row.suggested for row in _parts(told, entry, man)))


def _parts(told: Told, entry: Entry, man: str) -> list[Concerned]:
    return [row for row in told.concerned.get(entry.entry_id, []) if row.person_id == man]
