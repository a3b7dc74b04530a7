"""Template tags: how a form's field is drawn with the Design System's classes, and the seal by which a form loses no word."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from keepsight.web.drafts.keeping import Seal

register = template.Library()
CLASSES = ((forms.Textarea, "govuk-textarea"), (forms.CheckboxInput, "govuk-checkboxes__input"), (forms.Select, "govuk-select"), (forms.Widget, "govuk-input"))


@register.filter
def govuk(field: BoundField) -> str:
    """The field's control with its class, and with its hint and problem tied to it for screen readers."""
    kind = next(name for widget, name in CLASSES if isinstance(field.field.widget, widget))
    given = f"{kind} {field.field.widget.attrs.get('class', '')}".strip() + (f" {kind}--error" if field.errors else "")
    tied = [f"{field.auto_id}-{part}" for part, there in (("hint", field.help_text), ("problem", field.errors)) if there]
    return field.as_widget(attrs={"class": given, **({"aria-describedby": " ".join(tied)} if tied else {})})


@register.simple_tag(takes_context=True)
def seal(context: dict[str, Any], address: str = "") -> SafeString:
    """The hidden field that every form with words in it carries: of the form that the page is, or of one that is sent to `address`."""
    sealed = Seal.of(context["by"], address) if address else context["request"].kept.seal
    return format_html('<input type="hidden" name="seal" value="{}">', sealed)
