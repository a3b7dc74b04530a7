"""Making an account: a name, a role, and the agency it is held for."""

from __future__ import annotations

from keepsight.access.models import Agency, Membership, User
from keepsight.access.permissions import May
from keepsight.access.roles import ROLES
from keepsight.access.scope import Reader

from .command import command, told


@command(May.MANAGE_ACCOUNTS)
def add_account(username: str, name: str, password: str | None, roles: list[tuple[str, str]], *, by: Reader) -> User:
    """An account that holds each of `roles`, as (a key of ROLES, the agency's name or nothing); without a password nobody can sign in as it yet.

    Raises KeyError where a role is none of them.
    """
    user = User.objects.create_user(username=username, password=password, name=name)
    for code, agency in roles:
        held_for = Agency.objects.get_or_create(name=agency)[0] if agency else None
        Membership.objects.create(user=user, role=ROLES[code].code, agency=held_for)
    told("account made", by, words=f"{name}, as {', '.join(ROLES[code].title.lower() for code, _ in roles)}")
    return user
