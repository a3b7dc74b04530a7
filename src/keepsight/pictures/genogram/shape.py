"""The shape of a family: who descends from whom, who are couples, and which parents are not recorded. No coordinates here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from keepsight.records.person import Person
from keepsight.records.record import Record

from .groups import Groups
from .people import Figure, figure, gap, in_the_family
from .periods import Stretch, stretch
from .ties import Told, sex_told, standing, told


@dataclass(slots=True)
class Link:
    """`senior` is a parent of `junior` by `nature` (birth, adoptive, foster, step, donor, carer) or a grandparent, side not known."""

    senior: str
    junior: str
    nature: str
    role: str = ""  # 'mother' or 'father' where the record uses the word
    uncertain: bool = False
    derived: bool = False  # a maternal grandmother is the mother of the mother: read so, not recorded so


@dataclass(slots=True)
class Couple:
    """Two people recorded as partners, with every stretch of time that is recorded of it."""

    a: str
    b: str
    stretches: list[Stretch] = field(default_factory=list)
    uncertain: bool = False

    def in_words(self) -> list[str]:
        """What is written on the couple's line: each stretch of time, and 'believed' where it is not certain."""
        return [words for stretch in self.stretches if (words := stretch.words())] + (["believed"] if self.uncertain else [])


@dataclass(slots=True)
class Shape:
    """Everything a drawing needs to know of a family. `said` are relationships told in words beside the person."""

    figures: dict[str, Figure] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    couples: dict[frozenset[str], Couple] = field(default_factory=dict)
    siblings: list[tuple[str, str, str]] = field(default_factory=list)
    twins: list[frozenset[str]] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    notes: list[str] = field(default_factory=list)
    related: set[str] = field(default_factory=set)

    def parents(self, person_id: str, *natures: str) -> list[str]:
        """The recorded parents of a person by these natures, those not recorded (gaps) included."""
        return [link.senior for link in self.links if link.junior == person_id and link.nature in natures]

    def children_in_order(self, people: list[str]) -> list[str]:
        """People eldest first; those of the same day as the record names them first."""
        return sorted(people, key=lambda person_id: self.figures[person_id].age_order)


def shape_of(record: Record, true_on: date | None) -> Shape:
    """The shape of the recorded family as at `true_on` (None: all that is recorded)."""
    ties = told(record, true_on)
    shape = Shape(figures=_figures(record, ties, true_on))
    if true_on is not None:
        for person_id in came_later(shape.figures, _between(shape, ties), told(record, None)):
            del shape.figures[person_id]
    kept = [one for one in _between(shape, ties) if one.a != one.b]
    shape.notes += [_not_drawn(shape, one, "both are the same person") for one in ties if one.a == one.b and one.a in shape.figures]
    shape.related = {person_id for one in kept for person_id in (one.a, one.b)}
    for kind in _READ:
        for one in kept:
            if one.tie.kind == kind:
                _READ[kind](shape, one)
        if kind == "parent":
            _add_gaps(shape)
    _leave_out_what_is_said_already(shape)
    return shape


def _figures(record: Record, ties: list[Told], true_on: date | None) -> dict[str, Figure]:
    sexes = sex_told(ties)
    people = {person.person_id: person for person in standing(record.person)}
    for one in ties:
        for person_id in (one.row.person_id, one.row.related_person_id):
            people.setdefault(person_id, Person(person_id=person_id, label=person_id))
    return {
        person_id: figure(person, person.sex if person.sex in ("female", "male") else sexes.get(person_id, ""), true_on)
        for person_id, person in people.items()
        if in_the_family(person, true_on)
    }


def _between(shape: Shape, ties: list[Told]) -> list[Told]:
    """The ties between people who are drawn."""
    return [one for one in ties if one.a in shape.figures and one.b in shape.figures]


def came_later(figures: dict[str, Figure], then: list[Told], ever: list[Told]) -> list[str]:
    """Who is in the family now but was not yet, at an earlier day: those whom nothing then recorded joined to a child of it."""
    whole = _joined(figures, ever)
    part = _joined(figures, then)
    with_child = {part.leader(one.person_id) for one in figures.values() if one.is_child}
    families = {whole.leader(leader) for leader in with_child}
    return [one for one in figures if part.leader(one) not in with_child and whole.leader(one) in families]


def _joined(figures: dict[str, Figure], ties: list[Told]) -> Groups:
    groups = Groups([*figures, *[person for one in ties for person in (one.a, one.b)]])
    for one in ties:
        groups.join(one.a, one.b)
    return groups


def _not_drawn(shape: Shape, one: Told, why: str) -> str:
    sentence = f"{shape.figures[one.row.person_id].name} is the {one.row.relationship} of {shape.figures[one.row.related_person_id].name}"
    return f"Recorded, but not drawn: {sentence} ({why})."


def _say(shape: Shape, one: Told) -> None:
    words = f"{one.row.relationship} of {shape.figures[one.row.related_person_id].name}"
    if words not in shape.said[one.row.person_id]:
        shape.said[one.row.person_id].append(words)


def _parent(shape: Shape, one: Told) -> None:
    role = {"female": "mother", "male": "father"}.get(one.tie.sex, "") if one.tie.nature == "birth" else ""
    same = [link for link in shape.links if (link.senior, link.junior, link.nature) == (one.a, one.b, one.tie.nature)]
    if same:
        same[0].uncertain = same[0].uncertain and one.uncertain
        same[0].role = same[0].role or role
    elif descends(shape, one.b, one.a):
        shape.notes.append(_not_drawn(shape, one, "other rows say the opposite"))
    else:
        shape.links.append(Link(one.a, one.b, one.tie.nature, role, one.uncertain))


