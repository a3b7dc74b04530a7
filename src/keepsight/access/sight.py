"""A record cut to what one scope may see, before anything is counted, drawn or asked of it (contracts 2.3; safe practice 1.5)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace

from keepsight.chronology.accounts import without
from keepsight.linkage.known import known_from_what_is_left
from keepsight.records.columns import Known
from keepsight.records.person import Household, Person
from keepsight.records.record import Record
from keepsight.records.source import WRITTEN_HERE, agency_of_facts, part_of
from keepsight.records.work import Hypothesis

from .parts import in_reach
from .scope import Scope

CITING = ("cites", "evidence", "recorded", "one_evidence", "other_evidence", "speaks_for", "speaks_against")
OF_ENTRIES = ("concerned", "step", "assessment", "grade", "decision", "action", "session", "disagreement")


def cut(record: Record, scope: Scope) -> Record:
    """What `scope` may see of `record`, as a record of its own; nothing in it tells that there is more."""
    record = record if scope.whole else in_reach(record, scope.reached())
    seen = in_sight(record, scope)
    hidden = {entry.entry_id for entry in record.entry} - seen
    files = Files(record, scope)
    people = _people(record, seen, files)
    kept = Record(
        entry=[row for row in record.entry if row.entry_id in seen],
        account=without(record, hidden),
        person=[_as_known_here(record, row) for row in record.person if row.person_id in people],
        coverage=[row for row in record.coverage if scope.hears_of(row.agency, part_of(row.source_id))],
        involvement=[row for row in record.involvement if row.person_id in people and scope.hears_of(row.agency, part_of(row.source_id))],
        order=[row for row in record.order if files.open(row.source_id) and (not row.restricted or files.own(row.source_id))],
        answer=[row for row in record.answer if seen.issuperset(row.evidence)],
    )
    for table in OF_ENTRIES:
        setattr(kept, table, [_citing_only(row, seen) for row in getattr(record, table) if row.entry_id in seen])
    members = people - _of_another_family(record)
    kept.family = [row for row in record.family if row.person_id in members]
    for table in ("name", "identifier"):
        setattr(kept, table, [row for row in getattr(record, table) if row.person_id in members and files.open(row.source_id)])
    kept.relationship = [row for row in record.relationship if {row.person_id, row.related_person_id} <= people and files.open(row.source_id)]
    homes = [row for row in record.household if row.person_id in members and files.open(row.source_id)]
    kept.household = [_unnamed(row, homes) if row.restricted and not files.own(row.source_id) else row for row in homes]
    known_from_what_is_left(record, kept)
    kept.source = _sources(record, kept)
    return kept


def in_sight(record: Record, scope: Scope) -> set[str]:
    """The entries that `scope` sees, by id. The version that stands decides, else the last: what was restricted later is restricted whole."""
    last = {entry.entry_id: entry for entry in sorted(record.entry, key=lambda entry: entry.known_until is None)}
    return {entry_id for entry_id, entry in last.items() if scope.sees(entry)}


def _citing_only(row: Known | Hypothesis, seen: set[str]) -> Known | Hypothesis:
    """The row with no entry cited that is out of sight."""
    given = {name: [entry for entry in getattr(row, name) if entry in seen] for name in CITING if hasattr(row, name)}
    if getattr(row, "hypotheses", None):
        given["hypotheses"] = [_citing_only(one, seen) for one in row.hypotheses]
    return replace(row, **given) if given else row


class Files:
    """Whose file a row of who is who came from. A file that holds entries is of their agencies; one that holds none is everybody's.

    What was written here in an entry stands with the entry it was written in: whoever sees that entry sees the row, and nobody else. What an
    agency wrote here of who is who, in no entry, is that agency's own.
    """

    def __init__(self, record: Record, scope: Scope) -> None:
        self.scope = scope
        self.file = {source.source_id: source.source_id if source.file == WRITTEN_HERE else part_of(source.source_id) + source.file for source in record.source}
        self.agencies: dict[str, set[str]] = defaultdict(set)
        self.here: dict[str, bool] = {source.source_id: False for source in record.source if source.file == WRITTEN_HERE}
        for source in record.source:
            if agency := agency_of_facts(source.file):
                self.agencies[self.file[source.source_id]].add(agency)
        for entry in record.entry:
            self.agencies[self.file.get(entry.source_id, "")].add(entry.agency)
            if entry.source_id in self.here:
                self.here[entry.source_id] = scope.sees(entry)

    def open(self, source_id: str) -> bool:
        """Whether the reader may know what stands in this row's file about people."""
        if source_id in self.here:
            return self.here[source_id]
        part = part_of(source_id)
        return self.scope.reaches(part) and all(self.scope.hears_of(agency, part) for agency in self.agencies[self.file.get(source_id, "")])

    def of(self, source_id: str) -> set[str]:
        """The agencies whose file it is; none where it is everybody's."""
        return set(self.agencies[self.file.get(source_id, "")])

    def own(self, source_id: str) -> bool:
        """Whether the file is wholly the reader's own agency's, or the entry it was written in is in sight."""
        return self.here.get(source_id, False) or self.agencies[self.file.get(source_id, "")] == {self.scope.own_agency}


