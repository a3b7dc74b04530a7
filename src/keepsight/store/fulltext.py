"""Search in the words of entries, in the database: SQLite's FTS5 and PostgreSQL's own, one meaning for both.

A word finds its other endings too ("bruise", "bruising"); capitals and accents are set aside; words in quotation marks stand together; all
must be there. No rank is asked for: how often a word stands elsewhere would tell of what the reader may not see.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from .models import FamilyRecord

SEARCHED = ("text", "childs_words", "response", "disputed")  # the columns of an entry that are searched
ACCENTS = ("àáâãäåāçčćďèéêëēėęěìíîïīłñńňòóôõöøōřśšťùúûüūůýÿžźż", "aaaaaaacccdeeeeeeeeiiiiilnnnooooooorsstuuuuuuyyzzz")
_TERM = re.compile(r'"([^"]+)"|(\S+)')


def entries_with(family: FamilyRecord, words: str) -> set[str]:
    """The ids of the family's standing entries that hold every one of `words`; none where `words` holds no letter or number."""
    terms = _terms(words)
    if not terms:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(*_DATABASES[connection.vendor].query(family.pk, terms))
        return {entry_id for (entry_id,) in cursor.fetchall()}


def prepare(database: BaseDatabaseWrapper) -> None:
    """Make what search stands on, and fill it from the entries that are there. Run after every migration: it may be run again."""
    with database.cursor() as cursor:
        _DATABASES[database.vendor].prepare(cursor)


def _terms(words: str) -> list[str]:
    found = [quoted or bare for quoted, bare in _TERM.findall(words.replace("“", '"').replace("”", '"'))]
    return [term for term in found if any(letter.isalnum() for letter in term)]


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
