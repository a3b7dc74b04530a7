"""Accounts are made by an administrator: nobody signs themselves up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """allauth's questions, answered for Keepsight."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
