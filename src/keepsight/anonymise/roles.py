"""What each person of the record is called in an anonymised copy: children by age, adults by how they stand to the children."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from keepsight.linkage.kin import COUPLE, FATHERS, MOTHERS, SIBLINGS
from keepsight.records.person import Person
from keepsight.records.record import Record

_PARENTS = {**dict.fromkeys(MOTHERS, "Mother"), **dict.fromkeys(FATHERS, "Father"), "parent": "Parent", "donor": "Donor"}
_STEP = {"step-parent": "Step-parent", "stepmother": "Stepmother", "stepfather": "Stepfather", "foster carer": "Foster carer"}
_SIDE = {"Mother": "Maternal", "Father": "Paternal"}
_GRAND = {"female": "grandmother", "male": "grandfather"}


def roles_of(record: Record, before: dict[str, str] | None = None) -> dict[str, str]:
    """The role of each person by person_id, no two alike. `before` holds roles given in an earlier copy, which stay as they are.

    Children are numbered from the eldest; adults are called by the first of these that is recorded: parent, grandparent, partner
    of a parent, step-parent or foster carer, another relationship; else Adult 1, 2 ...
    """
    given = {person: role for person, role in (before or {}).items() if person in record.people()}
    roles = dict(given)
    for person, role in _children(record).items():
        roles.setdefault(person, role)
    adults = sorted((p for p in record.person if p.kind != "child"), key=lambda p: (p.birth_to or date.max, p.person_id))
    said = {p.person_id: _Adult(record, roles).role(p) for p in adults}
    return given | _apart({person: role for person, role in (roles | said).items() if person not in given}, set(given.values()))


def _apart(roles: dict[str, str], taken: set[str]) -> dict[str, str]:
    """Two people whom the same words fit are numbered; so is every adult of whom nothing is recorded."""
    many = Counter(roles.values())
    found: dict[str, str] = {}
    for person, role in roles.items():
        number, name = 1, role
        if many[role] > 1 or role in taken or role in ("Adult", "Friend", "Neighbour"):
            name = f"{role} {number}"
        while name in taken:
            number += 1
            name = f"{role} {number}"
        taken.add(name)
        found[person] = name
    return found


def _children(record: Record) -> dict[str, str]:
    children = sorted((p for p in record.person if p.kind == "child"), key=lambda p: (p.birth_to or p.expected_date or date.max, p.person_id))
    unborn = [p for p in children if p.birth_to is None and p.expected_date]
    born = [p for p in children if p not in unborn]
    return {p.person_id: f"Child {n}" for n, p in enumerate(born, start=1)} | {p.person_id: "Unborn child" for p in unborn}


class _Adult:
    """How adults stand to the children and to one another."""

    def __init__(self, record: Record, roles: dict[str, str]) -> None:
        self.roles = roles
        self.children = [p.person_id for p in record.person if p.kind == "child"]
        self.by: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in record.relationship:
            self.by[row.person_id].append((row.relationship, row.related_person_id))
            if row.relationship in (*COUPLE, *SIBLINGS):
                self.by[row.related_person_id].append((row.relationship, row.person_id))
        self.sex = {p.person_id: p.sex for p in record.person}

    def role(self, person: Person) -> str:
        """The words for an adult; several adults can be given the same."""
        ways = (self._parent, self._grandparent, self._named_grandparent, self._partner, self._step, self._other)
        return next(filter(None, (way(person.person_id) for way in ways)), "Adult")

    def _of(self, person: str, relationships: dict[str, str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for relationship, other in self.by[person]:
            if relationship in relationships and other in self.children and other not in found[relationships[relationship]]:
                found[relationships[relationship]].append(other)
        return found

    def _parent(self, person: str) -> str:
        for word, children in self._of(person, _PARENTS).items():
            if word == "Parent":
                word = {"female": "Mother", "male": "Father"}.get(self.sex[person], word)
            return word if self._all_of_them(word, children) else f"{word} of {self._listed(children)}"
        return ""

    def _all_of_them(self, word: str, children: list[str]) -> bool:
        """Parent of every child, or the only one so called: no other child's mother or father is meant by the word."""
        return set(children) == set(self.children)

    def _listed(self, children: list[str]) -> str:
        names = sorted((self.roles[child] for child in children), key=lambda role: (len(role), role))
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

    def _grandparent(self, person: str) -> str:
        for relationship, other in self.by[person]:
            if relationship not in (*_PARENTS, "parent") or other in self.children:
                continue
            parent = self._parent(other)
            side = _SIDE.get(parent.split(" ")[0])
            if side:
                whose = parent.partition(" of ")[2]
                return f"{side} {_GRAND.get(self.sex[person], 'grandparent')}" + (f" of {whose}" if whose else "")
        return ""

    def _named_grandparent(self, person: str) -> str:
        for relationship, other in self.by[person]:
            if "grand" in relationship and other in self.children:
                children = [child for named, child in self.by[person] if named == relationship and child in self.children]
                whose = "" if set(children) == set(self.children) else f" of {self._listed(sorted(set(children)))}"
                return relationship.capitalize() + whose
        return ""

    def _partner(self, person: str) -> str:
        for relationship, other in self.by[person]:
            parent = self._parent(other) if relationship in COUPLE and other not in self.children else ""
            if parent:
                return f"Partner of {parent}"
        return ""

    def _step(self, person: str) -> str:
        return next((f"{word} of {self._listed(children)}" for word, children in self._of(person, _STEP).items()), "")

    def _other(self, person: str) -> str:
        for relationship, other in self.by[person]:
            if relationship in (*_PARENTS, *COUPLE):
                continue
            whose = self.roles.get(other) or self._parent(other)
            if whose:
                return f"{relationship.capitalize()} of {whose}"
        return ""
