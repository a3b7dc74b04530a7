"""Who is meant: the people of every entry, settled inside the family, never by guessing (safe practice 1.2, contracts 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from keepsight.reading import Mention
from keepsight.records.entry import Concerned, Entry
from keepsight.records.person import Family
from keepsight.records.record import Record

from .cells import settle_cell
from .kin import Kin
from .mention import names_a_service, settle_mention
from .merge import merged
from .names import NameBook
from .row import Row
from .unborn import carried

_TEXTS = ("text", "childs_words", "response")


def settle(record: Record, mentions: dict[str, list[Mention]]) -> None:
    """Settles who is concerned in every entry, in place; `mentions` are those of the prose, by entry_id.

    An id or a whole name in a people cell is as stated; everything worked out (a role word, a forename, a spelling, any
    mention in prose) is a suggestion with its words. What two people fit, or nobody for certain, stays as written with
    no person_id. Everyone of the run belongs to one family (contracts 3.5).
    """
    settling = _Settling(Kin(record), NameBook(record), record.concerned_in(), mentions)
    record.concerned = [row for entry in record.entry for row in settling.people_of(entry)]
    held = {(row.family_id, row.person_id) for row in record.family}
    record.family += [Family(person_id=p.person_id) for p in record.person if ("family", p.person_id) not in held]


@dataclass(slots=True)
class _Settling:
    kin: Kin
    book: NameBook
    cells: dict[str, list[Concerned]]
    mentions: dict[str, list[Mention]]

    def people_of(self, entry: Entry) -> list[Concerned]:
        row = Row(entry, self.kin.as_known_on(entry.known_on or entry.happened_to), self.book)
        mentions = [m for m in self.mentions.get(entry.entry_id, []) if not names_a_service(entry, m)]
        row.mentions = sorted(mentions, key=lambda m: (_TEXTS.index(m.column), m.start, m.end))
        items = self.cells.get(entry.entry_id, [])
        for item in sorted(items, key=self._by_name_first):
            row.stated += settle_cell(row, item)
        people = merged(row.stated, _from_prose(row))
        return [*people, *carried(row, self.kin, people)]

    def _by_name_first(self, item: Concerned) -> tuple[bool, bool, str]:
        """Ids and names before role words, children before adults: a role is read for those already settled."""
        named = bool(item.person_id) or len(self.book.match(item.as_written).people) == 1
        return not named, item.part != "subject", item.as_written


def _from_prose(row: Row) -> list[Concerned]:
    rows: list[Concerned] = []
    for mention, after in zip_longest(row.mentions, row.mentions[1:]):
        for said in _apart(row, mention):
            rows += _settled(row, said, after if after and after.column == mention.column else None)
    return rows


def _settled(row: Row, mention: Mention, after: Mention | None) -> list[Concerned]:
    people, whole = settle_mention(row, mention, after)
    row.said.append((mention, people))
    rows = [_concerned(row.entry, mention, person) for person in sorted(people)]
    return rows if whole else [*rows, _concerned(row.entry, mention, None)]


def _apart(row: Row, mention: Mention) -> list[Mention]:
    """'Mum, Erin' in a list is two people where Erin cannot be mum; 'her partner, Lee' is one."""
    role, comma, name = mention.words.rpartition(",")
    if not comma or not mention.name or name.strip() != mention.name or len(row.book.match(mention.name).people) != 1:
        return [mention]
    if settle_mention(row, mention, None)[1]:
        return [mention]
    named = replace(mention, words=mention.name, start=mention.end - len(mention.name), role="name", name="", of="")
    return [replace(mention, words=role, end=mention.start + len(role), name=""), named]


def _concerned(entry: Entry, mention: Mention, person: str | None) -> Concerned:
    return Concerned(
        source_id=entry.source_id,
        known_on=entry.known_on,
        entry_id=entry.entry_id,
        person_id=person,
        as_written=mention.words,
        part=mention.part,
        suggested=True,
        words=mention.part_words or mention.words,
    )
