"""Making a token for an agency's own system, and ending one before its last day."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from keepsight.access.models import Agency, Token
from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.access.tokens import new_token

from .command import command, told

LONGEST = timedelta(days=366)


class NoToken(ValueError):
    """A token that cannot be made or ended as it is asked for; the words say what to give instead."""


@command(May.MANAGE_ACCOUNTS)
def make_token(name: str, agency: str, end: date, *, by: Reader) -> str:
    """The secret of a new token, told this once. Raises NoToken, naming everything that is wrong."""
    held_for, today = Agency.objects.filter(name=agency).first(), timezone.localdate()
    wrong = []
    if not name.strip():
        wrong.append("Give the system a name: it stands under every entry that it writes.")
    if held_for is None:
        wrong.append(f"No agency is called '{agency}'. Known: {', '.join(Agency.objects.order_by('name').values_list('name', flat=True)) or 'none yet'}.")
    if not today <= end <= today + LONGEST:
        wrong.append(f"Its last day must lie between today and {today + LONGEST:%d.%m.%Y}: a token is renewed at least once a year.")
    if wrong:
        raise NoToken("\n".join(wrong))
    _, secret = new_token(name.strip(), held_for, end, by.name)
    told("token made", by, words=f"for {name.strip()} of {agency}, until {end:%d.%m.%Y}")
    return secret


@command(May.MANAGE_ACCOUNTS)
def end_token(number: int, *, by: Reader) -> Token:
    """End a token now. Raises NoToken where none that still holds has this number."""
    found = Token.objects.filter(pk=number, ended_at__isnull=True, end__gte=timezone.localdate()).select_related("agency").first()
    if found is None:
        raise NoToken(f"No token that still holds has the number {number}. `keepsight token list` names those that do.")
    found.ended_at = timezone.now()
    found.save(update_fields=["ended_at"])
    told("token ended", by, words=f"of {found.name}, {found.agency}")
    return found


@command(May.MANAGE_ACCOUNTS)
def list_tokens(*, by: Reader) -> list[Token]:
    """Every token that still holds, by agency and name."""
    told("tokens listed", by)
    return list(Token.objects.filter(ended_at__isnull=True, end__gte=timezone.localdate()).select_related("agency").order_by("agency__name", "name", "pk"))
