"""Whose matters a person of the family may read of: themselves and the children whose certain parent they are; and who else may be named to them."""

from __future__ import annotations

from dataclasses import dataclass

from keepsight.records.record import Record

PARENTS = ("mother", "father", "parent", "adoptive mother", "adoptive father")


@dataclass(frozen=True, slots=True)
class Circle:
    """`own` are the reader and their children; `beside` the children's other parents, the reader's own parents and a child's siblings, who may be named and whose matters are their own."""

    reader: str
    children: frozenset[str]
    beside: frozenset[str]

    @property
    def own(self) -> frozenset[str]:
        """The people whose entries the reader may have."""
        return self.children | {self.reader}

    @property
    def all(self) -> frozenset[str]:
        """Everybody who may be named in the copy."""
        return self.own | self.beside


def circle_of(record: Record, person_id: str, *, with_children: bool) -> Circle:
    """The circle of a person. A parent who is only believed to be one, or recorded as without parental responsibility, has no child's entries."""
    rows = [row for row in record.relationship if row.relationship in PARENTS and row.known_until is None]
    certain = [row for row in rows if row.certainty == "certain" and row.parental_responsibility != "no"]
    young = {person.person_id for person in record.person if person.kind == "child"}  # a grown daughter's matters are her own
    children = frozenset(row.related_person_id for row in certain if row.person_id == person_id) & young if with_children else frozenset()
    parents = {row.person_id for row in rows if row.certainty == "certain" and row.related_person_id in {person_id, *children}}
    siblings = set() if with_children else {row.related_person_id for row in rows if row.certainty == "certain" and row.person_id in parents}
    return Circle(person_id, children, frozenset(parents | siblings) - {person_id} - children)
