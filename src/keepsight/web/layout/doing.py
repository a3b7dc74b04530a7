"""A page that is one form: what it says, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.scope import Scope
from keepsight.commands.command import Cannot


@dataclass(frozen=True, slots=True)
class Doing:
    """One form: its heading, what doing it means, its button, what is said once it is done, and where it leads back to."""

    heading: str
    button: str
    done: str
    back: str
    back_to: str
    means: tuple[str, ...] = ()
    quoted: str = ""
    on_to: str = ""


def form_page(request: HttpRequest, by: Scope, doing: Doing, form: Form, do: Callable[[Form], object], template: str = "layout/form.html") -> HttpResponse:
    """The form; where it is done, on to where it leads; where it is not, the form with every word kept and what is wrong beside it."""
    if request.kept.goes_in(form, lambda: do(form)):
        messages.success(request, doing.done)
        return redirect(doing.on_to or doing.back)
    return render(request, template, {"form": form, "doing": doing, "by": by}, status=422 if form.errors else 200)


def cannot(request: HttpRequest, by: Scope, doing: Doing, why: Cannot) -> HttpResponse:
    """A page that says why something cannot be done now, and leads back."""
    said = Doing(doing.heading, "", "", doing.back, doing.back_to, (str(why),))
    return render(request, "layout/form.html", {"form": None, "doing": said, "by": by}, status=409)
