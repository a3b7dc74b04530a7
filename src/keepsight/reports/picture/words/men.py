"""Each father and man who brings a child up, in one line; and the children of whom no father is named, as a question to services (safe practice 1.1)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from keepsight.chronology.family import FamilyAt, family_at
from keepsight.linkage.kin import COUPLE, FATHERS, MOTHERS
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Person, Relationship

from ..told import Told, standing
from .ages import age
from .anchors import person_anchor
from .before_you_go import HARM
from .children import Line
from .cited import cited
from .who import eldest_first

NOT_IN_TOUCH = "no entry of a service in touch with him in the records supplied"
BRING_UP = ("father", "adoptive father", "stepfather", "step-parent", "parent", "grandfather", "maternal grandfather", "paternal grandfather", "foster carer", "carer")
IN_TOUCH = ("seen alone", "seen", "spoke", "present", "invited", "cared for the child", "reported", "interpreted")  # as patterns' vocabulary reads them
DEALING = ("contact", "visit", "appointment", "meeting", "assessment", "conference", "review", "referral")
NOT_HIS_DOING = ("said to have been harmed", "interpreted", "reported")


@dataclass(frozen=True, slots=True)
class Man:
    """One man: how he stands to which child, the last entry of a service in touch with him, and the last of harm that concerns him, where there is one."""

    label: str
    anchor: str
    standing: str
    in_touch: Line
    harm: Line | None


@dataclass(frozen=True, slots=True)
class Men:
    """Every man, by the eldest child of his; and the children of whom no father, donor or second mother is named."""

    each: tuple[Man, ...]
    not_named: tuple[str, ...]


def men(told: Told) -> Men:
    """What the records supplied hold of each father and male carer. Nothing here asks anybody to be in touch with him."""
    now = family_at(told.assembled.record, told.as_of, told.as_of)
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    children = sorted((p for p in told.people.values() if p.kind == "child"), key=eldest_first)
    for child in children:
        for man, words in _men_of(told, now, child):
            if child.label not in found[man][words]:
                found[man][words].append(child.label)
    return Men(tuple(_man(told, told.people[man], of) for man, of in found.items()), tuple(c.label for c in children if not _settled(told, c.person_id)))


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


def _settled(told: Told, child: str) -> bool:
    """Who the father is, or that there is none to look for: a donor, or a second mother."""
    rows = [row.relationship for row in _of(told, child)]
    return any(one in (*FATHERS, "donor") for one in rows) or sum(one in (*MOTHERS, "parent") for one in rows) > 1


def _of(told: Told, child: str) -> list[Relationship]:
    return [row for row in standing(told.assembled.record.relationship, told.as_of) if row.related_person_id == child]


def _man(told: Told, man: Person, of: dict[str, list[str]]) -> Man:
    stands = "; ".join(f"{words} {', '.join(children)}" for words, children in of.items())
    died = age(man, told.as_of) if man.death_date and man.death_date <= told.as_of else ""
    return Man(man.label, person_anchor(man.person_id), "; ".join(part for part in (stands, died) if part), _in_touch(told, man.person_id), _harm(told, man.person_id))


def _in_touch(told: Told, man: str) -> Line:
    for entry in reversed(told.own.get(man, [])):
        rows = _parts(told, entry, man)
        part = next((part for part in IN_TOUCH for row in rows if row.part == part), "") or ("in touch" if _dealt_with(entry, rows) else "")
        if part and not {row.part for row in rows} & {"absent", "said to have harmed", "said to have been harmed"}:
            return Line(part, cited(entry, suggested=any(row.suggested for row in rows)))
    return Line(NOT_IN_TOUCH)


def _dealt_with(entry: Entry, rows: list[Concerned]) -> bool:
    return entry.kind is not None and entry.kind.value in DEALING and any(not row.suggested or row.part == "subject" for row in rows)


def _harm(told: Told, man: str) -> Line | None:
    """The latest entry of harm in which he has a part other than as the one who was harmed or who told of it."""
    for entry in reversed(told.own.get(man, [])):
        rows = _parts(told, entry, man)
        harmful = any(theme.value in HARM and not theme.denied for theme in entry.themes) or any(row.part == "said to have harmed" for row in rows)
        if harmful and any(row.part not in NOT_HIS_DOING for row in rows):
            part = "said to have harmed" if any(row.part == "said to have harmed" for row in rows) else "named in it"
            return Line(part, cited(entry, suggested=any(row.suggested for row in rows)))
    return None


def _parts(told: Told, entry: Entry, man: str) -> list[Concerned]:
    return [row for row in told.concerned.get(entry.entry_id, []) if row.person_id == man]
