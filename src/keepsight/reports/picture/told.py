"""The record as it stands on the as-at day, arranged for telling: what every writer and presenter of the picture reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from keepsight.chronology.care import CARE_GRADED, care_gradings
from keepsight.chronology.cuts import cuts
from keepsight.chronology.order import in_order
from keepsight.records.columns import Known
from keepsight.records.entry import Account, Concerned, Entry
from keepsight.records.finding import Finding
from keepsight.records.person import Household, Person
from keepsight.records.source import Source

from .apart import homes_apart, with_homes_apart
from .words_apart import without_addresses

if TYPE_CHECKING:
    from keepsight.chronology.assemble import Assembled

Row = TypeVar("Row", bound=Known)


@dataclass(frozen=True, slots=True)
class Prepared:
    """Who prepared the picture, when, and for whom and why (safe practice 6); what is empty is left as a line to fill in."""

    by: str = ""
    on: str = ""
    why: str = ""


def whole(entry: Entry) -> Entry:
    """An entry as it is recorded."""
    return entry


@dataclass(frozen=True, slots=True)
class Told:
    """`entries` stand, were known by `as_of`, and are in chronological order; what was known later is only counted.

    `shown` gives an entry as it is shown here: where an address is kept apart in words too, `entries`, `after` and `own` are so, and those of the record are whole.
    `own` is each person's own chronology by person_id, `accounts` the tied tellings by event_id, `graded` the entries that only graded care,
    `own_homes` every address as it is recorded: for somebody's own page alone, as the record's leave out those that are kept apart.
    """

    assembled: Assembled
    findings: list[Finding]
    as_of: date
    entries: list[Entry]
    after: list[Entry]
    people: dict[str, Person]
    concerned: dict[str, list[Concerned]]
    accounts: dict[str, list[Account]]
    sources: dict[str, Source]
    own: dict[str, list[Entry]]
    graded: frozenset[str] = frozenset()
    own_homes: list[Household] = field(default_factory=list)
    prepared: Prepared = Prepared()
    shown: Callable[[Entry], Entry] = whole

    def recorded(self, entry: Entry) -> Entry:
        """The entry with all its words, for its own page."""
        return entry if self.shown is whole else next(one for one in standing(self.assembled.record.entry, self.as_of) if one.entry_id == entry.entry_id)

    def kind_of(self, entry: Entry) -> str:
        """The entry's kind as rules read it: of one that only graded care it is no assessment."""
        return CARE_GRADED if entry.entry_id in self.graded else entry.kind.value if entry.kind else ""


def standing(rows: list[Row], as_of: date) -> list[Row]:
    """The rows that nobody has corrected or withdrawn by `as_of` (contracts 1.1)."""
    return [row for row in rows if row.known_until is None or row.known_until > as_of]


def tell(assembled: Assembled, findings: list[Finding], prepared: Prepared | None = None, *, in_words_too: bool = False, but_of: str = "") -> Told:
    """Arrange an assembled record, and the questions put from it, for the writers.

    `in_words_too` takes an address that is kept apart out of the words of entries as well, where each entry's whole words can be read on a page of
    its own; `but_of` is a person whose own address stands.
    """
    record, as_of = assembled.record, assembled.as_of
    own_homes = record.household
    shown = without_addresses(*homes_apart(record, as_of, but_of)) if in_words_too else whole
    record = with_homes_apart(record, as_of)
    entries = in_order([shown(entry) for entry in standing(record.entry, as_of)])
    told = [entry for entry in entries if not entry.after_as_of]
    return Told(
        assembled=assembled if record is assembled.record else replace(assembled, record=record),
        findings=findings,
        as_of=as_of,
        entries=told,
        after=[entry for entry in entries if entry.after_as_of],
        people={person.person_id: person for person in standing(record.person, as_of)},
        concerned=_grouped(standing(record.concerned, as_of), "entry_id"),
        accounts=_grouped(standing(record.account, as_of), "event_id"),
        sources={source.source_id: source for source in record.source},
        own=cuts(replace(record, entry=[shown(entry) for entry in record.entry])) if shown is not whole else cuts(record),
        graded=care_gradings(record, as_of),
        own_homes=own_homes,
        prepared=prepared or Prepared(),
        shown=shown,
    )


def _grouped(rows: list[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return dict(found)
