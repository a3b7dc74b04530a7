"""The addresses of fathers and male carers, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.fathers, name="fathers"),
    path("<str:child_id>/add/", views.add, name="add-father"),
    path("<str:child_id>/<str:man_id>/", views.father, name="father"),
    path("<str:child_id>/<str:man_id>/write/", views.choose_step, name="choose-father-step"),
    path("<str:child_id>/<str:man_id>/write/<slug:step>/", views.record_step, name="record-father-step"),
]
