"""The addresses of who is who, inside a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.who_is_who, name="who-is-who"),
    path("<str:table>/add/", views.add, name="add-fact"),
    path("<str:table>/<int:row_no>/change/", views.change, name="change-fact"),
]
