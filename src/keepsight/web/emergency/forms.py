"""The forms of emergency access: which child and what is feared; and whether it was needed."""

from __future__ import annotations

from django import forms

from keepsight.web.layout.fields import DayField, area, line


class EmergencyForm(forms.Form):
    """Which child, and what is feared."""

    use_required_attribute = False

    name = line("The child’s whole name", required="Write the child’s whole name")
    born = DayField("The child’s date of birth", required="Write the child’s date of birth", hint="For example 22 May 2021.")
    reason = area("What do you fear for this child, and why now?", required="Write what you fear for this child", hint="It is read by those whose entries you open.", rows=4)


class ReviewForm(forms.Form):
    """What somebody else found."""

    use_required_attribute = False

    review = area("Was it needed, and what follows?", required="Write in a few words whether it was needed, and what follows", rows=4)
