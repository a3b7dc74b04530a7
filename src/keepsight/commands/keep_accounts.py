"""Keeping accounts: who there is, giving and ending roles, a new first password, and closing an account. No family's name comes into it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from keepsight.access.models import Agency, Membership, User
from keepsight.access.permissions import May
from keepsight.access.roles import ROLES
from keepsight.access.scope import NotYours, Reader

from .add_account import add_account
from .command import Cannot, command, told

OF_AN_AGENCY = {"practitioner", "supervisor"}


class CannotKeep(Cannot):
    """What cannot be done with an account as it is asked for; the words say what to give instead, `about` which part of the form it is."""


@command(May.MANAGE_ACCOUNTS)
def list_accounts(*, by: Reader) -> QuerySet[User]:
    """Every account by name, each with the roles it holds today or later in `held`."""
    told("accounts listed", by)
    return _accounts().order_by("name", "username")


@command(May.MANAGE_ACCOUNTS)
def open_account(user_id: int, *, by: Reader) -> User:
    """One account with its roles. Raises NotYours where there is none."""
    told("account seen", by)
    return _account(user_id)


@command(May.MANAGE_ACCOUNTS)
def make_account(username: str, name: str, role: str, agency: str, *, by: Reader) -> tuple[User, str]:
    """A new account in one role, and its first password, told this once. Raises CannotKeep."""
    _check_role(role, agency)
    if User.objects.filter(username__iexact=username).exists():
        raise CannotKeep(f"Somebody signs in as '{username}' already. Choose another name to sign in with.", "username")
    password = _first_password()
    user = add_account(username, name, password, [(role, agency)], by=by)
    User.objects.filter(pk=user.pk).update(first_password=True)
    return user, password


@command(May.MANAGE_ACCOUNTS)
def give_role(user_id: int, role: str, agency: str, *, by: Reader) -> None:
    """One more role, from today. Raises CannotKeep, and NotYours where there is no such account."""
    user = _account(user_id)
    _check_role(role, agency)
    held_for = Agency.objects.get_or_create(name=agency)[0] if agency else None
    if any(one.role == role and one.agency == held_for for one in user.held):
        raise CannotKeep("This account holds that role already.", "role")
    Membership.objects.create(user=user, role=role, agency=held_for)
    told("role given", by, words=f"{user.name}, as {_role(role, agency)}")


@command(May.MANAGE_ACCOUNTS)
def end_role(user_id: int, membership_id: int, *, by: Reader) -> None:
    """End a role now. Raises NotYours where the account holds none of that number."""
    found = next((one for one in _account(user_id).held if one.pk == membership_id), None)
    if found is None:
        raise NotYours
    found.end = timezone.localdate() - timedelta(days=1)
    found.save(update_fields=["end"])
    told("role ended", by, words=f"{found.user.name}, as {_role(found.role, found.agency.name if found.agency else '')}")


@command(May.MANAGE_ACCOUNTS)
def new_password(user_id: int, *, by: Reader) -> str:
    """A new first password, told this once: whoever signs in with it chooses their own before anything else. Raises NotYours."""
    user, password = _account(user_id), _first_password()
    user.set_password(password)
    user.first_password = True
    user.save(update_fields=["password", "first_password"])
    told("password made", by, words=user.name)
    return password


@command(May.MANAGE_ACCOUNTS)
def close_account(user_id: int, *, by: Reader) -> None:
    """Nobody signs in as this account from now on, and whoever is signed in is signed out; the name stays under what was written. Raises NotYours, CannotKeep."""
    user = _account(user_id)
    if user.pk == by.user_id:
        raise CannotKeep("This is your own account: another administrator closes it.")
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in Session.objects.all():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
    told("account closed", by, words=user.name)


def _accounts() -> QuerySet[User]:
    current = Membership.objects.exclude(end__lt=timezone.localdate()).select_related("agency").order_by("pk")
    return User.objects.prefetch_related(Prefetch("memberships", current, to_attr="held"))


def _account(user_id: int) -> User:
    found = _accounts().filter(pk=user_id).first()
    if found is None:
        raise NotYours
    return found


def _check_role(role: str, agency: str) -> None:
    if role not in ROLES:
        raise CannotKeep(f"'{role}' is none of the roles: {', '.join(ROLES)}.", "role")
    if role in OF_AN_AGENCY and not agency:
        raise CannotKeep(f"A {ROLES[role].title.lower()} works for an agency. Write its name as it stands in the agency’s entries.", "agency")
    if role not in OF_AN_AGENCY and agency:
        raise CannotKeep(f"The role of {ROLES[role].title.lower()} is held for the partnership and not for one agency. Leave the agency empty.", "agency")


def _role(role: str, agency: str) -> str:
    return ", ".join(part for part in (ROLES[role].title.lower(), agency) if part)


def _first_password() -> str:
    return "-".join(secrets.token_hex(3) for _ in range(4))
