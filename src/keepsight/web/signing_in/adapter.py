"""Accounts are made by an administrator: nobody signs themselves up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.signals import authentication_failed
from django.dispatch import receiver
from django.http import HttpRequest

from keepsight.access.models import User
from keepsight.commands.sign_in import signed_in, signed_out, wrong_code, wrong_password


class Adapter(DefaultAccountAdapter):
    """allauth's questions, answered for Keepsight."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Their own password from now on: the first one no longer holds them at this page."""
        user.first_password = False
        super().set_password(user, password)

    def login(self, request: HttpRequest, user: User) -> None:
        """They are in, and the log says so."""
        super().login(request, user)
        signed_in(user)

    def logout(self, request: HttpRequest) -> None:
        """They leave, and the log says so."""
        if request.user.is_authenticated:
            signed_out(request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        """A wrong name or password, which the log says without what was typed."""
        super().authentication_failed(request, **credentials)
        wrong_password(credentials.get("username", ""))


@receiver(authentication_failed)
def code_did_not_fit(user: User, **_given: object) -> None:
    """A wrong code of the second factor, which the log says without the code."""
    wrong_code(user)
