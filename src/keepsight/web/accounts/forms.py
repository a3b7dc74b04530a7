"""The forms of accounts: a new one, and one more role."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator

from keepsight.access.models import Agency
from keepsight.access.roles import ROLES

NAME = forms.TextInput(attrs={"class": "govuk-input--width-20", "autocomplete": "off"})
TO_SIGN_IN_WITH = RegexValidator(r"^[\w.@+-]+\Z", "Use letters, figures and . @ + - _ only")


class RoleForm(forms.Form):
    """A role, and the agency that it is held for."""

    use_required_attribute = False

    role = forms.ChoiceField(label="In which role?", widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}), error_messages={"required": "Choose a role"})
    agency = forms.CharField(label="For which agency?", help_text="For a practitioner and a supervisor. Written as it stands in the agency’s entries.", required=False, max_length=200, widget=forms.TextInput(attrs={"list": "agencies", "autocomplete": "off"}))

    def __init__(self, *given, **more) -> None:
        super().__init__(*given, **more)
        self.fields["role"].choices = [(role.code, role.title) for role in ROLES.values()]

    def clean_agency(self) -> str:
        """Without spaces at its ends."""
        return self.cleaned_data["agency"].strip()

    @property
    def agencies(self) -> list[str]:
        """The names that are known."""
        return list(Agency.objects.order_by("name").values_list("name", flat=True))


class AccountForm(RoleForm):
    """A new account."""

    name = forms.CharField(label="Name", help_text="As colleagues know them. It stands under every entry that they write.", max_length=200, widget=NAME, error_messages={"required": "Write their name"})
    username = forms.CharField(label="Name to sign in with", max_length=150, widget=NAME, validators=[TO_SIGN_IN_WITH], error_messages={"required": "Write a name to sign in with"})
    field_order = ("name", "username", "role", "agency")
