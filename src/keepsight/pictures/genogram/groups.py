"""People joined into groups: who is connected with whom, and who stands in one row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """People joined into groups (union-find), remembered in the order they were first given."""

    def __init__(self, people: Iterable[str]) -> None:
        self.of = {person: person for person in people}

    def leader(self, person: str) -> str:
        """The one person who stands for the group."""
        while self.of[person] != person:
            self.of[person] = self.of[self.of[person]]
            person = self.of[person]
        return person

    def join(self, a: str, b: str) -> None:
        """Makes one group of two; the first group's leader leads it."""
        self.of[self.leader(b)] = self.leader(a)

    def lists(self) -> list[list[str]]:
        """The groups, and the people in each, as they were given."""
        found: dict[str, list[str]] = defaultdict(list)
        for person in self.of:
            found[self.leader(person)].append(person)
        return list(found.values())
