"""Every table of a record, and everything said about its files, rewritten in place."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from keepsight.chronology.assemble import Assembled
from keepsight.chronology.confirm import Ask
from keepsight.intake.ledger import FileLedger
from keepsight.records.entry import Concerned, Entry, Said
from keepsight.records.record import TABLES

from .places import Places, columns_toml
from .rewrite import Rewriter

_TYPED = ("involvement", "step", "assessment", "grade", "decision", "action", "session", "disagreement", "order", "answer")
_ABOUT_A_PERSON = ("ethnicity", "disability", "first_language", "interpreter", "communication")


@dataclass(slots=True)
class Rewritten:
    """How each thing of a record is called from now on: people and entries by id, agencies and households by name."""

    rewriter: Rewriter
    places: Places
    roles: dict[str, str]
    people: dict[str, str]
    entries: dict[str, str]
    agencies: dict[str, str]
    households: dict[str, str]

    def all_of(self, assembled: Assembled) -> None:
        """Rewrite the record, the ledgers, the mapping, the notices and what is to be confirmed."""
        record, text = assembled.record, self.rewriter.text
        sources = {one.source_id: self.places.source(one) for one in record.source}
        assembled.to_confirm = [self._ask(ask) for ask in assembled.to_confirm]
        agency_of = {entry.entry_id: entry.agency for entry in record.entry}
        for row in record.concerned:
            self._concerned(row, agency_of.get(row.entry_id, ""))
        for entry in record.entry:
            self._entry(entry)
            entry.also_seen = [sources[one].source_id for one in entry.also_seen]
        self._people(assembled)
        self._the_rest(assembled)
        for table in TABLES:
            for row in getattr(record, table):
                if table != "source" and row.source_id in sources:
                    row.source_id = sources[row.source_id].source_id
        record.source = list(sources.values())
        assembled.files = [self._ledger(file) for file in assembled.files]
        assembled.columns_toml = columns_toml(assembled.columns_toml, self.places, text)
        assembled.notices = [text(words) for words in assembled.notices]
        assembled.unreadable = [text(words) for words in assembled.unreadable]
        self._versions(assembled)

    def agency(self, name: str) -> str:
        return self.agencies.get(name, name)

    def _concerned(self, row: Concerned, agency: str) -> None:
        row.as_written = self.people.get(row.as_written, "") or self.rewriter.text(row.as_written, row.entry_id, agency)
        row.words = self.rewriter.text(row.words, row.entry_id, agency)
        row.entry_id = self.entries.get(row.entry_id, row.entry_id)
        row.person_id = self.people.get(row.person_id, row.person_id) if row.person_id else None

    def _entry(self, entry: Entry) -> None:
        where = (entry.entry_id, entry.agency)
        before = {column: self.rewriter.rewriting(getattr(entry, column), *where) for column in ("text", "childs_words", "response")}
        for column in before:
            setattr(entry, column, self.rewriter.text(getattr(entry, column), *where))
        for column in ("kind", "outcome", "source_type"):
            setattr(entry, column, self._said(getattr(entry, column), before, where, free=column == "outcome"))
        entry.themes = [self._said(theme, before, where) for theme in entry.themes]
        entry.how_many_words = self._words(entry.how_many_words, before, where)
        for column in ("account_of", "restricted", "disputed", "date_as_written"):
            setattr(entry, column, self.rewriter.text(getattr(entry, column), *where))
        entry.entry_id = self.entries.get(entry.entry_id, entry.entry_id)
        entry.agency = self.agency(entry.agency)

    def _said(self, said: Said | None, before: dict[str, Any], where: tuple[str, str], free: bool = False) -> Said | None:
        """A suggestion's words are the very piece of the rewritten text in which they stood."""
        if said is None:
            return None
        value = self.rewriter.text(said.value, *where) if free else said.value
        return replace(said, value=value, words=self._words(said.words, before, where))

    def _words(self, words: str, before: dict[str, Any], where: tuple[str, str]) -> str:
        for rewriting in before.values():
            start = rewriting.before.find(words) if words else -1
            if start >= 0:
                return self.rewriter.settle(rewriting.piece(start, start + len(words)))
        return self.rewriter.text(words, *where)

    def _people(self, assembled: Assembled) -> None:
        record = assembled.record
        for person in record.person:
            for column in _ABOUT_A_PERSON:
                setattr(person, column, self.rewriter.text(getattr(person, column)))
            person.label = self.roles[person.person_id]
        for row in [*record.person, *record.relationship, *record.household, *record.family]:
            row.person_id = self.people.get(row.person_id, row.person_id)
        for row in record.relationship:
            row.related_person_id = self.people.get(row.related_person_id, row.related_person_id)
            row.relationship = self.rewriter.text(row.relationship)
        record.name, record.identifier = [], []

    def _the_rest(self, assembled: Assembled) -> None:
        record = assembled.record
        for row in record.account:
            row.words = self.rewriter.text(row.words, row.entry_id)
            row.entry_id = self.entries.get(row.entry_id, row.entry_id)
            row.event_id = self.entries.get(row.event_id, row.event_id)
        for row in record.household:
            row.household = self.households.get(row.household, row.household)
            row.restricted = self.rewriter.text(row.restricted)
        for row in record.coverage:
            row.agency = self.agency(row.agency)
        for row in (row for table in _TYPED for row in getattr(record, table)):
            for column in fields(row):
                if column.name != "source_id":
                    setattr(row, column.name, self._cell(getattr(row, column.name)))

    def _cell(self, value: Any) -> Any:
        """A cell of a typed row: an entry, person or agency by its new name, anything else as text."""
        if isinstance(value, list):
            return [self._cell(one) for one in value]
        if is_dataclass(value):
            return replace(value, **{column.name: self._cell(getattr(value, column.name)) for column in fields(value)})
        if not isinstance(value, str):
            return value
        renamed = next((names[value] for names in (self.entries, self.people, self.agencies) if value in names), None)
        return self.rewriter.text(value) if renamed is None else renamed

    def _ledger(self, ledger: FileLedger) -> FileLedger:
        """The same sum; the file's own hash is left to the key, as whoever holds the file could know it by that."""
        sheet = {row: self.places.sheets.get((ledger.file, row.sheet), "") for row in [*ledger.refused, *ledger.passed_over]}
        text = self.rewriter.text
        return replace(
            ledger,
            file=self.places.files[ledger.file],
            sha256="",
            agency=self.agency(ledger.agency),
            refused=[replace(row, sheet=sheet[row], found=text(row.found), needed=text(row.needed)) for row in ledger.refused],
            passed_over=[replace(row, sheet=sheet[row], why=text(row.why)) for row in ledger.passed_over],
        )

    def _ask(self, ask: Ask) -> Ask:
        entry_id = ask.entry_ids[0] if ask.entry_ids else ""

        def text(words: str) -> str:
            return self.rewriter.text(words, entry_id, ask.agency)

        agencies = "; ".join(self.agency(name) for name in ask.agency.split("; "))
        ids = tuple(self.entries.get(one, one) for one in ask.entry_ids)
        suggested = text(ask.suggested)
        for old, new in self.people.items():
            suggested = suggested.replace(f"({old})", f"({new})")
        return replace(ask, agency=agencies, when=text(ask.when), says=text(ask.says), words=text(ask.words), suggested=suggested, entry_ids=ids, answer=text(ask.answer))

    def _versions(self, assembled: Assembled) -> None:
        for told in filter(None, [assembled.versions, *assembled.replaced]):
            told.added = [self.entries.get(one, one) for one in told.added]
            told.changed = {self.entries.get(one, one): self._old(row) for one, row in told.changed.items()}
            told.withdrawn = [self._old(row) for row in told.withdrawn]
        for told in assembled.replaced:
            told.earlier, told.later = self.places.files[told.earlier], self.places.files[told.later]
            told.agency = "; ".join(self.agency(name) for name in told.agency.split("; "))
        assembled.key_proposed = {self.entries.get(one, one): why for one, why in assembled.key_proposed.items()}
        assembled.closed = []  # rows that stand no longer are in no anonymised record

    def _old(self, value: Any, column: str = "") -> Any:
        """A row of an earlier picture, cell by cell."""
        if isinstance(value, dict):
            return {key: self._old(cell, key) for key, cell in value.items()}
        if isinstance(value, list):
            return [self._old(cell, column) for cell in value]
        if not isinstance(value, str):
            return value
        named = {"entry_id": self.entries, "person_id": self.people, "agency": self.agencies, "file": self.places.files, "sheet": {}}
        if column in named:
            return named[column].get(value, "" if column in ("file", "sheet") else value)
        return self.rewriter.text(value)
