"""Answers about people: who a wording means, and which part each person had."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from keepsight.linkage.names import NameBook
from keepsight.linkage.spelling import folded
from keepsight.records.entry import Concerned
from keepsight.records.record import Record

from .confirm import NOT_KNOWN, OPEN, PART, Ask

_ID = re.compile(r"\(([^()]+)\)\s*$")
_NOT_KNOWN = frozenset({"not known", "unknown", "not known which", "don't know", "?"})


class PeopleAnswers:
    """Collects answers, then `finish` writes the people of every entry anew: a row is a statement once who it is and
    which part it has are both stated or confirmed."""

    def __init__(self, record: Record, book: NameBook, notices: list[str]) -> None:
        self.record, self.book, self.notices = record, book, notices
        self.people = record.people()
        self.rows: dict[str, list[Concerned]] = record.concerned_in()
        self.sure_who: set[tuple[str, str]] = set()
        self.sure_part: set[tuple[str, str, str]] = set()
        self.touched: set[str] = set()

    def answer(self, ask: Ask, verdict: bool | None) -> None:
        """One answer: `verdict` is True for yes, False for no, None where `ask.answer` says who instead."""
        said = ask.suggested.partition(": ")[2] if ask.about == PART else ask.suggested
        words = said if verdict else "" if verdict is False else ask.answer
        if ask.about == OPEN and verdict:
            self.notices.append(f"'yes' was given for who '{ask.words}' is. Write the person's id or name instead. It was not used.")
            return
        chosen = self._people(words, ask)
        if chosen is None:
            return
        for entry_id in ask.entry_ids:
            self.touched.add(entry_id)
            if ask.about == PART:
                self._part(entry_id, ask, chosen, confirmed=verdict is True)
            else:
                self._who(entry_id, ask, chosen, dismissed=ask.about == OPEN and verdict is False)

    def _people(self, words: str, ask: Ask) -> list[str] | None:
        """The ids that the words name; none for 'not known'. None where somebody is not in who is who, which is said."""
        if not words or words.casefold() in _NOT_KNOWN or words == NOT_KNOWN:
            return []
        found: list[str] = []
        for piece in (part.strip() for part in words.split(";")):
            person = self._person(piece)
            if person is None:
                self.notices.append(f"'{piece}' was given for '{ask.words}' and is nobody, or not one person, of who is who. Write an id, or add the person to who is who. It was not used.")
                return None
            found.append(person)
        return found

    def _named(self, people: set[str | None]) -> str:
        return " and ".join(sorted(self.people[person].label for person in people if person))

    def _person(self, words: str) -> str | None:
        inside = _ID.search(words)
        for person_id in (words, inside.group(1).strip() if inside else ""):
            if person_id in self.people:
                return person_id
        named = self.book.match(words).people
        return next(iter(named)) if len(named) == 1 else None

    def _who(self, entry_id: str, ask: Ask, chosen: list[str], dismissed: bool) -> None:
        """Everybody the wording stands for in this entry is now `chosen`; with nobody chosen it is left open."""
        written = [row for row in self.rows[entry_id] if folded(row.as_written) == folded(ask.words)]
        same = [row for row in written if row.suggested or row.person_id is None]
        stated = {row.person_id for row in written if row not in same}
        if stated and chosen and not stated & set(chosen):
            self.notices.append(
                f"'{ask.words}' in the entry of {ask.agency} of {ask.when} was confirmed as {self._named(set(chosen))}, and the file itself now states {self._named(stated)}. "
                "The file is followed; take the answer out if that is right."
            )
            return
        others = [row for row in self.rows[entry_id] if row not in same]
        parts = {row.part: row for row in reversed(same)}
        people: list[str | None] = [*chosen] or ([] if dismissed else [None])
        self.rows[entry_id] = others + [replace(row, person_id=person, suggested=person is not None) for row in parts.values() for person in people]
        self.sure_who |= {(entry_id, person) for person in chosen}

    def _part(self, entry_id: str, ask: Ask, chosen: list[str], *, confirmed: bool) -> None:
        """This part rests on these words for `chosen` and for nobody else; whoever loses it is still mentioned."""
        part = ask.suggested.partition(": ")[0]
        asked = [row for row in self.rows[entry_id] if row.suggested and row.part == part and row.words == ask.words]
        elsewhere = {row.person_id for row in asked} & {person for entry, person in self.sure_who if entry == entry_id} - set(chosen)
        if confirmed and elsewhere:  # never lay on one person what was confirmed of another (safe practice 1.2)
            self.notices.append(
                f"Two answers about the entry of {ask.agency} of {ask.when} differ: '{ask.suggested}' was confirmed, and the person meant there was confirmed as {self._named(elsewhere)}. "
                "The part was not used; it is asked again for the person who was confirmed."
            )
            return
        kept = [row for row in self.rows[entry_id] if row not in asked]
        for row in asked:
            if row.person_id in chosen:
                kept.append(row)
            elif not any(other.person_id == row.person_id for other in kept):
                kept.append(replace(row, part="mentioned"))
        model = asked[0] if asked else None
        new = [person for person in chosen if model and person not in {row.person_id for row in asked}]
        kept += [replace(model, person_id=person, as_written=self.people[person].label) for person in new if model]
        self.sure_who |= {(entry_id, person) for person in new}
        self.sure_part |= {(entry_id, person, part) for person in chosen}
        self.rows[entry_id] = kept

    def finish(self) -> None:
        """Writes the rows back in their order, each person and part once, a statement before a suggestion."""
        settled: list[Concerned] = []
        for entry in self.record.entry:
            rows = self.rows.get(entry.entry_id, [])
            settled += self._settled(entry.entry_id, rows) if entry.entry_id in self.touched else rows
        self.record.concerned = settled

    def _settled(self, entry_id: str, rows: list[Concerned]) -> list[Concerned]:
        stated = {row.person_id for row in rows if row.person_id and not row.suggested}
        once: dict[tuple[str, str], Concerned] = {}
        for row in sorted(rows, key=lambda row: row.suggested):
            once.setdefault((row.person_id or f"? {folded(row.as_written)}", row.part), row)
        found: dict[str | None, list[Concerned]] = defaultdict(list)
        for row in once.values():
            found[row.person_id].append(replace(row, suggested=row.suggested and not self._sure(entry_id, row, stated)))
        rows = [row for rows in found.values() for row in rows]
        return sorted(rows, key=lambda row: (row.person_id is None, row.person_id or "", row.part, row.as_written))

    def _sure(self, entry_id: str, row: Concerned, stated: set[str | None]) -> bool:
        who = row.person_id in stated or (entry_id, row.person_id) in self.sure_who
        part = row.part in ("mentioned", "subject") or (entry_id, row.person_id, row.part) in self.sure_part
        return who and part
