"""The addresses of records that are made one, and of one that is parted, inside a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("one-family/", views.choose_record, name="choose-record"),
    path("one-family/<str:other_id>/", views.join, name="join-records"),
    path("two-families/", views.part, name="part-record"),
    path("made/take-back/", views.take_back, name="take-back-records"),
]
