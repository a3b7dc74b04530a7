"""Which row each person stands in: every child strictly below each parent, partners and siblings side by side where the record allows."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from .groups import Groups
from .shape import Link, Shape


def families(shape: Shape) -> list[list[str]]:
    """The people who are joined by lines, one list for each connected family, the largest first; people apart make lists of one."""
    pairs = [(link.senior, link.junior) for link in shape.links]
    pairs += [(couple.a, couple.b) for couple in shape.couples.values()]
    pairs += [(a, b) for a, b, _ in shape.siblings]
    together = Groups(shape.figures)
    for a, b in pairs:
        together.join(a, b)
    return sorted(together.lists(), key=lambda people: -len(people))


def rows_of(shape: Shape, people: list[str]) -> dict[str, int]:
    """The row of each person of one connected family, 0 at the top.

    Links that would put someone beside or above their own junior (an older sister who adopts) are taken out of
    `shape.links` and told in words instead; those recorded as of birth never are, being free of circles.
    """
    rows = _Rows(people)
    links = [link for link in shape.links if link.junior in rows.groups.of]
    for link in [one for one in links if one.nature == "birth" and not one.derived]:
        rows.below(link.senior, link.junior, 1)
    for pair in _must_stand_together(links):
        rows.level(*pair)
    for link in [one for one in links if one.nature != "birth" or one.derived]:
        if not rows.below(link.senior, link.junior, 2 if link.nature == "grandparent" else 1):
            _tell_in_words(shape, link)
    for a, b in _had_better_stand_together(shape, links):
        if a in rows.groups.of:
            rows.level(a, b)
    return rows.numbered()


def _tell_in_words(shape: Shape, link: Link) -> None:
    shape.links.remove(link)
    nature = "parent" if link.derived else {"grandparent": "grandparent", "foster": "foster carer", "carer": "carer", "donor": "donor"}.get(link.nature, f"{link.nature} parent")
    shape.said[link.senior].append(f"{nature} of {shape.figures[link.junior].name}")


def siblings_in_full(links: list[Link]) -> list[list[str]]:
    """Children with the same recorded mother and father (or the same one of them), as the record first names them."""
    parents: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.nature == "birth" and link.role:
            parents[link.junior].add(link.senior)
    groups: dict[frozenset[str], list[str]] = defaultdict(list)
    for child, known in parents.items():
        groups[frozenset(known)].append(child)
    return list(groups.values())


def _must_stand_together(links: list[Link]) -> list[tuple[str, str]]:
    return [(group[0], other) for group in siblings_in_full(links) for other in group[1:]]


def _had_better_stand_together(shape: Shape, links: list[Link]) -> list[tuple[str, str]]:
    parents: dict[tuple[str, str], list[str]] = defaultdict(list)
    children: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.nature in ("birth", "adoptive"):
            parents[link.junior, link.nature].append(link.senior)
            children[link.senior].append(link.junior)
    pairs = [pair for group in parents.values() for pair in combinations(group, 2)]
    pairs += [(couple.a, couple.b) for couple in shape.couples.values()]
    pairs += [(a, b) for a, b, _ in shape.siblings]
    return pairs + [(group[0], other) for group in children.values() for other in group[1:]]


class _Rows:
    """Groups of people on one level, and which group stands how far below which; never a circle."""

    def __init__(self, people: list[str]) -> None:
        self.groups = Groups(people)
        self.steps: dict[str, dict[str, int]] = {person: {} for person in people}  # leader -> leader below -> rows between

    def below(self, senior: str, junior: str, step: int) -> bool:
        """Puts `junior` at least `step` rows below `senior`; False, and nothing done, where that contradicts what stands."""
        above, under = self.groups.leader(senior), self.groups.leader(junior)
        if above == under or self._reaches(under, above):
            return False
        self.steps[above][under] = max(step, self.steps[above].get(under, 0))
        return True

    def level(self, a: str, b: str) -> None:
        """Puts two people in one row, unless one already stands below the other."""
        one, other = self.groups.leader(a), self.groups.leader(b)
        if one == other or self._reaches(one, other) or self._reaches(other, one):
            return
        self.groups.join(one, other)
        for under, step in self.steps.pop(other).items():
            self.steps[one][under] = max(step, self.steps[one].get(under, 0))
        for below in self.steps.values():
            if other in below:
                below[one] = max(below.pop(other), below.get(one, 0))

    def _reaches(self, start: str, goal: str) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            for under in self.steps[waiting.pop()]:
                if under == goal:
                    return True
                if under not in seen:
                    seen.add(under)
                    waiting.append(under)
        return False

    def numbered(self) -> dict[str, int]:
        """Rows from the top, everyone as high as they must be; then each group as close to its nearest children as it can."""
        order = self._from_the_top()
        row = dict.fromkeys(order, 0)
        for leader in order:
            for under, step in self.steps[leader].items():
                row[under] = max(row[under], row[leader] + step)
        for leader in reversed(order):
            if self.steps[leader]:
                row[leader] = min(row[under] - step for under, step in self.steps[leader].items())
        highest = min(row.values())
        return {person: row[self.groups.leader(person)] - highest for person in self.groups.of}

    def _from_the_top(self) -> list[str]:
        waiting_for = {leader: sum(leader in below for below in self.steps.values()) for leader in self.steps}
        order = [leader for leader, above in waiting_for.items() if above == 0]
        for leader in order:
            for under in self.steps[leader]:
                waiting_for[under] -= 1
                if waiting_for[under] == 0:
                    order.append(under)
        return order
