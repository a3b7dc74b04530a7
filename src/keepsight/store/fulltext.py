"""Search in the words of entries, in the database: SQLite's FTS5 and PostgreSQL's own, one meaning for both.

A word finds its other endings too ("bruise", "bruising"), and one of four letters or more what begins with it ("paed", "paediatrician"); capitals
and accents are set aside; words in quotation marks stand together; all must be there. No rank is asked for: how often a word stands elsewhere would tell of what the reader may not see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from keepsight.records.entry import Entry

from .models import FamilyRecord

SEARCHED = ("text", "childs_words", "response", "disputed")  # the columns of an entry that are searched
ACCENTS = ("àáâãäåāçčćďèéêëēėęěìíîïīłñńňòóôõöøōřśšťùúûüūůýÿžźż", "aaaaaaacccdeeeeeeeeiiiiilnnnooooooorsstuuuuuuyyzzz")
_WITHOUT_ACCENTS = str.maketrans(*ACCENTS)
_TERM = re.compile(r'"([^"]+)"|(\S+)')


def entries_with(family: FamilyRecord, words: str) -> set[str]:
    """The ids of the family's standing entries that hold every one of `words`; none where `words` holds no letter or number."""
    terms = [term for term, _ in _terms(words)]
    if not terms:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(*_DATABASES[connection.vendor].query(family.pk, terms))
        return {entry_id for (entry_id,) in cursor.fetchall()}


def holding(family: FamilyRecord, words: str, entries: Iterable[Entry]) -> set[str]:
    """The ids of those of `entries` that hold every one of `words`, the half-written among them.

    How a word begins is looked for in the words of `entries` themselves, and in no index: so it means the same on both databases, and tells of nothing that is not among them.
    """
    held = {entry.entry_id: _folded(entry) for entry in entries}
    found = [entries_with(family, f'"{term}"') & held.keys() | (set() if quoted else _begin_with(term, held)) for term, quoted in _terms(words)]
    return set.intersection(*found) if found else set()


def _folded(entry: Entry) -> str:
    return " . ".join(getattr(entry, name) for name in SEARCHED).lower().translate(_WITHOUT_ACCENTS)


def _begin_with(term: str, held: dict[str, str]) -> set[str]:
    """A single word that is long enough to be the beginning of few others; never a number."""
    beginning = term.lower().translate(_WITHOUT_ACCENTS)
    if not re.fullmatch(r"[^\W\d_]{4,}", beginning):
        return set()
    begins = re.compile(rf"(?<![^\W_]){beginning}")
    return {entry_id for entry_id, text in held.items() if begins.search(text)}


def prepare(database: BaseDatabaseWrapper) -> None:
    """Make what search stands on, and fill it from the entries that are there. Run after every migration: it may be run again."""
    with database.cursor() as cursor:
        _DATABASES[database.vendor].prepare(cursor)


def _terms(words: str) -> list[tuple[str, bool]]:
    """What is looked for, piece by piece, and whether it stands in quotation marks; a mark that is not closed is none."""
    found = [(quoted or bare.replace('"', " ").strip(), bool(quoted)) for quoted, bare in _TERM.findall(words.replace("“", '"').replace("”", '"'))]
    return [(term, quoted) for term, quoted in found if any(letter.isalnum() for letter in term)]


def _prepare_sqlite(cursor: Any) -> None:
    columns = ", ".join(("family_id", *SEARCHED))
    old, new = (", ".join(f"{row}.{name}" for name in ("row_no", "family_id", *SEARCHED)) for row in ("old", "new"))
    gone = f"insert into store_entry_words (store_entry_words, rowid, {columns}) values ('delete', {old})"
    come = f"insert into store_entry_words (rowid, {columns}) values ({new})"
    cursor.execute(f"create virtual table if not exists store_entry_words using fts5({columns}, content='store_entry', content_rowid='row_no', tokenize='porter unicode61')")
    for name, when, does in (
        ("come", "after insert", come),
        ("gone", "after delete", gone),
        ("changed", f"after update of {columns}", f"{gone}; {come}"),
    ):
        cursor.execute(f"create trigger if not exists store_entry_words_{name} {when} on store_entry begin {does}; end")
    cursor.execute("insert into store_entry_words (store_entry_words) values ('rebuild')")


def _query_sqlite(family_id: str, terms: list[str]) -> tuple[str, list[str]]:
    quoted = " AND ".join(f'"{term}"' for term in terms)
    return (
        "select entry_id from store_entry where family_id = %s and known_until is null and row_no in (select rowid from store_entry_words where store_entry_words match %s)",
        [family_id, f'family_id : "{family_id}" AND {{{" ".join(SEARCHED)}}} : ({quoted})'],
    )


def _plain(value: str) -> str:
    """Words without capitals, accents and signs: PostgreSQL's own parser would read "drink/drugs" as the name of a file."""
    return f"regexp_replace(translate(lower({value}), '{ACCENTS[0]}', '{ACCENTS[1]}'), '[^[:alnum:]]+', ' ', 'g')"


_ALL = " || ' . ' || ".join(SEARCHED)
_IN_ENTRY = f"to_tsvector('keepsight', {_plain(_ALL)})"


def _prepare_postgresql(cursor: Any) -> None:
    """English endings, and every word kept: the usual list of words left out holds "not" and "no"."""
    cursor.execute("select 1 from pg_ts_config where cfgname = 'keepsight'")
    if not cursor.fetchone():
        cursor.execute("create text search dictionary keepsight_endings (template = snowball, language = english)")
        cursor.execute("create text search configuration keepsight (copy = simple)")
        cursor.execute("alter text search configuration keepsight alter mapping for asciiword, word, numword with keepsight_endings")
    cursor.execute(f"create index if not exists store_entry_words on store_entry using gin ({_IN_ENTRY})")


def _query_postgresql(family_id: str, terms: list[str]) -> tuple[str, list[str]]:
    every = " && ".join(f"phraseto_tsquery('keepsight', {_plain('%s')})" for _ in terms)
    return f"select entry_id from store_entry where family_id = %s and known_until is null and {_IN_ENTRY} @@ ({every})", [family_id, *terms]


class _Database:
    """How one kind of database is prepared for search, and asked."""

    def __init__(self, prepare: Callable[[Any], None], query: Callable[[str, list[str]], tuple[str, list[str]]]) -> None:
        self.prepare, self.query = prepare, query


_DATABASES = {"sqlite": _Database(_prepare_sqlite, _query_sqlite), "postgresql": _Database(_prepare_postgresql, _query_postgresql)}
