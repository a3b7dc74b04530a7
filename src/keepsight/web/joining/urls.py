"""The addresses of records that are made one, inside a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.choose_record, name="choose-record"),
    path("<str:other_id>/", views.join, name="join-records"),
]
