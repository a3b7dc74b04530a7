"""The addresses of disagreements, under those of a family."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.disagreements, name="disagreements"),
    path("raise/", views.raise_one, name="raise-disagreement"),
    path("<str:entry_id>/other-view/", views.other_view, name="other-view"),
    path("<str:entry_id>/take-on/", views.take_a_step, name="take-on"),
    path("<str:entry_id>/settle/", views.settle_one, name="settle-disagreement"),
]
