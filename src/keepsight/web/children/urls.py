"""The address of each child's own page, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("<str:child_id>/", views.child, name="child")]
