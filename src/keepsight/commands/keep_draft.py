"""Keeping what somebody writes as they write it; opening it again; letting it go. No event tells of a draft: it is not in the record.

Who may open a form is asked by its page. Whoever may keeps drafts of it: of a family where `by` is a scope, of none where it is a reader.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Scope
from keepsight.store.models import KeptDraft

from .command import By, command

KEPT_FOR = timedelta(days=30)
Fields = dict[str, list[str]]
Done = TypeVar("Done")


class PutInBefore(ValueError):
    """What this form asks for was done already, with an earlier press."""


def keep_words(draft_id: str, by_id: str, family_id: str | None, form: str, fields: Fields) -> bool:
    """Keep the words of a form for whoever it was opened for; says whether they are kept, which they are not where the form was put in before.

    Also called where the writer's session has ended: then the form's seal speaks for them. Another writer's draft is left alone.
    """
    KeptDraft.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    held = {"by_id": by_id, "family_id": family_id or None}
    kept = {"form": form, "fields": fields, "kept_at": timezone.now()}
    if KeptDraft.objects.filter(draft_id=draft_id, put_in_at__isnull=True, **held).update(**kept):
        return True
    return KeptDraft.objects.get_or_create(draft_id=draft_id, defaults=held | kept)[1]


def keep_words_there(draft_id: str, by_id: str, family_id: str, form: str, fields: Fields) -> bool:
    """The same, of a form whose record goes on in another meanwhile: the draft goes on there."""
    KeptDraft.objects.filter(draft_id=draft_id, by_id=by_id, put_in_at__isnull=True).update(family_id=family_id, form=form)
    return keep_words(draft_id, by_id, family_id, form, fields)


@command(May.SEE_HOME)
def keep_draft(draft_id: str, form: str, fields: Fields, *, by: By) -> bool:
    """Keep the form as it now stands, over what was kept of it before; says whether it is kept, which it is not where it was put in before."""
    return keep_words(draft_id, _account(by), _family(by), form, fields)


@command(May.SEE_HOME)
def list_drafts(*, by: By, form: str = "") -> list[KeptDraft]:
    """The writer's own drafts in this family, or of no family, the latest first; of one form where it is named."""
    return list(_own(by).filter(**({"form": form} if form else {})).order_by("-kept_at", "pk"))


@command(May.SEE_HOME)
def open_draft(draft_id: str, *, by: By) -> KeptDraft:
    """One of the writer's own drafts. Raises NotYours."""
    found = _own(by).filter(pk=draft_id).first()
    if found is None:
        raise NotYours
    return found


@command(May.SEE_HOME)
def throw_draft_away(draft_id: str, *, by: By) -> None:
    """Remove a draft: nothing of it is left. Raises NotYours."""
    open_draft(draft_id, by=by).delete()


@command(May.SEE_HOME)
def put_draft_in(draft_id: str, do: Callable[[], Done], *, by: By) -> Done:
    """Do what the form asks for and empty its draft, in one transaction: either both have happened or neither. Raises PutInBefore."""
    kept = _of_account(by).select_for_update().filter(pk=draft_id).first()
    if kept and kept.put_in_at:
        raise PutInBefore
    done = do()
    _own(by).filter(pk=draft_id).update(fields={}, put_in_at=timezone.now())
    return done


def _of_account(by: By) -> QuerySet[KeptDraft]:
    return KeptDraft.objects.filter(family=_family(by), by_id=_account(by))


def _own(by: By) -> QuerySet[KeptDraft]:
    return _of_account(by).filter(put_in_at__isnull=True)


def _account(by: By) -> str:
    return str(by.reader.user_id if isinstance(by, Scope) else by.user_id)


def _family(by: By) -> str | None:
    return by.family.pk if isinstance(by, Scope) else None
