"""The people cells: what the agency itself wrote under a heading for people, settled one item at a time."""

from __future__ import annotations

from dataclasses import replace

from keepsight.records.entry import Concerned

from .groups import children_of_one_mother
from .mention import settle_mention
from .names import NOBODY, Named
from .row import CELL, Row
from .wording import WORDS, mentions_in, role_of


def settle_cell(row: Row, item: Concerned) -> list[Concerned]:
    """One item as one row for each person it means. Only a whole name or an id is as stated; the rest is suggested."""
    if item.person_id is not None:
        return [item]
    if item.part == "subject" and item.as_written.casefold().strip(" .") in WORDS["every-child"]:
        return _every_child(item, row) or [item]
    named = _named(row, item)
    if len(named.people) == 1 and role_of(item.as_written) is None or _numbered(item, named.people):
        (person,) = named.people
        return [replace(item, person_id=person, suggested=not named.plain, words="" if named.plain else item.as_written)]
    if named.people and role_of(item.as_written) is None:
        return [item]
    return _by_role(row, item)


def _named(row: Row, item: Concerned) -> Named:
    """A child column names children; an adult only by a whole name (a young person's worker has her as the subject)."""
    child = row.book.match(item.as_written, child=True) if item.part == "subject" else NOBODY
    anybody = row.book.match(item.as_written)
    return anybody if item.part != "subject" or (not child.people and anybody.plain) else child


def _every_child(item: Concerned, row: Row) -> list[Concerned]:
    return [replace(item, person_id=child, suggested=True, words=item.as_written) for child in children_of_one_mother(row, ())]


def _numbered(item: Concerned, people: frozenset[str]) -> bool:
    """'Child 1' and 'Sibling B' are labels although they begin with a role word."""
    return len(people) == 1 and any(mention.name for mention in mentions_in(item.as_written))


def _by_role(row: Row, item: Concerned) -> list[Concerned]:
    mentions = [replace(mention, column=CELL) for mention in mentions_in(item.as_written)]
    row.cell = item.as_written
    settled: list[Concerned] = []
    for number, mention in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        people, whole = settle_mention(row, mention, following)
        written = mention.words if len(mentions) > 1 else item.as_written
        settled += [replace(item, person_id=p, as_written=written, suggested=True, words=mention.words) for p in sorted(people)]
        settled += [] if whole else [replace(item, as_written=written)]
    return settled or [item]
