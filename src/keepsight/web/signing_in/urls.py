"""Signing in and out, changing a password, and the second factor: those addresses of allauth that are wanted, and no other."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.urls import include, path

from . import adapter as adapter  # what allauth tells of a wrong code is heard in every process that serves an address

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("signup/", account.signup, name="account_signup"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("password/", account.password_change, name="account_change_password"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("second-factor/", include([
        path("", mfa.index, name="mfa_index"),
        path("authenticate/", mfa.authenticate, name="mfa_authenticate"),
        path("reauthenticate/", mfa.reauthenticate, name="mfa_reauthenticate"),
        path("app/", include("allauth.mfa.totp.urls")),
        path("recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
    ])),
]  # fmt: skip
