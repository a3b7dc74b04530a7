"""Accounts, for the system administrator: who there is and in which role. No family is on these pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.commands.keep_accounts import (
    CannotKeep,
    close_account,
    end_role,
    give_role,
    list_accounts,
    make_account,
    new_password,
    open_account,
)
from keepsight.web.gate import page

from .forms import AccountForm, RoleForm
from .words import account_words, lines


@page(May.MANAGE_ACCOUNTS)
def accounts(request: HttpRequest, by: Reader) -> HttpResponse:
    """Every account, by name."""
    return render(request, "accounts/accounts.html", {"lines": lines(list_accounts(by=by))})


@page(May.MANAGE_ACCOUNTS, "GET", "POST", words=False)
def add(request: HttpRequest, by: Reader) -> HttpResponse:
    """A new account; its first password is shown on the answer and nowhere else."""
    form = AccountForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        made = _done(form, lambda: make_account(given["username"], given["name"], given["role"], given["agency"], by=by))
        if made:
            return render(request, "accounts/password.html", {"name": made[0].name, "username": made[0].username, "password": made[1], "account": made[0]})
    return render(request, "accounts/form.html", {"form": form, "heading": "Add an account", "press": "Add the account"}, status=422 if form.errors else 200)


@page(May.MANAGE_ACCOUNTS)
def account(request: HttpRequest, by: Reader, user_id: int) -> HttpResponse:
    """One account."""
    found = open_account(user_id, by=by)
    return render(request, "accounts/account.html", {"page": account_words(found, by), "account": found})


@page(May.MANAGE_ACCOUNTS, "GET", "POST", words=False)
def role(request: HttpRequest, by: Reader, user_id: int) -> HttpResponse:
    """One more role."""
    found, form = open_account(user_id, by=by), RoleForm(request.POST or None)
    if form.is_valid() and _done(form, lambda: give_role(user_id, form.cleaned_data["role"], form.cleaned_data["agency"], by=by) or True):
        messages.success(request, f"{found.name} holds the role from today.")
        return redirect("account-of", user_id)
    return render(request, "accounts/form.html", {"form": form, "heading": f"Give {found.name} one more role", "press": "Give the role"}, status=422 if form.errors else 200)


@page(May.MANAGE_ACCOUNTS, "POST")
def role_ended(request: HttpRequest, by: Reader, user_id: int, membership_id: int) -> HttpResponse:
    """A role ends now."""
    end_role(user_id, membership_id, by=by)
    messages.success(request, "The role has ended.")
    return redirect("account-of", user_id)


@page(May.MANAGE_ACCOUNTS, "GET", "POST", words=False)
def password(request: HttpRequest, by: Reader, user_id: int) -> HttpResponse:
    """Asked first, since the present password opens nothing from then on; then a new first password, shown on the answer and nowhere else."""
    found = open_account(user_id, by=by)
    if request.method != "POST":
        return render(request, "accounts/form.html", {"form": Form(), "heading": f"Make a new first password for {found.name}", "press": "Make it"})
    return render(request, "accounts/password.html", {"name": found.name, "username": found.username, "password": new_password(user_id, by=by), "account": found})


@page(May.MANAGE_ACCOUNTS, "POST")
def closed(request: HttpRequest, by: Reader, user_id: int) -> HttpResponse:
    """Nobody signs in as this account from now on."""
    try:
        close_account(user_id, by=by)
    except CannotKeep as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "The account is closed.")
    return redirect("account-of", user_id)


def _done(form: Form, do: Callable[[], Any]) -> Any:
    try:
        return do()
    except CannotKeep as why:
        form.add_error(why.about, str(why))
        return None
