"""The addresses of alcohol and drugs, within a family's."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [
    path("", views.substances, name="substances"),
    path("use/write/", views.use, name="write-use"),
    path("a-day/write/", views.day_of_use, name="write-day-of-use"),
    path("screen/write/", views.screening, name="write-screening"),
    path("before-birth/write/", views.before_birth, name="write-before-birth"),
]
