"""What every command that writes does: a writing, a new version of the record, and the questions put anew once it is safely there."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.db.models import F

from keepsight.access.scope import NotYours, Scope, scope_of
from keepsight.store.models import FamilyRecord, Writing

from .as_seen import as_seen


def begin(how: str, by: Scope, *, keeps_up: bool = True, reason: str = "", approved_by: str = "") -> Writing:
    """Begin a writing by `by` in its family, and put the questions anew in this request, after the commit.

    A record that was received, and stood at the day of its files, is kept up here from the first writing that `keeps_up`: it then stands at today.
    """
    kept_up = {"as_at": None} if keeps_up else {}
    _still_open(FamilyRecord.objects.filter(pk=by.family.pk, closed=False).update(version=F("version") + 1, mark=secrets.token_hex(8), **kept_up))
    transaction.on_commit(lambda: refresh(by))
    return _writing(how, by, reason, approved_by)


def _still_open(found: int | bool) -> None:
    """Raises NotYours where the record was closed meanwhile, as it goes on in another: nothing is written where nobody reads it."""
    if not found:
        raise NotYours


def beside(how: str, by: Scope, *, reason: str = "", approved_by: str = "") -> Writing:
    """A writing of what stands beside the record and changes nothing in it: its version stays, and no question is put anew."""
    _still_open(FamilyRecord.objects.select_for_update().filter(pk=by.family.pk, closed=False).exists())
    return _writing(how, by, reason, approved_by)


def _writing(how: str, by: Scope, reason: str, approved_by: str) -> Writing:
    return Writing.objects.create(family_id=by.family.pk, how=how, by=signed(by), by_id=str(by.reader.user_id), agency=by.reader.agency, reason=reason, approved_by=approved_by)


def signed(by: Scope) -> str:
    """How somebody stands under what they write: name, role and agency."""
    return ", ".join(part for part in (by.reader.name, by.reader.title.lower(), by.reader.agency) if part)


def refresh(by: Scope) -> None:
    """Work out what the writer now sees, so that the page they come back to is already true."""
    as_seen(scope_of(by.reader, by.family.pk))
