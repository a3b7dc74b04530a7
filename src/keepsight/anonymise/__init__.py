"""A copy of the record in which people, professionals, schools, streets and places are roles (issue: an anonymised file for a panel).

The record is rewritten before patterns, pictures and pages see it, so that nothing made from it can hold a name.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from keepsight.chronology.assemble import Assembled

from . import dates
from .book import Book, book_of
from .others import Others
from .places import Places, identities
from .record import Rewritten
from .rewrite import Rewriter
from .roles import roles_of
from .settle import ToSettle, to_settle
from .words import abbreviation, ordinary, tokens


@dataclass(slots=True)
class Anonymised:
    """What an anonymised copy leaves beside it: the contents of its key, and what a person is still to settle."""

    key: dict[str, Any]
    to_settle: list[ToSettle] = field(default_factory=list)


def anonymise(
    assembled: Assembled, *, days: int = 0, before: dict[str, Any] | None = None, settled: tuple[dict[str, str], dict[str, str]] = ({}, {})
) -> Anonymised:
    """Rewrite an assembled record in place. `days` moves every date (0 keeps them); `before` is the key of an earlier copy, whose
    roles stay; `settled` is what `settle.read_settled` gives. Exact dates of birth stay in the record until
    `dates.births_to_the_month`, as patterns count from them.
    """
    before = before or {}
    record = assembled.record
    roles = roles_of(record, {one["person_id"]: role for role, one in before.get("people", {}).items()})
    others = Others(book_of(record, roles), dict(before.get("others", {})))
    agencies = {name: others.agency(name) for name in _agencies(assembled)}
    households = {name: others.household(name) for name in sorted({row.household for row in record.household})}
    _learn(assembled, others, roles)
    places = _places(assembled)
    instead = {**before.get("settled", {}), **settled[0]}
    answers = {**before.get("answers", {}), **settled[1]}
    births = frozenset(p.birth_from for p in record.person if p.birth_from and p.birth_from == p.birth_to)
    rewriter = Rewriter(others.book, births, days, others.staff, _meant(assembled, others.book, roles), places.written(), instead)
    rewritten = Rewritten(
        rewriter, places, roles, identities(roles, "person"), identities((e.entry_id for e in record.entry), "entry"), agencies, households
    )
    key = _key(assembled, rewritten, others, days) | {"settled": instead, "answers": answers}
    rewritten.all_of(assembled)
    if days:
        _move(assembled, days)
    return Anonymised(key, to_settle(assembled, rewriter, rewritten.entries, answers))


def _agencies(assembled: Assembled) -> list[str]:
    record = assembled.record
    named = {row.agency for row in [*record.entry, *record.coverage]} | {file.agency for file in assembled.files}
    return sorted(name for name in named if name)


def _learn(assembled: Assembled, others: Others, roles: dict[str, str]) -> None:
    """Names that are not in who is who, in the order of the chronology; then the spellings that were settled as somebody's."""
    for entry in assembled.record.entry:
        outcome = entry.outcome.value if entry.outcome else ""
        for text in (entry.text, entry.childs_words, entry.response, outcome, entry.account_of, entry.restricted, entry.disputed):
            others.learn(text, entry.agency)
    for file in assembled.files:
        for row in [*(one.found for one in file.refused), *(one.why for one in file.passed_over)]:
            others.learn(row.partition(": ")[2] or row, file.agency)
    for words in assembled.notices:
        others.learn(words)
    for row in assembled.record.concerned:
        if not row.person_id:
            others.learn(row.as_written)
            continue
        for match in tokens(row.as_written):
            if match[0][0].isupper() and len(match[0]) > 2 and not (ordinary(match[0]) or abbreviation(match[0]) or others.book.of_word(match[0])):
                others.book.add(match[0], roles[row.person_id])


def _meant(assembled: Assembled, book: Book, roles: dict[str, str]) -> dict[str, dict[str, str]]:
    """The initials by which an entry's own people cells mean somebody: 'CP' is Callum Pellow there, and a plan elsewhere."""
    found: dict[str, dict[str, str]] = {}
    for row in assembled.record.concerned:
        letters = row.as_written.replace(".", "")
        if row.person_id and roles[row.person_id] in book.initials.get(letters, "").split(" or "):
            found.setdefault(row.entry_id, {})[letters] = roles[row.person_id]
    return found


def _places(assembled: Assembled) -> Places:
    said = [(file.file, row.sheet) for file in assembled.files for row in [*file.refused, *file.passed_over]]
    read = [(one.file, one.sheet) for one in assembled.record.source]
    mapped = _sheets_of(assembled.columns_toml)
    files = {file for file, _ in [*said, *read, *mapped]} | {file.file for file in assembled.files}
    return Places.of(files, [*mapped, *read, *said])


def _sheets_of(columns_toml: str) -> list[tuple[str, str]]:
    return [(table.get("file", ""), table.get("sheet", "")) for table in tomllib.loads(columns_toml).get("table", [])]


def _key(assembled: Assembled, rewritten: Rewritten, others: Others, days: int) -> dict[str, Any]:
    """Both ways: each role with everything it replaces, and each wording with its role."""
    record = assembled.record
    written: dict[str, list[str]] = {}
    for row in record.name:
        written.setdefault(row.person_id, []).append(row.name)
    people = {
        rewritten.roles[p.person_id]: {
            "person_id": p.person_id,
            "id in the copy": rewritten.people[p.person_id],
            "names": sorted({p.label, *written.get(p.person_id, [])}),
            "born": p.birth_from.isoformat() if p.birth_from and p.birth_from == p.birth_to else "",
        }
        for p in record.person
    }
    names = {name: label for label, every in sorted(others.book.names.items()) for name in sorted(every)}
    return {
        "format": 1,
        "days moved": days,
        "people": people,
        "roles": {label: sorted(every) for label, every in sorted(others.book.names.items())},
        "names": names | {initials: label for (_, initials), label in sorted(others.staff.items())},
        "others": dict(sorted(others.held.items())),
        "agencies": rewritten.agencies,
        "households": rewritten.households,
        "files": {new: [old, next((f.sha256 for f in assembled.files if f.file == old), "")] for old, new in rewritten.places.files.items()},
        "sheets": {f"{rewritten.places.files[file]}, {new}": sheet for (file, sheet), new in rewritten.places.sheets.items() if new != sheet},
        "entries": {new: old for old, new in rewritten.entries.items() if new != old},
    }


def _move(assembled: Assembled, days: int) -> None:
    dates.shift(assembled.record, days)
    assembled.as_of += timedelta(days=days)


__all__ = ["Anonymised", "anonymise"]