def descends(shape: Shape, senior: str, junior: str) -> bool:
    """Whether `senior` is among the forebears of `junior` by the links taken so far."""
    seen, waiting = {junior}, [junior]
    while waiting:
        below = waiting.pop()
        above = [link.senior for link in shape.links if link.junior == below and link.senior not in seen]
        seen.update(above)
        waiting += above
    return senior in seen


def _add_gaps(shape: Shape) -> None:
    """A father (mother) not recorded is drawn as such: for a child, with one birth parent, and no other parent settled."""
    for child in [one for one in shape.figures.values() if one.is_child]:
        parents = [link for link in shape.links if link.junior == child.person_id and link.nature in ("birth", "adoptive", "donor")]
        if len(parents) == 1 and parents[0].nature == "birth":
            known = parents[0].role or {"square": "father", "circle": "mother"}.get(shape.figures[parents[0].senior].symbol, "")
            missing = {"mother": "father", "father": "mother"}.get(known, "")
            unknown = gap(child.person_id, {"father": "male", "mother": "female"}.get(missing, ""))
            shape.figures[unknown.person_id] = unknown
            shape.related.add(unknown.person_id)
            shape.links.append(Link(unknown.person_id, child.person_id, "birth"))


def _partner(shape: Shape, one: Told) -> None:
    _couple(shape, one.a, one.b, one)


def _couple(shape: Shape, a: str, b: str, one: Told) -> None:
    couple = shape.couples.setdefault(frozenset((a, b)), Couple(a, b, uncertain=True))
    couple.uncertain = couple.uncertain and one.uncertain
    period = stretch(one.row, one.tie, [death for person in (a, b) if (death := shape.figures[person].death) is not None])
    same = [place for place, held in enumerate(couple.stretches) if held.order() == period.order()]
    if same:
        couple.stretches[same[0]] = couple.stretches[same[0]].merged(period)
    else:
        couple.stretches = sorted([*couple.stretches, period], key=Stretch.order)


def _parent_on_side(shape: Shape, child: str, side: str) -> str | None:
    """The child's one mother (father), recorded or drawn as a gap; None where there is none, or two."""
    symbols = {"mother": "circle", "father": "square"}
    found = [parent for parent in shape.parents(child, "birth") if shape.figures[parent].symbol == symbols.get(side)]
    return found[0] if len(found) == 1 else None


def _parents_partner(shape: Shape, one: Told) -> None:
    parent = _parent_on_side(shape, one.b, one.tie.side)
    if parent is None or parent == one.a:
        _say(shape, one)
    else:
        _couple(shape, one.a, parent, one)


def _grandparent(shape: Shape, one: Told) -> None:
    if any(one.a in shape.parents(parent, "birth", "adoptive") for parent in shape.parents(one.b, "birth", "adoptive")):
        return
    parent = _parent_on_side(shape, one.b, one.tie.side)
    junior, nature = (parent, "birth") if parent else (one.b, "grandparent")
    if any((link.senior, link.junior) == (one.a, junior) for link in shape.links):
        return
    if one.a == junior or descends(shape, junior, one.a):
        shape.notes.append(_not_drawn(shape, one, "other rows say the opposite"))
    else:
        shape.links.append(Link(one.a, junior, nature, "", one.uncertain, derived=parent is not None))


def _sibling(shape: Shape, one: Told) -> None:
    shared = set(shape.parents(one.a, "birth", "adoptive")) & set(shape.parents(one.b, "birth", "adoptive"))
    if one.tie.nature == "step" or descends(shape, one.a, one.b) or descends(shape, one.b, one.a):
        _say(shape, one)
    elif one.tie.nature == "twin" and shared:
        if frozenset((one.a, one.b)) not in shape.twins:
            shape.twins.append(frozenset((one.a, one.b)))
    elif not shared and not any({one.a, one.b} == {a, b} for a, b, _ in shape.siblings):
        shape.siblings.append((one.a, one.b, one.tie.nature))


def _aunt(shape: Shape, one: Told) -> None:
    parent = _parent_on_side(shape, one.b, one.tie.side)
    sibling_of = set(shape.parents(one.a, "birth", "adoptive"))
    if any(sibling_of & set(shape.parents(known, "birth", "adoptive")) for known in shape.parents(one.b, "birth", "adoptive")):
        return
    if parent is None or parent == one.a:
        _say(shape, one)
    elif not any({one.a, parent} == {a, b} for a, b, _ in shape.siblings):
        shape.siblings.append((one.a, parent, "full"))


_READ = {
    "parent": _parent,
    "partner": _partner,
    "parents' partner": _parents_partner,
    "grandparent": _grandparent,
    "sibling": _sibling,
    "aunt": _aunt,
    "other": _say,
}


def _leave_out_what_is_said_already(shape: Shape) -> None:
    """A step-parent who is a parent's partner, or a carer who is kin already, needs no line of his own to the child."""
    for link in [one for one in shape.links if one.nature in ("step", "carer")]:
        parents = shape.parents(link.junior, "birth", "adoptive")
        partner = any(frozenset((link.senior, parent)) in shape.couples for parent in parents)
        kin = link.senior in parents or any(link.senior in shape.parents(parent, "birth") for parent in parents)
        kin = kin or any({a, b} == {link.senior, link.junior} for a, b, _ in shape.siblings)
        if partner or kin:
            shape.links.remove(link)
            if link.nature == "carer":
                shape.said[link.senior].append(f"carer of {shape.figures[link.junior].name}")
