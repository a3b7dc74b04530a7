"""Harm recorded out of a reader's sight: it changes how a question is put, and nothing else (safe practice 1.1).

Kept for what is out of sight, not for a version: an entry written within somebody's sight changes nothing of it, and its questions are put without
reading the rest again.
"""

from __future__ import annotations

import hashlib
from datetime import date

from keepsight.patterns.run import harm_in
from keepsight.records.record import Record

from .kept import Kept

_found = Kept(96)


def harm_elsewhere(whole: Record, seen: Record, as_at: date) -> set[tuple[str, str]]:
    """Whoever the entries of `whole` that are not in `seen` tell of harm about."""
    in_sight = {entry.entry_id for entry in seen.entry}
    hidden = [entry for entry in whole.entry if entry.entry_id not in in_sight]
    if not hidden:
        return set()
    ids = {entry.entry_id for entry in hidden}
    rest = Record(person=whole.person, entry=hidden, concerned=[row for row in whole.concerned if row.entry_id in ids], relationship=whole.relationship)
    return _found.get((as_at, _mark(rest)), lambda: harm_in(rest, as_at))


def _mark(rest: Record) -> str:
    """A hash of everything that harm is read from."""
    told = hashlib.sha256()
    for row in (*rest.entry, *rest.concerned, *rest.person, *rest.relationship):
        told.update(repr(row).encode())
    return told.hexdigest()
