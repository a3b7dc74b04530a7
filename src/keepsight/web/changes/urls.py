"""The addresses of a family that changes, inside a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.changes, name="changes"),
    path("to-another-family/", views.choose_move, name="choose-move"),
    path("to-another-family/<str:person_id>/<str:other_id>/", views.move, name="move-person"),
    path("adopted/", views.adoption, name="record-adoption"),
    path("left/<int:leaving_no>/take-back/", views.take_back, name="take-back-leaving"),
]
