"""The address of a supervisor's view of a team."""

from __future__ import annotations

from django.urls import path

from . import views

urlpatterns = [path("", views.team, name="team")]
