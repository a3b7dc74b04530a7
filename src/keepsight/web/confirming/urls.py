"""The address of what is to be confirmed, inside a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("", views.to_confirm, name="to-confirm")]
