"""How often somebody is told by e-mail that something waits for them."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from keepsight.access.notice import HOW_OFTEN
from keepsight.access.permissions import May
from keepsight.access.scope import Reader
from keepsight.commands.notices import choose_notices, open_notices
from keepsight.commands.share_report import CannotKeep
from keepsight.web.gate import page


class NoticesForm(forms.Form):
    """How often, and where to."""

    use_required_attribute = False
    how_often = forms.ChoiceField(label="How often are you told?", choices=list(HOW_OFTEN.items()), widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": "Choose how often"})
    email = forms.EmailField(label="Your work e-mail address", required=False, widget=forms.TextInput(attrs={"autocomplete": "email", "inputmode": "email"}), error_messages={"invalid": "Write an e-mail address, for example name@council.example"})


@page(May.SEE_HOME, "GET", "POST", words=False)
def notices(request: HttpRequest, by: Reader) -> HttpResponse:
    """The choice, and what a notice says."""
    how_often, email = open_notices(by=by)
    form = NoticesForm(request.POST or None, initial={"how_often": how_often, "email": email})
    if form.is_valid():
        try:
            choose_notices(form.cleaned_data["how_often"], form.cleaned_data["email"], by=by)
        except CannotKeep as why:
            form.add_error(why.about, str(why))
        else:
            messages.success(request, "Your choice is kept.")
            return redirect("notices")
    return render(request, "notices/notices.html", {"form": form, "off": not settings.SMTP}, status=422 if form.errors else 200)
