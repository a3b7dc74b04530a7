"""Tokens of agencies' own systems: made once, told once, kept as a digest."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date

from django.utils import timezone

from .models import Agency, Token
from .roles import SYSTEM
from .scope import Reader

PREFIX = "keepsight_"  # so that one that was left in a file is recognised for what it is


def new_token(name: str, agency: Agency, end: date, made_by: str) -> tuple[Token, str]:
    """A token until the day `end`, and its secret, which is kept nowhere."""
    secret = PREFIX + secrets.token_urlsafe(32)
    return Token.objects.create(name=name, agency=agency, end=end, made_by=made_by, digest=_digest(secret)), secret


def reader_by_token(secret: str) -> Reader | None:
    """The system that shows this token today; None where no token that holds today is this one."""
    today = timezone.localdate()
    held = Token.objects.filter(digest=_digest(secret), start__lte=today, end__gte=today, ended_at__isnull=True).select_related("agency").first()
    return Reader(-held.pk, held.name, SYSTEM, held.agency.name) if held else None  # below nought: no account's number, so nothing that is opened to an account is opened to it


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
