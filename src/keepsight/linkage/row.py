"""One entry while its people are being settled: who is stated, which children it concerns, what has been said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from keepsight.reading import Mention
from keepsight.records.entry import Concerned, Entry

from .kin import Kin
from .names import NameBook
from .spans import Days

CELL = "people cell"
NEARBY = 60  # characters on either side of a mention that can say who or whose it is
CHILD_ROLES = ("child", "baby", "unborn baby", "sibling", "half-sibling", "twin")


@dataclass(slots=True)
class Row:
    """What a mention in this entry is read against. `stated` is the people cells, settled; `mentions` those of the prose;
    `said` those of them settled so far, each with whom it means; `cell` the item of a people cell being settled;
    `childhood` which of its texts speak of a childhood at all."""

    entry: Entry
    kin: Kin
    book: NameBook
    stated: list[Concerned] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    said: list[tuple[Mention, frozenset[str]]] = field(default_factory=list)
    cell: str = ""
    childhood: dict[str, bool] = field(default_factory=dict)

    def text_of(self, mention: Mention) -> str:
        """The text in which the mention stands: a column of the entry, or the item of a people cell being settled."""
        return self.cell if mention.column == CELL else getattr(self.entry, mention.column)

    @property
    def days(self) -> Days:
        return Days(self.entry.happened_from, self.entry.happened_to)

    def stated_people(self) -> set[str]:
        return {row.person_id for row in self.stated if row.person_id}

    def stated_children(self) -> tuple[str, ...]:
        """The children of the child column, and any other child in a people cell: "dad" can be the father of either."""
        return tuple(sorted(person for person in self.stated_people() if self.kin.is_child(person)))

    def stated_adults(self) -> set[str]:
        return {person for person in self.stated_people() if not self.kin.is_child(person)}

    def every_child(self) -> tuple[str, ...]:
        """Every child of the record who can have been born or expected on the day."""
        return self.kin.born_or_expected(self.days)

    def children_for(self, mention: Mention) -> tuple[str, ...]:
        """The children a role word is read for: those stated, and any whom the words before it bring in.

        A child whom those words leave open can be any child. With nobody stated or named, so can the row.
        """
        found = set(self.stated_children())
        for earlier, people in self.said:
            if earlier.column != mention.column or earlier.start >= mention.start:
                continue
            children = {person for person in people if self.kin.is_child(person)}
            open_ = not people and earlier.role in CHILD_ROLES
            found |= set(self.every_child()) if open_ else children
        return tuple(sorted(found)) or self.every_child()

    def said_to_be(self, mention: Mention) -> frozenset[str]:
        """Whom the same role word meant earlier in the same text, where it meant one person each time."""
        same = [people for said, people in self.said if said.column == mention.column and said.role == mention.role]
        return same[-1] if same and len(same[-1]) == 1 and len(set(same)) == 1 else frozenset()

    def adults_before(self, mention: Mention) -> list[frozenset[str]]:
        """The adults mentioned earlier in the same text: who each was settled to be, empty where that is open."""
        return [
            people
            for earlier, people in self.said
            if earlier.column == mention.column
            and earlier.start < mention.start
            and earlier.role not in CHILD_ROLES
            and not any(self.kin.is_child(person) for person in people)
        ]
