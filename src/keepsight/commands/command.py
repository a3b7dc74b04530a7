"""What every command has: a permission that is asked for, one transaction, and an event, also when it is not given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.db import transaction

from keepsight.access.permissions import May
from keepsight.access.scope import NotYours, Reader, Scope
from keepsight.audit.write import write
from keepsight.store.models import FamilyRecord

By = Reader | Scope


class Cannot(ValueError):
    """What is asked for cannot be done as it is given; the words say what to give instead, `about` which part of the form it is.

    `event` is the kind of event that the asking itself leaves, where it leaves one: nothing was done, and it is in the log all the same.
    """

    def __init__(self, words: str, about: str | None = None, event: str = "") -> None:
        super().__init__(words)
        self.about, self.event = about, event


def command(permission: May) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Mark a function as a command that needs `permission`; whoever calls it gives `by=` by name. Raises NotYours where the role does not hold it."""

    def mark(do: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(do)
        def doing(*args: Any, by: By, **given: Any) -> Any:
            if not by.may(permission):
                refuse(by, f"leave to {permission.value}")
                raise NotYours
            try:
                with transaction.atomic():
                    return do(*args, by=by, **given)
            except Cannot as why:
                if why.event:
                    told(why.event, by)
                raise

        doing.permission = permission
        return doing

    return mark


def told(kind: str, by: By, *, words: str = "", rows: Sequence[str] = ()) -> None:
    """Write an event of what `by` does, in the transaction of the command that does it."""
    if isinstance(by, Scope):
        write(kind, by.reader, family_id=by.family.family_id, family=by.family.label, purpose=by.purpose, words=words, rows=rows)
    else:
        write(kind, by, words=words, rows=rows)


def told_of(family: FamilyRecord, kind: str, by: Reader, *, words: str = "") -> None:
    """The same, of a family that `by` acts on without a scope in it."""
    write(kind, by, family_id=family.family_id, family=family.label, words=words)


def refuse(by: By, asked_for: str, family_id: str = "") -> None:
    """Write down what somebody asked for and was not given. It stands by itself: nothing else is done."""
    reader = by.reader if isinstance(by, Scope) else by
    write("not given", reader, family_id=by.family.family_id if isinstance(by, Scope) else family_id, words=asked_for)
