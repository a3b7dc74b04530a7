"""How the chronology can be narrowed: the choices offered, and on each entry the numbers of the choices it falls under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from keepsight.chronology.seen import NOT_SEEN, SEEN
from keepsight.records.codes import KINDS, THEMES
from keepsight.records.entry import Concerned, Entry

from ..told import Told
from .who import eldest_first


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, each list in the order it is offered; a choice is its place in the list."""

    people: tuple[tuple[str, str], ...]
    children: int
    agencies: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]


def choices(told: Told) -> Choices:
    """Only what some entry has; people all, also those with no entry."""
    people = sorted(told.people.values(), key=eldest_first)
    kinds = {entry.kind.value for entry in told.entries if entry.kind}
    themes = {theme.value for entry in told.entries for theme in entry.themes}
    return Choices(
        people=tuple((person.person_id, person.label) for person in people),
        children=sum(person.kind == "child" for person in people),
        agencies=tuple(sorted({entry.agency for entry in told.entries})),
        kinds=_labelled(kinds, KINDS),
        themes=_labelled(themes, THEMES),
    )


def _labelled(found: Iterable[str], labels: dict[str, str]) -> tuple[tuple[str, str], ...]:
    known = [(code, label) for code, label in labels.items() if code in set(found)]
    return (*known, *((code, code) for code in sorted(set(found) - set(labels))))


@dataclass(slots=True)
class Numbers:
    """Gives each entry its `data-` attributes: people, seen, not seen, agency, kind, themes, first and last day."""

    told: Told
    people: dict[str, int]
    own: dict[str, str]
    agencies: dict[str, int]
    kinds: dict[str, int]
    themes: dict[str, int]

    @classmethod
    def of(cls, told: Told, offered: Choices) -> Numbers:
        """The numbers that go with the choices offered."""
        return cls(
            told,
            people={person_id: number for number, (person_id, _) in enumerate(offered.people)},
            own=_own(told, offered),
            agencies={agency: number for number, agency in enumerate(offered.agencies)},
            kinds={code: number for number, (code, _) in enumerate(offered.kinds)},
            themes={code: number for number, (code, _) in enumerate(offered.themes)},
        )

    def __call__(self, entry: Entry) -> str:
        """`data-p="0 3" data-a="2" ...`: numbers only, so that nothing of the record needs escaping."""
        rows = self.told.concerned.get(entry.entry_id, [])
        said = {
            "p": self.own.get(entry.entry_id, ""),
            "s": self._people(rows, SEEN),
            "n": self._people(rows, NOT_SEEN),
            "a": str(self.agencies[entry.agency]),
            "k": str(self.kinds[entry.kind.value]) if entry.kind else "",
            "t": " ".join(str(number) for number in sorted({self.themes[theme.value] for theme in entry.themes})),
            "d": f"{entry.happened_from.toordinal()} {entry.happened_to.toordinal()}",
        }
        return " ".join(f'data-{name}="{value}"' for name, value in said.items() if value)

    def _people(self, rows: list[Concerned], parts: tuple[str, ...]) -> str:
        found = {self.people[row.person_id] for row in rows if row.person_id in self.people and row.part in parts}
        return " ".join(str(number) for number in sorted(found))


def _own(told: Told, offered: Choices) -> dict[str, str]:
    """For each entry the numbers of those in whose own chronology it stands."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, (person_id, _) in enumerate(offered.people):
        for entry in told.own.get(person_id, ()):
            found[entry.entry_id].append(str(number))
    return {entry_id: " ".join(numbers) for entry_id, numbers in found.items()}
