"""The addresses of babies' cards, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("<str:child_id>/", views.card, name="infant-card"),
    path("<str:child_id>/write/<slug:line>/", views.write, name="write-infant-line"),
]
