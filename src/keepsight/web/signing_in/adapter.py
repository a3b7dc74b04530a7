"""Accounts are made by an administrator: nobody signs themselves up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from keepsight.access.models import User


class Adapter(DefaultAccountAdapter):
    """allauth's questions, answered for Keepsight."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Their own password from now on: the first one no longer holds them at this page."""
        user.first_password = False
        super().set_password(user, password)
