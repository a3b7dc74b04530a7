"""Template filters: how a form's field is drawn with the Design System's classes."""

from __future__ import annotations

from django import forms, template
from django.forms import BoundField

register = template.Library()
CLASSES = ((forms.Textarea, "govuk-textarea"), (forms.CheckboxInput, "govuk-checkboxes__input"), (forms.Select, "govuk-select"), (forms.Widget, "govuk-input"))


@register.filter
def govuk(field: BoundField) -> str:
    """The field's control with its class, and with its hint and problem tied to it for screen readers."""
    kind = next(name for widget, name in CLASSES if isinstance(field.field.widget, widget))
    given = f"{kind} {field.field.widget.attrs.get('class', '')}".strip() + (f" {kind}--error" if field.errors else "")
    tied = [f"{field.auto_id}-{part}" for part, there in (("hint", field.help_text), ("problem", field.errors)) if there]
    return field.as_widget(attrs={"class": given, **({"aria-describedby": " ".join(tied)} if tied else {})})
