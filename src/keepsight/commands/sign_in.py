"""Signing in and out, in the log: who came, who left, and that a wrong password or code was given. What was typed is never written down."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from keepsight.access.models import User
from keepsight.access.scope import reader_of
from keepsight.audit.write import Who, write


@dataclass(frozen=True, slots=True)
class Somebody:
    """Whoever is at the door: an account that holds no role, or nobody whom Keepsight knows."""

    user_id: object = ""
    name: str = "Somebody"
    agency: str = ""
    title: str = ""


@transaction.atomic
def signed_in(user: User) -> None:
    """They are in, the second factor behind them where they have one."""
    write("signed in", _who(user))


@transaction.atomic
def signed_out(user: User) -> None:
    """They pressed to leave. A session that ends by itself leaves no event."""
    write("signed out", _who(user))


@transaction.atomic
def wrong_password(username: str) -> None:
    """A name and a password did not fit. The name is looked up and never kept as typed: people type passwords into the wrong field."""
    user = User.objects.filter(username=username).first()
    write("wrong password", Somebody(), words=f"the account of {user}" if user else "a name that no account has")


@transaction.atomic
def wrong_code(user: User) -> None:
    """The password fitted, or they were in already, and a code of the second factor did not fit. The code is not kept."""
    write("wrong code", Somebody(), words=f"the account of {user}")


def _who(user: User) -> Who:
    return reader_of(user) or Somebody(user.pk, str(user))
