"""The addresses of decisions and actions, under those of a family."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.decisions, name="decisions"),
    path("record/", views.record, name="record-decision"),
    path("actions/set/", views.set_an_action, name="set-action"),
    path("actions/<str:action_id>/carry-over/", views.carry, name="carry-action"),
    path("actions/<str:action_id>/done/", views.show_an_action_done, name="action-done"),
]
