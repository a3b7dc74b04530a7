"""What the pages of accounts say."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from keepsight.access.models import Membership, User
from keepsight.access.roles import ROLES
from keepsight.access.scope import Reader


@dataclass(frozen=True, slots=True)
class Line:
    """An account in the list: its address, name, name to sign in with, and roles in words."""

    address: str
    name: str
    username: str
    roles: str


@dataclass(frozen=True, slots=True)
class AccountWords:
    """One account. `roles` are (words, the address that ends it); `own` is whether it is the reader's."""

    heading: str
    username: str
    state: str
    roles: list[tuple[str, str]]
    own: bool
    open: bool


def role_words(held: Membership) -> str:
    """A role that is held, with its agency."""
    return ", ".join(part for part in (ROLES[held.role].title, held.agency.name if held.agency else "") if part)


def lines(accounts: list[User]) -> list[Line]:
    """The list, by name."""
    return [Line(reverse("account-of", args=[one.pk]), one.name, one.username, "closed" if not one.is_active else "; ".join(map(role_words, one.held)) or "no role: sees nothing") for one in accounts]


def account_words(account: User, by: Reader) -> AccountWords:
    """One account in words."""
    state = "Closed: nobody signs in as this." if not account.is_active else "Signs in with a first password next, and then chooses their own." if account.first_password else "Open."
    roles = [(role_words(one), reverse("end-role", args=[account.pk, one.pk])) for one in account.held]
    return AccountWords(account.name, account.username, state, roles, account.pk == by.user_id, account.is_active)