def _people(record: Record, seen: set[str], files: Files) -> set[str]:
    """Whoever an entry in sight names, and whoever a file in sight lists."""
    named = {row.person_id for row in record.concerned if row.entry_id in seen and row.person_id}
    return named | {person.person_id for person in record.person if files.open(person.source_id)}


def _of_another_family(record: Record) -> set[str]:
    """People whom the record names and who do not belong to this family, where it says at all who does."""
    members = {row.person_id for row in record.family}
    return {person.person_id for person in record.person} - members if members else set()


def _as_known_here(record: Record, person: Person) -> Person:
    """A person of another family stands by relationship only: no name, no birth date, nothing of their own (safe practice 1.6)."""
    if person.person_id not in _of_another_family(record):
        return person
    return replace(
        person, label=_relationship_words(record, person.person_id), birth_from=None, birth_to=None, birth_precision="", expected_date=None, death_date=None,
        ethnicity="", disability="", first_language="", interpreter="", communication="",
    )  # fmt: skip


def _relationship_words(record: Record, person_id: str) -> str:
    labels = {person.person_id: person.label for person in record.person}
    other = _of_another_family(record)
    words = [
        f"{row.relationship} of {labels.get(row.related_person_id, 'a person of this family')}"
        for row in record.relationship
        if row.person_id == person_id and row.related_person_id not in other
    ]
    return "; ".join(sorted(words)) or "a person of another family"


def _unnamed(row: Household, homes: list[Household]) -> Household:
    """A restricted address without its name: that there is one, and who lives there with whom, keeps people safe; the address itself does not."""
    restricted = sorted({home.household for home in homes if home.restricted})
    return replace(row, household=f"restricted address {restricted.index(row.household) + 1}")


def _sources(record: Record, kept: Record) -> list:
    rows = [row for table in Record.__dataclass_fields__ if table != "source" for row in getattr(kept, table)]
    wanted = {row.source_id for row in rows} | {other for entry in kept.entry for other in entry.also_seen}
    return [source for source in record.source if source.source_id in wanted]


def standpoint(whole: Record, seen: Record, scope: Scope) -> str:
    """What a run on this cut is kept under (decision 61): 'together', 'open', the agency's name where it sees only its own, else a mark of the rows in sight."""
    gone = len(whole.entry) - len(seen.entry)
    alike = all(len(getattr(whole, table)) == len(getattr(seen, table)) for table in ("person", "relationship", "coverage"))
    if not gone and alike:
        return "together"
    if alike and gone == sum(bool(entry.restricted) for entry in whole.entry) and not any(entry.restricted for entry in seen.entry):
        return "open"
    if not scope.agencies and {entry.agency for entry in seen.entry} == {scope.own_agency}:
        return scope.own_agency
    return "rows " + _mark(seen)


def _mark(seen: Record) -> str:
    """A short hash of which rows are in sight: the same rows, the same mark, for whoever reads them."""
    told = [
        *sorted(f"entry {row.entry_id}" for row in seen.entry),
        *sorted(f"person {row.person_id} {row.label}" for row in seen.person),
        *sorted(f"relationship {row.person_id} {row.relationship} {row.related_person_id}" for row in seen.relationship),
        *sorted(f"coverage {row.agency}" for row in seen.coverage),
        *sorted(f"household {row.person_id} {row.household}" for row in seen.household),
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:24]
